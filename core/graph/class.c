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

static enum task_class class_of_name(struct slice name)
{
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (has_word(name, words[i].where, words[i].word))
			return words[i].class;
	return CLASS_MAIN;
}

/* Builds of shipping phase "build" are made on every push; what comes after is release work. */
static bool ships(struct slice phase)
{
	return slice_begins(phase, "promote") || slice_begins(phase, "push") ||
	       slice_begins(phase, "ship");
}

enum task_class class_find(const struct facts *facts)
{
	const struct slice *a = facts->attr;
	struct slice kind = facts->field[FIELD_KIND].n ? facts->field[FIELD_KIND] : a[ATTR_KIND];
	enum task_class class;

	if (!kind.n) /* runnable-jobs.json: a label begins with its kind, by convention */
		kind = facts->label;
	if (ends_with(facts->label, "-cf") && word_at(kind, 0, "test"))
		return CLASS_CF;
	if (a[ATTR_BUILD_PLATFORM].n &&
	    (a[ATTR_LOCALE].n || a[ATTR_CHUNK_LOCALES].n || a[ATTR_ALL_LOCALES].n))
		return CLASS_L10N;
	class = word_at(kind, 0, "test") ? CLASS_MAIN : class_of_name(kind);
	if (class == CLASS_MAIN &&
	    (ships(a[ATTR_SHIPPING_PHASE]) || ships(a[ATTR_SHIPPING_PHASE_DASH])))
		return CLASS_RELEASE;
	return class;
}
