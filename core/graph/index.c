/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/index.h"
#include "core/base/alloc.h"
#include "core/base/hash.h"
#include "core/base/map.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define MAGIC		"mtryidx"
#define BYTE_ORDER_MARK 0x01020304u
#define ALIGNMENT	64u

/* How many elements a column has. */
enum count {
	PER_TASK,
	STARTS,	      /* one for each task, and the end */
	OTHER_STARTS, /* one for each string or list, and the end */
	ITEMS,	      /* as many as the last element of the column before says */
	BITS,	      /* one bit for each task, in words of 64 */
	SLOTS,	      /* of a hash table: a power of two, more than there are strings */
	RESTARTS,
	TEXT, /* bytes that end with a zero byte */
	OUTLINE_BYTES,
};

/* What its elements must be smaller than. */
enum bound { ANY, TASKS, STRINGS, SLOT_IDS, CLASSES, ATTRS };

/* id, group, member of struct graph (a pointer), count, bound */
#define FACET_COLUMN(id, name, abbr, text) C(FACET_##id, MAIN, facet[FACET_##id], PER_TASK, STRINGS)
#define COLUMN_LIST                                                          \
	C(MAIN, FIRST, main.word, BITS, ANY)                                 \
	C(OFFERED, FIRST, offered.word, BITS, ANY)                           \
	C(NOTES, FIRST, notes, TEXT, ANY)                                    \
	C(FROM, FIRST, from, TEXT, ANY)                                      \
	C(OUTLINE, FIRST, outline, OUTLINE_BYTES, ANY)                       \
	C(LABEL_START, NAMES, label_start, STARTS, ANY)                      \
	C(LABEL_BYTES, NAMES, label_bytes, ITEMS, ANY)                       \
	C(STR_OFFSET, MAIN, str.offset, OTHER_STARTS, ANY)                   \
	C(STR_BYTES, MAIN, str.bytes, ITEMS, ANY)                            \
	C(STR_SLOT, MAIN, str.slot, SLOTS, SLOT_IDS)                         \
	FACET_LIST(FACET_COLUMN)                                             \
	C(CLASS, MAIN, class, PER_TASK, CLASSES)                             \
	C(CHUNK, MAIN, chunk, PER_TASK, ANY)                                 \
	C(CHUNK_TOTAL, MAIN, chunk_total, PER_TASK, ANY)                     \
	C(LABEL_SHARED, LABELS, label_shared, PER_TASK, ANY)                 \
	C(LABEL_CHARS, LABELS, label_chars, PER_TASK, ANY)                   \
	C(LABEL_NEW_CHARS, LABELS, label_new_chars, PER_TASK, ANY)           \
	C(DESCRIPTION, TEXT, description, PER_TASK, STRINGS)                 \
	C(TEXT_START, TEXT, text_start, PER_TASK, ANY)                       \
	C(TEXT_BYTES, TEXT, text_bytes, PER_TASK, ANY)                       \
	C(RESTART, TEXT, restart, RESTARTS, ANY)                             \
	C(NEEDS_START, EDGES, edges[EDGES_NEEDS].start, STARTS, ANY)         \
	C(NEEDS, EDGES, edges[EDGES_NEEDS].item, ITEMS, TASKS)               \
	C(NEEDED_BY_START, EDGES, edges[EDGES_NEEDED_BY].start, STARTS, ANY) \
	C(NEEDED_BY, EDGES, edges[EDGES_NEEDED_BY].item, ITEMS, TASKS)       \
	C(SOFT_START, EDGES, edges[EDGES_SOFT].start, STARTS, ANY)           \
	C(SOFT, EDGES, edges[EDGES_SOFT].item, ITEMS, TASKS)                 \
	C(IF_START, EDGES, edges[EDGES_IF].start, STARTS, ANY)               \
	C(IF, EDGES, edges[EDGES_IF].item, ITEMS, TASKS)                     \
	C(LIST_START, ATTR, list.start, OTHER_STARTS, ANY)                   \
	C(LIST, ATTR, list.item, ITEMS, STRINGS)                             \
	C(ATTR_START, ATTR, attr_start, STARTS, ANY)                         \
	C(ATTR, ATTR, attr, ITEMS, ATTRS)

enum column {
#define C(id, group, member, count, bound) COLUMN_##id,
	COLUMN_LIST
#undef C
		COLUMN_NR
};

