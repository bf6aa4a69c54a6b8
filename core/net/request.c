/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/request.h"
#include "core/base/alloc.h"

#include <stddef.h>

static const struct text_row {
	const char *name;
	size_t at;
	unsigned verbs;
	bool needed;
} text_row[] = {
#define X(member, verbs, needed) {#member, offsetof(struct net_request, member), verbs, needed},
	NET_TEXT_LIST(X)
#undef X
};

static const struct number_row {
	const char *name;
	size_t at;
	int64_t dflt, least, most;
} number_row[] = {
#define X(member, dflt, least, most) \
	{#member, offsetof(struct net_request, member), dflt, least, most},
	NET_NUMBER_LIST(X)
#undef X
};

static const char **text_at(const struct net_request *r, const struct text_row *row)
{
	return (const char **)(uintptr_t)((const char *)r + row->at);
}

static int64_t *number_at(const struct net_request *r, const struct number_row *row)
{
	return (int64_t *)(uintptr_t)((const char *)r + row->at);
}

void net_request_init(struct net_request *r)
{
	memset(r, 0, sizeof(*r));
	for (size_t i = 0; i < ARRAY_LEN(number_row); i++)
		*number_at(r, &number_row[i]) = number_row[i].dflt;
}

void net_request_release(struct net_request *r)
{
	json_decref(r->json);
	net_request_init(r);
}

const char *net_request_url(const struct net_request *r, enum net_verb verb)
{
	switch (verb) {
	case NET_GET:
	case NET_SUBMIT:
	case NET_FOLLOW:
		return r->url;
	case NET_LOGIN:
		return NULL;
	default:
		return r->root_url;
	}
}

const char *net_verb_name(enum net_verb verb)
{
	static const char *const name[] = {
#define X(id, name, text) name,
		NET_VERB_LIST(X)
#undef X
	};

	return name[verb];
}

bool net_is_task_id(const char *text)
{
	return strlen(text) == NET_TASK_ID_LEN &&
	       strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ==
		       NET_TASK_ID_LEN;
}

/* ---- writing ---- */

/* jansson takes valid UTF-8 only; any other byte could not stand in a URL anyway. */
static json_t *json_text(const char *text)
{
	json_t *json = json_string(text);

	return json ? json : json_string("");
}

void net_request_write(const struct net_request *r, struct strbuf *out)
{
	json_t *json = json_object(), *list;
	char *text;

	for (size_t i = 0; i < ARRAY_LEN(text_row); i++)
		if (*text_at(r, &text_row[i]))
			json_object_set_new(json, text_row[i].name,
					    json_text(*text_at(r, &text_row[i])));
	for (size_t i = 0; i < ARRAY_LEN(number_row); i++)
		if (*number_at(r, &number_row[i]) != number_row[i].dflt)
			json_object_set_new(json, number_row[i].name,
					    json_integer(*number_at(r, &number_row[i])));
	if (r->namespaces[0]) {
		list = json_array();
		for (size_t i = 0; r->namespaces[i]; i++)
			json_array_append_new(list, json_text(r->namespaces[i]));
		json_object_set_new(json, "namespaces", list);
	}
	text = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);
	strbuf_addstr(out, text);
	free(text);
	json_decref(json);
}

/* ---- reading ---- */

static int read_number(const struct net_request *r, const struct number_row *row,
		       const json_t *value, struct err *err)
{
	int64_t n = json_integer_value(value);

	if (!json_is_integer(value) || n < row->least || n > row->most)
		return err_set(err, "'%s' is not a number from %lld to %lld", row->name,
			       (long long)row->least, (long long)row->most);
	*number_at(r, row) = n;
	return 0;
}

static int read_namespaces(struct net_request *r, const json_t *value, struct err *err)
{
	size_t n = json_array_size(value);

	if (!json_is_array(value) || n > NET_NAMESPACES_MAX)
		return err_set(err, "'namespaces' is not a list of at most %d", NET_NAMESPACES_MAX);
	for (size_t i = 0; i < n; i++) {
		r->namespaces[i] = json_string_value(json_array_get(value, i));
		if (!r->namespaces[i])
			return err_set(err, "'namespaces' holds something that is no text");
	}
	return 0;
}

static int read_member(struct net_request *r, const char *name, const json_t *value,
		       struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(text_row); i++) {
		if (strcmp(name, text_row[i].name) != 0)
			continue;
		*text_at(r, &text_row[i]) = json_string_value(value);
		return json_is_string(value) ? 0 : err_set(err, "'%s' is not a text", name);
	}
	for (size_t i = 0; i < ARRAY_LEN(number_row); i++)
		if (!strcmp(name, number_row[i].name))
			return read_number(r, &number_row[i], value, err);
	if (!strcmp(name, "namespaces"))
		return read_namespaces(r, value, err);
	return err_set(err, "unknown member '%s'", name);
}

static int check(const struct net_request *r, enum net_verb verb, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(text_row); i++)
		if (text_row[i].needed && text_row[i].verbs & 1u << verb &&
		    !*text_at(r, &text_row[i]))
			return err_set(err, "'%s' is missing", text_row[i].name);
	if (verb == NET_FIND && !r->index == !r->task)
		return err_set(err, "one of 'index' and 'task' is needed");
	if (verb == NET_ARTIFACT && !r->task)
		return err_set(err, "'task' is missing");
	if (verb == NET_NEWEST && !r->namespaces[0])
		return err_set(err, "'namespaces' is missing");
	if (r->task && !net_is_task_id(r->task))
		return err_set(err, "'%s' is no task id (22 letters, digits, '-' and '_')",
			       r->task);
	return 0;
}

int net_request_read(struct net_request *r, enum net_verb verb, struct slice text, struct err *err)
{
	json_error_t at;
	const char *name;
	json_t *value;

	r->json = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &at);
	if (!json_is_object(r->json))
		return err_set(err, "the request is no JSON object");
	json_object_foreach (r->json, name, value)
		if (read_member(r, name, value, err))
			return -1;
	return check(r, verb, err);
}
