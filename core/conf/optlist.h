/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Every option, once. The command line, the configuration file, "option" lines
 * of presets, --help and the man page are made from this table.
 */
#ifndef CONF_OPTLIST_H
#define CONF_OPTLIST_H

/* Rows: id, long name, short name or 0, kind, name of the value or "", uses, help. */

#define GRAPH_OPTIONS(X)                                                                   \
	X(GRAPH, "graph", 'g', VALUE_ONE, "SPEC", USE_CONFIG,                              \
	  "FILE, -, demo, local, URL, project:NAME: see man")                              \
	X(REFRESH, "refresh", 0, VALUE_NONE, "", 0, "generate or download the graph anew") \
	X(ROOT_URL, "root-url", 0, VALUE_ONE, "URL", USE_CONFIG,                           \
	  "Taskcluster deployment that is asked for graphs")                               \
	X(TRUST_DOMAIN, "trust-domain", 0, VALUE_ONE, "NAME", USE_CONFIG,                  \
	  "trust domain of the projects in its index")                                     \
	X(TARGETS, "targets", 0, VALUE_ONE, "FILE", 0,                                     \
	  "offer the labels of this target-tasks.json")                                    \
	X(GENERATOR, "generator", 0, VALUE_ONE, "CMD", USE_CONFIG,                         \
	  "what prints the graph of the checkout")                                         \
	X(GENERATOR_ROOT, "generator-root", 0, VALUE_ONE, "DIR", USE_CONFIG,               \
	  "folder with config.yml (default: taskcluster)")                                 \
	X(GENERATOR_TIMEOUT, "generator-timeout", 0, VALUE_SECONDS, "N", USE_CONFIG,       \
	  "stop it after N silent seconds (600; 0: never)")                                \
	X(PARAMETERS, "parameters", 'p', VALUE_ONE, "SPEC", USE_CONFIG,                    \
	  "parameters for the generator, as its -p takes them")                            \
	X(TARGET_TASKS_METHOD, "target-tasks-method", 0, VALUE_ONE, "NAME", USE_PRESET,    \
	  "offer what this method of the checkout targets")                                \
	X(FULL, "full", 0, VALUE_NONE, "", USE_PRESET, "offer the whole graph")            \
	X(CACHE_SIZE, "cache-size", 0, VALUE_SIZE, "SIZE", USE_CONFIG,                     \
	  "keep the graphs in the cache under this size (1G)")

#define SELECT_OPTIONS(X)                                                                          \
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
	X(FOLDED, "folded", 0, VALUE_NONE, "", 0,                                                  \
	  "-q matches names as mach try lists them, with *")                                       \
	X(AND, "and", 'x', VALUE_NONE, "", 0, "intersect the queries, and the preset with them")   \
	X(PLATFORM, "platform", 0, VALUE_ONCE, "LIST", 0,                                          \
	  "with PATH: on these platforms or systems")                                              \
	X(TYPE, "type", 0, VALUE_ONCE, "LIST", 0, "with PATH: of these build types (opt,debug)")   \
	X(TAG, "tag", 0, VALUE_MANY, "TAG", 0, "choose the tasks of the tests with this tag")      \
	X(WHOLE_CHUNK, "whole-chunk", 0, VALUE_NONE, "", 0,                                        \
	  "with PATH: chunks that hold the tests, whole")                                          \
	X(ALLOW_TESTFILE_PATH, "allow-testfile-path", 0, VALUE_NONE, "", 0,                        \
	  "with PATH: send files, not their folders")                                              \
	X(PRESET, "preset", 0, VALUE_ONCE, "NAME", 0,                                              \
	  "replay a selection: name, .sel file, preset of mach")                                   \
	X(FROM, "from", 0, VALUE_ONCE, "REV", 0,                                                   \
	  "select what this push selected: revision or URL")                                       \
	X(INTERACTIVE, "interactive", 'i', VALUE_NONE, "", 0, "open the selection in the program") \
	X(IGNORE_MISSING, "ignore-missing", 0, VALUE_NONE, "", 0,                                  \
	  "do not mind rules of the preset that match nothing")                                    \
	X(SAVE, "save", 0, VALUE_ONCE, "NAME", 0, "save the selection: name or .sel file")         \
	X(SAVE_MACH, "save-mach", 0, VALUE_ONCE, "NAME", 0, "save it as a preset of mach try")     \
	X(LIST_PRESETS, "list-presets", 0, VALUE_NONE, "", 0,                                      \
	  "list our presets and those of mach try")                                                \
	X(EDIT_PRESETS, "edit-presets", 0, VALUE_NONE, "", 0,                                      \
	  "open the user's own of mach try in $EDITOR")

