/* SPDX-License-Identifier: MPL-2.0 */
/* `mtry-tui syntax`: classic try syntax, resolved here; what follows is as with -q. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/select/trysyntax.h"
#include "tui/cli.h"
#include "tui/send.h"

/* A word that a shell has read already, such that it is read as one again. */
static void add_word(struct strbuf *out, const char *word)
{
	bool brackets = false; /* blanks in them belong to the word anyway */

	if (out->len)
		strbuf_addch(out, ' ');
	for (; *word; word++) {
		if (strchr("\\'\"", *word) || (!brackets && strchr(" \t", *word)))
			strbuf_addch(out, '\\');
		strbuf_addch(out, *word);
		brackets = *word == '[' || (brackets && *word != ']');
	}
}

/* One word is the text itself; several are words of it. */
static int parse(struct session *s, char **arg, struct err *err)
{
	struct trysyntax *syntax = xcalloc(1, sizeof(*syntax));
	struct strbuf text = STRBUF_INIT;
	int ret;

	if (arg[1])
		for (size_t i = 0; arg[i]; i++)
			add_word(&text, arg[i]);
	else
		strbuf_addstr(&text, arg[0]);
	ret = trysyntax_parse(syntax, text.buf, &s->opt, err);
	if (!ret)
		s->syntax = syntax;
	else
		free(syntax);
	strbuf_release(&text);
	return ret;
}

int syntax_main(struct session *s, char **arg)
{
	struct strbuf said = STRBUF_INIT;
	struct err err;
	int status;

	if (parse(s, arg, &err))
		return send_fail(&err, EXIT_REFUSED);
	s->selector = SELECTOR_SYNTAX;
	status = options_flag(&s->opt, OPT_INTERACTIVE) ? screen_main(s, &said) : batch_main(s);
	strbuf_release(&said);
	return status;
}
