/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/http.h"
#include "core/net/lines.h"
#include "core/net/url.h"

#include <curl/curl.h>
#include <poll.h>
#include <strings.h>
#include <unistd.h>

#define REDIRECTS   10
#define LOOK_MS	    200	  /* how often time limits are looked at */
#define WAIT_MAX_MS 30000 /* between two tries, whatever a server asks for */
#define SLOW	    1024  /* bytes that must come within stall_ms */
#define BUFFER	    (128 * 1024)
#define AGENT	    "mtry-tui/" PACKAGE_VERSION

/* One try. */
struct attempt {
	struct http *h;
	struct answer *answer;
	const struct http_ask *ask;
	struct curl_slist *headers;
	char said[CURL_ERROR_SIZE]; /* by libcurl */
	/* What came of it. */
	enum net_status status;
	bool again;	 /* another try may help */
	bool sent;	 /* some of the body */
	long wait_ms;	 /* the server asks for a pause */
	struct err *err; /* why */
};

/* Failures of libcurl that are not a matter of the network: status, what to say ("": libcurl's). */
static const struct {
	CURLcode code;
	enum net_status status;
	const char *text;
} lasting[] = {
	{CURLE_TOO_MANY_REDIRECTS, NET_REDIRECTS, "it redirects again and again"},
	{CURLE_UNSUPPORTED_PROTOCOL, NET_REDIRECTS,
	 "it redirects to another scheme, or from https to http"},
	{CURLE_URL_MALFORMAT, NET_REDIRECTS, "it redirects to something that is no URL"},
	{CURLE_WEIRD_SERVER_REPLY, NET_BAD_ANSWER, "it does not speak HTTP as we know it"},
	{CURLE_PEER_FAILED_VERIFICATION, NET_CERTIFICATE, ""},
	{CURLE_SSL_CACERT_BADFILE, NET_CERTIFICATE, ""},
	{CURLE_SSL_ISSUER_ERROR, NET_CERTIFICATE, ""},
	{CURLE_SSL_CIPHER, NET_CERTIFICATE, ""},
};

/* HTTP statuses; the first row that fits counts, else the last. */
static const struct {
	int from, to;
	enum net_status status;
	bool again;
} http_status[] = {
	{404, 404, NET_NOT_FOUND, false}, {410, 410, NET_GONE, false},
	{424, 424, NET_GONE, false},	  {429, 429, NET_SERVER, true},
	{400, 499, NET_REFUSED, false},	  {500, 599, NET_SERVER, true},
	{0, 0, NET_BAD_ANSWER, false},
};

/* True when nobody will read what we write: then there is nothing left to do. */
static bool reader_gone(int wait_ms)
{
	struct pollfd p = {.fd = STDOUT_FILENO};

	return poll(&p, 1, wait_ms) > 0 && p.revents & (POLLERR | POLLHUP);
}

bool http_pause(long ms)
{
	return !reader_gone((int)ms);
}

/* ---- callbacks of libcurl ---- */

static size_t on_header(char *p, size_t size UNUSED, size_t n, void *ctx)
{
	struct attempt *t = ctx;

	t->h->window_ms = clock_ms();
	return answer_header(t->answer, (struct slice){p, n}) ? 0 : n;
}

static size_t on_body(char *p, size_t size UNUSED, size_t n, void *ctx)
{
	struct attempt *t = ctx;
	struct answer *a = t->answer;
	struct http *h = t->h;
	long long before = clock_ms();
	int ret = answer_body(a, p, n);

	if (answer_is_good(a))
		lines_progress(a->raw, a->total, false);
	h->fresh += n;
	if (h->fresh >= SLOW) {
		h->fresh = 0;
		h->window_ms = clock_ms();
	} else {
		h->window_ms += clock_ms() - before; /* whoever reads may have kept us waiting */
	}
	return ret ? 0 : n;
}

/* ---- set-up ---- */

static void set_certificates(CURL *easy)
{
	const char *bundle = getenv("CURL_CA_BUNDLE");
	const char *file = getenv("SSL_CERT_FILE"), *dir = getenv("SSL_CERT_DIR");

	if (bundle && *bundle) {
		curl_easy_setopt(easy, CURLOPT_CAINFO, bundle);
		return;
	}
	if (file && *file)
		curl_easy_setopt(easy, CURLOPT_CAINFO, file);
	if (dir && *dir)
		curl_easy_setopt(easy, CURLOPT_CAPATH, dir);
}

/* Schemes for the URL and for where it redirects to. */
static void set_protocols(CURL *easy, const char *url)
{
	bool secure = !strncasecmp(url, "https:", strlen("https:"));
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
#else
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
	curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS,
			 (long)(CURLPROTO_HTTPS | (secure ? 0 : CURLPROTO_HTTP)));
