/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/copy.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/hash.h"

#include <errno.h>
#include <unistd.h>
#include <zlib.h>

#define MEMBER ((size_t)1 << 20) /* bytes of text */

struct copy {
	struct strbuf path; /* of the temporary file; "" once it has its name */
	int fd, failed;	    /* errno of what failed, or 0 */
	uint64_t text, file, hash;
	struct restart *restart;
	size_t restart_nr, restart_cap;
	size_t nr; /* bytes in `in` */
	size_t out_size;
	char *in;
	unsigned char *out;
	z_stream z;
	bool z_open;
};

struct copy *copy_start(const char *folder, struct err *err)
{
	struct copy *c = xcalloc(1, sizeof(*c));

	c->fd = -1;
	strbuf_init(&c->path);
	if (file_mkdirs(folder, err))
		goto fail;
	strbuf_addf(&c->path, "%s/new.XXXXXX", folder);
	c->fd = mkstemp(c->path.buf);
	if (c->fd < 0) {
		err_set(err, "cannot write in '%s': %s", folder, strerror(errno));
		strbuf_reset(&c->path);
		goto fail;
	}
	if (deflateInit2(&c->z, 1, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
		err_set(err, "cannot start zlib");
		goto fail;
	}
	c->z_open = true;
	c->in = xmalloc(MEMBER);
	c->out_size = deflateBound(&c->z, MEMBER);
	c->out = xmalloc(c->out_size);
	return c;
fail:
	copy_free(c);
	return NULL;
}

/* Compresses and writes what is collected, as one member. */
static void flush(struct copy *c)
{
	size_t made;

	if (c->failed || !c->nr)
		return;
	ALLOC_GROW(c->restart, c->restart_nr + 1, c->restart_cap);
	c->restart[c->restart_nr++] = (struct restart){c->text, c->file};
	deflateReset(&c->z);
	c->z.next_in = (Bytef *)c->in;
	c->z.avail_in = (uInt)c->nr;
	c->z.next_out = c->out;
	c->z.avail_out = (uInt)c->out_size;
	if (deflate(&c->z, Z_FINISH) != Z_STREAM_END)
		abort(); /* deflateBound() is enough, says zlib */
	made = c->out_size - c->z.avail_out;
	if (file_write_all(c->fd, c->out, made))
		c->failed = errno;
	c->hash = hash64(c->in, c->nr, c->hash);
	c->text += c->nr;
	c->file += made;
	c->nr = 0;
}

void copy_add(struct copy *c, const char *p, size_t n)
{
	while (n) {
		size_t part = MIN(n, MEMBER - c->nr);
		memcpy(c->in + c->nr, p, part);
		c->nr += part;
		p += part;
		n -= part;
		if (c->nr == MEMBER)
			flush(c);
		if (c->failed)
			return;
	}
}

int copy_finish(struct copy *c, uint64_t *hash, struct err *err)
{
	flush(c);
	*hash = c->hash;
	if (!c->failed && close(c->fd))
		c->failed = errno;
	if (!c->failed)
		c->fd = -1;
	return c->failed ? err_set(err, "cannot write '%s': %s", c->path.buf, strerror(c->failed))
			 : 0;
}

int copy_rename(struct copy *c, const char *path, struct err *err)
{
	if (rename(c->path.buf, path))
		return err_set(err, "cannot write '%s': %s", path, strerror(errno));
	strbuf_reset(&c->path);
	return 0;
}

struct restart *copy_take_restarts(struct copy *c, uint32_t *nr)
{
	struct restart *list = c->restart;

	*nr = (uint32_t)c->restart_nr;
	c->restart = NULL;
	c->restart_nr = c->restart_cap = 0;
	return list;
}

void copy_free(struct copy *c)
{
	if (!c)
		return;
	if (c->fd >= 0)
		close(c->fd);
	if (c->path.len)
		unlink(c->path.buf);
	if (c->z_open)
		deflateEnd(&c->z);
	strbuf_release(&c->path);
	free(c->restart);
	free(c->in);
	free(c->out);
	free(c);
}
