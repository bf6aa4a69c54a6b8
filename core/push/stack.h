/* SPDX-License-Identifier: MPL-2.0 */
/* What Lando is given: the last commit that others have, and a patch for each one since. */
#ifndef PUSH_STACK_H
#define PUSH_STACK_H

#include "core/base/argv.h"
#include "core/push/push.h"

#include <jansson.h>

struct stack {
	struct strbuf base; /* full hash of the last public commit below HEAD */
	bool base_is_hg;    /* it is one of Mercurial (always, but for git without git-cinnabar) */
	struct argv node;   /* full hashes of what came since, first to last; may be none */
	json_t *patches;    /* array of texts in base 64 */
};

#define STACK_INIT                  \
	{                           \
		.base = STRBUF_INIT \
	}

/*
 * Finds base and nodes below what the try commit goes on top of (the head is known). git: what the official
 * repositories among the remotes do not have, as far as it was fetched; hg: what is not public.
 * -1 when there is no base, or a merge on the way: Lando takes a line.
 */
int stack_find(struct stack *s, const struct push *p, struct err *err) MUST_USE;
/*
 * Reads the patches of the nodes, git: and of the commit `last`, which comes on top of them (NULL for hg).
 */
int stack_read(struct stack *s, const struct push *p, const char *last, struct err *err) MUST_USE;
/* Adds one more. */
void stack_add_patch(struct stack *s, struct slice patch);
void stack_release(struct stack *s);

#endif
