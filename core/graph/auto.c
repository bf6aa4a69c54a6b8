/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/auto.h"
#include "core/base/sha256.h"
#include "core/graph/project.h"
#include "core/graph/spec.h"
#include "core/vcs/base.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- mach's cache ---- */

/*
 * mach try keeps what it generated in <state>/srcdirs/<name>-<hash>/cache/taskgraph:
 * <state> is MOZBUILD_STATE_PATH or ~/.mozbuild, <name> the checkout's folder, <hash>
 * the first 12 digits of the SHA-256 of its path (Firefox's mozboot/util.py and
 * tryselect/tasks.py). Whole graphs first.
 */
static const char *const mach_files[] = {"full_task_graph", "full_task_set"};

static int mach_folder(const char *root, struct strbuf *out)
{
	const char *state = getenv("MOZBUILD_STATE_PATH"), *home = getenv("HOME");
	const char *name = strrchr(root, '/');
	char hex[SHA256_HEX];
	struct sha256 sum;

	if (!name || (!state && !home))
		return -1;
	sha256_init(&sum);
	sha256_add(&sum, root, strlen(root));
	sha256_hex(&sum, hex);
	strbuf_addf(out, "%s%s/srcdirs/%s-%.12s/cache/taskgraph", state ? state : home,
		    state ? "" : "/.mozbuild", name + 1, hex);
	return 0;
}

static time_t newest; /* nftw() passes nothing along */

static int see_file(const char *path UNUSED, const struct stat *st, int type UNUSED,
		    struct FTW *at UNUSED)
{
	newest = MAX(newest, st->st_mtime);
	return 0;
}

/* mach's own rule: nothing below taskcluster/ is newer. */
static bool is_fresh(const char *root, const char *path)
{
	struct strbuf folder = STRBUF_INIT;
	struct stat st;
	bool fresh;

	strbuf_addf(&folder, "%s/taskcluster", root);
	newest = 0;
	fresh = !stat(path, &st) && !nftw(folder.buf, see_file, 16, FTW_PHYS) &&
		newest <= st.st_mtime;
	strbuf_release(&folder);
	return fresh;
}

/* Appends the path of what mach knows of this checkout; false when that is nothing. */
static bool find_mach(const char *root, struct strbuf *out)
{
	struct strbuf folder = STRBUF_INIT;
	bool found = false;

	for (size_t i = 0; !found && !mach_folder(root, &folder) && i < ARRAY_LEN(mach_files);
	     i++) {
		strbuf_reset(out);
		strbuf_addf(out, "%s/%s", folder.buf, mach_files[i]);
		found = is_fresh(root, out->buf);
		strbuf_reset(&folder);
	}
	strbuf_release(&folder);
	return found;
}

/* ---- the steps ---- */

struct attempt {
	struct graph_options opt;
	int (*load)(void *ctx, const struct graph_options *opt, struct err *err);
	void *ctx;
	struct strbuf *notes;
};

static int try_spec(struct attempt *a, const char *spec, bool only_cached, struct err *err)
{
	a->opt.spec = spec;
	a->opt.only_cached = only_cached;
	return a->load(a->ctx, &a->opt, err);
}

static int try_mach(struct attempt *a, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int ret = -1;

	if (!a->opt.refresh && find_mach(a->opt.vcs->root, &path))
		ret = try_spec(a, path.buf, false, err);
	if (!ret)
		strbuf_addf(a->notes, "this is what mach try keeps of this checkout\n");
	strbuf_release(&path);
	return ret;
}

/*
 * What CI made of the base revision, when nothing in taskcluster/ changed since: a
 * download, and no minute of generating. Most checkouts have it, so failing is quiet.
 */
static int try_base(struct attempt *a, const struct generator *g)
{
	struct strbuf revision = STRBUF_INIT, spec = STRBUF_INIT;
	struct err ignored;
	struct project p = {0};
	int ret = -1;

	if (!a->opt.refresh && !vcs_base(a->opt.vcs, &revision) &&
	    vcs_same_since(a->opt.vcs, revision.buf, "taskcluster") &&
	    !project_read(&p, g, a->opt.vcs, &ignored)) {
		strbuf_addf(&spec, "project:%s@%s", p.name, revision.buf);
		a->opt.no_stale = true; /* the generator makes a better one */
		ret = try_spec(a, spec.buf, false, &ignored);
		a->opt.no_stale = false;
	}
	project_release(&p);
	strbuf_release(&revision);
	strbuf_release(&spec);
	return ret;
}

/* Can the program be run at all? */
static bool is_there(const struct generator *g)
{
	struct strbuf path = STRBUF_INIT;
	const char *name = g->argv[0], *dirs = getenv("PATH");
	bool found = false;

	if (strchr(name, '/')) {
		strbuf_addf(&path, "%s/%s", *name == '/' ? "" : g->dir, name);
		found = !access(path.buf, X_OK);
	}
	for (; !found && !strchr(name, '/') && dirs && *dirs; dirs += strspn(dirs, ":")) {
		size_t n = strcspn(dirs, ":");
		strbuf_reset(&path);
		strbuf_addf(&path, "%.*s/%s", (int)n, dirs, name);
		found = !access(path.buf, X_OK);
		dirs += n;
	}
	strbuf_release(&path);
	return found;
}

static int try_project(struct attempt *a, const struct generator *g, struct err *err)
{
	struct strbuf spec = STRBUF_INIT;
	struct project p;
	int ret = project_read(&p, g, a->opt.vcs, err);

	if (!ret) {
		strbuf_addf(&spec, "project:%s", p.name);
		ret = try_spec(a, spec.buf, false, err);
		if (!ret)
			strbuf_addf(a->notes,
				    "'%s' is not installed: this is the newest graph of %s, not "
				    "that of the checkout\n",
				    g->argv[0], p.name);
		project_release(&p);
	}
	strbuf_release(&spec);
	return ret;
}

int auto_load(const struct graph_options *opt,
	      int (*load)(void *ctx, const struct graph_options *opt, struct err *err), void *ctx,
	      struct strbuf *notes, struct err *err)
{
	struct attempt a = {*opt, load, ctx, notes};
	struct generator g;
	struct err why;
	int ret;

	if (!opt->vcs || generator_plan(&g, opt->vcs, &opt->generator, &why))
		return err_set(err, "no task graph: say --graph FILE, or --graph demo to look "
				    "around (see --help)");
	a.opt.also = spec_checkout_name(opt->vcs);
	ret = opt->refresh ? -1 : try_spec(&a, "local", true, err);
	if (ret)
		ret = try_mach(&a, err);
	if (ret)
		ret = try_base(&a, &g);
	if (ret)
		ret = is_there(&g) ? try_spec(&a, "local", false, err) : try_project(&a, &g, err);
	generator_release(&g);
	return ret;
}
