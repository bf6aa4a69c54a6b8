/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/url.h"

#include <curl/curl.h>
#include <ctype.h>

/* Whether libcurl takes it for an http or https URL. */
static bool is_http(const char *url)
{
	CURLU *u = curl_url();
	char *scheme = NULL;
	bool yes = u && !curl_url_set(u, CURLUPART_URL, url, 0) &&
		   !curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) &&
		   (!strcmp(scheme, "http") || !strcmp(scheme, "https"));

	curl_free(scheme);
	curl_url_cleanup(u);
	return yes;
}

int url_check(const char *url, struct err *err)
{
	struct strbuf shown = STRBUF_INIT;

	if (is_http(url))
		return 0;
	url_show(&shown, url);
	err_set(err, "'%s' is no http or https URL", shown.buf);
	strbuf_release(&shown);
	return -1;
}

void url_add_piece(struct strbuf *url, const char *piece)
{
	for (; *piece; piece++) {
		unsigned char c = (unsigned char)*piece;
		if (c < 0x80 && (isalnum(c) || strchr("-._~", c)))
			strbuf_addch(url, (char)c);
		else
			strbuf_addf(url, "%%%02X", c);
	}
}

/* Appends scheme and host, and returns what follows. */
static const char *show_host(struct strbuf *out, const char *url)
{
	size_t scheme = strcspn(url, ":/?#"), end, user = 0;

	scheme = url[scheme] == ':' ? scheme + 1 : 0;
	scheme += strspn(url + scheme, "/");
	strbuf_add(out, url, scheme);
	url += scheme;
	end = strcspn(url, "/?#");
	for (size_t i = 0; i < end; i++)
		if (url[i] == '@')
			user = i + 1;
	strbuf_add(out, url + user, end - user);
	return url + end;
}

void url_show(struct strbuf *out, const char *url)
{
	const char *path = show_host(out, url);

	strbuf_add(out, path, strcspn(path, "?#"));
}

void url_show_host(struct strbuf *out, const char *url)
{
	show_host(out, url);
}
