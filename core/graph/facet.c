/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/facet.h"
#include "core/graph/facts.h"
#include "core/base/strbuf.h"
#include "core/graph/rules.h"

static const struct {
	const char *name, *abbr, *text;
} facets[FACET_NR] = {
#define X(id, name, abbr, text) {name, abbr, text},
	FACET_LIST(X)
#undef X
};

const char *facet_name(enum facet f)
{
	return facets[f].name;
}

const char *facet_short(enum facet f)
{
	return facets[f].abbr;
}

const char *facet_text(enum facet f)
{
	return facets[f].text;
}

enum facet facet_find(struct slice name)
{
	for (unsigned f = 0; name.n && f < FACET_NR; f++)
		if (slice_equal(name, slice_from(facets[f].name)) ||
		    slice_equal(name, slice_from(facets[f].abbr)))
			return f;
	return FACET_NR;
}

static struct slice find_os(const struct facet_rules *rules, struct slice platform)
{
	for (size_t i = 0; i < rules->os_nr; i++) {
		struct slice prefix = rules->os_of[i].prefix;
		if (platform.n >= prefix.n && !memcmp(platform.p, prefix.p, prefix.n))
			return rules->os_of[i].os;
	}
	return (struct slice){NULL, 0};
}

static struct slice part_of(struct slice s, enum part part)
{
	const char *slash = s.n && part ? memrchr(s.p, '/', s.n) : NULL;
	size_t head = slash ? (size_t)(slash - s.p) : 0;

	if (!slash)
		return s;
	return part == PART_HEAD ? (struct slice){s.p, head}
				 : (struct slice){slash + 1, s.n - head - 1};
}

struct finding {
	const struct facet_rules *rules;
	const struct facts *facts;
	struct strbuf *scratch;
	struct slice *out;
	unsigned made;	 /* bits of facets whose values stand in scratch */
	struct slice os; /* that the platform names */
};

static struct slice value_of(const struct finding *f, const struct rule_piece *p)
{
	if (p->is_attr)
		return f->facts->attr[p->from];
	return p->from == FIELD_TOP ? f->os : f->facts->field[p->from];
}

/* Values that are there already move when the scratch buffer grows. */
static void follow_scratch(struct finding *f, const char *before)
{
	for (unsigned i = 0; f->scratch->buf != before && i < FACET_NR; i++)
		if (f->made >> i & 1) /* which has a value */
			f->out[i].p = f->scratch->buf + (f->out[i].p - before);
}

/* Puts the pieces together; n = 0 when one of the values is not there. */
static struct slice compose(struct finding *f, const struct facet_rule *r)
{
	size_t start = f->scratch->len, n = 0;
	const struct rule_piece *piece = f->rules->piece + r->piece;
	const char *before = f->scratch->buf;

	for (uint32_t i = 0; i < r->piece_nr; i++) {
		struct slice value = piece[i].from < 0 ? piece[i].text : value_of(f, &piece[i]);
		if (!value.n)
			return (struct slice){NULL, 0};
		n += piece[i].text.n + value.n;
	}
	strbuf_reserve(f->scratch, n + 1);
	follow_scratch(f, before);
	for (uint32_t i = 0; i < r->piece_nr; i++) {
		struct slice value = {NULL, 0};
		if (piece[i].from >= 0)
			value = value_of(f, &piece[i]);
		strbuf_add(f->scratch, piece[i].text.p, piece[i].text.n);
		strbuf_add(f->scratch, value.p, value.n);
	}
	return (struct slice){f->scratch->buf + start, f->scratch->len - start};
}

/* Does the condition of a rule hold, and has the value that is taken by it all it needs? */
static bool holds(const struct finding *f, const struct facet_rule *r, struct slice value)
{
	struct slice head = part_of(value, PART_HEAD);

	for (uint32_t i = 0; i < r->with_nr; i++)
		if (!value_of(f, f->rules->piece + r->piece + r->piece_nr + i).n)
			return false;
	switch (r->condition) {
	case IF_OS:
		return find_os(f->rules, head).n;
	case IF_OS_PAIR:
		return head.n < value.n && find_os(f->rules, head).n;
	case IF_PLATFORM:
		return f->out[FACET_PLATFORM].n;
	default:
		return true;
	}
}

/* The first value that a rule of the facet gives. */
static void apply_rules(struct finding *f, enum facet facet)
{
	const struct facet_rules *rules = f->rules;
	struct slice s = {NULL, 0};

	for (size_t i = rules->start[facet]; !s.n && i < rules->start[facet + 1]; i++) {
		const struct facet_rule *r = &rules->rule[i];
		s = r->plain ? value_of(f, rules->piece + r->piece) : compose(f, r);
		if (s.n && (r->condition || r->with_nr) && !holds(f, r, s))
			s.n = 0;
		s = part_of(s, r->part);
		if (s.n && !r->plain)
			f->made |= 1u << facet;
	}
	f->out[facet] = s;
}

