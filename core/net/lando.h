/* SPDX-License-Identifier: MPL-2.0 */
/* Lando's interface for try (github.com/mozilla-conduit/lando): patches go in, a job comes out. */
#ifndef NET_LANDO_H
#define NET_LANDO_H

#include "core/net/http.h"

/*
 * Posts r->body with the token in r->token_file; *found is what Lando answers. NET_LOGIN_AGAIN:
 * it does not take the token. A refusal is in Lando's words. NET_UNKNOWN: the
 * network failed on the way, and Lando may have taken it all the same.
 */
enum net_status lando_submit(struct http *h, const struct net_request *r, json_t **found,
			     struct err *err) MUST_USE;
/* Asks for the job at r->url, less and less often, until it has landed, failed or was cancelled. */
enum net_status lando_follow(struct http *h, const struct net_request *r, json_t **found,
			     struct err *err) MUST_USE;

#endif
