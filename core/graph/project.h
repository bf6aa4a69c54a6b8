/* SPDX-License-Identifier: MPL-2.0 */
/* Where the index of a deployment keeps this checkout's graphs: TRUST-DOMAIN.v2.PROJECT.... */
#ifndef GRAPH_PROJECT_H
#define GRAPH_PROJECT_H

#include "core/graph/generator.h"

struct project {
	char *trust_domain;
	char *name;
};

/*
 * The trust domain stands in the config.yml of the plan. The project's name stands
 * nowhere: it is mozilla-central for Firefox and comm-central for Thunderbird, else
 * that of the repository: the last part of the address of the git remote "origin" or
 * the hg path "default", or the name of the folder.
 */
int project_read(struct project *p, const struct generator *g, const struct checkout *c,
		 struct err *err) MUST_USE;
void project_release(struct project *p);

#endif
