/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/editor.h"
#include "core/base/argv.h"
#include "core/base/file.h"
#include "core/base/proc.h"

#include <errno.h>
#include <unistd.h>

#define TEXT_MAX ((size_t)1024 * 1024)

int editor_open(const char *path, const char *what, struct err *err)
{
	const char *editor = getenv("EDITOR");
	struct proc p = PROC_INIT;
	struct argv argv = ARGV_INIT;
	int ret;

	if (!editor || !*editor)
		return err_set(err, "must set the $EDITOR environment variable to use %s", what);
	ret = argv_split(&argv, editor, err);
	if (!ret && !argv.nr)
		ret = err_set(err, "$EDITOR names no program");
	if (!ret) {
		argv_add(&argv, path);
		p.argv = (const char *const *)argv.v;
		p.tty = true;
		ret = proc_run(&p, err);
	}
	argv_release(&argv);
	proc_release(&p);
	return ret;
}

/* Makes an empty file that only the user can read. */
static int make_file(struct strbuf *path, struct err *err)
{
	const char *dir = getenv("TMPDIR");
	int fd;

	strbuf_addf(path, "%s/mtry-tui-XXXXXX", dir && *dir ? dir : "/tmp");
	fd = mkstemp(path->buf);
	if (fd < 0)
		return err_set(err, "cannot make a file '%s': %s", path->buf, strerror(errno));
	close(fd);
	return 0;
}

int editor_ask(const char *what, struct strbuf *out, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret = make_file(&path, err);

	if (!ret) {
		ret = editor_open(path.buf, what, err);
		if (!ret)
			ret = file_read(path.buf, TEXT_MAX, &text, err);
		unlink(path.buf);
	}
	if (!ret) {
		strbuf_rtrim(&text);
		strbuf_addstr(out, text.buf + strspn(text.buf, " \t\r\n"));
		if (!out->len)
			ret = err_set(err, "nothing was written for %s", what);
	}
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}
