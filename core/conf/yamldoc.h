/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A whole YAML file as values, and the places where they stand in its text. Made for
 * mach's try_presets.yml: YAML 1.1 as PyYAML's safe_load understands it, of at most
 * 1 MiB, one document.
 *
 * Refused with "NAME:LINE:COL: ..." (columns count characters, from 1): what is not
 * YAML or not UTF-8, control characters, a key that stands there twice, keys that are
 * lists or mappings, tags other than those of JSON's types, numbers JSON has not (above
 * 64 bits, .inf, .nan), more than 100 levels, aliases that add more than 1 MiB. Keys are
 * texts, whatever they look like; so are dates.
 */
#ifndef CONF_YAMLDOC_H
#define CONF_YAMLDOC_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

#include <jansson.h>

#define YAML_DOC_MAX ((size_t)1024 * 1024) /* bytes */

/* A member of the mapping at the top (an entry), or of a mapping that is its value. */
struct yaml_member {
	char *key;
	unsigned depth;	     /* 1 or 2; those of an entry follow it */
	size_t line, column; /* of the key, from 1 */
	size_t start, end;   /* bytes of the text: the key, the line behind the value's last */
	bool block;	     /* the value is a mapping without braces and without "<<" */
};

struct yaml_doc {
	char *name; /* for messages */
	struct strbuf text;
	json_t *value; /* null for a file without a document; members in the order of the file */
	struct yaml_member *member;
	size_t member_nr, member_cap;
};

/* Parses `text`; `name` is what messages call it. Both are copied. NULL with err. */
struct yaml_doc *yaml_doc_parse(const char *name, struct slice text, struct err *err) MUST_USE;
/* The same with a file; one that is not there is an error too. */
struct yaml_doc *yaml_doc_read(const char *path, struct err *err) MUST_USE;
void yaml_doc_free(struct yaml_doc *d);

/* Of an entry, or of a member of that entry unless NULL; NULL when it is not there. */
const struct yaml_member *yaml_doc_find(const struct yaml_doc *d, const char *entry,
					const char *member);

#endif
