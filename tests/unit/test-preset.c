/* SPDX-License-Identifier: MPL-2.0 */
/* core/select/preset: reading, replaying and writing .sel files. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/select/preset.h"
#include "tests/unit/memgraph.h"
#include "tests/unit/unit.h"

#define CHUNK(i, n)                                                                                \
	{                                                                                          \
		"test-linux/opt-xpcshell-" #i, "linux", "xpcshell", "default", "test", CLASS_MAIN, \
			i, n                                                                       \
	}
#define BUILD                                                                     \
	{                                                                         \
		"build-linux/opt", "linux", NULL, NULL, "build", CLASS_MAIN, 0, 0 \
	}
#define GTEST                                                                                 \
	{                                                                                     \
		"test-linux/opt-gtest", "linux", "gtest", "default", "test", CLASS_MAIN, 0, 0 \
	}

/* The graph of the day of saving, and two later ones: fewer and more chunks. */
static const struct memtask then[] = {BUILD,	   GTEST,	CHUNK(1, 4),
				      CHUNK(2, 4), CHUNK(3, 4), CHUNK(4, 4)};
static const struct memtask fewer[] = {BUILD, GTEST, CHUNK(1, 2), CHUNK(2, 2)};
static const struct memtask more[] = {BUILD,	   GTEST,	CHUNK(1, 6), CHUNK(2, 6),
				      CHUNK(3, 6), CHUNK(4, 6), CHUNK(5, 6), CHUNK(6, 6)};

static struct preset parse(const char *text)
{
	struct preset p;
	struct err err;

	if (preset_parse(&p, "x.sel", slice_from(text), &err))
		fail_msg("%s", err.text);
	return p;
}

static void a_preset_is_read_line_by_line(void **state UNUSED)
{
	struct preset p = parse("# comment\r\n"
				"\n"
				"graph  demo, today \n"
				"option rebuild=3\n"
				"option message=\"one\\ntwo \"\n"
				"option full\n"
				"\tquery  linux 'xpc \\ \n"
				"node suite=\"a # b\"\n"
				"label \" x \"\n"
				"  # query nothing\n"
				"exclude-query q\n"
				"exclude-node p=win\n"
				"exclude a b\r\n"
				"set 3\n"
				"= b\n"
				"= \"a\"\n"
				"= b");

	assert_string_equal(p.path, "x.sel");
	assert_string_equal(p.graph, "demo, today");
	assert_int_equal(p.option_nr, 3);
	assert_string_equal(p.option[0].name, "rebuild");
	assert_string_equal(p.option[0].value, "3");
	assert_int_equal(p.option[0].line, 4);
	assert_string_equal(p.option[1].value, "one\ntwo ");
	assert_string_equal(p.option[2].value, "");
	assert_int_equal(p.rule_nr, 6);
	assert_int_equal(p.rule[0].kind, RULE_QUERY);
	assert_string_equal(p.rule[0].text, "linux 'xpc \\ ");
	assert_int_equal(p.rule_line[0], 7);
	assert_int_equal(p.rule[1].kind, RULE_NODE);
	assert_string_equal(p.rule[1].text, "suite=\"a # b\"");
	assert_string_equal(p.rule[2].text, " x ");
	assert_int_equal(p.rule[3].kind, RULE_NOT_QUERY);
	assert_int_equal(p.rule[4].kind, RULE_NOT_NODE);
	assert_int_equal(p.rule[5].kind, RULE_NOT_LABEL);
	assert_string_equal(p.rule[5].text, "a b");
	assert_int_equal(p.rule_line[5], 13);
	assert_true(p.has_set);
	assert_int_equal(p.saved_nr, 2);
	assert_string_equal(p.saved[0], "a");
	assert_string_equal(p.saved[1], "b");
	preset_release(&p);
	p = parse("");
	assert_int_equal(p.rule_nr, 0);
	assert_false(p.has_set);
	preset_release(&p);
}

