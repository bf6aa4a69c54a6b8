/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/rules.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/suggest.h"
#include "core/base/xdg.h"

#define FILE_LIMIT ((size_t)1 << 20)

/*
 * A Treeherder platform is a platform only when it names an operating system; it may
 * be "lint" or "fetch". Performance suites are split by their names on try. Below:
 * firefox-android (products, components; fenix, focus and AC are the mobile products)
 * and translations (pairs of languages, stages).
 */
static const char builtin_rules[] = "kind kind tail\n"
				    "kind attr.kind tail\n"
				    "platform attr.test_platform head\n"
				    "platform attr.build_platform head\n"
				    "platform attr.platform head\n"
				    "platform attr.build-type head if-os-pair\n"
				    "platform treeherder-platform head if-os\n"
				    "platform machine-platform head if-os\n"
				    "platform job-platform head\n"
				    "type attr.test_platform tail\n"
				    "type attr.build_type tail\n"
				    "type attr.build-type tail\n"
				    "type treeherder-platform tail if-os\n"
				    "type collection tail if-platform\n"
				    "type job-collection tail\n"
				    "suite attr.raptor_try_name tail\n"
				    "suite attr.talos_try_name tail\n"
				    "suite attr.unittest_suite tail\n"
				    "variant attr.unittest_variant tail\n"
				    "tier tier tail\n"
				    "worker worker tail\n"
				    "system linux Linux\n"
				    "system ubuntu Linux\n"
				    "system debian Linux\n"
				    "system win Windows\n"
				    "system macos macOS\n"
				    "system osx macOS\n"
				    "system android Android\n"
				    "system fenix Android\n"
				    "system focus Android\n"
				    "system AC- Android\n"
				    "system ios iOS\n"
				    "os attr.shipping-product\n"
				    "os system\n"
				    "os {attr.src_locale}-{attr.trg_locale}\n"
				    "suite attr.stage with attr.src_locale with attr.trg_locale\n"
				    "suite attr.component with attr.treeherder-group\n";

/* Members of a task that are no attributes, by the names they have in rules. */
static const struct {
	const char *name;
	enum field field;
} fields[] = {
	{"kind", FIELD_KIND},
	{"worker", FIELD_WORKER},
	{"tier", FIELD_TIER},
	{"symbol", FIELD_SYMBOL},
	{"group", FIELD_GROUP},
	{"collection", FIELD_COLLECTION},
	{"treeherder-platform", FIELD_TREEHERDER_PLATFORM},
	{"machine-platform", FIELD_MACHINE_PLATFORM},
	{"job-platform", FIELD_JOB_PLATFORM},
	{"job-collection", FIELD_JOB_COLLECTION},
	{"system", FIELD_TOP}, /* that the platform names, not a member: see facets_find() */
};

static const char *const attr_names[] = {
#define X(id, name) name,
	ATTR_LIST(X)
#undef X
};

static const char *const part_words[] = {
#define X(id, word) word,
	PART_LIST(X)
#undef X
};

static const char *const condition_words[] = {
#define X(id, word) word,
	CONDITION_LIST(X)
#undef X
};

/* The next word of the line; n = 0 at its end, or where a comment begins. */
static struct slice next_word(struct slice *line)
{
	struct slice word;

	*line = slice_trim(*line);
	if (slice_begins(*line, "#"))
		line->n = 0;
	word = (struct slice){line->p, 0};
	while (word.n < line->n && !memchr(" \t", line->p[word.n], 2))
		word.n++;
	line->p += word.n;
	line->n -= word.n;
	return word;
}

/* The place of a word in a list, or `nr`. */
static size_t find_word(const char *const *list, size_t nr, struct slice word)
{
	size_t i = 0;

	while (i < nr && !slice_equal(word, slice_from(list[i])))
		i++;
	return i;
}

static struct slice keep(struct facet_rules *r, struct slice s)
{
	return (struct slice){arena_strndup(&r->text, s.p, s.n), s.n};
}

/* The number of an attribute in facts.attr, or -1 when it is one too many. */
static int attr_number(struct facet_rules *r, struct slice name)
{
	size_t i = find_word(attr_names, ATTR_NR, name);

	if (i < ATTR_NR)
		return (int)i;
	i = find_word(r->attr, r->attr_nr, name);
	if (i == r->attr_nr && i == r->attr_max)
		return -1;
	if (i == r->attr_nr)
		r->attr[r->attr_nr++] = keep(r, name).p;
	return ATTR_NR + (int)i;
}

