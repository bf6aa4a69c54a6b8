/* SPDX-License-Identifier: MPL-2.0 */
/*
 * TITLE, blank line, command line, blank line, trailers (plan.h: or what mach writes). Git reads trailers only
 * in the last paragraph, and so do we; so nothing in the parts before it may look
 * like the end of the message to git (a scissors line), or, when the commit
 * travels as a mail or an hg patch, like the start of the patch.
 */
#include "core/base/base.h"
#include "core/plan/message.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "core/plan/command.h"

#include <errno.h>
#include <strings.h>

#define TASK_KEY  "Try-Task:"
#define COUNT_KEY "Try-Task-Count:"
#define CLOSED	  " ON A CLOSED TREE"

/* Before a line that would end the message. (hg import cuts blanks off the start of a message.) */
#define GUARD "> "

/* Lines after which git, git am, interpret-trailers or hg import see no more message. */
static bool ends_message(struct slice line)
{
	static const char scissors[] = " >8 ---", *const patch[] = {"---", "diff -", "Index: ",
								    "# HG changeset patch"};

	for (size_t i = 0; i < ARRAY_LEN(patch); i++)
		if (slice_begins(line, patch[i]))
			return true;
	return memmem(line.p, line.n, scissors, sizeof(scissors) - 1);
}

/* Clean text of one or more lines: no control characters, no blank edges. */
static char *clean_title(const char *text)
{
	struct strbuf out = STRBUF_INIT;

	text += strspn(text, " \t\r\n");
	while (*text) {
		struct slice line = {text, strcspn(text, "\n")};
		text += line.n + (text[line.n] == '\n');
		while (line.n && memchr(" \t\r", line.p[line.n - 1], 3))
			line.n--;
		if (ends_message(line))
			strbuf_addstr(&out, GUARD);
		utf8_visible(&out, line.p, line.n);
		strbuf_addch(&out, '\n');
	}
	strbuf_rtrim(&out);
	return strbuf_detach(&out);
}

/* Appends "NAME=A:B" of a list; *sep is what stands before it. */
static void add_list(struct strbuf *out, const char **sep, const char *name,
		     const char *const *list)
{
	for (size_t i = 0; list && list[i]; i++) {
		strbuf_addf(out, "%s%s", i ? ":" : *sep, i ? "" : name);
		utf8_visible(out, list[i], strlen(list[i]));
		*sep = "&";
	}
}

/* The title of mach try fuzzy: "Fuzzy (preset: NAME) query=Q&query=Q&paths=P:P"; those of the others. */
static char *compute_title(const struct plan_options *opt)
{
	struct strbuf out = STRBUF_INIT;
	const char *sep = " ";

	if (opt->selector == SELECTOR_AUTO)
		return xstrdup("Tasks automatically selected.");
	if (opt->selector == SELECTOR_EMPTY)
		return xstrdup("No try selector specified, use \"Add New Jobs\" to select tasks.");
	if (opt->syntax) {
		utf8_visible(&out, opt->syntax, strlen(opt->syntax));
		return strbuf_detach(&out);
	}
	strbuf_addstr(&out, "Fuzzy");
	if (opt->preset) {
		strbuf_addstr(&out, " (preset: ");
		plan_public_path(&out, opt->preset);
		strbuf_addch(&out, ')');
	}
	for (size_t i = 0; opt->query && opt->query[i]; i++) {
		strbuf_addf(&out, "%squery=", sep);
		utf8_visible(&out, opt->query[i], strlen(opt->query[i]));
		sep = "&";
	}
	add_list(&out, &sep, "paths=", opt->tests);
	add_list(&out, &sep, "tag=", opt->tag);
	strbuf_rtrim(&out);
	return strbuf_detach(&out);
}

static const char msg_mark[] = "{msg}";

/* `text` with each "{msg}" replaced, and "{{msg}}" standing for "{msg}". */
static void add_message_option(struct strbuf *out, const char *text, const char *msg)
{
	const size_t n = sizeof(msg_mark) - 1;
	const char *at, *from = text;

	for (; (at = strstr(from, msg_mark)); from = at + n) {
		bool literal = at > from && at[-1] == '{' && at[n] == '}';
		strbuf_add(out, from, (size_t)(at - from) - literal);
		strbuf_addstr(out, literal ? msg_mark : msg);
		at += literal;
	}
	strbuf_addstr(out, from);
}

void plan_quote_title(struct strbuf *out, const char *title)
{
	for (const char *at; (at = strstr(title, msg_mark)); title = at + sizeof(msg_mark) - 1) {
		strbuf_add(out, title, (size_t)(at - title));
		strbuf_addf(out, "{%s}", msg_mark);
	}
	strbuf_addstr(out, title);
}

static char *make_title(const char *computed, const struct plan_options *opt)
{
	struct strbuf text = STRBUF_INIT;
	char *title = NULL;

	add_message_option(&text, opt->message ? opt->message : computed, computed);
	if (opt->style != MESSAGE_TRAILERS && opt->message && !strstr(opt->message, msg_mark))
		strbuf_addf(&text, "\n\n%s", computed); /* so does mach */
	strbuf_rtrim(&text);
	if (!text.len)
		strbuf_addstr(&text, computed);
	if (opt->closed_tree)
		strbuf_addstr(&text, CLOSED);
	title = clean_title(text.buf);
	strbuf_release(&text);
	return title;
}

