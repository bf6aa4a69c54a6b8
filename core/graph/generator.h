/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The graph that a checkout describes: taskgraph makes it from the files in
 * taskcluster/. Which command that is, what its result depends on, and running it.
 * Nothing in the checkout is written.
 *
 * - A Firefox tree (./mach and taskcluster/config.yml): ./mach taskgraph full --json --fast.
 * - A checkout in the folder comm/ of such a tree, with its own taskcluster/config.yml
 *   (Thunderbird): the same in the Firefox tree, with --root comm/taskcluster and
 *   parameters of a push to try-comm-central, which have no defaults there.
 * - Elsewhere: taskgraph full -J.
 */
#ifndef GRAPH_GENERATOR_H
#define GRAPH_GENERATOR_H

#include "core/base/sha256.h"
#include "core/vcs/vcs.h"

/* Texts of the user; NULL: as above. */
struct generator_options {
	/* Words with blanks between them; "..." around one that has blanks. Not a shell's. */
	const char *command;
	const char *root; /* folder with config.yml, relative to where the command runs */
	/* What taskgraph -p takes: a file (relative to where the command runs), a URL,
	 * project=NAME, task-id=ID. */
	const char *parameters;
	unsigned
		timeout; /* seconds without a byte on stdout or stderr, then it is stopped; 0: none */
	const char *stage; /* what our own command makes: "target" tasks; NULL: the full graph */
};

struct generator {
	char **argv;	  /* NULL-terminated */
	char *command;	  /* argv as one line, for messages and the header */
	char *dir;	  /* where it runs */
	char *root;	  /* folder with config.yml, relative to dir */
	char *paths[3];	  /* what its result depends on, relative to dir; NULL-terminated */
	char *parameters; /* the word after -p, or NULL */
	bool comm;	  /* `parameters` is a file that generator_start writes, for Thunderbird */
	enum vcs_kind vcs;
	unsigned timeout; /* as in the options */
};

/* Decides what to run; starts nothing. A checkout without a taskcluster/config.yml is an error. */
int generator_plan(struct generator *g, const struct checkout *c, const struct generator_options *o,
		   struct err *err) MUST_USE;
void generator_release(struct generator *g);
/*
 * The key of its result: command, contents of `paths` and of a parameters file.
 * The same whenever the checkout holds the same again (vcs/content.h).
 */
int generator_key(const struct generator *g, char hex[SHA256_HEX], struct err *err) MUST_USE;

struct generator_run;

/*
 * Starts it, in a session of its own. `progress` (may be NULL) is called with the
 * lines it writes on stderr, and those on stdout before the graph; all of them are
 * kept in generator.log in the state folder, which begins anew.
 */
struct generator_run *generator_start(const struct generator *g,
				      void (*progress)(void *ctx, const char *line, size_t n),
				      void *ctx, struct err *err) MUST_USE;
/*
 * The text of the graph as it comes, as child_read() does; -1 as well when nothing came
 * for too long (generator_free() stops it then). mach prints notices on
 * stdout at times: lines before the first one that begins with "{" are skipped,
 * 64 KiB at most; more is an error.
 */
ptrdiff_t generator_read(struct generator_run *r, char *buf, size_t n, bool (*idle)(void *ctx),
			 void *ctx, struct err *err) MUST_USE;
/*
 * After the last byte, or when the text turned out to be no graph (the generator's
 * own failure is the better message): 0 when it exited with 0 and printed a graph;
 * else -1 with the reason, its last line and where the rest of them is.
 */
int generator_finish(struct generator_run *r, struct err *err) MUST_USE;
/* Frees it (NULL is fine); stops it when it still runs. */
void generator_free(struct generator_run *r);

#endif
