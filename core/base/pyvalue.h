/* SPDX-License-Identifier: MPL-2.0 */
/* Values as Python writes and orders them: what its JSON and its YAML have in common. */
#ifndef BASE_PYVALUE_H
#define BASE_PYVALUE_H

#include "core/base/strbuf.h"

#include <jansson.h>

/* Appends a finite number as repr() does: the fewest digits that give it again. */
void pyvalue_add_real(struct strbuf *out, double value);
/*
 * The keys of an object as sorted() orders them, json_object_size() many. They
 * belong to the object; the array is for free().
 */
struct slice *pyvalue_sorted_keys(json_t *object);
/* Negative, 0 or positive, in that order. */
int pyvalue_compare(struct slice a, struct slice b);

#endif
