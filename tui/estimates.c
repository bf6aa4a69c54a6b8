/* SPDX-License-Identifier: MPL-2.0 */
/* --durations: how long the session's plan will take. */
#include "core/base/base.h"
#include "tui/session.h"
#include "core/plan/durations.h"

int session_estimate(struct session *s, const struct plan *plan, const struct net_watch *watch,
		     struct strbuf *said, struct err *err)
{
	const char *source = options_string(&s->opt, OPT_DURATIONS);
	double *seconds;

	s->estimate = (struct estimate){0};
	if (!source || !s->loaded || !selector_chooses(s->selector))
		return 0;
	seconds = durations_load(source, &s->graph, watch, said, err);
	if (seconds) {
		estimate_make(&s->estimate, &s->graph, &s->marks.set, plan, seconds);
		free(seconds);
		return graph_check(&s->graph, err);
	}
	if (durations_is_url(source)) {
		strbuf_addf(said, "estimates: none: %s\n", err->text);
		return 0;
	}
	err_prefix(err, "--durations: ");
	session_say_origin(s, OPT_DURATIONS, err);
	return -1;
}
