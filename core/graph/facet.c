/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/facet.h"
#include "core/graph/facts.h"
#include "core/base/strbuf.h"

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

/* Which part of "platform/type" a rule takes; a text without '/' counts as either part. */
enum part { HEAD, TAIL };
/* When a rule holds: always; when the HEAD names an operating system; the same, and there is a
 * TAIL; when the task has a platform. */
enum condition { ALWAYS, IF_OS, IF_OS_PAIR, IF_PLATFORM };

#define A(id) true, ATTR_##id
#define F(id) false, FIELD_##id

/*
 * For each facet the first rule that gives a value counts. A Treeherder platform is
 * a platform only when it names an operating system; it may be "lint" or "fetch".
 */
static const struct rule {
	enum facet facet;
	bool is_attr;
	int from;
	enum part part;
	enum condition condition;
} rules[] = {
	{FACET_KIND, F(KIND), TAIL, ALWAYS},
	{FACET_KIND, A(KIND), TAIL, ALWAYS},
	{FACET_PLATFORM, A(TEST_PLATFORM), HEAD, ALWAYS},
	{FACET_PLATFORM, A(BUILD_PLATFORM), HEAD, ALWAYS},
	{FACET_PLATFORM, A(PLATFORM), HEAD, ALWAYS},
	{FACET_PLATFORM, A(BUILD_TYPE_DASH), HEAD, IF_OS_PAIR},
	{FACET_PLATFORM, F(TREEHERDER_PLATFORM), HEAD, IF_OS},
	{FACET_PLATFORM, F(MACHINE_PLATFORM), HEAD, IF_OS},
	{FACET_PLATFORM, F(JOB_PLATFORM), HEAD, ALWAYS},
	{FACET_TYPE, A(TEST_PLATFORM), TAIL, ALWAYS},
	{FACET_TYPE, A(BUILD_TYPE), TAIL, ALWAYS},
	{FACET_TYPE, A(BUILD_TYPE_DASH), TAIL, ALWAYS},
	{FACET_TYPE, F(TREEHERDER_PLATFORM), TAIL, IF_OS},
	{FACET_TYPE, F(COLLECTION), TAIL, IF_PLATFORM},
	{FACET_TYPE, F(JOB_COLLECTION), TAIL, ALWAYS},
	{FACET_SUITE, A(RAPTOR_TRY_NAME), TAIL, ALWAYS},
	{FACET_SUITE, A(TALOS_TRY_NAME), TAIL, ALWAYS},
	{FACET_SUITE, A(SUITE), TAIL, ALWAYS},
	{FACET_VARIANT, A(VARIANT), TAIL, ALWAYS},
	{FACET_TIER, F(TIER), TAIL, ALWAYS},
	{FACET_WORKER, F(WORKER), TAIL, ALWAYS},
};

/* Beginnings of platform names; fenix, focus and AC are the mobile products. */
static const struct {
	const char *prefix, *os;
} systems[] = {
	{"linux", "Linux"},   {"ubuntu", "Linux"}, {"debian", "Linux"},	   {"win", "Windows"},
	{"macos", "macOS"},   {"osx", "macOS"},	   {"android", "Android"}, {"fenix", "Android"},
	{"focus", "Android"}, {"AC-", "Android"},  {"ios", "iOS"},
};

static struct slice find_os(struct slice platform)
{
	for (size_t i = 0; i < ARRAY_LEN(systems); i++) {
		size_t n = strlen(systems[i].prefix);
		if (platform.n >= n && !memcmp(platform.p, systems[i].prefix, n))
			return slice_from(systems[i].os);
	}
	return (struct slice){NULL, 0};
}

static struct slice part_of(struct slice s, enum part part)
{
	const char *slash = s.n ? memrchr(s.p, '/', s.n) : NULL;
	size_t head = slash ? (size_t)(slash - s.p) : 0;

	if (!slash)
		return s;
	return part == HEAD ? (struct slice){s.p, head} : (struct slice){slash + 1, s.n - head - 1};
}

static struct slice apply(const struct rule *r, const struct facts *facts, struct slice platform)
{
	struct slice s = r->is_attr ? facts->attr[r->from] : facts->field[r->from];

	if ((r->condition == IF_OS || r->condition == IF_OS_PAIR) && !find_os(part_of(s, HEAD)).n)
		s.n = 0;
	if (r->condition == IF_OS_PAIR && part_of(s, HEAD).n == s.n)
		s.n = 0;
	if (r->condition == IF_PLATFORM && !platform.n)
		s.n = 0;
	return part_of(s, r->part);
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
static struct slice find_symbol(const struct facts *facts, struct strbuf *scratch)
{
	const struct slice *f = facts->field;
	struct slice group = f[FIELD_GROUP].n ? f[FIELD_GROUP] : f[FIELD_JOB_GROUP];
	struct slice symbol = f[FIELD_SYMBOL].n ? f[FIELD_SYMBOL] : f[FIELD_JOB_SYMBOL];

	if (!group.n || slice_equal(group, slice_from("?")))
		return symbol;
	strbuf_reset(scratch);
	strbuf_add(scratch, group.p, group.n);
	strbuf_addch(scratch, '(');
	strbuf_add(scratch, symbol.p, symbol.n);
	strbuf_addch(scratch, ')');
	return strbuf_slice(scratch);
}

void facets_find(const struct facts *facts, struct strbuf *scratch, struct slice out[FACET_NR])
{
	memset(out, 0, FACET_NR * sizeof(*out));
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		struct slice *value = &out[rules[i].facet];
		if (!value->n)
			*value = apply(&rules[i], facts, out[FACET_PLATFORM]);
	}
	out[FACET_OS] = find_os(out[FACET_PLATFORM]);
	out[FACET_SYMBOL] = find_symbol(facts, scratch);
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
