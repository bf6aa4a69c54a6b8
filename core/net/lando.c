/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/lando.h"
#include "core/net/httpjson.h"
#include "core/net/lines.h"
#include "core/net/token.h"
#include "core/net/url.h"

#include <strings.h>

#define ACCESS_POLICY "https://www.mozilla.org/about/governance/policies/commit/access-policy/"

#define POLL_MOST_MS 30000

/* ---- submitting ---- */

/* What Lando says of a refusal, as it is; some are lists of objects. */
static void quote_detail(const struct strbuf *page, struct err *err)
{
	json_t *answer = json_loadb(page->buf, page->len, 0, NULL);
	const json_t *detail = json_object_get(answer, "detail");
	const char *said = json_string_value(detail);
	char *text = said || !detail ? NULL : json_dumps(detail, JSON_COMPACT);
	struct strbuf line = STRBUF_INIT;

	strbuf_addstr(&line, said ? said : text ? text : "");
	for (size_t i = 0; i < line.len; i++) /* a message is one line */
		if (line.buf[i] == '\n' || line.buf[i] == '\r')
			line.buf[i] = ' ';
	strbuf_rtrim(&line);
	if (line.len)
		err_set(err, "Lando refuses: %s", line.buf);
	strbuf_release(&line);
	free(text);
	json_decref(answer);
}

static void say_what_next(struct err *err)
{
	struct err said = *err;

	err_set(err,
		"%.400s (pushing to try needs commit access level 1, " ACCESS_POLICY
		"; --print-mach says what a reviewer who has it can run)",
		said.text);
}

static enum net_status post(struct http *h, const struct net_request *r, const char *bearer,
			    json_t **found, struct err *err)
{
	struct http_ask ask = {.url = r->url,
			       .type = "application/json",
			       .post = {r->body, strlen(r->body)},
			       .bearer = bearer};
	enum net_status status = http_ask_json(h, &ask, found, err);

	if (status && ask.code >= 400)
		quote_detail(&ask.page, err);
	if (ask.code == 403)
		say_what_next(err);
	if (ask.code == 401)
		status = NET_LOGIN_AGAIN;
	else if (status && ask.code < 400 && ask.sent)
		status = NET_UNKNOWN;
	strbuf_release(&ask.page);
	return status;
}

enum net_status lando_submit(struct http *h, const struct net_request *r, json_t **found,
			     struct err *err)
{
	enum net_status status = NET_BAD_REQUEST;
	const char *bearer;
	json_t *token;

	*found = NULL;
	if (token_load(r->token_file, &token, err))
		return status;
	bearer = token_bearer(token);
	if (strncasecmp(r->url, "https:", strlen("https:")) != 0)
		err_set(err, "a token goes over https only");
	else if (!bearer)
		err_set(err, "'%s' holds no token", r->token_file);
	else
		status = post(h, r, bearer, found, err);
	json_decref(token);
	return status;
}

/* ---- following ---- */

static bool has_ended(const char *state)
{
	return !strcasecmp(state, "LANDED") || !strcasecmp(state, "FAILED") ||
	       !strcasecmp(state, "CANCELLED");
}

/* Appends the job's state; the job is in *job. */
static enum net_status look(struct http *h, const struct net_request *r, json_t **job,
			    struct strbuf *state, struct err *err)
{
	struct http_ask ask = {.url = r->url};
	enum net_status status = http_ask_json(h, &ask, job, err);
	const char *text = json_string_value(json_object_get(*job, "status"));

	strbuf_release(&ask.page);
	strbuf_reset(state);
	strbuf_addstr(state, text ? text : "");
	if (!status && !text) {
		err_set(err, "'%s' does not say how far the job is", r->url);
		return NET_BAD_ANSWER;
	}
	return status;
}

enum net_status lando_follow(struct http *h, const struct net_request *r, json_t **found,
			     struct err *err)
{
	struct strbuf state = STRBUF_INIT, last = STRBUF_INIT;
	long long wait = r->poll_ms, end = clock_ms() + r->give_up_ms;
	enum net_status status;

	while (!(status = look(h, r, found, &state, err))) {
		if (strcmp(state.buf, last.buf) != 0)
			lines_say("state %s", state.buf);
		strbuf_reset(&last);
		strbuf_addstr(&last, state.buf);
		if (has_ended(state.buf))
			break;
		json_decref(*found);
		*found = NULL;
		if (clock_ms() + wait >= end) {
			err_set(err, "the job is still '%s' after %lld minutes", state.buf,
				(long long)r->give_up_ms / 60000);
			status = NET_NETWORK;
			break;
		}
		if (!http_pause((long)wait)) {
			err_set(err, "nobody waits for the job");
			status = NET_OUTPUT;
			break;
		}
		wait = MIN(wait + wait / 2 + 1, POLL_MOST_MS);
	}
	if (status) {
		json_decref(*found);
		*found = NULL;
	}
	strbuf_release(&state);
	strbuf_release(&last);
	return status;
}
