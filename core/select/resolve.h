/* SPDX-License-Identifier: MPL-2.0 */
/* From what a developer names (folders, files, patterns, tags) to the tests of a checkout. */
#ifndef SELECT_RESOLVE_H
#define SELECT_RESOLVE_H

#include "core/select/testlist.h"

struct resolved {
	struct testlist list; /* those that were looked at */
	/* Of these, those that were named: path by path, sorted; some may be there twice. */
	const struct test **test;
	size_t nr, cap;
	/* What is sent in place of the paths named: from the root of the checkout, files as
	 * their folders. */
	char **sent;
	size_t sent_nr, sent_cap;
	struct strbuf notes; /* lines for the user */
};

/*
 * Finds the tests of `path` (NULL-terminated), which are seen from the absolute folder
 * `cwd`. Each is
 *
 * - a folder: what is below it. Only moz.build files and manifests above and below are read;
 * - a manifest (.toml, .ini, .list): the tests in it, and in those it includes;
 * - another file: its folder, with a note, or with `files` just that test;
 * - a pattern with '*' (and "**" for any folders);
 * - else the begin of the paths of tests or, when there is none, a part of them. This, and
 *   what follows, looks at all tests.
 *
 * Of what the last two find the folders are sent, with `files` the tests. An error for a
 * path that leads out of the checkout, or without tests. On failure `r` needs no release.
 */
int resolve_paths(struct resolved *r, const struct srctree *t, const char *cwd,
		  const char *const *path, bool files, struct err *err) MUST_USE;
/* Finds the tests that have any of the tags (NULL-terminated); sends nothing. */
int resolve_tags(struct resolved *r, const struct srctree *t, const char *const *tag,
		 struct err *err) MUST_USE;
void resolve_release(struct resolved *r);

/*
 * Adds all tests that may be below the folder `dir` to `l`, and others: the caller looks at
 * their paths. "" is the whole checkout, without web platform tests; these count when `dir`
 * is in their folder.
 */
int resolve_load(struct testlist *l, const struct srctree *t, const char *dir,
		 struct err *err) MUST_USE;

#endif
