UNIT_TESTS += tests/unit/test-canvas tests/unit/test-theme tests/unit/test-keymap \
	tests/unit/test-lineedit tests/unit/test-browse tests/unit/test-doc \
	tests/unit/test-frame
TUI_LDADD = libtui.a $(UNIT_LDADD)
tests_unit_test_canvas_SOURCES = tests/unit/test-canvas.c
tests_unit_test_canvas_LDADD = $(TUI_LDADD)
tests_unit_test_theme_SOURCES = tests/unit/test-theme.c
tests_unit_test_theme_LDADD = $(TUI_LDADD)
tests_unit_test_keymap_SOURCES = tests/unit/test-keymap.c
tests_unit_test_keymap_LDADD = $(TUI_LDADD)
tests_unit_test_lineedit_SOURCES = tests/unit/test-lineedit.c
tests_unit_test_lineedit_LDADD = $(TUI_LDADD)
tests_unit_test_browse_SOURCES = tests/unit/test-browse.c
tests_unit_test_browse_LDADD = $(TUI_LDADD)
tests_unit_test_doc_SOURCES = tests/unit/test-doc.c
tests_unit_test_doc_LDADD = $(TUI_LDADD)
tests_unit_test_frame_SOURCES = tests/unit/test-frame.c
tests_unit_test_frame_LDADD = libterm.a $(TUI_LDADD)
UNIT_TESTS += tests/unit/test-session-estimate
tests_unit_test_session_estimate_SOURCES = tests/unit/test-session-estimate.c tests/unit/graph.h
tests_unit_test_session_estimate_LDADD = $(TUI_LDADD)
