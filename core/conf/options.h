/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Options and their values, wherever they come from: the command line, the configuration
 * file, "option" lines of presets, the environment. The table is optlist.h.
 */
#ifndef CONF_OPTIONS_H
#define CONF_OPTIONS_H

#include "core/base/err.h"
#include "core/base/strbuf.h"
#include "core/conf/optlist.h"

enum option_kind {
	VALUE_NONE,    /* a flag */
	VALUE_ONE,     /* of several the last one counts */
	VALUE_ONCE,    /* one, and a second one on the command line is a mistake */
	VALUE_MANY,    /* may be given several times */
	VALUE_MAYBE,   /* one, or "" for none */
	VALUE_COUNT,   /* from 1 to 999999999 */
	VALUE_REAL,    /* a number above 0 */
	VALUE_SECONDS, /* from 0 to 999999 */
	VALUE_SIZE,    /* of bytes: a number, k, M or G may follow, K, m, g are the same */
};

#define OPTION_LAST_PUSH "last_try_push" /* what mach keeps of --use-existing-tasks alone */
#define REBUILD_MAX	 20		 /* as mach try limits --rebuild */

enum option_use {
	USE_CONFIG = 1 << 0, /* may stand in the configuration file */
	USE_PRESET = 1 << 1, /* may stand in a preset, and is saved in it */
	/* "--no-NAME" is more than not saying it: it is told from that, and saved. */
	USE_NO = 1 << 2,
	USE_TASK = 1 << 3, /* about the tasks of a push: taskconfig.h */
};

enum option_id {
#define X(id, name, abbr, kind, value, use, text) OPT_##id,
	OPTION_LIST(X)
#undef X
		OPT_NR
};

struct option_info {
	const char *name;
	char abbr;
	enum option_kind kind;
	const char *value;
	unsigned use;
	const char *text;
};

const struct option_info *option_info(enum option_id id);
/* Title of the group that begins with this option, or NULL. */
const char *option_group(enum option_id id);
/* The option with this long name, or another that mach try has for it; or OPT_NR. */
enum option_id option_find(struct slice name);
/* Of "no-NAME" the option NAME, where that can be taken back; else OPT_NR. */
enum option_id option_find_no(struct slice name);
/* Is its name one of these, which have blanks between them? */
bool option_in(enum option_id id, const char *names);
/* "unknown option 'x' (did you mean 'y'?)", among options with all bits of `use`. Returns -1. */
int option_unknown(struct slice name, unsigned use, struct err *err);

/* Where a value came from; a later origin takes the place of an earlier one. Lists are joined
 * in that order, whichever is read first. ORIGIN_BUILD: how the checkout is built here. */
enum origin { ORIGIN_BUILD, ORIGIN_CONFIG, ORIGIN_ENV, ORIGIN_PRESET, ORIGIN_LINE };

struct option_values {
	char **v;	 /* NULL-terminated once there is one; in a list the later counts more */
	enum origin *of; /* of each */
	size_t nr, cap;
	unsigned line;	       /* in the configuration file, when the last comes from there */
	bool no;	       /* "--no-NAME" was said, ... */
	enum origin no_origin; /* ... by this one: what lesser ones say does not count */
};

struct options {
	struct option_values value[OPT_NR];
	char **arg; /* what was no option: a subcommand and its arguments; NULL-terminated */
	size_t arg_nr, arg_cap;
};

void options_init(struct options *o);
void options_release(struct options *o);

/*
 * Sets one option; `value` is "" for a flag. Checks the value ("--rebuild '25'
 * is not a number from 1 to 20"). Ignored when an origin that counts more has
 * set it already.
 */
int options_set(struct options *o, enum option_id id, const char *value, enum origin from,
		struct err *err) MUST_USE;
/*
 * Takes back what was said so far by origins up to `from`, and what such a one, unless it is
 * `from`, may still say.
 */
void options_unset(struct options *o, enum option_id id, enum origin from);
/* Checks a value alone, for presets. */
int option_check(enum option_id id, const char *value, struct err *err) MUST_USE;

/* Reads the command line. */
int options_parse(struct options *o, int argc, char **argv, struct err *err) MUST_USE;
/* Reads NAME = VALUE lines ("FILE:LINE: ..."); a missing file is no error. */
int options_read_config(struct options *o, const char *path, struct err *err) MUST_USE;

/* Reads the environment variables that stand for options (MTRY_GRAPH and its like). */
int options_read_env(struct options *o, struct err *err) MUST_USE;

bool options_flag(const struct options *o, enum option_id id);
/* The last value that counts is of this origin. */
bool options_from(const struct options *o, enum option_id id, enum origin origin);
/* One of these was given; names with blanks between them. */
bool options_any(const struct options *o, const char *names);
/* "--no-NAME" was said, and nothing after it. */
bool options_no(const struct options *o, enum option_id id);
const char *options_string(const struct options *o, enum option_id id);	     /* NULL: not given */
const char *const *options_list(const struct options *o, enum option_id id); /* never NULL */

/* Bytes of a VALUE_SIZE value ("300M"), or -1. */
int64_t option_read_size(const char *text);
/* The number behind the "=" of "LABEL=N", or all of "N": from 1 to REBUILD_MAX; 0: neither. In
 * *label its bytes, 0 for a number alone. */
unsigned rebuild_read(const char *value, size_t *label);
/* The number of a VALUE_SECONDS option; `otherwise` when it is not given. */
unsigned options_seconds(const struct options *o, enum option_id id, unsigned otherwise);
/* The bytes that a VALUE_SIZE option says; `otherwise` when it is not given. */
uint64_t options_size(const struct options *o, enum option_id id, uint64_t otherwise);

/* The text of --help; `commands` are the lines about commands. */
void options_help(const char *commands, struct strbuf *out);

#endif
