/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/address.h"
#include "core/base/strbuf.h"

#include <ctype.h>
#include <fnmatch.h>

/* Normal forms; matched without regard to case, "*" matches any rest. */
static const char *const official[] = {
	"github.com/mozilla-firefox/*",	  "github.com/mozilla/gecko-dev",
	"hg.mozilla.org/mozilla-central", "hg.mozilla.org/mozilla-unified",
	"hg.mozilla.org/integration/*",	  "hg.mozilla.org/releases/*",
};

/*
 * Where try commits go, and what Treeherder calls it: its own list is
 * treeherder/model/fixtures/repository.json in github.com/mozilla/treeherder.
 */
static const struct {
	const char *address, *name;
} tries[] = {
	{"hg.mozilla.org/try", "try"},
	{"hg.mozilla.org/try-comm-central", "try-comm-central"},
};

/* Names under which a host answers too. */
static const struct {
	const char *alias, *host;
} hosts[] = {
	{"www.github.com", "github.com"},
	{"ssh.github.com", "github.com"},
	{"hg-edge.mozilla.org", "hg.mozilla.org"},
	{"hg-ssh.mozilla.org", "hg.mozilla.org"},
};

bool address_is_hg(const char *url)
{
	return !strncmp(url, "hg::", 4) || !strncmp(url, "hg://", 5);
}

/* ":22"; cinnabar writes the protocol there: "hg://host:ssh/path", ":443.https". */
static bool usual_port(const char *port)
{
	static const char *const usual[] = {"", "22", "80", "443"};
	struct slice digits = {port + 1, strspn(port + 1, "0123456789")};

	for (size_t i = 0; i < ARRAY_LEN(usual); i++)
		if (slice_equal(digits, slice_from(usual[i])))
			return true;
	return false;
}

/* Appends `host` in lower case, without user, usual port and final dot. */
static void add_host(const char *host, size_t n, struct strbuf *out)
{
	const char *at = memchr(host, '@', n), *port;
	struct strbuf name = STRBUF_INIT;

	if (at) {
		n -= (size_t)(at + 1 - host);
		host = at + 1;
	}
	for (size_t i = 0; i < n; i++)
		strbuf_addch(&name, (char)tolower((unsigned char)host[i]));
	port = strchr(name.buf, ':');
	if (port && *name.buf != '[' && usual_port(port))
		strbuf_truncate(&name, (size_t)(port - name.buf));
	if (name.len && name.buf[name.len - 1] == '.')
		strbuf_truncate(&name, name.len - 1);
	for (size_t i = 0; i < ARRAY_LEN(hosts); i++)
		if (!strcmp(name.buf, hosts[i].alias)) {
			strbuf_reset(&name);
			strbuf_addstr(&name, hosts[i].host);
		}
	strbuf_addstr(out, name.buf);
	strbuf_release(&name);
}

/* Appends a path of a URL, with one slash where several are. */
static void add_path(const char *path, struct strbuf *out)
{
	for (; *path; path++)
		if (*path != '/' || path[1] != '/')
			strbuf_addch(out, *path);
}

static void add_local(const char *path, const char *root, struct strbuf *out)
{
	struct strbuf whole = STRBUF_INIT;
	char *real;

	if (*path != '/' && root)
		strbuf_addf(&whole, "%s/", root);
	strbuf_addstr(&whole, path);
	real = realpath(whole.buf, NULL);
	if (!real) { /* a bare repository may be written without its ".git" */
		strbuf_addstr(&whole, ".git");
		real = realpath(whole.buf, NULL);
	}
	strbuf_addstr(out, real ? real : path);
	free(real);
	strbuf_release(&whole);
}

static void trim_end(struct strbuf *out, size_t start)
{
	static const char *const ends[] = {"/", "/.git", ".git"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
			size_t n = strlen(ends[i]);
			if (out->len > start + n && !strcmp(out->buf + out->len - n, ends[i])) {
				strbuf_truncate(out, out->len - n);
				again = true;
			}
		}
	}
}

/*
 * Appends one spelling for every way to write the address of a repository:
 * "host/path" for URLs of any scheme and for host:path, without user, usual
 * ports, ".git" and slashes at the end; a real path for local ones (relative
 * ones start at `root`). "hg::" and "hg://" (git-cinnabar) fall away.
 */
static void normalize(const char *url, const char *root, struct strbuf *out)
{
	const char *scheme, *colon, *rest;
	size_t start = out->len;

	if (!strncmp(url, "hg::", 4))
		url += 4;
	scheme = strstr(url, "://");
	colon = strchr(url, ':');
	if (!strncmp(url, "file://", 7)) {
		add_local(url + 7, root, out);
	} else if (scheme) {
		rest = scheme + 3;
		add_host(rest, strcspn(rest, "/"), out);
		add_path(rest + strcspn(rest, "/"), out);
	} else if (colon && !memchr(url, '/', (size_t)(colon - url))) { /* [user@]host:path */
		add_host(url, (size_t)(colon - url), out);
		strbuf_addch(out, '/');
		add_path(colon + 1 + strspn(colon + 1, "/"), out);
	} else {
		add_local(url, root, out);
	}
	trim_end(out, start);
}

bool address_same(const char *a, const char *b, const char *root)
{
	struct strbuf one = STRBUF_INIT, other = STRBUF_INIT;
	bool same;

	normalize(a, root, &one);
	normalize(b, root, &other);
	same = !strcmp(one.buf, other.buf);
	strbuf_release(&one);
	strbuf_release(&other);
	return same;
}

bool address_official(const char *url)
{
	struct strbuf normal = STRBUF_INIT;
	bool found = false;

	normalize(url, NULL, &normal);
	for (size_t i = 0; i < ARRAY_LEN(official) && !found; i++)
		found = !fnmatch(official[i], normal.buf, FNM_CASEFOLD);
	strbuf_release(&normal);
	return found;
}

const char *address_treeherder(const char *url)
{
	struct strbuf normal = STRBUF_INIT;
	const char *name = NULL;

	normalize(url, NULL, &normal);
	for (size_t i = 0; i < ARRAY_LEN(tries) && !name; i++)
		if (!strcmp(normal.buf, tries[i].address))
			name = tries[i].name;
	strbuf_release(&normal);
	return name;
}
