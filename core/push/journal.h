/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a push may leave behind in a repository, written down before it happens:
 * a small text file in the user's state folder, one "KEY VALUE" line for each
 * row of the table below, named by a hash of the repository's path. Beside it
 * lie the file with the commit message and the lock that keeps two pushes in
 * one repository apart.
 */
#ifndef PUSH_JOURNAL_H
#define PUSH_JOURNAL_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/* J(symbol, key): the checkout; the changeset that the try changeset is made on; the date it gets
 * ("SECONDS OFFSET", by which it is found again); roots of the draft ancestors, blank between. */
#define JOURNAL_KEYS(J)         \
	J(CHECKOUT, "checkout") \
	J(PARENT, "parent")     \
	J(DATE, "date")         \
	J(DRAFT, "draft")

enum journal_key {
#define J(symbol, key) JOURNAL_##symbol,
	JOURNAL_KEYS(J)
#undef J
		JOURNAL_KEY_NR
};

struct journal {
	char *store;   /* hg's folder with the changesets */
	char *path;    /* the journal */
	char *message; /* the message file */
	char *lockfile;
	int lock; /* -1: not held */
	char *value[JOURNAL_KEY_NR];
};

/* Sets the paths for the repository whose store is at `store`; touches nothing. */
int journal_init(struct journal *j, const char *store, struct err *err) MUST_USE;
void journal_release(struct journal *j); /* gives the lock back */

/* True when a push left something here, or is running. */
bool journal_pending(const struct journal *j);
/*
 * Takes the lock. While a living process holds it: an error that says so. When
 * that process is dead, its children are waited for, `wait` seconds at most (but not
 * less than 2): they inherit the lock.
 */
int journal_lock(struct journal *j, unsigned wait, struct err *err) MUST_USE;
/* Whether children that are started now inherit the lock. */
void journal_share_lock(const struct journal *j, bool share);

void journal_set(struct journal *j, enum journal_key key, const char *value);
/* Writes all values (to a new file, renamed). */
int journal_write(const struct journal *j, struct err *err) MUST_USE;
/* Reads the values; all are NULL when there is no journal. */
int journal_read(struct journal *j, struct err *err) MUST_USE;
/* Removes message file and journal, in this order. */
int journal_forget(struct journal *j, struct err *err) MUST_USE;

#endif
