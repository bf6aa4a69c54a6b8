/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Every command, once: the words that may follow the program's name. The dispatch,
 * --help, the man page and what is said about wrong words are made from this table.
 */
#ifndef TUI_VERB_H
#define TUI_VERB_H

#include "core/conf/options.h"
#include "tui/send.h"

/* id, name, arguments, function, options that only commands take (names), what it does */
#define VERB_LIST(X)                                                                             \
	X(WHY, "why", "LABEL", why_main, "", "say why a task is hidden or offered")              \
	X(SHOW, "show", "LABEL", show_main, "", "print the definition of a task")                \
	X(GRAPH_INFO, "graph info", "", graph_info_main, "json", "say what is in the graph")     \
	X(GRAPH_FETCH, "graph fetch", "", graph_fetch_main, "", "get the graph into the cache")  \
	X(GRAPH_LIST, "graph list", "", graph_list_main, "json", "list the graphs in the cache") \
	X(GRAPH_PRUNE, "graph prune", "", graph_prune_main, "json keep",                         \
	  "remove the graphs that were not used for longest")                                    \
	X(GRAPH_VERIFY, "graph verify", "", graph_verify_main, "json",                           \
	  "check the graphs in the cache")                                                       \
	X(GRAPH_DIFF, "graph diff", "A B", graph_diff_main, "json ignore",                       \
	  "say what differs between two graphs")                                                 \
	X(INSPECT, "inspect", "[REV]", inspect_main, "json",                                     \
	  "say what a commit selects, and what comes of it")                                     \
	X(DECIDE, "decide", "", decide_main, "commit",                                           \
	  "print the task graph that comes of a commit")                                         \
	X(AUTO, "auto", "", auto_main,                                                           \
	  SEND_OPTIONS " json strategy tasks-regex tasks-regex-exclude",                         \
	  "push; the decision task chooses from what changed")                                   \
	X(AGAIN, "again", "", again_main,                                                        \
	  "list list-tasks index purge interactive " SEND_OPTIONS " json",                       \
	  "push what was pushed before, or list it")                                             \
	X(COMPARE, "compare", "REV", compare_main, "query preset from push yes no-push json",    \
	  "push the selection on top of this commit, too")                                       \
	X(EMPTY, "empty", "", empty_main, SEND_OPTIONS " json",                                  \
	  "push without tasks, to add them on Treeherder")                                       \
	X(SYNTAX, "syntax", "WORD...", syntax_main,                                              \
	  "interactive save save-mach " SEND_OPTIONS " json",                                    \
	  "push what classic try syntax means: 'try: -b do ...'")                                \
	X(SUGGEST, "suggest", "[REV]", suggest_main, "json",                                     \
	  "name tests near what changed since the base")                                         \
	X(RECOVER, "recover", "", recover_main, "", "put back what a killed push left")

enum verb_id {
#define X(id, name, args, run, options, text) VERB_##id,
	VERB_LIST(X)
#undef X
		VERB_NR
};

struct verb_info {
	const char *name; /* one word, or a group and a word */
	/* Words in capitals, one for each argument; those in [] may be left out, and the last may
	 * be given several times when it ends with "...". */
	const char *args;
	const char *options; /* names, with blanks between them */
	const char *text;
};

const struct verb_info *verb_info(enum verb_id id);
/*
 * Do the words name tests? When the first is no command, and looks like a path or is one; or
 * when an option says so that only counts for tests.
 */
bool verb_names_tests(const struct options *o);
/*
 * The command that the words of the line are, with its arguments in *arg; VERB_NR
 * when there are none, they name tests, or it is a group alone. -1 with err for words that are no
 * command, arguments that lack or are too many, and options that mean nothing there.
 */
int verb_read(const struct options *o, enum verb_id *id, char **arg[], struct err *err) MUST_USE;
/* A line for each command, or for those of a group. */
void verb_list(const char *group, struct strbuf *out);

#endif
