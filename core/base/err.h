/* SPDX-License-Identifier: MPL-2.0 */
/*
 * One line that tells what went wrong, where, and what to do about it. Lower
 * case, no full stop, the problem first, the subject quoted. Functions that can
 * fail return 0 or -1 (pointers: NULL) and take a struct err last. Text from
 * outside is made visible (control characters) as it is put in.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "core/base/base.h"

struct err {
	char text[600];
};

/* Sets the text; always returns -1 so that callers can `return err_set(...)`. */
int err_set(struct err *err, const char *fmt, ...) PRINTF(2, 3);

/* Puts a place ("FILE:LINE: ") before the text. Returns -1. */
int err_prefix(struct err *err, const char *fmt, ...) PRINTF(2, 3);

#endif
