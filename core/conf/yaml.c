/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/yaml.h"
#include "core/base/file.h"

#include <yaml.h>

#define YAML_MAX ((size_t)4 * 1024 * 1024)

/* Where the parser gave up, counted from 1. */
static size_t error_line(const yaml_parser_t *p)
{
	size_t line = p->problem_mark.line + 1;

	if (p->error != YAML_READER_ERROR) /* wrong UTF-8: only the place in the text is known */
		return line;
	line = 1;
	for (size_t i = 0; i < p->problem_offset; i++)
		line += p->input.string.start[i] == '\n';
	return line;
}

/* The next event; false with err when the text is not YAML. The caller deletes the event. */
static bool next(yaml_parser_t *p, yaml_event_t *event, struct err *err)
{
	if (yaml_parser_parse(p, event))
		return true;
	err_set(err, "%zu: not YAML: %s", error_line(p), p->problem ? p->problem : "too deep");
	return false;
}

static int depth_of(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_MAPPING_START_EVENT:
	case YAML_SEQUENCE_START_EVENT:
		return 1;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		return -1;
	default:
		return 0;
	}
}

/* Reads on to the end of a value that begins with `first`. */
static int skip(yaml_parser_t *p, const yaml_event_t *first, struct err *err)
{
	yaml_event_t event;

	for (int depth = depth_of(first); depth;
	     depth += depth_of(&event), yaml_event_delete(&event))
		if (!next(p, &event, err))
			return -1;
	return 0;
}

static bool is_text(const yaml_event_t *event, const char *text)
{
	return event->type == YAML_SCALAR_EVENT &&
	       slice_equal((struct slice){(const char *)event->data.scalar.value,
					  event->data.scalar.length},
			   slice_from(text));
}

/* Reads on to the value of the member with that name, in a mapping that has begun; 0: none. */
static int seek_member(yaml_parser_t *p, const char *name, struct err *err)
{
	for (bool is_name = true;; is_name = !is_name) {
		yaml_event_t event;
		bool end, found;
		int ret;

		if (!next(p, &event, err))
			return -1;
		end = event.type == YAML_MAPPING_END_EVENT;
		found = is_name && is_text(&event, name);
		ret = end ? 0 : skip(p, &event, err);
		yaml_event_delete(&event);
		if (ret || end || found)
			return found ? 1 : ret;
	}
}

/* The value that comes next. */
static int find_value(yaml_parser_t *p, const char *const *path, struct strbuf *out,
		      struct err *err)
{
	for (;; path++) {
		yaml_event_t event;
		yaml_event_type_t type;
		int ret;

		if (!next(p, &event, err))
			return -1;
		type = event.type;
		if (type == YAML_SCALAR_EVENT && !*path)
			strbuf_add(out, event.data.scalar.value, event.data.scalar.length);
		yaml_event_delete(&event);
		if (type != YAML_MAPPING_START_EVENT || !*path)
			return type == YAML_SCALAR_EVENT && !*path;
		ret = seek_member(p, *path, err);
		if (ret <= 0)
			return ret;
	}
}

/* The events before the first value: none when the stream holds no document. */
static int find(yaml_parser_t *p, const char *const *path, struct strbuf *out, struct err *err)
{
	yaml_event_t event;
	yaml_event_type_t type;

	do {
		if (!next(p, &event, err))
			return -1;
		type = event.type;
		yaml_event_delete(&event);
	} while (type == YAML_STREAM_START_EVENT);
	return type == YAML_DOCUMENT_START_EVENT ? find_value(p, path, out, err) : 0;
}

int yaml_scalar(const char *file, const char *const *path, struct strbuf *out, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	yaml_parser_t p;
	int ret = -1;

	if (file_read(file, YAML_MAX, &text, err))
		goto out;
	if (!yaml_parser_initialize(&p)) {
		err_set(err, "'%s' cannot be read: libyaml does not start", file);
		goto out;
	}
	yaml_parser_set_input_string(&p, (const unsigned char *)text.buf, text.len);
	ret = find(&p, path, out, err);
	if (ret < 0)
		err_prefix(err, "%s:", file);
	yaml_parser_delete(&p);
out:
	strbuf_release(&text);
	return ret;
}
