/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/pyyaml.h"
#include "core/base/alloc.h"
#include "core/base/pyvalue.h"
#include "core/base/utf8.h"
#include "core/conf/yamltype.h"

#define WIDTH	80
#define INDENT	2   /* more for each level */
#define KEY_MAX 122 /* longer keys stand behind a "?" */

/* A text as characters, and how it may be written. */
struct text {
	uint32_t *c;
	size_t n;
	bool multiline;
	bool plain, single; /* without quotes, in single ones; in double ones all may be */
};

struct writer {
	struct strbuf *out;
	size_t column;
	bool blank; /* a blank or the start of a line is before this place */
	bool fresh; /* on this line nothing was written but "-", "?", ":" and blanks */
};

static bool is_break(uint32_t c)
{
	return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_space(const struct text *t, size_t i)
{
	return i >= t->n || !t->c[i] || strchr(" \t\r", (int)MIN(t->c[i], 0x7fu)) ||
	       is_break(t->c[i]);
}

static bool is_one_of(uint32_t c, const char *set)
{
	return c && c < 0x80 && strchr(set, (int)c);
}

/* Without quotes the text would mean something else. */
static bool has_indicator(const struct text *t)
{
	static const uint32_t dashes[] = {'-', '-', '-'}, dots[] = {'.', '.', '.'};

	if (t->n >= 3 &&
	    (!memcmp(t->c, dashes, sizeof(dashes)) || !memcmp(t->c, dots, sizeof(dots))))
		return true;
	if (is_one_of(t->c[0], "#,[]{}&*!|>'\"%@`") ||
	    (is_one_of(t->c[0], "?:-") && is_space(t, 1)))
		return true;
	for (size_t i = 1; i < t->n; i++)
		if ((t->c[i] == ':' && is_space(t, i + 1)) ||
		    (t->c[i] == '#' && is_space(t, i - 1)))
			return true;
	return false;
}

/* A blank next to a line end, which folding would lose. */
static bool has_lost_blanks(const struct text *t)
{
	for (size_t i = 1; i < t->n; i++)
		if ((t->c[i] == ' ' && t->c[i - 1] == '\n') ||
		    (t->c[i] == '\n' && t->c[i - 1] == ' '))
			return true;
	return false;
}

static void decode(struct text *t, struct slice s)
{
	bool ascii = true;

	*t = (struct text){.c = xcalloc(s.n + 1, sizeof(*t->c))};
	for (size_t used; s.n; s.p += used, s.n -= used) {
		uint32_t c;
		used = utf8_decode(s.p, s.n, &c);
		t->c[t->n++] = c;
		t->multiline |= is_break(c);
		ascii &= c == '\n' || (c >= ' ' && c <= '~');
	}
	t->single = ascii && !has_lost_blanks(t);
	t->plain = t->single && !t->multiline;
}

/* `is_text`: a text, which must not be taken for a number or the like. */
static void text_init(struct text *t, struct slice s, bool is_text)
{
	decode(t, s);
	if (is_text && yaml_type_of(s) != YAML_TYPE_TEXT)
		t->plain = false;
	if (t->n && (t->c[0] == ' ' || t->c[t->n - 1] == ' ' || has_indicator(t)))
		t->plain = false;
}

static void put(struct writer *w, const char *text)
{
	strbuf_addstr(w->out, text);
	w->column += strlen(text);
}

static void put_break(struct writer *w)
{
	strbuf_addch(w->out, '\n');
	w->column = 0;
	w->blank = w->fresh = true;
}

/* A sign of YAML's; `fresh` ones leave the line as it is, see struct writer. */
static void put_sign(struct writer *w, const char *sign, bool fresh)
{
	if (!w->blank)
		put(w, " ");
	put(w, sign);
	w->blank = false;
	w->fresh = w->fresh && fresh;
}

/* To that column of a line where nothing stands yet. */
static void put_indent(struct writer *w, size_t indent)
{
	if (!w->fresh || w->column > indent || (w->column == indent && !w->blank))
		put_break(w);
	for (; w->column < indent; w->blank = true)
		put(w, " ");
}

static void put_char(struct writer *w, uint32_t c)
{
	char bytes[5] = "";

	bytes[utf8_encode(c, bytes)] = '\0';
	strbuf_addstr(w->out, bytes);
	w->column++;
}

/* One blank becomes the end of a line that is long enough; more of them stay. */
static size_t put_blanks(struct writer *w, const struct text *t, size_t i, size_t indent,
			 bool split)
{
	size_t end = i;

	while (end < t->n && t->c[end] == ' ')
		end++;
	if (end == i + 1 && w->column > WIDTH && split && i && end < t->n) {
		w->fresh = false;
		put_indent(w, indent);
		return end;
	}
	for (; i < end; i++)
		put(w, " ");
	return end;
}

/* Line ends, and one more for the one that folding takes. */
static size_t put_breaks(struct writer *w, const struct text *t, size_t i, size_t indent)
{
	put_break(w);
	for (; i < t->n && t->c[i] == '\n'; i++)
		put_break(w);
	put_indent(w, indent);
	return i;
}

/* Without quotes or between single ones. */
static void put_words(struct writer *w, const struct text *t, size_t indent, bool split)
{
	for (size_t i = 0; i < t->n;) {
		if (t->c[i] == ' ') {
			i = put_blanks(w, t, i, indent, split);
		} else if (t->c[i] == '\n') {
			i = put_breaks(w, t, i, indent);
		} else {
			if (t->c[i] == '\'' && !t->plain)
				put(w, "'");
			put_char(w, t->c[i++]);
		}
	}
}

static void put_escape(struct writer *w, uint32_t c)
{
	static const struct {
		uint32_t c;
		const char *text;
	} row[] = {
		{0x07, "\\a"}, {0x08, "\\b"}, {'\t', "\\t"},   {'\n', "\\n"},	{0x0b, "\\v"},
		{0x0c, "\\f"}, {'\r', "\\r"}, {0x1b, "\\e"},   {'"', "\\\""},	{'\\', "\\\\"},
		{0x85, "\\N"}, {0xa0, "\\_"}, {0x2028, "\\L"}, {0x2029, "\\P"},
	};
	char code[16];

	for (size_t i = 0; i < ARRAY_LEN(row); i++)
		if (row[i].c == c) {
			put(w, row[i].text);
			return;
		}
	snprintf(code, sizeof(code),
		 c <= 0xff     ? "\\x%02X"
		 : c <= 0xffff ? "\\u%04X"
			       : "\\U%08X",
		 c);
	put(w, c ? code : "\\0");
}

static bool is_escaped(uint32_t c)
{
	return c < ' ' || c > '~' || c == '"' || c == '\\';
}

/*
 * Between double quotes. PyYAML looks for the end of a line at blanks and behind
 * escapes, before it writes the run of plain characters that `start` begins.
 */
static void put_escaped(struct writer *w, const struct text *t, size_t indent, bool split)
{
	size_t start = 0;

	for (size_t end = 0; end <= t->n; end++) {
		bool blank = end < t->n && t->c[end] == ' ';
		if (end == t->n || is_escaped(t->c[end])) {
			while (start < end)
				put_char(w, t->c[start++]);
			if (end < t->n)
				put_escape(w, t->c[start++]);
		}
		if (!end || end + 1 >= t->n || (!blank && start < end) || !split ||
		    w->column + end - MIN(start, end) - (start > end) <= WIDTH)
			continue;
		while (start < end)
			put_char(w, t->c[start++]);
		put(w, "\\");
		w->fresh = false;
		put_indent(w, indent);
		if (t->c[start] == ' ')
			put(w, "\\");
	}
}

/* `is_key`: on one line, in a style that can be a key. */
static void put_text(struct writer *w, struct text *t, size_t indent, bool is_key)
{
	if (t->plain && !(is_key && !t->n)) {
		if (t->n && !w->blank)
			put(w, " ");
		put_words(w, t, indent, !is_key);
	} else if (t->single && !(is_key && t->multiline)) {
		t->plain = false;
		put_sign(w, "'", false);
		put_words(w, t, indent, !is_key);
		put(w, "'");
	} else {
		put_sign(w, "\"", false);
		put_escaped(w, t, indent, !is_key);
		put(w, "\"");
	}
	w->blank = w->fresh = false;
}

static void put_string(struct writer *w, struct slice s, bool is_text, size_t indent)
{
	struct text t;

	text_init(&t, s, is_text);
	put_text(w, &t, indent, false);
	free(t.c);
}

/* 1e+17 is 1.0e+17, or PyYAML itself would read a text. */
static void put_real(struct writer *w, double value)
{
	struct strbuf text = STRBUF_INIT;
	char *e;

	pyvalue_add_real(&text, value);
	e = strchr(text.buf, 'e');
	if (e && !strchr(text.buf, '.'))
		strbuf_splice(&text, (size_t)(e - text.buf), 0, ".0", 2);
	put_string(w, strbuf_slice(&text), false, 0);
	strbuf_release(&text);
}

static void put_integer(struct writer *w, json_int_t value)
{
	char text[32];

	snprintf(text, sizeof(text), "%" JSON_INTEGER_FORMAT, value);
	put_string(w, slice_from(text), false, 0);
}

/* What a value stands in. */
enum context { AT_TOP, IN_LIST, IN_MAPPING };

static void put_value(struct writer *w, json_t *value, size_t indent, enum context in);

static void put_list(struct writer *w, json_t *list, size_t indent)
{
	json_t *value;
	size_t i;

	json_array_foreach (list, i, value) {
		put_indent(w, indent);
		put_sign(w, "-", true);
		put_value(w, value, indent + INDENT, IN_LIST);
	}
}

static void put_member(struct writer *w, struct slice key, json_t *value, size_t indent)
{
	struct text t;
	bool simple;

	text_init(&t, key, true);
	simple = t.n && t.n <= KEY_MAX && !t.multiline;
	if (!simple)
		put_sign(w, "?", true);
	put_text(w, &t, indent + INDENT, simple);
	free(t.c);
	if (simple) {
		put(w, ":");
		w->fresh = false;
	} else {
		put_indent(w, indent);
		put_sign(w, ":", true);
	}
	w->blank = false;
	put_value(w, value, indent + INDENT, IN_MAPPING);
}

static void put_mapping(struct writer *w, json_t *mapping, size_t indent)
{
	struct slice *key = pyvalue_sorted_keys(mapping);

	for (size_t i = 0; i < json_object_size(mapping); i++) {
		put_indent(w, indent);
		put_member(w, key[i], json_object_getn(mapping, key[i].p, key[i].n), indent);
	}
	free(key);
}

/* A value whose lines begin at `indent`; lists in mappings are not indented. */
static void put_value(struct writer *w, json_t *value, size_t indent, enum context in)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		if (json_object_size(value))
			put_mapping(w, value, indent);
		else
			put_sign(w, "{}", false);
		break;
	case JSON_ARRAY:
		if (json_array_size(value))
			put_list(w, value,
				 in == IN_MAPPING && !w->fresh ? indent - INDENT : indent);
		else
			put_sign(w, "[]", false);
		break;
	case JSON_STRING:
		put_string(w, (struct slice){json_string_value(value), json_string_length(value)},
			   true, indent);
		break;
	case JSON_INTEGER:
		put_integer(w, json_integer_value(value));
		break;
	case JSON_REAL:
		put_real(w, json_real_value(value));
		break;
	default:
		put_string(w,
			   slice_from(json_is_null(value)   ? "null"
				      : json_is_true(value) ? "true"
							    : "false"),
			   false, indent);
	}
}

void pyyaml_add(struct strbuf *out, json_t *value, size_t indent)
{
	struct writer w = {.out = out, .column = indent, .blank = true, .fresh = true};

	put_value(&w, value, indent, AT_TOP);
	put_break(&w);
}
