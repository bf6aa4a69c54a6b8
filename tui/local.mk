# The program. libtui.a holds all of it but main.c and term.c, so that tests can
# run it on a terminal of their own.
noinst_LIBRARIES += libtui.a
libtui_a_SOURCES =

bin_PROGRAMS += mtry-tui
mtry_tui_SOURCES = %D%/main.c
mtry_tui_LDADD = libtui.a $(CORE_LIBS) $(NCURSES_LIBS)
