/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/cache.h"
#include "core/base/hash.h"
#include "core/base/xdg.h"
#include "core/graph/cachefiles.h"
#include "core/graph/index.h"
#include "core/graph/rules.h"
#include "core/graph/uncommon.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)8 << 20) /* bytes hashed between two reports of progress */

/* Appends the path of FOLDER/KEY.SUFFIX in the cache. */
static int cache_path(const char *folder, uint64_t key, const char *suffix, struct strbuf *out,
		      struct err *err)
{
	char name[64];

	snprintf(name, sizeof(name), "%s/%016jx%s", folder, (uintmax_t)key, suffix);
	return xdg_cache(name, out, err);
}

/* A number that goes into the name of everything made with these rules. */
static uint64_t with_rules(const struct cache_key *key, uint64_t name)
{
	return name ? hash64(&name, sizeof(name), key->rules) | 1 : 0;
}

void cache_key_init(struct cache_key *key, const struct graph_options *opt, uint64_t name,
		    uint64_t last)
{
	*key = (struct cache_key){
		.rules = uncommon_digest(opt->checkout,
					 INDEX_VERSION ^ facet_rules_digest(opt->rules))};
	key->name = with_rules(key, name);
	key->last = with_rules(key, last);
}

/* Takes the path. When the copy is gone already, showing a definition tells. */
static void open_copy(struct graph *g, char *path)
{
	g->copy = path;
	g->copy_fd = open(path, O_RDONLY | O_CLOEXEC);
}

/* An index is called by its key, and the copy that belongs to it, too. */
static void know_key(struct graph *g, const char *index)
{
	struct strbuf path = STRBUF_INIT;
	struct err no_home;
	char *real = realpath(index, NULL), *name = real ? strrchr(real, '/') : NULL;

	g->key = name ? strtoull(name + 1, NULL, 16) : 0;
	if (g->restart_nr && !cache_path("copies", g->key, ".gz", &path, &no_home))
		open_copy(g, strbuf_detach(&path));
	strbuf_release(&path);
	free(real);
}

/* Makes names/NAME a link to `target`; without it the content is hashed next time. */
static void put_link(uint64_t name, const char *target)
{
	struct strbuf link = STRBUF_INIT, tmp = STRBUF_INIT, dir = STRBUF_INIT;
	struct err err;

	if (!name || cache_path("names", name, "", &link, &err) || xdg_cache("names", &dir, &err) ||
	    file_mkdirs(dir.buf, &err))
		goto out;
	strbuf_addf(&tmp, "%s.%jd", link.buf, (intmax_t)getpid());
	if (!symlink(target, tmp.buf) && rename(tmp.buf, link.buf))
		unlink(tmp.buf);
out:
	strbuf_release(&link);
	strbuf_release(&tmp);
	strbuf_release(&dir);
}

static void put_name(uint64_t name, uint64_t content)
{
	char target[64];

	snprintf(target, sizeof(target), "../index/%016jx.idx", (uintmax_t)content);
	put_link(name, target);
}

/* names/LAST leads where names/NAME does. */
static void follow_name(uint64_t last, const char *path)
{
	char target[64];
	ssize_t n = last ? readlink(path, target, sizeof(target) - 1) : 0;

	if (n > 0) {
		target[n] = '\0';
		put_link(last, target);
	}
}

int cache_open_name(uint64_t name, uint64_t last, bool unsettled, struct graph *g)
{
	struct strbuf path = STRBUF_INIT;
	struct err ignored; /* cache_open_content() finds the same, or the source is read */
	int ret = 1;

	if (name && !cache_path("names", name, "", &path, &ignored))
		ret = unsettled ? index_open_unsettled(g, path.buf, &ignored)
				: index_open(g, path.buf, &ignored);
	ret = ret ? 1 : 0;
	if (!ret) {
		cache_touch(path.buf);
		know_key(g, path.buf);
		follow_name(last, path.buf);
	}
	strbuf_release(&path);
	return ret;
}

