/* SPDX-License-Identifier: MPL-2.0 */
/* core/net, what asks mtry-net: names in the index, its lines, look-ups. */
#include "core/base/base.h"
#include "core/net/client.h"
#include "core/net/namespace.h"
#include "tests/unit/unit.h"

#include <sys/stat.h>

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- namespaces ---- */

static void expect_namespaces(const struct net_place *place, const char *const *want)
{
	struct net_namespaces got;
	size_t i;

	net_decision_namespaces(place, &got);
	for (i = 0; want[i]; i++)
		assert_string_equal(got.list[i] ? got.list[i] : "(end)", want[i]);
	assert_int_equal(got.nr, i);
	assert_null(got.list[i]);
	net_namespaces_release(&got);
}

#define PLACE(...) (&(const struct net_place){__VA_ARGS__})
#define REVISION   "5f3c2a9d7be1408c6d52e0f4a91b7c83d6e2f150"

static void decision_tasks_are_looked_for_by_project_branch_and_revision(void **state UNUSED)
{
	expect_namespaces(PLACE(.project = "autoland"),
			  LIST("gecko.v2.autoland.latest.taskgraph.decision",
			       "gecko.v2.autoland.branch.main.latest.taskgraph.decision",
			       "project.autoland.v2.branch.main.latest.taskgraph.decision"));
	expect_namespaces(PLACE(.project = "xpi-manifest", .revision = REVISION),
			  LIST("xpi.v2.xpi-manifest.revision." REVISION ".taskgraph.decision",
			       "xpi.v2.xpi-manifest.branch.main.revision." REVISION
			       ".taskgraph.decision"));
	expect_namespaces(
		PLACE(.project = "firefox-android", .branch = "releases_v124"),
		LIST("mobile.v2.firefox-android.branch.releases_v124.latest.taskgraph.decision",
		     "project.firefox-android.v2.branch.releases_v124.latest.taskgraph.decision",
		     "mobile.v2.firefox-android.latest.taskgraph.decision"));
	expect_namespaces(PLACE(.trust_domain = "mine", .project = "x", .branch = "a/b"),
			  LIST("mine.v2.x.latest.taskgraph.decision"));
	expect_namespaces(PLACE(.project = "a b"), (const char *const[]){NULL});
}

static void trust_domains_of_known_projects(void **state UNUSED)
{
	assert_string_equal(net_trust_domain("try-comm-central"), "comm");
	assert_string_equal(net_trust_domain("mozilla-vpn-client"), "mozillavpn");
	assert_string_equal(net_trust_domain("mozilla-central"), "gecko");
}

static void names_that_the_index_takes(void **state UNUSED)
{
	assert_true(net_is_namespace("gecko.v2.try.latest.taskgraph.decision-nightly"));
	assert_true(net_is_namespace("a%2Fb.(x)!~*'_"));
	assert_false(net_is_namespace(""));
	assert_false(net_is_namespace("a..b"));
	assert_false(net_is_namespace("a."));
	assert_false(net_is_namespace(".a"));
	assert_false(net_is_namespace("a/b"));
	assert_false(net_is_namespace("a b"));
}

/* ---- the client ---- */

static void lines_are_understood(void **state UNUSED)
{
	struct net_line line;

	net_line_read(&line, slice_from("progress 5000000000 0"));
	assert_int_equal(line.kind, NET_LINE_PROGRESS);
	assert_int_equal(line.bytes, 5000000000);
	assert_int_equal(line.total, 0);
	net_line_read(&line, slice_from("retry 2 1500 no way out"));
	assert_int_equal(line.kind, NET_LINE_RETRY);
	assert_int_equal(line.nth, 2);
	assert_int_equal(line.wait_ms, 1500);
	assert_int_equal(line.text.n, strlen("no way out"));
	assert_memory_equal(line.text.p, "no way out", line.text.n);
	net_line_read(&line, slice_from("login AB-CD https://auth/?c=1 2"));
	assert_int_equal(line.kind, NET_LINE_LOGIN);
	assert_true(slice_equal(line.code, slice_from("AB-CD")));
	assert_true(slice_equal(line.text, slice_from("https://auth/?c=1 2")));
	net_line_read(&line, slice_from("waiting"));
	assert_int_equal(line.kind, NET_LINE_WAITING);
	net_line_read(&line, slice_from("state IN PROGRESS"));
	assert_int_equal(line.kind, NET_LINE_STATE);
	assert_true(slice_equal(line.text, slice_from("IN PROGRESS")));
	for (size_t i = 0; i < 8; i++) {
		net_line_read(&line, slice_from((const char *const[]){
					     "", "progress", "progress 1", "retry x y z", "?",
					     "login", "login AB-CD", "waitings"}[i]));
		assert_int_equal(line.kind, NET_LINE_OTHER);
	}
}

static void a_failure_is_one_line(void **state UNUSED)
{
	struct err err;

	assert_int_equal(net_explain(3, slice_from("warning\ncannot \x1b[1m fetch\n\n"), &err), -1);
	assert_string_equal(err.text, "cannot ^[[1m fetch");
	net_explain(NET_GONE, slice_from("\n"), &err);
	assert_string_equal(err.text, "expired");
	net_explain(137, slice_from(""), &err);
	assert_string_equal(err.text, "'mtry-net' was killed by signal 9");
	net_explain(99, slice_from(""), &err);
	assert_string_equal(err.text, "'mtry-net' failed with status 99");
	assert_true(net_is_outage(NET_NETWORK));
	assert_false(net_is_outage(NET_NOT_FOUND));
	assert_false(net_is_outage(NET_OK));
}

