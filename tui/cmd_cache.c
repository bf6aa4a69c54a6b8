/* SPDX-License-Identifier: MPL-2.0 */
/* The commands graph list, prune and verify: about the graphs in the cache. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"
#include "core/graph/cachefiles.h"
#include "core/graph/index.h"
#include "tui/words.h"

#include <time.h>

static int fail(const struct err *err)
{
	complain(err->text);
	return EXIT_REFUSED;
}

/* A graph in the cache, with what its index says. */
struct cached {
	const struct cache_file *file;
	struct index_info info; /* when state is 0 */
	int state;		/* of index_info(); -1: damaged, 1: there is no index */
};

/* Opens what the index says; the caller frees c->info.from. */
static void look_at(const struct cache_file *f, struct cached *c)
{
	struct strbuf path = STRBUF_INIT;
	struct err ignored;

	*c = (struct cached){.file = f, .state = 1};
	if (slice_begins(slice_from(f->name), "index/") && !xdg_cache(f->name, &path, &ignored))
		c->state = index_info(path.buf, &c->info, &ignored);
	strbuf_release(&path);
}

/* Where the graph came from, or why that is not known. */
static void add_from(struct strbuf *out, const struct cached *c)
{
	if (!c->state)
		utf8_visible(out, c->info.from, strlen(c->info.from));
	else if (c->info.other)
		strbuf_addstr(out, "(of another version of mtry-tui)");
	else
		strbuf_addstr(out, c->state < 0 ? "(damaged)" : "(a copy without its index)");
}

/* What was made last comes first; what has no date, last. */
static int by_age(const void *va, const void *vb)
{
	const struct cached *a = va, *b = vb;

	if (a->info.made != b->info.made)
		return a->info.made > b->info.made ? -1 : 1;
	return strcmp(a->file->name, b->file->name);
}

static struct slice key_of(const struct cached *c)
{
	const char *key = strchr(c->file->name, '/') + 1;

	return (struct slice){key, strcspn(key, ".")};
}

static void add_row(struct strbuf *out, const struct cached *c)
{
	size_t start = out->len;

	strbuf_addf(out, "%.*s  ", SLICE_ARG(key_of(c)));
	if (!c->state)
		add_number(out, c->info.task_nr);
	add_padding(out, start, 27);
	add_bytes(out, c->file->bytes);
	add_padding(out, start, 38);
	if (!c->state)
		add_age(out, time(NULL) - c->info.made);
	add_padding(out, start, 50);
	add_age(out, time(NULL) - c->file->used);
	add_padding(out, start, 62);
	add_from(out, c);
	strbuf_addch(out, '\n');
}

static json_t *json_row(const struct cached *c)
{
	struct strbuf from = STRBUF_INIT;
	struct slice key = key_of(c);
	json_t *j = json_object();

	json_object_set_new(j, "key", json_stringn(key.p, key.n));
	json_object_set_new(j, "bytes", json_integer((json_int_t)c->file->bytes));
	json_object_set_new(j, "used", json_time(c->file->used));
	if (!c->state) {
		json_object_set_new(j, "source", json_text(c->info.from));
		json_object_set_new(j, "tasks", json_integer(c->info.task_nr));
		json_object_set_new(j, "made", json_time(c->info.made));
	} else {
		add_from(&from, c);
		json_object_set_new(j, "problem", json_string(from.buf));
	}
	strbuf_release(&from);
	return j;
}

static int print_rows_json(const struct cached *c, size_t nr)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < nr; i++)
		json_array_append_new(rows, json_row(&c[i]));
	return print_json(rows);
}

static int print_rows(const struct cached *c, size_t nr)
{
	struct strbuf out = STRBUF_INIT;
	int status;

	if (nr)
		strbuf_addf(&out, "%-18s%-9s%-11s%-12s%-12s%s\n", "KEY", "TASKS", "SIZE", "AGE",
			    "LAST USE", "SOURCE");
	else
		fputs("the cache is empty\n", stderr);
	for (size_t i = 0; i < nr; i++)
		add_row(&out, &c[i]);
	status = print_out(&out, EXIT_DONE);
	strbuf_release(&out);
	return status;
}

