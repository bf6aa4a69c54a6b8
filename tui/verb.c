/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/verb.h"
#include "core/base/suggest.h"

#include <unistd.h>

/* Options that say what to do with a selection, or on the screen. */
static const char no_command[] =
	"list filter query preset from interactive save save-mach " SEND_OPTIONS
	" list-presets edit-presets platform type tag whole-chunk "
	"allow-testfile-path";

static const struct verb_info table[VERB_NR] = {
#define X(id, name, args, run, options, text) {name, args, options, text},
	VERB_LIST(X)
#undef X
};

const struct verb_info *verb_info(enum verb_id id)
{
	return &table[id];
}

/* How many words of the line are this name; 0 when they are not. */
static size_t words_of(const char *name, char *const *arg, size_t nr)
{
	for (size_t i = 0; i < nr; i++) {
		size_t n = strlen(arg[i]);
		if (strncmp(name, arg[i], n) != 0)
			return 0;
		if (!name[n])
			return i + 1;
		if (name[n] != ' ')
			return 0;
		name += n + 1;
	}
	return 0;
}

static bool in_group(const char *name, const char *group)
{
	size_t n = strlen(group);

	return !strncmp(name, group, n) && name[n] == ' ';
}

static bool is_group(const char *word)
{
	unsigned id = 0;

	while (id < VERB_NR && !in_group(table[id].name, word))
		id++;
	return id < VERB_NR;
}

/* The words that may stand here: "recover, graph". */
static void add_choice(const char *group, struct strbuf *out)
{
	struct slice last = {"", 0};

	for (unsigned id = 0; id < VERB_NR; id++) {
		const char *name = table[id].name;
		struct slice word;
		if (group && !in_group(name, group))
			continue;
		name += group ? strlen(group) + 1 : 0;
		word = (struct slice){name, strcspn(name, " ")};
		if (slice_equal(word, last))
			continue;
		strbuf_addf(out, "%s%.*s", last.n ? ", " : "", SLICE_ARG(word));
		last = word;
	}
}

static int unknown(const struct options *o, struct err *err)
{
	const char *group = is_group(o->arg[0]) ? o->arg[0] : NULL;
	struct strbuf word = STRBUF_INIT, choice = STRBUF_INIT;
	struct suggest s;

	strbuf_addstr(&word, o->arg[0]);
	for (size_t i = 1; i < o->arg_nr && i < 2; i++)
		strbuf_addf(&word, " %s", o->arg[i]);
	suggest_init(&s, strbuf_slice(&word));
	for (unsigned id = 0; id < VERB_NR; id++)
		suggest_offer(&s, slice_from(table[id].name));
	if (!group && !s.best.n)
		strbuf_truncate(&word, strlen(o->arg[0]));
	add_choice(group, &choice);
	if (s.best.n)
		err_set(err, "unknown command '%s' (did you mean '%.*s'?)", word.buf,
			SLICE_ARG(s.best));
	else
		err_set(err, "unknown command '%s' (there are: %s; see --help)", word.buf,
			choice.buf);
	strbuf_release(&word);
	strbuf_release(&choice);
	return -1;
}

/* How many arguments there may be, SIZE_MAX when the last ends with "..."; *least of them not to
 * be left out. */
static size_t args_of(const struct verb_info *c, size_t *least)
{
	size_t nr = 0;

	*least = 0;
	for (const char *p = c->args; *p; p++) {
		if (p > c->args && p[-1] != ' ')
			continue;
		nr++;
		*least += *p != '[';
	}
	return strstr(c->args, "...") ? SIZE_MAX : nr;
}

/* Is it an option that only some commands take? */
static bool is_for_commands(enum option_id option)
{
	for (unsigned id = 0; id < VERB_NR; id++)
		if (option_in(option, table[id].options))
			return true;
	return false;
}

/* Options that only some commands take, and those that no command does. */
static int check_options(const struct options *o, const struct verb_info *c, struct err *err)
{
	for (enum option_id id = 0; id < OPT_NR; id++) {
		/* without a command --json is about what is sent */
		bool taken = c ? option_in(id, c->options)
			       : id == OPT_JSON && options_any(o, SEND_OPTIONS);
		bool wrong =
			option_in(id, no_command) ? c && !taken : is_for_commands(id) && !taken;
		if (wrong && options_from(o, id, ORIGIN_LINE))
			return err_set(err, "--%s means nothing %s%s%s", option_info(id)->name,
				       c ? "with the command '" : "without a command that takes it",
				       c ? c->name : "", c ? "'" : "");
	}
	return 0;
}

static bool is_command(const struct options *o)
{
	for (unsigned id = 0; id < VERB_NR; id++)
		if (words_of(table[id].name, o->arg, o->arg_nr))
			return true;
	return false;
}

bool verb_names_tests(const struct options *o)
{
	static const enum option_id of_tests[] = {OPT_PLATFORM, OPT_TYPE, OPT_WHOLE_CHUNK,
						  OPT_ALLOW_TESTFILE_PATH};

	if (!o->arg_nr || is_command(o) || is_group(o->arg[0]))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(of_tests); i++)
		if (options_flag(o, of_tests[i]))
			return true;
	return strpbrk(o->arg[0], "/*.") || !access(o->arg[0], F_OK);
}

int verb_read(const struct options *o, enum verb_id *id, char **arg[], struct err *err)
{
	const struct verb_info *c;
	size_t words = 0, args, least;

	*id = 0;
	while (*id < VERB_NR && !(words = words_of(table[*id].name, o->arg, o->arg_nr)))
		++*id;
	if (*id == VERB_NR) {
		if (!o->arg_nr || (o->arg_nr == 1 && is_group(o->arg[0])) || verb_names_tests(o))
			return check_options(o, NULL, err);
		return unknown(o, err);
	}
	c = &table[*id];
	args = args_of(c, &least);
	*arg = o->arg + words;
	if (o->arg_nr - words < least)
		return err_set(err, "'%s' needs %s%s", c->name, args == 1 ? "a " : "", c->args);
	if (o->arg_nr - words > args)
		return err_set(err, "'%s' behind '%s' means nothing", (*arg)[args],
			       args ? (*arg)[args - 1] : c->name);
	return check_options(o, c, err);
}

void verb_list(const char *group, struct strbuf *out)
{
	for (unsigned id = 0; id < VERB_NR; id++) {
		const struct verb_info *c = &table[id];
		char left[64];
		if (group && !in_group(c->name, group))
			continue;
		snprintf(left, sizeof(left), "%s%s%s", c->name, *c->args ? " " : "", c->args);
		strbuf_addf(out, "  %-24s  %s\n", left, c->text);
	}
}
