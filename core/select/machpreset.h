/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Presets of mach try: entries of try_presets.yml files (Firefox: tools/tryselect/preset.py), read
 * as selections of ours and written from them. Their queries are over folded names (folded.h), or,
 * with "show_chunk_numbers", over labels; over tasks of all classes in any case.
 */
#ifndef SELECT_MACHPRESET_H
#define SELECT_MACHPRESET_H

#include "core/select/preset.h"

/*
 * Files that presets are looked for in, in mach's order, the first being the user's own:
 * $MACH_TRY_PRESET_PATHS, or try_presets.yml in $MOZBUILD_STATE_PATH or ~/.mozbuild and the
 * one of the checkout `root` (NULL: none). NULL-terminated; freed by mach_files_free().
 */
char **mach_files(const char *root);
void mach_files_free(char **file);

/*
 * Reads the preset `name` from the first file that has it: 1. 0 when none has; a name near to it,
 * if there is one, is then appended to `nearest`. -1 with "FILE:LINE:COL: ..." for a file that is
 * wrong, or a preset that says what cannot be done here.
 */
int mach_preset_read(const char *root, const char *name, struct preset *p, struct strbuf *nearest,
		     struct err *err) MUST_USE;

/* The same of the text of one file, which is called `path`. */
int mach_preset_parse(const char *path, struct slice text, const char *name, struct preset *p,
		      struct err *err) MUST_USE;

/* Appends what `mach try fuzzy --list-presets` prints; nothing when there are no presets. */
int mach_preset_list(const char *root, struct strbuf *out, struct err *err) MUST_USE;

/*
 * Writes the marks with these options as an entry of the user's file, and keeps everything else in
 * it. -1 when mach could not say it: rules other than queries, or a query that its fzf reads
 * otherwise; what is written was read again and selects exactly the marks. Where tests are
 * named, by paths from the root (NULL-terminated; or NULL) or the option "tag", `within` are their
 * tasks; when all of these are marked, no query is written.
 */
int mach_preset_write(const char *root, const char *name, const struct marks *m,
		      const struct graph *g, const struct bitset *within, const char *const *path,
		      const struct preset_option *option, size_t option_nr,
		      struct err *err) MUST_USE;

/*
 * Appends the command of mach that selects the same with these options, for somebody who has no
 * mtry-tui: by the queries where it could say them (as for a preset), else, of not too many tasks,
 * by the names that stand in a push, or by their labels. -1 when none of these is the same.
 */
#define MACH_COMMAND_TASKS 200

int mach_command(const struct marks *m, const struct graph *g, const struct bitset *within,
		 const struct preset_option *option, size_t option_nr, char *const *name, size_t nr,
		 struct strbuf *out, struct err *err) MUST_USE;

#endif
