/* SPDX-License-Identifier: MPL-2.0 */
/* Where the tokens of a query begin and end, for what reads one and for what helps to type one. */
#ifndef QUERY_TOKEN_H
#define QUERY_TOKEN_H

#include "core/query/term.h"

/* Offset behind the token at `at`: the first blank that is not escaped, or the end. */
size_t token_end(struct slice text, size_t at);
/* Offset of the slash that ends the regex whose first slash is at `at`, or 0. */
size_t token_closing_slash(struct slice text, size_t at);
/* Offset behind the complete regex at `at`, 0 when there is none. */
size_t token_regex_end(struct slice text, size_t at);

/* The first token that begins with '/' and has no other one behind it; n = 0 when there is none. */
struct slice token_unclosed(struct slice text);
/* A part of a token as it is meant: a blank does not have its backslash. The caller frees it. */
char *token_plain(struct slice part);

struct token {
	size_t begin, end;	   /* all of it */
	size_t value;		   /* behind '!' and the scope */
	size_t word_from, word_to; /* the value without its operators */
	bool inverse, regex, bar;
	enum term_subject subject; /* TERM_LABEL: no scope */
	enum facet facet;
	struct slice name; /* TERM_ATTR: of the attribute */
};

/* The token at or behind *at, which moves behind it; false at the end. It may be wrong. */
bool token_next(struct slice text, size_t *at, struct token *t);

#endif
