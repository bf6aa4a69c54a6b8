/* SPDX-License-Identifier: MPL-2.0 */
/* Words of a command: what the user configures as one text and a child process takes as several. */
#ifndef BASE_ARGV_H
#define BASE_ARGV_H

#include "core/base/err.h"

#define ARGV_INIT          \
	{                  \
		NULL, 0, 0 \
	}

struct argv {
	char **v; /* NULL-terminated once there is a word */
	size_t nr, cap;
};

void argv_add(struct argv *a, const char *word);
/*
 * Adds the words of the text, which blanks or tabs part; a word that has some stands in double
 * quotes (quote.h). No shell reads it. -1 for a quote that is not closed.
 */
int argv_split(struct argv *a, const char *text, struct err *err) MUST_USE;
/* The words as one such text; the caller frees it. */
char *argv_join(char *const *v);
void argv_release(struct argv *a);

#endif
