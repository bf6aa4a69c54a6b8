/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/glyph.h"

static const char *const table[][2] = {
#define X(id, utf8, ascii) {ascii, utf8},
	GLYPH_LIST(X)
#undef X
};

static bool use_utf8 = true;

void glyph_use_utf8(bool utf8)
{
	use_utf8 = utf8;
}

const char *glyph(enum glyph g)
{
	return table[g][use_utf8];
}
