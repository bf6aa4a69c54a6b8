/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Makes the man page: copies the template from stdin to stdout and puts the
 * tables of the program where it says @OPTIONS@, @COMMANDS@, @KEYS@, @FACETS@,
 * @SCOPES@, @RULES@ or @STYLES@. Run by make.
 */
#include "core/base/base.h"
#include "core/conf/options.h"
#include "core/graph/facet.h"
#include "core/query/query.h"
#include "core/select/rule.h"
#include "tui/verb.h"
#include "tui/keymap.h"
#include "tui/style.h"
#include "tui/view.h"

/* Text in mdoc(7): a backslash and a control character at the start of a line are escaped. */
static void text(const char *s)
{
	fputs("\\&", stdout);
	for (; *s; s++) {
		if (*s == '\\')
			fputs("\\e", stdout);
		else
			putchar(*s);
	}
	putchar('\n');
}

static void options(void)
{
	for (int id = 0; id < OPT_NR; id++) {
		const struct option_info *o = option_info((enum option_id)id);
		const char *group = option_group((enum option_id)id);
		if (group)
			printf("%sOptions: %s\n.Bl -tag -width Ds\n", id ? ".El\n.Pp\n" : "",
			       group);
		fputs(".It ", stdout);
		if (o->abbr)
			printf("Fl %c , ", o->abbr);
		printf("Fl -%s", o->name);
		if (*o->value)
			printf(" Ar %s", o->value);
		putchar('\n');
		text(o->text);
	}
	puts(".El");
}

static void commands(void)
{
	for (int id = 0; id < VERB_NR; id++) {
		const struct verb_info *c = verb_info((enum verb_id)id);
		printf(".It Cm %s%s%s\n", c->name, *c->args ? " Ar " : "", c->args);
		text(c->text);
	}
}

static void keys(void)
{
	for (int c = 0; c < CONTEXT_NR; c++) {
		const struct binding *b;
		printf(".Ss %s\n.Bl -tag -width Ds -compact\n", context_title((enum context)c));
		for (size_t i = 0; (b = keymap_binding((enum context)c, i)); i++) {
			char key[32];
			key_for_people(b->key, key);
			fputs(".It Ic ", stdout);
			text(key);
			text(command_text(b->command));
		}
		puts(".El");
	}
}

static void facets(void)
{
	for (int f = 0; f < FACET_NR; f++) {
		printf(".It Cm %s :", facet_name((enum facet)f));
		if (*facet_short((enum facet)f))
			printf(" , Cm %s :", facet_short((enum facet)f));
		putchar('\n');
		text(facet_text((enum facet)f));
	}
}

static void scopes(void)
{
	const struct query_scope *s;

	for (size_t i = 0; (s = query_scope(i)); i++) {
		printf(".It Cm %s : Ns Ar %s", s->name, s->value);
		if (*s->abbr)
			printf(" , Cm %s : Ns Ar %s", s->abbr, s->value);
		putchar('\n');
		text(s->text);
	}
}

static void rules(void)
{
	static const char *const about[] = {
#define X(id, keyword, minus, text) text,
		RULE_LIST(X)
#undef X
	};

	for (int r = 0; r < RULE_NR; r++) {
		printf(".It Cm %s\n", rule_keyword((enum rule_kind)r));
		text(about[r]);
	}
}

static void styles(void)
{
	for (int s = 0; s < STYLE_NR; s++) {
		printf(".It Cm %s\n", style_name((enum style_id)s));
		text(style_text((enum style_id)s));
	}
}

int main(void)
{
	static const struct {
		const char *line;
		void (*print)(void);
	} table[] = {{"@OPTIONS@\n", options}, {"@COMMANDS@\n", commands}, {"@KEYS@\n", keys},
		     {"@FACETS@\n", facets},   {"@SCOPES@\n", scopes},	   {"@RULES@\n", rules},
		     {"@STYLES@\n", styles}};
	char line[1024];

	while (fgets(line, sizeof(line), stdin)) {
		size_t i = 0;
		while (i < ARRAY_LEN(table) && strcmp(line, table[i].line))
			i++;
		if (i < ARRAY_LEN(table))
			table[i].print();
		else
			fputs(line, stdout);
	}
	return fflush(stdout) ? 1 : 0;
}
