/* SPDX-License-Identifier: MPL-2.0 */
/* Lists of reftests: layout/tools/reftest/README.txt in Firefox, read as reftest/__init__.py does. */
#include "core/base/base.h"
#include "core/select/testlist.h"
#include "core/base/alloc.h"

/* Words before a test that may have a condition or a value behind them. */
static const char *const annotation[] = {
	"fails", "needs-focus", "random",  "silentfail", "skip",      "slow",
	"fuzzy", "require-or",	"asserts", "pref",	 "test-pref", "ref-pref",
};

struct reftests {
	struct testlist *list;
	const struct srctree *tree;
	const char *path, *flavor;
	char *dir;
	struct strbuf prefix; /* url-prefix */
	struct intern *seen;  /* files that are tests already, in this list and those around it */
	unsigned depth;
};

#define DEPTH_MAX 20
#define WORDS_MAX 64

static bool is_annotation(struct slice word)
{
	for (size_t i = 0; i < ARRAY_LEN(annotation); i++)
		if (slice_begins(word, annotation[i]))
			return true;
	return slice_begins(word, "HTTP");
}

/* "data:", "chrome:" */
static bool has_protocol(struct slice name)
{
	size_t n = 0;

	while (n < name.n &&
	       ((name.p[n] >= 'a' && name.p[n] <= 'z') || (name.p[n] >= 'A' && name.p[n] <= 'Z') ||
		(name.p[n] >= '0' && name.p[n] <= '9') || name.p[n] == '_'))
		n++;
	return n && n < name.n && name.p[n] == ':';
}

static int join(const struct reftests *r, const char *prefix, struct slice name, struct strbuf *out,
		struct err *err)
{
	struct strbuf file = STRBUF_INIT;
	int ret;

	strbuf_addf(&file, "%s%.*s", prefix, SLICE_ARG(name));
	ret = srctree_join(r->dir, file.buf, out);
	if (ret)
		err_set(err, "'%s' is not in the checkout", file.buf);
	strbuf_release(&file);
	return ret;
}

static int add_test(struct reftests *r, struct slice name, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	size_t nr = r->seen->nr;
	int ret = has_protocol(name) ? 1 : join(r, r->prefix.buf, name, &path, err);

	if (!ret)
		intern_put(r->seen, path.buf, path.len);
	if (!ret && r->seen->nr > nr)
		testlist_add(
			r->list,
			&(struct test){.path = path.buf, .flavor = r->flavor, .manifest = r->path});
	strbuf_release(&path);
	return MIN(ret, 0);
}

static int load(struct testlist *l, const struct srctree *t, const char *path, const char *flavor,
		struct intern *seen, unsigned depth, struct err *err);

static int include(struct reftests *r, struct slice name, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int ret = join(r, "", name, &path, err);

	if (!ret)
		ret = load(r->list, r->tree, path.buf, r->flavor, r->seen, r->depth + 1, err);
	strbuf_release(&path);
	return ret;
}

/* What a word does with those behind it. */
enum does { DOES_NOTHING, DOES_PREFIX, DOES_INCLUDE, DOES_ONE, DOES_TWO };

static enum does does(struct slice word)
{
	static const struct {
		const char *word;
		enum does does;
	} table[] = {
		{"url-prefix", DOES_PREFIX}, {"include", DOES_INCLUDE}, {"load", DOES_ONE},
		{"script", DOES_ONE},	     {"==", DOES_TWO},		{"!=", DOES_TWO},
		{"print", DOES_TWO},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (slice_equal(word, slice_from(table[i].word)))
			return table[i].does;
	return DOES_NOTHING;
}

static int read_words(struct reftests *r, const struct slice *word, size_t nr, struct err *err)
{
	enum does what = DOES_NOTHING;
	size_t at = 0, need;

	while (at < nr && (is_annotation(word[at]) || !(what = does(word[at]))))
		at++;
	if (at == nr)
		return 0;
	need = what == DOES_TWO ? 2 : 1;
	if (nr - at - 1 < need) {
		err_set(err, "a file is missing behind '%.*s'", SLICE_ARG(word[at]));
		return -1;
	}
	if (what == DOES_INCLUDE)
		return include(r, word[at + 1], err);
	if (what == DOES_PREFIX) {
		strbuf_reset(&r->prefix);
		strbuf_add(&r->prefix, word[at + 1].p, word[at + 1].n);
		return 0;
	}
	if (add_test(r, word[at + 1], err))
		return -1;
	return need == 2 ? add_test(r, word[at + 2], err) : 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

/* The words of a line, without what is behind a '#' at its start or behind a blank. */
static size_t split(struct slice line, struct slice word[WORDS_MAX])
{
	size_t nr = 0, at = 0;

	while (nr < WORDS_MAX) {
		size_t start;
		while (at < line.n && is_blank(line.p[at]))
			at++;
		start = at;
		while (at < line.n && !is_blank(line.p[at]))
			at++;
		if (at == start || line.p[start] == '#')
			break;
		word[nr++] = (struct slice){line.p + start, at - start};
	}
	return nr;
}

static int read_lines(struct reftests *r, struct slice text, struct err *err)
{
	for (size_t at = 0; at < text.n;) {
		const char *end = memchr(text.p + at, '\n', text.n - at);
		size_t n = end ? (size_t)(end - (text.p + at)) : text.n - at;
		struct slice word[WORDS_MAX];
		size_t nr = split((struct slice){text.p + at, n}, word);
		/* What "defaults" sets are annotations of the tests that follow. */
		bool defaults = nr && slice_equal(word[0], slice_from("defaults"));
		if (nr && !defaults && read_words(r, word, nr, err))
			return err_place(err, text, word[0].p);
		at += n + 1;
	}
	return 0;
}

static int load(struct testlist *l, const struct srctree *t, const char *path, const char *flavor,
		struct intern *seen, unsigned depth, struct err *err)
{
	struct slice dir = srctree_dir(path);
	struct strbuf text = STRBUF_INIT;
	struct reftests r = {.list = l,
			     .tree = t,
			     .path = path,
			     .flavor = flavor,
			     .prefix = STRBUF_INIT,
			     .seen = seen,
			     .depth = depth};
	int ret;

	if (depth > DEPTH_MAX)
		return err_set(err, "'%s' is included in itself", path);
	r.dir = xstrndup(dir.p, dir.n);
	ret = srctree_read(t, path, 0, &text, err);
	if (!ret && read_lines(&r, strbuf_slice(&text), err))
		ret = err_prefix(err, "%s:", path);
	free(r.dir);
	strbuf_release(&r.prefix);
	strbuf_release(&text);
	return ret;
}

int testlist_load_reftests(struct testlist *l, const struct srctree *t, const char *path,
			   const char *flavor, struct err *err)
{
	struct strbuf key = STRBUF_INIT;
	size_t nr = l->loaded.nr;
	struct intern seen;
	int ret = 0;

	strbuf_addf(&key, "%s %s\n", flavor, path);
	intern_put(&l->loaded, key.buf, key.len);
	strbuf_release(&key);
	if (l->loaded.nr == nr)
		return 0;
	intern_init(&seen);
	ret = load(l, t, path, flavor, &seen, 0, err);
	intern_release(&seen);
	return ret;
}
