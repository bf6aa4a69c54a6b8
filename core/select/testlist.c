/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/testlist.h"
#include "core/base/alloc.h"
#include "core/select/manifest.h"

void testlist_init(struct testlist *l)
{
	*l = (struct testlist){0};
	arena_init(&l->arena);
	intern_init(&l->loaded);
}

void testlist_release(struct testlist *l)
{
	free(l->test);
	arena_release(&l->arena);
	intern_release(&l->loaded);
}

static const char *keep(struct testlist *l, const char *text)
{
	return text && *text ? arena_strndup(&l->arena, text, strlen(text)) : "";
}

void testlist_add(struct testlist *l, const struct test *test)
{
	ALLOC_GROW(l->test, l->nr + 1, l->cap);
	l->test[l->nr++] = (struct test){
		.path = keep(l, test->path),
		.flavor = test->flavor,
		.subsuite = keep(l, test->subsuite),
		.manifest = keep(l, test->manifest),
		.ancestor = keep(l, test->ancestor),
		.tags = keep(l, test->tags),
	};
}

static void merge(struct test *to, const struct test *a, size_t a_nr, const struct test *b,
		  size_t b_nr)
{
	while (a_nr || b_nr) {
		bool first = a_nr && (!b_nr || strcmp(a->path, b->path) <= 0);
		*to++ = first ? *a++ : *b++;
		a_nr -= first;
		b_nr -= !first;
	}
}

static void sort(struct test *test, size_t nr, struct test *room)
{
	size_t half = nr / 2;

	if (nr < 2)
		return;
	sort(test, half, room);
	sort(test + half, nr - half, room);
	merge(room, test, half, test + half, nr - half);
	memcpy(test, room, nr * sizeof(*test));
}

void testlist_sort(struct testlist *l)
{
	struct test *room = xcalloc(MAX(l->nr, 1), sizeof(*room));

	sort(l->test, l->nr, room);
	free(room);
}

bool test_has_tag(const struct test *test, const char *tag)
{
	size_t n = strlen(tag);
	const char *p = test->tags;

	while (*p) {
		size_t word = strcspn(p, " \t\n");
		if (word == n && !memcmp(p, tag, n))
			return true;
		p += word;
		p += strspn(p, " \t\n");
	}
	return false;
}

/* What a section sets, of what we need. */
struct fields {
	struct strbuf subsuite, tags, path;
};

#define FIELDS_INIT                                   \
	{                                             \
		STRBUF_INIT, STRBUF_INIT, STRBUF_INIT \
	}

static void fields_release(struct fields *f)
{
	strbuf_release(&f->subsuite);
	strbuf_release(&f->tags);
	strbuf_release(&f->path);
}

/* As the section inherits them: tags are added to, others replaced (manifestparser's
 * combine_fields). */
static void fields_set(struct fields *f, const struct fields *from)
{
	strbuf_reset(&f->subsuite);
	strbuf_reset(&f->tags);
	strbuf_reset(&f->path);
	strbuf_addstr(&f->subsuite, from->subsuite.buf);
	strbuf_addstr(&f->tags, from->tags.buf);
}

/* A manifest that is being read. */
struct loading {
	struct testlist *list;
	const struct srctree *tree;
	const char *path, *flavor;
	const struct loading *parent; /* which includes it, or NULL */
	struct fields defaults, now;
	struct slice text;
	struct strbuf section; /* whose values come; "" before the first */
	const char *at;	       /* where it begins */
	struct intern seen;    /* sections */
};

static int load(struct testlist *l, const struct srctree *t, const char *path, const char *flavor,
		const struct loading *parent, struct err *err);

static char *here(const struct loading *m)
{
	struct slice dir = srctree_dir(m->path);

	return xstrndup(dir.p, dir.n);
}

/* The file that the section is about, for the manifest's folder. */
static int join(const struct loading *m, const char *name, struct strbuf *out, struct err *err)
{
	char *dir = here(m);
	int ret = srctree_join(dir, name, out);

	free(dir);
	return ret ? err_set(err, "'%s' is not in the checkout", name) : 0;
}

static bool is_open(const struct loading *m, const char *path)
{
	while (m && strcmp(m->path, path) != 0)
		m = m->parent;
	return m;
}

static int include(const struct loading *m, const char *name, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int ret = join(m, name, &path, err);

	if (!ret && is_open(m, path.buf))
		ret = err_set(err, "'%s' is included in itself", path.buf);
	if (!ret)
		ret = load(m->list, m->tree, path.buf, m->flavor, m, err);
	strbuf_release(&path);
	return ret;
}

