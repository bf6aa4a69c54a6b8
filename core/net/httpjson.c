/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/httpjson.h"
#include "core/net/url.h"

#define JSON_LIMIT ((uint64_t)1 << 20) /* of an answer of an API */

static int keep(void *ctx, const char *p, size_t n)
{
	strbuf_add(ctx, p, n);
	return 0;
}

static enum net_status read_object(const struct strbuf *text, const char *url, json_t **json,
				   struct err *err)
{
	struct strbuf shown = STRBUF_INIT;

	*json = json_loadb(text->buf, text->len, 0, NULL);
	if (json_is_object(*json))
		return NET_OK;
	url_show(&shown, url);
	err_set(err, "'%s' answers something that is no JSON object", shown.buf);
	strbuf_release(&shown);
	json_decref(*json);
	*json = NULL;
	return NET_BAD_ANSWER;
}

enum net_status http_ask_json(struct http *h, struct http_ask *g, json_t **json, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	enum net_status status;

	*json = NULL;
	g->take = keep;
	g->ctx = &text;
	g->max = JSON_LIMIT;
	status = http_ask(h, g, err);
	if (!status)
		status = read_object(&text, g->url, json, err);
	strbuf_release(&text);
	return status;
}
