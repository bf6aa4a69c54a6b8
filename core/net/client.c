/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/client.h"
#include "core/base/alloc.h"
#include "core/base/child.h"
#include "core/base/proc.h"

#include <errno.h>
#include <unistd.h>

#define ANSWER_LIMIT ((size_t)64 * 1024) /* of a look-up: a few hundred bytes are expected */
#define QUICK_TRIES  3			 /* somebody waits for it, and may have an older copy */

static int find_program(char **path, struct err *err)
{
	const char *own = getenv("MTRY_LIBEXEC");
	const char *const folder[] = {own && *own ? own : LIBEXECDIR, own && *own ? own : BUILDDIR};
	struct strbuf sb = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(folder); i++) {
		strbuf_reset(&sb);
		strbuf_addf(&sb, "%s/" NET_PROGRAM, folder[i]);
		if (!access(sb.buf, X_OK)) {
			*path = strbuf_detach(&sb);
			return 0;
		}
	}
	err_set(err,
		"cannot run '%s': %s (it is installed with mtry-tui; MTRY_LIBEXEC names its "
		"folder)",
		sb.buf, strerror(errno));
	strbuf_release(&sb);
	return -1;
}

/* The request as JSON, with the numbers of MTRY_NET. */
static int write_request(struct strbuf *out, const struct net_request *r, struct err *err)
{
	const char *more = getenv("MTRY_NET");
	json_t *request, *numbers;
	int ret = -1;
	char *text;

	net_request_write(r, out);
	if (!more || !*more)
		return 0;
	request = json_loadb(out->buf, out->len, 0, NULL);
	numbers = json_loads(more, 0, NULL);
	if (json_object_update(request, numbers)) {
		err_set(err, "MTRY_NET is no JSON object: '%s'", more);
		goto out;
	}
	text = json_dumps(request, JSON_COMPACT | JSON_SORT_KEYS);
	strbuf_reset(out);
	strbuf_addstr(out, text);
	free(text);
	ret = 0;
out:
	json_decref(request);
	json_decref(numbers);
	return ret;
}

int net_call_init(struct net_call *c, enum net_verb verb, const struct net_request *r,
		  struct err *err)
{
	*c = (struct net_call){.input = STRBUF_INIT};
	if (find_program(&c->program, err) || write_request(&c->input, r, err)) {
		net_call_release(c);
		return -1;
	}
	c->argv[0] = c->program;
	c->argv[1] = net_verb_name(verb);
	return 0;
}

void net_call_release(struct net_call *c)
{
	strbuf_release(&c->input);
	free(c->program);
	*c = (struct net_call){.input = STRBUF_INIT};
}

/* ---- failures ---- */

/* The last line that is not empty. */
static struct slice last_line(struct slice text)
{
	size_t start;

	while (text.n && memchr(" \t\r\n", text.p[text.n - 1], 4))
		text.n--;
	for (start = text.n; start && text.p[start - 1] != '\n'; start--)
		;
	return (struct slice){text.p + start, text.n - start};
}

int net_explain(int status, struct slice errtext, struct err *err)
{
	struct slice said = last_line(errtext);

	if (said.n)
		return err_set(err, "%.*s", SLICE_ARG(said));
	switch (status) {
#define X(id, code, text) \
	case code:        \
		return err_set(err, "%s", text);
		NET_STATUS_LIST(X)
#undef X
	}
	if (status > 128)
		return err_set(err, "'" NET_PROGRAM "' was killed by signal %d", status - 128);
	return err_set(err, "'" NET_PROGRAM "' failed with status %d", status);
}

bool net_is_outage(int status)
{
	return status == NET_NETWORK || status == NET_SERVER || status == NET_CERTIFICATE;
}

/* ---- look-ups ---- */

static void copy_text(char *out, size_t size, const json_t *json, const char *member)
{
	const char *text = json_string_value(json_object_get(json, member));

	snprintf(out, size, "%s", text ? text : "");
}

