/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Manifests of tests as texts: sections with keys and values, in TOML or in the INI of
 * manifestparser. Both readers give the same calls, in the order of the file; values are
 * what manifestparser makes of them: lists have one item a line.
 */
#ifndef SELECT_MANIFEST_H
#define SELECT_MANIFEST_H

#include "core/base/err.h"

struct manifest_calls {
	/* "DEFAULT", the name of a test, or "include:FILE"; where in the text it begins */
	int (*section)(void *ctx, struct slice name, const char *at, struct err *err);
	int (*value)(void *ctx, struct slice key, struct slice value, struct err *err);
	void *ctx;
};

/* Errors begin with "LINE:COLUMN: "; those of the calls are passed on. */
int manifest_read_toml(struct slice text, const struct manifest_calls *calls,
		       struct err *err) MUST_USE;
int manifest_read_ini(struct slice text, const struct manifest_calls *calls,
		      struct err *err) MUST_USE;

#endif