static int add_test(const struct loading *m, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	const char *name = m->now.path.len ? m->now.path.buf : m->section.buf;
	int ret = join(m, name, &path, err);

	if (!ret)
		testlist_add(m->list, &(struct test){
					      .path = path.buf,
					      .flavor = m->flavor,
					      .subsuite = m->now.subsuite.buf,
					      .manifest = m->path,
					      .ancestor = m->parent ? m->parent->path : "",
					      .tags = m->now.tags.buf,
				      });
	strbuf_release(&path);
	return ret;
}

static bool is_default(const char *section)
{
	return !strcasecmp(section, "DEFAULT");
}

/* All values of the section are there. */
static int end_section(struct loading *m, struct err *err)
{
	const char *name = m->section.buf;
	int ret = 0;

	if (!strncmp(name, "include:", 8))
		ret = include(m, name + 8, err);
	else if (*name && !is_default(name))
		ret = add_test(m, err);
	strbuf_reset(&m->section);
	return ret ? err_place(err, m->text, m->at) : 0;
}

static int section(void *ctx, struct slice name, const char *at, struct err *err)
{
	struct loading *m = ctx;
	size_t nr = m->seen.nr;

	if (end_section(m, err))
		return -1;
	m->at = at;
	intern_put(&m->seen, name.p, name.n);
	if (m->seen.nr == nr) {
		err_set(err, name.n ? "a second section '%.*s'" : "a section without a name%.*s",
			SLICE_ARG(name));
		return err_place(err, m->text, at);
	}
	strbuf_add(&m->section, name.p, name.n);
	fields_set(&m->now, &m->defaults);
	return 0;
}

static void put(struct strbuf *field, struct slice value)
{
	strbuf_reset(field);
	strbuf_add(field, value.p, value.n);
}

static int value(void *ctx, struct slice key, struct slice v, struct err *err UNUSED)
{
	struct loading *m = ctx;
	struct fields *f = is_default(m->section.buf) ? &m->defaults : &m->now;

	if (slice_equal(key, slice_from("subsuite"))) {
		put(&f->subsuite, v);
	} else if (slice_equal(key, slice_from("tags"))) {
		if (f->tags.len)
			strbuf_addch(&f->tags, ' ');
		strbuf_add(&f->tags, v.p, v.n);
	} else if (slice_equal(key, slice_from("path")) && f == &m->now) {
		put(&f->path, v);
	}
	return 0;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && !strcmp(text + n - m, end);
}

static int read_manifest(struct loading *m, struct err *err)
{
	struct manifest_calls calls = {section, value, m};
	struct strbuf text = STRBUF_INIT;
	int ret = srctree_read(m->tree, m->path, 0, &text, err);

	m->text = strbuf_slice(&text);
	if (!ret) {
		ret = ends_with(m->path, ".ini")
			      ? manifest_read_ini(strbuf_slice(&text), &calls, err)
			      : manifest_read_toml(strbuf_slice(&text), &calls, err);
		if (!ret)
			ret = end_section(m, err);
		if (ret)
			err_prefix(err, "%s:", m->path);
	}
	strbuf_release(&text);
	return ret;
}

/* Once for each flavor and manifest that includes it. */
static bool is_new(struct testlist *l, const char *path, const char *flavor, const char *parent)
{
	struct strbuf key = STRBUF_INIT;
	size_t nr = l->loaded.nr;

	strbuf_addf(&key, "%s %s\n%s", flavor, path, parent);
	intern_put(&l->loaded, key.buf, key.len);
	strbuf_release(&key);
	return l->loaded.nr > nr;
}

static int load(struct testlist *l, const struct srctree *t, const char *path, const char *flavor,
		const struct loading *parent, struct err *err)
{
	struct loading m = {.list = l,
			    .tree = t,
			    .path = path,
			    .flavor = flavor,
			    .parent = parent,
			    .defaults = FIELDS_INIT,
			    .now = FIELDS_INIT,
			    .section = STRBUF_INIT};
	int ret;

	if (!is_new(l, path, flavor, parent ? parent->path : ""))
		return 0;
	intern_init(&m.seen);
	if (parent)
		fields_set(&m.defaults, &parent->now);
	ret = read_manifest(&m, err);
	fields_release(&m.defaults);
	fields_release(&m.now);
	strbuf_release(&m.section);
	intern_release(&m.seen);
	return ret;
}

int testlist_load(struct testlist *l, const struct srctree *t, const char *path, const char *flavor,
		  struct err *err)
{
	return load(l, t, path, flavor, NULL, err);
}
