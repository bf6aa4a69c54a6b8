/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a commit says that is to run: in try_task_config.json, in a git note that some
 * decision tasks read where there is no such file, and in the trailers of its message,
 * which no decision task reads. Each is read by itself, so that they can be compared.
 */
#ifndef PLAN_CARRIED_H
#define PLAN_CARRIED_H

#include "core/base/err.h"
#include "core/base/strbuf.h"
#include "core/vcs/vcs.h"

#include <jansson.h>

#define CARRIED_FILE "try_task_config.json"
#define CARRIED_NOTE "refs/notes/decision-parameters"

/* A tree whose decision task lets a push set parameters, by a note too, says so there. */
#define CI_FILE	  ".taskcluster.yml"
#define CI_OPTION "--allow-parameter-override"

enum carrier { CARRIER_FILE, CARRIER_NOTE, CARRIER_MESSAGE, CARRIER_NR };

struct carried_part {
	bool there;
	/* File and note: the parameters that it sets, as version 2 has them; else NULL. */
	json_t *parameters;
	unsigned version; /* of the file, 1 or 2 */
	bool templates;	  /* the file is of a form from before 2020 */
	char **entry;	  /* labels and patterns, sorted, each once */
	size_t entry_nr;
	long count; /* of the message: how many there are, when it has none; else -1 */
};

struct carried {
	struct carried_part part[CARRIER_NR];
	char *message; /* all of it */
};

/*
 * Reads the texts (p = NULL: there is none). -1 with the place for what makes a decision
 * task fail: no JSON, a version that is not known; `c` then needs no release.
 */
int carried_read(struct carried *c, const struct slice text[CARRIER_NR], struct err *err) MUST_USE;
/* The same for a commit (a hash of vcs_commit_at()). */
int carried_read_commit(struct carried *c, const struct checkout *checkout, const char *hash,
			struct err *err) MUST_USE;
void carried_release(struct carried *c);

/* What a decision task reads: the file, else the note; NULL when there is neither. */
const struct carried_part *carried_used(const struct carried *c);
/* "try_task_config.json", "the note", "the message" */
const char *carrier_name(enum carrier id);
/*
 * Appends a line for each way in which two of them differ, control characters made
 * visible: the note from the file, the message from what the decision task reads. Returns
 * how many.
 */
size_t carried_diff(const struct carried *c, struct strbuf *out);

#endif
