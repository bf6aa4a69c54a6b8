/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Treestatus: people close the trees, try too, when something is broken, and say why
 * (github.com/mozilla-conduit/lando, lando/treestatus): TREES/NAME gives
 * {"result": {"status": "open", "closed" or "approval required", "reason": TEXT}}.
 */
#include "core/base/base.h"
#include "core/net/client.h"
#include "core/push/route.h"

#include <strings.h>
#include <time.h>

#define ASK_MS	     3000 /* a push waits no longer for it */
#define ANSWER_LIMIT 65536

struct waiting {
	const struct net_watch *watch;
	long long end;
};

static long long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static bool tick(void *ctx)
{
	const struct waiting *w = ctx;

	return now_ms() >= w->end || (w->watch && w->watch->tick(w->watch->ctx));
}

static int fetch(const char *url, const char *tree, const struct net_watch *watch,
		 struct strbuf *answer, struct err *err)
{
	struct waiting w = {watch, now_ms() + ASK_MS};
	struct net_watch until = {tick, watch ? watch->wake_fd : -1, &w};
	struct strbuf whole = STRBUF_INIT;
	struct net_request r;
	size_t n = strlen(url);
	int ret;

	net_request_init(&r);
	strbuf_add(&whole, url, n && url[n - 1] == '/' ? n - 1 : n);
	strbuf_addf(&whole, "/trees/%s", tree);
	r.url = whole.buf;
	r.tries = 1;
	r.connect_ms = r.stall_ms = ASK_MS;
	r.max_bytes = ANSWER_LIMIT;
	ret = net_fetch(NET_GET, &r, &until, answer, err);
	if (ret && now_ms() >= w.end)
		err_set(err, "'%s' does not answer", whole.buf);
	strbuf_release(&whole);
	return ret;
}

/* Takes the answer apart; an open tree is not worth a word. */
static int read_answer(struct push *p, const char *tree, const struct strbuf *answer,
		       struct err *err)
{
	json_t *json = json_loadb(answer->buf, answer->len, 0, NULL);
	const json_t *result = json_object_get(json, "result");
	const char *status = json_string_value(json_object_get(result, "status"));
	const char *reason = json_string_value(json_object_get(result, "reason"));
	struct err line;

	if (status && strcasecmp(status, "open") != 0) {
		p->closed = !strcasecmp(status, "closed");
		err_set(&line, "%s is %.40s%s%.300s", tree, status, reason && *reason ? ": " : "",
			reason ? reason : "");
		push_note(p, "%s", line.text); /* control characters are visible by now */
	}
	json_decref(json);
	return status ? 0 : err_set(err, "Treestatus answers something that makes no sense");
}

void push_ask_tree(struct push *p, const char *url, const struct net_watch *watch)
{
	const char *tree = p->lando ? "try" : p->treeherder;
	struct strbuf answer = STRBUF_INIT;
	struct err err;

	p->closed = false;
	if (!tree)
		return;
	if (fetch(url ? url : PUSH_DEFAULT_TREESTATUS, tree, watch, &answer, &err) ||
	    read_answer(p, tree, &answer, &err))
		push_note(p, "whether %s is open is not known: %.300s", tree, err.text);
	strbuf_release(&answer);
}
