/* SPDX-License-Identifier: MPL-2.0 */
/* Natural order: runs of digits compare as numbers, so "chunk 2" comes before "chunk 10". */
#ifndef BASE_NATCMP_H
#define BASE_NATCMP_H

#include "core/base/base.h"

/* Negative, 0 or positive, as strcmp. Total order: 0 only for equal bytes. */
int natcmp(struct slice a, struct slice b);

#endif
