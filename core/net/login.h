/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Logging in with a code that is entered on another device: OAuth 2.0 Device
 * Authorization Grant (RFC 8628), as Auth0 does it
 * (https://auth0.com/docs/get-started/authentication-and-authorization-flow/device-authorization-flow).
 */
#ifndef NET_LOGIN_H
#define NET_LOGIN_H

#include "core/net/http.h"

/*
 * Sees to it that r->token_file holds a token that is valid, from r->auth_domain for r->client_id;
 * only when there is none, or r->anew, somebody has to log in. {"new": bool} in *found.
 */
enum net_status login_have_token(struct http *h, const struct net_request *r, json_t **found,
				 struct err *err) MUST_USE;

#endif
