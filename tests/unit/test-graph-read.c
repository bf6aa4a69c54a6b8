/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: bytes to JSON to tasks. Every layout is read, everything else is one clear error. */
#include "core/base/base.h"
#include "core/graph/scan.h"
#include "core/graph/source.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define TASK "{\"attributes\":{},\"task\":{}}"

static void text_that_is_no_graph_is_named(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"", "the file is empty"},
		{" \n\t\n", "the file is empty"},
		{"{}", "the graph has no tasks"},
		{"[\"test-a\"]", "byte 0 (line 1): this is a JSON list, not a task graph "
				 "(target-tasks.json is for --targets)"},
		{"\n [1]", "byte 2 (line 2): this is a JSON list, not a task graph "
			   "(target-tasks.json is for --targets)"},
		{"<!DOCTYPE html>", "byte 0 (line 1): this is an HTML page, not a task graph"},
		{"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n",
		 "byte 0 (line 1): this is a git-LFS pointer, not the file itself "
		 "(run 'git lfs pull')"},
		{"tasks:", "byte 0 (line 1): this is not a task graph: expected '{'"},
		{"\"a\"", "byte 0 (line 1): this is not a task graph: expected '{'"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_graph_fails(state, cases[i].text, cases[i].message);
}

static void malformed_json_is_named_with_its_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"{\"a\":" TASK, "byte 32 (line 1): the text ends early (truncated file)"},
		{"{\"a\":{\"task\":{},", "byte 16 (line 1): the text ends early (truncated file)"},
		{"{\"a\":" TASK "} x", "byte 34 (line 1): junk behind the end of the graph"},
		{"{\"a\":" TASK "}{}", "byte 33 (line 1): junk behind the end of the graph"},
		{"{\n\"a\":" TASK "\n\"b\":" TASK "}", "byte 34 (line 3): expected ',' or '}'"},
		{"{\"a\":" TASK ",}", "byte 33 (line 1): expected a key in double quotes"},
		{"{\"a\" " TASK "}", "byte 5 (line 1): expected ':'"},
		{"{\"a\":{\"x\":[1,]}}", "byte 13 (line 1): a value is missing or misspelt"},
		{"{\"a\":{\"x\":[1 2]}}", "byte 13 (line 1): expected ',' or ']'"},
		{"{\"a\":{\"x\":nul}}", "byte 13 (line 1): a value is missing or misspelt"},
		{"{\"a\":{\"x\":NaN}}", "byte 10 (line 1): a value is missing or misspelt"},
		{"{\"a\":{\"x\":01}}", "byte 11 (line 1): expected ',' or '}'"},
		{"{\"a\":{\"x\":1.}}", "byte 12 (line 1): a digit is missing in a number"},
		{"{\"a\":{\"x\":-}}", "byte 11 (line 1): a digit is missing in a number"},
		{"{\"a\":{\"x\":1e+}}", "byte 13 (line 1): a digit is missing in a number"},
		{"{\"a\":{\"x\":\"\t\"}}", "byte 11 (line 1): control character in a string"},
		{"{\"a\":{\"x\":\"\\q\"}}", "byte 12 (line 1): unknown escape in a string"},
		{"{\"a\":{\"x\":\"\\u12g4\"}}",
		 "byte 15 (line 1): '\\u' needs four hexadecimal digits"},
		{"{\"a\":{\"x\":\"\\ud800\"}}",
		 "byte 17 (line 1): half a surrogate pair in a string"},
		{"{\"a\":{\"x\":\"\\udc00\\udc00\"}}",
		 "byte 11 (line 1): half a surrogate pair in a string"},
		{"{\"a\":{\"x\":\"\xc3(\"}}", "byte 11 (line 1): a string is not UTF-8"},
		{"{\"a\":{\"x\":\"\xed\xa0\x80\"}}", "byte 11 (line 1): a string is not UTF-8"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_graph_fails(state, cases[i].text, cases[i].message);
}