int64_t cache_name_time(uint64_t name)
{
	struct strbuf path = STRBUF_INIT;
	struct stat st = {0};
	struct err ignored;

	if (!cache_path("names", name, "", &path, &ignored) && lstat(path.buf, &st))
		st.st_mtime = 0;
	strbuf_release(&path);
	return st.st_mtime;
}

/* The hash of all bytes into key->content; -1 when progress() cancelled. */
static int hash_content(struct cache_key *key, struct slice bytes, const struct graph_options *opt,
			struct err *err)
{
	const struct graph_progress start = {.percent = -1};
	uint64_t hash = key->rules;

	for (size_t at = 0; at < bytes.n; at += PIECE) {
		hash = hash64(bytes.p + at, MIN(PIECE, bytes.n - at), hash);
		if (opt->progress && opt->progress(opt->ctx, &start))
			return err_set(err, "cancelled");
	}
	key->content = hash;
	return 0;
}

/* 0: opened, 1: there is none, or it is damaged and a line in `notes` says so. */
static int open_content(struct cache_key *key, struct graph *g, struct strbuf *notes)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;
	int ret = 1;

	if (!cache_path("index", key->content, ".idx", &path, &err))
		ret = index_open(g, path.buf, &err);
	if (ret < 0)
		strbuf_addf(notes, "%s: it is made again\n", err.text);
	if (!ret) {
		cache_touch(path.buf);
		know_key(g, path.buf);
		put_name(key->name, key->content);
		put_name(key->last, key->content);
	}
	strbuf_release(&path);
	return ret ? 1 : 0;
}

int cache_open_content(struct cache_key *key, const struct source *src,
		       const struct graph_options *opt, struct graph *g, struct strbuf *notes,
		       struct err *err)
{
	struct slice bytes = source_bytes(src);

	if (!bytes.n)
		return 1;
	return hash_content(key, bytes, opt, err) ? -1 : open_content(key, g, notes);
}

void cache_store(const struct cache_key *key, struct graph *g, uint64_t limit, struct strbuf *notes)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	if (!key->content)
		return;
	if (cache_path("index", key->content, ".idx", &path, &err) ||
	    index_write(g, path.buf, &err)) {
		strbuf_addf(notes, "%s: the next start reads the graph again\n", err.text);
	} else {
		g->key = key->content;
		put_name(key->name, key->content);
		put_name(key->last, key->content);
	}
	(void)!cache_prune(limit ? limit : CACHE_DEFAULT_BYTES, NULL, NULL, &err);
	strbuf_release(&path);
}

/* ---- copies ---- */

/* What is not copied has no content hash, and so no index. */
static void cannot_copy(struct strbuf *notes, bool no_index, const struct err *err)
{
	strbuf_addf(notes, "%s: definitions of tasks cannot be shown%s\n", err->text,
		    no_index ? ", and the next start gets the graph again" : "");
}

struct copy *cache_copy(struct strbuf *notes)
{
	struct strbuf folder = STRBUF_INIT;
	struct copy *copy = NULL;
	struct err err;

	if (!xdg_cache("copies", &folder, &err))
		copy = copy_start(folder.buf, &err);
	if (!copy)
		cannot_copy(notes, true, &err);
	strbuf_release(&folder);
	return copy;
}

void cache_keep_copy(struct cache_key *key, struct copy *copy, struct graph *g,
		     struct strbuf *notes)
{
	struct strbuf path = STRBUF_INIT;
	uint64_t hash;
	struct err err;

	if (copy_finish(copy, &hash, &err))
		goto fail;
	key->content = hash64(&hash, sizeof(hash), key->rules);
	if (cache_path("copies", key->content, ".gz", &path, &err) ||
	    copy_rename(copy, path.buf, &err))
		goto fail;
	g->restart = copy_take_restarts(copy, &g->restart_nr);
	open_copy(g, strbuf_detach(&path));
	goto out;
fail:
	cannot_copy(notes, !key->content, &err);
out:
	strbuf_release(&path);
	copy_free(copy);
}
