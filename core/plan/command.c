/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/command.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"
#include "core/vcs/vcs.h"

/* Longer arguments stand elsewhere in the message (a title, a query), or are of no use to a reader. */
#define ARGUMENT_MAX 1000
#define ELLIPSIS     "\xe2\x80\xa6"

/* What stands behind the user's preset folder in `path`, or NULL. */
static const char *in_preset_folder(const char *path)
{
	struct strbuf folder = STRBUF_INIT;
	struct err no_home;
	const char *rest = NULL;

	if (!xdg_config("presets/", &folder, &no_home) && !strncmp(path, folder.buf, folder.len) &&
	    !strchr(path + folder.len, '/'))
		rest = path + folder.len;
	strbuf_release(&folder);
	return rest;
}

void plan_public_path(struct strbuf *out, const char *path)
{
	static const char suffix[] = ".sel";
	const char *slash = strrchr(path, '/'), *preset = in_preset_folder(path);
	const char *name = preset ? preset : slash ? slash + 1 : path;
	size_t n = strlen(name), end = sizeof(suffix) - 1;

	if (preset && n > end && !strcmp(name + n - end, suffix))
		n -= end;
	utf8_visible(out, name, n);
}

/* Appends the argument in double quotes where a shell would not take it as it is. */
static void add_quoted(struct strbuf *out, const char *arg)
{
	if (*arg && !strpbrk(arg, " \t\r\n'\"\\`$|&;<>()*?[]{}~#!")) {
		utf8_visible(out, arg, strlen(arg));
		return;
	}
	strbuf_addch(out, '"');
	for (size_t n; *arg; arg += n) {
		n = strcspn(arg + 1, "\"\\`$") + 1;
		if (strchr("\"\\`$", *arg))
			strbuf_addch(out, '\\');
		utf8_visible(out, arg, n);
	}
	strbuf_addch(out, '"');
}

/* Where the value starts in "--name=VALUE" and "-nVALUE"; 0 for a value alone. */
static size_t value_start(const char *arg)
{
	const char *equals = strchr(arg, '=');

	if (*arg != '-')
		return 0;
	if (arg[1] != '-')
		return arg[1] ? 2 : 0;
	return equals ? (size_t)(equals - arg) + 1 : 0;
}

static bool is_one_of(const char *arg, const char *const *path)
{
	for (; path && *path; path++)
		if (!strcmp(arg, *path))
			return strchr(arg, '/') && !strstr(arg, "://");
	return false;
}

/* Words with a blank or a single quote stand in double quotes; what these hold is as it is. */
static void add_as_mach(struct strbuf *out, const char *arg)
{
	const char *quote = strpbrk(arg, " '") ? "\"" : "";

	strbuf_addstr(out, quote);
	utf8_visible(out, arg, strlen(arg));
	strbuf_addstr(out, quote);
}

static void add_argument(struct strbuf *out, const char *arg, const char *const *path, bool mach)
{
	size_t start = value_start(arg);
	struct strbuf text = STRBUF_INIT;

	strbuf_add(&text, arg, start);
	if (is_one_of(arg + start, path))
		plan_public_path(&text, arg + start);
	else if (strlen(arg + start) > ARGUMENT_MAX)
		strbuf_addstr(&text, ELLIPSIS);
	else
		vcs_public_url(&text, arg + start);
	if (mach)
		add_as_mach(out, text.buf);
	else
		add_quoted(out, text.buf);
	strbuf_release(&text);
}

/* The program by its name alone: its path is nobody's business. */
char *plan_command(const char *const *argv, const char *const *path, bool mach)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addf(&out, "%s command: `mtry-tui", mach ? "mach try" : "mtry-tui");
	for (size_t i = 1; argv && argv[0] && argv[i]; i++) {
		strbuf_addch(&out, ' ');
		add_argument(&out, argv[i], path, mach);
	}
	strbuf_addch(&out, '`');
	return strbuf_detach(&out);
}