static void nesting_has_a_limit(void **state)
{
	struct strbuf sb = STRBUF_INIT;
	struct graph g;

	strbuf_addstr(&sb, "{\"a\":");
	for (int i = 0; i < 100000; i++)
		strbuf_addch(&sb, '[');
	assert_graph_fails(state, sb.buf,
			   "byte 516 (line 1): more than 512 nested objects and arrays");
	strbuf_reset(&sb);
	strbuf_addstr(&sb, "{\"a\":{\"task\":{\"x\":");
	for (int i = 0; i < 509; i++)
		strbuf_addch(&sb, '[');
	for (int i = 0; i < 509; i++)
		strbuf_addch(&sb, ']');
	strbuf_addstr(&sb, "}}}");
	graph_from(state, &g, sb.buf);
	graph_release(&g);
	strbuf_release(&sb);
}

static void tasks_that_are_none_are_named(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"{\"a\":" TASK ",\n \"b\":1}", "byte 35 (line 2): the task 'b' is not an object"},
		{"{\"a\":[]}", "byte 1 (line 1): the task 'a' is not an object"},
		{"{\"a\":\"OLqSTpwdRNees0rCqVbi-Q\"}",
		 "byte 1 (line 1): the task 'a' is not an object"},
		{"{\"version\":{}}", "byte 1 (line 1): 'version' is not a task: it has no "
				     "attributes, kind, task or symbol"},
		{"{\"a\":{\"attributes\":[]}}",
		 "byte 1 (line 1): the attributes of 'a' are not an object"},
		{"{\"a\":{\"task\":{},\"dependencies\":\"b\"}}",
		 "byte 1 (line 1): the dependencies of 'a' are not an object"},
		{"{\"a\":{\"task\":{},\"dependencies\":{\"b\":1}}}",
		 "byte 1 (line 1): a dependency of 'a' is not a label"},
		{"{\"a\":{\"task\":{},\"label\":1}}",
		 "byte 1 (line 1): the label of a task is not a string"},
		{"{\"\":" TASK "}", "byte 1 (line 1): a task has an empty label"},
		{"{\"a\\u001b[31m\":" TASK "}",
		 "byte 1 (line 1): a label has a control character: 'a^[[31m'"},
		{"{\"a\\u0000b\":" TASK "}",
		 "byte 1 (line 1): a label has a control character: 'a^@b'"},
		{"{\"a\\u202eb\":" TASK "}",
		 "byte 1 (line 1): a label has a control character: 'a<U+202E>b'"},
		{"{\"a\":" TASK ",\"a\":" TASK "}", "byte 33 (line 1): the label 'a' stands twice"},
		{"{\"x\":{\"label\":\"a\",\"task\":{}},\"y\":{\"label\":\"a\",\"task\":{}}}",
		 "byte 29 (line 1): the label 'a' stands twice"},
		{"{\"x\":{\"label\":\"a\",\"task\":{}},\"x\":{\"label\":\"b\",\"task\":{}}}",
		 "byte 29 (line 1): the key 'x' stands twice"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_graph_fails(state, cases[i].text, cases[i].message);
}

static void labels_have_a_limit(void **state)
{
	struct strbuf sb = STRBUF_INIT;
	struct graph g;

	for (int n = 4096; n <= 4097; n++) {
		strbuf_reset(&sb);
		strbuf_addstr(&sb, "{\"");
		for (int i = 0; i < n; i++)
			strbuf_addch(&sb, 'x');
		strbuf_addstr(&sb, "\":" TASK "}");
		if (n == 4096) {
			graph_from(state, &g, sb.buf);
			assert_int_equal(graph_label(&g, 0).n, 4096);
			graph_release(&g);
		} else {
			assert_graph_fails(
				state, sb.buf,
				"byte 1 (line 1): a label is longer than 4096 bytes: "
				"'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'");
		}
	}
	strbuf_release(&sb);
}

