/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/durations.h"
#include "core/base/alloc.h"
#include "core/base/amount.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/xdg.h"
#include "core/vcs/vcs.h"

#include <inttypes.h>
#include <time.h>

#include <jansson.h>

#define LIMIT	    ((size_t)256 << 20) /* bytes; 2 million tasks */
#define SECONDS_MAX 1e9			/* 31 years: what is more is a mistake */

#define NAME	 "name"
#define DURATION "mean_duration_seconds"

/* ---- the text ---- */

struct reader {
	const char *name; /* of the file, for errors */
	const struct graph *g;
	double *seconds;
	size_t rows;
};

/* Takes one row; -1 when the value is no duration. */
static int take(struct reader *r, struct slice label, const json_t *value)
{
	double seconds = json_is_number(value) ? json_number_value(value) : -1;
	uint32_t task = graph_find(r->g, label);

	if (!(seconds >= 0 && seconds <= SECONDS_MAX))
		return -1;
	if (task != TASK_NONE)
		r->seconds[task] = seconds;
	r->rows++;
	return 0;
}

static bool is_row(const json_t *j)
{
	return json_is_string(json_object_get(j, NAME));
}

/* {"name": LABEL, "mean_duration_seconds": N} */
static int read_line(struct reader *r, struct slice line, unsigned long nr, struct err *err)
{
	json_error_t where;
	json_t *j = json_loadb(line.p, line.n, 0, &where);
	const json_t *label = json_object_get(j, NAME);
	int ret = -1;

	if (!j)
		err_set(err, "%s:%lu:%d: %s", r->name, nr, where.column, where.text);
	else if (!is_row(j))
		err_set(err, "%s:%lu: no text \"" NAME "\"", r->name, nr);
	else
		ret = take(r, (struct slice){json_string_value(label), json_string_length(label)},
			   json_object_get(j, DURATION));
	if (ret && is_row(j))
		err_set(err, "%s:%lu: '%s' has no \"" DURATION "\" from 0 to %.0f", r->name, nr,
			json_string_value(label), SECONDS_MAX);
	json_decref(j);
	return ret;
}

static int read_lines(struct reader *r, struct slice text, struct err *err)
{
	int ret = 0;

	for (unsigned long nr = 1; text.n && !ret; nr++) {
		const char *end = memchr(text.p, '\n', text.n);
		struct slice line = {text.p, end ? (size_t)(end - text.p) : text.n};
		size_t skip = line.n + !!end;
		text = (struct slice){text.p + skip, text.n - skip};
		while (line.n && strchr(" \t\r", line.p[line.n - 1]) && line.p[line.n - 1])
			line.n--;
		if (line.n)
			ret = read_line(r, line, nr, err);
	}
	return ret;
}

/* {LABEL: N, ...}, on however many lines */
static int read_object(struct reader *r, struct slice text, struct err *err)
{
	json_error_t where;
	json_t *all = json_loadb(text.p, text.n, 0, &where), *value;
	const char *label;
	int ret = -1;

	if (!all) {
		err_set(err, "%s:%d:%d: %s", r->name, where.line, where.column, where.text);
		goto out;
	}
	if (!json_is_object(all)) {
		err_set(err, "%s:1: neither a line of durations nor an object of them", r->name);
		goto out;
	}
	json_object_foreach (all, label, value)
		if (take(r, slice_from(label), value)) {
			err_set(err, "%s: '%s' has no number of seconds from 0 to %.0f", r->name,
				label, SECONDS_MAX);
			goto out;
		}
	ret = 0;
out:
	json_decref(all);
	return ret;
}

/* Does the text begin with a line that is a row? A broken one is told of as part of the whole. */
static bool has_lines(struct slice text)
{
	const char *end;
	json_t *j;
	bool row;

	while (text.n && memchr(" \t\r\n", *text.p, 4))
		text = (struct slice){text.p + 1, text.n - 1};
	end = text.n ? memchr(text.p, '\n', text.n) : NULL;
	j = json_loadb(text.p, end ? (size_t)(end - text.p) : text.n, 0, NULL);
	row = is_row(j);
	json_decref(j);
	return row;
}

