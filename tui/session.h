/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What one run of the program works on: options, checkout, graph, marks. It
 * knows no screen; the full-screen program and the batch commands share it.
 */
#ifndef TUI_SESSION_H
#define TUI_SESSION_H

#include "core/conf/options.h"
#include "core/graph/graph.h"
#include "core/net/client.h"
#include "core/plan/estimate.h"
#include "core/plan/plan.h"
#include "core/push/push.h"
#include "core/select/marks.h"
#include "core/select/preset.h"
#include "core/vcs/vcs.h"

/* Exit statuses, as fzf and mach users know them. */
enum {
	EXIT_DONE = 0,
	EXIT_NOTHING = 1, /* nothing matched */
	EXIT_DIFFERENT = 1,
	EXIT_REFUSED = 2, /* wrong usage, bad input, refused before anything was done */
	EXIT_PUSH = 3,	  /* the push failed */
	EXIT_CANCELLED = 130,
};

struct paths;
struct trysyntax;

/* What is read of a graph when it is loaded: the rest is for graph_settle(). */
enum session_need {
	NEED_ALL,
	NEED_OUTLINE, /* unless there is something to select */
	NEED_LABELS,
};

/* What --durations says of the tasks of the graph. */
struct session_durations {
	bool asked;
	double *seconds; /* durations.h; NULL: nothing could be had */
	char *said;	 /* lines for the user */
};

struct session {
	struct options opt;
	const char *const *argv;
	struct checkout checkout; /* kind VCS_NONE: no_checkout says why */
	struct err no_checkout;
	bool said_recovery; /* what a killed push left was put back, or cannot be */
	char *spec;	    /* what --graph says, without a password; or NULL */
	struct graph graph; /* after session_load() */
	bool loaded, mended;
	bool quick;		/* take the checkout's graph of last time, unchecked */
	enum session_need need; /* of the graph at first */
	struct bitset all;	/* every task of the graph */
	struct graph targets;	/* with --target-tasks-method: what it targets */
	bool has_targets;
	const struct bitset *shown; /* the offered set, or all with --full */
	struct marks marks;
	struct preset preset; /* with --preset */
	bool have_preset;
	struct preset_change change; /* what replaying it did */
	enum selector selector;
	const char *const *path;  /* tests that the command line names; NULL: none */
	struct paths *paths;	  /* what these, the preset's and --tag stand for, see paths.h */
	struct trysyntax *syntax; /* of `syntax`; or NULL */
	json_t *existing;	  /* tasks of another push: --use-existing-tasks; or NULL */
	struct session_durations durations; /* once asked: of this graph */
	struct estimate estimate;	    /* of the last plan: session_estimate() */
	char *title;			    /* edited in the review; NULL: computed */
	const char *compare; /* hash of the commit that is pushed with, too; or NULL; not owned */
	const char *typed;   /* what stands in the filter line, or NULL; not owned */
};

/*
 * Reads configuration, command line and preset, finds the checkout and puts
 * back what a killed push left there. Notes for the user go to `said`.
 */
int session_init(struct session *s, int argc, char **argv, struct strbuf *said,
		 struct err *err) MUST_USE;
void session_release(struct session *s);

/* Reads a preset, by name or path, and takes over its options; a second one is not possible. */
int session_use_preset(struct session *s, const char *arg, struct err *err) MUST_USE;

/* Puts "CONFIG:LINE: " before an error about a value that the configuration file gave. */
void session_say_origin(const struct session *s, enum option_id id, struct err *err);

/*
 * Reads the graph; progress as in struct graph_options. It is called for graphs that
 * queries ask for, too ("changed:"), as long as this one is loaded.
 */
int session_load(struct session *s, bool (*progress)(void *, const struct graph_progress *),
		 void *ctx, struct err *err) MUST_USE;
/*
 * Opens into `g` what the check behind the screen (refresh.h) left in the cache; reads and
 * makes nothing. What is loaded stays as it is: session_take() is for afterwards.
 */
int session_open_checked(const struct session *s,
			 bool (*progress)(void *, const struct graph_progress *), void *ctx,
			 struct graph *g, struct err *err) MUST_USE;
/*
 * Puts `g`, which it owns now, in the place of the graph that is loaded. What is marked
 * there stays so by its label, see marks_carry().
 */
void session_take(struct session *s, struct graph *g);
/* Releases graph and marks, so that another one can be loaded. */
void session_unload(struct session *s);
/*
 * For commands, after something went wrong: true when that was because a part of the
 * graph's index is damaged and the graph is there again, from its text. Then all is to be
 * done again that was done since session_load(), and `said` has a line about it. Else
 * `err` stays, or is why the graph cannot be loaded again.
 */
bool session_mend(struct session *s, bool (*progress)(void *, const struct graph_progress *),
		  struct strbuf *said, struct err *err);
