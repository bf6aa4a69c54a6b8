/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/preset.h"
#include "core/base/file.h"
#include "core/base/quote.h"
#include "core/base/utf8.h"

static const char header[] =
	"# A selection of tasks for mtry-tui. Replay it: mtry-tui --preset THIS-FILE\n"
	"# Rules are applied from top to bottom. \"set\" is what they selected when this was\n"
	"# saved; it is only compared. All of it may be edited: see \"Selection files\" in\n"
	"# doc/formats.md.\n";

/* A text that the reader would not give back as it is: it needs quotes. */
static bool needs_quotes(const char *s)
{
	return !*s || *s == '"' || strpbrk(s, "\n\r\t") || *s == ' ' || s[strlen(s) - 1] == ' ';
}

static void add_text(struct strbuf *out, const char *s)
{
	if (needs_quotes(s))
		quote_add(out, slice_from(s));
	else
		strbuf_addstr(out, s);
}

static void add_label(struct strbuf *out, const char *keyword, struct slice label)
{
	strbuf_addf(out, "%s ", keyword);
	add_text(out, label.p);
	strbuf_addch(out, '\n');
}

/* A rule that does not fit in one line is left out: label lines then say what it selected. */
static void add_rule(struct strbuf *out, const struct rule *rule)
{
	bool label = rule->kind == RULE_LABEL || rule->kind == RULE_NOT_LABEL;

	if (label)
		add_label(out, rule_keyword(rule->kind), slice_from(rule->text));
	else if (!*rule->text) /* the empty query finds everything; say so */
		strbuf_addf(out, "%s /./\n", rule_keyword(rule->kind));
	else if (!strpbrk(rule->text, "\r\n") && utf8_valid(rule->text, strlen(rule->text)))
		strbuf_addf(out, "%s %s\n", rule_keyword(rule->kind), rule->text);
}

static void add_options(struct strbuf *out, const struct preset_option *option, size_t nr)
{
	for (size_t i = 0; i < nr; i++) {
		strbuf_addf(out, "option %s%s", option[i].no ? "no-" : "", option[i].name);
		if (*option[i].value) {
			strbuf_addch(out, '=');
			add_text(out, option[i].value);
		}
		strbuf_addch(out, '\n');
	}
}

static void add_graph(struct strbuf *out, const struct graph *g)
{
	if (!g->source || !*g->source)
		return;
	strbuf_addstr(out, "graph ");
	utf8_visible(out, g->source, strlen(g->source));
	strbuf_addch(out, '\n');
}

/* What the text selects, as the next replay will read it. */
static int replay(const char *path, const struct strbuf *text, const struct graph *g,
		  const struct bitset *within, struct marks *m, struct err *err)
{
	struct preset_change change;
	struct preset p;
	int ret;

	if (preset_parse(&p, path, strbuf_slice(text), err))
		return -1;
	ret = preset_apply(&p, g, within, m, NULL, NULL, &change, err);
	preset_release(&p);
	return ret;
}

/* Adds the lines that make the replay of `text` end with `want`. */
static int add_corrections(struct strbuf *text, const char *path, const struct bitset *want,
			   const struct graph *g, const struct bitset *within, struct err *err)
{
	struct marks m;
	int ret;

	marks_init(&m, g->task_nr);
	ret = replay(path, text, g, within, &m, err);
	for (uint32_t i = 0; i < g->task_nr && !ret; i++) {
		bool now = bitset_test(&m.set, i), then = bitset_test(want, i);
		if (now != then)
			add_label(text, rule_keyword(then ? RULE_LABEL : RULE_NOT_LABEL),
				  graph_label(g, i));
	}
	marks_release(&m);
	return ret;
}

static void add_set(struct strbuf *out, const struct bitset *set, const struct graph *g)
{
	strbuf_addf(out, "\nset %u\n", bitset_count(set));
	bitset_foreach (i, set)
		add_label(out, "=", graph_label(g, i));
}

/* A label rule reaches no task outside `within`. */
static int check_within(const struct bitset *set, const struct graph *g,
			const struct bitset *within, struct err *err)
{
	bitset_foreach (i, set) {
		if (!bitset_test(within, i))
			return err_set(err,
				       "'%s' is marked but not offered by default; it can be saved "
				       "with --full",
				       graph_label(g, i).p);
	}
	return 0;
}

static bool printable(const char *s)
{
	struct strbuf seen = STRBUF_INIT;
	bool same;

	utf8_visible(&seen, s, strlen(s));
	same = !strcmp(seen.buf, s);
	strbuf_release(&seen);
	return same;
}

/* A file of another kind that is there by mistake is worth more than the selection. */
static int check_replaced(const char *path, struct err *err)
{
	struct preset p;

	if (file_refuse_link(path, err))
		return -1;
	if (!file_exists(path))
		return 0;
	if (preset_read(&p, path, err))
		return err_prefix(err, "not replaced, for it is no selection file: ");
	preset_release(&p);
	return 0;
}

int preset_target(const char *name, struct strbuf *path, struct err *err)
{
	if (!printable(name))
		return err_set(err, "the name '%s' has control characters", name);
	return preset_path(name, path, err) ? -1 : check_replaced(path->buf, err);
}

int preset_write(const char *path, const struct marks *m, const struct graph *g,
		 const struct bitset *within, const struct preset_option *option, size_t option_nr,
		 struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = -1;

	if (check_within(&m->set, g, within, err))
		return -1;
	strbuf_addstr(&text, header);
	add_graph(&text, g);
	add_options(&text, option, option_nr);
	strbuf_addch(&text, '\n');
	for (size_t i = 0; i < marks_rule_nr(m); i++)
		add_rule(&text, marks_rule(m, i));
	if (add_corrections(&text, path, &m->set, g, within, err))
		goto out;
	add_set(&text, &m->set, g);
	ret = file_write_private(path, text.buf, text.len, err);
out:
	strbuf_release(&text);
	return ret;
}
