/* SPDX-License-Identifier: MPL-2.0 */
/* Commands that answer a question about one task: why LABEL, show LABEL. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/explain.h"

static bool loading(void *ctx UNUSED, const struct graph_progress *p UNUSED)
{
	return interrupted();
}

/* Reads the graph and finds the task; the status to leave with otherwise. */
static int find(struct session *s, const char *label, uint32_t *task)
{
	struct err err;
	int ret = session_load(s, loading, NULL, &err);

	if (!ret) {
		fputs(s->graph.notes, stderr);
		ret = explain_find(s, label, task, &err);
	}
	if (!ret)
		return EXIT_DONE;
	complain(err.text);
	return interrupted() ? EXIT_CANCELLED : EXIT_REFUSED;
}

int why_main(struct session *s, char **arg)
{
	struct strbuf text = STRBUF_INIT;
	uint32_t task;
	int status = find(s, arg[0], &task);
	struct judge *judge;
	struct err err;

	if (status)
		return status;
	judge = explain_judge(s);
	explain_task(s, judge, task, &text);
	if (graph_check(&s->graph, &err)) {
		complain(err.text);
		status = EXIT_REFUSED;
	} else {
		status = bitset_test(&s->graph.offered, task) ? EXIT_DONE : EXIT_NOTHING;
		status = print_out(&text, status);
	}
	judge_free(judge);
	strbuf_release(&text);
	return status;
}

int show_main(struct session *s, char **arg)
{
	struct strbuf text = STRBUF_INIT;
	uint32_t task;
	int status = find(s, arg[0], &task);
	struct err err;

	if (!status && explain_definition(&s->graph, task, &text, &err)) {
		complain(err.text);
		status = EXIT_REFUSED;
	}
	if (!status)
		status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	return status;
}