static void wrong_lines_are_told_with_their_place(void **state UNUSED)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{"\nquer x", "x.sel:2: unknown keyword 'quer' (did you mean 'query'?)"},
		{"frobnicate x", "x.sel:1: unknown keyword 'frobnicate'"},
		{"qu\033ry", "x.sel:1: unknown keyword 'qu^[ry' (did you mean 'query'?)"},
		{"query ", "x.sel:1: nothing behind 'query'"},
		{"query a\nset", "x.sel:2: nothing behind 'set'"},
		{"option rebuid=3", "x.sel:1: unknown option 'rebuid' (did you mean 'rebuild'?)"},
		{"#\n\noption rebuild=x",
		 "x.sel:3: --rebuild 'x' is not a number from 1 to 20, nor LABEL=N"},
		{"option rebuild=21",
		 "x.sel:1: --rebuild '21' is not a number from 1 to 20, nor LABEL=N"},
		{"option artifact=1", "x.sel:1: --artifact takes no value"},
		{"option env=A", "x.sel:1: --env 'A' has no '=' (write NAME=VALUE)"},
		{"option branch", "x.sel:1: --branch needs a value that is not empty: NAME"},
		{"option branch=\"a", "x.sel:1: the quotes in '\"a' do not end at its end"},
		{"label \"a\" b", "x.sel:1: the quotes in '\"a\" b' do not end at its end"},
		{"set 1\n= \"a", "x.sel:2: the quotes in '\"a' do not end at its end"},
		{"set x", "x.sel:1: 'set' needs the number of labels below it, not 'x'"},
		{"set 0\nset 0", "x.sel:2: a second 'set'; the first is in line 1"},
		{"= a", "x.sel:1: a label of the saved set before 'set NUMBER'"},
		{"query a\nset 2\n= a\n", "x.sel:2: 'set 2', but 1 label follows"},
		{"query \xff", "x.sel:1: not valid UTF-8"},
	};
	struct preset p;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		assert_int_equal(preset_parse(&p, "x.sel", slice_from(row[i].text), &err), -1);
		assert_string_equal(err.text, row[i].want);
	}
	assert_int_equal(preset_parse(&p, "x.sel", (struct slice){"query a\nq\0", 10}, &err), -1);
	assert_string_equal(err.text, "x.sel:2: a zero byte: this is not a text file");
}

static void files_that_cannot_be_read_are_refused(void **state)
{
	struct strbuf path = STRBUF_INIT, big = STRBUF_INIT;
	struct preset p;
	struct err err;
	char want[300];

	strbuf_addf(&path, "%s/none.sel", unit_dir(state));
	assert_int_equal(preset_read(&p, path.buf, &err), -1);
	snprintf(want, sizeof(want), "cannot open '%s': No such file or directory", path.buf);
	assert_string_equal(err.text, want);
	while (big.len <= PRESET_FILE_MAX)
		strbuf_addf(&big, "# %01000d\n", 0);
	assert_int_equal(file_write_atomic(path.buf, big.buf, big.len, 0644, &err), 0);
	assert_int_equal(preset_read(&p, path.buf, &err), -1);
	snprintf(want, sizeof(want), "'%s' is larger than 16777216 bytes", path.buf);
	assert_string_equal(err.text, want);
	strbuf_release(&path);
	strbuf_release(&big);
}

static void names_are_in_the_users_folder_and_paths_are_not(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;

	setenv("XDG_CONFIG_HOME", "/cfg", 1);
	assert_int_equal(preset_path("win", &out, &err), 0);
	assert_string_equal(out.buf, "/cfg/mtry-tui/presets/win.sel");
	strbuf_reset(&out);
	assert_int_equal(preset_path("win.sel", &out, &err), 0);
	assert_string_equal(out.buf, "win.sel");
	strbuf_reset(&out);
	assert_int_equal(preset_path("./win", &out, &err), 0);
	assert_string_equal(out.buf, "./win");
	assert_int_equal(preset_path("", &out, &err), -1);
	assert_string_equal(err.text, "the name of a preset is empty");
	strbuf_release(&out);
}

/* What a replay gave: labels and messages, one after the other. */
struct outcome {
	struct preset_change change;
	char labels[2000], missing[2000];
	int ret;
	struct err err;
};

static void note_missing(void *ctx, const char *line)
{
	struct outcome *o = ctx;
	size_t used = strlen(o->missing);

	snprintf(o->missing + used, sizeof(o->missing) - used, "%s\n", line);
}

static struct outcome apply(const char *text, const struct memtask *task, uint32_t nr)
{
	struct outcome o = {.labels = ""};
	struct preset p = parse(text);
	struct graph g;
	struct marks m;
	size_t used = 0;

