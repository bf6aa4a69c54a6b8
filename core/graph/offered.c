/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/offered.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "core/graph/source.h"
#include "core/graph/verdict.h"

#include <jansson.h>

#define TARGETS_LIMIT ((size_t)64 << 20)
#define NAMED_AT_MOST 20

static void offer_by_rule(struct graph *g, const struct graph_options *opt, struct strbuf *notes)
{
	struct judge *judge = judge_new(g, opt, notes);

	for (uint32_t i = 0; i < g->task_nr; i++)
		bitset_put(&g->offered, i, reason_offers(judge_task(judge, i).reason));
	judge_free(judge);
}

static int read_all(const char *path, struct strbuf *out, struct err *err)
{
	struct source *src = source_open(path, err);
	ptrdiff_t n = -1;

	while (src) {
		strbuf_reserve(out, 64 * 1024);
		n = source_read(src, out->buf + out->len, 64 * 1024, err);
		if (n <= 0)
			break;
		strbuf_truncate(out, out->len + (size_t)n);
		if (out->len > TARGETS_LIMIT) {
			n = err_set(err, "'%s' is larger than %zu bytes", path, TARGETS_LIMIT);
			break;
		}
	}
	source_close(src);
	return n < 0 ? -1 : 0;
}

static void add_name(struct strbuf *names, struct slice label)
{
	if (names->len)
		strbuf_addstr(names, ", ");
	utf8_visible(names, label.p, label.n);
}

/* Offers the labels of the list; those the graph does not have are named in the notes. */
static int offer_list(struct graph *g, const char *path, json_t *list, struct strbuf *notes,
		      struct err *err)
{
	struct strbuf missing = STRBUF_INIT;
	size_t i, missing_nr = 0;
	json_t *item;

	if (!json_is_array(list))
		return err_set(err, "%s: not a list of labels (target-tasks.json is one)", path);
	json_array_foreach (list, i, item) {
		struct slice label = {json_string_value(item), json_string_length(item)};
		uint32_t task = label.p ? graph_find(g, label) : TASK_NONE;
		if (!label.p) {
			strbuf_release(&missing);
			return err_set(err, "%s: entry %zu is not a label", path, i + 1);
		}
		if (task != TASK_NONE)
			bitset_put(&g->offered, task, true);
		else if (missing_nr++ < NAMED_AT_MOST)
			add_name(&missing, label);
	}
	if (missing_nr) {
		utf8_visible(notes, path, strlen(path));
		strbuf_addf(notes, ": %zu label%s not in this graph: %s%s\n", missing_nr,
			    missing_nr == 1 ? " is" : "s are", missing.buf,
			    missing_nr > NAMED_AT_MOST ? ", …" : "");
	}
	strbuf_release(&missing);
	return 0;
}

static int offer_targets(struct graph *g, const char *path, struct strbuf *notes, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	json_error_t where;
	json_t *list = NULL;
	int ret = -1;

	if (read_all(path, &text, err))
		goto out;
	if (!text.len) {
		err_set(err, "%s: the file is empty", path);
		goto out;
	}
	list = json_loadb(text.buf, text.len, JSON_DECODE_ANY, &where);
	if (!list)
		err_set(err, "%s:%d:%d: %s", path, where.line, where.column, where.text);
	else
		ret = offer_list(g, path, list, notes, err);
out:
	json_decref(list);
	strbuf_release(&text);
	return ret;
}

int offered_find(struct graph *g, const struct graph_options *opt, struct strbuf *notes,
		 struct err *err)
{
	bitset_init(&g->offered, g->task_nr);
	if (opt->targets)
		return offer_targets(g, opt->targets, notes, err);
	offer_by_rule(g, opt, notes);
	return 0;
}
