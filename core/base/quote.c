/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/quote.h"
#include "core/base/utf8.h"

size_t quote_read(struct slice s, struct strbuf *out)
{
	if (!s.n || s.p[0] != '"')
		return 0;
	for (size_t i = 1; i < s.n; i++) {
		char c = s.p[i];
		if (c == '"')
			return i + 1;
		if (c == '\\' && i + 1 < s.n) {
			c = s.p[++i];
			c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
		}
		strbuf_addch(out, c);
	}
	return 0;
}

void quote_add(struct strbuf *out, struct slice s)
{
	strbuf_addch(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\n' || c == '\t' || c == '"' || c == '\\')
			strbuf_addch(out, '\\');
		strbuf_addch(out, (char)(c == '\n' ? 'n' : c == '\t' ? 't' : c));
	}
	strbuf_addch(out, '"');
}

void quote_add_shell(struct strbuf *out, const char *word)
{
	bool plain =
		*word && !word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					    "0123456789_-+,./:=@%")];
	/* in double quotes a shell minds these, when it is one that is typed to also the '!' */
	bool readable = strchr(word, '\'') && !strpbrk(word, "\"$`\\!");
	const char *quote = plain ? "" : readable ? "\"" : "'";

	strbuf_addstr(out, quote);
	for (size_t n; *word; word += n) {
		n = readable ? strlen(word) : strcspn(word, "'");
		utf8_visible(out, word, n);
		if (word[n] && ++n)
			strbuf_addstr(out, "'\\''");
	}
	strbuf_addstr(out, quote);
}
