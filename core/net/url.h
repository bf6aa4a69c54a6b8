/* SPDX-License-Identifier: MPL-2.0 */
/* URLs: checked, built from pieces, and shown without what may be a secret. */
#ifndef NET_URL_H
#define NET_URL_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/* Fails when it is no absolute http or https URL; the subject is quoted without secrets. */
int url_check(const char *url, struct err *err) MUST_USE;
/* Appends `piece` percent-encoded, slashes too: one argument of a Taskcluster API path. */
void url_add_piece(struct strbuf *url, const char *piece);
/* Appends the URL for messages: without user, password, query (it may hold a signature), fragment. */
void url_show(struct strbuf *out, const char *url);
/* Appends scheme, host and port only. */
void url_show_host(struct strbuf *out, const char *url);

#endif
