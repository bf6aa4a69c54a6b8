/* SPDX-License-Identifier: MPL-2.0 */
/* Deciding what to run, and what the result depends on. */
#include "core/base/base.h"
#include "core/graph/generator.h"
#include "core/base/alloc.h"
#include "core/base/argv.h"
#include "core/base/file.h"
#include "core/base/xdg.h"
#include "core/vcs/content.h"

#define ROOT		"taskcluster"
#define COMM_ROOT	"comm/taskcluster"
#define FIREFOX_COMMAND "./mach taskgraph %s --json --fast"
#define OTHER_COMMAND	"taskgraph %s -J"
/* Changed when the same command and files come to give another result. */
#define KEY_VERSION    "generator 1"
#define PARAMETERS_MAX ((size_t)16 * 1024 * 1024)

static bool has(const char *dir, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	bool there;

	strbuf_addf(&path, "%s/%s", dir, name);
	there = file_exists(path.buf);
	strbuf_release(&path);
	return there;
}

static bool is_firefox(const char *dir)
{
	return has(dir, "mach") && has(dir, ROOT "/config.yml");
}

/* ---- the plan ---- */

/* Fills dir and root. */
static int find_place(struct generator *g, const struct checkout *c, const char *root,
		      struct err *err)
{
	const char *slash = strrchr(c->root, '/');
	char *above = xstrndup(c->root, (size_t)(slash - c->root));
	bool in_comm =
		!strcmp(slash, "/comm") && has(c->root, ROOT "/config.yml") && is_firefox(above);
	struct strbuf config = STRBUF_INIT;
	int ret = 0;

	g->dir = xstrdup(in_comm ? above : c->root);
	g->root = xstrdup(root ? root : in_comm ? COMM_ROOT : ROOT);
	for (size_t n = strlen(g->root); n > 1 && g->root[n - 1] == '/'; n--)
		g->root[n - 1] = '\0';
	strbuf_addf(&config, "%s/config.yml", g->root);
	if (*g->root == '/')
		ret = err_set(err, "generator-root '%s' is not relative to '%s'", g->root, g->dir);
	else if (!has(g->dir, config.buf))
		ret = err_set(err, "'%s' has no %s that describes a graph", g->dir, config.buf);
	free(above);
	strbuf_release(&config);
	return ret;
}

/* What a graph in `root` is made from. taskcluster/ci is where config.yml stood before 2023. */
static void find_paths(struct generator *g, bool firefox)
{
	size_t n = strlen(g->root), nr = 0;
	char *path = xstrndup(g->root, n > 3 && !strcmp(g->root + n - 3, "/ci") ? n - 3 : n);

	if (firefox && strcmp(path, ROOT) != 0) /* other graphs use its Python modules */
		g->paths[nr++] = xstrdup(ROOT);
	g->paths[nr] = path;
}

/* Where the parameters of this checkout are written. */
static int comm_file(struct generator *g, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	char hex[SHA256_HEX], name[32];
	struct sha256 sum;
	int ret;

	sha256_init(&sum);
	sha256_addstr(&sum, g->dir);
	sha256_hex(&sum, hex);
	snprintf(name, sizeof(name), "comm-%.12s.json", hex);
	ret = xdg_state(name, &path, err);
	g->parameters = strbuf_detach(&path);
	return ret;
}

int generator_plan(struct generator *g, const struct checkout *c, const struct generator_options *o,
		   struct err *err)
{
	struct strbuf command = STRBUF_INIT;
	struct argv w = {0};
	bool firefox;
	int ret = -1;

	*g = (struct generator){.vcs = c->kind};
	if (find_place(g, c, o->root, err))
		goto out;
	firefox = is_firefox(g->dir);
	find_paths(g, firefox);
	g->comm = firefox && !strcmp(g->root, COMM_ROOT) && !o->parameters;
	if (g->comm && comm_file(g, err))
		goto out;
	g->timeout = o->timeout;
	if (o->parameters)
		g->parameters = xstrdup(o->parameters);
	if (o->command)
		strbuf_addstr(&command, o->command);
	else
		strbuf_addf(&command, firefox ? FIREFOX_COMMAND : OTHER_COMMAND,
			    o->stage ? o->stage : "full");
	if (argv_split(&w, command.buf, err)) {
		err_prefix(err, "generator: ");
		goto out;
	}
	if (!w.nr) {
		err_set(err, "generator: no command");
		goto out;
	}
	if (strcmp(g->root, ROOT) != 0) {
		argv_add(&w, "--root");
		argv_add(&w, g->root);
	}
	if (g->parameters) {
		argv_add(&w, "-p");
		argv_add(&w, g->parameters);
	}
	g->command = argv_join(w.v);
	ret = 0;
out:
	strbuf_release(&command);
	g->argv = w.v;
	if (ret)
		generator_release(g);
	return ret;
}

void generator_release(struct generator *g)
{
	for (char **word = g->argv; word && *word; word++)
		free(*word);
	for (char **path = g->paths; *path; path++)
		free(*path);
	free(g->argv);
	free(g->command);
	free(g->dir);
	free(g->root);
	free(g->parameters);
	*g = (struct generator){0};
}

/* ---- the key ---- */

/* The user's parameters count by their content when they are a file. */
static int add_parameters(struct sha256 *sum, const struct generator *g, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret = 0;

	strbuf_addf(&path, "%s%s%s", *g->parameters == '/' ? "" : g->dir,
		    *g->parameters == '/' ? "" : "/", g->parameters);
	if (file_exists(path.buf)) {
		ret = file_read(path.buf, PARAMETERS_MAX, &text, err);
		sha256_add(sum, text.buf, text.len);
	}
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}

int generator_key(const struct generator *g, char hex[SHA256_HEX], struct err *err)
{
	struct sha256 sum;

	if (vcs_content_hash(g->dir, g->vcs, (const char *const *)g->paths, hex, err))
		return -1;
	sha256_init(&sum);
	sha256_addstr(&sum, KEY_VERSION);
	sha256_addstr(&sum, hex);
	for (char **word = g->argv; *word; word++)
		sha256_addstr(&sum, *word);
	/* HEAD stands in Thunderbird's parameters; it makes no difference to the graph. */
	if (g->parameters && !g->comm && add_parameters(&sum, g, err))
		return -1;
	sha256_hex(&sum, hex);
	return 0;
}
