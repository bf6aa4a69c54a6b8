/* SPDX-License-Identifier: MPL-2.0 */
/* core/base: strings, sets, numbers for strings, order, text on a terminal, children, files. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/arena.h"
#include "core/base/base64.h"
#include "core/base/bitset.h"
#include "core/base/err.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/intern.h"
#include "core/base/natcmp.h"
#include "core/base/proc.h"
#include "core/base/quote.h"
#include "core/base/sha256.h"
#include "core/base/strbuf.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"
#include "tests/unit/unit.h"

#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

static void slices_are_compared_and_trimmed(void **state UNUSED)
{
	assert_true(slice_begins(slice_from("a-b"), "a-"));
	assert_true(slice_begins(slice_from("a"), ""));
	assert_false(slice_begins((struct slice){"a-b", 1}, "a-"));
	assert_true(slice_equal(slice_trim(slice_from(" \ta b\r")), slice_from("a b")));
	assert_int_equal(slice_trim(slice_from(" \t \r")).n, 0);
	assert_int_equal(slice_trim((struct slice){NULL, 0}).n, 0);
}

static void strbuf_edits_in_place(void **state UNUSED)
{
	struct strbuf sb = STRBUF_INIT;

	assert_string_equal(sb.buf, "");
	strbuf_addf(&sb, "%s-%d", "chunk", 12);
	strbuf_splice(&sb, 5, 1, " of ", 4);
	assert_string_equal(sb.buf, "chunk of 12");
	strbuf_splice(&sb, 0, 9, NULL, 0);
	assert_string_equal(sb.buf, "12");
	strbuf_addstr(&sb, " \r\n");
	strbuf_rtrim(&sb);
	assert_string_equal(sb.buf, "12");
	assert_int_equal(sb.len, 2);
	strbuf_release(&sb);
	assert_string_equal(sb.buf, "");
	strbuf_reset(&sb);
}

static void arena_gives_zeroed_aligned_memory(void **state UNUSED)
{
	struct arena a;

	arena_init(&a);
	for (size_t n = 1; n < 70000; n = n * 3 + 1) {
		unsigned char *p = arena_alloc(&a, n);
		assert_int_equal((uintptr_t)p % sizeof(void *), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xa5, n);
	}
	assert_string_equal(arena_strndup(&a, "label", 3), "lab");
	arena_release(&a);
}

static void intern_gives_one_id_per_string(void **state UNUSED)
{
	struct intern in;
	uint32_t hint = 0;
	char text[32];

	intern_init(&in);
	assert_int_equal(intern_put(&in, "", 0), 0);
	for (int round = 0; round < 2; round++)
		for (unsigned i = 1; i <= 5000; i++) {
			snprintf(text, sizeof(text), "value-%u", i * 7919);
			assert_int_equal(intern_put(&in, text, strlen(text)), i);
		}
	assert_string_equal(intern_str(&in, 5000), text);
	assert_int_equal(intern_slice(&in, 5000).n, strlen(text));
	assert_int_equal(intern_find(&in, "value-1", 7), INTERN_NONE);
	assert_int_equal(intern_put(&in, "a\0b", 3), 5001);
	assert_int_equal(intern_put_again(&in, "a\0b", 3, &hint), 5001);
	assert_int_equal(hint, 5001);
	assert_int_equal(intern_put_again(&in, "a\0b", 3, &hint), 5001);
	assert_int_equal(intern_put_again(&in, "a\0d", 3, &hint), 5002);
	assert_int_equal(intern_put_again(&in, "", 0, &hint), 0);
	assert_int_equal(intern_find(&in, "a\0c", 3), INTERN_NONE);
	intern_release(&in);
}

static void bitset_behaves_like_a_set(void **state UNUSED)
{
	struct bitset a, b;
	uint32_t sum = 0;

	for (uint32_t nr = 0; nr < 200; nr += 13) {
		bitset_init(&a, nr);
		bitset_init(&b, nr);
		bitset_set_all(&a);
		assert_int_equal(bitset_count(&a), nr);
		for (uint32_t i = 0; i < nr; i += 3)
			bitset_put(&b, i, true);
		bitset_andnot(&a, &b);
		bitset_foreach (i, &a)
			assert_int_not_equal(i % 3, 0);
		assert_int_equal(bitset_count(&a) + bitset_count(&b), nr);
		bitset_set_all(&a);
		assert_int_equal(bitset_count_and(&a, &b), bitset_count(&b));
		bitset_and(&a, &b);
		assert_true(bitset_equal(&a, &b));
		bitset_clear_all(&a);
		assert_true(bitset_empty(&a));
		bitset_foreach (i, &a)
			sum++;
		bitset_release(&a);
		bitset_release(&b);
	}
	assert_int_equal(sum, 0);
}

static void natcmp_orders_numbers_as_numbers(void **state UNUSED)
{
	static const char *const sorted[] = {"",	"chunk 2",  "chunk 02",	  "chunk 10",
					     "chunk a", "linux64",  "linux64-qr", "linux1804",
					     "win10",	"win10-64", "win11"};

	for (size_t i = 0; i < ARRAY_LEN(sorted); i++)
		for (size_t j = 0; j < ARRAY_LEN(sorted); j++) {
			int d = natcmp(slice_from(sorted[i]), slice_from(sorted[j]));
			int want = (i > j) - (i < j);
			if ((d > 0) - (d < 0) != want && !(i + j == 3 && i * j == 2))
				fail_msg("'%s' against '%s' gives %d", sorted[i], sorted[j], d);
		}
	assert_int_not_equal(natcmp(slice_from("chunk 2"), slice_from("chunk 02")), 0);
}

static void assert_visible(const char *text, size_t n, const char *want, int width)
{
	struct strbuf sb = STRBUF_INIT;

	utf8_visible(&sb, text, n);
	assert_string_equal(sb.buf, want);
	assert_int_equal(utf8_width(text, n), width);
	strbuf_release(&sb);
}

static void utf8_shows_what_a_terminal_must_not_get(void **state UNUSED)
{
	assert_visible("a\x1b[31mb", 7, "a^[[31mb", 8);
	assert_visible("\0\x7f\n", 3, "^@^?^J", 6);
	assert_visible("\xc2\x9b", 2, "<U+009B>", 8);
	assert_visible("\xe2\x80\xae", 3, "<U+202E>", 8);
	assert_visible("\xff\xc0\xaf\xed\xa0\x80", 6, "<FF><C0><AF><ED><A0><80>", 24);
	assert_visible("\xf3\xa0\x81\x81", 4, "<U+E0041>", 9);
	assert_visible("日本é", 8, "日本é", 5);
	assert_visible("e\xcc\x81", 3, "e\xcc\x81", 1);
	assert_false(utf8_valid("\xe2\x82", 2));
	assert_true(utf8_valid("€\xf0\x9f\xa6\x8a", 7));
	assert_int_equal(utf8_prev("a€", 4), 1);
	assert_int_equal(utf8_prev("a\xff", 2), 1);
}

static void utf8_round_trips_every_character(void **state UNUSED)
{
	for (uint32_t c = 1, back; c <= 0x10ffff; c++) {
		char out[4];
		size_t n = utf8_encode(c, out);
		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		assert_int_equal(utf8_decode(out, n, &back), n);
		assert_int_equal(back, c);
	}
}

static void errors_are_one_clean_line(void **state UNUSED)
{
	struct err err;

	assert_int_equal(err_set(&err, "bad '%s'", "x\n\x1b[2J"), -1);
	assert_string_equal(err.text, "bad 'x^J^[[2J'");
	err_prefix(&err, "%s:%d: ", "win.sel", 7);
	assert_string_equal(err.text, "win.sel:7: bad 'x^J^[[2J'");
}

static void suggest_finds_the_near_word(void **state UNUSED)
{
	static const char *const known[] = {"rebuild", "env", "title"};
	char a[256], b[256];
	struct suggest s;

	suggest_init(&s, slice_from("rebuid"));
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		suggest_offer(&s, slice_from(known[i]));
	assert_true(slice_equal(s.best, slice_from("rebuild")));
	suggest_init(&s, slice_from("zzzzzz"));
	suggest_offer(&s, slice_from("rebuild"));
	assert_int_equal(s.best.n, 0);
	assert_int_equal(edit_distance(slice_from("tset"), slice_from("test")), 1);
	assert_int_equal(edit_distance(slice_from(""), slice_from("abc")), 3);
	/* Equal ends do not count for the length that can be compared. */
	snprintf(a, sizeof(a), "%090d-tset-%090d", 0, 0);
	snprintf(b, sizeof(b), "%090d-test-%090d", 0, 0);
	assert_int_equal(edit_distance(slice_from(a), slice_from(b)), 1);
	b[0] = 'x', b[184] = 'x';
	assert_int_equal(edit_distance(slice_from(a), slice_from(b)), UINT32_MAX);
}

