/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/term.h"

void matcher_init(struct matcher *m, locale_t unicode)
{
	*m = (struct matcher){.budget = REGEX_BUDGET_INIT};
	algo_init(&m->algo);
	text_init(&m->text, unicode);
}

void matcher_release(struct matcher *m)
{
	text_release(&m->text);
	algo_release(&m->algo);
}

static bool regex_holds(struct matcher *m, const struct term *term, struct slice text)
{
	size_t start, end;
	int ret = regex_match(term->regex, text, &m->budget, &start, &end);

	if (ret < 0) {
		err_set(&m->why, "the regex needs too many steps");
		m->failed = term;
	}
	return ret > 0;
}

bool matcher_holds(struct matcher *m, const struct term *term, struct slice text)
{
	struct match match;

	if (term->regex)
		return regex_holds(m, term, text);
	text_set(&m->text, text);
	return algo_match(&m->algo, &term->pattern, &m->text, &match, NULL);
}
