/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a moz.build file says about manifests of tests: lists of file names that are added
 * to variables. The file is Python, but is not run: as in mach, a list counts wherever it
 * stands, whatever the conditions around it.
 */
#ifndef SELECT_MOZBUILD_H
#define SELECT_MOZBUILD_H

#include "core/base/err.h"

/* Variable, without its _MANIFESTS; flavor of its tests; they are in lists of reftests.
 * From mozbuild/testing.py: TEST_MANIFESTS and REFTEST_FLAVORS. */
#define MOZBUILD_LIST(X)                                           \
	X(A11Y, "a11y", false)                                     \
	X(BROWSER_CHROME, "browser-chrome", false)                 \
	X(ANDROID_INSTRUMENTATION, "instrumentation", false)       \
	X(FIREFOX_UI_FUNCTIONAL, "firefox-ui-functional", false)   \
	X(FIREFOX_UI_UPDATE, "firefox-ui-update", false)           \
	X(PYTHON_UNITTEST, "python", false)                        \
	X(TELEMETRY_TESTS_CLIENT, "telemetry-tests-client", false) \
	X(MARIONETTE, "marionette", false)                         \
	X(MOCHITEST, "mochitest", false)                           \
	X(MOCHITEST_CHROME, "chrome", false)                       \
	X(WEBRTC_SIGNALLING_TEST, "steeplechase", false)           \
	X(XPCSHELL_TESTS, "xpcshell", false)                       \
	X(PERFTESTS, "perftest", false)                            \
	X(CRASHTEST, "crashtest", true)                            \
	X(REFTEST, "reftest", true)

struct mozbuild_variable {
	const char *name, *flavor;
	bool reftest;
};

/* Called for each name in a list, in their order; -1 ends the reading. */
typedef int mozbuild_found(void *ctx, const struct mozbuild_variable *v, const char *manifest,
			   struct err *err);

/*
 * Reads the text of a moz.build file. An error ("LINE:COLUMN: ...") for one of these
 * variables that gets anything but a string or a list of strings, and around those of the
 * call; what else is in the file is not checked.
 */
int mozbuild_read(struct slice text, mozbuild_found *found, void *ctx, struct err *err) MUST_USE;

#endif