#endif
}

int http_init(struct http *h, const struct net_request *settings, struct err *err)
{
	CURL *easy;

	*h = (struct http){.settings = settings};
	if (curl_global_init(CURL_GLOBAL_DEFAULT))
		return err_set(err, "libcurl cannot start");
	h->easy = easy = curl_easy_init();
	h->multi = curl_multi_init();
	if (!h->easy || !h->multi)
		return err_set(err, "libcurl cannot start");
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* do not wait for a slow resolver */
#endif
	curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)BUFFER);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, AGENT);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)REDIRECTS);
	curl_easy_setopt(easy, CURLOPT_UNRESTRICTED_AUTH, 0L);
	curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)settings->connect_ms);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	set_certificates(easy);
	return 0;
}

void http_release(struct http *h)
{
	curl_easy_cleanup(h->easy);
	curl_multi_cleanup(h->multi);
	curl_global_cleanup();
	*h = (struct http){0};
}

static void add_header(struct attempt *t, const char *line)
{
	struct curl_slist *longer = curl_slist_append(t->headers, line);

	t->headers = longer ? longer : t->headers;
}

/* We decode ourselves: libcurl takes a body whose gzip ends too early for whole. */
static void set_headers(struct attempt *t)
{
	struct strbuf range = STRBUF_INIT, if_range = STRBUF_INIT;

	add_header(t, "Accept-Encoding: gzip");
	if (answer_range(t->answer, &range, &if_range)) {
		add_header(t, range.buf);
		add_header(t, if_range.buf);
	}
	strbuf_release(&range);
	strbuf_release(&if_range);
}

static void set_post(struct attempt *t)
{
	const struct http_ask *ask = t->ask;
	struct strbuf line = STRBUF_INIT;
	CURL *easy = t->h->easy;

	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, ask->type ? 0L : 1L);
	/* On a connection that was used before libcurl may post a second time by itself. */
	curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, ask->type ? 1L : 0L);
	if (!ask->type) {
		curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
		return;
	}
	curl_easy_setopt(easy, CURLOPT_POST, 1L);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)ask->post.n);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDS, ask->post.p);
	strbuf_addf(&line, "Content-Type: %s", ask->type);
	add_header(t, line.buf);
	add_header(t, "Expect:"); /* no round trip to hear that it may be sent */
	strbuf_reset(&line);
	strbuf_addf(&line, "Authorization: Bearer %s", ask->bearer ? ask->bearer : "");
	if (ask->bearer)
		add_header(t, line.buf);
	strbuf_release(&line);
}

static void set_try(struct attempt *t)
{
	CURL *easy = t->h->easy;

	set_headers(t);
	set_post(t);
	set_protocols(easy, t->ask->url);
	curl_easy_setopt(easy, CURLOPT_URL, t->ask->url);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, t->headers);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, t->said);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, t);
}

/* ---- one try ---- */

static void fail(struct attempt *t, enum net_status status, bool again, const char *why)
{
	t->status = status;
	t->again = again;
	err_set(t->err, "%s", why);
}

/* What goes out counts as what comes in. */
static void note_sent(struct attempt *t, curl_off_t *before)
{
	curl_off_t sent = 0;

	curl_easy_getinfo(t->h->easy, CURLINFO_SIZE_UPLOAD_T, &sent);
	if (sent != *before)
		t->h->window_ms = clock_ms();
	*before = sent;
}

/* True when it must not go on. */
static bool too_late(struct attempt *t)
{
	if (reader_gone(0)) {
		fail(t, NET_OUTPUT, false, "nobody reads what comes");
		return true;
	}
	if (clock_ms() - t->h->window_ms < t->h->settings->stall_ms)
		return false;
	fail(t, NET_NETWORK, true, "too little came for too long");
	return true;
}

/* Runs the transfer. False when it was stopped, and t says why. */
static bool drive(struct attempt *t, CURLcode *result)
{
	struct curl_waitfd reader = {.fd = STDOUT_FILENO}; /* wakes us when it is closed */
	int wait = (int)MIN(t->h->settings->stall_ms, LOOK_MS), running = 1, left;
	CURLM *multi = t->h->multi;
	curl_off_t sent = 0;
	bool stopped = false;
	CURLMsg *msg;

	*result = CURLE_FAILED_INIT;
	t->h->window_ms = clock_ms();
	t->h->fresh = 0;
	curl_multi_add_handle(multi, t->h->easy);
	while (!stopped && !curl_multi_perform(multi, &running) && running) {
		curl_multi_poll(multi, &reader, 1, wait, NULL);
		note_sent(t, &sent);
		stopped = too_late(t);
	}
	while ((msg = curl_multi_info_read(multi, &left)))
		if (msg->msg == CURLMSG_DONE)
			*result = msg->data.result;
	note_sent(t, &sent);
	t->sent = sent > 0;
	curl_multi_remove_handle(multi, t->h->easy);
	return !stopped;
}

