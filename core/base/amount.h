/* SPDX-License-Identifier: MPL-2.0 */
/* Sizes and ages as people read them. */
#ifndef BASE_AMOUNT_H
#define BASE_AMOUNT_H

#include "core/base/strbuf.h"

/* "800 bytes", "12.3 MB" */
void add_bytes(struct strbuf *out, uint64_t n);
/* "5 minutes", "1 hour", "3 days" */
void add_age(struct strbuf *out, int64_t seconds);

#endif
