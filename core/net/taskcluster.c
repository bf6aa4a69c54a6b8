/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/taskcluster.h"
#include "core/base/utf8.h"
#include "core/net/httpjson.h"
#include "core/net/url.h"

#define QUOTED_LIMIT 200 /* bytes of what a server says that are repeated */

/* ROOT/api/SERVICE/v1 and the words of the path, each percent-encoded. */
static void add_url(struct strbuf *url, const char *root, const char *service,
		    const char *const *path)
{
	size_t n = strlen(root);

	strbuf_add(url, root, n && root[n - 1] == '/' ? n - 1 : n);
	strbuf_addf(url, "/api/%s/v1", service);
	for (; *path; path++) {
		strbuf_addch(url, '/');
		url_add_piece(url, *path);
	}
}

/* ---- what a server says ---- */

/* The first line of a text, not too long, with ": " before it; nothing when there is no text. */
static void add_quoted(struct strbuf *out, const json_t *page, const char *member)
{
	const char *text = json_string_value(json_object_get(page, member));
	size_t n = text ? strcspn(text, "\r\n") : 0;
	uint32_t c;

	if (!n)
		return;
	strbuf_addstr(out, ": ");
	if (n > QUOTED_LIMIT)
		for (n = 0; n < QUOTED_LIMIT;)
			n += utf8_decode(text + n, strlen(text + n), &c);
	strbuf_add(out, text, n);
}

/* Puts `what` in place of the message when the code is that one. */
static void explain(const struct http_ask *g, int code, struct err *err, const char *what)
{
	struct strbuf text = STRBUF_INIT;
	json_t *page;

	if (g->code != code)
		return;
	page = json_loadb(g->page.buf, g->page.len, 0, NULL);
	strbuf_addstr(&text, what);
	if (code == 424)
		add_quoted(&text, page, "reason");
	add_quoted(&text, page, "message");
	err_set(err, "%s", text.buf);
	json_decref(page);
	strbuf_release(&text);
}

/* The JSON object at a path of a service; `missing` is the message for 404 and 410. */
static enum net_status ask(struct http *h, const struct net_request *r, const char *service,
			   const char *const *path, const char *missing, json_t **json,
			   struct err *err)
{
	struct strbuf url = STRBUF_INIT;
	struct http_ask g = {.url = NULL};
	enum net_status status;

	add_url(&url, r->root_url, service, path);
	g.url = url.buf;
	status = http_ask_json(h, &g, json, err);
	explain(&g, 404, err, missing);
	explain(&g, 410, err, missing);
	strbuf_release(&g.page);
	strbuf_release(&url);
	return status;
}

/* ---- look-ups ---- */

/* The run to use: the last that was completed, else the last; NULL when there is none. */
static json_t *best_run(const json_t *runs)
{
	json_t *best = NULL, *run;
	bool completed = false, done;
	size_t i;

	json_array_foreach (runs, i, run) {
		const char *state = json_string_value(json_object_get(run, "state"));
		if (!json_is_integer(json_object_get(run, "runId")))
			continue;
		done = state && !strcmp(state, "completed");
		if (completed && !done)
			continue;
		completed = done;
		best = run;
	}
	return best;
}

/* Copies a text member, when it is there. */
static void copy(json_t *to, const json_t *from, const char *member)
{
	json_t *text = json_object_get(from, member);

	if (json_is_string(text))
		json_object_set(to, member, text);
}

static enum net_status find_task(struct http *h, const struct net_request *r, const char *task,
				 json_t *found, struct err *err)
{
	struct strbuf missing = STRBUF_INIT;
	json_t *answer, *status, *run;
	enum net_status ret;

	strbuf_addf(&missing, "no task '%s' at '%s': it is not there, or has expired", task,
		    r->root_url);
	ret = ask(h, r, "queue", (const char *const[]){"task", task, "status", NULL}, missing.buf,
		  &answer, err);
	strbuf_release(&missing);
	if (ret)
		return ret;
	status = json_object_get(answer, "status");
	run = best_run(json_object_get(status, "runs"));
	json_object_set_new(found, "taskId", json_string(task));
	json_object_set_new(found, "run",
			    run ? json_incref(json_object_get(run, "runId")) : json_null());
	copy(found, run, "resolved");
	copy(found, status, "state");
	copy(found, status, "expires");
	if (!json_is_object(status)) {
		err_set(err, "the queue does not tell the status of task '%s'", task);
		ret = NET_BAD_ANSWER;
	}
	json_decref(answer);
	return ret;
}