static void judge_failure(struct attempt *t, CURLcode result)
{
	const char *said = *t->said ? t->said : curl_easy_strerror(result);

	if (t->answer->fault) {
		fail(t, t->answer->fault, false, t->answer->why.text);
		return;
	}
	if (result == CURLE_UNSUPPORTED_PROTOCOL && !t->answer->code)
		result = CURLE_WEIRD_SERVER_REPLY; /* HTTP/0.9, say */
	for (size_t i = 0; i < ARRAY_LEN(lasting); i++)
		if (result == lasting[i].code) {
			fail(t, lasting[i].status, false,
			     *lasting[i].text ? lasting[i].text : said);
			return;
		}
	fail(t, NET_NETWORK, true, said);
}

static void judge_code(struct attempt *t)
{
	int code = t->answer->code;
	curl_off_t pause = 0;
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(http_status) &&
	       (code < http_status[i].from || code > http_status[i].to))
		i++;
	t->status = http_status[i].status;
	t->again = http_status[i].again;
	err_set(t->err, "the server answered %d", code);
	if (code == 416 && answer_forget(t->answer))
		t->again = true;
	curl_easy_getinfo(t->h->easy, CURLINFO_RETRY_AFTER, &pause);
	t->wait_ms = (long)MIN(pause, WAIT_MAX_MS / 1000) * 1000;
}

static void try_once(struct attempt *t)
{
	CURLcode result;

	answer_start(t->answer);
	set_try(t);
	if (drive(t, &result)) {
		if (result)
			judge_failure(t, result);
		else if (!answer_is_good(t->answer))
			judge_code(t);
		else if (answer_end(t->answer))
			judge_failure(t, result);
	}
	curl_easy_setopt(t->h->easy, CURLOPT_HTTPHEADER, NULL);
	curl_easy_setopt(t->h->easy, CURLOPT_ERRORBUFFER, NULL);
	curl_slist_free_all(t->headers);
}

/* ---- all tries ---- */

/* "cannot fetch 'URL' from 'HOST' in 5 tries: " before why. */
static void explain(const struct http *h, const struct http_ask *g, unsigned tries, struct err *err)
{
	const char *url = g->url;
	struct strbuf first = STRBUF_INIT, host = STRBUF_INIT, text = STRBUF_INIT;
	const char *last = NULL;

	url_show(&first, url);
	url_show_host(&host, url);
	curl_easy_getinfo(h->easy, CURLINFO_EFFECTIVE_URL, &last);
	strbuf_addf(&text, "cannot %s '%s'", g->type ? "send to" : "fetch", first.buf);
	strbuf_reset(&first);
	url_show_host(&first, last ? last : url);
	if (strcmp(first.buf, host.buf) != 0)
		strbuf_addf(&text, " from '%s'", first.buf);
	if (tries > 1)
		strbuf_addf(&text, " in %u tries", tries);
	err_prefix(err, "%s: ", text.buf);
	strbuf_release(&first);
	strbuf_release(&host);
	strbuf_release(&text);
}

static long wait_before(const struct http *h, const struct attempt *t, unsigned done)
{
	long long ms = (long long)h->settings->backoff_ms << MIN(done - 1, 10);

	return (long)MIN(MAX(ms, t->wait_ms), WAIT_MAX_MS);
}

enum net_status http_ask(struct http *h, struct http_ask *g, struct err *err)
{
	struct answer answer;
	struct attempt t;
	unsigned done = 0;
	long wait;

	answer_init(&answer, g->take, g->ctx, g->max);
	strbuf_init(&g->page);
	do {
		t = (struct attempt){.h = h, .answer = &answer, .ask = g, .err = err};
		try_once(&t);
		done++;
		t.again = t.again && !g->type && done < h->settings->tries;
		if (t.again) {
			wait = wait_before(h, &t, done);
			lines_retry(done, wait, err->text);
			if (reader_gone((int)wait))
				fail(&t, NET_OUTPUT, false, "nobody reads what comes");
		}
	} while (t.again);
	lines_progress(answer.raw, answer.total, true);
	if (t.status)
		explain(h, g, done, err);
	g->sent = t.sent;
	g->code = answer.code;
	strbuf_add(&g->page, answer.page.buf, answer.page.len);
	answer_release(&answer);
	return t.status;
}
