/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/session.h"
#include "tui/kept.h"
#include "tui/paths.h"
#include "tui/syntax.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/nocore.h"
#include "core/base/quote.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"
#include "core/graph/cachefiles.h"
#include "core/graph/changes.h"
#include "core/graph/spec.h"
#include "core/query/query.h"
#include "core/select/machpreset.h"
#include "core/tree/outline.h"

#include <unistd.h>

struct number number(uint32_t n)
{
	struct number out;
	char digits[16], *p = out.text;
	int len = snprintf(digits, sizeof(digits), "%u", n);

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*p++ = ',';
		*p++ = digits[i];
	}
	*p = '\0';
	return out;
}

void add_number(struct strbuf *out, uint32_t n)
{
	strbuf_addstr(out, number(n).text);
}

void add_count(struct strbuf *out, uint32_t n, const char *noun)
{
	strbuf_addf(out, "%s %s%s", number(n).text, noun, n == 1 ? "" : "s");
}

static int read_config(struct session *s, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	struct err no_home;
	int ret = 0;

	if (!xdg_config("config", &path, &no_home))
		ret = options_read_config(&s->opt, path.buf, err);
	strbuf_release(&path);
	return ret;
}

void session_say_origin(const struct session *s, enum option_id id, struct err *err)
{
	const struct option_values *v = &s->opt.value[id];
	struct strbuf path = STRBUF_INIT;
	struct err no_home;

	if (options_from(&s->opt, id, ORIGIN_CONFIG) && !xdg_config("config", &path, &no_home))
		err_prefix(err, "%s:%u: ", path.buf, v->line);
	strbuf_release(&path);
}

/* Finds and reads the preset: a selection of ours before one of mach. */
static int open_preset(struct session *s, const char *arg, struct err *err)
{
	struct strbuf path = STRBUF_INIT, near = STRBUF_INIT;
	int ret = preset_path(arg, &path, err);

	if (!ret && (!strcmp(path.buf, arg) || file_is_there(path.buf))) {
		ret = preset_read(&s->preset, path.buf, err);
	} else if (!ret) {
		ret = mach_preset_read(s->checkout.root, arg, &s->preset, &near, err);
		if (!ret && near.len)
			err_set(err, "no preset '%s' (did you mean '%s'?)", arg, near.buf);
		else if (!ret)
			err_set(err, "no preset '%s': neither '%s' nor one of mach try", arg,
				path.buf);
		ret = ret > 0 ? 0 : -1;
	}
	strbuf_release(&path);
	strbuf_release(&near);
	return ret;
}

int session_use_preset(struct session *s, const char *arg, struct err *err)
{
	if (open_preset(s, arg, err))
		return -1;
	s->have_preset = true;
	for (size_t i = 0; i < s->preset.option_nr; i++) {
		const struct preset_option *o = &s->preset.option[i];
		enum option_id id = option_find(slice_from(o->name));
		if (o->no)
			options_unset(&s->opt, id, ORIGIN_PRESET);
		else if (options_set(&s->opt, id, o->value, ORIGIN_PRESET, err))
			return err_prefix(err, "%s:%u: ", s->preset.path, o->line);
	}
	return 0;
}

/* Seconds to wait at the start, when all the user wants is to look around, and when he waits for it. */
#define WAIT_AT_START	2
#define WAIT_TO_RECOVER 15

/*
 * Puts back what a killed push with hg left (one with git leaves nothing), whatever
 * the checkout is besides. Where that fails (another push is running here) one can
 * still look around, and a push tries again itself.
 */
static int put_back(const struct session *s, struct strbuf *said, struct err *err)
{
	/* Then this is what is wanted. */
	bool recovers = s->opt.arg_nr && !strcmp(s->opt.arg[0], "recover");
	struct checkout hg = {0};
	int ret = 0;

	if (!vcs_find(&hg, ".", VCS_HG, err) &&
	    push_recover(&hg, recovers ? WAIT_TO_RECOVER : WAIT_AT_START, said, err)) {
		if (recovers)
			ret = -1;
		else
			strbuf_addf(said, "%s\n", err->text);
	}
	if (s->checkout.root || hg.root)
		kept_find(s, s->checkout.root ? s->checkout.root : hg.root, said);
	vcs_release(&hg);
	return ret;
}

/* Without a checkout everything but pushing works, so that is no error here. */
static int find_checkout(struct session *s, struct strbuf *said, struct err *err)
{
	const char *vcs = options_string(&s->opt, OPT_VCS);
	enum vcs_kind want = !vcs ? VCS_NONE : !strcmp(vcs, "git") ? VCS_GIT : VCS_HG;

	if (vcs_find(&s->checkout, ".", want, &s->no_checkout))
		s->checkout = (struct checkout){0};
	if (put_back(s, said, err))
		return -1;
	s->said_recovery = said->len;
	return 0;
}

/* What is given with a password must not end in a core file. */
static void guard_password(const char *address)
{
	struct secret s;

	if (address && secret_split(&s, address, false))
		nocore();
	if (address)
		secret_release(&s);
}

