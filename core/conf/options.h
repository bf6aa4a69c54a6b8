/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Every option, once. The command line, the configuration file, "option" lines
 * of presets, --help and the man page are made from this table.
 */
#ifndef CONF_OPTIONS_H
#define CONF_OPTIONS_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

enum option_kind {
	VALUE_NONE,    /* a flag */
	VALUE_ONE,     /* of several the last one counts */
	VALUE_ONCE,    /* one, and a second one on the command line is a mistake */
	VALUE_MANY,    /* may be given several times */
	VALUE_NUMBER,  /* from 1 to 20 */
	VALUE_SECONDS, /* from 0 to 999999 */
	VALUE_SIZE,    /* of bytes: a number, k, M or G may follow, K, m, g are the same */
};

#define OPTION_NUMBER_MAX 20 /* as mach try limits --rebuild */

enum option_use {
	USE_CONFIG = 1 << 0, /* may stand in the configuration file */
	USE_PRESET = 1 << 1, /* may stand in a preset, and is saved in it */
};

/* id, long name, short name or 0, kind, name of the value or "", uses, help */
#define OPTION_LIST(X)                                                                             \
	X(GRAPH, "graph", 'g', VALUE_ONE, "SPEC", USE_CONFIG,                                      \
	  "FILE, -, demo, local, URL, project:NAME: see man")                                      \
	X(REFRESH, "refresh", 0, VALUE_NONE, "", 0, "generate or download the graph anew")         \
	X(ROOT_URL, "root-url", 0, VALUE_ONE, "URL", USE_CONFIG,                                   \
	  "Taskcluster deployment that is asked for graphs")                                       \
	X(TRUST_DOMAIN, "trust-domain", 0, VALUE_ONE, "NAME", USE_CONFIG,                          \
	  "trust domain of the projects in its index")                                             \
	X(TARGETS, "targets", 0, VALUE_ONE, "FILE", 0,                                             \
	  "offer the labels of this target-tasks.json")                                            \
	X(GENERATOR, "generator", 0, VALUE_ONE, "CMD", USE_CONFIG,                                 \
	  "what prints the graph of the checkout")                                                 \
	X(GENERATOR_ROOT, "generator-root", 0, VALUE_ONE, "DIR", USE_CONFIG,                       \
	  "folder with config.yml (default: taskcluster)")                                         \
	X(GENERATOR_TIMEOUT, "generator-timeout", 0, VALUE_SECONDS, "N", USE_CONFIG,               \
	  "stop it after N silent seconds (600; 0: never)")                                        \
	X(PARAMETERS, "parameters", 'p', VALUE_ONE, "SPEC", USE_CONFIG,                            \
	  "parameters for the generator, as its -p takes them")                                    \
	X(FULL, "full", 0, VALUE_NONE, "", USE_PRESET, "offer the whole graph")                    \
	X(LIST, "list", 0, VALUE_NONE, "", 0, "print all offered labels")                          \
	X(FILTER, "filter", 'f', VALUE_ONCE, "QUERY", 0,                                           \
	  "print the labels that match, best first, as fzf -f")                                    \
	X(EXACT, "exact", 'e', VALUE_NONE, "", USE_PRESET,                                         \
	  "plain terms of queries match exactly, 'term fuzzily")                                   \
	X(IGNORE_CASE, "ignore-case", 0, VALUE_NONE, "", USE_PRESET,                               \
	  "case never matters in queries (--filter: also -i)")                                     \
	X(RESPECT_CASE, "respect-case", 0, VALUE_NONE, "", USE_PRESET,                             \
	  "it always does (+i), not only in Words like this")                                      \
	X(LITERAL, "literal", 0, VALUE_NONE, "", USE_PRESET, "accents matter in queries")          \
	X(NO_SORT, "no-sort", 0, VALUE_NONE, "", 0, "matches in the order of the list (also +s)")  \
	X(QUERY, "query", 'q', VALUE_MANY, "QUERY", 0, "select what matches; again: the union")    \
	X(AND, "and", 'x', VALUE_NONE, "", 0, "intersect the queries, and the preset with them")   \
	X(PRESET, "preset", 0, VALUE_ONCE, "NAME", 0,                                              \
	  "replay a saved selection: name or .sel file")                                           \
	X(INTERACTIVE, "interactive", 'i', VALUE_NONE, "", 0, "open the selection in the program") \
	X(IGNORE_MISSING, "ignore-missing", 0, VALUE_NONE, "", 0,                                  \
	  "do not mind rules of the preset that match nothing")                                    \
	X(SAVE, "save", 0, VALUE_ONCE, "NAME", 0, "save the selection: name or .sel file")         \
	X(MESSAGE, "message", 'm', VALUE_ONE, "TEXT", USE_PRESET,                                  \
	  "title of the try commit; {msg} is the computed one")                                    \
	X(ENV, "env", 0, VALUE_MANY, "K=V", USE_PRESET, "environment variable for the tasks")      \
	X(REBUILD, "rebuild", 0, VALUE_NUMBER, "N", USE_PRESET, "run each task N times (1 to 20)") \
	X(ARTIFACT, "artifact", 0, VALUE_NONE, "", USE_PRESET, "use artifact builds")              \
	X(CLOSED_TREE, "closed-tree", 0, VALUE_NONE, "", USE_PRESET,                               \
	  "say ON A CLOSED TREE in the title")                                                     \
	X(NO_PUSH, "no-push", 0, VALUE_NONE, "", 0, "print what would be sent and change nothing") \
	X(PUSH, "push", 0, VALUE_NONE, "", 0, "push without asking")                               \
	X(YES, "yes", 'y', VALUE_NONE, "", 0, "the same")                                          \
	X(REMOTE, "remote", 0, VALUE_ONE, "NAME", USE_CONFIG | USE_PRESET,                         \
	  "git remote or hg path to push to (default: try)")                                       \
	X(BRANCH, "branch", 0, VALUE_ONE, "NAME", USE_PRESET,                                      \
	  "branch on the remote (default: as the current one)")                                    \
	X(VCS, "vcs", 0, VALUE_ONE, "git|hg", USE_CONFIG, "which repository, if there are two")    \
	X(COMMITTED_ONLY, "committed-only", 0, VALUE_NONE, "", USE_PRESET,                         \
	  "leave uncommitted changes out instead of refusing")                                     \
	X(CACHE_SIZE, "cache-size", 0, VALUE_SIZE, "SIZE", USE_CONFIG,                             \
	  "keep the graphs in the cache under this size (1G)")                                     \
	X(KEEP, "keep", 0, VALUE_SIZE, "SIZE", 0, "graph prune: the size to keep")                 \
	X(JSON, "json", 0, VALUE_NONE, "", 0, "inspect, and the graph commands: print JSON")       \
	X(COMMIT, "commit", 0, VALUE_ONE, "REV", 0,                                                \
	  "decide: the commit (default: what is checked out)")                                     \
	X(IGNORE, "ignore", 0, VALUE_MANY, "PATH", 0,                                              \
	  "graph diff: leave these members out (* is any text)")                                   \
	X(THEME, "theme", 0, VALUE_ONE, "NAME", USE_CONFIG, "colours: name or .theme file")        \
	X(HELP, "help", 'h', VALUE_NONE, "", 0, "print this")                                      \
	X(VERSION, "version", 'V', VALUE_NONE, "", 0, "print versions")

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
/* The option with this long name, or OPT_NR. */
enum option_id option_find(struct slice name);
/* Is its name one of these, which have blanks between them? */
bool option_in(enum option_id id, const char *names);
/* "unknown option 'x' (did you mean 'y'?)", among options with all bits of `use`. Returns -1. */
int option_unknown(struct slice name, unsigned use, struct err *err);

