/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The command line: "--name VALUE", "--name=VALUE", "-nVALUE", "-n VALUE", flags together
 * ("-xe"), "--no-name", options and other words in any order, words alone behind "--". Not by
 * getopt_long(3), which takes "--name" for any option that begins so: what is typed today
 * must not mean something else, or nothing, when an option is added.
 */
#include "core/base/base.h"
#include "core/conf/options.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

/* What is left to read. */
struct words {
	char **next; /* NULL-terminated */
	struct options *o;
};

static void add_word(struct options *o, const char *word)
{
	ALLOC_GROW(o->arg, o->arg_nr + 2, o->arg_cap);
	o->arg[o->arg_nr++] = xstrdup(word);
	o->arg[o->arg_nr] = NULL;
}

/* A word that is no option: one of fzf's that begin with '+', or an argument. */
static int take_word(struct options *o, const char *word, struct err *err)
{
	static const struct {
		const char *word;
		enum option_id id;
	} plus[] = {{"+i", OPT_RESPECT_CASE}, {"+s", OPT_NO_SORT}};

	for (size_t i = 0; i < ARRAY_LEN(plus); i++)
		if (!strcmp(word, plus[i].word))
			return options_set(o, plus[i].id, "", ORIGIN_LINE, err);
	add_word(o, word);
	return 0;
}

static enum option_id by_letter(char c)
{
	enum option_id id = 0;

	while (id < OPT_NR && option_info(id)->abbr != c)
		id++;
	return id;
}

/* An option, and no text that begins like one ("-x y", "--- a/file"). */
static bool is_option(const char *word)
{
	struct slice name = {word, strcspn(word, "=")};

	if (!strcmp(word, "--"))
		return true;
	if (!slice_begins(name, "--"))
		return *word == '-' && !strchr(word, ' ') && by_letter(word[1]) != OPT_NR;
	name = (struct slice){name.p + 2, name.n - 2};
	return option_find(name) != OPT_NR || option_find_no(name) != OPT_NR;
}

/* Sets an option; its value stands in its own word, or in the next one (NULL). */
static int take_value(struct words *w, enum option_id id, const char *value, struct err *err)
{
	const struct option_info *info = option_info(id);
	bool maybe = info->kind == VALUE_MAYBE;

	if (info->kind == VALUE_NONE && value)
		return err_set(err, "--%s takes no value", info->name);
	if (info->kind == VALUE_ONCE && w->o->value[id].nr)
		return err_set(err, "--%s stands twice", info->name);
	if (info->kind != VALUE_NONE && !value && *w->next && !(maybe && is_option(*w->next)))
		value = *w->next++;
	if (info->kind != VALUE_NONE && !maybe && !value)
		return err_set(err, "--%s needs a value: %s", info->name, info->value);
	if (maybe && value && !*value)
		return err_set(err, "--%s needs a value that is not empty: %s", info->name,
			       info->value);
	return options_set(w->o, id, value ? value : "", ORIGIN_LINE, err);
}

/* "--name" or "--name=VALUE", without the dashes. */
static int take_long(struct words *w, const char *word, struct err *err)
{
	struct slice name = {word, strcspn(word, "=")};
	const char *value = word[name.n] ? word + name.n + 1 : NULL;
	enum option_id id = option_find(name), no = option_find_no(name);

	if (id != OPT_NR)
		return take_value(w, id, value, err);
	if (no == OPT_NR)
		return option_unknown(name, 0, err);
	if (value)
		return err_set(err, "--%.*s takes no value", SLICE_ARG(name));
	options_unset(w->o, no, ORIGIN_LINE);
	return 0;
}

/* "-xe", "-n VALUE" or "-nVALUE", without the dash. */
static int take_short(struct words *w, const char *word, struct err *err)
{
	uint32_t c;

	for (; *word; word++) {
		enum option_id id = by_letter(*word);
		if (id == OPT_NR)
			return err_set(err, "unknown option '-%.*s' (see --help)",
				       (int)utf8_decode(word, strlen(word), &c), word);
		if (option_info(id)->kind != VALUE_NONE)
			return take_value(w, id, word[1] ? word + 1 : NULL, err);
		if (take_value(w, id, NULL, err))
			return -1;
	}
	return 0;
}

int options_parse(struct options *o, int argc, char **argv, struct err *err)
{
	struct words w = {argv + MIN(argc, 1), o};
	int ret = 0;

	while (*w.next && !ret) {
		const char *word = *w.next++;
		if (!strcmp(word, "--"))
			break;
		if (word[0] == '-' && word[1] == '-')
			ret = take_long(&w, word + 2, err);
		else if (word[0] == '-' && word[1])
			ret = take_short(&w, word + 1, err);
		else
			ret = take_word(o, word, err);
	}
	while (*w.next && !ret)
		add_word(o, *w.next++);
	return ret;
}