/* What the tasks are run with: the task configs of mach try. */
#define TASK_OPTIONS(X)                                                                            \
	X(ARTIFACT, "artifact", 0, VALUE_NONE, "", USE_PRESET | USE_TASK | USE_NO,                 \
	  "use artifact builds")                                                                   \
	X(BROWSERTIME, "browsertime", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,                    \
	  "run raptor tests with browsertime")                                                     \
	X(CHEMSPILL, "chemspill", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,                        \
	  "run before other pushes (chemspills only)")                                             \
	X(DISABLE_PGO, "disable-pgo", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,                    \
	  "make no PGO builds")                                                                    \
	X(DO_NOT_OPTIMIZE, "do-not-optimize", 0, VALUE_MANY, "LABEL", USE_PRESET | USE_TASK,       \
	  "run this task whatever came before")                                                    \
	X(ENV, "env", 0, VALUE_MANY, "K=V", USE_PRESET | USE_TASK,                                 \
	  "environment variable for the tasks")                                                    \
	X(EXISTING_TASKS, "use-existing-tasks", 'E', VALUE_MAYBE, "[PUSH]", USE_PRESET | USE_TASK, \
	  "take what they need from a push: rev=, task-id=")                                       \
	X(GECKO_PROFILE, "gecko-profile", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,                \
	  "upload Gecko profiles of performance tests")                                            \
	X(GECKO_PROFILE_INTERVAL, "gecko-profile-interval", 0, VALUE_REAL, "MS",                   \
	  USE_PRESET | USE_TASK, "milliseconds between samples")                                   \
	X(GECKO_PROFILE_ENTRIES, "gecko-profile-entries", 0, VALUE_COUNT, "N",                     \
	  USE_PRESET | USE_TASK, "samples to take")                                                \
	X(GECKO_PROFILE_FEATURES, "gecko-profile-features", 0, VALUE_ONE, "LIST",                  \
	  USE_PRESET | USE_TASK, "features of the profiler")                                       \
	X(GECKO_PROFILE_THREADS, "gecko-profile-threads", 0, VALUE_ONE, "LIST",                    \
	  USE_PRESET | USE_TASK, "threads to sample")                                              \
	X(NATIVE_PROFILING, "native-profiling", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,          \
	  "profile performance tests with native tools")                                           \
	X(NEW_TEST_CONFIG, "new-test-config", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,            \
	  "restart the browser when a mochitest fails")                                            \
	X(PARAM, "param", 0, VALUE_MANY, "K=JSON", USE_PRESET | USE_TASK,                          \
	  "another parameter of the decision task")                                                \
	X(PERNOSCO, "pernosco", 0, VALUE_NONE, "", USE_PRESET | USE_TASK | USE_NO,                 \
	  "record failures for Pernosco")                                                          \
	X(PROFILER, "profiler", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,                          \
	  "profile the start of the browser")                                                      \
	X(REBUILD, "rebuild", 0, VALUE_MANY, "[LABEL=]N", USE_PRESET | USE_TASK,                   \
	  "run each task, or this one, N times (1 to 20)")                                         \
	X(RECORD, "record", 0, VALUE_NONE, "", USE_PRESET | USE_TASK,                              \
	  "record the tests (MOZ_RECORD_TEST)")                                                    \
	X(ROUTE, "route", 0, VALUE_MANY, "ROUTE", USE_PRESET | USE_TASK,                           \
	  "another route for the tasks")                                                           \
	X(STRATEGY, "strategy", 0, VALUE_ONE, "NAME", USE_TASK, "auto: how the tasks are chosen")  \
	X(TASKS_REGEX, "tasks-regex", 0, VALUE_MANY, "RE", USE_TASK,                               \
	  "auto: only tasks that match")                                                           \
	X(TASKS_REGEX_EXCLUDE, "tasks-regex-exclude", 0, VALUE_MANY, "RE", USE_TASK,               \
	  "auto: none of those that match")                                                        \
	X(WORKER_OVERRIDE, "worker-override", 0, VALUE_MANY, "ALIAS=POOL", USE_PRESET | USE_TASK,  \
	  "run what uses this worker alias in another pool")                                       \
	X(WORKER_SUFFIX, "worker-suffix", 0, VALUE_MANY, "ALIAS=END", USE_PRESET | USE_TASK,       \
	  "the same: in its own pool with this at its end")                                        \
	X(WORKER_TYPE, "worker-type", 0, VALUE_MANY, "TYPE", USE_PRESET | USE_TASK,                \
	  "offer only what runs on this worker type")

