# The program in a terminal: vt.c plays the scripts.
VT_LOG_COMPILER = $(SHELL) $(srcdir)/tests/e2e/run-vt
EXTRA_DIST += %D%/run-vt %D%/vt-lib.sh $(VT_TESTS)
VT_TESTS = \
	%D%/screen-compare.vt \
	%D%/screen-damage.vt \
	%D%/screen-input.vt \
	%D%/screen-manners.vt \
	%D%/screen-push-git.vt \
	%D%/screen-push-hg.vt \
	%D%/screen-signals.vt \
	%D%/screen-streams.vt \
	%D%/screen-suggest.vt \
	%D%/screen-types.vt \
	%D%/screen-update.vt \
	%D%/term-crash.vt \
	%D%/term-frames.vt \
	%D%/term-keys.vt \
	%D%/term-no-color.vt \
	%D%/term-sigterm.vt \
	%D%/term-stop.vt

if HAVE_VTERM
check_PROGRAMS += tests/e2e/vt tests/e2e/term-demo
tests_e2e_vt_SOURCES = %D%/vt.c %D%/pty.c %D%/pty.h %D%/vtscreen.c %D%/vtscreen.h
tests_e2e_vt_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_e2e_vt_LDADD = libtui.a $(CORE_LIBS) $(VTERM_LIBS) -lutil
tests_e2e_term_demo_SOURCES = %D%/term-demo.c
tests_e2e_term_demo_LDADD = libterm.a libtui.a $(CORE_LIBS) $(NCURSES_LIBS)
endif
# Real git and hg repositories, before and after every way a push can end.
check_PROGRAMS += tests/e2e/push-driver
tests_e2e_push_driver_SOURCES = tests/e2e/push-driver.c tests/hook.c
tests_e2e_push_driver_LDADD = $(CORE_LIBS)
dist_check_SCRIPTS += %D%/push-git.sh %D%/push-hg.sh %D%/push-secret.sh \
	%D%/push-state.sh %D%/push-fault.sh %D%/kill-campaign.sh
EXTRA_DIST += %D%/http-repo.py %D%/push-lib.sh
TESTS += %D%/push-hg.sh %D%/push-state.sh %D%/push-fault.sh %D%/push-git.sh %D%/push-secret.sh $(VT_TESTS)
SLOW_TESTS += %D%/kill-campaign.sh
