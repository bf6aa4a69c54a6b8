/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Which parameters the decision task of a Firefox checkout knows: it fails for any other. They are
 * read from taskcluster/gecko_taskgraph/parameters.py, where they stand as a dictionary with
 * voluptuous' Required() and Optional() or, since 2026, as classes of msgspec; those of
 * "try_task_config" there too, in older trees in decision.py beside it. taskgraph's own stand in
 * its parameters.py, in the same two forms.
 */
#ifndef PLAN_KNOWN_H
#define PLAN_KNOWN_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

#include <jansson.h>

struct known {
	char *path;	       /* of the first of these files */
	json_t *top;	       /* an object with a member for each; those of taskgraph too */
	json_t *config;	       /* of try_task_config; NULL: not known */
	bool rebuild_by_label; /* "rebuild" may be an object */
};

/*
 * *k is NULL where there is no such file (`root` NULL: no checkout), or nothing in it in either
 * form: then nothing can be said. -1 for a file that cannot be read.
 */
int known_read(struct known **k, const char *root, struct err *err) MUST_USE;
/* The same from the texts of the three files; only the first must have something. `path` NULL. */
struct known *known_parse(struct slice parameters, struct slice decision, struct slice taskgraph);
void known_free(struct known *k);

/* A parameter; a member of try_task_config. Where nothing can be said (NULL) all are known. */
bool known_top(const struct known *k, const char *key);
bool known_config(const struct known *k, const char *key);
/* Whether single tasks may be run several times. */
bool known_rebuild_by_label(const struct known *k);

#endif
