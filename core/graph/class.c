/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/facet.h"
#include "core/graph/facts.h"

static const struct {
	const char *name, *title;
} classes[CLASS_NR] = {
#define X(id, name, title) {name, title},
	CLASS_LIST(X)
#undef X
};

const char *class_name(enum task_class c)
{
	return classes[c].name;
}

const char *class_title(enum task_class c)
{
	return classes[c].title;
}

enum where { FIRST, ANYWHERE };

/*
 * Words ("-word-") of the kind that put a task into a class; the first row counts.
 * Names are those of Firefox's kinds and of the projects around it. Kinds that only
 * look alike must stay out, so most words count at the start only.
 */
static const struct {
	enum task_class class;
	enum where where;
	const char *word;
} words[] = {
	{CLASS_L10N, ANYWHERE, "l10n"},
	{CLASS_RELEASE, FIRST, "release"},
	{CLASS_RELEASE, FIRST, "github-release"},
	{CLASS_RELEASE, FIRST, "push"},
	{CLASS_RELEASE, FIRST, "repackage"},
	{CLASS_RELEASE, FIRST, "attribution"},
	{CLASS_RELEASE, FIRST, "balrog"},
	{CLASS_RELEASE, FIRST, "bouncer"},
	{CLASS_RELEASE, FIRST, "mark-as-shipped"},
	{CLASS_RELEASE, FIRST, "merge-automation"},
	{CLASS_RELEASE, FIRST, "version-bump"},
	{CLASS_RELEASE, ANYWHERE, "beetmover"},
	{CLASS_RELEASE, ANYWHERE, "signing"},
	{CLASS_RELEASE, ANYWHERE, "notarization"},
	{CLASS_INFRA, FIRST, "toolchain"},
	{CLASS_INFRA, FIRST, "fetch"},
	{CLASS_INFRA, FIRST, "docker-image"},
	{CLASS_INFRA, FIRST, "packages"},
	{CLASS_INFRA, FIRST, "external-gradle-dependencies"},
	{CLASS_INFRA, FIRST, "upload-symbols"},
	{CLASS_INFRA, FIRST, "system-symbols"},
	{CLASS_INFRA, FIRST, "sentry"},
	{CLASS_INFRA, FIRST, "periodic-update"},
	{CLASS_INFRA, FIRST, "updatebot"},
	{CLASS_INFRA, FIRST, "code-review"},
};

static bool ends_with(struct slice s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.n >= n && !memcmp(s.p + s.n - n, suffix, n);
}

/* Does the word stand at byte `at` of the name, between '-' or its ends? */
static bool word_at(struct slice name, size_t at, const char *word)
{
	size_t n = strlen(word);

	if (at && name.p[at - 1] != '-')
		return false;
	name.p += at;
	name.n -= at;
	return slice_begins(name, word) && (name.n == n || name.p[n] == '-');
}

static bool has_word(struct slice name, enum where where, const char *word)
{
	for (size_t at = 0; at < (where == FIRST ? MIN(name.n, 1) : name.n); at++)
		if (word_at(name, at, word))
			return true;
	return false;
}

/* The row of the first word in the name, ARRAY_LEN(words) when there is none. */
static size_t find_word(struct slice name)
{
	size_t i = 0;

	while (i < ARRAY_LEN(words) && !has_word(name, words[i].where, words[i].word))
		i++;
	return i;
}

/* Attributes that only repacks for languages have. */
static const enum known_attr locales[] = {ATTR_LOCALE, ATTR_CHUNK_LOCALES, ATTR_ALL_LOCALES};
static const enum known_attr phases[] = {ATTR_SHIPPING_PHASE, ATTR_SHIPPING_PHASE_DASH};

/* Builds of shipping phase "build" are made on every push; what comes after is release work. */
static bool ships(struct slice phase)
{
	return slice_begins(phase, "promote") || slice_begins(phase, "push") ||
	       slice_begins(phase, "ship");
}

static const char *attr_name(enum known_attr attr)
{
	static const char *const names[] = {
#define X(id, name) name,
		ATTR_LIST(X)
#undef X
	};

	return names[attr];
}

static struct class_reason judge_by_kind(const struct facts *facts, struct slice kind)
{
	size_t i = word_at(kind, 0, "test") ? ARRAY_LEN(words) : find_word(kind);

	if (i < ARRAY_LEN(words))
		return (struct class_reason){words[i].class, words[i].word, NULL};
	for (i = 0; i < ARRAY_LEN(phases); i++)
		if (ships(facts->attr[phases[i]]))
			return (struct class_reason){CLASS_RELEASE, NULL, attr_name(phases[i])};
	return (struct class_reason){CLASS_MAIN, NULL, NULL};
}

struct class_reason class_judge(const struct facts *facts)
{
	const struct slice *a = facts->attr;
	struct slice kind = facts->field[FIELD_KIND].n ? facts->field[FIELD_KIND] : a[ATTR_KIND];

	if (!kind.n) /* runnable-jobs.json: a label begins with its kind, by convention */
		kind = facts->label;
	if (ends_with(facts->label, "-cf") && word_at(kind, 0, "test"))
		return (struct class_reason){CLASS_CF, "cf", NULL};
	for (size_t i = 0; a[ATTR_BUILD_PLATFORM].n && i < ARRAY_LEN(locales); i++)
		if (a[locales[i]].n)
			return (struct class_reason){CLASS_L10N, NULL, attr_name(locales[i])};
	return judge_by_kind(facts, kind);
}
