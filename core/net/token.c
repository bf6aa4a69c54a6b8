/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/token.h"
#include "core/base/base64.h"
#include "core/base/file.h"

#define FILE_LIMIT ((size_t)256 * 1024)
#define MINUTE	   60

int token_load(const char *path, json_t **token, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = 0;

	*token = NULL;
	if (file_is_there(path))
		ret = file_read_private(path, FILE_LIMIT, &text, err);
	if (!ret)
		*token = json_loadb(text.buf, text.len, 0, NULL);
	if (*token && !json_is_object(*token)) {
		json_decref(*token);
		*token = NULL;
	}
	strbuf_release(&text);
	return ret;
}

int token_save(const char *path, const json_t *token, struct err *err)
{
	char *text = json_dumps(token, JSON_INDENT(2) | JSON_SORT_KEYS | JSON_ENSURE_ASCII);
	int ret = text ? file_write_private(path, text, strlen(text), err)
		       : err_set(err, "the token is no JSON");

	free(text);
	return ret;
}

/* The claims of HEADER.CLAIMS.SIGNATURE; NULL when it is nothing like that. */
static json_t *read_claims(const json_t *token, const char *member)
{
	const char *text = json_string_value(json_object_get(token, member));
	const char *from = text ? strchr(text, '.') : NULL;
	const char *to = from ? strchr(from + 1, '.') : NULL;
	struct strbuf bytes = STRBUF_INIT;
	json_t *claims = NULL;

	if (to && !base64_decode_url(&bytes, (struct slice){from + 1, (size_t)(to - from - 1)}))
		claims = json_loadb(bytes.buf, bytes.len, 0, NULL);
	strbuf_release(&bytes);
	if (json_is_object(claims))
		return claims;
	json_decref(claims);
	return NULL;
}

/* Is the text the value, or one of the list? */
static bool holds(const json_t *value, const char *text)
{
	const char *string = json_string_value(value);
	size_t i;
	json_t *item;

	if (string)
		return !strcmp(string, text);
	json_array_foreach (value, i, item)
		if (json_is_string(item) && !strcmp(json_string_value(item), text))
			return true;
	return false;
}

static int check_id(const json_t *claims, const char *domain, const char *client_id, time_t now,
		    struct err *err)
{
	struct strbuf issuer = STRBUF_INIT;
	int ret = 0;

	strbuf_addf(&issuer, "https://%s/", domain);
	if (!claims)
		ret = err_set(err, "its id token cannot be read");
	else if (!holds(json_object_get(claims, "aud"), client_id))
		ret = err_set(err, "it is for another program");
	else if (!holds(json_object_get(claims, "iss"), issuer.buf))
		ret = err_set(err, "it is not from '%s'", issuer.buf);
	else if (json_number_value(json_object_get(claims, "exp")) + MINUTE < (double)now)
		ret = err_set(err, "it has expired");
	strbuf_release(&issuer);
	return ret;
}

int token_check(const json_t *token, const char *domain, const char *client_id, time_t now,
		struct err *err)
{
	json_t *id = read_claims(token, "id_token"), *access = read_claims(token, "access_token");
	int ret = check_id(id, domain, client_id, now, err);

	if (!ret && (!access || !token_bearer(token)))
		ret = err_set(err, "its access token cannot be read");
	if (!ret && json_number_value(json_object_get(access, "exp")) < (double)now + MINUTE)
		ret = err_set(err, "it has expired");
	json_decref(id);
	json_decref(access);
	return ret;
}

const char *token_bearer(const json_t *token)
{
	const char *text = json_string_value(json_object_get(token, "access_token"));

	for (const char *p = text; p && *p; p++)
		if (*p <= ' ' || *p > '~')
			return NULL;
	return text && *text ? text : NULL;
}