static void escapes_and_utf8_are_the_same_text(void **state)
{
	struct graph g;
	struct slice value;

	graph_from(
		state, &g,
		"{\"caf\\u00e9\":{\"attributes\":{\"n\\u0061me\":\"\\u20ac\\ud83e\\udd8a\","
		"\"l\" : [ 1 , {\"b\":null,\"a\":\"\\/\"} ] ,\"big\":1e999},"
		"\"dependencies\":{\"e\":\"日本\"}},"
		"\"日\\u672c\":{\"attributes\":{\"name\":\"€🦊\"},\"description\":\"a\\nb\"}}");
	assert_int_equal(g.task_nr, 2);
	assert_string_equal(graph_label(&g, 0).p, "café");
	assert_string_equal(graph_label(&g, 1).p, "日本");
	assert_string_equal(graph_attr(&g, 0, "name").p, "\"€🦊\"");
	value = graph_attr(&g, 1, "name");
	assert_true(graph_attr(&g, 0, "name").p == value.p); /* one string */
	assert_string_equal(graph_attr(&g, 0, "l").p, "[1,{\"b\":null,\"a\":\"/\"}]");
	assert_string_equal(graph_attr(&g, 0, "big").p, "1e999");
	assert_int_equal(graph_attr(&g, 0, "none").n, 0);
	assert_string_equal(intern_str(&g.str, g.description[1]), "a\nb");
	assert_int_equal(graph_edges(&g, 0, EDGES_NEEDS).p[0], 1);
	graph_release(&g);
}

/* Nobody writes keys so, but they are the same keys. */
static void escaped_keys_are_found(void **state)
{
	struct graph g;

	graph_from(
		state, &g,
		"{\"a\":{\"\\u006cabel\":\"b\",\"\\u006bind\":\"test\",\"labe\\u006d\":\"c\","
		"\"attri\\u0062utes\":{\"\\u0074est_platform\":\"linux\\/opt\"},"
		"\"\\u0064ependencies\":{\"e\":\"b\"},"
		"\"t\\u0061sk\":{\"e\\u0078tra\":{\"chunks\":{\"curr\\u0065nt\":2,\"total\":3}}}}}");
	assert_int_equal(g.task_nr, 1);
	assert_string_equal(graph_label(&g, 0).p, "b");
	assert_string_equal(graph_facet(&g, 0, FACET_KIND).p, "test");
	assert_string_equal(graph_attr(&g, 0, "test_platform").p, "\"linux/opt\"");
	assert_true(g.has_edges);
	assert_int_equal(g.chunk[0], 2);
	graph_release(&g);
}

static void attr_text(const struct graph *g, uint32_t task, const char *name, const char *want)
{
	struct strbuf text = STRBUF_INIT;

	graph_attr_add(g, task, graph_attr_find(g, task, slice_from(name)), &text);
	assert_string_equal(text.buf, want);
	strbuf_release(&text);
}

static void lists_of_strings_are_kept_as_strings(void **state)
{
	struct graph g;

	graph_from(state, &g,
		   "{\"a\":{\"attributes\":{\"m\":[ \"x\" ,\n\"a\\\"\\u00e9\\\\\"],\"none\":[ ],"
		   "\"mixed\":[\"x\",1],\"deep\":[[\"x\"]],\"empty\":[\"\"]}},"
		   "\"b\":{\"attributes\":{\"one\":[\"x\"],\"m\":[\"x\" ,\"a\\\"\\u00e9\\\\\"]}}}");
	assert_int_equal(graph_attr_list(&g, 0, "m").nr, 2);
	assert_string_equal(graph_str(&g, graph_attr_list(&g, 0, "m").p[1]).p, "a\"é\\");
	assert_int_equal(graph_attr(&g, 0, "m").n, 0);
	attr_text(&g, 0, "m", "[\"x\",\"a\\\"é\\\\\"]");
	assert_string_equal(graph_attr(&g, 0, "none").p, "[]");
	assert_int_equal(graph_attr_list(&g, 0, "none").nr, 0);
	assert_string_equal(graph_attr(&g, 0, "mixed").p, "[\"x\",1]");
	assert_string_equal(graph_attr(&g, 0, "deep").p, "[[\"x\"]]");
	attr_text(&g, 0, "empty", "[\"\"]");
	assert_int_equal(graph_attr_list(&g, 1, "one").nr, 1);
	assert_int_equal(graph_attr_list(&g, 1, "none").nr, 0);
	assert_int_equal(graph_attr_list(&g, 1, "m").p[0], graph_attr_list(&g, 1, "one").p[0]);
	graph_release(&g);
}

