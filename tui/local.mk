# The program. libtui.a holds all of it but main.c and what needs a terminal, so that
# tests can run it on a terminal of their own.
noinst_LIBRARIES += libtui.a libterm.a
libtui_a_SOURCES = \
	%D%/canvas.c \
	%D%/canvas.h \
	%D%/glyph.c \
	%D%/glyph.h \
	%D%/key.c \
	%D%/key.h \
	%D%/keymap.c \
	%D%/keymap.h \
	%D%/lineedit.c \
	%D%/lineedit.h \
	%D%/style.c \
	%D%/style.h \
	%D%/term.h \
	%D%/theme.c

# The terminal; term.c is the only file that knows curses.
libterm_a_SOURCES = \
	%D%/capture.c \
	%D%/capture.h \
	%D%/crash.c \
	%D%/crash.h \
	%D%/signals.c \
	%D%/signals.h \
	%D%/term.c
libterm_a_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)

bin_PROGRAMS += mtry-tui
mtry_tui_SOURCES = %D%/main.c
mtry_tui_LDADD = libterm.a libtui.a $(CORE_LIBS) $(NCURSES_LIBS)
