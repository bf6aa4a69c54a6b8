/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/namespace.h"
#include "core/base/alloc.h"

/* Projects whose trust domain is not gecko. */
static const struct {
	const char *project, *trust_domain;
} known[] = {
	{"adhoc-signing", "adhoc"},
	{"application-services", "app-services"},
	{"comm-beta", "comm"},
	{"comm-central", "comm"},
	{"comm-release", "comm"},
	{"firefox-android", "mobile"},
	{"fxci-config", "releng"},
	{"mozilla-taskgraph", "taskgraph"},
	{"mozilla-vpn-client", "mozillavpn"},
	{"scriptworker-scripts", "scriptworker"},
	{"taskgraph", "taskgraph"},
	{"translations", "translations"},
	{"try-comm-central", "comm"},
	{"xpi-manifest", "xpi"},
};

/* The places: @D trust domain, @P project, @R revision, @B branch. */
static const struct {
	const char *form;
	bool exact; /* of one revision */
} places[] = {
	{"@D.v2.@P.revision.@R.taskgraph.decision", true},
	{"@D.v2.@P.branch.@B.revision.@R.taskgraph.decision", true},
	{"@D.v2.@P.latest.taskgraph.decision", false},
	{"@D.v2.@P.branch.@B.latest.taskgraph.decision", false},
	{"project.@P.v2.branch.@B.latest.taskgraph.decision", false},
};

const char *net_trust_domain(const char *project)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (!strcmp(project, known[i].project))
			return known[i].trust_domain;
	return NET_DEFAULT_TRUST_DOMAIN;
}

bool net_is_namespace(const char *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789_!~*'()%-";
	size_t n;

	for (;; text += n + 1) {
		n = strspn(text, letters);
		if (!n || (text[n] && text[n] != '.'))
			return false;
		if (!text[n])
			return true;
	}
}

static const char *value_of(const struct net_place *place, char sign)
{
	switch (sign) {
	case 'D':
		return place->trust_domain ? place->trust_domain : net_trust_domain(place->project);
	case 'P':
		return place->project;
	case 'R':
		return place->revision;
	default:
		return place->branch ? place->branch : "main";
	}
}

static void add(const struct net_place *place, const char *form, struct net_namespaces *out)
{
	struct strbuf name = STRBUF_INIT;

	for (; *form; form++)
		if (*form == '@')
			strbuf_addstr(&name, value_of(place, *++form));
		else
			strbuf_addch(&name, *form);
	if (net_is_namespace(name.buf))
		out->list[out->nr++] = strbuf_detach(&name);
	strbuf_release(&name);
}

/* Places with a branch come first when one is named, last when main is a guess. */
void net_decision_namespaces(const struct net_place *place, struct net_namespaces *out)
{
	*out = (struct net_namespaces){.nr = 0};
	for (int first = 1; first >= 0; first--)
		for (size_t i = 0; i < ARRAY_LEN(places); i++) {
			bool branch = strstr(places[i].form, "@B") != NULL;
			if (places[i].exact == (place->revision != NULL) &&
			    (branch == (place->branch != NULL)) == first)
				add(place, places[i].form, out);
		}
}

void net_namespaces_release(struct net_namespaces *n)
{
	for (size_t i = 0; i < n->nr; i++)
		free(n->list[i]);
	*n = (struct net_namespaces){.nr = 0};
}
