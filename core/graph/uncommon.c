/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/uncommon.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/strbuf.h"

#define LIST_NAME  "UNCOMMON_TRY_TASK_LABELS"
#define FILE_LIMIT ((size_t)8 << 20)

/* The list as it was in July 2025; only for graphs without a checkout. */
static const char *const july_2025[] = {
	"build-.*-gcp",
	"mingwclang",
	"valgrind",
	"android-geckoview-docs",
	"android-hw",
	"windows11-64-24h2-hw-ref",
	"windows10-aarch64-qr",
	"linux-",
	"linux1804-32",
	"web-platform-tests.*backlog",
	"-ccov",
	"-profiling-",
	"-32-.*-webgpu",
	"-asan-.*-webgpu",
	"-tsan-.*-webgpu",
	("-shippable(?!.*(awsy|browsertime|marionette-headless|mochitest-devtools-chrome-fis"
	 "|raptor|talos|web-platform-tests-wdspec-headless|mochitest-plain-headless))"),
	"nightly-simulation",
	"notarization",
};

/* 1: read; 0: the checkout has no such file; -1: we do not understand it. */
static int read_checkout(struct patterns *p, const char *root, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret = 0;

	strbuf_addf(&path, "%s/%s", root, UNCOMMON_FILE);
	if (!file_exists(path.buf))
		goto out;
	ret = file_read(path.buf, FILE_LIMIT, &text, err);
	if (!ret)
		ret = python_list(strbuf_slice(&text), LIST_NAME, p, err);
	ret = ret ? -1 : 1;
out:
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}

struct patterns *uncommon_labels(const char *root, struct strbuf *notes)
{
	struct patterns *p = patterns_new(false);
	struct err err;
	int found = root ? read_checkout(p, root, &err) : 0;

	if (found > 0)
		return p;
	if (found < 0)
		strbuf_addf(notes, "%s: %s; the list of July 2025 is used\n", UNCOMMON_FILE,
			    err.text);
	patterns_clear(p);
	for (size_t i = 0; i < ARRAY_LEN(july_2025); i++)
		if (patterns_add(p, slice_from(july_2025[i]), 0, &err))
			abort(); /* our own list */
	return p;
}

uint64_t uncommon_digest(const char *root, uint64_t seed)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct err ignored; /* uncommon_labels() says it */

	if (root)
		strbuf_addf(&path, "%s/%s", root, UNCOMMON_FILE);
	if (root && file_exists(path.buf))
		(void)!file_read(path.buf, FILE_LIMIT, &text, &ignored);
	seed = hash64(text.buf, text.len, seed);
	strbuf_release(&path);
	strbuf_release(&text);
	return seed;
}