/* The last line of what mach writes. */
static void add_pushed_via(struct plan *p, enum selector selector)
{
	static const char *const name[] = {[SELECTOR_FUZZY] = "fuzzy",
					   [SELECTOR_AGAIN] = "again",
					   [SELECTOR_SYNTAX] = "syntax",
					   [SELECTOR_EMPTY] = "empty",
					   [SELECTOR_AUTO] = "auto"};
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s\n\nPushed via `mach try %s`", p->command, name[selector]);
	free(p->command);
	p->command = strbuf_detach(&text);
}

void plan_message_parts(struct plan *p, const struct plan_options *opt)
{
	p->computed_title = compute_title(opt);
	p->title = make_title(p->computed_title, opt);
	p->style = opt->style;
	p->command = plan_command(opt->argv, opt->path, opt->style != MESSAGE_TRAILERS);
	if (opt->style != MESSAGE_TRAILERS)
		add_pushed_via(p, opt->selector);
}

/* Git cuts blanks off the ends of a trailer's value: such a label would not come back. */
static bool fits_trailer(const char *entry)
{
	size_t n = strlen(entry);

	return n && !memchr(" \t", entry[0], 2) && !memchr(" \t", entry[n - 1], 2);
}

static bool add_labels(struct strbuf *out, const struct plan *p)
{
	size_t start = out->len;

	for (size_t i = 0; i < p->entry_nr; i++) {
		strbuf_addf(out, TASK_KEY " %s\n", p->entry[i]);
		if (out->len > PLAN_MESSAGE_MAX || !fits_trailer(p->entry[i])) {
			strbuf_truncate(out, start);
			return false;
		}
	}
	return true;
}

void plan_message_join(struct plan *p)
{
	static const char version[] = "Pushed-Via: mtry-tui " PACKAGE_VERSION;
	struct strbuf out = STRBUF_INIT;
	size_t start;

	free(p->message);
	strbuf_addf(&out, "%s\n\n%s", p->title, p->command);
	if (p->style == MESSAGE_MACH) {
		p->message = strbuf_detach(&out);
		return;
	}
	strbuf_addstr(&out, "\n\n");
	start = out.len;
	p->count_only = !add_labels(&out, p) || out.len + sizeof(version) - 1 > PLAN_MESSAGE_MAX;
	if (p->count_only) {
		strbuf_truncate(&out, start);
		strbuf_addf(&out, COUNT_KEY " %zu\n", p->entry_nr);
	}
	strbuf_addstr(&out, version);
	p->message = strbuf_detach(&out);
}

void plan_set_title(struct plan *p, const char *title)
{
	char *clean = clean_title(title);

	free(p->title);
	p->title = clean;
	if (!*clean) {
		free(clean);
		p->title = xstrdup(p->computed_title);
	}
	plan_message_join(p);
}

/* Takes the line that ends at `end` (its '\n' or the end of the text). */
static struct slice line_before(const char *text, const char *end)
{
	const char *start = memrchr(text, '\n', (size_t)(end - text));

	start = start ? start + 1 : text;
	return (struct slice){start, (size_t)(end - start)};
}

/* The last paragraph, without the blank lines behind it. */
static struct slice last_paragraph(const char *text)
{
	const char *end = text + strlen(text), *start;

	while (end > text && memchr(" \t\r\n", end[-1], 4))
		end--;
	for (start = end; start > text;) {
		struct slice line = line_before(text, start - (start[-1] == '\n'));
		if (!slice_trim(line).n)
			break;
		start = line.p;
	}
	return (struct slice){start, (size_t)(end - start)};
}

/* The values of all trailers with this key ("Key:"), as plan_read_message(). */
static size_t read_trailers(const char *message, const char *key, char ***out)
{
	struct slice rest = last_paragraph(message);
	size_t nr = 0, cap = 0, key_n = strlen(key);

	if (out)
		*out = NULL;
	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		struct slice line = {rest.p, end ? (size_t)(end - rest.p) : rest.n};
		size_t used = line.n + (end != NULL);
		rest = (struct slice){rest.p + used, rest.n - used};
		if (line.n < key_n || strncasecmp(line.p, key, key_n) != 0)
			continue;
		line = slice_trim((struct slice){line.p + key_n, line.n - key_n});
		if (out) {
			ALLOC_GROW(*out, nr + 1, cap);
			(*out)[nr] = xstrndup(line.p, line.n);
		}
		nr++;
	}
	return nr;
}

size_t plan_read_message(const char *message, char ***out)
{
	return read_trailers(message, TASK_KEY, out);
}

long plan_read_count(const char *message)
{
	char **value, *end;
	size_t nr = read_trailers(message, COUNT_KEY, &value);
	long count = -1;

	if (nr) {
		errno = 0;
		count = strtol(value[0], &end, 10);
		if (errno || *end || end == value[0] || count < 0)
			count = -1;
	}
	for (size_t i = 0; i < nr; i++)
		free(value[i]);
	free(value);
	return count;
}
