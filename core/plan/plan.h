/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What will be sent, as a value: the review screen, --no-push and the push all
 * read the same plan.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "core/base/bitset.h"
#include "core/base/err.h"
#include "core/conf/options.h"
#include "core/graph/graph.h"

#include <jansson.h>

/* A message longer than this carries Try-Task-Count instead of the labels: some decision tasks pass
 * the message on in the environment, where Linux allows 128 KiB for one string. */
#define PLAN_MESSAGE_MAX 100000

/* How the tasks are chosen, as mach try has selectors. */
enum selector {
	SELECTOR_FUZZY,	 /* here */
	SELECTOR_AGAIN,	 /* here, as for an earlier push */
	SELECTOR_SYNTAX, /* here, by classic try syntax */
	SELECTOR_EMPTY,	 /* none is; they are added to the push */
	SELECTOR_AUTO,	 /* by the decision task, from what changed */
};

/* What stands in the message beside the title. */
enum message_style {
	MESSAGE_TRAILERS, /* the labels, as git's trailers */
	MESSAGE_MACH,	  /* what mach try writes: no labels */
	MESSAGE_BOTH,	  /* that, and the labels */
};

static inline bool selector_chooses(enum selector selector)
{
	return selector != SELECTOR_EMPTY && selector != SELECTOR_AUTO;
}

struct plan_options {
	enum selector selector;
	enum message_style style;
	const char *const *query; /* queries of the selection, for the title; NULL-terminated */
	const char *syntax;	  /* classic try syntax, for the title; or NULL */
	const char *preset;	  /* name or file of the preset it came from, or NULL */
	/* What names the tests that tasks were chosen for, for the title; NULL-terminated, or NULL */
	const char *const *tests, *const *tag;
	/* -m: instead of the computed title; "{msg}" in it is that title, "{{msg}}" is "{msg}" */
	const char *message;
	const char *const *argv; /* the command line, NULL-terminated */
	const char *const
		*path; /* words in it that are paths of the user, NULL-terminated, or NULL */
	const struct options *options; /* TASK_OPTIONS of optlist.h count; NULL: none */
	const char *root;	       /* of the checkout, or NULL */
	const char *format;	       /* --format; NULL: that of the checkout */
	const json_t *existing;	       /* what --use-existing-tasks found; NULL: nothing */
	bool full;		       /* chosen from the whole graph */
	bool closed_tree;
};

/* From so many runs of tasks on a push is large, for mach try too: others wait for it. */
#define PLAN_LARGE 1000

struct plan {
	uint32_t task_nr;    /* tasks chosen */
	uint64_t run_nr;     /* times one of them is run */
	bool large;	     /* more than PLAN_LARGE, and no priority was given */
	struct strbuf notes; /* lines about options that count otherwise than they were given */
	char **entry; /* "tasks" of try_task_config.json: labels and PREFIX-* patterns, sorted */
	size_t entry_nr;
	uint32_t pattern_nr;	  /* of these, patterns */
	uint32_t single_chunk_nr; /* entries that are one chunk of several */
	/* The environment names paths or tags of tests: whatever the chunk, a decision task then takes
	 * the first of the suite, which runs them. */
	bool first_chunks;
	char *title;   /* may hold several lines when -m did */
	char *message; /* whole commit message; no line end at its end */
	char *json;    /* try_task_config.json, with its line end */
	/* The trust domain of a project whose CI reads no commit (format.h): `json` is the input of
	 * the action add-new-jobs, and nothing can be pushed. NULL for all others. */
	char *generic;
	bool as_note;	      /* `json` is a git note, not try_task_config.json (routed.h) */
	bool base_set;	      /* `json` has the base_rev of plan_set_base() (routed.h) */
	bool count_only;      /* the message has Try-Task-Count */
	char *computed_title; /* what stands there when no title is given */
	char *command;	      /* paragraph with the command line, and who pushed it */
	enum message_style style;
};

/*
 * Fills `p`. -1 for options that cannot be sent (taskconfig.h; a message that is too long even
 * without labels); `p` then needs no release. `g` and `marks` are not looked at, and may be NULL,
 * unless selector_chooses().
 */
int plan_build(struct plan *p, const struct graph *g, const struct bitset *marks,
	       const struct plan_options *opt, struct err *err) MUST_USE;
/*
 * Replaces the title (edited in the review); the message follows. Control
 * characters are made visible, '\n' breaks the line; a blank title gives the
 * computed one.
 */
void plan_set_title(struct plan *p, const char *title);
/* Appends what plan_options.message must be for this title. */
void plan_quote_title(struct strbuf *out, const char *title);
void plan_release(struct plan *p);

/*
 * The labels and patterns a commit message carries, in order: the Try-Task lines
 * of its last paragraph. Counts them when `out` is NULL; else *out is an array of
 * that many strings, and the caller frees both.
 */
size_t plan_read_message(const char *message, char ***out);
/* How many entries a message without them says there are (Try-Task-Count); -1: it does not. */
long plan_read_count(const char *message);

#endif
