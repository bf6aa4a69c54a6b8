/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/mozconfig.h"
#include "core/base/file.h"

#define FILE_MAX ((size_t)1 << 20) /* bytes */
#define BLANKS	 " \t\r"

/* The next word of a line, without quotes around it; an empty one at the end, or at a comment. */
static struct slice next_word(const char **p)
{
	const char *start = *p + strspn(*p, BLANKS);
	size_t n = strcspn(start, BLANKS "\n");

	*p = start + n;
	if (*start == '#')
		n = 0;
	if (n > 1 && strchr("\"'", *start) && start[n - 1] == *start)
		return (struct slice){start + 1, n - 2};
	return (struct slice){start, n};
}

bool mozconfig_text_artifact(const char *text)
{
	bool artifact = false;
	struct slice word;

	for (; *text; text += *text == '\n') {
		bool options = slice_equal(next_word(&text), slice_from("ac_add_options"));
		while (options && (word = next_word(&text)).n)
			if (slice_equal(word, slice_from("--enable-artifact-builds")))
				artifact = true;
			else if (slice_equal(word, slice_from("--disable-artifact-builds")))
				artifact = false;
		text += strcspn(text, "\n");
	}
	return artifact;
}

/* Appends the path of the mozconfig; nothing when there is none. */
static void find_file(const char *root, struct strbuf *path)
{
	static const char *const names[] = {".mozconfig", "mozconfig"};
	const char *given = getenv("MOZCONFIG");

	if (given && *given) {
		strbuf_addf(path, "%s/%s", root, given);
		if (*given == '/' || !file_exists(path->buf)) {
			strbuf_reset(path);
			strbuf_addstr(path, given);
		}
		if (!file_exists(path->buf))
			strbuf_reset(path);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		strbuf_reset(path);
		strbuf_addf(path, "%s/%s", root, names[i]);
		if (file_exists(path->buf))
			return;
	}
	strbuf_reset(path);
}

int mozconfig_artifact(const char *root, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret = 0;

	find_file(root, &path);
	if (path.len)
		ret = file_read(path.buf, FILE_MAX, &text, err);
	if (!ret)
		ret = mozconfig_text_artifact(text.buf);
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}