/* Where a value came from; a later origin takes the place of an earlier one. Lists are joined
 * in that order, whichever is read first. */
enum origin { ORIGIN_CONFIG, ORIGIN_ENV, ORIGIN_PRESET, ORIGIN_LINE };

struct option_values {
	char **v; /* NULL-terminated once there is one; in a list the later counts more */
	size_t nr, cap;
	enum origin origin;
	size_t lesser; /* values in front, of an origin that counts less */
	unsigned line; /* in the configuration file, when it comes from there */
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
/* Checks a value alone, for presets. */
int option_check(enum option_id id, const char *value, struct err *err) MUST_USE;

/* Reads the command line. */
int options_parse(struct options *o, int argc, char **argv, struct err *err) MUST_USE;
/* Reads NAME = VALUE lines ("FILE:LINE: ..."); a missing file is no error. */
int options_read_config(struct options *o, const char *path, struct err *err) MUST_USE;

/* Reads the environment variables that stand for options (MTRY_GRAPH and its like). */
int options_read_env(struct options *o, struct err *err) MUST_USE;

bool options_flag(const struct options *o, enum option_id id);
const char *options_string(const struct options *o, enum option_id id);	     /* NULL: not given */
const char *const *options_list(const struct options *o, enum option_id id); /* never NULL */

/* The number of a VALUE_SECONDS option; `otherwise` when it is not given. */
unsigned options_seconds(const struct options *o, enum option_id id, unsigned otherwise);
/* The bytes that a VALUE_SIZE option says; `otherwise` when it is not given. */
uint64_t options_size(const struct options *o, enum option_id id, uint64_t otherwise);

/* The text of --help; `commands` are the lines about commands. */
void options_help(const char *commands, struct strbuf *out);

#endif
