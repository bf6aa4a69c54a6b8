/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/option.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"

static int check_env(const char *text, struct err *err)
{
	const char *equals = strchr(text, '=');

	if (!equals)
		return err_set(err, "--env '%s' has no '=' (write NAME=VALUE)", text);
	if (equals == text)
		return err_set(err, "--env '%s' has no name before the '='", text);
	if (!utf8_valid(text, strlen(text)))
		return err_set(err, "--env '%s' is not valid UTF-8", text);
	/* The decision task learns from it how the tasks were chosen. */
	if (!strncmp(text, "TRY_SELECTOR=", strlen("TRY_SELECTOR=")))
		return err_set(err, "--env '%s' is not possible: TRY_SELECTOR is always 'fuzzy'",
			       text);
	return 0;
}

static int check_rebuild(const char *text, struct err *err)
{
	size_t n = strlen(text), digits = strspn(text, "0123456789");

	if (n != digits)
		return err_set(err, "--rebuild '%s' is not a number from 1 to %d", text,
			       OPTION_REBUILD_MAX);
	if (strspn(text, "0") == n)
		return err_set(err, "--rebuild can not be less than 1");
	if (strtoul(text, NULL, 10) > OPTION_REBUILD_MAX)
		return err_set(err, "--rebuild can not be more than %d", OPTION_REBUILD_MAX);
	return 0;
}

enum value { FLAG, TEXT, ENV, REBUILD };

static const struct {
	const char *name;
	enum value value;
} options[] = {
#define X(name, value, text) {name, value},
	OPTION_LIST(X)
#undef X
};

static int unknown(const char *name, struct err *err)
{
	struct suggest s;

	suggest_init(&s, slice_from(name));
	for (size_t i = 0; i < ARRAY_LEN(options); i++)
		suggest_offer(&s, slice_from(options[i].name));
	if (!s.best.n)
		return err_set(err, "unknown option '%s'", name);
	return err_set(err, "unknown option '%s' (did you mean '%.*s'?)", name, SLICE_ARG(s.best));
}

int option_check(const char *name, const char *value, struct err *err)
{
	size_t i = 0;

	while (i < ARRAY_LEN(options) && strcmp(options[i].name, name))
		i++;
	if (i == ARRAY_LEN(options))
		return unknown(name, err);
	if (options[i].value == FLAG)
		return *value ? err_set(err, "option '%s' takes no value", name) : 0;
	if (!*value)
		return err_set(err, "option '%s' needs a value (%s=...)", name, name);
	if (options[i].value == ENV)
		return check_env(value, err);
	return options[i].value == REBUILD ? check_rebuild(value, err) : 0;
}
