/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/paths.h"
#include "core/base/alloc.h"
#include "core/base/argv.h"
#include "core/plan/pyjson.h"
#include "core/select/pathtasks.h"

struct paths {
	struct resolved tests;
	struct pathtasks *tasks;
	const char **sent; /* NULL-terminated; or NULL */
};

void paths_free(struct paths *p)
{
	if (!p)
		return;
	pathtasks_free(p->tasks);
	resolve_release(&p->tests);
	free(p->sent);
	free(p);
}

/* By paths, not by tags. */
static bool has_paths(const struct session *s)
{
	return s->path || (s->have_preset && s->preset.tests_nr);
}

bool paths_in_preset(const struct session *s)
{
	const struct option_values *tag = &s->opt.value[OPT_TAG];

	for (size_t i = 0; i < tag->nr; i++)
		if (tag->of[i] == ORIGIN_PRESET)
			return true;
	return s->have_preset && s->preset.tests_nr;
}

/* NAME=JSON as Python writes it; takes `value`. */
static int set_env(struct session *s, const char *name, json_t *value, struct err *err)
{
	char *text = json_dumps(value, 0);
	struct strbuf env = STRBUF_INIT;
	int ret;

	strbuf_addf(&env, "%s=", name);
	pyjson_add_line(&env, slice_from(text));
	ret = options_set(&s->opt, OPT_ENV, env.buf, ORIGIN_LINE, err);
	json_decref(value);
	free(text);
	strbuf_release(&env);
	return ret;
}

/* What we set must not be said otherwise. */
static int check_env(const struct session *s, struct err *err)
{
	static const char *const name[] = {PATHTASKS_PATHS, PATHTASKS_TAG};
	const struct option_values *v = &s->opt.value[OPT_ENV];

	for (size_t i = 0; i < v->nr; i++)
		for (size_t k = 0; k < ARRAY_LEN(name); k++)
			if (v->of[i] == ORIGIN_LINE &&
			    !strncmp(v->v[i], name[k], strlen(name[k])) &&
			    v->v[i][strlen(name[k])] == '=')
				return err_set(err, "--env %s and paths or tags exclude each other",
					       name[k]);
	return 0;
}

static int tell_tasks(struct session *s, struct err *err)
{
	const char *const *tag = options_list(&s->opt, OPT_TAG);
	json_t *value;

	if (options_flag(&s->opt, OPT_WHOLE_CHUNK))
		return 0;
	if (has_paths(s)) {
		value = pathtasks_paths(&s->paths->tests, err);
		return value ? set_env(s, PATHTASKS_PATHS, value, err) : -1;
	}
	value = json_array();
	for (size_t i = 0; tag[i]; i++)
		if (json_array_append_new(value, json_string(tag[i]))) {
			json_decref(value);
			return err_set(err, "--tag '%s' is not valid UTF-8", tag[i]);
		}
	return set_env(s, PATHTASKS_TAG, value, err);
}

/* Those of the preset, which are seen from the root of the checkout, and then those of the line. */
static void list_paths(const struct session *s, const char *root, struct argv *list)
{
	for (size_t i = 0; s->have_preset && i < s->preset.tests_nr; i++) {
		struct strbuf path = STRBUF_INIT;
		strbuf_addf(&path, "%s/%s", root, s->preset.tests[i]);
		argv_add(list, *s->preset.tests[i] == '/' ? s->preset.tests[i] : path.buf);
		strbuf_release(&path);
	}
	for (size_t i = 0; s->path && s->path[i]; i++)
		argv_add(list, s->path[i]);
}

static int resolve_named(const struct session *s, const struct srctree *tree, struct resolved *r,
			 struct err *err)
{
	bool files = options_flag(&s->opt, OPT_ALLOW_TESTFILE_PATH);
	char *cwd = realpath(".", NULL);
	struct argv list = ARGV_INIT;
	int ret;

	list_paths(s, tree->root, &list);
	ret = resolve_paths(r, tree, cwd ? cwd : "", (const char *const *)list.v, files, err);
	argv_release(&list);
	free(cwd);
	return ret;
}

