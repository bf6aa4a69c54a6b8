/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a task is, in the words people search and group by. One row for each
 * facet; the query language, the tree, presets and help are made from it.
 */
#ifndef GRAPH_FACET_H
#define GRAPH_FACET_H

#include "core/base/base.h"

/* id, name (in "name:" terms and node rules), short form, description */
#define FACET_LIST(X)                                                          \
	X(OS, "os", "", "operating system: Linux, Windows, macOS, Android")    \
	X(PLATFORM, "platform", "p", "platform, without the build type")       \
	X(TYPE, "type", "t", "build type: opt, debug")                         \
	X(SUITE, "suite", "s", "test suite")                                   \
	X(VARIANT, "variant", "v", "test variant; 'default' is the plain one") \
	X(KIND, "kind", "k", "kind of the task")                               \
	X(CLASS, "class", "", "main, cf, release, l10n or infra")              \
	X(SYMBOL, "symbol", "", "Treeherder symbol, GROUP(SYMBOL)")            \
	X(TIER, "tier", "", "Treeherder tier: 1, 2 or 3")                      \
	X(WORKER, "worker", "", "worker type")

enum facet {
#define X(id, name, abbr, text) FACET_##id,
	FACET_LIST(X)
#undef X
		FACET_NR
};

/* Value of FACET_CLASS. Only CLASS_MAIN is marked by rules that do not name a class. */
#define CLASS_LIST(X)                         \
	X(MAIN, "main", "Tests and builds")   \
	X(CF, "cf", "Confirm failure copies") \
	X(RELEASE, "release", "Release")      \
	X(L10N, "l10n", "Localization")       \
	X(INFRA, "infra", "Infrastructure")

enum task_class {
#define X(id, name, title) CLASS_##id,
	CLASS_LIST(X)
#undef X
		CLASS_NR
};

/* Name, short form ("" for none) and description of a facet. */
const char *facet_name(enum facet f);
const char *facet_short(enum facet f);
const char *facet_text(enum facet f);
/* The facet with this name or short form; FACET_NR when there is none. */
enum facet facet_find(struct slice name);

const char *class_name(enum task_class c);
const char *class_title(enum task_class c);

#endif