/* A program mtry-net that is this script; its request is left in the file "request". */
static void use_script(void **state, const char *script)
{
	struct strbuf path = STRBUF_INIT;
	FILE *f;

	strbuf_addf(&path, "%s/mtry-net", unit_dir(state));
	f = fopen(path.buf, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\ncat >%s/request\n%s\n", unit_dir(state), script);
	fclose(f);
	assert_int_equal(chmod(path.buf, 0755), 0);
	setenv("MTRY_LIBEXEC", unit_dir(state), 1);
	strbuf_release(&path);
}

static void expect_request(void **state, const char *want)
{
	char text[1000], path[200];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/request", unit_dir(state));
	f = fopen(path, "r");
	assert_non_null(f);
	n = fread(text, 1, sizeof(text) - 1, f);
	text[n] = '\0';
	fclose(f);
	assert_string_equal(text, want);
}

#define ID "AAAAAAAAQAGAAAAAAAAAAA"

static void a_look_up_reads_what_the_program_prints(void **state)
{
	struct net_task task;
	struct err err;

	use_script(state, "test \"$*\" = find && echo '{\"taskId\":\"" ID "\",\"run\":3,"
			  "\"state\":\"completed\",\"namespace\":\"a.b\"}'");
	assert_int_equal(net_find_index("http://r", "a.b", NULL, &task, &err), 0);
	expect_request(state, "{\"index\":\"a.b\",\"root_url\":\"http://r\",\"tries\":3}");
	assert_string_equal(task.id, ID);
	assert_int_equal(task.run, 3);
	assert_string_equal(task.state, "completed");
	assert_string_equal(task.expires, "");
	assert_string_equal(task.namespace, "a.b");

	use_script(state, "echo '{\"taskId\":\"" ID "\",\"run\":null}'");
	assert_int_equal(net_find_task("http://r", ID, NULL, &task, &err), 0);
	assert_int_equal(task.run, NET_ANY_RUN);
	assert_int_equal(net_find_newest("http://r", LIST("a", "b"), "public/x", NULL, &task, &err),
			 0);
	expect_request(state, "{\"name\":\"public/x\",\"namespaces\":[\"a\",\"b\"],"
			      "\"root_url\":\"http://r\",\"tries\":3}");
}

static void a_look_up_that_fails_says_why(void **state)
{
	struct net_task task;
	struct err err;

	use_script(state, "echo gone with the wind >&2; exit 4");
	assert_int_equal(net_find_task("http://r", ID, NULL, &task, &err), -1);
	assert_int_equal(task.status, NET_GONE);
	assert_string_equal(err.text, "gone with the wind");
	use_script(state, "echo '<html>'");
	assert_int_equal(net_find_task("http://r", ID, NULL, &task, &err), -1);
	assert_string_equal(err.text, "'mtry-net' found no task id");
	setenv("MTRY_LIBEXEC", "/nonexistent", 1);
	assert_int_equal(net_find_task("http://r", ID, NULL, &task, &err), -1);
	assert_int_equal(task.status, 0);
	assert_string_equal(err.text,
			    "cannot run '/nonexistent/mtry-net': No such file or directory (it is "
			    "installed with mtry-tui; MTRY_LIBEXEC names its folder)");
}

static bool cancel(void *ctx UNUSED)
{
	return true;
}

static void a_look_up_can_be_cancelled(void **state)
{
	const struct net_watch watch = {.tick = cancel, .wake_fd = -1};
	struct net_task task;
	struct err err;

	use_script(state, "exec sleep 60");
	assert_int_equal(net_find_task("http://r", ID, &watch, &task, &err), -1);
	assert_string_equal(err.text, "cancelled");
	assert_int_equal(task.status, 0);
}

static void numbers_of_the_environment_win(void **state)
{
	struct net_request r;
	struct net_call call;
	struct err err;

	use_script(state, "exit 0");
	net_request_init(&r);
	r.url = "http://a";
	r.tries = 2;
	setenv("MTRY_NET", "{\"tries\":7,\"stall_ms\":9}", 1);
	assert_int_equal(net_call_init(&call, NET_GET, &r, &err), 0);
	assert_string_equal(call.input.buf, "{\"stall_ms\":9,\"tries\":7,\"url\":\"http://a\"}");
	assert_string_equal(call.argv[1], "get");
	assert_null(call.argv[2]);
	net_call_release(&call);
	setenv("MTRY_NET", "tries=7", 1);
	assert_int_equal(net_call_init(&call, NET_GET, &r, &err), -1);
	assert_string_equal(err.text, "MTRY_NET is no JSON object: 'tries=7'");
	unsetenv("MTRY_NET");
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decision_tasks_are_looked_for_by_project_branch_and_revision),
		cmocka_unit_test(trust_domains_of_known_projects),
		cmocka_unit_test(names_that_the_index_takes),
		cmocka_unit_test(lines_are_understood),
		cmocka_unit_test(a_failure_is_one_line),
		WITH_DIR(a_look_up_reads_what_the_program_prints),
		WITH_DIR(a_look_up_that_fails_says_why),
		WITH_DIR(a_look_up_can_be_cancelled),
		WITH_DIR(numbers_of_the_environment_win),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