	memgraph_init(&g, task, nr);
	marks_init(&m, g.task_nr);
	o.ret = preset_apply(&p, &g, &g.offered, &m, note_missing, &o, &o.change, &o.err);
	bitset_foreach (i, &m.set)
		used += (size_t)snprintf(o.labels + used, sizeof(o.labels) - used, "%s\n",
					 graph_label(&g, i).p);
	marks_release(&m);
	mkgraph_release(&g);
	preset_release(&p);
	return o;
}

static void rules_apply_in_their_order(void **state UNUSED)
{
	struct outcome o = apply("node platform=linux\n"
				 "exclude-query opt\n"
				 "label test-linux/opt-xpcshell-2\n"
				 "node suite=gtest\n",
				 then, ARRAY_LEN(then));

	assert_int_equal(o.ret, 0);
	assert_string_equal(o.labels, "test-linux/opt-gtest\ntest-linux/opt-xpcshell-2\n");
	assert_int_equal(o.change.now, 2);
	/* Without a set part there is nothing to compare with. */
	assert_int_equal(o.change.added, 0);
	assert_int_equal(o.change.gone, 0);
	assert_string_equal(o.missing, "");
}

static void wrong_rules_stop_the_replay_with_their_place(void **state UNUSED)
{
	struct outcome o = apply("query a\nnode plaform=x\n", then, ARRAY_LEN(then));

	assert_int_equal(o.ret, -1);
	assert_string_equal(o.err.text,
			    "x.sel:2: unknown facet 'plaform' (did you mean 'platform'?)");
	o = apply("\nquery /(/\n", then, ARRAY_LEN(then));
	assert_int_equal(o.ret, -1);
	assert_string_equal(
		o.err.text,
		"x.sel:2: query \"/(/\": column 3: in the regex: missing closing parenthesis");
}

static void what_matches_nothing_is_told_by_name(void **state UNUSED)
{
	struct outcome o = apply("node suite=xpcshel\n"
				 "label test-linux/opt-gtset\n"
				 "query opt-gtest\n"
				 "exclude gone\n"
				 "set 3\n"
				 "= test-linux/opt-gone-x\n"
				 "= test-linux/opt-xpcshel-1\n"
				 "= build-linux/opt\n",
				 then, ARRAY_LEN(then));

	assert_int_equal(o.ret, 0);
	assert_string_equal(
		o.missing,
		"x.sel:1: node rule \"suite=xpcshel\" matches nothing here (did you mean xpcshell?)\n"
		"x.sel:2: label \"test-linux/opt-gtset\" matches nothing here (did you mean "
		"test-linux/opt-gtest?)\n"
		"x.sel:4: label \"gone\" matches nothing here\n"
		"x.sel: saved label \"test-linux/opt-gone-x\" is not in this graph\n"
		"x.sel: saved label \"test-linux/opt-xpcshel-1\" is not in this graph\n");
	assert_int_equal(o.change.missing, 5);
	assert_int_equal(o.change.now, 1);
	assert_int_equal(o.change.added, 1);
	assert_int_equal(o.change.gone, 3);
}

static void keep_query_is_missing_when_it_keeps_nothing(void **state UNUSED)
{
	struct outcome o = apply("query opt\nkeep-query /./\n", then, ARRAY_LEN(then));

	assert_string_equal(o.missing, "");
	assert_int_equal(o.change.missing, 0);
	assert_true(o.change.now > 0);
	o = apply("query opt\nkeep-query zzzz\n", then, ARRAY_LEN(then));
	assert_string_equal(o.missing, "x.sel:2: query \"zzzz\" matches nothing here\n");
	assert_int_equal(o.change.missing, 1);
	assert_int_equal(o.change.now, 0);
}

static const char saved[] = "node suite=xpcshell\n"
			    "set 4\n"
			    "= test-linux/opt-xpcshell-1\n"
			    "= test-linux/opt-xpcshell-2\n"
			    "= test-linux/opt-xpcshell-3\n"
			    "= test-linux/opt-xpcshell-4\n";

