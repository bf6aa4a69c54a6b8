/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Every point of a push at which the program may die: before and after each
 * child process that changes something, and around each write of the journal.
 * tests/e2e kills the program at each of them; the names are the argument of
 * hook_step() in core/base/hook.h.
 */
#ifndef PUSH_STEP_H
#define PUSH_STEP_H

/* S(symbol, name, what was just done or comes now) */
#define PUSH_GIT_STEPS(S)                                                        \
	S(GIT_BLOB, "git-blob", "try_task_config.json becomes an object")        \
	S(GIT_TREE, "git-tree", "the root folder with it becomes an object")     \
	S(GIT_COMMIT, "git-commit", "the try commit becomes an object")          \
	S(GIT_NOTE, "git-note", "its note becomes objects, with --carrier note") \
	S(GIT_PUSH, "git-push", "the try commit is sent")                        \
	S(GIT_PUSHED, "git-pushed", "git push has ended, well or not")

#define PUSH_HG_STEPS(S)                                                        \
	S(HG_LOCKED, "hg-locked", "no other push can start here")               \
	S(HG_MESSAGE, "hg-message", "the message file is written")              \
	S(HG_JOURNAL, "hg-journal", "the journal is written")                   \
	S(HG_IMPORT, "hg-import", "hg import makes the try changeset")          \
	S(HG_IMPORTED, "hg-imported", "it is there, its hash is not known yet") \
	S(HG_PUSH, "hg-push", "the try changeset is sent")                      \
	S(HG_PUSHED, "hg-pushed", "hg push has ended, well or not")

/* Nothing of these changes a repository, but for git's objects that nothing points to. */
#define PUSH_LANDO_STEPS(S)                                          \
	S(LANDO_LOGIN, "lando-login", "somebody may have to log in") \
	S(LANDO_PATCHES, "lando-patches", "the patches are made")    \
	S(LANDO_SUBMIT, "lando-submit", "the patches are sent")      \
	S(LANDO_SUBMITTED, "lando-submitted", "Lando has them, or not")

/* Putting back, after a push and in push_recover(). */
#define PUSH_BACK_STEPS(S)                                                             \
	S(BACK_FIND, "back-find", "looking for the try changeset")                     \
	S(BACK_STRIP, "back-strip", "hg strip removes it")                             \
	S(BACK_STRIPPED, "back-stripped", "it is gone")                                \
	S(BACK_PHASE, "back-phase", "ancestors become draft again")                    \
	S(BACK_PHASED, "back-phased", "they are draft")                                \
	S(BACK_FORGET, "back-forget", "the message file is removed, then the journal") \
	S(BACK_DONE, "back-done", "nothing is left")

#define PUSH_STEPS(S) PUSH_GIT_STEPS(S) PUSH_HG_STEPS(S) PUSH_LANDO_STEPS(S) PUSH_BACK_STEPS(S)

enum push_step {
#define S(symbol, name, what) STEP_##symbol,
	PUSH_STEPS(S)
#undef S
		STEP_NR
};

/* Calls hook_step() with the step's name. */
void push_step(enum push_step step);
const char *push_step_name(enum push_step step);

#endif
