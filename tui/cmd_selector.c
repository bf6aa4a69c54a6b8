/* SPDX-License-Identifier: MPL-2.0 */
/*
 * `mtry-tui auto` and `mtry-tui empty`: pushes whose tasks are chosen elsewhere, so that no graph is
 * needed. `mtry-tui compare REV`: what is selected, on top of two commits.
 */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/vcs/commit.h"
#include "tui/send.h"

static int send_as(struct session *s, enum selector selector)
{
	if (!options_any(&s->opt, SEND_OPTIONS) && !send_can_ask(s)) {
		complain("say --push or --no-push");
		return EXIT_REFUSED;
	}
	s->selector = selector;
	return send_plan_of(s);
}

int auto_main(struct session *s, char **arg UNUSED)
{
	return send_as(s, SELECTOR_AUTO);
}

int empty_main(struct session *s, char **arg UNUSED)
{
	return send_as(s, SELECTOR_EMPTY);
}

int compare_main(struct session *s, char **arg)
{
	struct strbuf hash = STRBUF_INIT;
	struct err err;
	int status;

	if (s->checkout.kind == VCS_NONE)
		return send_fail(&s->no_checkout, EXIT_REFUSED);
	if (!options_any(&s->opt, "query preset from")) {
		complain("'compare' needs a selection: say -q QUERY or --preset NAME");
		return EXIT_REFUSED;
	}
	if (vcs_commit_at(&s->checkout, arg[0], &hash, &err))
		return send_fail(&err, EXIT_REFUSED);
	s->compare = hash.buf;
	status = batch_main(s);
	strbuf_release(&hash);
	return status;
}
