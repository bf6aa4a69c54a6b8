/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/yamltype.h"
#include "core/base/strbuf.h"

#include <errno.h>
#include <locale.h>
#include <math.h>

#define DIGITS "0123456789"

/* Takes characters of `set` off the start; how many there were. */
static size_t take(struct slice *s, const char *set)
{
	size_t n = 0;

	while (n < s->n && s->p[n] && strchr(set, s->p[n]))
		n++;
	s->p += n;
	s->n -= n;
	return n;
}

static bool take_one(struct slice *s, const char *set)
{
	if (!s->n || !s->p[0] || !strchr(set, s->p[0]))
		return false;
	s->p++;
	s->n--;
	return true;
}

/* Between `min` and `max` digits. */
static bool take_digits(struct slice *s, size_t min, size_t max)
{
	size_t n = take(s, DIGITS);

	return n >= min && n <= max;
}

static bool take_text(struct slice *s, const char *text)
{
	size_t n = strlen(text);

	if (!slice_begins(*s, text))
		return false;
	s->p += n;
	s->n -= n;
	return true;
}

/* ":59" and the like, as often as they come: how many. */
static size_t take_sixtieths(struct slice *s)
{
	size_t nr = 0;

	for (; s->n > 1 && s->p[0] == ':' && strchr(DIGITS, s->p[1]) && s->p[1]; nr++) {
		struct slice rest = {s->p + 1, s->n - 1};
		struct slice two = rest;
		if (take_one(&two, "012345") && take_one(&two, DIGITS))
			rest = two;
		else
			take_one(&rest, DIGITS);
		*s = rest;
	}
	return nr;
}

static bool is_int(struct slice s)
{
	take_one(&s, "-+");
	if (take_text(&s, "0b"))
		return take(&s, "01_") && !s.n;
	if (take_text(&s, "0x"))
		return take(&s, DIGITS "abcdefABCDEF_") && !s.n;
	if (take_one(&s, "0"))
		return take(&s, "01234567_"), !s.n;
	if (!take_one(&s, "123456789"))
		return false;
	take(&s, DIGITS "_");
	take_sixtieths(&s);
	return !s.n;
}

static bool is_exponent(struct slice s)
{
	return !s.n || (take_one(&s, "eE") && take_one(&s, "-+") && take(&s, DIGITS) && !s.n);
}

static bool is_unbounded(struct slice s)
{
	bool sign = take_one(&s, "-+");

	if (!sign && (slice_equal(s, slice_from(".nan")) || slice_equal(s, slice_from(".NaN")) ||
		      slice_equal(s, slice_from(".NAN"))))
		return true;
	return slice_equal(s, slice_from(".inf")) || slice_equal(s, slice_from(".Inf")) ||
	       slice_equal(s, slice_from(".INF"));
}

static bool is_float(struct slice s)
{
	bool sixtieths;

	if (is_unbounded(s))
		return true;
	if (take_one(&s, ".")) /* no sign before it */
		return take_one(&s, DIGITS) && (take(&s, DIGITS "_"), is_exponent(s));
	take_one(&s, "-+");
	if (!take_one(&s, DIGITS))
		return false;
	take(&s, DIGITS "_");
	sixtieths = take_sixtieths(&s);
	if (!take_one(&s, "."))
		return false;
	take(&s, DIGITS "_");
	return sixtieths ? !s.n : is_exponent(s);
}

/* Behind a date: "T10:20:30.5 +01:00". */
static bool is_time(struct slice s)
{
	if (!take_one(&s, "Tt") && !take(&s, " \t"))
		return false;
	if (!take_digits(&s, 1, 2) || !take_one(&s, ":") || !take_digits(&s, 2, 2) ||
	    !take_one(&s, ":") || !take_digits(&s, 2, 2))
		return false;
	if (take_one(&s, "."))
		take(&s, DIGITS);
	if (!s.n)
		return true;
	take(&s, " \t");
	if (take_one(&s, "Z"))
		return !s.n;
	if (!take_one(&s, "-+") || !take_digits(&s, 1, 2))
		return false;
	return !s.n || (take_one(&s, ":") && take_digits(&s, 2, 2) && !s.n);
}

static bool is_date(struct slice s)
{
	struct slice month, day;

	if (!take_digits(&s, 4, 4) || !take_one(&s, "-"))
		return false;
	month = s;
	if (!take_digits(&s, 1, 2) || !take_one(&s, "-"))
		return false;
	day = s;
	if (!take_digits(&s, 1, 2))
		return false;
	if (!s.n)
		return day.p - month.p == 3 && s.p - day.p == 2;
	return is_time(s);
}

