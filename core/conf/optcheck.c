/* SPDX-License-Identifier: MPL-2.0 */
/* What the values of options may be. */
#include "core/base/base.h"
#include "core/conf/options.h"
#include "core/base/utf8.h"

#include <jansson.h>

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

unsigned rebuild_read(const char *value, size_t *label)
{
	const char *equals = strrchr(value, '='), *number = equals ? equals + 1 : value;
	unsigned long n = strtoul(number, NULL, 10);

	*label = equals ? (size_t)(equals - value) : 0;
	return equals == value || number[strspn(number, "0123456789")] || n > REBUILD_MAX
		       ? 0
		       : (unsigned)n;
}

static int check_rebuild(const char *text, struct err *err)
{
	size_t label;

	if (!rebuild_read(text, &label))
		return err_set(err, "--rebuild '%s' is not a number from 1 to %d, nor LABEL=N",
			       text, REBUILD_MAX);
	return 0;
}

/* A name with something behind its '='; both not empty. */
static int check_pair(const char *name, const char *text, const char *usage, struct err *err)
{
	const char *equals = strchr(text, '=');

	if (!equals || equals == text || !equals[1])
		return err_set(err, "--%s '%s' is not %s", name, text, usage);
	return 0;
}

static int check_count(const char *name, const char *text, struct err *err)
{
	size_t digits = strspn(text, "0123456789");

	if (text[digits] || digits > 9 || !strtoul(text, NULL, 10))
		return err_set(err, "--%s '%s' is not a number from 1 to 999999999", name, text);
	return 0;
}

static int check_real(const char *name, const char *text, struct err *err)
{
	/* digits with at most one point: no exponents, signs, "inf" or other alphabets of strtod() */
	size_t whole = strspn(text, "0123456789"), n = whole;

	n += text[n] == '.';
	n += strspn(text + n, "0123456789");
	if (text[n] || n > 15 || !strpbrk(text, "123456789"))
		return err_set(err, "--%s '%s' is not a number above 0", name, text);
	return 0;
}

/* A parameter of the decision task: a name of Python, and a value in JSON. */
static int check_param(const char *text, struct err *err)
{
	static const char name[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
	size_t n = strspn(text, name);
	json_error_t why;
	json_t *value;

	if (!n || text[n] != '=')
		return err_set(err, "--param '%s' is not NAME=JSON", text);
	if (n == strlen("try_task_config") && !strncmp(text, "try_task_config", n))
		return err_set(err,
			       "--param '%s' is not possible: it is what the other options "
			       "and the tasks make",
			       text);
	value = json_loads(text + n + 1, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &why);
	if (!value)
		return err_set(err,
			       "--param '%s': not JSON at byte %d behind the '=': %s (a text needs "
			       "double quotes)",
			       text, why.position, why.text);
	json_decref(value);
	return 0;
}

/* Bytes, or -1: "300M". */
int64_t option_read_size(const char *text)
{
	static const char units[] = "kmg";
	size_t digits = strspn(text, "0123456789");
	const char *unit = text[digits] ? strchr(units, text[digits] | 0x20) : NULL;
	unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;

	if (!digits || digits > 12 || text[digits + (unit != NULL)])
		return -1;
	return (int64_t)MIN(strtoull(text, NULL, 10), (uint64_t)INT64_MAX >> shift) << shift;
}

static int check_size(const char *name, const char *text, struct err *err)
{
	if (option_read_size(text) < 0)
		return err_set(err, "--%s '%s' is not a size: a number, and k, M or G behind it",
			       name, text);
	return 0;
}

static int check_seconds(const char *name, const char *text, struct err *err)
{
	size_t digits = strspn(text, "0123456789");

	if (text[digits] || digits > 6)
		return err_set(err, "--%s '%s' is not a number of seconds", name, text);
	return 0;
}

static int check_style(const char *text, struct err *err)
{
	if (strcmp(text, "trailers") != 0 && strcmp(text, "mach") != 0 && strcmp(text, "both") != 0)
		return err_set(err, "--message-style: '%s' is neither trailers, mach nor both",
			       text);
	return 0;
}

static int check_format(const char *text, struct err *err)
{
	if (strcmp(text, "gecko") != 0 && strcmp(text, "generic") != 0)
		return err_set(err, "--format: '%s' is neither gecko nor generic", text);
	return 0;
}

static int check_carrier(const char *text, struct err *err)
{
	if (strcmp(text, "file") != 0 && strcmp(text, "note") != 0)
		return err_set(err, "--carrier: '%s' is neither file nor note", text);
	return 0;
}

static int check_vcs(const char *text, struct err *err)
{
	if (strcmp(text, "git") != 0 && strcmp(text, "hg") != 0)
		return err_set(err, "--vcs: '%s' is neither git nor hg", text);
	return 0;
}

/* What a value of this kind must be, whichever option it is of. */
static int check_kind(const struct option_info *info, const char *value, struct err *err)
{
	if (info->kind == VALUE_COUNT)
		return check_count(info->name, value, err);
	if (info->kind == VALUE_REAL)
		return check_real(info->name, value, err);
	if (info->kind == VALUE_SECONDS)
		return check_seconds(info->name, value, err);
	return info->kind == VALUE_SIZE ? check_size(info->name, value, err) : 0;
}

/* "method", "module:method", "module.py:method" as taskgraph has them. */
static int check_method(const char *text, struct err *err)
{
	if (text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			      "0123456789_-.:")])
		return err_set(err, "--target-tasks-method '%s' is not the name of a method", text);
	return 0;
}

static int check_existing(const char *text, struct err *err)
{
	static const char rev[] = "rev=", task[] = "task-id=";

	if (!*text || !strcmp(text, OPTION_LAST_PUSH))
		return 0;
	if (!strncmp(text, rev, sizeof(rev) - 1)) {
		const char *hash = text + sizeof(rev) - 1;
		if (strlen(hash) != 40 || strspn(hash, "0123456789abcdef") != 40)
			return err_set(err,
				       "--use-existing-tasks '%s': a revision has 40 hexadecimal "
				       "digits",
				       text);
		return 0;
	}
	if (!strncmp(text, task, sizeof(task) - 1) && text[sizeof(task) - 1])
		return 0;
	return err_set(err, "--use-existing-tasks '%s' is neither rev=REV nor task-id=ID", text);
}

int option_check(enum option_id id, const char *value, struct err *err)
{
	const struct option_info *info = option_info(id);

	if (info->kind == VALUE_NONE)
		return *value ? err_set(err, "--%s takes no value", info->name) : 0;
	if (!*value && id != OPT_FILTER && id != OPT_QUERY && info->kind != VALUE_MAYBE)
		return err_set(err, "--%s needs a value that is not empty: %s", info->name,
			       info->value);
	switch (id) {
	case OPT_CARRIER:
		return check_carrier(value, err);
	case OPT_ENV:
		return check_env(value, err);
	case OPT_FORMAT:
		return check_format(value, err);
	case OPT_EXISTING_TASKS:
		return check_existing(value, err);
	case OPT_MESSAGE_STYLE:
		return check_style(value, err);
	case OPT_PARAM:
		return check_param(value, err);
	case OPT_REBUILD:
		return check_rebuild(value, err);
	case OPT_TARGET_TASKS_METHOD:
		return check_method(value, err);
	case OPT_VCS:
		return check_vcs(value, err);
	case OPT_WORKER_OVERRIDE:
	case OPT_WORKER_SUFFIX:
		return check_pair(info->name, value, info->value, err);
	default:
		return check_kind(info, value, err);
	}
}
