/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A try commit that is not in the checkout, from the server it was pushed to: hgweb's
 * REPO/json-rev/REV and REPO/raw-file/REV/PATH (hg.mozilla.org).
 */
#ifndef NET_PUSHED_H
#define NET_PUSHED_H

#include "core/net/client.h"

#define NET_DEFAULT_HG_URL "https://hg.mozilla.org"

/* Where a push is. */
struct net_pushed {
	struct strbuf repo; /* its address, "https://hg.mozilla.org/try" */
	struct strbuf rev;  /* 12 to 40 hexadecimal digits */
};

/*
 * Reads what names a push: a revision (of try), the address of one (REPO/rev/REV, raw-file and so
 * on), or Treeherder's (...repo=NAME&revision=REV). `server`: of the repositories without an
 * address, NULL for the usual one. False: it is none of these.
 */
bool net_pushed_parse(struct net_pushed *p, const char *text, const char *server);
void net_pushed_release(struct net_pushed *p);

/* Appends the full hash and the message. */
int net_pushed_commit(const struct net_pushed *p, const struct net_watch *watch,
		      struct strbuf *hash, struct strbuf *message, struct err *err) MUST_USE;
/* Appends a file; 1 when the commit has none of that name. */
int net_pushed_file(const struct net_pushed *p, const char *path, const struct net_watch *watch,
		    struct strbuf *out, struct err *err) MUST_USE;

#endif
