/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/screen/scratch.h"

#include "core/base/file.h"
#include "core/base/proc.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIMIT (1 << 20)

static const char *const stream_path[] = {"../stdout", "../stderr"};

static void must(bool ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	abort();
}

/* Nothing of the user's, whatever started us. */
static void set_environment(const char *home)
{
	static const char *const var[][2] = {
		{"XDG_CONFIG_HOME", ""},
		{"XDG_STATE_HOME", ""},
		{"XDG_CACHE_HOME", ""},
		{"NO_COLOR", ""},
		{"LC_ALL", "C.UTF-8"},
		{"TZ", "UTC"},
		{"GIT_CONFIG_GLOBAL", "/dev/null"},
		{"GIT_CONFIG_NOSYSTEM", "1"},
		{"GIT_AUTHOR_DATE", "1700000000 +0000"},
		{"GIT_COMMITTER_DATE", "1700000000 +0000"},
		{"GIT_AUTHOR_NAME", "A"},
		{"GIT_AUTHOR_EMAIL", "a@example.org"},
		{"GIT_COMMITTER_NAME", "A"},
		{"GIT_COMMITTER_EMAIL", "a@example.org"},
	};

	for (size_t i = 0; i < ARRAY_LEN(var); i++)
		setenv(var[i][0], var[i][1], 1);
	setenv("HOME", home, 1);
}

/* Copies, which are new: the screen shows how old a graph is. */
static void copy_graphs(const char *folder)
{
	struct strbuf from = STRBUF_INIT, to = STRBUF_INIT, text = STRBUF_INIT;
	const struct dirent *entry;
	DIR *dir = opendir(folder);
	struct err err;

	must(dir && !mkdir("graphs", 0700), folder);
	while ((entry = readdir(dir))) {
		if (*entry->d_name == '.')
			continue;
		strbuf_reset(&from);
		strbuf_reset(&to);
		strbuf_reset(&text);
		strbuf_addf(&from, "%s/%s", folder, entry->d_name);
		strbuf_addf(&to, "graphs/%s", entry->d_name);
		must(!file_read(from.buf, LIMIT, &text, &err) &&
			     !file_write_atomic(to.buf, text.buf, text.len, 0600, &err),
		     from.buf);
	}
	closedir(dir);
	strbuf_release(&from);
	strbuf_release(&to);
	strbuf_release(&text);
}

void scratch_enter(struct scratch *s)
{
	const char *srcdir = getenv("srcdir");
	struct strbuf path = STRBUF_INIT;

	snprintf(s->dir, sizeof(s->dir), "%s", "/tmp/mtry-screen-XXXXXX");
	s->before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	strbuf_addf(&path, "%s/tests/data/graphs", srcdir ? srcdir : SRCDIR);
	must(mkdtemp(s->dir) && !chdir(s->dir), s->dir);
	must(!mkdir("home", 0700) && !mkdir("work", 0700) && !chdir("work"), "work");
	copy_graphs(path.buf);
	strbuf_reset(&path);
	strbuf_addf(&path, "%s/home", s->dir);
	set_environment(path.buf);
	strbuf_release(&path);
}

static int remove_one(const char *path, const struct stat *st UNUSED, int type UNUSED,
		      struct FTW *ftw UNUSED)
{
	return remove(path);
}

void scratch_leave(struct scratch *s)
{
	must(!fchdir(s->before), "fchdir");
	close(s->before);
	nftw(s->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void git(const char *const *argv)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = argv;
	if (proc_run(&p, &err)) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	proc_release(&p);
}

#define GIT(...) git((const char *const[]){"git", __VA_ARGS__, NULL})

void scratch_git_repo(bool no_remote)
{
	GIT("init", "-q");
	GIT("symbolic-ref", "HEAD", "refs/heads/main");
	GIT("commit", "-q", "--allow-empty", "-m", "first");
	if (!no_remote)
		GIT("init", "-q", "--bare", "../try.git");
	GIT("remote", "add", "try", "../try.git");
}

void scratch_capture(struct capture *c)
{
	fflush(NULL);
	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
		int file = open(stream_path[fd - 1], O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
		c->saved[fd - 1] = fcntl(fd, F_DUPFD_CLOEXEC, 10);
		must(file >= 0 && dup2(file, fd) >= 0, stream_path[fd - 1]);
		close(file);
	}
}

void scratch_captured(struct capture *c)
{
	fflush(NULL);
	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
		dup2(c->saved[fd - 1], fd);
		close(c->saved[fd - 1]);
	}
}

void scratch_hide(const struct scratch *s, const char *name, struct strbuf *text)
{
	char *p;

	while ((p = strstr(text->buf, s->dir)))
		strbuf_splice(text, (size_t)(p - text->buf), strlen(s->dir), name, strlen(name));
}

void scratch_quote(const struct scratch *s, const char *path, struct strbuf *out)
{
	struct strbuf text = STRBUF_INIT;
	struct err err;

	if (!strcmp(path, "/stdout") || !strcmp(path, "/stderr"))
		path = stream_path[path[4] == 'e'];
	if (file_read(path, LIMIT, &text, &err))
		strbuf_addstr(&text, err.text);
	scratch_hide(s, "DIR", &text);
	for (char *nl, *line = text.buf; *line; line = nl ? nl + 1 : line + strlen(line)) {
		nl = strchr(line, '\n');
		strbuf_addf(out, "> %.*s\n", nl ? (int)(nl - line) : (int)strlen(line), line);
	}
	strbuf_release(&text);
}
