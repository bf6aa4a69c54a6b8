/* SPDX-License-Identifier: MPL-2.0 */
/* --durations: how long the session's plan will take. */
#include "core/base/base.h"
#include "tui/session.h"
#include "core/plan/durations.h"

/*
 * What an address answered, or that it did not, is asked for once: the review is opened again
 * and again. A file that is wrong may be mended meanwhile.
 */
static int load(struct session *s, const char *source, const struct net_watch *watch,
		struct err *err)
{
	struct strbuf said = STRBUF_INIT;
	double *seconds;

	if (s->durations.asked)
		return 0;
	seconds = durations_load(source, &s->graph, watch, &said, err);
	if (!seconds && !durations_is_url(source)) {
		strbuf_release(&said);
		err_prefix(err, "--durations: ");
		session_say_origin(s, OPT_DURATIONS, err);
		return -1;
	}
	if (!seconds)
		strbuf_addf(&said, "estimates: none: %s\n", err->text);
	s->durations.asked = true;
	s->durations.seconds = seconds;
	s->durations.said = strbuf_detach(&said);
	return 0;
}

void session_forget_durations(struct session *s)
{
	free(s->durations.seconds);
	free(s->durations.said);
	s->durations = (struct session_durations){0};
}

int session_estimate(struct session *s, const struct plan *plan, const struct net_watch *watch,
		     struct strbuf *said, struct err *err)
{
	const char *source = options_string(&s->opt, OPT_DURATIONS);

	s->estimate = (struct estimate){0};
	if (!source || !s->loaded || !selector_chooses(s->selector))
		return 0;
	if (load(s, source, watch, err))
		return -1;
	strbuf_addstr(said, s->durations.said);
	if (!s->durations.seconds)
		return 0;
	estimate_make(&s->estimate, &s->graph, &s->marks.set, plan, s->durations.seconds);
	return graph_check(&s->graph, err);
}
