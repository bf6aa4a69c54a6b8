/* SPDX-License-Identifier: MPL-2.0 */
/* Sorting only as much of a long array as somebody will look at. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include "core/base/base.h"

/*
 * Puts those keys in [first, end) that stand there when all `nr` are sorted, in their order.
 * No key before them is greater and none behind is less; these are in no order. For a
 * short range the time is that of looking at each key twice or so.
 */
void sort_part(uint64_t *key, size_t nr, size_t first, size_t end);

#endif
