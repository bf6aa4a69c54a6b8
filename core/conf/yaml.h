/* SPDX-License-Identifier: MPL-2.0 */
/* Single values out of YAML files (YAML 1.1, by libyaml): what we need of a project's config.yml. */
#ifndef CONF_YAML_H
#define CONF_YAML_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/*
 * Appends the scalar that the names in `path` (NULL-terminated, from the top) lead
 * to: {"taskgraph", "register", NULL}. 1 when it is there, 0 when it is not (or is
 * a list, a mapping or an alias), -1 when the file cannot be read or is not YAML up
 * to that place ("FILE:LINE: ..."). The first of two equal names counts.
 */
int yaml_scalar(const char *file, const char *const *path, struct strbuf *out,
		struct err *err) MUST_USE;

#endif