static void renumbered_chunks_are_a_change_but_not_missing(void **state UNUSED)
{
	struct outcome o = apply(saved, then, ARRAY_LEN(then));

	assert_int_equal(o.change.added + o.change.gone, 0);
	o = apply(saved, fewer, ARRAY_LEN(fewer));
	assert_int_equal(o.change.now, 2);
	assert_int_equal(o.change.added, 0);
	assert_int_equal(o.change.gone, 2);
	assert_string_equal(o.missing, "");
	o = apply(saved, more, ARRAY_LEN(more));
	assert_int_equal(o.change.now, 6);
	assert_int_equal(o.change.added, 2);
	assert_int_equal(o.change.gone, 0);
	assert_int_equal(o.change.missing, 0);
}

/* A file written from the marks that `steps` (a preset's text) make of `then`. */
struct written {
	struct strbuf text;
	struct err err;
	int ret;
};

static struct written write_after(const char *dir, const char *steps, const char *label,
				  const char *query)
{
	static struct preset_option option[] = {
		{(char *)(uintptr_t) "full", (char *)(uintptr_t) "", false, 0},
		{(char *)(uintptr_t) "message", (char *)(uintptr_t) "a\nb", false, 0}};
	struct written w = {.text = STRBUF_INIT};
	struct preset p = parse(steps);
	struct preset_change change;
	struct bitset extra;
	struct graph g;
	struct marks m;
	char path[200];

	snprintf(path, sizeof(path), "%s/sub/x.sel", dir);
	memgraph_init(&g, then, ARRAY_LEN(then));
	marks_init(&m, g.task_nr);
	bitset_init(&extra, g.task_nr);
	assert_int_equal(preset_apply(&p, &g, &g.offered, &m, NULL, NULL, &change, &w.err), 0);
	if (label) {
		memgraph_mark(&g, &extra, (const char *const[]){label, NULL});
		marks_apply(&m, RULE_QUERY, query, &extra);
	}
	w.ret = preset_write(path, &m, &g, &g.offered, option, ARRAY_LEN(option), &w.err);
	if (!w.ret)
		w.ret = file_read(path, PRESET_FILE_MAX, &w.text, &w.err);
	bitset_release(&extra);
	marks_release(&m);
	mkgraph_release(&g);
	preset_release(&p);
	return w;
}

static void assert_written(void **state, const char *steps, const char *label, const char *query,
			   const char *rules)
{
	struct written w = write_after(unit_dir(state), steps, label, query);
	char *at, *end;

	assert_int_equal(w.ret, 0);
	assert_int_equal(w.text.buf[0], '#');
	at = strstr(w.text.buf, "\ngraph memory\noption full\noption message=\"a\\nb\"\n\n");
	assert_non_null(at);
	at = strstr(at, "\n\n") + 2;
	end = strstr(at, "\nset ");
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(at, rules);
	strbuf_release(&w.text);
}

static void what_is_written_are_the_rules(void **state)
{
	assert_written(state, "node suite=xpcshell\nexclude test-linux/opt-xpcshell-2\nquery gtest",
		       NULL, NULL,
		       "node suite=xpcshell\nexclude test-linux/opt-xpcshell-2\nquery gtest\n");
}

static void what_the_rules_do_not_give_is_corrected(void **state)
{
	/* The query says more than was marked, less, or does not fit in a line; or is empty. */
	assert_written(state, "query gtest", "test-linux/opt-xpcshell-3", "xpcshell",
		       "query gtest\nquery xpcshell\n"
		       "exclude test-linux/opt-xpcshell-1\n"
		       "exclude test-linux/opt-xpcshell-2\n"
		       "exclude test-linux/opt-xpcshell-4\n");
	assert_written(state, "", "build-linux/opt", "zzz", "query zzz\nlabel build-linux/opt\n");
	assert_written(state, "", "build-linux/opt", "a\nb", "label build-linux/opt\n");
	assert_written(state, "query gtest", "build-linux/opt", "",
		       "query gtest\nquery /./\n"
		       "exclude test-linux/opt-xpcshell-1\n"
		       "exclude test-linux/opt-xpcshell-2\n"
		       "exclude test-linux/opt-xpcshell-3\n"
		       "exclude test-linux/opt-xpcshell-4\n");
}

