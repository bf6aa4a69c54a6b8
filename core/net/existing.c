/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/existing.h"
#include "core/base/alloc.h"
#include "core/base/proc.h"
#include "core/net/namespace.h"

#define ARTIFACT "public/label-to-taskid.json"
#define HG_HOST	 "hg.mozilla.org"
#define PROJECT	 "try"

#define PUSH_LIMIT  ((size_t)1 << 20)  /* bytes of an answer about one push */
#define TASKS_LIMIT ((size_t)64 << 20) /* 300,000 labels */

char *net_hg_user(struct err *err)
{
	struct proc p = PROC_INIT;
	struct slice rest;
	char *user = NULL;
	int ret;

	p.argv = (const char *const[]){"ssh", "-G", HG_HOST, NULL};
	p.limit = PUSH_LIMIT;
	p.detach = true;
	ret = proc_run(&p, err);
	for (rest = strbuf_slice(&p.out); !ret && rest.n && !user;) {
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t n = end ? (size_t)(end - rest.p) : rest.n;
		if (slice_begins((struct slice){rest.p, n}, "user ") && n > 5)
			user = xstrndup(rest.p + 5, n - 5);
		rest = (struct slice){rest.p + n + !!end, rest.n - n - !!end};
	}
	if (!ret && !user)
		err_set(err, "'ssh -G " HG_HOST "' names no user");
	proc_release(&p);
	return user;
}

/* ---- the last push ---- */

/* Percent-encodes what is no letter or digit and no '@'. (That of url.h needs libcurl.) */
static void add_encoded(struct strbuf *out, const char *text)
{
	for (; *text; text++) {
		bool plain = (*text >= '0' && *text <= '9') || (*text >= 'A' && *text <= 'Z') ||
			     (*text >= 'a' && *text <= 'z') || strchr("@.-_", *text);
		if (plain)
			strbuf_addch(out, *text);
		else
			strbuf_addf(out, "%%%02X", (unsigned char)*text);
	}
}

/* The revision of the push, from Treeherder's list of the user's pushes. */
static char *read_push(const json_t *answer, const char *user, struct err *err)
{
	const json_t *results = json_object_get(answer, "results");
	const char *revision =
		json_string_value(json_object_get(json_array_get(results, 0), "revision"));

	if (!json_is_array(results)) {
		err_set(err, "Treeherder's answer about the pushes of '%s' makes no sense", user);
		return NULL;
	}
	if (!json_array_size(results)) {
		err_set(err, "Treeherder knows no push of '%s' to " PROJECT, user);
		return NULL;
	}
	if (!revision || strlen(revision) != 40 || strspn(revision, "0123456789abcdef") != 40) {
		err_set(err, "Treeherder's answer about the pushes of '%s' has no revision", user);
		return NULL;
	}
	return xstrdup(revision);
}

static char *last_revision(const struct net_push *push, const struct net_watch *watch,
			   struct err *err)
{
	struct strbuf url = STRBUF_INIT, text = STRBUF_INIT;
	struct net_request r;
	char *user = net_hg_user(err), *revision = NULL;
	json_t *answer = NULL;

	if (!user)
		goto out;
	net_request_init(&r);
	strbuf_addf(&url, "%s/api/project/" PROJECT "/push/?count=1&author=", push->treeherder);
	add_encoded(&url, user);
	r.url = url.buf;
	r.max_bytes = PUSH_LIMIT;
	if (net_fetch(NET_GET, &r, watch, &text, err))
		goto out;
	answer = json_loadb(text.buf, text.len, 0, NULL);
	revision = read_push(answer, user, err);
out:
	json_decref(answer);
	strbuf_release(&text);
	strbuf_release(&url);
	free(user);
	return revision;
}

/* ---- its tasks ---- */

static int find_decision(const struct net_push *push, const char *revision,
			 const struct net_watch *watch, struct net_task *task, struct err *err)
{
	struct net_namespaces n = {{NULL}, 0};
	int ret;

	net_decision_namespaces(&(struct net_place){push->trust_domain, PROJECT, revision, NULL},
				&n);
	ret = net_find_newest(push->root_url, (const char *const *)n.list, ARTIFACT, watch, task,
			      err);
	net_namespaces_release(&n);
	return ret;
}

static bool are_tasks(const json_t *tasks)
{
	const char *label;
	json_t *id;

	json_object_foreach ((json_t *)(uintptr_t)tasks, label, id)
		if (!json_is_string(id) || !net_is_task_id(json_string_value(id)))
			return false;
	return json_is_object(tasks);
}

static json_t *fetch_tasks(const struct net_push *push, const char *task,
			   const struct net_watch *watch, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	struct net_request r;
	json_t *tasks = NULL;

	net_request_init(&r);
	r.root_url = push->root_url;
	r.task = task;
	r.name = ARTIFACT;
	r.max_bytes = TASKS_LIMIT;
	if (!net_fetch(NET_ARTIFACT, &r, watch, &text, err)) {
		tasks = json_loadb(text.buf, text.len, 0, NULL);
		if (!are_tasks(tasks)) {
			err_set(err, "artifact '" ARTIFACT "' of task '%s' has no task ids", task);
			json_decref(tasks);
			tasks = NULL;
		}
	}
	strbuf_release(&text);
	return tasks;
}

json_t *net_existing_tasks(const struct net_push *given, const struct net_watch *watch,
			   struct strbuf *url, struct err *err)
{
	struct net_push push = *given;
	const char *value = strchr(push.which, '=');
	struct net_task task;
	char *revision;
	int ret = -1;

	push.root_url = push.root_url ? push.root_url : NET_DEFAULT_ROOT_URL;
	push.trust_domain = push.trust_domain ? push.trust_domain : NET_DEFAULT_TRUST_DOMAIN;
	push.treeherder = push.treeherder ? push.treeherder : NET_DEFAULT_TREEHERDER;
	if (value && !strncmp(push.which, "task-id=", 8))
		return fetch_tasks(&push, value + 1, watch, err);
	revision = value ? xstrdup(value + 1) : last_revision(&push, watch, err);
	if (revision) {
		strbuf_addf(url, "%s/jobs?repo=" PROJECT "&revision=%s", push.treeherder, revision);
		ret = find_decision(&push, revision, watch, &task, err);
	}
	free(revision);
	return ret ? NULL : fetch_tasks(&push, task.id, watch, err);
}
