/* SPDX-License-Identifier: MPL-2.0 */
/* mtry-net: see protocol.h for what goes in and comes out. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/nocore.h"
#include "core/base/file.h"
#include "core/net/http.h"
#include "core/net/lando.h"
#include "core/net/lines.h"
#include "core/net/login.h"
#include "core/net/taskcluster.h"
#include "core/net/url.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static int to_stdout(void *ctx UNUSED, const char *p, size_t n)
{
	return file_write_all(STDOUT_FILENO, p, n);
}

/* ---- verbs ---- */

static enum net_status get(struct http *h, const struct net_request *r, struct err *err)
{
	struct http_ask g = {.url = r->url, .take = to_stdout, .max = (uint64_t)r->max_bytes};
	enum net_status status = http_ask(h, &g, err);

	strbuf_release(&g.page);
	return status;
}

static enum net_status print(json_t *found, enum net_status status)
{
	char *text = status ? NULL : json_dumps(found, JSON_COMPACT | JSON_SORT_KEYS);

	if (text && file_write_all(STDOUT_FILENO, text, strlen(text)))
		status = NET_OUTPUT;
	free(text);
	json_decref(found);
	return status;
}

static enum net_status find(struct http *h, const struct net_request *r, struct err *err)
{
	json_t *found;
	enum net_status status = taskcluster_find(h, r, &found, err);

	return print(found, status);
}

static enum net_status newest(struct http *h, const struct net_request *r, struct err *err)
{
	json_t *found;
	enum net_status status = taskcluster_newest(h, r, &found, err);

	return print(found, status);
}

static enum net_status artifact(struct http *h, const struct net_request *r, struct err *err)
{
	return taskcluster_artifact(h, r, to_stdout, err);
}

static enum net_status login(struct http *h, const struct net_request *r, struct err *err)
{
	json_t *found;
	enum net_status status = login_have_token(h, r, &found, err);

	return print(found, status);
}

static enum net_status submit(struct http *h, const struct net_request *r, struct err *err)
{
	json_t *found;
	enum net_status status = lando_submit(h, r, &found, err);

	return print(found, status);
}

static enum net_status follow(struct http *h, const struct net_request *r, struct err *err)
{
	json_t *found;
	enum net_status status = lando_follow(h, r, &found, err);

	return print(found, status);
}

static enum net_status (*const verbs[NET_VERB_NR])(struct http *h, const struct net_request *r,
						   struct err *err) = {
	[NET_GET] = get,       [NET_FIND] = find,   [NET_ARTIFACT] = artifact,
	[NET_NEWEST] = newest, [NET_LOGIN] = login, [NET_SUBMIT] = submit,
	[NET_FOLLOW] = follow,
};

/* ---- the request ---- */

static void print_usage(void)
{
	fputs("usage: " NET_PROGRAM " VERB <REQUEST\n"
	      "The helper of mtry-tui for the network; REQUEST is a JSON object. Verbs:\n",
	      stderr);
#define X(id, name, text) fprintf(stderr, "  %-10s%s\n", name, text);
	NET_VERB_LIST(X)
#undef X
}

static int read_stdin(struct strbuf *text, size_t limit, struct err *err)
{
	const size_t piece = 65536;
	ssize_t n;

	do {
		strbuf_reserve(text, piece);
		n = read(STDIN_FILENO, text->buf + text->len, piece);
		if (n > 0)
			strbuf_truncate(text, text->len + (size_t)n);
		if (text->len > limit)
			return err_set(err, "the request is too large");
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n < 0 ? err_set(err, "cannot read the request: %s", strerror(errno)) : 0;
}

static int read_request(struct net_request *r, enum net_verb verb, struct err *err)
{
	size_t limit = verb == NET_SUBMIT ? NET_SUBMIT_LIMIT : NET_REQUEST_LIMIT;
	struct strbuf text = STRBUF_INIT;
	const char *url;
	int ret = -1;

	if (read_stdin(&text, limit, err) || net_request_read(r, verb, strbuf_slice(&text), err))
		goto out;
	url = net_request_url(r, verb);
	ret = url ? url_check(url, err) : 0;
out:
	strbuf_release(&text);
	return ret;
}

static enum net_status run(enum net_verb verb, struct err *err)
{
	enum net_status status = NET_BAD_REQUEST;
	struct net_request r;
	struct http h = {0};

	net_request_init(&r);
	if (read_request(&r, verb, err))
		goto out;
	if (r.lines)
		lines_open();
	if (!http_init(&h, &r, err))
		status = verbs[verb](&h, &r, err);
	http_release(&h);
out:
	net_request_release(&r);
	return status;
}

int main(int argc, char **argv)
{
	enum net_status status;
	struct err err;
	size_t verb = 0;

	alloc_adopt_jansson();
	nocore();		  /* a request may hold a password */
	signal(SIGPIPE, SIG_IGN); /* TLS writes to sockets that are gone */
	while (argc == 2 && verb < NET_VERB_NR &&
	       strcmp(argv[1], net_verb_name((enum net_verb)verb)) != 0)
		verb++;
	if (argc != 2 || verb == NET_VERB_NR) {
		print_usage();
		return NET_BAD_REQUEST;
	}
	err_set(&err, "%s", "");
	status = run((enum net_verb)verb, &err);
	if (status)
		fprintf(stderr, "%s\n", err.text);
	return (int)status;
}
