/* SPDX-License-Identifier: MPL-2.0 */
/* Answers that are one JSON object. */
#ifndef NET_HTTPJSON_H
#define NET_HTTPJSON_H

#include "core/net/http.h"

/* As http_ask(); `take`, `ctx` and `max` are not used. *json is NULL after a failure. */
enum net_status http_ask_json(struct http *h, struct http_ask *g, json_t **json,
			      struct err *err) MUST_USE;

#endif