static int resolve(const struct session *s, struct resolved *r, struct err *err)
{
	struct srctree tree;
	int ret = srctree_open(&tree, s->checkout.root, err);

	if (!ret && has_paths(s))
		ret = resolve_named(s, &tree, r, err);
	else if (!ret)
		ret = resolve_tags(r, &tree, options_list(&s->opt, OPT_TAG), err);
	srctree_release(&tree);
	return ret;
}

static void list_sent(struct paths *p)
{
	p->sent = xcalloc(p->tests.sent_nr + 1, sizeof(*p->sent));
	for (size_t i = 0; i < p->tests.sent_nr; i++)
		p->sent[i] = p->tests.sent[i];
}

int paths_find(struct session *s, struct strbuf *said, struct err *err)
{
	if (s->paths || (!has_paths(s) && !options_flag(&s->opt, OPT_TAG)))
		return 0;
	if (s->checkout.kind == VCS_NONE)
		return err_set(err, "%s", s->no_checkout.text);
	if (check_env(s, err))
		return -1;
	s->paths = xcalloc(1, sizeof(*s->paths));
	if (resolve(s, &s->paths->tests, err)) {
		free(s->paths);
		s->paths = NULL;
		return paths_in_preset(s) ? err_prefix(err, "%s: ", s->preset.path) : -1;
	}
	list_sent(s->paths);
	strbuf_addstr(said, s->paths->tests.notes.buf);
	s->paths->tasks = pathtasks_new(&s->paths->tests, said, err);
	return s->paths->tasks ? tell_tasks(s, err) : -1;
}

int paths_tasks(const struct session *s, struct bitset *out, struct err *err)
{
	const char *platforms = options_string(&s->opt, OPT_PLATFORM);
	const char *types = options_string(&s->opt, OPT_TYPE);
	const struct paths *p = s->paths;
	int ret;

	if (options_flag(&s->opt, OPT_WHOLE_CHUNK))
		ret = pathtasks_chunks(p->tasks, &p->tests, &s->graph, s->shown, out, err);
	else
		ret = pathtasks_run(p->tasks, &s->graph, s->shown, out, err);
	if (!ret && platforms)
		ret = pathtasks_platforms(&s->graph, platforms, out, err);
	if (!ret && types)
		ret = pathtasks_types(&s->graph, types, out, err);
	return ret;
}

static int refuse(const struct session *s, const struct pathtasks *tasks, struct err *err)
{
	uint32_t task = pathtasks_stranger(tasks, &s->graph, &s->marks.set);

	if (task == TASK_NONE)
		return 0;
	return err_set(err,
		       "'%s' will not exist on try: with paths or tags of tests only tasks of %s "
		       "get any tests; push it on its own",
		       graph_label(&s->graph, task).p, pathtasks_suites(tasks));
}

/* The last value that is given counts, as in the plan. */
static const char *env_paths(const struct session *s)
{
	const char *const *env = options_list(&s->opt, OPT_ENV), *found = NULL;

	for (; *env; env++)
		if (!strncmp(*env, PATHTASKS_PATHS "=", sizeof(PATHTASKS_PATHS)))
			found = *env + sizeof(PATHTASKS_PATHS);
	return found;
}

int paths_check(const struct session *s, struct err *err)
{
	const char *env = env_paths(s);
	struct pathtasks *tasks;
	struct err none; /* what is no such value is nobody's reason */
	int ret = 0;

	if (!s->loaded)
		return 0;
	if (s->paths && !options_flag(&s->opt, OPT_WHOLE_CHUNK))
		return refuse(s, s->paths->tasks, err);
	tasks = env ? pathtasks_of_env(env, &none) : NULL;
	if (tasks)
		ret = refuse(s, tasks, err);
	pathtasks_free(tasks);
	return ret;
}

const char *const *paths_sent(const struct session *s)
{
	return s->paths && has_paths(s) ? s->paths->sent : NULL;
}
