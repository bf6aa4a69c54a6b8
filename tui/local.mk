# The program. libtui.a holds all of it but main.c and what needs a terminal, so that
# tests can run it on a terminal of their own.
noinst_LIBRARIES += libtui.a libterm.a
libtui_a_SOURCES = \
	%D%/app.c \
	%D%/ask.c \
	%D%/batch.c \
	%D%/browse.c \
	%D%/browse.h \
	%D%/busy.c \
	%D%/busy.h \
	%D%/canvas.c \
	%D%/canvas.h \
	%D%/cli.c \
	%D%/cli.h \
	%D%/cmd_again.c \
	%D%/cmd_cache.c \
	%D%/cmd_decide.c \
	%D%/cmd_diff.c \
	%D%/cmd_graph.c \
	%D%/cmd_inspect.c \
	%D%/cmd_selector.c \
	%D%/cmd_suggest.c \
	%D%/cmd_syntax.c \
	%D%/doc.c \
	%D%/doc.h \
	%D%/draw.c \
	%D%/editor.c \
	%D%/editor.h \
	%D%/estimates.c \
	%D%/explain.c \
	%D%/explain.h \
	%D%/frame.c \
	%D%/frame.h \
	%D%/glyph.c \
	%D%/glyph.h \
	%D%/key.c \
	%D%/key.h \
	%D%/keymap.c \
	%D%/keymap.h \
	%D%/kept.c \
	%D%/kept.h \
	%D%/lineedit.c \
	%D%/lineedit.h \
	%D%/pane_details.c \
	%D%/pane_filter.c \
	%D%/pane_tree.c \
	%D%/paths.c \
	%D%/paths.h \
	%D%/parameters.c \
	%D%/say.c \
	%D%/selection.c \
	%D%/presets.c \
	%D%/pushes.c \
	%D%/pushes.h \
	%D%/send.c \
	%D%/send.h \
	%D%/session.c \
	%D%/session_plan.c \
	%D%/session_select.c \
	%D%/session.h \
	%D%/style.c \
	%D%/style.h \
	%D%/syntax.c \
	%D%/syntax.h \
	%D%/targets.c \
	%D%/term.h \
	%D%/theme.c \
	%D%/tried.c \
	%D%/tried.h \
	%D%/verb.c \
	%D%/verb.h \
	%D%/view.h \
	%D%/view_details.c \
	%D%/update.c \
	%D%/update.h \
	%D%/view_help.c \
	%D%/view_history.c \
	%D%/view_main.c \
	%D%/view_prompt.c \
	%D%/view_push.c \
	%D%/view_review.c \
	%D%/words.c \
	%D%/words.h

# The terminal; term.c is the only file that knows curses.
libterm_a_SOURCES = \
	%D%/capture.c \
	%D%/capture.h \
	%D%/crash.c \
	%D%/crash.h \
	%D%/signals.c \
	%D%/signals.h \
	%D%/term.c \
	%D%/tty.c \
	%D%/tty.h
libterm_a_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)

bin_PROGRAMS += mtry-tui
mtry_tui_SOURCES = %D%/main.c
mtry_tui_LDADD = libtui.a libterm.a libtui.a $(CORE_LIBS) $(NCURSES_LIBS)