static void proc_feeds_and_captures(void **state UNUSED)
{
	struct proc p = PROC_INIT;
	struct strbuf big = STRBUF_INIT;
	struct err err;

	for (int i = 0; i < 100000; i++)
		strbuf_addf(&big, "label-%d\n", i);
	p.argv = (const char *const[]){"cat", NULL};
	p.input = strbuf_slice(&big);
	assert_int_equal(proc_run(&p, &err), 0);
	assert_int_equal(p.out.len, big.len);
	assert_memory_equal(p.out.buf, big.buf, big.len);
	p.argv = (const char *const[]){"true", NULL}; /* does not read: no SIGPIPE, no error */
	assert_int_equal(proc_run(&p, &err), 0);
	p.limit = 1000;
	p.argv = (const char *const[]){"cat", NULL};
	assert_int_equal(proc_run(&p, &err), -1);
	assert_string_equal(err.text, "'cat' wrote more than 1000 bytes");
	proc_release(&p);
	strbuf_release(&big);
}

static void proc_says_why_it_failed(void **state UNUSED)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = (const char *const[]){"no-such-program-here", NULL};
	assert_int_equal(proc_run(&p, &err), -1);
	assert_string_equal(err.text,
			    "cannot run 'no-such-program-here': No such file or directory");
	p.argv = (const char *const[]){"sh", "-c", "echo one >&2; echo \"$A$B two\" >&2; exit 3",
				       NULL};
	p.env = (const char *const[]){"A=x", "B", NULL};
	setenv("B", "not seen", 1);
	assert_int_equal(proc_run(&p, &err), -1);
	assert_int_equal(p.status, 3);
	assert_string_equal(err.text, "'sh' failed: x two");
	p.argv = (const char *const[]){
		"sh", "-c", "printf 'so far\\r\\nabort: no\\nerror: b\\nask me\\n' >&2; exit 1",
		NULL};
	assert_int_equal(proc_run(&p, &err), -1);
	assert_string_equal(err.text, "'sh' failed: abort: no");
	p.argv = (const char *const[]){"sh", "-c", "kill -9 $$", NULL};
	assert_int_equal(proc_run(&p, &err), -1);
	assert_string_equal(err.text, "'sh' was killed by signal 9");
	proc_release(&p);
}

