/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What holds for any query: what is highlighted spells the pattern, and terms about values find
 * what looking at the values of every task, one after the other, finds.
 */
#include "core/base/base.h"
#include "core/query/query.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <jansson.h>

#define TASKS  300
#define ROUNDS 3000

static uint32_t seed = 20260301;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static const char *const words[] = {"linux", "win",  "64",    "asan", "opt", "debug", "wpt",
				    "mochi", "test", "plain", "xpc",  "1",   "12",    "a11y"};

static void random_words(struct strbuf *out, uint32_t nr)
{
	for (uint32_t i = 0; i < nr; i++)
		strbuf_addf(out, "%s%s", i ? "-" : "", words[below(ARRAY_LEN(words))]);
}

/* A value of an attribute, as JSON. */
static void random_value(struct strbuf *out)
{
	uint32_t kind = below(6), nr = below(4);

	if (kind == 0)
		strbuf_addf(out, "%u", below(30));
	else if (kind == 1)
		strbuf_addstr(out, below(2) ? "true" : "null");
	else if (kind == 2)
		strbuf_addch(out, '[');
	else
		strbuf_addch(out, '"');
	if (kind > 2)
		random_words(out, 1 + below(2));
	for (uint32_t i = 0; kind == 2 && i < nr; i++) {
		strbuf_addstr(out, i ? "," : "");
		if (below(3)) {
			strbuf_addch(out, '"');
			random_words(out, 1);
			strbuf_addch(out, '"');
		} else {
			strbuf_addf(out, "%u", below(30));
		}
	}
	strbuf_addstr(out, kind > 2 ? "\"" : kind == 2 ? "]" : "");
}

static void random_task(struct strbuf *out, uint32_t i)
{
	static const char *const types[] = {"opt", "debug", "noopt"};

	strbuf_addf(out, "%s\"t%03u-", i ? "," : "", i);
	random_words(out, 1 + below(5));
	strbuf_addf(out, "\":{\"kind\":\"%s\",\"attributes\":{\"build_type\":\"%s\"",
		    below(3) ? "test" : "build", types[below(3)]);
	if (below(4)) {
		strbuf_addstr(out, ",\"unittest_suite\":\"");
		random_words(out, 1 + below(2));
		strbuf_addch(out, '"');
	}
	if (below(3)) {
		strbuf_addstr(out, ",\"a\":");
		random_value(out);
	}
	strbuf_addf(out,
		    ",\"test_chunk\":\"%u\"},\"task\":{\"extra\":{\"chunks\":{\"current\":%u,"
		    "\"total\":3}}}}",
		    i % 3 + 1, i % 3 + 1);
}

struct fixture {
	struct graph g;
	struct query_result r;
};

static int fixture_setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct strbuf text = STRBUF_INIT;

	if (unit_dir_setup(state))
		return -1;
	strbuf_addch(&text, '{');
	for (uint32_t i = 0; i < TASKS; i++)
		random_task(&text, i);
	strbuf_addch(&text, '}');
	graph_from(state, &f->g, text.buf);
	unit_dir_teardown(state);
	strbuf_release(&text);
	query_result_init(&f->r, &f->g);
	*state = f;
	return 0;
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	query_result_release(&f->r);
	graph_release(&f->g);
	free(f);
	return 0;
}

static struct query *parse(const char *text)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(text), 0, &error);

	if (!q)
		fail_msg("query '%s': %s", text, error.err.text);
	return q;
}

static void run(struct fixture *f, const char *text)
{
	struct query *q = parse(text);
	struct query_error error;

	if (query_run(q, &f->g, &f->g.offered, NULL, &f->r, &error))
		fail_msg("query '%s': %s", text, error.err.text);
	query_free(q);
}

/* Some letters of the label of a task, in their order: it matches. */
static void letters_of(const struct graph *g, uint32_t task, bool gaps, struct strbuf *out)
{
	struct slice label = graph_label(g, task);
	size_t from = below((uint32_t)label.n);

	for (size_t i = from; i < label.n && out->len < 8; i++)
		if (i == from || !gaps || below(3))
			strbuf_addch(out, label.p[i]);
}

static void what_is_highlighted_spells_the_pattern(void **state)
{
	static const char *const prefix[] = {"", "'", "", "^", ""};
	static const char *const suffix[] = {"", "", "$", "", ""};
	struct fixture *f = *state;

	for (int round = 0; round < ROUNDS; round++) {
		uint32_t kind = below(ARRAY_LEN(prefix)), seen = 0;
		struct strbuf letters = STRBUF_INIT, text = STRBUF_INIT;
		struct query *q;

		letters_of(&f->g, below(TASKS), !*prefix[kind] && !*suffix[kind], &letters);
		strbuf_addf(&text, "%s%s%s", prefix[kind], letters.buf, suffix[kind]);
		run(f, text.buf);
		q = parse(text.buf);
		bitset_foreach (task, &f->r.match) {
			struct slice label = graph_label(&f->g, task);
			struct strbuf spelt = STRBUF_INIT;
			bool hit[128] = {false};
			if (seen++ > 20)
				break;
			query_positions(q, &f->g, task, hit);
			for (size_t i = 0; i < label.n; i++)
				if (hit[i])
					strbuf_addch(&spelt, label.p[i]);
			if (strcmp(spelt.buf, letters.buf))
				fail_msg("'%s' is highlighted in '%.*s' as '%s'", text.buf,
					 SLICE_ARG(label), spelt.buf);
			strbuf_release(&spelt);
		}
		query_free(q);
		strbuf_release(&letters);
		strbuf_release(&text);
	}
}

