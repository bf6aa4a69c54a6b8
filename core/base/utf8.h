/* SPDX-License-Identifier: MPL-2.0 */
/*
 * UTF-8 text on a terminal: decoding, display columns, and the one way in which
 * untrusted text may reach a screen or a message, utf8_visible().
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "core/base/base.h"

struct strbuf;

#define UTF8_REPLACEMENT 0xfffdu

/*
 * Decodes the character at `p` (n > 0 bytes are there) into *c and returns its
 * length in bytes. A byte that is not valid UTF-8 (RFC 3629: no overlong forms,
 * no surrogates) gives UTF8_REPLACEMENT and length 1.
 */
size_t utf8_decode(const char *p, size_t n, uint32_t *c);
/* Writes `c` as 1 to 4 bytes to `out`; returns how many. */
size_t utf8_encode(uint32_t c, char out[4]);
/* True when all `n` bytes are valid UTF-8. */
bool utf8_valid(const char *p, size_t n);
/* Columns of `c`: 0 combining, 2 wide, else 1; by wcwidth(), which curses uses too. */
int utf8_char_width(uint32_t c);
/* Columns of the text, as utf8_visible() would show it. */
int utf8_width(const char *p, size_t n);
/* Start of the character before byte `pos` (pos > 0). */
size_t utf8_prev(const char *p, size_t pos);

/* True for characters that must not reach a terminal as they are: C0, DEL, C1, bidirectional and
 * other format controls, line and paragraph separators. */
bool utf8_is_control(uint32_t c);

/*
 * Appends the text with control characters made visible: C0 and DEL as ^X,
 * other controls as <U+XXXX>, bytes that are not UTF-8 as <XX>.
 */
void utf8_visible(struct strbuf *out, const char *p, size_t n);
/* The same for the one character at `p` (n > 0), *used bytes long; returns its length in `out`. */
size_t utf8_visible_char(char out[16], const char *p, size_t n, size_t *used);
/* The same into a buffer of `size` bytes, cut at a character's end if need be. */
void utf8_visible_into(char *out, size_t size, const char *text);

#endif