static bool cancel_at_once(void *ctx UNUSED)
{
	return true;
}

/* In a session of its own, which a child that was just started does not have yet. */
static void proc_can_be_cancelled(void **state UNUSED)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = (const char *const[]){"sleep", "1000", NULL};
	p.tick = cancel_at_once;
	p.detach = true;
	assert_int_equal(proc_run(&p, &err), -1);
	assert_true(p.cancelled);
	assert_string_equal(err.text, "'sleep' was cancelled");
	assert_int_equal(p.status, 128 + SIGINT);
	proc_release(&p);
}

static void file_is_replaced_whole(void **state)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct err err;
	struct stat st;

	strbuf_addf(&path, "%s/a/b/file", unit_dir(state));
	assert_int_equal(file_write_atomic(path.buf, "one", 3, 0600, &err), 0);
	assert_int_equal(file_write_atomic(path.buf, "three", 5, 0600, &err), 0);
	assert_int_equal(file_read(path.buf, 100, &text, &err), 0);
	assert_string_equal(text.buf, "three");
	assert_int_equal(stat(path.buf, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(file_read(path.buf, 4, &text, &err), -1);
	strbuf_addstr(&path, "/below-a-file");
	assert_int_equal(file_write_atomic(path.buf, "x", 1, 0600, &err), -1);
	assert_int_equal(file_read(path.buf, 4, &text, &err), -1);
	strbuf_release(&path);
	strbuf_release(&text);
}

static void a_link_is_written_through(void **state)
{
	struct strbuf file = STRBUF_INIT, link = STRBUF_INIT, text = STRBUF_INIT;
	struct err err;
	struct stat st;

	strbuf_addf(&file, "%s/kept/elsewhere", unit_dir(state));
	strbuf_addf(&link, "%s/link", unit_dir(state));
	assert_int_equal(file_write_atomic(file.buf, "one", 3, 0600, &err), 0);
	assert_int_equal(symlink("kept/elsewhere", link.buf), 0);
	assert_int_equal(file_write_atomic(link.buf, "two", 3, 0600, &err), 0);
	assert_int_equal(lstat(link.buf, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(file_read(file.buf, 100, &text, &err), 0);
	assert_string_equal(text.buf, "two");
	/* A link that leads nowhere is no place to keep anything. */
	assert_int_equal(unlink(file.buf), 0);
	assert_int_equal(file_write_atomic(link.buf, "three", 5, 0600, &err), 0);
	assert_int_equal(lstat(link.buf, &st), 0);
	assert_true(S_ISREG(st.st_mode));
	strbuf_release(&file);
	strbuf_release(&link);
	strbuf_release(&text);
}

static void a_private_file_is_no_link(void **state)
{
	struct strbuf file = STRBUF_INIT, link = STRBUF_INIT, text = STRBUF_INIT;
	struct err err;
	struct stat st;

	strbuf_addf(&file, "%s/a/file", unit_dir(state));
	strbuf_addf(&link, "%s/link", unit_dir(state));
	assert_int_equal(file_write_private(file.buf, "one", 3, &err), 0);
	assert_int_equal(chmod(file.buf, 0644), 0); /* as earlier versions left it */
	assert_int_equal(file_write_private(file.buf, "two", 3, &err), 0);
	assert_int_equal(stat(file.buf, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(symlink("a/file", link.buf), 0);
	for (int i = 0; i < 2; i++) { /* the second time it leads nowhere */
		assert_true(file_is_there(link.buf));
		assert_int_equal(file_read_private(link.buf, 100, &text, &err), -1);
		assert_non_null(strstr(err.text, "link' is a symbolic link"));
		assert_int_equal(file_write_private(link.buf, "three", 5, &err), -1);
		assert_non_null(strstr(err.text, "link' is a symbolic link"));
		assert_int_equal(file_open_lock(link.buf, &err), -1);
		assert_non_null(strstr(err.text, "link' is a symbolic link"));
		if (!i)
			assert_int_equal(file_read_private(file.buf, 100, &text, &err), 0);
		assert_int_equal(unlink(file.buf), i ? -1 : 0);
	}
	assert_string_equal(text.buf, "two");
	assert_false(file_is_there(file.buf));
	strbuf_addstr(&file, "/x");
	assert_int_equal(file_open_lock(file.buf, &err), -1);
	assert_non_null(strstr(err.text, "cannot write '"));
	strbuf_release(&file);
	strbuf_release(&link);
	strbuf_release(&text);
}

static void xdg_falls_back_to_home(void **state UNUSED)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	setenv("HOME", "/home/u", 1);
	setenv("XDG_STATE_HOME", "relative/is/ignored", 1);
	assert_int_equal(xdg_state("journal", &path, &err), 0);
	assert_string_equal(path.buf, "/home/u/.local/state/mtry-tui/journal");
	strbuf_reset(&path);
	setenv("XDG_STATE_HOME", "/s", 1);
	assert_int_equal(xdg_state("journal", &path, &err), 0);
	assert_string_equal(path.buf, "/s/mtry-tui/journal");
	unsetenv("HOME");
	unsetenv("XDG_STATE_HOME");
	assert_int_equal(xdg_state("journal", &path, &err), -1);
	strbuf_release(&path);
}

static void xxh64_gives_the_published_values(void **state UNUSED)
{
	const char text[] = "Nobody inspects the spammish repetition";

	assert_true(hash64("", 0, 0) == 0xef46db3751d8e999u);
	assert_true(hash64("abc", 3, 0) == 0x44bc2cf5ad770999u);
	assert_true(hash64(text, strlen(text), 0) == 0xfbcea83c8a378bf1u);
	assert_true(hash64(text, strlen(text), 1) != hash64(text, strlen(text), 0));
}

static void quotes_carry_any_text(void **state UNUSED)
{
	static const char *const text[] = {"", "a b", "\"", "\\", "a\\\"\n\tn", "\\n"};
	struct strbuf quoted = STRBUF_INIT, back = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(text); i++) {
		strbuf_reset(&quoted);
		strbuf_reset(&back);
		quote_add(&quoted, slice_from(text[i]));
		assert_null(strchr(quoted.buf, '\n'));
		assert_int_equal(quote_read(strbuf_slice(&quoted), &back), quoted.len);
		assert_string_equal(back.buf, text[i]);
	}
	assert_int_equal(quote_read(slice_from("a"), &back), 0);
	assert_int_equal(quote_read(slice_from("\"a\\\""), &back), 0);
	assert_int_equal(quote_read(slice_from("\"a\\"), &back), 0);
	strbuf_release(&quoted);
	strbuf_release(&back);
}

static void sha256_gives_the_digests_of_the_standard(void **state UNUSED)
{
	static const char *const vector[][2] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		 "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	};
	char hex[SHA256_HEX];
	struct sha256 s;

	for (size_t i = 0; i < ARRAY_LEN(vector); i++) {
		sha256_init(&s);
		sha256_add(&s, vector[i][0], strlen(vector[i][0]));
		sha256_hex(&s, hex);
		assert_string_equal(hex, vector[i][1]);
	}
	/* A million times "a", in pieces of every size. */
	sha256_init(&s);
	for (size_t n = 0, left = 1000000; left; left -= n) {
		char a[200];
		memset(a, 'a', sizeof(a));
		n = MIN(left, (n + 1) % sizeof(a));
		sha256_add(&s, a, n);
	}
	sha256_hex(&s, hex);
	assert_string_equal(hex,
			    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	sha256_init(&s);
	sha256_addstr(&s, "abc");
	sha256_hex(&s, hex);
	assert_string_not_equal(hex, vector[1][1]);
}

/* RFC 4648, section 10. */
static void base64_gives_the_texts_of_the_standard(void **state UNUSED)
{
	static const char *const vector[][2] = {
		{"", ""},	 {"f", "Zg=="},	       {"fo", "Zm8="},
		{"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xfb\xff\xfe", "+//+"}};
	struct strbuf sb = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(vector); i++) {
		strbuf_reset(&sb);
		base64_encode(&sb, slice_from(vector[i][0]));
		assert_string_equal(sb.buf, vector[i][1]);
	}
	strbuf_reset(&sb);
	assert_int_equal(base64_decode_url(&sb, slice_from("Zm9vYg-__-")), 0);
	assert_int_equal(sb.len, 7);
	assert_memory_equal(sb.buf, "foob\x0f\xbf\xff", 7);
	assert_int_equal(base64_decode_url(&sb, slice_from("Zm9vY")), -1);
	assert_int_equal(base64_decode_url(&sb, slice_from("Zg==")), -1);
	assert_int_equal(base64_decode_url(&sb, slice_from("+//+")), -1);
	strbuf_release(&sb);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices_are_compared_and_trimmed),
		cmocka_unit_test(strbuf_edits_in_place),
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(intern_gives_one_id_per_string),
		cmocka_unit_test(bitset_behaves_like_a_set),
		cmocka_unit_test(natcmp_orders_numbers_as_numbers),
		cmocka_unit_test(utf8_shows_what_a_terminal_must_not_get),
		cmocka_unit_test(utf8_round_trips_every_character),
		cmocka_unit_test(errors_are_one_clean_line),
		cmocka_unit_test(suggest_finds_the_near_word),
		cmocka_unit_test(proc_feeds_and_captures),
		cmocka_unit_test(proc_says_why_it_failed),
		cmocka_unit_test(proc_can_be_cancelled),
		cmocka_unit_test_setup_teardown(file_is_replaced_whole, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(a_link_is_written_through, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(a_private_file_is_no_link, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test(xdg_falls_back_to_home),
		cmocka_unit_test(xxh64_gives_the_published_values),
		cmocka_unit_test(quotes_carry_any_text),
		cmocka_unit_test(sha256_gives_the_digests_of_the_standard),
		cmocka_unit_test(base64_gives_the_texts_of_the_standard),
	};

	setlocale(LC_ALL, "");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
