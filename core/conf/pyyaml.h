/* SPDX-License-Identifier: MPL-2.0 */
/*
 * YAML text as Python writes it, to the byte: PyYAML's safe_dump(value), which mach
 * writes its presets with. Keys are sorted, lines are broken behind column 80, what is
 * not ASCII is escaped.
 */
#ifndef CONF_PYYAML_H
#define CONF_PYYAML_H

#include "core/base/strbuf.h"

#include <jansson.h>

/*
 * Appends the lines of a list or mapping that stands `indent` columns in, with the line
 * end behind the last one. The blanks before its first line are the caller's.
 */
void pyyaml_add(struct strbuf *out, json_t *value, size_t indent);

#endif
