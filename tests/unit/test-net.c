/* SPDX-License-Identifier: MPL-2.0 */
/* core/net, what mtry-net does with a server: requests, answers in pieces, URLs. */
#include "core/base/base.h"
#include "core/net/answer.h"
#include "core/net/request.h"
#include "core/net/url.h"
#include "tests/unit/unit.h"

/* ---- requests ---- */

static void read_fails(enum net_verb verb, const char *json, const char *message)
{
	struct net_request r;
	struct err err;

	net_request_init(&r);
	assert_int_equal(net_request_read(&r, verb, slice_from(json), &err), -1);
	assert_string_equal(err.text, message);
	net_request_release(&r);
}

static void a_request_is_read_as_it_was_written(void **state UNUSED)
{
	struct net_request r, again;
	struct strbuf json = STRBUF_INIT;
	struct err err;

	net_request_init(&r);
	r.root_url = "https://a/";
	r.name = "public/\"é\".json";
	r.task = "AAAAAAAAQAGAAAAAAAAAAA";
	r.run = 0;
	r.max_bytes = (int64_t)1 << 40;
	r.namespaces[0] = "a.b";
	r.namespaces[1] = "c";
	net_request_write(&r, &json);
	net_request_init(&again);
	assert_int_equal(net_request_read(&again, NET_ARTIFACT, strbuf_slice(&json), &err), 0);
	assert_string_equal(again.root_url, r.root_url);
	assert_string_equal(again.name, r.name);
	assert_string_equal(again.task, r.task);
	assert_null(again.url);
	assert_int_equal(again.run, 0);
	assert_int_equal(again.max_bytes, r.max_bytes);
	assert_int_equal(again.tries, 5);
	assert_string_equal(again.namespaces[1], "c");
	assert_null(again.namespaces[2]);
	net_request_release(&again);
	strbuf_release(&json);
}

static void what_is_the_default_is_not_written(void **state UNUSED)
{
	struct net_request r;
	struct strbuf json = STRBUF_INIT;

	net_request_init(&r);
	r.url = "http://a/";
	net_request_write(&r, &json);
	assert_string_equal(json.buf, "{\"url\":\"http://a/\"}");
	strbuf_release(&json);
}

static void wrong_requests_are_refused(void **state UNUSED)
{
	read_fails(NET_GET, "{\"url\":\"a\",\"url\":\"b\"}", "the request is no JSON object");
	read_fails(NET_GET, "{\"url\":\"a\",\"run\":-2}", "'run' is not a number from -1 to 1000");
	read_fails(NET_GET, "{\"url\":\"a\",\"run\":1.5}", "'run' is not a number from -1 to 1000");
	read_fails(NET_FIND, "{\"url\":\"a\"}", "'root_url' is missing");
	read_fails(NET_FIND, "{\"root_url\":\"a\",\"index\":\"a\",\"task\":\"b\"}",
		   "one of 'index' and 'task' is needed");
	read_fails(NET_NEWEST,
		   "{\"namespaces\":[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
		   "\"\",\"\",\"\",\"\",\"\"]}",
		   "'namespaces' is not a list of at most 16");
}

/* ---- answers ---- */

struct got {
	struct strbuf text;
	size_t fail_at; /* bytes after which nothing more is taken; 0: all is */
};

static int take(void *ctx, const char *p, size_t n)
{
	struct got *got = ctx;

	if (got->fail_at && got->text.len + n > got->fail_at)
		return -1;
	strbuf_add(&got->text, p, n);
	return 0;
}

static int headers(struct answer *a, const char *text)
{
	int ret = 0;

	answer_start(a);
	for (size_t n; *text && !ret; text += n) {
		n = strcspn(text, "\n") + 1;
		ret = answer_header(a, (struct slice){text, n});
	}
	return ret;
}

static int body(struct answer *a, const char *text)
{
	return answer_body(a, text, strlen(text));
}

