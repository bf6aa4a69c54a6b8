/* SPDX-License-Identifier: MPL-2.0 */
/* The configuration file: NAME = VALUE lines, NAME a long option; '#' starts a comment line. */
#include "core/base/base.h"
#include "core/conf/options.h"
#include "core/base/file.h"
#include "core/base/utf8.h"

#define CONFIG_MAX ((size_t)1024 * 1024)

static int read_line(struct options *o, struct slice line, unsigned number, struct err *err)
{
	const char *eq = memchr(line.p, '=', line.n);
	struct slice name = slice_trim((struct slice){line.p, eq ? (size_t)(eq - line.p) : line.n});
	enum option_id id = option_find(name);
	struct strbuf value = STRBUF_INIT;
	struct slice rest = {0};
	int ret;

	if (memchr(line.p, '\0', line.n))
		return err_set(err, "a zero byte: this is not a text file");
	if (!utf8_valid(line.p, line.n))
		return err_set(err, "not valid UTF-8");
	if (id == OPT_NR || !(option_info(id)->use & USE_CONFIG))
		return option_unknown(name, USE_CONFIG, err);
	if (eq)
		rest = slice_trim((struct slice){eq + 1, line.n - (size_t)(eq + 1 - line.p)});
	strbuf_add(&value, rest.p, rest.n);
	ret = options_set(o, id, value.buf, ORIGIN_CONFIG, err);
	if (options_from(o, id, ORIGIN_CONFIG))
		o->value[id].line = number;
	strbuf_release(&value);
	return ret;
}

int options_read_config(struct options *o, const char *path, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	unsigned number = 0;
	int ret = -1;

	if (!file_exists(path))
		return 0;
	if (file_read(path, CONFIG_MAX, &text, err))
		goto out;
	for (struct slice rest = strbuf_slice(&text), line; rest.n;) {
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t n = end ? (size_t)(end - rest.p) : rest.n, used = n + !!end;
		line = slice_trim((struct slice){rest.p, n});
		rest = (struct slice){rest.p + used, rest.n - used};
		number++;
		if (!line.n || *line.p == '#')
			continue;
		if (read_line(o, line, number, err)) {
			err_prefix(err, "%s:%u: ", path, number);
			goto out;
		}
	}
	ret = 0;
out:
	strbuf_release(&text);
	return ret;
}
