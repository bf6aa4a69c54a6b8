/* SPDX-License-Identifier: MPL-2.0 */
/* The command graph diff: which tasks appeared, vanished or changed, and how. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/graph/diff.h"
#include "tui/glyph.h"
#include "tui/words.h"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define INDENT	    4
#define PIPE_WIDTH  100 /* columns where there is no terminal */
#define ROOM_LEAST  12	/* columns that a value gets at least */
#define CUT_CONTEXT 8	/* bytes shown before the first that differs, when the start is cut */

struct report {
	const struct graph *old, *new;
	struct graph_diff d;
	struct strbuf out;
	int width; /* 0: values are not cut */
	const char *arrow;
};

/* A task that changed; tasks whose members changed in the same way are a group. */
struct changed {
	const struct graph_diff_member *member;
	size_t nr;
	uint32_t task, first; /* first: of the group */
};

/* ---- values ---- */

/* A value on one line: lists and objects without blanks, what is not there as "(none)". */
static void add_value(struct strbuf *out, struct slice raw)
{
	json_t *json;
	char *text = NULL;

	if (!raw.n) {
		strbuf_addstr(out, "(none)");
		return;
	}
	if (*raw.p == '{' || *raw.p == '[') {
		json = json_loadb(raw.p, raw.n, JSON_ALLOW_NUL, NULL);
		text = json_dumps(json, JSON_COMPACT);
		json_decref(json);
	}
	utf8_visible(out, text ? text : raw.p, text ? strlen(text) : raw.n);
	free(text);
}

/*
 * The part of the value that fits into `room` columns. `differs` is the byte where it
 * begins to differ from the other: that part must be seen.
 */
static void add_cut(struct strbuf *out, const struct strbuf *value, int room, size_t differs)
{
	const char *dots = glyph(GLYPH_ELLIPSIS);
	int rest = utf8_width(value->buf, value->len);
	size_t at = 0;

	if (rest <= room) {
		strbuf_add(out, value->buf, value->len);
		return;
	}
	if (utf8_width(value->buf, differs) > room / 2) {
		at = differs > CUT_CONTEXT ? differs - CUT_CONTEXT : 0;
		while (at && ((unsigned char)value->buf[at] & 0xc0) == 0x80)
			at--;
		strbuf_addstr(out, dots);
		room--;
		rest = utf8_width(value->buf + at, value->len - at);
	}
	while (at < value->len) {
		uint32_t c;
		size_t n = utf8_decode(value->buf + at, value->len - at, &c);
		int width = utf8_char_width(c);
		if (rest > room && width > room - 1)
			break;
		strbuf_add(out, value->buf + at, n);
		room -= width;
		rest -= width;
		at += n;
	}
	if (at < value->len)
		strbuf_addstr(out, dots);
}

/* "old → new" in so many columns; the shorter one leaves its room to the other. */
static void add_values(struct report *r, const struct strbuf *old, const struct strbuf *new,
		       int room)
{
	int half = MAX(room / 2, ROOM_LEAST), a = utf8_width(old->buf, old->len);
	int b = utf8_width(new->buf, new->len);
	size_t differs = slice_shared(strbuf_slice(old), strbuf_slice(new));
	int room_a = r->width ? MAX(half, room - b) : a,
	    room_b = r->width ? MAX(half, room - a) : b;

	add_cut(&r->out, old, room_a, differs);
	strbuf_addstr(&r->out, r->arrow);
	add_cut(&r->out, new, room_b, differs);
}

static void add_member(struct report *r, const struct graph_diff_member *m)
{
	struct slice path = intern_slice(&r->d.text, m->path);
	struct strbuf old = STRBUF_INIT, new = STRBUF_INIT;
	size_t start = r->out.len;

	add_padding(&r->out, start, INDENT);
	utf8_visible(&r->out, path.p, path.n);
	strbuf_addstr(&r->out, ": ");
	add_value(&old, intern_slice(&r->d.text, m->old));
	add_value(&new, intern_slice(&r->d.text, m->new));
	add_values(r, &old, &new,
		   r->width - utf8_width(r->out.buf + start, r->out.len - start) -
			   utf8_width(r->arrow, strlen(r->arrow)));
	strbuf_addch(&r->out, '\n');
	strbuf_release(&old);
	strbuf_release(&new);
}

