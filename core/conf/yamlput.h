/* SPDX-License-Identifier: MPL-2.0 */
/*
 * One entry of a YAML file changed, and everything else kept: comments, order, the way
 * values are written.
 */
#ifndef CONF_YAMLPUT_H
#define CONF_YAMLPUT_H

#include "core/conf/yamldoc.h"

/*
 * Appends the text of the document with entry `key` set to `value`, written as PyYAML's
 * safe_dump writes it. A new entry goes where it belongs when the others are sorted, as
 * mach leaves them, else behind the last. Of an entry that is there, members whose value
 * stays keep their text. What is appended was parsed again and is what was asked for;
 * -1 when that cannot be had without rewriting the rest (the file is written in braces,
 * other entries need an anchor of this one).
 */
int yaml_doc_put(const struct yaml_doc *d, const char *key, json_t *value, struct strbuf *out,
		 struct err *err) MUST_USE;

#endif
