/* SPDX-License-Identifier: MPL-2.0 */
/* `mtry-tui again`: a push once more, replayed by what was meant; the list of those there were. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/utf8.h"
#include "core/select/preset.h"
#include "tui/pushes.h"
#include "tui/send.h"

#include <time.h>
#include <unistd.h>

#define TASKS_SHOWN 10

static const char *title_of(const struct preset *p)
{
	for (size_t i = 0; i < p->option_nr; i++)
		if (!strcmp(p->option[i].name, "message"))
			return p->option[i].value;
	return "";
}

/* "2026-11-24 20:01" of ".../20261124T200102Z-123.sel". */
static void add_date(struct strbuf *out, const char *path)
{
	const char *name = strrchr(path, '/') + 1;

	if (strlen(name) > strlen("20261124T2001"))
		strbuf_addf(out, "%.4s-%.2s-%.2s %.2s:%.2s", name, name + 4, name + 6, name + 9,
			    name + 11);
}

static void add_tasks(struct strbuf *out, const struct preset *p, size_t most)
{
	for (size_t i = 0; i < MIN(p->saved_nr, most); i++) {
		strbuf_addstr(out, "    ");
		utf8_visible(out, p->saved[i], strlen(p->saved[i]));
		strbuf_addch(out, '\n');
	}
	if (p->saved_nr > most)
		strbuf_addf(out, "    ... and %s more\n",
			    number((uint32_t)(p->saved_nr - most)).text);
}

/* "0. 2026-11-24 20:01 (12 tasks) TITLE"; more lines of the title stand below it. */
static void add_push(struct strbuf *out, size_t index, const char *path, const struct preset *p)
{
	const char *title = title_of(p);

	strbuf_addf(out, "%zu. ", index);
	add_date(out, path);
	strbuf_addstr(out, " (");
	add_count(out, (uint32_t)p->saved_nr, "task");
	strbuf_addstr(out, ") ");
	for (size_t n; *title; title += n + (title[n] == '\n')) {
		n = strcspn(title, "\n");
		utf8_visible(out, title, n);
		if (title[n])
			strbuf_addstr(out, "\n   ");
	}
	strbuf_addch(out, '\n');
}

static int list(const struct session *s, const struct argv *pushes)
{
	size_t most = options_flag(&s->opt, OPT_FULL) ? SIZE_MAX : TASKS_SHOWN;
	struct strbuf out = STRBUF_INIT;
	int status = EXIT_DONE;
	struct err err;

	for (size_t i = 0; i < pushes->nr; i++) {
		struct preset p;
		if (preset_read(&p, pushes->v[i], &err)) {
			status = send_fail(&err, EXIT_REFUSED);
			continue;
		}
		add_push(&out, i, pushes->v[i], &p);
		if (options_flag(&s->opt, OPT_LIST_TASKS))
			add_tasks(&out, &p, most);
		preset_release(&p);
	}
	if (!pushes->nr)
		strbuf_addstr(&out, "nothing was pushed from here\n");
	status = print_out(&out, status);
	strbuf_release(&out);
	return status;
}

static int purge(const struct argv *pushes)
{
	for (size_t i = 0; i < pushes->nr; i++)
		unlink(pushes->v[i]);
	fprintf(stderr, "%zu push%s forgotten\n", pushes->nr, pushes->nr == 1 ? "" : "es");
	return EXIT_DONE;
}

/* The push that is meant, or NULL. */
static const char *chosen(const struct session *s, const struct argv *pushes, struct err *err)
{
	const char *text = options_string(&s->opt, OPT_INDEX);
	size_t n = text ? strtoul(text, NULL, 10) : 0;

	if (!pushes->nr)
		err_set(err, "nothing was pushed from '%s'", s->checkout.root);
	else if (text && text[strspn(text, "0123456789")])
		err_set(err, "--index '%s' is not a number", text);
	else if (n >= pushes->nr)
		err_set(err, "--index %s: the list ends with %zu (see --list)", text,
			pushes->nr - 1);
	else
		return pushes->v[n];
	return NULL;
}

static int push_again(struct session *s, const struct argv *pushes)
{
	struct strbuf said = STRBUF_INIT;
	struct err err;
	const char *path = chosen(s, pushes, &err);
	int status;

	if (!path || session_use_preset(s, path, &err))
		return send_fail(&err, EXIT_REFUSED);
	s->selector = SELECTOR_AGAIN;
	status = options_flag(&s->opt, OPT_INTERACTIVE) ? screen_main(s, &said) : batch_main(s);
	strbuf_release(&said);
	return status;
}

int again_main(struct session *s, char **arg UNUSED)
{
	struct argv pushes = ARGV_INIT;
	struct err err;
	int status;

	if (s->checkout.kind == VCS_NONE)
		return send_fail(&s->no_checkout, EXIT_REFUSED);
	if (pushes_list(s->checkout.root, &pushes, &err))
		status = send_fail(&err, EXIT_REFUSED);
	else if (options_any(&s->opt, "list list-tasks"))
		status = list(s, &pushes);
	else if (options_flag(&s->opt, OPT_PURGE))
		status = purge(&pushes);
	else
		status = push_again(s, &pushes);
	argv_release(&pushes);
	return status;
}