static const struct word {
	const char *text;
	enum yaml_type type;
	bool value;
} word[] = {
	{"", YAML_TYPE_NULL, false},	  {"~", YAML_TYPE_NULL, false},
	{"null", YAML_TYPE_NULL, false},  {"Null", YAML_TYPE_NULL, false},
	{"NULL", YAML_TYPE_NULL, false},  {"yes", YAML_TYPE_BOOL, true},
	{"Yes", YAML_TYPE_BOOL, true},	  {"YES", YAML_TYPE_BOOL, true},
	{"no", YAML_TYPE_BOOL, false},	  {"No", YAML_TYPE_BOOL, false},
	{"NO", YAML_TYPE_BOOL, false},	  {"true", YAML_TYPE_BOOL, true},
	{"True", YAML_TYPE_BOOL, true},	  {"TRUE", YAML_TYPE_BOOL, true},
	{"false", YAML_TYPE_BOOL, false}, {"False", YAML_TYPE_BOOL, false},
	{"FALSE", YAML_TYPE_BOOL, false}, {"on", YAML_TYPE_BOOL, true},
	{"On", YAML_TYPE_BOOL, true},	  {"ON", YAML_TYPE_BOOL, true},
	{"off", YAML_TYPE_BOOL, false},	  {"Off", YAML_TYPE_BOOL, false},
	{"OFF", YAML_TYPE_BOOL, false},	  {"<<", YAML_TYPE_MERGE, false},
	{"=", YAML_TYPE_OTHER, false},
};

static const struct word *find_word(struct slice s)
{
	for (size_t i = 0; i < ARRAY_LEN(word); i++)
		if (slice_equal(s, slice_from(word[i].text)))
			return &word[i];
	return NULL;
}

enum yaml_type yaml_type_of(struct slice s)
{
	const struct word *w = s.n <= strlen("false") ? find_word(s) : NULL;

	if (w)
		return w->type;
	if (!memchr("-+.0123456789", *s.p, strlen("-+.0123456789")))
		return YAML_TYPE_TEXT;
	if (is_int(s))
		return YAML_TYPE_INT;
	if (is_float(s))
		return YAML_TYPE_FLOAT;
	return is_date(s) ? YAML_TYPE_OTHER : YAML_TYPE_TEXT;
}

/* One more digit; false when the number gets too large. */
static bool shift(json_int_t *value, int base, int digit, bool negative)
{
	return !__builtin_mul_overflow(*value, base, value) &&
	       !(negative ? __builtin_sub_overflow(*value, digit, value)
			  : __builtin_add_overflow(*value, digit, value));
}

static int digit_of(char c)
{
	return c <= '9' ? c - '0' : (c | ' ') - 'a' + 10;
}

/* The digits up to a colon. */
static bool read_digits(struct slice *s, int base, bool negative, json_int_t *value)
{
	bool any = false;

	for (*value = 0; s->n && *s->p != ':'; s->p++, s->n--) {
		if (*s->p == '_')
			continue;
		any = true;
		if (!shift(value, base, digit_of(*s->p), negative))
			return false;
	}
	return any;
}

static json_t *int_value(struct slice s)
{
	bool negative = s.n && *s.p == '-';
	json_int_t value = 0, part;
	int base = 10;

	take_one(&s, "-+");
	if (take_text(&s, "0b"))
		base = 2;
	else if (take_text(&s, "0x"))
		base = 16;
	else if (s.n > 1 && *s.p == '0')
		base = 8;
	if (!read_digits(&s, base, negative, &value))
		return NULL;
	while (take_one(&s, ":"))
		if (!read_digits(&s, 10, negative, &part) ||
		    __builtin_mul_overflow(value, 60, &value) ||
		    __builtin_add_overflow(value, part, &value))
			return NULL;
	return json_integer(value);
}

/* As strtod, of digits and a point, whatever the point of the user's language is. */
static double read_real(struct slice s)
{
	struct strbuf text = STRBUF_INIT;
	double value;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '.')
			strbuf_addstr(&text, localeconv()->decimal_point);
		else if (s.p[i] != '_')
			strbuf_addch(&text, s.p[i]);
	value = strtod(text.buf, NULL);
	strbuf_release(&text);
	return value;
}

/* PyYAML adds the parts from the last one on: the same sum to the last bit. */
static double read_sixtieths(struct slice s)
{
	double value = 0, base = 1;

	while (s.n) {
		size_t start = s.n;
		while (start && s.p[start - 1] != ':')
			start--;
		value += read_real((struct slice){s.p + start, s.n - start}) * base;
		base *= 60;
		s.n = start ? start - 1 : 0;
	}
	return value;
}

static json_t *float_value(struct slice s)
{
	bool negative = s.n && *s.p == '-';
	double value;

	if (is_unbounded(s))
		return NULL;
	take_one(&s, "-+");
	value = read_sixtieths(s);
	return isfinite(value) ? json_real(negative ? -value : value) : NULL;
}

json_t *yaml_type_value(enum yaml_type type, struct slice s)
{
	switch (type) {
	case YAML_TYPE_NULL:
		return json_null();
	case YAML_TYPE_BOOL:
		return json_boolean(find_word(s)->value);
	case YAML_TYPE_INT:
		return int_value(s);
	case YAML_TYPE_FLOAT:
		return float_value(s);
	default:
		return json_stringn(s.p, s.n);
	}
}