/* ---- tasks ---- */

static void add_label(struct strbuf *out, char sign, const struct graph *g, uint32_t task)
{
	struct slice label = graph_label(g, task);

	strbuf_addf(out, "%c ", sign);
	utf8_visible(out, label.p, label.n);
	strbuf_addch(out, '\n');
}

static int compare_members(const struct changed *a, const struct changed *b)
{
	if (a->nr != b->nr)
		return a->nr < b->nr ? -1 : 1;
	return a->nr ? memcmp(a->member, b->member, a->nr * sizeof(*a->member)) : 0;
}

static int by_members(const void *va, const void *vb)
{
	const struct changed *a = va, *b = vb;
	int c = compare_members(a, b);

	return c ? c : (a->task > b->task) - (a->task < b->task);
}

static int by_group(const void *va, const void *vb)
{
	const struct changed *a = va, *b = vb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->task > b->task) - (a->task < b->task);
}

/* The tasks that changed, group by group; the group with the first label comes first. */
static struct changed *group_changed(const struct graph_diff *d, size_t *nr)
{
	struct changed *c = xcalloc((size_t)bitset_count(&d->changed) + 1, sizeof(*c));

	*nr = 0;
	bitset_foreach (t, &d->changed)
		c[(*nr)++] = (struct changed){d->member + d->start[t], d->nr[t], t, t};
	qsort(c, *nr, sizeof(*c), by_members);
	for (size_t i = 1; i < *nr; i++)
		if (!compare_members(&c[i - 1], &c[i]))
			c[i].first = c[i - 1].first;
	qsort(c, *nr, sizeof(*c), by_group);
	return c;
}

static void add_changed(struct report *r)
{
	size_t nr;
	struct changed *c = group_changed(&r->d, &nr);

	for (size_t i = 0; i < nr; i++) {
		if (r->out.len && (!i || c[i - 1].first != c[i].first))
			strbuf_addch(&r->out, '\n');
		add_label(&r->out, '~', r->new, c[i].task);
		if (i + 1 == nr || c[i + 1].first != c[i].first)
			for (size_t m = 0; m < c[i].nr; m++)
				add_member(r, &c[i].member[m]);
	}
	free(c);
}

static void add_summary(struct report *r)
{
	const struct {
		uint32_t nr;
		const char *text;
	} part[] = {
		{bitset_count(&r->d.appeared), " appeared, "},
		{bitset_count(&r->d.vanished), " vanished, "},
		{bitset_count(&r->d.changed), " changed, "},
		{r->d.same, r->d.same == 1 ? " is the same\n" : " are the same\n"},
	};

	if (r->out.len)
		strbuf_addch(&r->out, '\n');
	for (size_t i = 0; i < ARRAY_LEN(part); i++) {
		add_number(&r->out, part[i].nr);
		strbuf_addstr(&r->out, part[i].text);
	}
}

static void add_text(struct report *r)
{
	bitset_foreach (t, &r->d.appeared)
		add_label(&r->out, '+', r->new, t);
	bitset_foreach (t, &r->d.vanished)
		add_label(&r->out, '-', r->old, t);
	add_changed(r);
	add_summary(r);
}

/* ---- JSON ---- */

static void add_string(struct strbuf *out, struct slice text)
{
	json_t *json = json_stringn_nocheck(text.p, text.n);

	add_json(out, json);
	json_decref(json);
}

static void add_labels_json(struct report *r, const char *name, const struct graph *g,
			    const struct bitset *tasks)
{
	const char *between = "";

	strbuf_addf(&r->out, "\"%s\": [", name);
	bitset_foreach (t, tasks) {
		strbuf_addstr(&r->out, between);
		add_string(&r->out, graph_label(g, t));
		between = ", ";
	}
	strbuf_addstr(&r->out, "],\n");
}

