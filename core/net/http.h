/* SPDX-License-Identifier: MPL-2.0 */
/*
 * GET and POST over HTTP with libcurl. GET: redirects (ten at most, never from https to http;
 * credentials of a URL stay with its host), gzip whether asked for or not, time
 * limits, and further tries on network errors, 5xx and 429 that go on where the
 * last one broke off. POST: one try, since nobody knows what became of one that failed,
 * and no redirects. Proxies come from http_proxy, https_proxy, all_proxy and
 * no_proxy, certificates from CURL_CA_BUNDLE, else SSL_CERT_FILE and
 * SSL_CERT_DIR, as for curl(1).
 */
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include "core/net/answer.h"
#include "core/net/request.h"

struct http {
	const struct net_request *settings;
	void *easy, *multi;  /* libcurl's */
	long long window_ms; /* since when `fresh` bytes came; time for writing does not count */
	size_t fresh;
};

struct http_ask {
	const char *url;
	const char *type;   /* of `post`; NULL: this is a GET */
	struct slice post;  /* the body that is sent */
	const char *bearer; /* a token for that, or NULL; never shown */
	decode_take *take;  /* gets the bytes of a good answer */
	void *ctx;
	uint64_t max; /* most bytes for it */
	/* Set by http_ask. */
	bool sent;	    /* some of `post` went out */
	int code;	    /* HTTP status of the last answer; 0: there was none */
	struct strbuf page; /* an answer that is not good: the page that came with it */
};

int http_init(struct http *h, const struct net_request *settings, struct err *err) MUST_USE;
void http_release(struct http *h);
/* NET_OK, or why not with err: "cannot fetch 'URL': ...", "cannot send to 'URL': ...". */
enum net_status http_ask(struct http *h, struct http_ask *g, struct err *err) MUST_USE;
/* Waits; false when meanwhile nobody is left who reads what we write, or when there never was. */
bool http_pause(long ms);

#endif
