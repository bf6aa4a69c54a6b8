/* SPDX-License-Identifier: MPL-2.0 */
/*
 * While something runs that no key starts or ends: what the keys and signals that come
 * ask for, and the screen while a graph is read.
 */
#ifndef TUI_BUSY_H
#define TUI_BUSY_H

#include "core/graph/graph.h"
#include "tui/canvas.h"
#include "tui/key.h"

enum busy { BUSY_NOTHING, BUSY_REDRAW, BUSY_BACK, BUSY_CANCEL, BUSY_QUIT };

/*
 * Takes the events that came while something runs and says what they ask for.
 * Stopping (Ctrl-Z) is done here; other keys are dropped.
 */
enum busy busy_events(void);

/* Keys typed before there is something to type into. */
struct ahead {
	tkey key[256];
	size_t nr;
};

/* The screen while a graph is read: the first one, or one to compare with. */
struct loading {
	struct canvas canvas;
	const char *spec; /* of the first one, for the title; not owned */
	struct ahead ahead;
	enum busy asked; /* what the events asked for; from BUSY_BACK on it is cancelled */
};

void loading_init(struct loading *l, const char *spec);
void loading_release(struct loading *l);
/*
 * progress() of struct graph_options, with a struct loading: draws how far it is. Keys
 * that do not cancel are kept in `ahead`. While the first graph is read Esc and q
 * cancel unless they belong to what is being typed; while one to compare with is read
 * Esc always does, and what was typed is dropped.
 */
bool loading_show(void *ctx, const struct graph_progress *at);
/* Takes what came in the last moment of the first graph; true when it is cancelled. */
bool loading_cancelled(struct loading *l);

#endif
