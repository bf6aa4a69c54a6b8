/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/plan.h"
#include "core/plan/entry.h"
#include "core/plan/format.h"
#include "core/plan/message.h"
#include "core/plan/taskconfig.h"

static int make_json(struct plan *p, const struct graph *g, const struct bitset *marks,
		     const struct plan_options *opt, struct err *err)
{
	if (!p->generic)
		return taskconfig_build(p, g, marks, opt, err);
	if (!selector_chooses(opt->selector))
		return err_set(
			err,
			"the CI of '%s' knows no such push: say which tasks, or --format gecko",
			p->generic);
	return format_action_input(p, g, marks, opt, err);
}

/* Do the tasks get told which tests to run? The decision task looks for these names, too. */
static bool names_tests(const char *const *env)
{
	for (; *env; env++)
		if (!strncmp(*env, "MOZHARNESS_TEST_PATHS=", 22) ||
		    !strncmp(*env, "MOZHARNESS_TEST_TAG=", 20))
			return true;
	return false;
}

int plan_build(struct plan *p, const struct graph *g, const struct bitset *marks,
	       const struct plan_options *opt, struct err *err)
{
	*p = (struct plan){0};
	strbuf_init(&p->notes);
	p->first_chunks = opt->options && names_tests(options_list(opt->options, OPT_ENV));
	if (selector_chooses(opt->selector))
		plan_entries(p, g, marks);
	plan_message_parts(p, opt);
	plan_message_join(p);
	if (strlen(p->message) > PLAN_MESSAGE_MAX)
		err_set(err,
			"the commit message has %zu bytes without any label; at most %d can be sent",
			strlen(p->message), PLAN_MESSAGE_MAX);
	else if (!format_find(opt->root, opt->format, &p->generic, err) &&
		 !make_json(p, g, marks, opt, err))
		return 0;
	plan_release(p);
	return -1;
}

void plan_release(struct plan *p)
{
	for (size_t i = 0; i < p->entry_nr; i++)
		free(p->entry[i]);
	free(p->entry);
	free(p->title);
	free(p->message);
	free(p->json);
	free(p->computed_title);
	free(p->command);
	free(p->generic);
	strbuf_release(&p->notes);
	*p = (struct plan){0};
}
