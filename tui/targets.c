/* SPDX-License-Identifier: MPL-2.0 */
/* --target-tasks-method: what a method of the checkout's own Python code targets. */
#include "core/base/base.h"
#include "tui/session.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/xdg.h"

void session_offer_targets(const struct session *s, struct graph *g)
{
	bitset_clear_all(&g->offered);
	for (uint32_t t = 0; t < s->targets.task_nr; t++) {
		uint32_t task = graph_find(g, graph_label(&s->targets, t));
		if (task != TASK_NONE)
			bitset_put(&g->offered, task, true);
	}
}

static bool is_firefox(const struct session *s)
{
	struct strbuf path = STRBUF_INIT;
	bool there;

	strbuf_addf(&path, "%s/mach", s->checkout.root);
	there = file_exists(path.buf);
	strbuf_release(&path);
	return there;
}

/*
 * The parameters that have taskgraph target what mach try offers with the method: its filter
 * behind the method's. The file stays, since the cache knows it by its content.
 */
static int write_parameters(const struct session *s, const char *method, struct strbuf *path,
			    struct err *err)
{
	struct strbuf name = STRBUF_INIT;
	json_t *parameters =
		is_firefox(s)
			? json_pack("{s:[s, s], s:s, s:s, s:s}", "filters", "target_tasks_method",
				    "try_select_tasks", "project", "mozilla-central",
				    "target_tasks_method", method, "try_mode", "try_select")
			: json_pack("{s:s}", "target_tasks_method", method);
	char *text = json_dumps(parameters, JSON_INDENT(4) | JSON_SORT_KEYS);
	int ret;

	strbuf_addf(&name, "method-%s.json", method);
	for (char *p = name.buf; (p = strchr(p, ':'));)
		*p = '-';
	ret = xdg_state(name.buf, path, err);
	if (!ret)
		ret = file_write_atomic(path->buf, text, strlen(text), 0600, err);
	free(text);
	json_decref(parameters);
	strbuf_release(&name);
	return ret;
}

/* In the cache it is not what the checkout had last. */
static uint64_t name_of(const char *method)
{
	return hash64(method, strlen(method), hash64("target", 6, 0)) | 1;
}

int session_load_targets(struct session *s, bool (*progress)(void *, const struct graph_progress *),
			 void *ctx, struct err *err)
{
	const char *method = options_string(&s->opt, OPT_TARGET_TASKS_METHOD);
	struct graph_options opt = session_graph_options(s);
	struct strbuf path = STRBUF_INIT;
	int ret = -1;

	if (!method || s->has_targets)
		return 0;
	if (!s->checkout.root) {
		err_set(err, "its Python code chooses: this needs a checkout");
	} else if (!write_parameters(s, method, &path, err)) {
		opt.spec = "local";
		opt.targets = NULL;
		opt.quick = false;
		opt.also = name_of(method);
		opt.generator.stage = "target";
		opt.generator.command = NULL;
		opt.generator.parameters = path.buf;
		opt.progress = progress;
		opt.ctx = ctx;
		ret = graph_load(&s->targets, &opt, err);
	}
	if (ret)
		err_prefix(err, "--target-tasks-method '%s': ", method);
	s->has_targets = !ret;
	strbuf_release(&path);
	return ret;
}
