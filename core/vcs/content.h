/* SPDX-License-Identifier: MPL-2.0 */
/*
 * One number for what some folders of a checkout hold now. The same content has
 * the same number, whatever the branch, the times of the files, and whether it is
 * committed or not; every edit changes it. Reads only.
 */
#ifndef VCS_CONTENT_H
#define VCS_CONTENT_H

#include "core/base/sha256.h"
#include "core/vcs/vcs.h"

/*
 * Hashes each of `paths` (files or folders, relative to `dir`; NULL-terminated):
 * names, contents, executable bits, texts of symbolic links. Counted are the files
 * that git or hg does not ignore (each path is asked in its own repository; `want`
 * decides where a folder is both), without a repository all; never the caches of
 * Python (__pycache__, *.pyc), which the graph generator writes. A path that is
 * not there counts as such.
 */
int vcs_content_hash(const char *dir, enum vcs_kind want, const char *const *paths,
		     char hex[SHA256_HEX], struct err *err) MUST_USE;

#endif
