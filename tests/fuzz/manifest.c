/* SPDX-License-Identifier: MPL-2.0 */
/* Any text as each of what lists tests: TOML, INI, moz.build. */
#include "core/base/base.h"
#include "core/select/manifest.h"
#include "core/select/mozbuild.h"
#include "tests/fuzz/fuzz.h"

struct seen {
	struct slice text;
	size_t sections;
};

static int section(void *ctx, struct slice name UNUSED, const char *at, struct err *err UNUSED)
{
	struct seen *s = ctx;

	FUZZ_ASSERT(at >= s->text.p && at < s->text.p + s->text.n);
	s->sections++;
	return 0;
}

static int value(void *ctx, struct slice key, struct slice v, struct err *err UNUSED)
{
	const struct seen *s = ctx;

	FUZZ_ASSERT(s->sections && key.n <= s->text.n && v.n <= s->text.n);
	return 0;
}

static int found(void *ctx, const struct mozbuild_variable *v, const char *manifest,
		 struct err *err UNUSED)
{
	const struct seen *s = ctx;

	FUZZ_ASSERT(*v->flavor && strlen(manifest) <= s->text.n);
	return 0;
}

/* "LINE:COLUMN: WHAT" */
static void check_place(int ret, const struct err *err)
{
	FUZZ_ASSERT(!ret || (*err->text >= '1' && *err->text <= '9' && strstr(err->text, ": ") &&
			     !strchr(err->text, '\n')));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct seen seen = {.text = {(const char *)data, size}};
	struct manifest_calls calls = {section, value, &seen};
	struct err err;

	check_place(manifest_read_toml(seen.text, &calls, &err), &err);
	seen.sections = 0;
	check_place(manifest_read_ini(seen.text, &calls, &err), &err);
	check_place(mozbuild_read(seen.text, found, &seen, &err), &err);
	return 0;
}
