/* SPDX-License-Identifier: MPL-2.0 */
/* `mtry-tui suggest [REV]`: folders with tests near what changed, and the command to run these. */
#include "core/base/base.h"
#include "core/base/quote.h"
#include "tui/cli.h"
#include "tui/words.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/select/nearby.h"
#include "core/vcs/base.h"
#include "core/vcs/commit.h"

/* So many files without tests are named. */
#define FAR_SHOWN 5

static int find_base(const struct session *s, const char *rev, struct strbuf *base, struct err *err)
{
	if (rev)
		return vcs_commit_at(&s->checkout, rev, base, err);
	if (!vcs_base(&s->checkout, base))
		return 0;
	return err_set(err, "it is not known what your changes are based on: say 'suggest REV'");
}

/* The names, which have zero bytes behind them, as an array for free(). */
static char **split(struct strbuf *names, size_t *nr)
{
	char **file = NULL;
	size_t cap = 0;

	*nr = 0;
	for (char *p = names->buf; p < names->buf + names->len; p += strlen(p) + 1) {
		ALLOC_GROW(file, *nr + 1, cap);
		file[(*nr)++] = p;
	}
	return file;
}

static void add_dir(struct strbuf *out, const struct nearby_dir *d)
{
	utf8_visible(out, d->path, strlen(d->path));
	strbuf_addstr(out, ": ");
	add_count(out, d->nr, "test");
	for (size_t i = 0; i < d->suite_nr; i++)
		strbuf_addf(out, "%s%s %s", i ? ", " : " (", d->suite[i].name,
			    number(d->suite[i].nr).text);
	strbuf_addstr(out, ")\n");
}

static void add_far(struct strbuf *out, const struct nearby *n)
{
	if (!n->far_nr)
		return;
	strbuf_addstr(out, "no tests near ");
	for (size_t i = 0; i < MIN(n->far_nr, FAR_SHOWN); i++) {
		strbuf_addstr(out, i ? ", " : "");
		utf8_visible(out, n->far[i], strlen(n->far[i]));
	}
	if (n->far_nr > FAR_SHOWN)
		strbuf_addf(out, " and %zu more", n->far_nr - FAR_SHOWN);
	strbuf_addch(out, '\n');
}

/* Paths are those from the root; seen from elsewhere they are whole. */
static void add_command(struct strbuf *out, const struct session *s, const struct nearby *n)
{
	char *cwd = realpath(".", NULL), *root = realpath(s->checkout.root, NULL);
	bool at_root = cwd && root && !strcmp(cwd, root);

	strbuf_addstr(out, "run them: mtry-tui");
	for (size_t i = 0; i < n->nr; i++) {
		struct strbuf path = STRBUF_INIT;
		strbuf_addf(&path, "%s%s%s", at_root || !root ? "" : root, at_root ? "" : "/",
			    n->dir[i].path);
		strbuf_addch(out, ' ');
		quote_add_shell(out, path.buf);
		strbuf_release(&path);
	}
	strbuf_addch(out, '\n');
	free(cwd);
	free(root);
}

static void add_nearby(struct strbuf *out, const struct session *s, const struct nearby *n)
{
	for (size_t i = 0; i < n->nr; i++)
		add_dir(out, &n->dir[i]);
	add_far(out, n);
	if (n->nr)
		add_command(out, s, n);
}

static int find(const struct session *s, const char *rev, struct nearby *n, struct err *err)
{
	struct strbuf base = STRBUF_INIT, names = STRBUF_INIT;
	struct srctree tree = {NULL};
	char **file = NULL;
	size_t nr;
	int ret = find_base(s, rev, &base, err);

	if (!ret)
		ret = vcs_changed_files(&s->checkout, base.buf, &names, err);
	if (!ret)
		ret = srctree_open(&tree, s->checkout.root, err);
	if (!ret) {
		file = split(&names, &nr);
		ret = nearby_find(n, &tree, file, nr, err);
	}
	srctree_release(&tree);
	strbuf_release(&base);
	strbuf_release(&names);
	free(file);
	return ret;
}

/* Returns the exit status; EXIT_NOTHING: `n` is empty and err says so. */
static int look(const struct session *s, const char *rev, struct nearby *n, struct err *err)
{
	if (s->checkout.kind == VCS_NONE) {
		*err = s->no_checkout;
		return EXIT_REFUSED;
	}
	if (find(s, rev, n, err))
		return EXIT_REFUSED;
	if (!n->nr && !n->far_nr)
		err_set(err, "nothing changed since then");
	return n->nr ? EXIT_DONE : EXIT_NOTHING;
}

int suggest_text(const struct session *s, const char *rev, struct strbuf *out, struct err *err)
{
	struct nearby n;
	int status = look(s, rev, &n, err);

	if (status != EXIT_REFUSED) {
		add_nearby(out, s, &n);
		nearby_release(&n);
	}
	return status;
}

static json_t *dir_json(const struct nearby_dir *d)
{
	json_t *suites = json_object();

	for (size_t i = 0; i < d->suite_nr; i++)
		json_object_set_new(suites, d->suite[i].name, json_integer(d->suite[i].nr));
	return json_pack("{s:o, s:I, s:o}", "path", json_text(d->path), "tests", (json_int_t)d->nr,
			 "suites", suites);
}

static int print_nearby(const struct nearby *n)
{
	json_t *dirs = json_array(), *far = json_array();

	for (size_t i = 0; i < n->nr; i++)
		json_array_append_new(dirs, dir_json(&n->dir[i]));
	for (size_t i = 0; i < n->far_nr; i++)
		json_array_append_new(far, json_text(n->far[i]));
	return print_json(json_pack("{s:o, s:o}", "folders", dirs, "no_tests_near", far));
}

static int suggest_json(const struct session *s, const char *rev)
{
	struct nearby n;
	struct err err;
	int status = look(s, rev, &n, &err), printed;

	if (status == EXIT_REFUSED) {
		complain(err.text);
		return status;
	}
	printed = print_nearby(&n);
	nearby_release(&n);
	return MAX(status, printed);
}

int suggest_main(struct session *s, char **arg)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;
	int status;

	if (options_flag(&s->opt, OPT_JSON))
		return suggest_json(s, *arg);
	status = suggest_text(s, *arg, &out, &err);
	if (out.len)
		status = print_out(&out, status);
	else
		complain(err.text);
	strbuf_release(&out);
	return status;
}
