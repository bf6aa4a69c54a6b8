/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A saved selection, a .sel file: what was meant (rules), how it is to be
 * pushed (options), and which labels it stood for when it was saved. The format
 * is described in doc/formats.md.
 */
#ifndef SELECT_PRESET_H
#define SELECT_PRESET_H

#include "core/base/strbuf.h"
#include "core/select/marks.h"

struct preset_option {
	char *name,
		*value; /* an option of the command line without its "--"; value "" for a flag */
	bool no;	/* "no-NAME": takes it back */
	unsigned line;
};

struct preset {
	struct rule *rule;
	unsigned *rule_line;
	size_t rule_nr, rule_cap;
	struct preset_option *option;
	size_t option_nr, option_cap;
	char *graph;  /* what the "graph" line says, or NULL; only told to the user */
	bool has_set; /* has a "set" part */
	char **saved; /* its labels, sorted */
	size_t saved_nr, saved_cap;
	char **tests; /* paths below the checkout whose tests alone are meant; a mach preset has them */
	size_t tests_nr, tests_cap;
	char *path;
};

/*
 * The path of a preset: ARG itself when it has a '/' or ends in ".sel",
 * otherwise presets/ARG.sel in the user's configuration folder (ARG: not with a dot in front).
 */
int preset_path(const char *arg, struct strbuf *out, struct err *err) MUST_USE;

#define PRESET_FILE_MAX (16 << 20) /* bytes */

/* Reads a file. Errors are "FILE:LINE: ..."; `p` then needs no release. */
int preset_read(struct preset *p, const char *path, struct err *err) MUST_USE;
/* The same from text in memory; `path` is for messages. */
int preset_parse(struct preset *p, const char *path, struct slice text, struct err *err) MUST_USE;
void preset_release(struct preset *p);

/* Called once for each rule or saved label that matches nothing, with one line about it. */
typedef void preset_missing_fn(void *ctx, const char *line);

struct preset_change {
	uint32_t now;	      /* tasks selected now */
	uint32_t added, gone; /* against the saved set */
	uint32_t missing;     /* rules and labels that match nothing here */
	uint32_t other;	      /* matches left out because of their class */
};

/*
 * Applies the rules to `m`, in order, each as one step. The set part is not
 * applied, only compared. -1 for a wrong rule ("FILE:LINE: ...").
 */
int preset_apply(const struct preset *p, const struct graph *g, const struct bitset *within,
		 struct marks *m, preset_missing_fn *missing, void *ctx,
		 struct preset_change *change, struct err *err) MUST_USE;

/*
 * Where a selection is to be saved: preset_path(), but names with control characters
 * are refused, and so is a path where a file is that is no selection, or is damaged.
 */
int preset_target(const char *name, struct strbuf *path, struct err *err) MUST_USE;
/*
 * Writes the rules of `m`, the options and the set of labels. Replaying the
 * result on this graph gives exactly m->set: where the rules alone would not,
 * "label" and "exclude" lines are added.
 */
int preset_write(const char *path, const struct marks *m, const struct graph *g,
		 const struct bitset *within, const struct preset_option *option, size_t option_nr,
		 struct err *err) MUST_USE;

#endif
