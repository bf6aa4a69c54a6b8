/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The file in which mach keeps what Auth0 gave: an object with "id_token" and
 * "access_token", both JSON Web Tokens (RFC 7519), as Python's
 * json.dump(indent=2, sort_keys=True) writes it.
 *
 * A token is only read, its signature (RS256) is not verified: it came over TLS from the
 * one who signed it, lies in a file that only its user can write, and the server that it
 * is sent to verifies it. What is looked at only saves a question that would be refused.
 */
#ifndef NET_TOKEN_H
#define NET_TOKEN_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

#include <jansson.h>

#include <time.h>

/*
 * Reads the file. *token is the caller's, and NULL when there is no file or nothing that could
 * be a token in it. A symbolic link is an error.
 */
int token_load(const char *path, json_t **token, struct err *err) MUST_USE;
/* Replaces the file, mode 0600; a symbolic link is an error. */
int token_save(const char *path, const json_t *token, struct err *err) MUST_USE;
/*
 * Is it for this client, from this domain ("HOST", issuer "https://HOST/"), and still good for a
 * minute at `now`? -1 with the reason. (The id token may have ended a minute ago, as for mach.)
 */
int token_check(const json_t *token, const char *domain, const char *client_id, time_t now,
		struct err *err) MUST_USE;
/* What is sent to servers; NULL when it could not stand in a header. Belongs to the token. */
const char *token_bearer(const json_t *token);

#endif