int durations_parse(struct slice text, const char *name, const struct graph *g, double *seconds,
		    struct err *err)
{
	struct reader r = {name, g, seconds, 0};

	for (uint32_t task = 0; task < g->task_nr; task++)
		seconds[task] = -1;
	if (has_lines(text) ? read_lines(&r, text, err) : read_object(&r, text, err))
		return -1;
	return r.rows ? 0 : err_set(err, "%s: no durations in it", name);
}

/* ---- where it comes from ---- */

bool durations_is_url(const char *source)
{
	return !strncmp(source, "https://", 8) || !strncmp(source, "http://", 7);
}

static int read_file(const char *path, const char *name, const struct graph *g, double *seconds,
		     struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = file_read(path, LIMIT, &text, err);

	if (!ret)
		ret = durations_parse(strbuf_slice(&text), name, g, seconds, err);
	strbuf_release(&text);
	return ret;
}

/* What is not understood is not kept; what cannot be kept is used all the same. */
static int fetch(const char *url, const char *name, const char *path, const struct graph *g,
		 const struct net_watch *watch, double *seconds, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	struct net_request r;
	struct err ignored;
	int ret;

	net_request_init(&r);
	r.url = url;
	r.max_bytes = (int64_t)LIMIT;
	ret = net_fetch(NET_GET, &r, watch, &text, err);
	if (!ret)
		ret = durations_parse(strbuf_slice(&text), name, g, seconds, err);
	if (!ret && *path)
		(void)!file_write_atomic(path, text.buf, text.len, 0600, &ignored);
	strbuf_release(&text);
	return ret;
}

/* Seconds since what is at `path` was fetched; -1: there is nothing. */
static int64_t age_of(const char *path)
{
	struct file_id id = file_identify_path(path);

	return id.mtime_ns ? MAX((int64_t)time(NULL) - id.mtime_ns / 1000000000, 0) : -1;
}

static int load_url(const char *url, const char *path, const struct graph *g,
		    const struct net_watch *watch, double *seconds, struct strbuf *said,
		    struct err *err)
{
	struct strbuf name = STRBUF_INIT;
	int64_t age = age_of(path);
	struct err damaged;
	int ret = 0;

	vcs_public_url(&name, url);
	strbuf_truncate(&name, strcspn(name.buf, "?#")); /* a token may stand there */
	if (age >= 0 && age < DURATIONS_FRESH && !read_file(path, name.buf, g, seconds, &damaged))
		goto out;
	ret = fetch(url, name.buf, path, g, watch, seconds, err);
	if (ret && age >= DURATIONS_FRESH && !read_file(path, name.buf, g, seconds, &damaged)) {
		strbuf_addf(said, "estimates: durations of ");
		add_age(said, age);
		strbuf_addf(said, " ago are used: %s\n", err->text);
		ret = 0;
	}
out:
	strbuf_release(&name);
	return ret;
}

/* Where the answer of this address is kept; nothing without a home. */
static void add_cache_path(struct strbuf *out, const char *url)
{
	char name[64];
	struct err no_home;

	snprintf(name, sizeof(name), "durations/%016" PRIx64 ".json", hash64(url, strlen(url), 0));
	if (xdg_cache(name, out, &no_home))
		strbuf_reset(out);
}

double *durations_load(const char *source, const struct graph *g, const struct net_watch *watch,
		       struct strbuf *said, struct err *err)
{
	double *seconds = xcalloc((size_t)g->task_nr + 1, sizeof(*seconds));
	struct strbuf path = STRBUF_INIT;
	int ret;

	if (durations_is_url(source)) {
		add_cache_path(&path, source);
		ret = load_url(source, path.buf, g, watch, seconds, said, err);
	} else {
		ret = read_file(source, source, g, seconds, err);
	}
	strbuf_release(&path);
	if (!ret)
		return seconds;
	free(seconds);
	return NULL;
}
