/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/syntax.h"
#include "core/select/trysyntax.h"

/* Labels that are saved are looked for in what is shown. */
static int show_all(struct session *s, const struct bitset *tasks, struct strbuf *said,
		    struct err *err)
{
	uint32_t hidden = bitset_count(tasks) - bitset_count_and(tasks, &s->graph.offered);

	if (!hidden || options_flag(&s->opt, OPT_FULL))
		return 0;
	add_count(said, hidden, "task");
	strbuf_addf(said, " %s not offered by default: as with --full\n",
		    hidden == 1 ? "is" : "are");
	session_set_full(s, true);
	return options_set(&s->opt, OPT_FULL, "", ORIGIN_LINE, err);
}

int syntax_select(struct session *s, struct strbuf *said, struct err *err)
{
	struct bitset tasks;
	int ret;

	bitset_init(&tasks, s->graph.task_nr);
	ret = trysyntax_tasks(s->syntax, &s->graph, s->checkout.root,
			      options_flag(&s->opt, OPT_ARTIFACT), &tasks, said, err);
	if (!ret)
		ret = show_all(s, &tasks, said, err);
	if (!ret) {
		bitset_andnot(&tasks, &s->marks.set);
		marks_toggle(&s->marks, &tasks);
	}
	bitset_release(&tasks);
	return ret;
}

const char *syntax_title(const struct session *s)
{
	return s->syntax ? s->syntax->title : NULL;
}

void syntax_free(struct trysyntax *syntax)
{
	if (syntax)
		trysyntax_release(syntax);
	free(syntax);
}
