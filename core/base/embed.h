/* SPDX-License-Identifier: MPL-2.0 */
/* Data files that are part of the program, so that it runs before it is installed: embed.sh. */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include "core/base/base.h"

struct embedded {
	const char *name; /* NULL ends the table */
	const unsigned char *bytes;
	size_t size;
};

extern const struct embedded embedded_demo[];	/* core/graph/demo */
extern const struct embedded embedded_themes[]; /* themes */

#endif