#define PUSH_OPTIONS(X)                                                                            \
	X(MESSAGE, "message", 'm', VALUE_MAYBE, "[TEXT]", USE_PRESET,                              \
	  "title, {msg} is the computed one; none: $EDITOR")                                       \
	X(MESSAGE_STYLE, "message-style", 0, VALUE_ONE, "STYLE", USE_CONFIG | USE_PRESET,          \
	  "trailers, mach or both: form of the message")                                           \
	X(CLOSED_TREE, "closed-tree", 0, VALUE_NONE, "", USE_PRESET,                               \
	  "say ON A CLOSED TREE in the title")                                                     \
	X(FORMAT, "format", 0, VALUE_ONE, "FORMAT", USE_CONFIG | USE_PRESET,                       \
	  "gecko or generic: what the CI reads")                                                   \
	X(CARRIER, "carrier", 0, VALUE_ONE, "CARRIER", USE_CONFIG | USE_PRESET,                    \
	  "file or note: what carries the parameters")                                             \
	X(NO_PUSH, "no-push", 0, VALUE_NONE, "", 0, "print what would be sent and change nothing") \
	X(PRINT_MACH, "print-mach", 0, VALUE_NONE, "", 0,                                          \
	  "print the command of mach that does the same")                                          \
	X(STAGE_CHANGES, "stage-changes", 0, VALUE_NONE, "", 0,                                    \
	  "the same, and add try_task_config.json")                                                \
	X(WRITE_TASK_CONFIG, "write-task-config", 0, VALUE_ONCE, "FILE", 0,                        \
	  "write its content there; push nothing")                                                 \
	X(PUSH, "push", 0, VALUE_NONE, "", 0, "push without asking, unless it is large")           \
	X(YES, "yes", 'y', VALUE_NONE, "", 0, "push, and answer all questions with yes")           \
	X(REMOTE, "remote", 0, VALUE_ONE, "NAME", USE_CONFIG | USE_PRESET,                         \
	  "git remote or hg path (default: try, or the server)")                                   \
	X(VIA, "via", 0, VALUE_ONE, "WAY", USE_CONFIG | USE_PRESET,                                \
	  "git, hg or lando (default: as mach try chooses)")                                       \
	X(TREESTATUS_URL, "treestatus-url", 0, VALUE_ONE, "URL", USE_CONFIG,                       \
	  "who knows whether try is closed")                                                       \
	X(BRANCH, "branch", 0, VALUE_ONE, "NAME", USE_PRESET,                                      \
	  "branch on the remote (default: as the current one)")                                    \
	X(TREEHERDER, "treeherder", 0, VALUE_ONE, "URL", USE_CONFIG,                               \
	  "the Treeherder that knows the pushes")                                                  \
	X(DURATIONS, "durations", 0, VALUE_ONE, "FILE|URL", USE_CONFIG,                            \
	  "say how long it takes, by what tasks took before")                                      \
	X(VCS, "vcs", 0, VALUE_ONE, "git|hg", USE_CONFIG, "which repository, if there are two")    \
	X(COMMITTED_ONLY, "committed-only", 0, VALUE_NONE, "", USE_PRESET,                         \
	  "leave uncommitted changes out instead of refusing")

#define OTHER_OPTIONS(X)                                                                           \
	X(KEEP, "keep", 0, VALUE_SIZE, "SIZE", 0, "graph prune: the size to keep")                 \
	X(JSON, "json", 0, VALUE_NONE, "", 0, "print JSON: pushes, inspect, graph commands")       \
	X(LIST_TASKS, "list-tasks", 0, VALUE_NONE, "", 0,                                          \
	  "again: list the pushes and their tasks")                                                \
	X(INDEX, "index", 0, VALUE_ONCE, "N", 0, "again: the N-th of the list, not the last push") \
	X(PURGE, "purge", 0, VALUE_NONE, "", 0, "again: forget what was pushed")                   \
	X(COMMIT, "commit", 0, VALUE_ONE, "REV", 0,                                                \
	  "decide: the commit (default: what is checked out)")                                     \
	X(IGNORE, "ignore", 0, VALUE_MANY, "PATH", 0,                                              \
	  "graph diff: leave these members out (* is any text)")                                   \
	X(HG_URL, "hg-url", 0, VALUE_ONE, "URL", USE_CONFIG,                                       \
	  "server of hg pushes (https://hg.mozilla.org)")                                          \
	X(THEME, "theme", 0, VALUE_ONE, "NAME", USE_CONFIG, "colours: name or .theme file")        \
	X(HELP, "help", 'h', VALUE_NONE, "", 0, "print this")                                      \
	X(VERSION, "version", 'V', VALUE_NONE, "", 0, "print versions")

/* Groups, as --help and the man page show them: options, title. */
#define OPTION_GROUPS(G)                          \
	G(GRAPH_OPTIONS, "Graph")                 \
	G(SELECT_OPTIONS, "Selection")            \
	G(TASK_OPTIONS, "Tasks, as for mach try") \
	G(PUSH_OPTIONS, "Commit and push")        \
	G(OTHER_OPTIONS, "Other")

#define OPTION_LIST(X) \
	GRAPH_OPTIONS(X) SELECT_OPTIONS(X) TASK_OPTIONS(X) PUSH_OPTIONS(X) OTHER_OPTIONS(X)

#endif
