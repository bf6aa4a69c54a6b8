/* SPDX-License-Identifier: MPL-2.0 */
/* The options of a push that a selection file can keep: names, and which values are right. */
#ifndef SELECT_OPTION_H
#define SELECT_OPTION_H

#include "core/base/err.h"

#define OPTION_REBUILD_MAX 20 /* as mach try */

/* name as on the command line after "--", what its value must be, text for the documentation */
#define OPTION_LIST(X)                                                                        \
	X("message", TEXT, "title of the commit; {msg} in it is the computed one")            \
	X("env", ENV, "NAME=VALUE for the environment of the tasks; may stand several times") \
	X("rebuild", REBUILD, "run each task that often, 1 to 20 times")                      \
	X("artifact", FLAG, "artifact builds")                                                \
	X("closed-tree", FLAG, "add ON A CLOSED TREE to the title")                           \
	X("remote", TEXT, "git remote or hg path to push to")                                 \
	X("branch", TEXT, "branch on the remote")                                             \
	X("committed-only", FLAG, "push in spite of uncommitted changes")                     \
	X("full", FLAG, "select from all tasks, not only those offered by default")           \
	X("exact", FLAG, "terms of queries are exact")

/* -1: no such option, or not a value for it ("" is none), and `err` says what is wrong. */
int option_check(const char *name, const char *value, struct err *err) MUST_USE;

#endif