static int read_task(struct net_task *task, struct slice answer, struct err *err)
{
	json_t *json = json_loadb(answer.p, answer.n, 0, NULL), *run;
	int ret = 0;

	copy_text(task->id, sizeof(task->id), json, "taskId");
	copy_text(task->resolved, sizeof(task->resolved), json, "resolved");
	copy_text(task->state, sizeof(task->state), json, "state");
	copy_text(task->expires, sizeof(task->expires), json, "expires");
	copy_text(task->namespace, sizeof(task->namespace), json, "namespace");
	run = json_object_get(json, "run");
	task->run = json_is_integer(run) ? (int)json_integer_value(run) : NET_ANY_RUN;
	if (!net_is_task_id(task->id))
		ret = err_set(err, "'" NET_PROGRAM "' found no task id");
	json_decref(json);
	return ret;
}

/*
 * Waits for mtry-net; *status is how it ended when it failed, 0 when it did not run. Small
 * answers only: somebody looks at the screen meanwhile.
 */
static int run(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
	       size_t limit, struct strbuf *out, int *status, struct err *err)
{
	struct proc p = PROC_INIT;
	struct net_call call;
	int ret = -1;

	*status = 0;
	r->tries = QUICK_TRIES;
	if (net_call_init(&call, verb, r, err))
		return -1;
	p.argv = call.argv;
	p.input = strbuf_slice(&call.input);
	p.limit = limit;
	if (watch) {
		p.tick = watch->tick;
		p.wake_fd = watch->wake_fd;
		p.ctx = watch->ctx;
	}
	ret = proc_run(&p, err);
	if (!ret) {
		strbuf_add(out, p.out.buf, p.out.len);
	} else if (p.cancelled) {
		err_set(err, "cancelled");
	} else if (p.status != 127) {
		*status = p.status;
		net_explain(p.status, strbuf_slice(&p.errout), err);
	}
	proc_release(&p);
	net_call_release(&call);
	return ret;
}

int net_fetch(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
	      struct strbuf *out, struct err *err)
{
	int status;

	return run(verb, r, watch, (size_t)r->max_bytes, out, &status, err);
}

int net_fetch_maybe(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
		    struct strbuf *out, struct err *err)
{
	int status, ret = run(verb, r, watch, (size_t)r->max_bytes, out, &status, err);

	return ret && status == NET_NOT_FOUND ? 1 : ret;
}

static int look_up(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
		   struct net_task *task, struct err *err)
{
	struct strbuf answer = STRBUF_INIT;
	int ret, status;

	*task = (struct net_task){.run = NET_ANY_RUN};
	ret = run(verb, r, watch, ANSWER_LIMIT, &answer, &status, err);
	task->status = status;
	if (!ret)
		ret = read_task(task, strbuf_slice(&answer), err);
	strbuf_release(&answer);
	return ret;
}

int net_find_index(const char *root_url, const char *namespace, const struct net_watch *watch,
		   struct net_task *task, struct err *err)
{
	struct net_request r;

	net_request_init(&r);
	r.root_url = root_url;
	r.index = namespace;
	return look_up(NET_FIND, &r, watch, task, err);
}

int net_find_task(const char *root_url, const char *task_id, const struct net_watch *watch,
		  struct net_task *task, struct err *err)
{
	struct net_request r;

	net_request_init(&r);
	r.root_url = root_url;
	r.task = task_id;
	return look_up(NET_FIND, &r, watch, task, err);
}

int net_find_newest(const char *root_url, const char *const *namespaces, const char *artifact,
		    const struct net_watch *watch, struct net_task *task, struct err *err)
{
	struct net_request r;

	net_request_init(&r);
	r.root_url = root_url;
	r.name = artifact;
	for (size_t i = 0; i < NET_NAMESPACES_MAX && namespaces[i]; i++)
		r.namespaces[i] = namespaces[i];
	return look_up(NET_NEWEST, &r, watch, task, err);
}

/* ---- lines ---- */

