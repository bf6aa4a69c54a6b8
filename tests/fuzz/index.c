/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The index on disk. The input is patches for a good one: two bytes say where, then
 *   0            so many bytes (of 64) are cut off the end
 *   1 .. 127     so many bytes follow
 *   128 .. 255   one byte follows, put there 64 times for each above 127
 * All checksums are made right again, so that what is tested are the bounds that stand
 * behind them. What opens answers.
 */
#include "core/graph/index.c"
#include "tests/fuzz/fuzz.h"

static const struct strbuf *good_index(void)
{
	static struct strbuf bytes = STRBUF_INIT;
	char dir[] = "/tmp/mtry-fuzz-XXXXXX", path[64];
	struct err err;

	if (bytes.len)
		return &bytes;
	FUZZ_ASSERT(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/x.idx", dir);
	FUZZ_ASSERT(!index_write(fuzz_graph(), path, &err));
	FUZZ_ASSERT(!file_read(path, SIZE_MAX, &bytes, &err));
	unlink(path);
	rmdir(dir);
	return &bytes;
}

static void patch(struct strbuf *x, const uint8_t *data, size_t size)
{
	const uint8_t *end = data + size;

	while (end - data > 3 && x->len) {
		size_t at = (data[0] | (size_t)data[1] << 8) % x->len, n = data[2];
		data += 3;
		if (!n) {
			strbuf_truncate(x, x->len - at / 64);
		} else if (n < 128) {
			n = MIN(n, (size_t)(end - data));
			memcpy(x->buf + at, data, MIN(n, x->len - at));
			data += n;
		} else {
			memset(x->buf + at, *data++, MIN((n - 127) * 64, x->len - at));
		}
	}
}

static void mend_sums(struct strbuf *x)
{
	struct index_header *h = (struct index_header *)(void *)x->buf;

	if (x->len < sizeof(*h))
		return;
	for (unsigned c = 0; c < COLUMN_NR; c++)
		if (h->column[c].at <= x->len && h->column[c].bytes <= x->len - h->column[c].at)
			h->column[c].sum = hash64(x->buf + h->column[c].at, h->column[c].bytes, c);
	memcpy(h->magic, MAGIC, sizeof(h->magic));
	h->version = INDEX_VERSION;
	h->byte_order = BYTE_ORDER_MARK;
	h->file_bytes = x->len;
	h->sum = sum_of(h);
}

static void open_and_use(const char *path)
{
	struct graph g;
	struct err err;

	if (index_open_unsettled(&g, path, &err)) {
		FUZZ_ASSERT(*err.text && !strchr(err.text, '\n'));
		return;
	}
	fuzz_touch_outline(&g);
	if (!graph_settle(&g)) {
		graph_release(&g);
		return;
	}
	fuzz_touch(&g);
	FUZZ_ASSERT(!index_verify(&g, &err) == !g.index->damaged);
	graph_find(&g, slice_from("no such task"));
	graph_attr_find(&g, 0, slice_from("no such attribute"));
	graph_release(&g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct strbuf *good = good_index();
	struct strbuf x = STRBUF_INIT;
	char path[32];
	int fd;

	strbuf_add(&x, good->buf, good->len);
	patch(&x, data, size);
	mend_sums(&x);
	fd = fuzz_file(x.buf, x.len, path);
	open_and_use(path);
	close(fd);
	strbuf_release(&x);
	return 0;
}
