/* SPDX-License-Identifier: MPL-2.0 */
/* `mtry-tui auto` and `mtry-tui empty`: pushes whose tasks are chosen elsewhere. No graph is needed. */
#include "core/base/base.h"
#include "tui/cli.h"
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
