/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What is written to a descriptor between begin and end goes out in one write. Curses
 * flushes whenever it moves its cursor, some forty times for a frame, and each of these
 * writes wakes the terminal up: that took as long as a search.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "core/base/strbuf.h"

struct frame {
	int fd;	  /* whose writes these are */
	int real; /* what it stands for, for those who must reach the terminal at any time; -1 */
	int kept; /* the file that it stands for between begin and end; -1: they do nothing */
	struct strbuf bytes;
};

#define FRAME_INIT                      \
	{                               \
		-1, -1, -1, STRBUF_INIT \
	}

/* Where memory for it cannot be had all is written as it comes. */
void frame_open(struct frame *f, int fd);
void frame_close(struct frame *f); /* may be called twice; `fd` stays open */
void frame_begin(struct frame *f);
void frame_end(struct frame *f);

#endif