static const struct {
	size_t member, size; /* where the pointer is, and the size of an element */
	enum column_group group;
	enum count count;
	enum bound bound;
} columns[COLUMN_NR] = {
#define C(id, group, member, count, bound)                                                    \
	{offsetof(struct graph, member), sizeof(*((struct graph *)0)->member), GROUP_##group, \
	 count, bound},
	COLUMN_LIST
#undef C
};

struct index_header {
	char magic[8];
	uint32_t version, byte_order;
	uint64_t file_bytes, source_bytes;
	int64_t made; /* seconds since 1970 */
	uint32_t task_nr, str_nr, list_nr, restart_nr, missing_edges;
	uint8_t firefox, has_edges, unused[2];
	struct {
		uint64_t at, bytes, sum;
	} column[COLUMN_NR];
	uint64_t sum; /* of all bytes before */
};

struct index {
	struct map map;
	char *path;
	const struct index_header *h; /* in the map; checked */
	unsigned checked, damaged;    /* bits of groups */
};

static const void *get(const struct graph *g, enum column c)
{
	const void *p;

	memcpy(&p, (const char *)g + columns[c].member, sizeof(p));
	return p;
}

static void set(struct graph *g, enum column c, const void *p)
{
	memcpy((char *)g + columns[c].member, &p, sizeof(p));
}

/* ---- writing ---- */

static size_t count_of(const struct graph *g, enum column c)
{
	switch (columns[c].count) {
	case PER_TASK:
		return g->task_nr;
	case STARTS:
		return (size_t)g->task_nr + 1;
	case OTHER_STARTS:
		return (c == COLUMN_STR_OFFSET ? g->str.nr : g->list_nr) + 1;
	case ITEMS:
		return ((const uint32_t *)get(g, c - 1))[count_of(g, c - 1) - 1];
	case BITS:
		return ((size_t)g->task_nr + 63) / 64;
	case SLOTS:
		return g->str.slot_nr;
	case RESTARTS:
		return g->restart_nr;
	case OUTLINE_BYTES:
		return g->outline_bytes;
	case TEXT:
		break;
	}
	return strlen(get(g, c)) + 1;
}