int graph_list_main(struct session *s, char **arg UNUSED)
{
	struct cache_files files;
	struct cached *c = NULL;
	struct err err;
	int status;

	if (cache_files_list(&files, &err)) {
		status = fail(&err);
		goto out;
	}
	c = xcalloc(files.nr + 1, sizeof(*c));
	for (size_t i = 0; i < files.nr; i++)
		look_at(&files.file[i], &c[i]);
	qsort(c, files.nr, sizeof(*c), by_age);
	status = options_flag(&s->opt, OPT_JSON) ? print_rows_json(c, files.nr)
						 : print_rows(c, files.nr);
	for (size_t i = 0; i < files.nr; i++)
		free(c[i].info.from);
out:
	cache_files_release(&files);
	free(c);
	return status;
}

/* Names and temporary files have a '.' or no suffix where an index has one. */
static bool is_graph(const struct cache_file *f)
{
	const char *dot = strchr(f->name, '.');

	return dot && (!strcmp(dot, ".idx") || !strcmp(dot, ".gz"));
}

/* What is no graph, and goes all the same. */
static const char *why_useless(const struct cache_file *f)
{
	return strchr(f->name, '.') ? "a temporary file that was left" : "it leads nowhere";
}

static void json_removal(void *rows, const struct cache_file *f)
{
	struct cached c;
	json_t *j;

	if (is_graph(f)) {
		look_at(f, &c);
		j = json_row(&c);
		free(c.info.from);
	} else {
		j = json_object();
		json_object_set_new(j, "bytes", json_integer((json_int_t)f->bytes));
		json_object_set_new(j, "used", json_time(f->used));
		json_object_set_new(j, "problem", json_string(why_useless(f)));
	}
	json_object_set_new(j, "file", json_text(f->name));
	json_array_append_new(rows, j);
}

static void say_removal(void *out, const struct cache_file *f)
{
	struct cached c;

	strbuf_addf(out, "removing %s", f->name);
	if (is_graph(f)) {
		look_at(f, &c);
		strbuf_addstr(out, ", ");
		add_bytes(out, f->bytes);
		strbuf_addstr(out, ", last used ");
		add_age(out, time(NULL) - f->used);
		strbuf_addstr(out, " ago: ");
		add_from(out, &c);
		free(c.info.from);
	} else {
		strbuf_addf(out, ": %s", why_useless(f));
	}
	strbuf_addch(out, '\n');
}

/* "2 graphs are in the cache, 24.6 MB" */
static void say_rest(struct strbuf *out)
{
	struct cache_files rest;
	struct err ignored;

	if (!cache_files_list(&rest, &ignored)) {
		add_count(out, (uint32_t)rest.nr, "graph");
		strbuf_addf(out, " %s in the cache, ", rest.nr == 1 ? "is" : "are");
		add_bytes(out, cache_files_bytes(&rest));
		strbuf_addch(out, '\n');
	}
	cache_files_release(&rest);
}

static int prune(const struct session *s, cache_removes *removes, void *ctx)
{
	uint64_t limit = options_size(&s->opt, OPT_CACHE_SIZE, CACHE_DEFAULT_BYTES);
	struct err err;

	limit = options_size(&s->opt, OPT_KEEP, limit);
	return cache_prune(limit, removes, ctx, &err) ? fail(&err) : EXIT_DONE;
}

static int prune_json(const struct session *s)
{
	json_t *rows = json_array(), *j = json_pack("{so}", "removed", rows);
	int status = prune(s, json_removal, rows), printed;
	struct cache_files rest;
	struct err ignored;

	if (!cache_files_list(&rest, &ignored)) {
		json_object_set_new(j, "graphs", json_integer((json_int_t)rest.nr));
		json_object_set_new(j, "bytes", json_integer((json_int_t)cache_files_bytes(&rest)));
	}
	cache_files_release(&rest);
	printed = print_json(j);
	return MAX(status, printed);
}

int graph_prune_main(struct session *s, char **arg UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	int status;

	if (options_flag(&s->opt, OPT_JSON))
		return prune_json(s);
	status = prune(s, say_removal, &out);
	say_rest(&out);
	status = print_out(&out, status);
	strbuf_release(&out);
	return status;
}