int session_init(struct session *s, int argc, char **argv, struct strbuf *said, struct err *err)
{
	const char *preset;

	*s = (struct session){.argv = (const char *const *)argv};
	options_init(&s->opt);
	if (options_parse(&s->opt, argc, argv, err))
		return -1;
	if (options_flag(&s->opt, OPT_HELP) || options_flag(&s->opt, OPT_VERSION))
		return 0;
	if (read_config(s, err) || options_read_env(&s->opt, err))
		return -1;
	guard_password(options_string(&s->opt, OPT_GRAPH));
	guard_password(options_string(&s->opt, OPT_TREEHERDER));
	if (options_string(&s->opt, OPT_GRAPH))
		s->spec = spec_public(options_string(&s->opt, OPT_GRAPH));
	preset = options_string(&s->opt, OPT_PRESET);
	/* its options count before the graph is loaded */
	if (find_checkout(s, said, err) || (preset && session_use_preset(s, preset, err)))
		return -1;
	guard_password(options_string(&s->opt, OPT_REMOTE));
	if (session_find_artifact(s, err))
		return -1;
	return session_check_pernosco(s, said, err);
}

void session_unload(struct session *s)
{
	if (!s->loaded)
		return;
	graph_release(&s->graph);
	bitset_release(&s->all);
	marks_release(&s->marks);
	session_forget_durations(s);
	s->loaded = false;
}

void session_release(struct session *s)
{
	options_release(&s->opt);
	vcs_release(&s->checkout);
	session_unload(s);
	if (s->have_preset)
		preset_release(&s->preset);
	paths_free(s->paths);
	syntax_free(s->syntax);
	free(s->title);
	free(s->spec);
	json_decref(s->existing);
	if (s->has_targets)
		graph_release(&s->targets);
}

struct graph_options session_graph_options(const struct session *s)
{
	const struct options *o = &s->opt;

	return (struct graph_options){
		.spec = options_string(o, OPT_GRAPH),
		.targets = options_string(o, OPT_TARGETS),
		.checkout = s->checkout.root,
		.vcs = s->checkout.root ? &s->checkout : NULL,
		.generator = {.command = options_string(o, OPT_GENERATOR),
			      .root = options_string(o, OPT_GENERATOR_ROOT),
			      .parameters = options_string(o, OPT_PARAMETERS),
			      .timeout = options_seconds(o, OPT_GENERATOR_TIMEOUT, 600)},
		.root_url = options_string(o, OPT_ROOT_URL),
		.trust_domain = options_string(o, OPT_TRUST_DOMAIN),
		.refresh = options_flag(o, OPT_REFRESH),
		.quick = s->quick && !options_flag(o, OPT_REFRESH),
		.cache = true,
		.outline = outline_make,
		.cache_bytes = MAX(options_size(o, OPT_CACHE_SIZE, CACHE_DEFAULT_BYTES), 1),
	};
}

/* What preset and queries select is looked up in the graph; with --full the outline is of no use. */
static bool only_looks(const struct session *s)
{
	return !s->have_preset && !s->paths && !s->syntax && !options_flag(&s->opt, OPT_FROM) &&
	       !*options_list(&s->opt, OPT_QUERY) && !options_flag(&s->opt, OPT_FULL);
}

/* What is offered is made from labels and worker types, so these must be there. */
static bool narrows(const struct session *s)
{
	return options_flag(&s->opt, OPT_WORKER_TYPE) || s->has_targets;
}

/* The tasks of this worker type, added to `out`. */
static int tasks_on(const struct graph *g, const char *type, struct bitset *out, struct err *err)
{
	const uint32_t *worker = g->facet[FACET_WORKER];
	uint32_t id = intern_find(&g->str, type, strlen(type));
	struct suggest s;
	bool found = false;

	suggest_init(&s, slice_from(type));
	for (uint32_t i = 0; i < g->task_nr; i++) {
		if (id != INTERN_NONE && worker[i] == id) {
			bitset_put(out, i, true);
			found = true;
		} else if (id == INTERN_NONE) {
			suggest_offer(&s, graph_facet(g, i, FACET_WORKER));
		}
	}
	if (found)
		return 0;
	if (s.best.n)
		return err_set(err, "--worker-type: no task runs on '%s' (did you mean '%.*s'?)",
			       type, SLICE_ARG(s.best));
	return err_set(err, "--worker-type: no task runs on '%s'", type);
}

/* What --worker-type leaves of the graph, for mach try too. All when it is not given. */
static int kept_tasks(const struct session *s, const struct graph *g, struct bitset *out,
		      struct err *err)
{
	const char *const *type = options_list(&s->opt, OPT_WORKER_TYPE);

	bitset_init(out, g->task_nr);
	if (!*type)
		bitset_set_all(out);
	for (; *type; type++)
		if (tasks_on(g, *type, out, err))
			return -1;
	return 0;
}