/* Takes the first word off; false when the text does not begin with it. */
static bool take_word(struct slice *text, const char *word)
{
	size_t n = strlen(word);

	if (text->n < n || memcmp(text->p, word, n) != 0 || (text->n > n && text->p[n] != ' '))
		return false;
	n = MIN(n + 1, text->n);
	*text = (struct slice){text->p + n, text->n - n};
	return true;
}

static void read_login(struct net_line *line, struct slice text)
{
	const char *blank = memchr(text.p, ' ', text.n);

	if (!blank)
		return;
	line->kind = NET_LINE_LOGIN;
	line->code = (struct slice){text.p, (size_t)(blank - text.p)};
	line->text = (struct slice){blank + 1, text.n - line->code.n - 1};
}

void net_line_read(struct net_line *line, struct slice text)
{
	unsigned long long bytes, total;
	char head[64];
	int used = 0;

	*line = (struct net_line){.kind = NET_LINE_OTHER};
	snprintf(head, sizeof(head), "%.*s", SLICE_ARG(text));
	if (sscanf(head, "progress %llu %llu", &bytes, &total) == 2) {
		line->kind = NET_LINE_PROGRESS;
		line->bytes = bytes;
		line->total = total;
	} else if (sscanf(head, "retry %u %u %n", &line->nth, &line->wait_ms, &used) == 2 && used) {
		line->kind = NET_LINE_RETRY;
		line->text = (struct slice){text.p + used, text.n - (size_t)used};
	} else if (take_word(&text, "login")) {
		read_login(line, text);
	} else if (take_word(&text, "waiting")) {
		line->kind = NET_LINE_WAITING;
	} else if (take_word(&text, "state")) {
		line->kind = NET_LINE_STATE;
		line->text = text;
	}
}

/* ---- verbs that take long ---- */

struct listener {
	void (*line)(void *ctx, const struct net_line *line);
	void *ctx;
};

static void on_line(void *ctx, enum child_stream from, const char *p, size_t n)
{
	const struct listener *l = ctx;
	struct net_line line;

	if (from != CHILD_EXTRA)
		return;
	net_line_read(&line, (struct slice){p, n});
	l->line(l->ctx, &line);
}

/* Its exit status; 0 with err: cancelled. -1: its output is in `out`. */
static int run_child(const struct net_call *call, struct listener *l, const struct net_watch *watch,
		     struct strbuf *out, struct err *err)
{
	struct child_options o = {.argv = call->argv,
				  .input = strbuf_slice(&call->input),
				  .detach = true,
				  .extra = true,
				  .line = on_line,
				  .ctx = l};
	struct child *child = child_start(&o, err);
	struct strbuf said = STRBUF_INIT;
	char buf[4096];
	ptrdiff_t n = -1;
	int status = 0;

	while (child && (n = child_read(child, buf, sizeof(buf), watch->tick, watch->ctx, err)) > 0)
		strbuf_add(out, buf, (size_t)n);
	if (child && !n) {
		status = child_finish(child, &said, err);
		if (status && status != 127)
			net_explain(status, strbuf_slice(&said), err);
		status = status ? status : -1;
	}
	child_free(child);
	strbuf_release(&said);
	return status;
}

int net_run(enum net_verb verb, struct net_request *r, const struct net_watch *watch,
	    void (*line)(void *ctx, const struct net_line *line), json_t **answer, int *status,
	    struct err *err)
{
	struct listener l = {line, watch->ctx};
	struct strbuf out = STRBUF_INIT;
	struct net_call call;
	int ret;

	*answer = NULL;
	*status = 0;
	r->lines = 1;
	if (net_call_init(&call, verb, r, err))
		return -1;
	ret = run_child(&call, &l, watch, &out, err);
	if (ret == -1) {
		*answer = json_loadb(out.buf, out.len, 0, NULL);
		if (!json_is_object(*answer))
			err_set(err, "'" NET_PROGRAM "' answers something that is no JSON object");
	} else {
		*status = ret;
	}
	net_call_release(&call);
	strbuf_release(&out);
	return *answer ? 0 : -1;
}
