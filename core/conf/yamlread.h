/* SPDX-License-Identifier: MPL-2.0 */
/* The events of libyaml as the values and members of a yaml_doc: the inside of yamldoc.h. */
#ifndef CONF_YAMLREAD_H
#define CONF_YAMLREAD_H

#include "core/conf/yamldoc.h"

/*
 * Fills `value` and `member` from the text behind byte `start`, which holds only
 * characters that YAML allows. -1: they are filled in part, or not at all.
 */
int yaml_read(struct yaml_doc *d, size_t start, struct err *err) MUST_USE;

#endif
