/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/journal.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/xdg.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define JOURNAL_MAX   ((size_t)1024 * 1024)
#define WAIT_STEP_MS  10
#define WAIT_LEAST_MS 2000 /* an hg that has nothing to do any more needs a moment to end */

static const char *const keys[] = {
#define J(symbol, key) key,
	JOURNAL_KEYS(J)
#undef J
};

/*
 * FNV-1a, 64 bits (Fowler, Noll, Vo): a name for the path, nothing secret. Not hash_bytes(): what
 * one version left, the next must find, on any machine that shares the home folder.
 */
static uint64_t hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

static char *with_suffix(const struct strbuf *base, const char *suffix)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s%s", base->buf, suffix);
	return strbuf_detach(&path);
}

int journal_init(struct journal *j, const char *store, struct err *err)
{
	struct strbuf base = STRBUF_INIT;
	char name[40];

	memset(j, 0, sizeof(*j));
	j->lock = -1;
	snprintf(name, sizeof(name), "push/%016llx", (unsigned long long)hash(store));
	if (xdg_state(name, &base, err))
		return -1;
	j->store = xstrdup(store);
	j->path = with_suffix(&base, ".journal");
	j->message = with_suffix(&base, ".message");
	j->lockfile = with_suffix(&base, ".lock");
	strbuf_release(&base);
	return 0;
}

static void clear(struct journal *j)
{
	for (size_t i = 0; i < JOURNAL_KEY_NR; i++)
		journal_set(j, (enum journal_key)i, NULL);
}

void journal_release(struct journal *j)
{
	clear(j);
	free(j->store);
	free(j->path);
	free(j->message);
	free(j->lockfile);
	if (j->lock >= 0)
		close(j->lock);
	j->store = j->path = j->message = j->lockfile = NULL;
	j->lock = -1;
}

bool journal_pending(const struct journal *j)
{
	return file_is_there(j->path) || file_is_there(j->message);
}

/* ---- the lock ---- */

/* The process that wrote itself into the lock file, when it is alive; else 0. */
static long holder(int fd)
{
	char text[32] = "";
	long pid;

	if (pread(fd, text, sizeof(text) - 1, 0) <= 0)
		return 0;
	pid = strtol(text, NULL, 10);
	return pid > 0 && (!kill((pid_t)pid, 0) || errno == EPERM) ? pid : 0;
}

static int wait_for_lock(int fd, const char *path, unsigned wait, struct err *err)
{
	const struct timespec pause = {.tv_nsec = WAIT_STEP_MS * 1000000L};
	long pid;

	for (unsigned ms = 0; flock(fd, LOCK_EX | LOCK_NB); ms += WAIT_STEP_MS) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return err_set(err, "cannot lock '%s': %s", path, strerror(errno));
		pid = holder(fd);
		if (pid)
			return err_set(err, "another mtry-tui (process %ld) is pushing here", pid);
		if (ms >= MAX(wait * 1000, WAIT_LEAST_MS))
			return err_set(err, "'%s' is still locked by a child of a killed mtry-tui",
				       path);
		nanosleep(&pause, NULL);
	}
	return 0;
}

int journal_lock(struct journal *j, unsigned wait, struct err *err)
{
	struct strbuf dir = STRBUF_INIT;
	char pid[32];
	int fd, n, ret;

	strbuf_add(&dir, j->lockfile, (size_t)(strrchr(j->lockfile, '/') - j->lockfile));
	ret = file_mkdirs(dir.buf, err);
	strbuf_release(&dir);
	if (ret)
		return -1;
	fd = file_open_lock(j->lockfile, err);
	if (fd < 0)
		return -1;
	if (wait_for_lock(fd, j->lockfile, wait, err)) {
		close(fd);
		return -1;
	}
	n = snprintf(pid, sizeof(pid), "%ld\n", (long)getpid());
	if (ftruncate(fd, 0) || pwrite(fd, pid, (size_t)n, 0) != n) {
		err_set(err, "cannot write '%s': %s", j->lockfile, strerror(errno));
		close(fd);
		return -1;
	}
	j->lock = fd;
	journal_share_lock(j, true); /* the children that we wait for keep it */
	return 0;
}

void journal_share_lock(const struct journal *j, bool share)
{
	(void)fcntl(j->lock, F_SETFD, share ? 0 : FD_CLOEXEC);
}

/* ---- the text ---- */

void journal_set(struct journal *j, enum journal_key key, const char *value)
{
	char *copy = value ? xstrdup(value) : NULL;

	free(j->value[key]);
	j->value[key] = copy;
}

int journal_write(const struct journal *j, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret;

	strbuf_addstr(&text, "# mtry-tui: what 'mtry-tui recover' puts back\n");
	for (size_t i = 0; i < JOURNAL_KEY_NR; i++)
		if (j->value[i])
			strbuf_addf(&text, "%s %s\n", keys[i], j->value[i]);
	ret = file_write_private(j->path, text.buf, text.len, err);
	strbuf_release(&text);
	return ret;
}

static void read_line(struct journal *j, char *line)
{
	char *value = strchr(line, ' ');

	if (!value)
		return;
	*value++ = '\0';
	for (size_t i = 0; i < JOURNAL_KEY_NR; i++)
		if (!strcmp(line, keys[i]))
			journal_set(j, (enum journal_key)i, value);
}

int journal_read(struct journal *j, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	char *line, *rest;
	int ret = 0;

	clear(j);
	if (file_is_there(j->path))
		ret = file_read_private(j->path, JOURNAL_MAX, &text, err);
	for (rest = text.buf; !ret && text.len && (line = strsep(&rest, "\n"));)
		read_line(j, line);
	strbuf_release(&text);
	return ret;
}

int journal_forget(struct journal *j, struct err *err)
{
	const char *const paths[] = {j->message, j->path};

	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		if (unlink(paths[i]) && errno != ENOENT)
			return err_set(err, "cannot remove '%s': %s", paths[i], strerror(errno));
	clear(j);
	return 0;
}
