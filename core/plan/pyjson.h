/* SPDX-License-Identifier: MPL-2.0 */
/*
 * JSON text as Python writes it: json.dumps(value, indent=4, separators=(",", ": "),
 * sort_keys=True). mach try writes try_task_config.json so, and so do we, to the byte.
 */
#ifndef PLAN_PYJSON_H
#define PLAN_PYJSON_H

#include "core/base/strbuf.h"

#include <jansson.h>

/* Appends the text of `value`, ASCII only, without a line end behind it. */
void pyjson_add(struct strbuf *out, json_t *value);
/*
 * Appends JSON text (which is valid) on one line, as json.dumps() without options would lay it
 * out: ASCII only, one blank behind ',' and ':'. Numbers, keys and escapes stay as they are.
 */
void pyjson_add_line(struct strbuf *out, struct slice text);

#endif