/* Loads the graph; an unsettled one has what is needed. */
static int load_graph(struct graph *g, struct graph_options *opt, enum session_need need,
		      struct err *err)
{
	int ret = graph_load(g, opt, err);

	if (ret || !g->unsettled)
		return ret;
	if (need == NEED_LABELS ? graph_settle_labels(g) : outline_is_there(g) || graph_settle(g))
		return 0;
	graph_release(g);
	opt->unsettled = false;
	return graph_load(g, opt, err);
}

static int open_graph(const struct session *s, bool only_cached,
		      bool (*progress)(void *, const struct graph_progress *), void *ctx,
		      struct graph *g, struct err *err)
{
	struct graph_options opt = session_graph_options(s);
	struct bitset kept;
	int ret;

	opt.only_cached = only_cached;
	opt.progress = progress;
	opt.ctx = ctx;
	opt.unsettled = !narrows(s) &&
			(s->need == NEED_LABELS || (s->need == NEED_OUTLINE && only_looks(s)));
	if (load_graph(g, &opt, s->need, err)) {
		session_say_origin(s, OPT_GRAPH, err);
		return -1;
	}
	opt.unsettled = false;
	changes_enable(g, &opt);
	if (s->has_targets)
		session_offer_targets(s, g);
	ret = kept_tasks(s, g, &kept, err);
	if (ret)
		graph_release(g);
	else if (options_flag(&s->opt, OPT_WORKER_TYPE))
		bitset_and(&g->offered, &kept);
	bitset_release(&kept);
	return ret;
}

int session_open_checked(const struct session *s,
			 bool (*progress)(void *, const struct graph_progress *), void *ctx,
			 struct graph *g, struct err *err)
{
	return open_graph(s, true, progress, ctx, g, err);
}

void session_take(struct session *s, struct graph *g)
{
	struct err ignored;
	struct marks marks;

	marks_init(&marks, g->task_nr);
	if (s->loaded)
		marks_carry(&marks, g, &s->marks, &s->graph);
	session_unload(s);
	s->graph = *g;
	s->loaded = true;
	/* what is not there was told when it was opened */
	(void)!kept_tasks(s, &s->graph, &s->all, &ignored);
	s->marks = marks;
	session_set_full(s, options_flag(&s->opt, OPT_FULL));
}

int session_load(struct session *s, bool (*progress)(void *, const struct graph_progress *),
		 void *ctx, struct err *err)
{
	struct graph g;

	if (session_load_targets(s, progress, ctx, err) ||
	    open_graph(s, false, progress, ctx, &g, err))
		return -1;
	session_take(s, &g);
	return 0;
}

bool session_mend(struct session *s, bool (*progress)(void *, const struct graph_progress *),
		  struct strbuf *said, struct err *err)
{
	if (s->mended || !s->loaded || !graph_check(&s->graph, err))
		return false;
	s->mended = true; /* a disk that fails would have us do it for ever */
	strbuf_addf(said, "%s: it is made again\n", err->text);
	session_unload(s);
	return !session_load(s, progress, NULL, err);
}

void session_set_full(struct session *s, bool full)
{
	s->shown = full ? &s->all : &s->graph.offered;
}

const char *session_project(const struct session *s)
{
	return s->checkout.root ? s->checkout.root : s->graph.from;
}

unsigned session_query_flags(const struct session *s)
{
	unsigned flags = 0;

	for (enum option_id id = 0; id < OPT_NR; id++)
		if (options_flag(&s->opt, id))
			flags |= query_flag(option_info(id)->name);
	return flags;
}

/* Appends " OPTION WORD" as a shell takes it. */
static void add_option(struct strbuf *out, const char *option, const char *word)
{
	strbuf_addf(out, " %s ", option);
	quote_add_shell(out, word);
}

/* The graph, if the command line said which. */
static void add_graph(const struct session *s, struct strbuf *out)
{
	if (options_from(&s->opt, OPT_GRAPH, ORIGIN_LINE))
		add_option(out, "--graph", s->spec);
}

void session_replay_command(const struct session *s, const char *preset, struct strbuf *out)
{
	strbuf_addstr(out, "mtry-tui");
	add_option(out, "--preset", preset); /* first, where a narrow screen shows it */
	add_graph(s, out);
}

void session_task_command(const struct session *s, uint32_t task, bool full, struct strbuf *out)
{
	enum task_class class = s->graph.class[task];
	struct slice label = graph_label(&s->graph, task);
	struct strbuf query = STRBUF_INIT;

	if (class != CLASS_MAIN)
		strbuf_addf(&query, "class:%s ", class_name(class));
	strbuf_addch(&query, '^');
	for (size_t i = 0; i < label.n; i++)
		strbuf_addf(&query, "%s%c", label.p[i] == ' ' ? "\\" : "", label.p[i]);
	strbuf_addch(&query, '$');
	strbuf_addstr(out, "mtry-tui");
	add_graph(s, out);
	strbuf_addstr(out, full ? " --full" : "");
	add_option(out, "-q", query.buf);
	strbuf_release(&query);
}
