/* SPDX-License-Identifier: MPL-2.0 */
/* What Python's str.isnumeric() says: a decision task asks it whether a label ends in a chunk. */
#ifndef PLAN_NUMERIC_H
#define PLAN_NUMERIC_H

#include "core/base/base.h"

/* True when the text is not empty and all its characters have a numeric value: "12", but "½" and
 * "三" too. */
bool is_numeric(struct slice s);

#endif