static int unknown_source(struct slice name, struct err *err)
{
	struct suggest s;

	suggest_init(&s, name);
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		suggest_offer(&s, slice_from(fields[i].name));
	if (s.best.n)
		return err_set(err, "unknown value '%.*s' (did you mean '%.*s'?)", SLICE_ARG(name),
			       SLICE_ARG(s.best));
	return err_set(err, "unknown value '%.*s' (write attr.NAME for an attribute)",
		       SLICE_ARG(name));
}

static void add_piece(struct facet_rules *r, struct slice text, bool is_attr, int from)
{
	ALLOC_GROW(r->piece, r->piece_nr + 1, r->piece_cap);
	r->piece[r->piece_nr++] = (struct rule_piece){keep(r, text), is_attr, from};
}

/* One value: attr.NAME, or the name of another member. */
static int add_source(struct facet_rules *r, struct slice text, struct slice name, struct err *err)
{
	bool is_attr = slice_begins(name, "attr.") && name.n > 5;
	int from = -1;

	if (is_attr) {
		from = attr_number(r, (struct slice){name.p + 5, name.n - 5});
		if (from < 0)
			return err_set(err, "too many attributes: at most %d", FILE_ATTRS);
	}
	for (size_t i = 0; !is_attr && i < ARRAY_LEN(fields); i++)
		if (slice_equal(name, slice_from(fields[i].name)))
			from = fields[i].field;
	if (from < 0)
		return unknown_source(name, err);
	add_piece(r, text, is_attr, from);
	return 0;
}

/* A value, or text with values in braces. */
static int add_sources(struct facet_rules *r, struct slice word, struct err *err)
{
	const char *open = memchr(word.p, '{', word.n);

	if (!open)
		return add_source(r, slice_from(""), word, err);
	while (open) {
		struct slice text = {word.p, (size_t)(open - word.p)}, name;
		const char *close = memchr(open, '}', word.n - text.n);
		if (!close)
			return err_set(err, "a '{' has no '}'");
		name = (struct slice){open + 1, (size_t)(close - open) - 1};
		if (add_source(r, text, name, err))
			return -1;
		word.n -= (size_t)(close + 1 - word.p);
		word.p = close + 1;
		open = memchr(word.p, '{', word.n);
	}
	if (word.n)
		add_piece(r, word, false, -1);
	return 0;
}

/* What stands behind the value of a rule. */
static int read_options(struct facet_rules *r, struct facet_rule *rule, struct slice line,
			struct err *err)
{
	for (struct slice word = next_word(&line); word.n; word = next_word(&line)) {
		if (slice_equal(word, slice_from("with"))) {
			if (add_source(r, slice_from(""), next_word(&line), err))
				return -1;
			rule->with_nr++;
			continue;
		}
		size_t part = find_word(part_words, PART_NR, word);
		size_t condition = find_word(condition_words, IF_NR, word);
		if (part == PART_NR && condition == IF_NR)
			return err_set(err,
				       "'%.*s' is none of head, tail, if-os, if-os-pair, "
				       "if-platform and with",
				       SLICE_ARG(word));
		if (part < PART_NR)
			rule->part = (enum part)part;
		else
			rule->condition = (enum condition)condition;
	}
	return 0;
}

static int read_system(struct facet_rules *r, struct slice line, struct err *err)
{
	struct slice prefix = next_word(&line), os = next_word(&line);

	if (!os.n || next_word(&line).n)
		return err_set(err, "a system is 'system PREFIX NAME'");
	ALLOC_GROW(r->os_of, r->os_nr + 1, r->os_cap);
	r->os_of[r->os_nr++] = (struct rule_system){keep(r, prefix), keep(r, os)};
	return 0;
}

static int unknown_facet(struct slice name, struct err *err)
{
	struct suggest s;

	suggest_init(&s, name);
	for (int f = 0; f < FACET_NR; f++)
		if (f != FACET_CLASS && f != FACET_SYMBOL)
			suggest_offer(&s, slice_from(facet_name(f)));
	if (s.best.n)
		return err_set(err, "no rule makes '%.*s' (did you mean '%.*s'?)", SLICE_ARG(name),
			       SLICE_ARG(s.best));
	return err_set(err, "no rule makes '%.*s'", SLICE_ARG(name));
}