static void soft_and_if_dependencies_are_edges_of_their_own(void **state)
{
	struct graph g;

	graph_from(state, &g,
		   "{\"a\":{\"kind\":\"k\",\"soft_dependencies\":[\"c\",\"b\",\"gone\"],"
		   "\"if_dependencies\":[\"b\"],\"dependencies\":{\"x\":\"c\"}},"
		   "\"b\":{\"kind\":\"k\",\"soft_dependencies\":[]},\"c\":{\"kind\":\"k\"}}");
	assert_int_equal(graph_edges(&g, 0, EDGES_NEEDS).nr, 1);
	assert_int_equal(graph_edges(&g, 0, EDGES_SOFT).nr, 2);
	assert_int_equal(graph_edges(&g, 0, EDGES_SOFT).p[0], 1);
	assert_int_equal(graph_edges(&g, 0, EDGES_IF).p[0], 1);
	assert_int_equal(graph_edges(&g, 1, EDGES_SOFT).nr, 0);
	assert_int_equal(graph_edges(&g, 2, EDGES_NEEDED_BY).nr, 1);
	assert_int_equal(g.missing_edges, 0);
	graph_release(&g);
}

static void the_place_of_each_task_in_the_text_is_known(void **state)
{
	const char text[] = " {\n\"b\" : {\"kind\":\"k\"} ,\"a\":{ \"kind\" : \"j\" } }";
	struct graph g;

	graph_from(state, &g, text);
	assert_int_equal(g.text_start[1], strstr(text, "{\"kind") - text);
	assert_int_equal(g.text_bytes[1], strlen("{\"kind\":\"k\"}"));
	assert_int_equal(g.text_start[0], strstr(text, "{ \"kind") - text);
	assert_int_equal(g.text_bytes[0], strlen("{ \"kind\" : \"j\" }"));
	graph_release(&g);
}

static void a_task_larger_than_the_window_is_read(void **state)
{
	struct strbuf sb = STRBUF_INIT, want = STRBUF_INIT;
	struct graph g;

	strbuf_addstr(&sb, "{\n");
	for (int i = 0; i < 3; i++) {
		strbuf_addf(&sb, "\"task-%d\": {\"task\": {\"payload\": \"", i);
		for (int j = 0; j < 500000; j++)
			strbuf_addstr(&sb, "é\\n\\u00e9");
		strbuf_addf(&sb, "\"}, \"kind\": \"kind-%d\"}%s\n", i, i < 2 ? "," : "}");
	}
	graph_from(state, &g, sb.buf);
	assert_int_equal(g.task_nr, 3);
	assert_int_equal(g.source_bytes, sb.len);
	assert_facet(&g, "task-2", FACET_KIND, "kind-2");
	graph_release(&g);
	strbuf_truncate(&sb, sb.len - 2);
	strbuf_addstr(&sb, "\n\n?");
	strbuf_addf(&want, "byte %zu (line 6): expected ',' or '}'", sb.len - 1);
	assert_graph_fails(state, sb.buf, want.buf);
	strbuf_release(&want);
	strbuf_release(&sb);
}

static void gzip_is_read_whatever_its_name(void **state)
{
	const char text[] = "{\"a\":" TASK ",\"b\":" TASK "}";
	struct strbuf sb = STRBUF_INIT;
	struct graph g;
	struct err err;

	add_gzip(&sb, text, 20);
	add_gzip(&sb, "", 0);
	add_gzip(&sb, text + 20, sizeof(text) - 21);
	assert_int_equal(graph_try(state, &g, sb.buf, sb.len, &err), 0);
	assert_int_equal(g.task_nr, 2);
	assert_int_equal(g.source_bytes, sizeof(text) - 1);
	graph_release(&g);
	for (size_t n = 2; n < sb.len; n++)
		if (!graph_try(state, &g, sb.buf, n, &err))
			fail_msg("%zu of %zu bytes are taken for a graph", n, sb.len);
	assert_int_equal(graph_try(state, &g, sb.buf, sb.len - 3, &err), -1);
	assert_non_null(strstr(err.text, "the compressed data ends early (truncated file)"));
	strbuf_addstr(&sb, "tail");
	assert_int_equal(graph_try(state, &g, sb.buf, sb.len, &err), -1);
	assert_non_null(strstr(err.text, "junk behind the compressed data"));
	strbuf_truncate(&sb, sb.len - 4);
	sb.buf[12] ^= 0x55;
	assert_int_equal(graph_try(state, &g, sb.buf, sb.len, &err), -1);
	assert_non_null(strstr(err.text, "the compressed data is damaged ("));
	strbuf_release(&sb);
}

