/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The decoded values that say what a task is, and the rules that make facets and
 * the class from them. For build.c and why.c; everybody else reads facet.h.
 */
#ifndef GRAPH_FACTS_H
#define GRAPH_FACTS_H

#include "core/graph/facet.h"
#include "core/graph/task.h"

/* Attributes with a meaning. Projects spell some of them with '-', some with '_'. */
#define ATTR_LIST(X)                             \
	X(KIND, "kind")                          \
	X(TEST_PLATFORM, "test_platform")        \
	X(BUILD_PLATFORM, "build_platform")      \
	X(PLATFORM, "platform")                  \
	X(BUILD_TYPE, "build_type")              \
	X(BUILD_TYPE_DASH, "build-type")         \
	X(SUITE, "unittest_suite")               \
	X(VARIANT, "unittest_variant")           \
	X(RAPTOR_TRY_NAME, "raptor_try_name")    \
	X(TALOS_TRY_NAME, "talos_try_name")      \
	X(TEST_CHUNK, "test_chunk")              \
	X(THIS_CHUNK, "this_chunk")              \
	X(TOTAL_CHUNKS, "total_chunks")          \
	X(SHIPPING_PHASE, "shipping_phase")      \
	X(SHIPPING_PHASE_DASH, "shipping-phase") \
	X(LOCALE, "locale")                      \
	X(CHUNK_LOCALES, "chunk_locales")        \
	X(ALL_LOCALES, "all_locales")

enum known_attr {
#define X(id, name) ATTR_##id,
	ATTR_LIST(X)
#undef X
		ATTR_NR
};

/* Attributes that rules may ask for besides (rules.h): those of files, and our own. */
#define FILE_ATTRS 16
#define RULE_ATTRS (FILE_ATTRS + 8)

/* Texts of strings and numbers; n = 0: absent, null, empty. Lists and objects keep their JSON. */
struct facts {
	struct slice label;
	struct slice attr[ATTR_NR + RULE_ATTRS];
	struct slice field[FIELD_NR];
};

struct facet_rules;
struct strbuf;

/* The facets of a task; values may point into the facts, into the rules, into constants or into
 * `scratch`. */
void facets_find(const struct facet_rules *rules, const struct facts *facts, struct strbuf *scratch,
		 struct slice out[FACET_NR]);
/* Number of the chunk and how many there are; both 0 when there is only one. */
void chunk_find(const struct facts *facts, uint16_t *chunk, uint16_t *total);

/* The class of a task, and what made it so: for other classes than main one of the two. */
struct class_reason {
	enum task_class class;
	const char *word; /* in its kind; of CLASS_CF, at the end of its label */
	const char *attr; /* the attribute that such tasks have */
};
struct class_reason class_judge(const struct facts *facts);

#endif
