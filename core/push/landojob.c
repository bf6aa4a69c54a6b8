/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/landojob.h"
#include "core/base/alloc.h"
#include "core/net/client.h"
#include "core/push/landoini.h"

#include <stdarg.h>
#include <strings.h>

#define TOKEN_FILE	"lando_auth0_user_token.json"
#define SUBMIT_STALL_MS 300000 /* Lando looks at the patches before it answers */

/* ---- what is said meanwhile ---- */

static void say(const struct push *p, const char *fmt, ...) PRINTF(2, 3);
static void say(const struct push *p, const char *fmt, ...)
{
	char text[2000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (p->line)
		p->line(p->ctx, text, strlen(text));
}

static void on_line(void *ctx, const struct net_line *line)
{
	const struct push *p = ctx;

	switch (line->kind) {
	case NET_LINE_LOGIN:
		say(p,
		    "1. On your computer or mobile device navigate to: %.*s\n"
		    "2. Enter the following code: %.*s\nWaiting...\n",
		    SLICE_ARG(line->text), SLICE_ARG(line->code));
		break;
	case NET_LINE_STATE:
		say(p, "Lando: %.*s\n", SLICE_ARG(line->text));
		break;
	case NET_LINE_RETRY:
		say(p, "%.*s: trying again\n", SLICE_ARG(line->text));
		break;
	default:
		break;
	}
}

static bool tick(void *ctx)
{
	const struct push *p = ctx;

	return p->tick && p->tick(p->ctx);
}

static int run(struct push *p, enum net_verb verb, struct net_request *r, json_t **answer,
	       int *status, struct err *err)
{
	struct net_watch watch = {.tick = tick, .wake_fd = -1, .ctx = p};

	return net_run(verb, r, &watch, on_line, answer, status, err);
}

/* ---- login ---- */

/* Where mach has it. */
static int token_path(struct strbuf *path, struct err *err)
{
	const char *state = getenv("MOZBUILD_STATE_PATH"), *home = getenv("HOME");

	if (state && *state)
		strbuf_addf(path, "%s/" TOKEN_FILE, state);
	else if (home && *home)
		strbuf_addf(path, "%s/.mozbuild/" TOKEN_FILE, home);
	else
		return err_set(err, "neither MOZBUILD_STATE_PATH nor HOME is set");
	return 0;
}

int landojob_login(struct push *p, bool anew, bool *fresh, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	struct net_request r;
	json_t *answer = NULL;
	int ret = -1, status;

	net_request_init(&r);
	if (token_path(&path, err))
		goto out;
	r.auth_domain = p->lando->auth0_domain;
	r.client_id = p->lando->auth0_client_id;
	r.audience = p->lando->auth0_audience;
	r.scope = p->lando->auth0_scope;
	r.token_file = path.buf;
	r.anew = anew;
	ret = run(p, NET_LOGIN, &r, &answer, &status, err);
	*fresh = json_is_true(json_object_get(answer, "new"));
	if (!ret && *fresh)
		say(p, "Login successful.\n");
out:
	json_decref(answer);
	strbuf_release(&path);
	return ret;
}

/* ---- submission ---- */

static void add_job_url(const struct push *p, struct strbuf *url)
{
	strbuf_addf(url, "https://%s/landing_jobs/%s", p->lando->api_domain, p->job);
}

static void set_job(struct push *p, json_int_t id)
{
	struct strbuf text = STRBUF_INIT;

	free(p->job);
	free(p->link);
	strbuf_addf(&text, "%lld", (long long)id);
	p->job = strbuf_detach(&text);
	strbuf_addstr(&text, "https://treeherder.mozilla.org/jobs?repo=try");
	if (p->lando->instance_id)
		strbuf_addf(&text, "&landoInstance=%s", p->lando->instance_id);
	strbuf_addf(&text, "&landoCommitID=%s", p->job);
	p->link = strbuf_detach(&text);
	add_job_url(p, &text);
	say(p, "Lando has it as job %s: %s\n", p->job, text.buf);
	strbuf_release(&text);
}

/* The schema of Lando's try/patches. */
static char *write_body(const struct push *p, const struct stack *s)
{
	json_t *body = json_pack("{s:s,s:s,s:s,s:O}", "base_commit", s->base.buf, "base_commit_vcs",
				 s->base_is_hg ? "hg" : "git", "patch_format",
				 p->checkout->kind == VCS_GIT ? "git-format-patch" : "hgexport",
				 "patches", s->patches);
	char *text = json_dumps(body, JSON_COMPACT);

	json_decref(body);
	return text;
}

static void explain_submission(int status, struct err *err)
{
	struct err why = *err;

	if (status == NET_UNKNOWN || !status) /* 0: cancelled */
		err_set(err,
			"%.400s; Lando may have taken the push all the same: look before you push "
			"again",
			why.text);
}

int landojob_submit(struct push *p, const struct stack *s, bool *refused, struct err *err)
{
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;
	char *body = write_body(p, s);
	struct net_request r;
	json_t *answer = NULL;
	int ret = -1, status = 0;

	*refused = false;
	net_request_init(&r);
	if (token_path(&path, err))
		goto out;
	strbuf_addf(&url, "https://%s/try/patches", p->lando->api_domain);
	r.url = url.buf;
	r.token_file = path.buf;
	r.body = body;
	r.stall_ms = SUBMIT_STALL_MS;
	ret = run(p, NET_SUBMIT, &r, &answer, &status, err);
	*refused = status == NET_LOGIN_AGAIN;
	if (ret)
		explain_submission(status, err);
	else if (!json_is_integer(json_object_get(answer, "id")))
		ret = err_set(err, "Lando took the push, but does not say which job it is");
	else
		set_job(p, json_integer_value(json_object_get(answer, "id")));
out:
	free(body);
	json_decref(answer);
	strbuf_release(&path);
	strbuf_release(&url);
	return ret;
}

/* ---- the job ---- */

static const char *text_of(const json_t *json, const char *member)
{
	const char *text = json_string_value(json_object_get(json, member));

	return text ? text : "";
}

/* What Lando says of a job that made no commit, whole to p->line and its first line to err. */
static int explain_job(struct push *p, const json_t *job, struct err *err)
{
	const char *why = text_of(job, "error");
	size_t n;

	why += strspn(why, " \t\r\n");
	n = strcspn(why, "\r\n");
	if (why[n] && p->line) {
		p->line(p->ctx, why, strlen(why));
		p->line(p->ctx, "\n", 1);
	}
	if (!strcasecmp(text_of(job, "status"), "CANCELLED"))
		return err_set(err, "job %s was cancelled at Lando%s%.*s", p->job, n ? ": " : "",
			       (int)n, why);
	return err_set(err, "Lando could not land job %s: %.*s", p->job, n ? (int)n : 12,
		       n ? why : "it says not");
}

/* It is printed, and somebody may paste it somewhere. */
static bool is_hash(const char *text)
{
	return strlen(text) == 40 && strspn(text, "0123456789abcdef") == 40;
}

int landojob_follow(struct push *p, struct err *err)
{
	struct strbuf url = STRBUF_INIT;
	struct net_request r;
	json_t *job = NULL;
	int ret, status;
	struct err why;

	net_request_init(&r);
	add_job_url(p, &url);
	r.url = url.buf;
	ret = run(p, NET_FOLLOW, &r, &job, &status, &why);
	if (ret) {
		p->goes_on = true;
		err_set(err, "job %s is with Lando, which goes on with it: %s (%.350s)", p->job,
			url.buf, why.text);
	} else if (strcasecmp(text_of(job, "status"), "LANDED") != 0) {
		ret = explain_job(p, job, err);
	} else if (!is_hash(text_of(job, "commit_id"))) {
		ret = err_set(err, "job %s landed, but Lando does not say as which commit: %s",
			      p->job, url.buf);
	} else {
		free(p->revision);
		p->revision = xstrdup(text_of(job, "commit_id"));
	}
	json_decref(job);
	strbuf_release(&url);
	return ret;
}
