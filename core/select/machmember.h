/* SPDX-License-Identifier: MPL-2.0 */
/* Members of an entry of try_presets.yml, and the options they stand for. */
#ifndef SELECT_MACHMEMBER_H
#define SELECT_MACHMEMBER_H

#include "core/conf/options.h"

/* Behind a query over labels, so that it finds tasks of all classes as mach does. */
#define MACH_ALL_CLASSES "class:/./"

enum mach_kind {
	MACH_FLAG,    /* true: the option */
	MACH_NO,      /* true: "--no-" and the option */
	MACH_VALUE,   /* a text or number */
	MACH_LIST,    /* of texts, each a value of the option */
	MACH_PARAMS,  /* a mapping: names and values of OPT_PARAM */
	MACH_PATHS,   /* of texts, each a path of tests */
	MACH_IGNORED, /* read elsewhere; or about mach alone, or how it pushes */
};

struct mach_member {
	const char *key;
	enum mach_kind kind;
	enum option_id id; /* OPT_NR: none */
};

/* NULL: there is none. */
const struct mach_member *mach_member(const char *key);
/* The one that stands for the option, or (`no`) for its "--no-"; NULL: none does. */
const struct mach_member *mach_member_for(enum option_id id, bool no);

#endif