/* What the graph is loaded with, without progress. */
struct graph_options session_graph_options(const struct session *s);
/*
 * With --target-tasks-method, loads what the method targets in the checkout: taskgraph makes
 * it, once for each state of the checkout. Done already: nothing.
 */
int session_load_targets(struct session *s, bool (*progress)(void *, const struct graph_progress *),
			 void *ctx, struct err *err) MUST_USE;
/* Has the graph offer those, hidden by default or not. */
void session_offer_targets(const struct session *s, struct graph *g);
/* Shows the whole graph, or what is offered by default. */
void session_set_full(struct session *s, bool full);

/*
 * Marks what --preset and -q select. Lines about rules that match nothing and
 * matches left out because of their class go to `said`.
 */
int session_select(struct session *s, struct strbuf *said, struct err *err) MUST_USE;

/* Flags for query_parse() that the options ask for. */
unsigned session_query_flags(const struct session *s);

/* What the history of queries is kept for: the checkout, or outside of one the graph. */
const char *session_project(const struct session *s);

/*
 * Gets what --use-existing-tasks stands for, once; the plan needs it. What was found goes
 * to `said`. `watch` may be NULL.
 */
int session_find_existing(struct session *s, const struct net_watch *watch, struct strbuf *said,
			  struct err *err) MUST_USE;
/* --artifact, where nothing else is said and a Firefox checkout is built of artifacts here. */
int session_find_artifact(struct session *s, struct err *err) MUST_USE;
/* --pernosco is for some users only, which ssh's configuration tells; a line for `said`, if not. */
int session_check_pernosco(const struct session *s, struct strbuf *said, struct err *err) MUST_USE;

/* The plan for what is marked. The caller releases it. */
int session_plan(const struct session *s, struct plan *plan, struct err *err) MUST_USE;
/*
 * Fills s->estimate for that plan, from what --durations names, if it is given; that is read
 * once for a graph. Addresses may be asked: `watch` may be NULL; when nothing comes of it `said`
 * gets a line, and there is no estimate. -1 for a file that is wrong.
 */
int session_estimate(struct session *s, const struct plan *plan, const struct net_watch *watch,
		     struct strbuf *said, struct err *err) MUST_USE;
/* They are of another graph. */
void session_forget_durations(struct session *s);
/* Appends a line when so many tasks (with --rebuild: runs) are hard on others; false when not. */
bool session_large_push(const struct plan *plan, struct strbuf *out);
/* -1 for a plan that cannot be sent as a commit (format.h), with what can be done instead. */
int session_refuse_generic(const struct plan *plan, struct err *err) MUST_USE;
/*
 * Fills `push` from the options and checks it (push_prepare); it borrows `plan`, which gets what
 * depends on the way it is sent (routed.h).
 */
int session_prepare_push(struct session *s, struct plan *plan, struct push *push,
			 struct err *err) MUST_USE;
/* The plan gets the same, for who only looks at it; also where a push would be refused. */
int session_route_plan(struct session *s, struct plan *plan, struct err *err) MUST_USE;
/* Asks whether the tree is closed, and notes what is to be known (push_ask_tree). */
void session_ask_tree(const struct session *s, struct push *push, const struct net_watch *watch);
/*
 * Sends what session_prepare_push() prepared. What is marked is kept in a file
 * meanwhile, so that it is there whatever ends the push. On failure `kept` gets
 * that file's path; nothing when it could not be kept, which `err` says too.
 */
int session_send(const struct session *s, struct push *push, struct strbuf *kept,
		 struct err *err) MUST_USE;
/* Where a finished push can be watched, or "" when we do not know. */
void session_push_url(const struct session *s, const struct push *push, struct strbuf *out);

/* Writes the selection to NAME (see preset_target). */
/* Appends the command of mach that selects the same; -1 when there is none (machpreset.h). */
int session_mach_command(const struct session *s, const struct plan *plan, struct strbuf *out,
			 struct err *err) MUST_USE;
/* The same as a preset of mach try (machpreset.h). */
int session_save_mach(const struct session *s, const char *name, struct err *err) MUST_USE;
int session_save(const struct session *s, const char *name, struct err *err) MUST_USE;
/* Keeps the selection of a program that is left, or reads its graph anew ("left", "swap": the file's
 * name), see kept.h; `path` gets where. */
int session_keep(const struct session *s, const char *why, struct strbuf *path,
		 struct err *err) MUST_USE;

/* The command that takes a saved selection (name or path) up again, as one types it in a shell. */
void session_replay_command(const struct session *s, const char *preset, struct strbuf *out);

/* The command that selects one task, with --full when it is not offered, as one types it. */
void session_task_command(const struct session *s, uint32_t task, bool full, struct strbuf *out);

/* Digits in groups of three, for a "%s": number(34317).text is "34,317". */
struct number {
	char text[16];
};
struct number number(uint32_t n);
void add_number(struct strbuf *out, uint32_t n);
/* "1 task", "2 tasks" */
void add_count(struct strbuf *out, uint32_t n, const char *noun);

#endif
