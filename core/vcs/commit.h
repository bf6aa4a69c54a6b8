/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What is in a commit of the checkout, read from git or hg: the work tree is not
 * looked at, and nothing changes. Hashes are those of vcs_commit_at(). What may be
 * missing gives 1, with nothing appended.
 */
#ifndef VCS_COMMIT_H
#define VCS_COMMIT_H

#include "core/vcs/vcs.h"

/* Longer files and notes are an error. */
#define VCS_FILE_MAX ((size_t)64 << 20)

/* Appends the full hash of what git or hg calls `rev`, NULL: of what is checked out. None, or (hg)
 * several, is an error. */
int vcs_commit_at(const struct checkout *c, const char *rev, struct strbuf *hash,
		  struct err *err) MUST_USE;
/* Appends the bytes of a file; `path` from the root of the repository. A folder is no file. */
int vcs_file_at(const struct checkout *c, const char *hash, const char *path, struct strbuf *out,
		struct err *err) MUST_USE;
/* Appends the message in UTF-8, without blanks and line ends at its end. */
int vcs_message_at(const struct checkout *c, const char *hash, struct strbuf *out,
		   struct err *err) MUST_USE;
/* Appends the commit's note below `ref` ("refs/notes/..."); hg has none. */
int vcs_note_at(const struct checkout *c, const char *ref, const char *hash, struct strbuf *out,
		struct err *err) MUST_USE;
/* Appends the hash of the first parent. */
int vcs_parent_at(const struct checkout *c, const char *hash, struct strbuf *out,
		  struct err *err) MUST_USE;

#endif
