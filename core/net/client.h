/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Asking mtry-net, which does everything about HTTP and Taskcluster. Look-ups are
 * small and wait for the answer; for big answers net_call gives what child.h needs
 * to start mtry-net, and net_explain() says what its exit status means.
 *
 *	struct net_call call;
 *	if (net_call_init(&call, NET_ARTIFACT, &request, err))
 *		return -1;
 *	... start call.argv with strbuf_slice(&call.input) on its stdin, read its stdout ...
 *	if (status)
 *		net_explain(status, stderr_text, err);
 *	net_call_release(&call);
 *
 * The program is looked for in the folder MTRY_LIBEXEC, when that is set; else where
 * it is installed; else in the folder this program was built in. MTRY_NET is a JSON
 * object of numbers of the request (request.h) that win over those of the program:
 * MTRY_NET='{"tries":2,"stall_ms":60000}'.
 */
#ifndef NET_CLIENT_H
#define NET_CLIENT_H

#include "core/net/request.h"

struct net_call {
	const char *argv[3]; /* the program, the verb, NULL */
	struct strbuf input; /* for its stdin */
	char *program;
};

/* Fails when the program is not there, or MTRY_NET is wrong. */
int net_call_init(struct net_call *c, enum net_verb verb, const struct net_request *r,
		  struct err *err) MUST_USE;
void net_call_release(struct net_call *c);

/* Sets err to what mtry-net wrote to stderr, else to what its exit status means. Returns -1. */
int net_explain(int status, struct slice errtext, struct err *err);

/* True when trying later may help, and a copy from earlier is as good as one gets. */
bool net_is_outage(int status);

/* What a look-up found; texts are "" when the server did not say. */
struct net_task {
	char id[NET_TASK_ID_LEN + 1];
	int run;	     /* the last completed one, else the last one, else NET_ANY_RUN */
	char resolved[32];   /* ISO 8601: when that run ended */
	char state[24];	     /* of the task: pending, running, completed, failed, exception */
	char expires[32];    /* ISO 8601, as the server writes it: of the task or the artifact */
	char namespace[256]; /* where it is in the index */
	int status;	     /* exit status of mtry-net, also when it failed: enum net_status */
};

/* Called every 100 ms, and when `wake_fd` (-1: none) is readable; true cancels. */
struct net_watch {
	bool (*tick)(void *ctx);
	int wake_fd;
	void *ctx;
};

/*
 * Each waits for the answer; `watch` may be NULL. -1 with err, and task->status
 * says which kind of failure it was (0: mtry-net did not run, or was cancelled).
 */
int net_find_index(const char *root_url, const char *namespace, const struct net_watch *watch,
		   struct net_task *task, struct err *err) MUST_USE;
int net_find_task(const char *root_url, const char *task_id, const struct net_watch *watch,
		  struct net_task *task, struct err *err) MUST_USE;
/* The first of the namespaces (NULL-terminated, at most NET_NAMESPACES_MAX) whose task has the
 * artifact; NET_NOT_FOUND when none has. */
int net_find_newest(const char *root_url, const char *const *namespaces, const char *artifact,
		    const struct net_watch *watch, struct net_task *task, struct err *err) MUST_USE;

/* Appends the answer of `get` or `artifact` (at most r->max_bytes), as the look-ups do. */
int net_fetch(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
	      struct strbuf *out, struct err *err) MUST_USE;

/* The same; 1, and nothing appended, when the server says that there is no such thing. */
int net_fetch_maybe(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
		    struct strbuf *out, struct err *err) MUST_USE;

/* A line on descriptor 3. */
struct net_line {
	enum {
		NET_LINE_OTHER,
		NET_LINE_PROGRESS,
		NET_LINE_RETRY,
		NET_LINE_LOGIN,
		NET_LINE_WAITING,
		NET_LINE_STATE
	} kind;
	uint64_t bytes, total; /* progress */
	unsigned nth;	       /* retry: the one that failed */
	unsigned wait_ms;      /* retry: until the next */
	struct slice text;     /* retry: why; login: the URL; state */
	struct slice code;     /* login */
};

/* Reads a line (without its end) that the slices point into; one that it does not know is NET_LINE_OTHER. */
void net_line_read(struct net_line *line, struct slice text);

/*
 * Runs a verb that answers with a JSON object, which is the caller's; lines go to `line`, with the
 * ctx of `watch` (which is needed; its wake_fd is not used). -1 with err, and *status as in struct
 * net_task.
 */
int net_run(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
	    void (*line)(void *ctx, const struct net_line *line), json_t **answer, int *status,
	    struct err *err) MUST_USE;

#endif