static void assert_whole_or_refused(void **state, const struct strbuf *file,
				    const struct graph *whole, size_t text_bytes, size_t *read)
{
	struct graph g;
	struct err err;

	*read = 0;
	for (size_t n = 0; n < file->len; n++) {
		if (graph_try(state, &g, file->buf, n, &err)) {
			assert_true(err.text[0] && !strchr(err.text, '\n'));
			continue;
		}
		++*read;
		assert_int_equal(g.task_nr, whole->task_nr);
		assert_in_range(g.source_bytes, text_bytes, whole->source_bytes);
		for (uint32_t t = 0; t < g.task_nr; t++) {
			assert_true(slice_equal(graph_label(&g, t), graph_label(whole, t)));
			assert_int_equal(graph_edges(&g, t, EDGES_NEEDS).nr,
					 graph_edges(whole, t, EDGES_NEEDS).nr);
			assert_int_equal(graph_attr_nr(&g, t), graph_attr_nr(whole, t));
		}
		graph_release(&g);
	}
}

/* What is cut off may be blanks behind the graph, nothing else. */
static void a_truncated_file_is_refused_or_the_same_graph(void **state)
{
	static const char blanks[] = "\n \r\n\t";
	struct strbuf text = STRBUF_INIT, gzip = STRBUF_INIT;
	struct graph whole;
	size_t read, bytes;

	strbuf_addstr(&text,
		      "{\n\"a-1\": {\"kind\": \"test\", \"attributes\": {\"n\": [\"x\", 1]}, "
		      "\"dependencies\": {\"b\": \"b\"}, \"task\": {}},\n"
		      "\"b\": " TASK ",\n\"c\": " TASK "}");
	bytes = text.len;
	strbuf_addstr(&text, blanks);
	graph_from(state, &whole, text.buf);
	assert_int_equal(whole.task_nr, 3);
	assert_whole_or_refused(state, &text, &whole, bytes, &read);
	assert_int_equal(read, strlen(blanks));
	/* Of the last two members one holds the blanks and one holds nothing. */
	add_gzip(&gzip, text.buf, bytes / 2);
	add_gzip(&gzip, text.buf + bytes / 2, bytes - bytes / 2);
	add_gzip(&gzip, blanks, strlen(blanks));
	add_gzip(&gzip, "", 0);
	assert_whole_or_refused(state, &gzip, &whole, bytes, &read);
	assert_int_equal(read, 2);
	graph_release(&whole);
	strbuf_release(&gzip);
	strbuf_release(&text);
}

static void files_that_cannot_be_read_are_named(void **state)
{
	struct graph_options opt = {.spec = "/no/such/file"};
	struct strbuf want = STRBUF_INIT;
	struct graph g;
	struct err err;

	assert_int_equal(graph_load(&g, &opt, &err), -1);
	assert_string_equal(err.text, "cannot open '/no/such/file': No such file or directory");
	opt.spec = unit_dir(state);
	strbuf_addf(&want, "cannot read '%s': it is a folder", opt.spec);
	assert_int_equal(graph_load(&g, &opt, &err), -1);
	assert_string_equal(err.text, want.buf);
	strbuf_release(&want);
}

static void standard_input_is_read(void **state)
{
	const char text[] = "{\"a\":" TASK "}";
	char *path = graph_file(state, "in", text, sizeof(text) - 1);
	struct graph_options opt = {.spec = "-"};
	int saved = dup(STDIN_FILENO), fd = open(path, O_RDONLY);
	struct graph g;
	struct err err;

	dup2(fd, STDIN_FILENO);
	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_string_equal(g.source, "stdin");
	graph_release(&g);
	assert_int_equal(graph_load(&g, &opt, &err), -1); /* at its end now */
	assert_string_equal(err.text, "stdin: the file is empty");
	dup2(saved, STDIN_FILENO);
	close(saved);
	close(fd);
	free(path);
}

struct seen {
	uint64_t bytes;
	uint32_t tasks, calls, limit;
};

static bool see(void *ctx, const struct graph_progress *at)
{
	struct seen *seen = ctx;

	assert_true(at->bytes >= seen->bytes && at->tasks >= seen->tasks);
	assert_in_range(at->percent + 1, 0, 101);
	*seen = (struct seen){at->bytes, at->tasks, seen->calls + 1, seen->limit};
	return seen->calls == seen->limit;
}

