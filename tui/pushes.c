/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/pushes.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/base/xdg.h"

#include <dirent.h>
#include <errno.h>
#include <time.h>
#include <unistd.h>

static int folder_of(const char *root, struct strbuf *out, struct err *err)
{
	struct strbuf below = STRBUF_INIT;
	int ret;

	strbuf_addf(&below, "pushes%s/", root);
	ret = xdg_state(below.buf, out, err);
	strbuf_release(&below);
	return ret;
}

static int is_push(const struct dirent *e)
{
	size_t n = strlen(e->d_name);

	return *e->d_name != '.' && n > 4 && !strcmp(e->d_name + n - 4, ".sel");
}

/* Their names begin with the date. */
static int last_first(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*b)->d_name, (*a)->d_name);
}

int pushes_list(const char *root, struct argv *out, struct err *err)
{
	struct strbuf folder = STRBUF_INIT, path = STRBUF_INIT;
	struct dirent **entry = NULL;
	int ret = folder_of(root, &folder, err), nr = 0;

	if (!ret)
		nr = scandir(folder.buf, &entry, is_push, last_first);
	if (nr < 0 && errno != ENOENT)
		ret = err_set(err, "cannot read '%s': %s", folder.buf, strerror(errno));
	for (int i = 0; i < nr; i++) {
		strbuf_reset(&path);
		strbuf_addf(&path, "%s%s", folder.buf, entry[i]->d_name);
		argv_add(out, path.buf);
		free(entry[i]);
	}
	free(entry);
	strbuf_release(&folder);
	strbuf_release(&path);
	return ret;
}

int pushes_add(const char *root, const char *path, struct err *err)
{
	struct strbuf to = STRBUF_INIT;
	struct argv all = ARGV_INIT;
	time_t now = time(NULL);
	char date[32];
	int ret = folder_of(root, &to, err);

	strftime(date, sizeof(date), "%Y%m%dT%H%M%SZ", gmtime(&now));
	if (!ret)
		ret = file_mkdirs(to.buf, err);
	strbuf_addf(&to, "%s-%ld.sel", date, (long)getpid());
	if (!ret && rename(path, to.buf))
		ret = err_set(err, "cannot rename '%s' to '%s': %s", path, to.buf, strerror(errno));
	if (!ret)
		ret = pushes_list(root, &all, err);
	for (size_t i = PUSHES_MAX; i < all.nr; i++)
		unlink(all.v[i]);
	argv_release(&all);
	strbuf_release(&to);
	return ret;
}
