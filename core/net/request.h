/* SPDX-License-Identifier: MPL-2.0 */
/* What mtry-net is asked for, and its JSON: both ends read the same table. */
#ifndef NET_REQUEST_H
#define NET_REQUEST_H

#include "core/base/err.h"
#include "core/base/strbuf.h"
#include "core/net/protocol.h"

#include <jansson.h>

#define NET_ANY_RUN	   (-1)
#define NET_REQUEST_LIMIT  ((size_t)1 << 20)
#define NET_SUBMIT_LIMIT   ((size_t)1 << 28) /* for NET_SUBMIT: patches */
#define NET_NAMESPACES_MAX 16
#define NET_TASK_ID_LEN	   22

/* Texts: member, for which verbs (each 1 << verb; others ignore it), whether they need it */
#define NET_TEXT_LIST(X)                                                       \
	X(url, 1 << NET_GET | 1 << NET_SUBMIT | 1 << NET_FOLLOW, true)         \
	X(root_url, 1 << NET_FIND | 1 << NET_ARTIFACT | 1 << NET_NEWEST, true) \
	X(index, 1 << NET_FIND, false)                                         \
	X(task, 1 << NET_FIND | 1 << NET_ARTIFACT, false)                      \
	X(name, 1 << NET_ARTIFACT | 1 << NET_NEWEST, true)                     \
	X(auth_domain, 1 << NET_LOGIN, true) /* HOST or HOST:PORT */           \
	X(client_id, 1 << NET_LOGIN, true)                                     \
	X(audience, 1 << NET_LOGIN, false)                                     \
	X(scope, 1 << NET_LOGIN, true)                                         \
	X(token_file, 1 << NET_LOGIN | 1 << NET_SUBMIT, true)                  \
	X(body, 1 << NET_SUBMIT, true) /* JSON */

/* Numbers: member, default (not written), least, most */
#define NET_NUMBER_LIST(X)                                                        \
	X(run, NET_ANY_RUN, NET_ANY_RUN, 1000)                                    \
	X(max_bytes, INT64_MAX, 1, INT64_MAX) /* of the answer, decompressed */   \
	X(tries, 5, 1, 20)                                                        \
	X(backoff_ms, 500, 0, 60000) /* before the second try; then doubled */    \
	X(connect_ms, 15000, 1, 600000)                                           \
	X(stall_ms, 30000, 1, 600000) /* in which 1 KiB must come */              \
	X(lines, 0, 0, 1)	      /* lines on NET_LINES_FD */                 \
	X(anew, 0, 0, 1)	      /* login: whatever token there is */        \
	X(second_ms, 1000, 1, 1000)   /* login: what the server calls a second */ \
	X(poll_ms, 2000, 1,                                                       \
	  60000) /* follow: before the second question; then half as much more */ \
	X(give_up_ms, 3600000, 1, 86400000) /* follow: in all */

struct net_request {
#define X(member, verbs, needed) const char *member;
	NET_TEXT_LIST(X)
#undef X
#define X(member, dflt, least, most) int64_t member;
	NET_NUMBER_LIST(X)
#undef X
	/* For `newest`, which needs one: in the order in which they are tried. */
	const char *namespaces[NET_NAMESPACES_MAX + 1];

	json_t *json; /* owns the texts of a request that was read */
};

/* A request for nothing, with the defaults. Its texts are the caller's. */
void net_request_init(struct net_request *r);
void net_request_release(struct net_request *r);

/* Appends the JSON of a request. */
void net_request_write(const struct net_request *r, struct strbuf *out);
/* Reads and checks what `verb` needs, into a request that was initialised. */
int net_request_read(struct net_request *r, enum net_verb verb, struct slice text,
		     struct err *err) MUST_USE;

/* The URL that the verb asks or starts from; NULL for NET_LOGIN. */
const char *net_request_url(const struct net_request *r, enum net_verb verb);
/* As on the command line of mtry-net. */
const char *net_verb_name(enum net_verb verb);
/* True for the 22 characters of a task id (a slug of 128 bits in URL-safe base64). */
bool net_is_task_id(const char *text);

#endif
