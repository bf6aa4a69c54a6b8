/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where the decision tasks of a project stand in the index. That is up to each
 * project's .taskcluster.yml; what is written here is what taskgraph projects do.
 * Not all have every place, so there is a list to try, the most exact first.
 */
#ifndef NET_NAMESPACE_H
#define NET_NAMESPACE_H

#include "core/base/strbuf.h"
#include "core/net/request.h"

#define NET_DEFAULT_ROOT_URL	 "https://firefox-ci-tc.services.mozilla.com"
#define NET_DEFAULT_TRUST_DOMAIN "gecko"

/* What is known of the decision task that is looked for; NULL for what is not. */
struct net_place {
	const char *trust_domain; /* of taskcluster/config.yml; NULL: the project's usual one */
	const char *project;	  /* autoland, mozilla-central, translations ...; needed */
	const char *revision;	  /* full hash: then that one is meant, and no other */
	const char *branch;	  /* of projects with a place for each branch; NULL: main */
};

struct net_namespaces {
	char *list[NET_NAMESPACES_MAX + 1]; /* NULL-terminated */
	size_t nr;
};

/* A project's trust domain, as far as we know it, else gecko. */
const char *net_trust_domain(const char *project);
/* Fills the list; places whose name could not stand in the index are left out. */
void net_decision_namespaces(const struct net_place *place, struct net_namespaces *out);
void net_namespaces_release(struct net_namespaces *n);
/* True for what may stand in the index: words of letters, digits and !~*'()%_- with dots between. */
bool net_is_namespace(const char *text);

#endif