static enum net_status find_index(struct http *h, const struct net_request *r,
				  const char *namespace, json_t *found, struct err *err)
{
	struct strbuf missing = STRBUF_INIT;
	const char *task;
	enum net_status ret;
	json_t *answer;

	strbuf_addf(&missing, "'%s' is not in the index at '%s'", namespace, r->root_url);
	ret = ask(h, r, "index", (const char *const[]){"task", namespace, NULL}, missing.buf,
		  &answer, err);
	strbuf_release(&missing);
	if (ret)
		return ret;
	task = json_string_value(json_object_get(answer, "taskId"));
	if (!task || !net_is_task_id(task)) {
		err_set(err, "the index has no task id for '%s'", namespace);
		ret = NET_BAD_ANSWER;
	} else {
		json_object_set_new(found, "namespace", json_string(namespace));
		ret = find_task(h, r, task, found, err);
	}
	json_decref(answer);
	return ret;
}

enum net_status taskcluster_find(struct http *h, const struct net_request *r, json_t **found,
				 struct err *err)
{
	*found = json_object();
	if (r->index)
		return find_index(h, r, r->index, *found, err);
	return find_task(h, r, r->task, *found, err);
}

static enum net_status has_artifact(struct http *h, const struct net_request *r, json_t *found,
				    struct err *err)
{
	const char *task = json_string_value(json_object_get(found, "taskId"));
	const char *const path[] = {"task", task, "artifact-info", r->name, NULL};
	enum net_status ret;
	json_t *info;

	ret = ask(h, r, "queue", path, "no such artifact", &info, err);
	copy(found, info, "expires");
	json_decref(info);
	return ret;
}

enum net_status taskcluster_newest(struct http *h, const struct net_request *r, json_t **found,
				   struct err *err)
{
	enum net_status ret = NET_NOT_FOUND;

	*found = json_object();
	for (size_t i = 0; r->namespaces[i]; i++) {
		json_object_clear(*found);
		ret = find_index(h, r, r->namespaces[i], *found, err);
		if (!ret)
			ret = has_artifact(h, r, *found, err);
		if (ret != NET_NOT_FOUND && ret != NET_GONE)
			return ret;
	}
	err_set(err, "none of the decision tasks looked for at '%s' has '%s' any more (first '%s')",
		r->root_url, r->name, r->namespaces[0]);
	return NET_NOT_FOUND;
}

/* ---- artifacts ---- */

static void explain_artifact(const struct http_ask *g, const struct net_request *r, struct err *err)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "task '%s' has no artifact '%s', or it has expired", r->task, r->name);
	explain(g, 404, err, text.buf);
	strbuf_reset(&text);
	strbuf_addf(&text, "artifact '%s' of task '%s' has expired", r->name, r->task);
	explain(g, 410, err, text.buf);
	strbuf_reset(&text);
	strbuf_addf(&text, "artifact '%s' of task '%s' was not made", r->name, r->task);
	explain(g, 424, err, text.buf);
	strbuf_reset(&text);
	strbuf_addf(&text, "artifact '%s' of task '%s' is not public", r->name, r->task);
	explain(g, 403, err, text.buf);
	strbuf_release(&text);
}

enum net_status taskcluster_artifact(struct http *h, const struct net_request *r, decode_take *take,
				     struct err *err)
{
	struct http_ask g = {.take = take, .max = (uint64_t)r->max_bytes};
	struct strbuf url = STRBUF_INIT;
	enum net_status status;
	char run[16];

	snprintf(run, sizeof(run), "%d", (int)r->run);
	if (r->run == NET_ANY_RUN)
		add_url(&url, r->root_url, "queue",
			(const char *const[]){"task", r->task, "artifacts", r->name, NULL});
	else
		add_url(&url, r->root_url, "queue",
			(const char *const[]){"task", r->task, "runs", run, "artifacts", r->name,
					      NULL});
	g.url = url.buf;
	status = http_ask(h, &g, err);
	if (status)
		explain_artifact(&g, r, err);
	strbuf_release(&g.page);
	strbuf_release(&url);
	return status;
}
