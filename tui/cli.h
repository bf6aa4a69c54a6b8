/* SPDX-License-Identifier: MPL-2.0 */
/* The program from its command line on; main() and the screen tests call app_main(). */
#ifndef TUI_CLI_H
#define TUI_CLI_H

#include "tui/session.h"

/* Runs the program; returns its exit status. */
int app_main(int argc, char **argv);

/* What needs no screen: --list, --filter, -q, --preset, --save, --no-push, --push. */
int batch_main(struct session *s);

/*
 * The commands of VERB_LIST (verb.h): `arg` are their arguments. `why` ends with 0 when
 * the task is offered, 1 when it is hidden, 2 when there is none; `graph verify` with 2
 * when one was damaged; `graph diff` with 0 when they are the same, else with 1; `inspect` and
 * `decide` with 1 when nothing is selected.
 */
/* --list-presets, --edit-presets. */
int list_presets(struct session *s);
int edit_presets(struct session *s);
int recover_main(struct session *s, char **arg);
int why_main(struct session *s, char **arg);
int show_main(struct session *s, char **arg);
int graph_info_main(struct session *s, char **arg);
int graph_list_main(struct session *s, char **arg);
int graph_fetch_main(struct session *s, char **arg);
int graph_prune_main(struct session *s, char **arg);
int graph_verify_main(struct session *s, char **arg);
int graph_diff_main(struct session *s, char **arg);
int inspect_main(struct session *s, char **arg);
int decide_main(struct session *s, char **arg);
int again_main(struct session *s, char **arg);
int compare_main(struct session *s, char **arg);
int auto_main(struct session *s, char **arg);
int empty_main(struct session *s, char **arg);
int syntax_main(struct session *s, char **arg);
int suggest_main(struct session *s, char **arg);
/*
 * What `suggest REV` prints, added to `out`; rev NULL: since the base. Returns EXIT_DONE,
 * EXIT_NOTHING or EXIT_REFUSED; when nothing was added, err says why.
 */
int suggest_text(const struct session *s, const char *rev, struct strbuf *out, struct err *err);

/* --list-presets and --edit-presets. */
int list_presets(struct session *s);
int edit_presets(struct session *s);

/* The full screen. `said`: what session_init() said, for the user to see there. */
int screen_main(struct session *s, const struct strbuf *said);

/* One line on stderr: "mtry-tui: TEXT". */
void complain(const char *text);

/*
 * Writes all of it to stdout; returns `status`, or at least EXIT_REFUSED when that fails, with a
 * complaint. A reader that has seen enough (head) is nothing to complain about.
 */
int print_out(const struct strbuf *text, int status);

/* True once Ctrl-C was pressed, or SIGTERM or SIGHUP came (without a screen). */
bool interrupted(void);
/* From now on interrupted() tells. */
void watch_interrupts(void);

#endif