/* An answer of "hello world" that broke after "hello". */
static void broken(struct answer *a, struct got *got, const char *validator)
{
	struct strbuf head = STRBUF_INIT;

	*got = (struct got){.text = STRBUF_INIT};
	answer_init(a, take, got, 100);
	strbuf_addf(&head, "HTTP/1.1 200 OK\r\ncontent-length:11\r\n%s\r\n\r\n", validator);
	assert_int_equal(headers(a, head.buf), 0);
	assert_int_equal(body(a, "hello"), 0);
	strbuf_release(&head);
}

static void done(struct answer *a, struct got *got)
{
	answer_release(a);
	strbuf_release(&got->text);
}

static void expect_fault(struct answer *a, int ret, enum net_status status, const char *why)
{
	assert_int_equal(ret, -1);
	assert_int_equal(a->fault, status);
	assert_string_equal(a->why.text, why);
}

static void the_rest_is_asked_for_with_a_strong_validator_only(void **state UNUSED)
{
	static const struct {
		const char *header, *if_range; /* NULL: not asked for */
	} row[] = {
		{"ETag: \"a\"", "If-Range: \"a\""},
		{"etag:\"a\" ", "If-Range: \"a\""},
		{"ETag: W/\"a\"", NULL},
		{"ETag: \"a\"\r\nLast-Modified: x", "If-Range: \"a\""},
		{"ETag: W/\"a\"\r\nLast-Modified: x", "If-Range: x"},
		{"ETag: \"a\rHost: b\"", NULL},
		{"ETag: \"", NULL},
		{"ETag: \"a", NULL},
		{"X: y", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf range = STRBUF_INIT, if_range = STRBUF_INIT;
		struct answer a;
		struct got got;
		broken(&a, &got, row[i].header);
		assert_int_equal(a.total, 11);
		assert_int_equal(answer_range(&a, &range, &if_range), row[i].if_range != NULL);
		if (row[i].if_range) {
			assert_string_equal(range.buf, "Range: bytes=5-");
			assert_string_equal(if_range.buf, row[i].if_range);
		}
		strbuf_release(&range);
		strbuf_release(&if_range);
		done(&a, &got);
	}
}

static void a_piece_is_taken_only_where_the_last_one_ended(void **state UNUSED)
{
	static const struct {
		const char *range;
		bool good;
	} row[] = {
		{"bytes 5-10/11", true},  {"bytes 5-10/*", true}, {"bytes 4-10/11", false},
		{"bytes 6-10/11", false}, {"bytes */11", false},  {"", false},
		{"lines 5-10/11", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf head = STRBUF_INIT;
		struct answer a;
		struct got got;
		int ret;
		broken(&a, &got, "ETag: \"a\"");
		strbuf_addf(&head, "HTTP/1.1 206 OK\nContent-Range: %s\n", row[i].range);
		assert_int_equal(headers(&a, head.buf), 0);
		ret = body(&a, " world");
		if (row[i].good) {
			assert_int_equal(ret, 0);
			assert_int_equal(answer_end(&a), 0);
			assert_string_equal(got.text.buf, "hello world");
		} else {
			expect_fault(&a, ret, NET_BAD_ANSWER,
				     "a piece came that was not asked for");
		}
		strbuf_release(&head);
		done(&a, &got);
	}
}

static void a_piece_nobody_asked_for_is_refused(void **state UNUSED)
{
	struct got got = {.text = STRBUF_INIT};
	struct answer a;

	answer_init(&a, take, &got, 100);
	assert_int_equal(headers(&a, "HTTP/2 206\ncontent-range: bytes 0-4/5\n"), 0);
	expect_fault(&a, body(&a, "hello"), NET_BAD_ANSWER, "a piece came that was not asked for");
	done(&a, &got);
}

static void what_comes_again_must_be_the_same(void **state UNUSED)
{
	static const struct {
		const char *head, *text;
		const char *why; /* NULL: good */
	} row[] = {
		{"", "hello world", NULL},
		{"", "hello there, a longer one", NULL},
		{"", "hello", NULL},
		{"", "hullo world", "it changed between two tries"},
		{"", "hell", "it changed between two tries"},
		{"", "", "it changed between two tries"},
		{"Content-Encoding: gzip\n", "hello", "it changed between two tries"},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf head = STRBUF_INIT;
		struct answer a;
		struct got got;
		int ret;
		broken(&a, &got, "ETag: \"a\"");
		strbuf_addf(&head, "HTTP/1.1 200 OK\n%s", row[i].head);
		assert_int_equal(headers(&a, head.buf), 0);
		ret = *row[i].text ? body(&a, row[i].text) : 0;
		if (!ret)
			ret = answer_end(&a);
		if (row[i].why) {
			expect_fault(&a, ret, NET_BAD_ANSWER, row[i].why);
			assert_string_equal(got.text.buf, "hello");
		} else {
			assert_int_equal(ret, 0);
			assert_string_equal(got.text.buf, row[i].text);
		}
		strbuf_release(&head);
		done(&a, &got);
	}
}

static void redirects_and_pages_leave_no_trace(void **state UNUSED)
{
	struct answer a;
	struct got got;

	broken(&a, &got, "ETag: \"a\"");
	assert_int_equal(headers(&a, "HTTP/1.1 503 No\nContent-Encoding: br\nETag: \"b\"\n\n"), 0);
	assert_int_equal(body(&a, "a page"), 0);
	assert_false(answer_is_good(&a));
	assert_string_equal(a.page.buf, "a page");
	assert_int_equal(headers(&a, "HTTP/1.1 303 There\nContent-Range: bytes 7-8/9\n\n"
				     "HTTP/1.1 206 Rest\nContent-Range: bytes 5-10/11\n\n"),
			 0);
	assert_int_equal(body(&a, " world"), 0);
	assert_int_equal(answer_end(&a), 0);
	assert_string_equal(got.text.buf, "hello world");
	assert_int_equal(a.page.len, 0);
	done(&a, &got);
}

static void limits_hold(void **state UNUSED)
{
	char line[1000];
	struct answer a;
	struct got got;
	int ret = 0;

	broken(&a, &got, "ETag: \"a\"");
	a.max = 7;
	expect_fault(&a, body(&a, " world"), NET_TOO_LARGE, "it is larger than 7 bytes");
	done(&a, &got);

	broken(&a, &got, "ETag: \"a\"");
	got.fail_at = 7;
	expect_fault(&a, body(&a, " world"), NET_OUTPUT, "the bytes cannot be written");
	assert_int_equal(headers(&a, "HTTP/1.1 500 No\n"), 0);
	memset(line, 'x', sizeof(line));
	for (int i = 0; i < 1000 && !ret; i++)
		ret = answer_body(&a, line, sizeof(line));
	assert_int_equal(a.page.len, ANSWER_PAGE_MAX);
	for (int i = 0; i < 1000 && !ret; i++)
		ret = answer_header(&a, (struct slice){line, sizeof(line)});
	expect_fault(&a, ret, NET_BAD_ANSWER, "the headers of the answer are too large");
	done(&a, &got);
}

/* Plain and gzip encoded, cut and continued anywhere, by either kind of server. */
static void wherever_it_is_cut_all_bytes_come_once(void **state UNUSED)
{
	static const char plain[] = "The quick brown fox jumps over the lazy dog";
	char zipped[200];
	z_stream z = {0};

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)plain;
	z.avail_in = sizeof(plain);
	z.next_out = (Bytef *)zipped;
	z.avail_out = sizeof(zipped);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	for (size_t how = 0; how < 4; how++) {
		const char *text = how & 1 ? zipped : plain;
		size_t n = how & 1 ? z.total_out : sizeof(plain);
		for (size_t cut = 0; cut <= n; cut++) {
			struct got got = {.text = STRBUF_INIT};
			struct answer a;
			char head[200];
			size_t from = how & 2 ? 0 : cut;
			const char *encoding = how & 1 ? "Content-Encoding: gzip\n" : "";
			answer_init(&a, take, &got, 100);
			snprintf(head, sizeof(head), "HTTP/1.1 200 A\n%s", encoding);
			assert_int_equal(headers(&a, head), 0);
			assert_int_equal(cut ? answer_body(&a, text, cut) : 0, 0);
			snprintf(head, sizeof(head),
				 "HTTP/1.1 %d B\n%sContent-Range: bytes %zu-%zu/%zu\n",
				 from ? 206 : 200, encoding, from, n - 1, n);
			assert_int_equal(headers(&a, head), 0);
			for (size_t i = from; i < n; i++)
				assert_int_equal(answer_body(&a, text + i, 1), 0);
			assert_int_equal(answer_end(&a), 0);
			assert_int_equal(got.text.len, sizeof(plain));
			assert_memory_equal(got.text.buf, plain, sizeof(plain));
			done(&a, &got);
		}
	}
	deflateEnd(&z);
}

/* ---- URLs ---- */

static void urls_are_shown_without_secrets(void **state UNUSED)
{
	static const char *const row[][3] = {
		{"https://me:secret@a.b:80/c/d?e=f#g", "https://a.b:80/c/d", "https://a.b:80"},
		{"http://a@b@c/d@e", "http://c/d@e", "http://c"},
		{"http://a", "http://a", "http://a"},
		{"http:/me:secret@a/b", "http:/a/b", "http:/a"},
		{"me:secret@a/b", "me:a/b", "me:a"},
		{"http://[::1]:8/x", "http://[::1]:8/x", "http://[::1]:8"},
		{"?secret", "", ""},
		{"", "", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf url = STRBUF_INIT, host = STRBUF_INIT;
		url_show(&url, row[i][0]);
		url_show_host(&host, row[i][0]);
		assert_string_equal(url.buf, row[i][1]);
		assert_string_equal(host.buf, row[i][2]);
		strbuf_release(&url);
		strbuf_release(&host);
	}
}

static void only_http_and_https_are_fetched(void **state UNUSED)
{
	static const char *const good[] = {"http://a", "HTTPS://a/b", "https://u:p@a:1/?x"};
	static const char *const bad[] = {"ftp://a/", "file:///a", "a/b",	   "",
					  "http://",  "a:b",	   "http://a\nb/", "gopher://a"};
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		assert_int_equal(url_check(good[i], &err), 0);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_int_equal(url_check(bad[i], &err), -1);
}

static void pieces_are_encoded_completely(void **state UNUSED)
{
	struct strbuf url = STRBUF_INIT;

	url_add_piece(&url, "public/a b?#%é-._~Z9+&");
	assert_string_equal(url.buf, "public%2Fa%20b%3F%23%25%C3%A9-._~Z9%2B%26");
	strbuf_release(&url);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_read_as_it_was_written),
		cmocka_unit_test(what_is_the_default_is_not_written),
		cmocka_unit_test(wrong_requests_are_refused),
		cmocka_unit_test(the_rest_is_asked_for_with_a_strong_validator_only),
		cmocka_unit_test(a_piece_is_taken_only_where_the_last_one_ended),
		cmocka_unit_test(a_piece_nobody_asked_for_is_refused),
		cmocka_unit_test(what_comes_again_must_be_the_same),
		cmocka_unit_test(redirects_and_pages_leave_no_trace),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(wherever_it_is_cut_all_bytes_come_once),
		cmocka_unit_test(urls_are_shown_without_secrets),
		cmocka_unit_test(only_http_and_https_are_fetched),
		cmocka_unit_test(pieces_are_encoded_completely),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
