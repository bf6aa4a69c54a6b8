/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/login.h"
#include "core/net/httpjson.h"
#include "core/net/lines.h"
#include "core/net/token.h"
#include "core/net/url.h"

#define FORM	      "application/x-www-form-urlencoded"
#define GRANT	      "urn:ietf:params:oauth:grant-type:device_code"
#define INTERVAL      5	   /* seconds between two questions, when the server does not say */
#define SLOW_DOWN     5	   /* more, when it says so (RFC 8628, section 3.5) */
#define LIFETIME_MOST 3600 /* seconds that anybody waits */

static const char *text_of(const json_t *json, const char *member)
{
	const char *text = json_string_value(json_object_get(json, member));

	return text ? text : "";
}

static void add_field(struct strbuf *form, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	strbuf_addf(form, "%s%s=", form->len ? "&" : "", name);
	url_add_piece(form, value);
}

/* Posts the form; an answer that is an error is in *refusal (NULL: there is no such answer). */
static enum net_status post(struct http *h, const struct net_request *r, const char *path,
			    const struct strbuf *form, json_t **answer, json_t **refusal,
			    struct err *err)
{
	struct strbuf url = STRBUF_INIT;
	struct http_ask ask = {.type = FORM, .post = strbuf_slice(form)};
	enum net_status status;

	strbuf_addf(&url, "https://%s/oauth/%s", r->auth_domain, path);
	ask.url = url.buf;
	status = http_ask_json(h, &ask, answer, err);
	*refusal = status ? json_loadb(ask.page.buf, ask.page.len, 0, NULL) : NULL;
	strbuf_release(&ask.page);
	strbuf_release(&url);
	return status;
}

/* "cannot log in at 'HOST': " and what the server says, else what we say. */
static void explain(const struct net_request *r, const json_t *refusal, struct err *err)
{
	const char *said = text_of(refusal, "error_description");

	if (!*said)
		said = text_of(refusal, "error");
	if (*said)
		err_set(err, "%s", said);
	err_prefix(err, "cannot log in at '%s': ", r->auth_domain);
}

/* ---- the flow ---- */

static enum net_status ask_for_code(struct http *h, const struct net_request *r, json_t **device,
				    struct err *err)
{
	struct strbuf form = STRBUF_INIT;
	enum net_status status;
	json_t *refusal;

	add_field(&form, "audience", r->audience);
	add_field(&form, "client_id", r->client_id);
	add_field(&form, "scope", r->scope);
	status = post(h, r, "device/code", &form, device, &refusal, err);
	if (!status && (!*text_of(*device, "device_code") || !*text_of(*device, "user_code"))) {
		err_set(err, "it gives no code");
		status = NET_BAD_ANSWER;
	}
	if (status)
		explain(r, refusal, err);
	json_decref(refusal);
	strbuf_release(&form);
	return status;
}

/* Seconds of the server as milliseconds. */
static long long milliseconds(const struct net_request *r, const json_t *device, const char *member,
			      long usual)
{
	const json_t *value = json_object_get(device, member);
	json_int_t seconds = json_is_integer(value) ? json_integer_value(value) : usual;

	return MAX(0, MIN(seconds, LIFETIME_MOST)) * r->second_ms;
}

/*
 * Asks until somebody has entered the code. That the network fails meanwhile is not the end,
 * unless it does until the code has expired.
 */
static enum net_status wait_for_token(struct http *h, const struct net_request *r,
				      const json_t *device, json_t **token, struct err *err)
{
	long long wait = milliseconds(r, device, "interval", INTERVAL);
	long long end = clock_ms() + milliseconds(r, device, "expires_in", LIFETIME_MOST);
	struct strbuf form = STRBUF_INIT;
	enum net_status status;
	bool again = true;

	add_field(&form, "client_id", r->client_id);
	add_field(&form, "device_code", text_of(device, "device_code"));
	add_field(&form, "grant_type", GRANT);
	add_field(&form, "scope", r->scope);
	while (again) {
		json_t *refusal;
		const char *why;

		status = post(h, r, "token", &form, token, &refusal, err);
		why = text_of(refusal, "error");
		if (!strcmp(why, "slow_down"))
			wait += SLOW_DOWN * r->second_ms;
		again = status == NET_NETWORK || status == NET_SERVER ||
			!strcmp(why, "slow_down") || !strcmp(why, "authorization_pending");
		if (again && clock_ms() + wait >= end) {
			again = false;
			if (*why)
				err_set(err, "nobody entered the code in time");
			err_prefix(err, "cannot log in at '%s': ", r->auth_domain);
		} else if (again) {
			lines_say("waiting");
			if (!http_pause((long)wait)) {
				status = NET_OUTPUT;
				again = false;
				err_set(err, "nobody waits for the login");
			}
		} else if (status) {
			explain(r, refusal, err);
		}
		json_decref(refusal);
	}
	strbuf_release(&form);
	return status;
}

static enum net_status log_in(struct http *h, const struct net_request *r, json_t **token,
			      struct err *err)
{
	enum net_status status;
	const char *url;
	json_t *device;

	*token = NULL;
	status = ask_for_code(h, r, &device, err);
	if (!status) {
		url = text_of(device, "verification_uri_complete");
		lines_say("login %s %s", text_of(device, "user_code"),
			  *url ? url : text_of(device, "verification_uri"));
		status = wait_for_token(h, r, device, token, err);
	}
	json_decref(device);
	if (!status && token_check(*token, r->auth_domain, r->client_id, time(NULL), err)) {
		err_prefix(err, "'%s' gives a token that is of no use: ", r->auth_domain);
		status = NET_BAD_ANSWER;
	}
	return status;
}

enum net_status login_have_token(struct http *h, const struct net_request *r, json_t **found,
				 struct err *err)
{
	enum net_status status = NET_OK;
	bool fresh = false;
	struct err why;
	json_t *token;

	*found = NULL;
	if (token_load(r->token_file, &token, err))
		return NET_BAD_REQUEST;
	if (r->anew || !token ||
	    token_check(token, r->auth_domain, r->client_id, time(NULL), &why)) {
		json_decref(token);
		fresh = true;
		status = log_in(h, r, &token, err);
	}
	if (!status && fresh && token_save(r->token_file, token, err))
		status = NET_OUTPUT;
	if (!status)
		*found = json_pack("{s:b}", "new", fresh);
	json_decref(token);
	return status;
}
