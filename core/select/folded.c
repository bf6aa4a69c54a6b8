/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/folded.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"
#include "core/query/query.h"

struct folded {
	const struct graph *g;
	struct graph names; /* of which only the columns of labels are there */
	uint32_t *start;    /* of each name's tasks; one more than there are names */
	uint32_t *task;
};

/* A task and its name, a part of its label and what stands for the rest of that. */
struct entry {
	uint32_t task;
	struct slice stem;
	char end[16];
};

/* Cuts the last part off, with the '-' before it; all of a text without one, as Python does. */
static struct slice cut_part(struct slice s)
{
	const char *dash = memrchr(s.p, '-', s.n);

	return (struct slice){s.p, dash ? (size_t)(dash - s.p) : 0};
}

static bool is_copy(struct slice label)
{
	return label.n >= 3 && !memcmp(label.p + label.n - 3, "-cf", 3);
}

/* False for a task that has no name. A task without a number of its own has only the total. */
static bool name_task(struct entry *e, const struct graph *g, uint32_t task)
{
	struct slice label = graph_label(g, task);
	bool numbered = g->chunk[task] > 0, copy = is_copy(label);

	*e = (struct entry){.task = task, .stem = label};
	if (g->chunk_total[task] <= 1)
		return true;
	e->stem = cut_part(copy ? cut_part(label) : label);
	if (numbered)
		snprintf(e->end, sizeof(e->end), "-*");
	else
		snprintf(e->end, sizeof(e->end), "-*/%u", g->chunk_total[task]);
	return !numbered || !copy;
}

/* Of the names, as if each were written out. */
static int compare_names(const struct entry *a, const struct entry *b)
{
	size_t n = MIN(a->stem.n, b->stem.n);
	int order = memcmp(a->stem.p, b->stem.p, n);

	if (order)
		return order;
	if (a->stem.n == b->stem.n)
		return strcmp(a->end, b->end);
	for (size_t i = 0;; i++) {
		size_t at = n + i;
		unsigned char x =
			(unsigned char)(at < a->stem.n ? a->stem.p[at] : a->end[at - a->stem.n]);
		unsigned char y =
			(unsigned char)(at < b->stem.n ? b->stem.p[at] : b->end[at - b->stem.n]);
		if (x != y || !x)
			return x - y;
	}
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_names(x, y);

	return order ? order : (x->task > y->task) - (x->task < y->task);
}

static void add_name(struct folded *f, struct strbuf *bytes, const struct entry *e)
{
	struct graph *n = &f->names;

	strbuf_add(bytes, e->stem.p, e->stem.n);
	strbuf_add(bytes, e->end, strlen(e->end) + 1);
	n->label_start[++n->task_nr] = (uint32_t)bytes->len;
}

/* Puts the names of sorted tasks down, each once. */
static void fill(struct folded *f, const struct entry *entry, uint32_t nr)
{
	struct strbuf bytes = STRBUF_INIT;

	f->names.label_start = xcalloc(nr + (size_t)1, sizeof(*f->names.label_start));
	f->start = xcalloc(nr + (size_t)1, sizeof(*f->start));
	f->task = xcalloc(nr + (size_t)1, sizeof(*f->task));
	for (uint32_t i = 0; i < nr; i++) {
		if (!i || compare_names(&entry[i - 1], &entry[i])) {
			f->start[f->names.task_nr] = i;
			add_name(f, &bytes, &entry[i]);
		}
		f->task[i] = entry[i].task;
	}
	f->start[f->names.task_nr] = nr;
	if (!bytes.cap)
		strbuf_reserve(&bytes, 1);
	f->names.label_bytes = strbuf_detach(&bytes);
	labels_describe(&f->names);
}

struct folded *folded_new(const struct graph *g)
{
	struct folded *f = xcalloc(1, sizeof(*f));
	struct entry *entry = xcalloc(g->task_nr + (size_t)1, sizeof(*entry));
	uint32_t nr = 0;

	f->g = g;
	for (uint32_t i = 0; i < g->task_nr; i++)
		nr += name_task(&entry[nr], g, i);
	qsort(entry, nr, sizeof(*entry), compare_entries);
	fill(f, entry, nr);
	free(entry);
	return f;
}

void folded_free(struct folded *f)
{
	if (!f)
		return;
	free(f->names.label_bytes);
	free(f->names.label_start);
	free(f->names.label_shared);
	free(f->names.label_chars);
	free(f->names.label_new_chars);
	free(f->start);
	free(f->task);
	free(f);
}

uint32_t folded_nr(const struct folded *f)
{
	return f->names.task_nr;
}

struct slice folded_name(const struct folded *f, uint32_t name)
{
	return graph_label(&f->names, name);
}

struct ids folded_tasks(const struct folded *f, uint32_t name)
{
	return (struct ids){f->task + f->start[name], f->start[name + 1] - f->start[name]};
}

/* The names that tasks of `within` have. */
static void find_names(const struct folded *f, const struct bitset *within, struct bitset *out)
{
	for (uint32_t name = 0; name < folded_nr(f); name++) {
		struct ids row = folded_tasks(f, name);
		for (uint32_t i = 0; i < row.nr && !bitset_test(out, name); i++)
			bitset_put(out, name, bitset_test(within, row.p[i]));
	}
}

/* Narrows a set of names. */
static int run(const struct folded *f, const char *text, unsigned flags, struct bitset *names,
	       struct err *err)
{
	struct query_error e;
	struct query *q = query_parse(slice_from(text), flags, &e);
	struct query_result r;
	int ret = 0;

	if (!q)
		return err_set(err, "query \"%s\": %s", text, e.err.text);
	query_result_init(&r, &f->names);
	if (!query_reads_labels_only(q))
		ret = err_set(
			err,
			"query \"%s\": folded names have no properties to ask for by NAME:", text);
	else if (query_run(q, &f->names, names, NULL, &r, &e))
		ret = err_set(err, "query \"%s\": %s", text, e.err.text);
	else
		bitset_and(names, &r.match);
	query_result_release(&r);
	query_free(q);
	return ret;
}

int folded_run(const struct folded *f, const char *query, unsigned flags,
	       const struct bitset *within, struct bitset *out, struct err *err)
{
	struct bitset names;
	int ret;

	bitset_clear_all(out);
	bitset_init(&names, folded_nr(f));
	find_names(f, within, &names);
	ret = run(f, query, flags, &names, err);
	bitset_foreach (name, &names) {
		struct ids row = folded_tasks(f, name);
		for (uint32_t i = 0; !ret && i < row.nr; i++)
			bitset_put(out, row.p[i], bitset_test(within, row.p[i]));
	}
	bitset_release(&names);
	return ret;
}
