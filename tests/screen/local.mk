# Golden screens: the program on a terminal of ours, see run-screen.c. "make golden-update"
# writes what is shown into the tests; look at the difference before you commit it.
check_PROGRAMS += tests/screen/run-screen
tests_screen_run_screen_SOURCES = \
	%D%/fake-term.c \
	%D%/fake-term.h \
	%D%/run-screen.c \
	%D%/scratch.c \
	%D%/scratch.h
tests_screen_run_screen_LDADD = libtui.a $(CORE_LIBS)

T_LOG_COMPILER = tests/screen/run-screen
SCREEN_TESTS = \
	%D%/ascii.t \
	%D%/cancel.t \
	%D%/changed.t \
	%D%/chunks.t \
	%D%/counts.t \
	%D%/definition.t \
	%D%/details.t \
	%D%/edit-line.t \
	%D%/esc-slash.t \
	%D%/estimate-fails.t \
	%D%/estimate.t \
	%D%/exact-marks.t \
	%D%/filter-moves.t \
	%D%/filter.t \
	%D%/folds-return.t \
	%D%/full.t \
	%D%/grouping.t \
	%D%/hang-up.t \
	%D%/history-fails.t \
	%D%/history.t \
	%D%/in-selection.t \
	%D%/help-filter.t \
	%D%/help-prompt.t \
	%D%/help-review.t \
	%D%/help-tree.t \
	%D%/inspect-first.t \
	%D%/inspect-hidden.t \
	%D%/inspect-narrow.t \
	%D%/inspect.t \
	%D%/large.t \
	%D%/mark-all.t \
	%D%/mark-branch.t \
	%D%/mark-classes.t \
	%D%/mark-tab.t \
	%D%/modules.t \
	%D%/names.t \
	%D%/no-details-narrow.t \
	%D%/notes.t \
	%D%/only-marked.t \
	%D%/options.t \
	%D%/pairs.t \
	%D%/paste.t \
	%D%/preset.t \
	%D%/print-focused.t \
	%D%/print.t \
	%D%/push-back.t \
	%D%/push-done.t \
	%D%/push-fails.t \
	%D%/push-more.t \
	%D%/query-alias.t \
	%D%/query-chance.t \
	%D%/query-complete-more.t \
	%D%/query-complete.t \
	%D%/query-error-acts.t \
	%D%/query-error-narrow.t \
	%D%/query-error.t \
	%D%/query-exact.t \
	%D%/query-hint.t \
	%D%/query-nearest.t \
	%D%/quit-clean.t \
	%D%/quit.t \
	%D%/ranked.t \
	%D%/readme.t \
	%D%/resize.t \
	%D%/review-branch.t \
	%D%/review-closure.t \
	%D%/review-leaf.t \
	%D%/review-marks.t \
	%D%/review-parts.t \
	%D%/review-patterns.t \
	%D%/review-print.t \
	%D%/review-refused.t \
	%D%/review-title.t \
	%D%/save-fails.t \
	%D%/save-name.t \
	%D%/save-replace.t \
	%D%/save.t \
	%D%/start-100.t \
	%D%/start-80.t \
	%D%/syntax.t \
	%D%/tiny-1x1.t \
	%D%/tiny-20x6.t \
	%D%/tiny-counts.t \
	%D%/title-option.t \
	%D%/toggle-below.t \
	%D%/undo.t \
	%D%/vi-keys.t \
	%D%/wide-review.t
EXTRA_DIST += $(SCREEN_TESTS) \
	tests/data/graphs/chunks.json \
	tests/data/graphs/firefox.json \
	tests/data/graphs/modules.json \
	tests/data/graphs/names.json \
	tests/data/graphs/pairs.json
TESTS += $(SCREEN_TESTS)

golden-update: tests/screen/run-screen
	@$(AM_TESTS_ENVIRONMENT) for t in $(SCREEN_TESTS); do \
		tests/screen/run-screen --update "$$srcdir/$$t" || exit 1; done

# Puts what readme.t shows into README.md; tests/lint/readme.sh fails when that was forgotten.
dist_check_SCRIPTS += %D%/readme-picture.sh
readme-picture: tests/screen/run-screen
	@$(AM_TESTS_ENVIRONMENT) cd $(srcdir) && \
		$(abs_top_builddir)/tests/screen/run-screen --update tests/screen/readme.t && \
		$(SHELL) tests/screen/readme-picture.sh README.md tests/screen/readme.t >README.new && \
		mv README.new README.md

.PHONY: golden-update readme-picture
