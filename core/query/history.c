/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/history.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"

#include <errno.h>
#include <strings.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define FIRST_LINE   "# queries of "
#define FILE_MAX     ((size_t)4 * 1024 * 1024)
#define WAIT_STEP_MS 5
#define WAIT_MS	     200 /* a user waits for it */

int history_path(const char *project, struct strbuf *path, struct err *err)
{
	char name[40];

	snprintf(name, sizeof(name), "queries/%016llx",
		 (unsigned long long)hash64(project, strlen(project), 0));
	return xdg_state(name, path, err);
}

static bool is_query(struct slice s)
{
	uint32_t c;

	if (!s.n || s.n > HISTORY_QUERY_MAX || !utf8_valid(s.p, s.n))
		return false;
	for (size_t used; s.n; s.p += used, s.n -= used) {
		used = utf8_decode(s.p, s.n, &c);
		if (utf8_is_control(c))
			return false;
	}
	return true;
}

static void drop(struct history *h, size_t i)
{
	free(h->query[i]);
	memmove(h->query + i, h->query + i + 1, (--h->nr - i) * sizeof(*h->query));
}

static void add(struct history *h, struct slice query)
{
	for (size_t i = 0; i < h->nr; i++)
		if (slice_equal(slice_from(h->query[i]), query))
			drop(h, i--);
	if (h->nr == HISTORY_MAX)
		drop(h, 0);
	ALLOC_GROW(h->query, h->nr + 1, h->cap);
	h->query[h->nr++] = xstrndup(query.p, query.n);
}

/* The number of the first line that is no query, or 0. */
static size_t add_lines(struct history *h, struct slice text)
{
	size_t bad = 0;

	for (size_t nr = 1; text.n; nr++) {
		const char *nl = memchr(text.p, '\n', text.n);
		struct slice line = {text.p, nl ? (size_t)(nl - text.p) : text.n};
		text.p += line.n + (nl != NULL);
		text.n -= line.n + (nl != NULL);
		if (nr == 1 && slice_begins(line, FIRST_LINE))
			continue;
		if (nr > 1 && nl && is_query(line))
			add(h, line);
		else if (!bad)
			bad = nr;
	}
	return bad;
}

/* *bad is the number of the first line that is damaged, or 0. */
static int read_lines(struct history *h, const char *path, size_t *bad, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = 0;

	*bad = 0;
	if (access(path, F_OK) && errno == ENOENT && !file_is_there(path))
		return 0;
	ret = file_read_private(path, FILE_MAX, &text, err);
	if (!ret)
		*bad = add_lines(h, strbuf_slice(&text));
	strbuf_release(&text);
	return ret;
}

int history_read(struct history *h, const char *path, struct err *err)
{
	size_t bad;

	if (read_lines(h, path, &bad, err))
		return -1;
	return bad ? err_set(err, "%s:%zu: no query: the line is left out", path, bad) : 0;
}

/* The lock file, open and locked, or -1. */
static int lock(const char *path, struct err *err)
{
	const struct timespec pause = {.tv_nsec = WAIT_STEP_MS * 1000000L};
	struct strbuf name = STRBUF_INIT;
	int fd, ms = 0;

	strbuf_addf(&name, "%s.lock", path);
	fd = file_open_lock(name.buf, err);
	for (; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB); ms += WAIT_STEP_MS) {
		if (errno == EWOULDBLOCK && ms < WAIT_MS) {
			nanosleep(&pause, NULL);
			continue;
		}
		err_set(err, "cannot lock '%s': %s", name.buf, strerror(errno));
		close(fd);
		fd = -1;
	}
	strbuf_release(&name);
	return fd;
}

/* Without fsync: it is written at a key, and what a power cut damages of it is left out. */
static int write_lines(const struct history *h, const char *path, const char *project,
		       struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	struct file_writer w;
	int ret;

	strbuf_addstr(&text, FIRST_LINE);
	utf8_visible(&text, project, strlen(project));
	strbuf_addch(&text, '\n');
	for (size_t i = 0; i < h->nr; i++)
		strbuf_addf(&text, "%s\n", h->query[i]);
	ret = file_writer_open(&w, path, err);
	if (!ret)
		ret = file_writer_close(&w, file_writer_add(&w, text.buf, text.len), err);
	strbuf_release(&text);
	return ret;
}

static int make_folder(const char *path, struct err *err)
{
	char *folder = xstrndup(path, (size_t)(strrchr(path, '/') - path));
	int ret = file_mkdirs(folder, err);

	free(folder);
	return ret;
}

int history_add(const char *path, const char *project, const char *query, struct err *err)
{
	struct history h = HISTORY_INIT;
	int fd, ret = -1;
	size_t bad;

	if (!is_query(slice_from(query)))
		return 0;
	if (make_folder(path, err))
		return -1;
	fd = lock(path, err);
	if (fd < 0)
		return -1;
	if (!read_lines(&h, path, &bad, err)) { /* with what another program added */
		add(&h, slice_from(query));
		ret = write_lines(&h, path, project, err);
	}
	close(fd);
	history_release(&h);
	return ret;
}

void history_release(struct history *h)
{
	while (h->nr)
		free(h->query[--h->nr]);
	free(h->query);
	*h = (struct history)HISTORY_INIT;
}

/* ASCII case aside. */
static bool contains(const char *text, const char *word, size_t n)
{
	for (; *text; text++)
		if (!strncasecmp(text, word, n))
			return true;
	return false;
}

bool history_match(const char *query, const char *words)
{
	for (size_t n; *(words += strspn(words, " ")); words += n) {
		n = strcspn(words, " ");
		if (!contains(query, words, n))
			return false;
	}
	return true;
}
