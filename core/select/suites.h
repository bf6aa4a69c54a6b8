/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Which suite a test belongs to, and which tasks run that: the tables of moztest's
 * resolve.py (_test_flavors, _test_subsuites, task_regex), those of some years together.
 */
#ifndef SELECT_SUITES_H
#define SELECT_SUITES_H

#include "core/base/base.h"

/* flavor, subsuite, suite */
#define SUITE_LIST(X)                                                                \
	X("a11y", "", "mochitest-a11y")                                              \
	X("browser-chrome", "", "mochitest-browser-chrome")                          \
	X("browser-chrome", "a11y", "mochitest-browser-a11y")                        \
	X("browser-chrome", "devtools", "mochitest-devtools-chrome")                 \
	X("browser-chrome", "media", "mochitest-browser-media")                      \
	X("browser-chrome", "media-bc", "mochitest-browser-media")                   \
	X("browser-chrome", "remote", "mochitest-remote")                            \
	X("browser-chrome", "screenshots", "mochitest-browser-screenshots")          \
	X("browser-chrome", "translations", "mochitest-browser-translations")        \
	X("chrome", "", "mochitest-chrome")                                          \
	X("chrome", "gpu", "mochitest-chrome-gpu")                                   \
	X("crashtest", "", "crashtest")                                              \
	X("firefox-ui-functional", "", "firefox-ui-functional")                      \
	X("firefox-ui-update", "", "firefox-ui-update")                              \
	X("marionette", "", "marionette")                                            \
	X("marionette", "enterprise", "marionette-enterprise")                       \
	X("marionette", "integration", "marionette-integration")                     \
	X("marionette", "unittest", "marionette-unittest")                           \
	X("mochitest", "", "mochitest-plain")                                        \
	X("mochitest", "gpu", "mochitest-plain-gpu")                                 \
	X("mochitest", "media", "mochitest-media")                                   \
	X("mochitest", "robocop", "robocop")                                         \
	X("mochitest", "webgl1-core", "mochitest-webgl1-core")                       \
	X("mochitest", "webgl1-ext", "mochitest-webgl1-ext")                         \
	X("mochitest", "webgl2-core", "mochitest-webgl2-core")                       \
	X("mochitest", "webgl2-ext", "mochitest-webgl2-ext")                         \
	X("mochitest", "webgl2-deqp", "mochitest-webgl2-deqp")                       \
	X("mochitest", "webgpu", "mochitest-webgpu")                                 \
	X("puppeteer", "", "puppeteer")                                              \
	X("python", "", "python")                                                    \
	X("reftest", "", "reftest")                                                  \
	X("telemetry-tests-client", "", "telemetry-tests-client")                    \
	X("web-platform-tests", "", "web-platform-tests")                            \
	X("web-platform-tests", "testharness", "web-platform-tests")                 \
	X("web-platform-tests", "crashtest", "web-platform-tests-crashtest")         \
	X("web-platform-tests", "print-reftest", "web-platform-tests-print-reftest") \
	X("web-platform-tests", "reftest", "web-platform-tests-reftest")             \
	X("web-platform-tests", "wdspec", "web-platform-tests-wdspec")               \
	X("xpcshell", "", "xpcshell")                                                \
	X("fenix", "", "fenix")                                                      \
	X("focus", "", "focus")                                                      \
	X("android-components", "", "android-components")                            \
	X("geckoview", "", "geckoview")

/*
 * suite, the begin of a regular expression for the labels of its tasks, what verifies
 * changed tests of it ("" for nothing). SUITE_ONE stands behind the first, and behind the
 * second unless that ends with SUITE_ANY.
 */
#define SUITE_ONE "($|.*(-1|[^0-9])$)" /* not chunked, or the first chunk */
#define SUITE_ANY "()"
#define SUITE_REGEX_LIST(X)                                                                        \
	X("crashtest", "crashtest", "test-verify")                                                 \
	X("marionette", "marionette", "test-verify")                                               \
	X("marionette-enterprise", "marionette", "")                                               \
	X("marionette-integration", "marionette", "")                                              \
	X("marionette-unittest", "marionette", "")                                                 \
	X("mochitest-a11y", "mochitest-a11y", "test-verify")                                       \
	X("mochitest-browser-a11y", "mochitest-browser-a11y", "test-verify")                       \
	X("mochitest-browser-chrome", "mochitest-browser-chrome", "test-verify")                   \
	X("mochitest-browser-media", "mochitest-browser-media", "test-verify")                     \
	X("mochitest-browser-screenshots", "mochitest-browser-screenshots", "")                    \
	X("mochitest-browser-translations", "mochitest-browser-translations", "test-verify")       \
	X("mochitest-chrome", "mochitest-chrome", "test-verify")                                   \
	X("mochitest-chrome-gpu", "mochitest-gpu", "test-verify")                                  \
	X("mochitest-devtools-chrome", "mochitest-devtools-chrome", "test-verify")                 \
	X("mochitest-media", "mochitest-media", "test-verify")                                     \
	X("mochitest-plain", "mochitest-plain", "test-verify")                                     \
	X("mochitest-plain-gpu", "mochitest-gpu", "test-verify")                                   \
	X("mochitest-remote", "mochitest-remote", "test-verify")                                   \
	X("mochitest-webgl1-core", "mochitest-webgl1-core", "test-verify")                         \
	X("mochitest-webgl1-ext", "mochitest-webgl1-ext", "test-verify")                           \
	X("mochitest-webgl2-core", "mochitest-webgl2-core", "test-verify")                         \
	X("mochitest-webgl2-ext", "mochitest-webgl2-ext", "test-verify")                           \
	X("mochitest-webgl2-deqp", "mochitest-webgl2-deqp", "test-verify")                         \
	X("mochitest-webgpu", "mochitest-webgpu", "test-verify")                                   \
	X("reftest", "(opt|debug)(-geckoview)?-reftest", "test-verify-gpu")                        \
	X("robocop", "robocop", "")                                                                \
	X("telemetry-tests-client", "telemetry-tests-client", "")                                  \
	X("web-platform-tests", "web-platform-tests(?!-crashtest|-reftest|-wdspec|-print|-aam)",   \
	  "test-verify-wpt" SUITE_ANY)                                                             \
	X("web-platform-tests-crashtest", "web-platform-tests-crashtest",                          \
	  "test-verify-wpt" SUITE_ANY)                                                             \
	X("web-platform-tests-print-reftest", "web-platform-tests-print-reftest",                  \
	  "test-verify-wpt" SUITE_ANY)                                                             \
	X("web-platform-tests-reftest", "web-platform-tests-reftest", "test-verify-wpt" SUITE_ANY) \
	X("web-platform-tests-wdspec", "web-platform-tests-wdspec", "test-verify-wpt" SUITE_ANY)   \
	X("xpcshell", "xpcshell", "test-verify")                                                   \
	X("fenix", "(ui-)?test-apk-fenix", "")                                                     \
	X("focus", "(ui-)?test-apk-focus", "")                                                     \
	X("android-components", "(build|test)-components", "")                                     \
	X("geckoview", "geckoview-junit", "")

/* The suite of such tests, or NULL: mach knows none. */
const char *suite_of(const char *flavor, const char *subsuite);

/* The two regular expressions above, without what stands behind them; NULL: no task is
 * known to run the suite. */
struct suite_regex {
	const char *suite, *tasks, *verify;
};
const struct suite_regex *suite_regex(const char *suite);

#endif