static void add_value_json(struct report *r, const char *name, uint32_t id)
{
	struct slice raw = intern_slice(&r->d.text, id);
	json_t *json =
		raw.n ? json_loadb(raw.p, raw.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL) : NULL;

	if (raw.n)
		strbuf_addf(&r->out, ", \"%s\": ", name);
	if (json)
		add_json(&r->out, json);
	else if (raw.n) /* a number that is too large for jansson */
		strbuf_add(&r->out, raw.p, raw.n);
	json_decref(json);
}

static void add_changed_json(struct report *r, uint32_t task)
{
	const struct graph_diff_member *m = r->d.member + r->d.start[task];

	strbuf_addstr(&r->out, "{\"label\": ");
	add_string(&r->out, graph_label(r->new, task));
	strbuf_addstr(&r->out, ", \"members\": [");
	for (size_t i = 0; i < r->d.nr[task]; i++) {
		strbuf_addstr(&r->out, i ? ", {\"path\": " : "{\"path\": ");
		add_string(&r->out, intern_slice(&r->d.text, m[i].path));
		add_value_json(r, "old", m[i].old);
		add_value_json(r, "new", m[i].new);
		strbuf_addch(&r->out, '}');
	}
	strbuf_addstr(&r->out, "]}");
}

/* A line for each task that changed. */
static void add_all_json(struct report *r)
{
	const char *between = "\n";

	strbuf_addstr(&r->out, "{\n");
	add_labels_json(r, "appeared", r->new, &r->d.appeared);
	add_labels_json(r, "vanished", r->old, &r->d.vanished);
	strbuf_addstr(&r->out, "\"changed\": [");
	bitset_foreach (t, &r->d.changed) {
		strbuf_addstr(&r->out, between);
		add_changed_json(r, t);
		between = ",\n";
	}
	strbuf_addf(&r->out, "],\n\"same\": %u\n}\n", r->d.same);
}

/* ---- the command ---- */

static bool loading(void *ctx UNUSED, const struct graph_progress *at UNUSED)
{
	return interrupted();
}

static bool cancel(void *ctx UNUSED, size_t compared UNUSED, size_t all UNUSED)
{
	return interrupted();
}

static int width_of_output(void)
{
	struct winsize ws;

	return !ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) && ws.ws_col ? ws.ws_col : PIPE_WIDTH;
}

static int load(const struct session *s, const char *spec, struct graph *g, struct err *err)
{
	struct graph_options opt = session_graph_options(s);

	opt.spec = spec;
	opt.targets = NULL;
	opt.progress = loading;
	return graph_load(g, &opt, err);
}

/* Both graphs often have the same to tell. */
static void print_notes(const struct graph *old, const struct graph *new)
{
	fputs(old->notes, stderr);
	if (strcmp(old->notes, new->notes) != 0)
		fputs(new->notes, stderr);
}

static int print_report(const struct session *s, struct report *r)
{
	bool utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	bool same = bitset_empty(&r->d.appeared) && bitset_empty(&r->d.vanished) &&
		    bitset_empty(&r->d.changed);

	glyph_use_utf8(utf8);
	r->arrow = utf8 ? " → " : " -> ";
	r->width = options_flag(&s->opt, OPT_FULL) ? 0 : width_of_output();
	if (options_flag(&s->opt, OPT_JSON))
		add_all_json(r);
	else
		add_text(r);
	return print_out(&r->out, same ? EXIT_DONE : EXIT_DIFFERENT);
}

int graph_diff_main(struct session *s, char **arg)
{
	const struct graph_diff_options opt = {
		.ignore = options_list(&s->opt, OPT_IGNORE),
		.members = true,
		.progress = cancel,
	};
	struct graph old = {0}, new = {0};
	struct report r = {.old = &old, .new = &new, .out = STRBUF_INIT};
	struct err err;
	int ret = load(s, arg[0], &old, &err), status;

	if (!ret)
		ret = load(s, arg[1], &new, &err);
	if (!ret) {
		print_notes(&old, &new);
		ret = graph_diff(&r.d, &old, &new, &opt, &err);
	}
	if (ret) {
		complain(err.text);
		status = interrupted() ? EXIT_CANCELLED : EXIT_REFUSED;
	} else {
		status = print_report(s, &r);
		graph_diff_release(&r.d);
	}
	strbuf_release(&r.out);
	graph_release(&old);
	graph_release(&new);
	return status;
}
