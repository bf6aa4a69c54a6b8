# The program on a terminal of ours: see run-screen.c.
check_LIBRARIES += libscreen.a
libscreen_a_SOURCES = \
	%D%/fake-term.c \
	%D%/fake-term.h \
	%D%/run-screen.c

TESTS +=
