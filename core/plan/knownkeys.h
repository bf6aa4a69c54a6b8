/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Which parameters the decision task of a Firefox checkout knows: one that it does not know makes
 * it fail. They stand in its taskcluster/gecko_taskgraph/parameters.py, as the keys of a schema
 * ("use-artifact-builds") or, in newer trees, as the fields of a class (use_artifact_builds:).
 */
#ifndef PLAN_KNOWNKEYS_H
#define PLAN_KNOWNKEYS_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

struct known_keys {
	struct strbuf path, text; /* of that file; no text: everything is known */
	struct strbuf base;	  /* of taskgraph's own, which it adds to; may be empty */
};

/* Reads what the checkout has; `root` NULL or not Firefox's: nothing. -1 when it cannot be read. */
int known_keys_read(struct known_keys *k, const char *root, struct err *err) MUST_USE;
void known_keys_release(struct known_keys *k);
/* A member of try_task_config. */
bool known_keys_has(const struct known_keys *k, const char *key);
/* A parameter beside it. */
bool known_keys_has_parameter(const struct known_keys *k, const char *key);

#endif
