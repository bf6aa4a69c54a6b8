/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/words.h"
#include "core/base/utf8.h"
#include "tui/cli.h"

#include <time.h>

void add_padding(struct strbuf *out, size_t from, int columns)
{
	for (int n = utf8_width(out->buf + from, out->len - from); n < columns; n++)
		strbuf_addch(out, ' ');
}

json_t *json_text(const char *s)
{
	struct strbuf clean = STRBUF_INIT;
	json_t *json = json_string(s);

	if (!json) {
		utf8_visible(&clean, s, strlen(s));
		json = json_string(clean.buf);
	}
	strbuf_release(&clean);
	return json;
}

json_t *json_time(int64_t t)
{
	time_t when = (time_t)t;
	struct tm tm;
	char text[64] = "";

	if (gmtime_r(&when, &tm))
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return json_string(text);
}

static int add_piece(const char *p, size_t n, void *out)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] == 0x7f) /* the one control character that jansson leaves */
			strbuf_addstr(out, "\\u007f");
		else
			strbuf_addch(out, p[i]);
	}
	return 0;
}

void add_json(struct strbuf *out, const json_t *json)
{
	json_dump_callback(json, add_piece, out,
			   JSON_ENSURE_ASCII | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
}

int print_json(json_t *json)
{
	struct strbuf text = STRBUF_INIT;
	int status;

	add_json(&text, json);
	strbuf_addch(&text, '\n');
	status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	json_decref(json);
	return status;
}
