check_PROGRAMS += tests/e2e/term-demo
tests_e2e_term_demo_SOURCES = %D%/term-demo.c
tests_e2e_term_demo_LDADD = libterm.a libtui.a $(CORE_LIBS) $(NCURSES_LIBS)

TESTS +=
