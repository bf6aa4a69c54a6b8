/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a plain YAML 1.1 scalar stands for, by the rules of PyYAML, which mach reads and
 * writes its presets with: "1" is a number, "yes" is true, "1e3" is a text.
 */
#ifndef CONF_YAMLTYPE_H
#define CONF_YAMLTYPE_H

#include "core/base/base.h"

#include <jansson.h>

enum yaml_type {
	YAML_TYPE_TEXT,
	YAML_TYPE_NULL,
	YAML_TYPE_BOOL,
	YAML_TYPE_INT,
	YAML_TYPE_FLOAT,
	YAML_TYPE_MERGE, /* "<<": members of another mapping, where it is a key */
	YAML_TYPE_OTHER, /* dates and "=": JSON has none, so they are read as texts */
};

enum yaml_type yaml_type_of(struct slice s);

/*
 * A new value of that type, for a scalar of which yaml_type_of() says so (a float may
 * be written as an int). NULL when JSON has no such number: too large, infinite, not a
 * number.
 */
json_t *yaml_type_value(enum yaml_type type, struct slice s);

#endif