static int read_rule(struct facet_rules *r, struct slice name, struct slice line, struct err *err)
{
	struct facet_rule rule = {.facet = facet_find(name), .piece = (uint32_t)r->piece_nr};
	struct slice source = next_word(&line);

	if (rule.facet == FACET_NR || rule.facet == FACET_CLASS || rule.facet == FACET_SYMBOL)
		return unknown_facet(name, err);
	if (!source.n)
		return err_set(err, "the rule has no value: write attr.NAME, kind, … or none");
	if (slice_equal(source, slice_from("none"))) {
		r->closed[rule.facet] = true;
		return next_word(&line).n ? err_set(err, "nothing stands behind 'none'") : 0;
	}
	if (add_sources(r, source, err))
		return -1;
	rule.piece_nr = (uint32_t)r->piece_nr - rule.piece;
	rule.plain = rule.piece_nr == 1 && !r->piece[rule.piece].text.n;
	if (read_options(r, &rule, line, err))
		return -1;
	if (r->closed[rule.facet])
		return 0;
	ALLOC_GROW(r->rule, r->nr + 1, r->cap);
	r->rule[r->nr++] = rule;
	return 0;
}

static int read_line(struct facet_rules *r, struct slice line, struct err *err)
{
	struct slice first = next_word(&line);

	if (!first.n)
		return 0;
	if (slice_equal(first, slice_from("system")))
		return read_system(r, line, err);
	return read_rule(r, first, line, err);
}

/* Adds the rules of a text; on an error those before stay, and none of this text counts. */
static int read_rules(struct facet_rules *r, struct slice text, const char *where, struct err *err)
{
	size_t nr = r->nr, os_nr = r->os_nr;
	struct slice rest = text;
	bool closed[FACET_NR];

	memcpy(closed, r->closed, sizeof(closed));
	for (unsigned line_nr = 1; rest.n; line_nr++) {
		const char *nl = memchr(rest.p, '\n', rest.n);
		struct slice line = {rest.p, nl ? (size_t)(nl - rest.p) : rest.n};
		if (read_line(r, line, err)) {
			r->nr = nr;
			r->os_nr = os_nr;
			memcpy(r->closed, closed, sizeof(closed));
			return err_prefix(err, "%s:%u: ", where, line_nr);
		}
		rest.p += line.n + (nl != NULL);
		rest.n -= line.n + (nl != NULL);
	}
	r->digest = hash64(text.p, text.n, r->digest);
	return 0;
}

static int read_file(struct facet_rules *r, const char *path, const char *where, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = 0;

	if (file_exists(path)) {
		ret = file_read(path, FILE_LIMIT, &text, err);
		if (!ret)
			ret = read_rules(r, strbuf_slice(&text), where, err);
	}
	strbuf_release(&text);
	return ret;
}

static void init(struct facet_rules *r)
{
	*r = (struct facet_rules){.attr_max = FILE_ATTRS};
	arena_init(&r->text);
}

/* Puts the rules of each facet together, in the order they have. */
static void group_rules(struct facet_rules *r)
{
	struct facet_rule *grouped = xcalloc(r->nr, sizeof(*grouped));
	size_t nr = 0;

	for (unsigned f = 0; f < FACET_NR; f++) {
		r->start[f] = nr;
		for (size_t i = 0; i < r->nr; i++)
			if (r->rule[i].facet == f)
				grouped[nr++] = r->rule[i];
	}
	r->start[FACET_NR] = nr;
	free(r->rule);
	r->rule = grouped;
	r->cap = r->nr;
}

static void add_builtin(struct facet_rules *r)
{
	struct err err;

	r->attr_max = RULE_ATTRS;
	if (read_rules(r, slice_from(builtin_rules), "", &err))
		abort(); /* our own text */
	group_rules(r);
}

void facet_rules_builtin(struct facet_rules *r)
{
	init(r);
	add_builtin(r);
}

int facet_rules_load(struct facet_rules *r, const char *checkout, struct strbuf *notes,
		     struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	struct err problem;
	int ret = 0;

	init(r);
	if (!xdg_config(RULES_OF_USER, &path, &problem))
		ret = read_file(r, path.buf, path.buf, err);
	strbuf_reset(&path);
	strbuf_addf(&path, "%s/" RULES_OF_PROJECT, checkout ? checkout : "");
	if (checkout && read_file(r, path.buf, RULES_OF_PROJECT, &problem))
		strbuf_addf(notes, "%s; the rules of this file do not count\n", problem.text);
	add_builtin(r);
	strbuf_release(&path);
	return ret;
}

void facet_rules_release(struct facet_rules *r)
{
	free(r->rule);
	free(r->piece);
	free(r->os_of);
	arena_release(&r->text);
}

uint64_t facet_rules_digest(const struct facet_rules *r)
{
	return r->digest;
}