static void progress_is_told_and_can_cancel(void **state)
{
	struct strbuf sb = STRBUF_INIT;
	struct seen seen = {.limit = 1000};
	struct graph_options opt = {.progress = see, .ctx = &seen};
	struct graph g;
	struct err err;
	char *path;

	strbuf_addstr(&sb, "{");
	for (int i = 0; i < 5000; i++)
		strbuf_addf(&sb, "%s\"task-%d\":{\"kind\":\"x\",\"task\":{\"pad\":\"%01000d\"}}",
			    i ? "," : "", i, 0);
	strbuf_addstr(&sb, "}");
	opt.spec = path = graph_file(state, "big.json", sb.buf, sb.len);
	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_int_equal(g.task_nr, 5000);
	assert_int_equal(seen.calls, 1 + (sb.len >> 20));
	graph_release(&g);
	seen = (struct seen){.limit = 2};
	assert_int_equal(graph_load(&g, &opt, &err), -1);
	assert_string_equal(err.text, "cancelled");
	free(path);
	strbuf_release(&sb);
}

/* A damaged graph is read or refused, never a crash; under the sanitizers this says a lot. */
static void damaged_graphs_never_crash(void **state UNUSED)
{
	static const char text[] =
		"{\"test-a/opt-x-1\": {\"kind\": \"test\", \"label\": \"test-a/opt-x-1\", "
		"\"attributes\": {\"a\": [1, -2.5e3], \"b\": null, \"unittest_suite\": \"\\u00e9\"},\n"
		"\"dependencies\": {\"e\": \"b\"}, \"task\": {\"extra\": {\"chunks\": {\"current\": 1, "
		"\"total\": 2}, \"treeherder\": {\"collection\": {\"opt\": true}}}}},\n"
		"\"b\": {\"symbol\": \"B\xc3\xa9\", \"platform\": \"linux\"}}";
	static const char flips[] = {0x01, 0x20, '\x80'};
	struct graph_options opt = {.spec = "-"};
	int saved = dup(STDIN_FILENO), ends[2], loaded = 0;
	struct graph g;
	struct err err;

	for (size_t at = 0; at < sizeof(text) - 1; at++)
		for (size_t kind = 0; kind <= ARRAY_LEN(flips); kind++) {
			char copy[sizeof(text)];
			size_t n = kind ? sizeof(text) - 1 : at;
			memcpy(copy, text, sizeof(text));
			if (kind)
				copy[at] ^= flips[kind - 1];
			assert_int_equal(pipe(ends), 0);
			assert_int_equal(file_write_all(ends[1], copy, n), 0);
			close(ends[1]);
			dup2(ends[0], STDIN_FILENO);
			close(ends[0]);
			err.text[0] = '\0';
			if (!graph_load(&g, &opt, &err)) {
				assert_int_equal(kind ? g.task_nr : 0, 2);
				graph_release(&g);
				loaded++;
			} else {
				assert_true(err.text[0] && !strchr(err.text, '\n'));
			}
		}
	assert_in_range(loaded, 200, 1500);
	dup2(saved, STDIN_FILENO);
	close(saved);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(text_that_is_no_graph_is_named),
		WITH_DIR(malformed_json_is_named_with_its_place),
		WITH_DIR(nesting_has_a_limit),
		WITH_DIR(tasks_that_are_none_are_named),
		WITH_DIR(labels_have_a_limit),
		WITH_DIR(escapes_and_utf8_are_the_same_text),
		WITH_DIR(escaped_keys_are_found),
		WITH_DIR(lists_of_strings_are_kept_as_strings),
		WITH_DIR(soft_and_if_dependencies_are_edges_of_their_own),
		WITH_DIR(the_place_of_each_task_in_the_text_is_known),
		WITH_DIR(a_task_larger_than_the_window_is_read),
		WITH_DIR(gzip_is_read_whatever_its_name),
		WITH_DIR(a_truncated_file_is_refused_or_the_same_graph),
		WITH_DIR(files_that_cannot_be_read_are_named),
		WITH_DIR(standard_input_is_read),
		WITH_DIR(progress_is_told_and_can_cancel),
		cmocka_unit_test(damaged_graphs_never_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