/* ---- graph verify ---- */

/* Opens and checks all of it. 0; 1 for another version; -1 when it is damaged. */
static int check_all(const struct cached *c)
{
	struct strbuf path = STRBUF_INIT;
	struct graph g;
	struct err ignored;
	int ret = c->info.other ? 1 : c->state;

	if (!ret && !xdg_cache(c->file->name, &path, &ignored)) {
		ret = index_open(&g, path.buf, &ignored);
		if (!ret) {
			ret = index_verify(&g, &ignored);
			graph_release(&g);
		}
	}
	strbuf_release(&path);
	return ret;
}

/* What was found out about a graph. */
struct verdict {
	bool good, damaged; /* neither: of another version, or there is no index */
	struct err kept;    /* why a damaged one could not be removed; "": it is */
};

static void judge(const struct cached *c, struct verdict *v)
{
	int ret = check_all(c);

	*v = (struct verdict){.good = !ret, .damaged = ret < 0};
	if (v->damaged && !cache_remove(c->file->name, &v->kept))
		v->kept.text[0] = '\0';
}

static void add_verdict(struct strbuf *out, const struct cached *c, const struct verdict *v)
{
	strbuf_addf(out, "%s: ", c->file->name);
	if (v->good)
		strbuf_addstr(out, "good: ");
	if (!v->damaged)
		add_from(out, c);
	else if (*v->kept.text)
		strbuf_addf(out, "damaged: %s", v->kept.text);
	else
		strbuf_addstr(out, "damaged, and removed");
	strbuf_addch(out, '\n');
}

static json_t *json_verdict(const struct cached *c, const struct verdict *v)
{
	json_t *j = json_row(c);

	json_object_set_new(j, "good", json_boolean(v->good));
	if (v->damaged) {
		json_object_set_new(j, "problem", json_string("(damaged)"));
		json_object_set_new(j, "removed", json_boolean(!*v->kept.text));
	}
	if (*v->kept.text)
		json_object_set_new(j, "error", json_text(v->kept.text));
	return j;
}

/* The graph that --graph names on the command line, as indexes know it; NULL: all. */
static char *wanted(const struct session *s)
{
	const struct option_values *v = &s->opt.value[OPT_GRAPH];

	if (!options_from(&s->opt, OPT_GRAPH, ORIGIN_LINE))
		return NULL;
	return graph_full_name(v->v[0], s->checkout.root);
}

/* Checks the graphs from `from`, or (NULL) all; a line, and a row of JSON, for each. */
static int verify(const struct cache_files *files, const char *from, struct strbuf *out,
		  json_t *rows)
{
	int status = from ? EXIT_NOTHING : EXIT_DONE;

	for (size_t i = 0; i < files->nr; i++) {
		struct verdict v;
		struct cached c;
		look_at(&files->file[i], &c);
		/* (Whose index a damaged one was is not known.) */
		if (c.state < 0 || !from || (c.info.from && !strcmp(c.info.from, from))) {
			judge(&c, &v);
			add_verdict(out, &c, &v);
			json_array_append_new(rows, json_verdict(&c, &v));
			if (v.damaged)
				status = EXIT_REFUSED;
			else if (status == EXIT_NOTHING)
				status = EXIT_DONE;
		}
		free(c.info.from);
	}
	return status;
}

int graph_verify_main(struct session *s, char **arg UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	json_t *rows = json_array();
	char *from = wanted(s);
	struct cache_files files;
	struct err err;
	int listed = cache_files_list(&files, &err) ? fail(&err) : EXIT_DONE;
	int status = verify(&files, from, &out, rows), printed;

	status = MAX(status, listed);
	if (options_flag(&s->opt, OPT_JSON)) {
		printed = print_json(rows);
	} else {
		if (!out.len && status < EXIT_REFUSED)
			fputs(from ? "no index of this graph is in the cache\n"
				   : "the cache is empty\n",
			      stderr);
		printed = print_out(&out, EXIT_DONE);
		json_decref(rows);
	}
	cache_files_release(&files);
	strbuf_release(&out);
	free(from);
	return MAX(status, printed);
}
