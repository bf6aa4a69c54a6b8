/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/cache.h"
#include "core/base/hash.h"
#include "core/base/xdg.h"
#include "core/graph/index.h"
#include "core/graph/uncommon.h"

#include <errno.h>
#include <unistd.h>

#define PIECE ((size_t)8 << 20) /* bytes hashed between two reports of progress */

static int index_path(uint64_t key, struct strbuf *out, struct err *err)
{
	char name[64];

	snprintf(name, sizeof(name), "index/%016jx.idx", (uintmax_t)key);
	return xdg_cache(name, out, err);
}

static int name_path(uint64_t name, struct strbuf *out, struct err *err)
{
	char text[64];

	snprintf(text, sizeof(text), "names/%016jx", (uintmax_t)name);
	return xdg_cache(text, out, err);
}

void cache_key_init(struct cache_key *key, const struct source *src, const char *checkout)
{
	const struct file_id id = source_identity(src);

	*key = (struct cache_key){.rules = uncommon_digest(checkout, INDEX_VERSION)};
	if (id.size)
		key->name = hash64(&id, sizeof(id), key->rules);
}

static int open_by_name(uint64_t name, struct graph *g)
{
	struct strbuf path = STRBUF_INIT;
	struct err ignored; /* open_by_content() finds the same */
	int ret = 1;

	if (name && !name_path(name, &path, &ignored))
		ret = index_open(g, path.buf, &ignored);
	strbuf_release(&path);
	return ret;
}

/* Makes names/NAME lead to index/KEY.idx; without it the content is hashed next time. */
static void put_name(uint64_t name, uint64_t content)
{
	struct strbuf link = STRBUF_INIT, tmp = STRBUF_INIT, dir = STRBUF_INIT;
	char target[64];
	struct err err;

	snprintf(target, sizeof(target), "../index/%016jx.idx", (uintmax_t)content);
	if (!name || name_path(name, &link, &err) || xdg_cache("names", &dir, &err) ||
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

/* The hash of all bytes into key->content; -1 when progress() cancelled. */
static int hash_content(struct cache_key *key, struct slice bytes, const struct graph_options *opt,
			struct err *err)
{
	const struct graph_progress start = {0, 0, -1};
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
static int open_by_content(struct cache_key *key, struct graph *g, struct strbuf *notes)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;
	int ret = 1;

	if (!index_path(key->content, &path, &err))
		ret = index_open(g, path.buf, &err);
	if (ret < 0)
		strbuf_addf(notes, "%s: it is made again\n", err.text);
	else if (!ret)
		put_name(key->name, key->content);
	strbuf_release(&path);
	return ret ? 1 : 0;
}

int cache_open(struct cache_key *key, const struct source *src, const struct graph_options *opt,
	       struct graph *g, struct strbuf *notes, struct err *err)
{
	struct slice bytes = source_bytes(src);

	if (!open_by_name(key->name, g))
		return 0;
	if (!bytes.n)
		return 1;
	return hash_content(key, bytes, opt, err) ? -1 : open_by_content(key, g, notes);
}

void cache_store(const struct cache_key *key, const struct graph *g, struct strbuf *notes)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	if (!key->content)
		return;
	if (index_path(key->content, &path, &err) || index_write(g, path.buf, &err))
		strbuf_addf(notes, "%s: the next start reads the graph again\n", err.text);
	else
		put_name(key->name, key->content);
	strbuf_release(&path);
}