static void a_written_preset_replays_without_a_change(void **state)
{
	struct written w = write_after(unit_dir(state), "query xpc\nexclude-node chunk=2",
				       "build-linux/opt", "opt");
	struct outcome o;

	assert_int_equal(w.ret, 0);
	o = apply(w.text.buf, then, ARRAY_LEN(then));
	assert_int_equal(o.ret, 0);
	assert_string_equal(o.labels, "build-linux/opt\ntest-linux/opt-xpcshell-1\n"
				      "test-linux/opt-xpcshell-3\ntest-linux/opt-xpcshell-4\n");
	assert_int_equal(o.change.added + o.change.gone + o.change.missing, 0);
	strbuf_release(&w.text);
}

/* Labels that look like something else in a file. */
static void odd_labels_survive(void **state)
{
	static const struct memtask odd[] = {
		{" a", NULL, NULL, NULL, "k", CLASS_MAIN, 0, 0},
		{"b ", NULL, NULL, NULL, "k", CLASS_RELEASE, 0, 0},
		{"\"c\"", NULL, NULL, NULL, "k", CLASS_MAIN, 0, 0},
		{"# d", NULL, NULL, NULL, "k", CLASS_MAIN, 0, 0},
		{"e\\", NULL, NULL, NULL, "k", CLASS_MAIN, 0, 0},
		{"\xc3\xa9 = \"", NULL, NULL, NULL, "k", CLASS_MAIN, 0, 0},
	};
	struct preset_change change;
	struct preset p;
	struct graph g;
	struct marks m, again;
	struct err err;
	char path[200];

	snprintf(path, sizeof(path), "%s/odd.sel", unit_dir(state));
	memgraph_init(&g, odd, ARRAY_LEN(odd));
	marks_init(&m, g.task_nr);
	marks_init(&again, g.task_nr);
	marks_toggle(&m, &g.offered); /* no rule gives these */
	assert_int_equal(preset_write(path, &m, &g, &g.offered, NULL, 0, &err), 0);
	assert_int_equal(preset_read(&p, path, &err), 0);
	assert_int_equal(preset_apply(&p, &g, &g.offered, &again, NULL, NULL, &change, &err), 0);
	assert_true(bitset_equal(&m.set, &again.set));
	assert_int_equal(change.added + change.gone + change.missing, 0);
	/* What cannot be replayed is not written, and the file stays as it was. */
	bitset_put(&g.offered, 0, false);
	assert_int_equal(preset_write(path, &m, &g, &g.offered, NULL, 0, &err), -1);
	assert_string_equal(
		err.text, "' a' is marked but not offered by default; it can be saved with --full");
	marks_release(&m);
	marks_release(&again);
	preset_release(&p);
	mkgraph_release(&g);
}

static void writing_fails_with_a_reason(void **state)
{
	struct preset_option bad = {(char *)(uintptr_t) "rebuild", (char *)(uintptr_t) "99", false,
				    0};
	struct graph g;
	struct marks m;
	struct err err;

	(void)state;
	memgraph_init(&g, then, ARRAY_LEN(then));
	marks_init(&m, g.task_nr);
	assert_int_equal(preset_write("/dev/null/x.sel", &m, &g, &g.offered, NULL, 0, &err), -1);
	assert_string_equal(err.text, "'/dev/null' is not a folder");
	assert_int_equal(preset_write("x.sel", &m, &g, &g.offered, &bad, 1, &err), -1);
	assert_string_equal(err.text,
			    "x.sel:6: --rebuild '99' is not a number from 1 to 20, nor LABEL=N");
	assert_false(file_exists("x.sel"));
	marks_release(&m);
	mkgraph_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_preset_is_read_line_by_line),
		cmocka_unit_test(wrong_lines_are_told_with_their_place),
		cmocka_unit_test_setup_teardown(files_that_cannot_be_read_are_refused,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test(names_are_in_the_users_folder_and_paths_are_not),
		cmocka_unit_test(rules_apply_in_their_order),
		cmocka_unit_test(wrong_rules_stop_the_replay_with_their_place),
		cmocka_unit_test(what_matches_nothing_is_told_by_name),
		cmocka_unit_test(keep_query_is_missing_when_it_keeps_nothing),
		cmocka_unit_test(renumbered_chunks_are_a_change_but_not_missing),
		cmocka_unit_test_setup_teardown(what_is_written_are_the_rules, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(what_the_rules_do_not_give_is_corrected,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(a_written_preset_replays_without_a_change,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(odd_labels_survive, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test(writing_fails_with_a_reason),
	};

	return cmocka_run_group_tests_name("preset", tests, NULL, NULL);
}
