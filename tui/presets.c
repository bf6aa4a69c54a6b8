/* SPDX-License-Identifier: MPL-2.0 */
/* --list-presets and --edit-presets, as mach try has them, and our own in the list. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/editor.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"
#include "core/select/machpreset.h"

#include <dirent.h>

static int is_selection(const struct dirent *e)
{
	size_t n = strlen(e->d_name);

	return *e->d_name != '.' && n > 4 && !strcmp(e->d_name + n - 4, ".sel");
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Names of the selections in our folder. */
static void add_ours(struct strbuf *out)
{
	struct strbuf folder = STRBUF_INIT;
	struct dirent **entry = NULL;
	struct err no_home;
	int nr = 0;

	if (!xdg_config("presets/", &folder, &no_home))
		nr = scandir(folder.buf, &entry, is_selection, by_bytes);
	nr = MAX(nr, 0);
	if (nr) {
		strbuf_addstr(out, "Selections in ");
		utf8_visible(out, folder.buf, folder.len - 1);
		strbuf_addstr(out, ":\n\n");
	}
	for (int i = 0; i < nr; i++) {
		strbuf_addstr(out, "  ");
		utf8_visible(out, entry[i]->d_name, strlen(entry[i]->d_name) - 4);
		strbuf_addch(out, '\n');
		free(entry[i]);
	}
	if (nr)
		strbuf_addstr(out, "  \n");
	free(entry);
	strbuf_release(&folder);
}

int list_presets(struct session *s)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;
	int status = EXIT_REFUSED;

	add_ours(&out);
	if (mach_preset_list(s->checkout.root, &out, &err)) {
		complain(err.text);
	} else {
		if (!out.len)
			strbuf_addstr(&out, "no presets found\n");
		status = print_out(&out, EXIT_DONE);
	}
	strbuf_release(&out);
	return status;
}

int edit_presets(struct session *s)
{
	char **file = mach_files(s->checkout.root);
	struct err err;
	int ret = *file ? editor_open(*file, "--edit-presets", &err)
			: err_set(&err, "there is no place for presets: HOME is not set");

	mach_files_free(file);
	if (ret)
		complain(err.text);
	return ret ? EXIT_REFUSED : EXIT_DONE;
}