static uint64_t align(uint64_t at)
{
	return (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

uint64_t index_bytes(const struct graph *g)
{
	uint64_t bytes = align(sizeof(struct index_header));

	for (unsigned c = 0; c < COLUMN_NR; c++)
		bytes += align(count_of(g, c) * columns[c].size);
	return bytes;
}

static uint64_t sum_of(const struct index_header *h)
{
	return hash64(h, offsetof(struct index_header, sum), 0);
}

static void fill_header(const struct graph *g, struct index_header *h)
{
	uint64_t at = align(sizeof(*h));

	*h = (struct index_header){
		.magic = MAGIC,
		.version = INDEX_VERSION,
		.byte_order = BYTE_ORDER_MARK,
		.source_bytes = g->source_bytes,
		.made = g->made,
		.task_nr = g->task_nr,
		.str_nr = (uint32_t)g->str.nr,
		.list_nr = g->list_nr,
		.restart_nr = g->restart_nr,
		.missing_edges = g->missing_edges,
		.firefox = g->firefox,
		.has_edges = g->has_edges,
	};
	for (unsigned c = 0; c < COLUMN_NR; c++) {
		uint64_t bytes = count_of(g, c) * columns[c].size;
		h->column[c].at = at;
		h->column[c].bytes = bytes;
		h->column[c].sum = hash64(get(g, c), bytes, c);
		at = align(at + bytes);
	}
	h->file_bytes = at;
	h->sum = sum_of(h);
}

static int write_column(struct file_writer *w, const void *p, uint64_t n)
{
	static const char zero[ALIGNMENT];

	return file_writer_add(w, p, n) || file_writer_add(w, zero, align(n) - n) ? -1 : 0;
}

int index_write(const struct graph *g, const char *path, struct err *err)
{
	struct index_header h;
	struct file_writer w;
	int ret;

	if (file_writer_open(&w, path, err))
		return -1;
	fill_header(g, &h);
	ret = write_column(&w, &h, sizeof(h));
	for (unsigned c = 0; !ret && c < COLUMN_NR; c++)
		ret = write_column(&w, get(g, c), h.column[c].bytes);
	return file_writer_close(&w, ret, err);
}

/* ---- opening ---- */

static int damaged(const struct index *x, struct err *err)
{
	return err_set(err, "the index '%s' is damaged", x->path);
}

static bool is_other_version(const struct index *x)
{
	return x->map.n >= sizeof(*x->h) && !memcmp(x->h->magic, MAGIC, sizeof(x->h->magic)) &&
	       (x->h->version != INDEX_VERSION || x->h->byte_order != BYTE_ORDER_MARK);
}

static int check_header(const struct index *x, struct err *err)
{
	const struct index_header *h = x->h;
	uint64_t end = align(sizeof(*h));

	if (x->map.n < sizeof(*h) || memcmp(h->magic, MAGIC, sizeof(h->magic)) != 0)
		return damaged(x, err);
	if (is_other_version(x))
		return err_set(err, "the index '%s' is of another version", x->path);
	if (h->sum != sum_of(h) || h->file_bytes != x->map.n)
		return damaged(x, err);
	for (unsigned c = 0; c < COLUMN_NR; c++) {
		if (h->column[c].at != end || h->column[c].bytes > h->file_bytes - end ||
		    h->column[c].bytes % columns[c].size)
			return damaged(x, err);
		end = align(end + h->column[c].bytes);
	}
	return end == h->file_bytes ? 0 : damaged(x, err);
}

static bool count_fits(const struct graph *g, enum column c, size_t nr)
{
	const char *text = get(g, c);

	switch (columns[c].count) {
	case SLOTS:
		return nr && !(nr & (nr - 1)) && nr > g->str.nr;
	case TEXT:
		return nr && !text[nr - 1];
	case PER_TASK:
	case STARTS:
	case OTHER_STARTS:
	case ITEMS:
	case BITS:
	case RESTARTS:
	case OUTLINE_BYTES:
		break;
	}
	return nr == count_of(g, c);
}

static bool starts_rise(const uint32_t *start, size_t nr)
{
	bool rise = start[0] == 0;

#pragma GCC unroll 4
	for (size_t i = 1; i < nr; i++)
		rise &= start[i - 1] <= start[i];
	return rise;
}

static bool all_below(const uint32_t *p, size_t nr, size_t limit)
{
	bool below = true;

#pragma GCC unroll 4
	for (size_t i = 0; i < nr; i++)
		below &= p[i] < limit;
	return below;
}

/* Looking up a string that is not there ends at a free slot. */
static bool has_free_slot(const uint32_t *slot, size_t nr)
{
	size_t i = 0;

	while (i < nr && slot[i])
		i++;
	return i < nr;
}

static bool classes_exist(const uint8_t *p, size_t nr)
{
	bool exist = true;

	for (size_t i = 0; i < nr; i++)
		exist &= p[i] < CLASS_NR;
	return exist;
}

static bool attrs_exist(const struct graph *g, const struct attr *p, size_t nr)
{
	bool exist = true;

	for (size_t i = 0; i < nr; i++) {
		uint32_t value = p[i].value & ~ATTR_IS_LIST;
		exist &= p[i].name < g->str.nr &&
			 value < (p[i].value & ATTR_IS_LIST ? g->list_nr : g->str.nr);
	}
	return exist;
}

/* No bit is set behind those of the tasks. */
static bool bits_exist(const uint64_t *word, uint32_t nr)
{
	return nr % 64 == 0 || word[nr / 64] >> nr % 64 == 0;
}

static bool bound_holds(const struct graph *g, enum column c, size_t nr)
{
	const void *p = get(g, c);

	switch (columns[c].bound) {
	case TASKS:
		return all_below(p, nr, g->task_nr);
	case STRINGS:
		return all_below(p, nr, g->str.nr);
	case SLOT_IDS:
		return all_below(p, nr, g->str.nr + 1) && has_free_slot(p, nr);
	case CLASSES:
		return classes_exist(p, nr);
	case ATTRS:
		return attrs_exist(g, p, nr);
	case ANY:
		break;
	}
	if (columns[c].count == STARTS || columns[c].count == OTHER_STARTS)
		return starts_rise(p, nr);
	if (columns[c].count == BITS)
		return bits_exist(p, g->task_nr);
	return true;
}

static bool column_is_sound(const struct graph *g, enum column c)
{
	const struct index_header *h = g->index->h;
	size_t bytes = h->column[c].bytes, nr = bytes / columns[c].size;

	return hash64(get(g, c), bytes, c) == h->column[c].sum && count_fits(g, c, nr) &&
	       bound_holds(g, c, nr);
}

bool index_use(const struct graph *g, enum column_group group)
{
	struct index *x = g->index;
	bool sound = true;

	if (!x || x->checked & 1u << group)
		return !x || !(x->damaged & 1u << group);
	for (unsigned c = 0; sound && c < COLUMN_NR; c++)
		sound = columns[c].group != group || column_is_sound(g, c);
	x->checked |= 1u << group;
	x->damaged |= (unsigned)!sound << group;
	return sound;
}

int index_verify(const struct graph *g, struct err *err)
{
	for (unsigned group = 0; g->index && group < GROUP_NR; group++)
		if (!index_use(g, group))
			return damaged(g->index, err);
	return graph_check(g, err);
}

int graph_check(const struct graph *g, struct err *err)
{
	const struct index *x = g->index;

	if (!x || (!x->damaged && !map_shrank(&x->map)))
		return 0;
	unlink(x->path);
	return damaged(x, err);
}

/* Points the columns of `g` into the map. */
static void attach(struct graph *g, const struct index_header *h, const char *base)
{
	g->task_nr = h->task_nr;
	g->str.nr = h->str_nr;
	g->list_nr = h->list_nr;
	g->restart_nr = h->restart_nr;
	g->missing_edges = h->missing_edges;
	g->source_bytes = h->source_bytes;
	g->made = h->made;
	g->firefox = h->firefox;
	g->has_edges = h->has_edges;
	for (unsigned c = 0; c < COLUMN_NR; c++)
		set(g, c, base + h->column[c].at);
	g->str.slot_nr = h->column[COLUMN_STR_SLOT].bytes / sizeof(*g->str.slot);
	g->str.bytes_nr = h->column[COLUMN_STR_BYTES].bytes;
	g->outline_bytes = h->column[COLUMN_OUTLINE].bytes;
}

/* What others may change or free is copied, and what is looked through without a second check. */
static void own(struct graph *g)
{
	struct bitset in_map = {g->offered.word, g->task_nr};
	char *outline = xmalloc(g->outline_bytes + 1);

	memcpy(outline, g->outline, g->outline_bytes);
	g->notes = xstrdup(g->notes);
	g->from = xstrdup(g->from);
	g->outline = outline;
	g->main.nr = g->task_nr;
	bitset_init(&g->offered, g->task_nr);
	if (g->task_nr)
		bitset_copy(&g->offered, &in_map);
}

static int open_map(struct index *x, struct err *err)
{
	int fd = open(x->path, O_RDONLY | O_CLOEXEC), ret;
	struct err why;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return 1;
	if (fd < 0)
		return err_set(err, "cannot open the index '%s': %s", x->path, strerror(errno));
	ret = map_open(&x->map, fd, &why);
	if (ret)
		err_set(err, "cannot map the index '%s': %s", x->path, why.text);
	x->h = (const struct index_header *)(const void *)x->map.p;
	close(fd);
	return ret;
}

/* Makes `g` a view of the file; only the header is checked. `g` is to be closed in any case. */
static int open_header(struct graph *g, const char *path, struct err *err)
{
	struct index *x = xcalloc(1, sizeof(*x));
	int ret;

	x->path = realpath(path, NULL); /* what is removed when it is damaged, not a link to it */
	if (!x->path)
		x->path = xstrdup(path);
	*g = (struct graph){.index = x};
	ret = open_map(x, err);
	if (!ret)
		ret = check_header(x, err);
	if (!ret)
		attach(g, x->h, x->map.p);
	return ret;
}

/* Opens what the groups up to `last` hold. */
static int open_groups(struct graph *g, const char *path, enum column_group last, struct err *err)
{
	int ret = open_header(g, path, err);

	for (unsigned group = 0; !ret && group <= last; group++)
		if (!index_use(g, group))
			ret = damaged(g->index, err);
	if (ret) {
		index_close(g);
		*g = (struct graph){0};
	} else {
		own(g);
	}
	return ret;
}

int index_open(struct graph *g, const char *path, struct err *err)
{
	return open_groups(g, path, GROUP_MAIN, err);
}

int index_open_unsettled(struct graph *g, const char *path, struct err *err)
{
	int ret = open_groups(g, path, GROUP_FIRST, err);

	g->unsettled = !ret;
	return ret;
}

int index_info(const char *path, struct index_info *info, struct err *err)
{
	struct graph g;
	int ret = open_header(&g, path, err);
	const struct index *x = g.index;

	*info = (struct index_info){0};
	if (!ret && !column_is_sound(&g, COLUMN_FROM))
		ret = damaged(x, err);
	if (!ret)
		*info = (struct index_info){xstrdup(g.from), x->h->made, x->h->file_bytes,
					    x->h->task_nr, false};
	info->other = ret < 0 && is_other_version(x);
	index_close(&g);
	return ret;
}

void index_close(struct graph *g)
{
	struct index *x = g->index;

	map_close(&x->map);
	free(x->path);
	free(x);
	g->index = NULL;
}