/* What variants append to the names of performance suites; a longer one before its own end. */
static const char *const variant_suffixes[] = {
	"nofis-noship", "nofis",       "fis-hv", "fis",	     "swr",   "spi-nw", "spi",
	"xorig",	"condprof",    "1proc",	 "msix",     "http2", "http3",	"wmfme",
	"emewmf",	"mda-gpu",     "nogpu",	 "vt",	     "ioi",   "pb",	"cnm",
	"async",	"a11y-checks", "aab",	 "headless", "s",
};

/* A performance suite without the suffixes of its variant, which is a facet of its own. */
static struct slice strip_variant(struct slice suite)
{
	for (size_t i = 0; i < ARRAY_LEN(variant_suffixes); i++) {
		size_t n = strlen(variant_suffixes[i]);
		if (suite.n <= n + 1 || suite.p[suite.n - n - 1] != '-' ||
		    memcmp(suite.p + suite.n - n, variant_suffixes[i], n))
			continue;
		suite.n -= n + 1;
		i = SIZE_MAX; /* from the start: variants are combined */
	}
	return suite;
}

/* "GROUP(SYMBOL)" or "SYMBOL"; old graphs write the group "?" for none. */
static struct slice find_symbol(struct finding *find)
{
	const struct slice *f = find->facts->field;
	struct slice group = f[FIELD_GROUP].n ? f[FIELD_GROUP] : f[FIELD_JOB_GROUP];
	struct slice symbol = f[FIELD_SYMBOL].n ? f[FIELD_SYMBOL] : f[FIELD_JOB_SYMBOL];
	const char *before = find->scratch->buf;
	size_t start = find->scratch->len;

	if (!group.n || slice_equal(group, slice_from("?")))
		return symbol;
	strbuf_reserve(find->scratch, group.n + symbol.n + 3);
	follow_scratch(find, before);
	strbuf_add(find->scratch, group.p, group.n);
	strbuf_addch(find->scratch, '(');
	strbuf_add(find->scratch, symbol.p, symbol.n);
	strbuf_addch(find->scratch, ')');
	return (struct slice){find->scratch->buf + start, find->scratch->len - start};
}

void facets_find(const struct facet_rules *rules, const struct facts *facts, struct strbuf *scratch,
		 struct slice out[FACET_NR])
{
	struct finding f = {.rules = rules, .facts = facts, .scratch = scratch, .out = out};

	memset(out, 0, FACET_NR * sizeof(*out));
	strbuf_reset(scratch);
	apply_rules(&f, FACET_PLATFORM); /* which conditions and the system ask for */
	f.os = find_os(rules, out[FACET_PLATFORM]);
	for (unsigned facet = 0; facet < FACET_NR; facet++)
		if (facet != FACET_PLATFORM)
			apply_rules(&f, facet);
	out[FACET_SYMBOL] = find_symbol(&f);
	if (out[FACET_SUITE].n && !out[FACET_VARIANT].n)
		out[FACET_VARIANT] = slice_from("default");
	else if (facts->attr[ATTR_RAPTOR_TRY_NAME].n || facts->attr[ATTR_TALOS_TRY_NAME].n)
		out[FACET_SUITE] = strip_variant(out[FACET_SUITE]);
	out[FACET_CLASS] = slice_from(class_name(class_judge(facts).class));
}

/* A decimal number up to 65535, else 0. */
static uint16_t number(struct slice s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(s.p[i] - '0');
		if (n > UINT16_MAX)
			return 0;
	}
	return (uint16_t)n;
}

static uint16_t first_number(struct slice a, struct slice b, struct slice c)
{
	uint16_t n = number(a);

	n = n ? n : number(b);
	return n ? n : number(c);
}

void chunk_find(const struct facts *facts, uint16_t *chunk, uint16_t *total)
{
	const struct slice *f = facts->field, *a = facts->attr;

	/* "chunks" is {"current": 1, "total": 8}, or only the total. */
	*total = first_number(f[FIELD_CHUNK_TOTAL], a[ATTR_TOTAL_CHUNKS], f[FIELD_CHUNKS]);
	*chunk = first_number(f[FIELD_CHUNK_CURRENT], a[ATTR_THIS_CHUNK], a[ATTR_TEST_CHUNK]);
	if (*total <= 1)
		*chunk = *total = 0;
}