/* A term about a value, and its text. */
struct asked {
	enum { ASK_SUITE, ASK_TYPE, ASK_KIND, ASK_ATTR, ASK_CHUNK, ASK_NR } what;
	bool inverse, begins, ends;
	unsigned from, to; /* chunks */
	char word[32];
};

static void random_asked(struct asked *a, struct strbuf *text)
{
	static const char *const scope[ASK_NR] = {"suite:", "type:", "kind:", "attr.a:", "chunk:"};
	struct strbuf word = STRBUF_INIT;

	*a = (struct asked){.what = below(ASK_NR), .inverse = !below(4), .from = 1 + below(3)};
	a->to = a->from + below(2);
	strbuf_addf(text, "%s%s", a->inverse && a->from > 1 ? "!" : "", scope[a->what]);
	strbuf_addstr(text, a->inverse && a->from == 1 ? "!" : "");
	if (a->what == ASK_CHUNK) {
		strbuf_addf(text, "%u-%u", a->from, a->to);
		return;
	}
	a->begins = !below(3);
	a->ends = !below(3);
	if (below(5))
		random_words(&word, 1);
	else
		strbuf_addf(&word, "%u", below(30));
	snprintf(a->word, sizeof(a->word), "%.*s", (int)(1 + below((uint32_t)word.len)), word.buf);
	strbuf_addf(text, "%s%s%s", a->begins ? "^" : "", a->word, a->ends ? "$" : "");
	/* "type:x" looks at the beginning anyway; "type:x$" does not */
	a->begins |= a->what == ASK_TYPE && !a->ends;
	strbuf_release(&word);
}

static bool text_holds(const struct asked *a, struct slice text)
{
	size_t n = strlen(a->word);

	for (size_t at = 0; at + n <= text.n; at++)
		if (!memcmp(text.p + at, a->word, n) && (!a->begins || !at) &&
		    (!a->ends || at + n == text.n))
			return true;
	return false;
}

static bool json_holds(const struct asked *a, const json_t *value)
{
	const json_t *element;
	char *text;
	bool holds = false;
	size_t i;

	if (json_is_string(value))
		return text_holds(a, slice_from(json_string_value(value)));
	json_array_foreach (value, i, element)
		holds |= json_holds(a, element);
	if (json_is_array(value)) { /* one of strings alone is not a text as well */
		for (i = 0; i < json_array_size(value); i++)
			if (!json_is_string(json_array_get(value, i)))
				break;
		if (i && i == json_array_size(value))
			return holds;
	}
	text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	holds |= text_holds(a, slice_from(text));
	free(text);
	return holds;
}

static bool attr_holds(const struct graph *g, uint32_t task, const struct asked *a)
{
	uint32_t i = graph_attr_find(g, task, slice_from("a"));
	struct strbuf json = STRBUF_INIT;
	json_t *value;
	bool holds;

	if (i == UINT32_MAX)
		return false;
	graph_attr_add(g, task, i, &json);
	value = json_loads(json.buf, JSON_DECODE_ANY, NULL);
	holds = json_holds(a, value);
	json_decref(value);
	strbuf_release(&json);
	return holds;
}

static bool asked_holds(const struct graph *g, uint32_t task, const struct asked *a)
{
	static const enum facet facet[] = {FACET_SUITE, FACET_TYPE, FACET_KIND};
	bool holds;

	if (a->what == ASK_CHUNK)
		holds = g->chunk[task] >= a->from && g->chunk[task] <= a->to;
	else if (a->what == ASK_ATTR)
		holds = attr_holds(g, task, a);
	else
		holds = text_holds(a, graph_facet(g, task, facet[a->what]));
	return holds != a->inverse;
}

static void terms_about_values_find_what_brute_force_finds(void **state)
{
	struct fixture *f = *state;

	for (int round = 0; round < ROUNDS; round++) {
		struct strbuf text = STRBUF_INIT;
		struct asked asked[4];
		bool or [4] = {false};
		uint32_t nr = 1 + below(4);

		for (uint32_t i = 0; i < nr; i++) {
			or [i] = i && below(2);
			strbuf_addstr(&text, or [i] ? " | " : i ? " " : "");
			random_asked(&asked[i], &text);
		}
		run(f, text.buf);
		for (uint32_t task = 0; task < TASKS; task++) {
			bool all = true, any = true;
			for (uint32_t i = 0; i < nr; i++) {
				all &= or [i] || any;
				any = (or [i] && any) || asked_holds(&f->g, task, &asked[i]);
			}
			if ((all && any) != bitset_test(&f->r.match, task))
				fail_msg("'%s' is wrong about '%s'", text.buf,
					 graph_label(&f->g, task).p);
		}
		strbuf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_highlighted_spells_the_pattern,
						fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(terms_about_values_find_what_brute_force_finds,
						fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
