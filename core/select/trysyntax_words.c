/* SPDX-License-Identifier: MPL-2.0 */
/* Names that classic try syntax has for others; those of try_option_syntax.py of Firefox in 2024. */
#include "core/base/base.h"
#include "core/select/trysyntax.h"

enum how {
	BEGINS,
	HOLDS,
	PLAIN_BEGINS, /* with or without "plain-" before it */
};

static const struct {
	const char *alias;
	enum how how;
	const char *text;
} aliases[] = {
	{"cppunit", BEGINS, "cppunit"},
	{"crashtest", BEGINS, "crashtest"},
	{"crashtest-e10s", BEGINS, "crashtest-e10s"},
	{"e10s", HOLDS, "e10s"},
	{"firefox-ui-functional", BEGINS, "firefox-ui-functional"},
	{"gaia-js-integration", HOLDS, "gaia-js-integration"},
	{"gtest", BEGINS, "gtest"},
	{"jittest", BEGINS, "jittest"},
	{"jittests", BEGINS, "jittest"},
	{"jsreftest", BEGINS, "jsreftest"},
	{"jsreftest-e10s", BEGINS, "jsreftest-e10s"},
	{"marionette", BEGINS, "marionette"},
	{"mochitest", BEGINS, "mochitest"},
	{"mochitests", BEGINS, "mochitest"},
	{"mochitest-e10s", BEGINS, "mochitest-e10s"},
	{"mochitests-e10s", BEGINS, "mochitest-e10s"},
	{"mochitest-debug", BEGINS, "mochitest-debug-"},
	{"mochitest-a11y", HOLDS, "mochitest-a11y"},
	{"mochitest-bc", BEGINS, "mochitest-browser-chrome"},
	{"mochitest-e10s-bc", BEGINS, "mochitest-browser-chrome-e10s"},
	{"mochitest-browser-chrome", BEGINS, "mochitest-browser-chrome"},
	{"mochitest-e10s-browser-chrome", BEGINS, "mochitest-browser-chrome-e10s"},
	{"mochitest-chrome", HOLDS, "mochitest-chrome"},
	{"mochitest-dt", BEGINS, "mochitest-devtools-chrome"},
	{"mochitest-e10s-dt", BEGINS, "mochitest-devtools-chrome-e10s"},
	{"mochitest-gl", BEGINS, "mochitest-webgl"},
	{"mochitest-gl-e10s", BEGINS, "mochitest-webgl-e10s"},
	{"mochitest-gpu", BEGINS, "mochitest-gpu"},
	{"mochitest-gpu-e10s", BEGINS, "mochitest-gpu-e10s"},
	{"mochitest-media", BEGINS, "mochitest-media"},
	{"mochitest-media-e10s", BEGINS, "mochitest-media-e10s"},
	{"mochitest-vg", BEGINS, "mochitest-valgrind"},
	{"reftest", PLAIN_BEGINS, "reftest"},
	{"reftests", PLAIN_BEGINS, "reftest"},
	{"reftest-no-accel", PLAIN_BEGINS, "reftest-no-accel"},
	{"reftests-e10s", PLAIN_BEGINS, "reftest-e10s"},
	{"robocop", BEGINS, "robocop"},
	{"web-platform-test", BEGINS, "web-platform-tests"},
	{"web-platform-tests", BEGINS, "web-platform-tests"},
	{"web-platform-tests-e10s", BEGINS, "web-platform-tests-e10s"},
	{"web-platform-tests-crashtests", BEGINS, "web-platform-tests-crashtest"},
	{"web-platform-tests-print-reftest", BEGINS, "web-platform-tests-print-reftest"},
	{"web-platform-tests-reftests", BEGINS, "web-platform-tests-reftest"},
	{"web-platform-tests-reftests-e10s", BEGINS, "web-platform-tests-reftest-e10s"},
	{"web-platform-tests-wdspec", BEGINS, "web-platform-tests-wdspec"},
	{"web-platform-tests-wdspec-e10s", BEGINS, "web-platform-tests-wdspec-e10s"},
	{"xpcshell", BEGINS, "xpcshell"},
};

/* Test platforms, without the build type. */
static const struct {
	const char *name, *platform[5];
} pretty[] = {
	{"Ubuntu", {"linux32", "linux64", "linux64-asan", "linux1804-64", "linux1804-64-asan"}},
	{"x64", {"linux64", "linux64-asan", "linux1804-64", "linux1804-64-asan"}},
	{"Android 7.0 Moto G5 32bit", {"android-hw-g5-7.0-arm7"}},
	{"Android 7.0 Samsung A51 32bit", {"android-hw-a51-11.0-arm7"}},
	{"Android 7.0 Samsung A51 64bit", {"android-hw-a51-11.0-aarch64"}},
	{"Android 8.0 Google Pixel 2 32bit", {"android-hw-p2-8.0-arm7"}},
	{"Android 8.0 Google Pixel 2 64bit", {"android-hw-p2-8.0-android-aarch64"}},
	{"10.14", {"macosx1014-64"}},
	{"Windows 7", {"windows7-32"}},
	{"Windows 7 VM", {"windows7-32-vm"}},
	{"Windows 10", {"windows10-64"}},
};

bool trysyntax_is_alias(struct slice alias)
{
	for (size_t i = 0; i < ARRAY_LEN(aliases); i++)
		if (slice_equal(alias, slice_from(aliases[i].alias)))
			return true;
	return false;
}

static bool fits(enum how how, const char *text, struct slice name)
{
	static const char plain[] = "plain-";
	size_t n = sizeof(plain) - 1;

	if (how == HOLDS)
		return memmem(name.p, name.n, text, strlen(text));
	if (how == PLAIN_BEGINS && slice_begins(name, plain))
		name = (struct slice){name.p + n, name.n - n};
	return slice_begins(name, text);
}

bool trysyntax_alias(struct slice alias, struct slice name)
{
	for (size_t i = 0; i < ARRAY_LEN(aliases); i++)
		if (slice_equal(alias, slice_from(aliases[i].alias)))
			return fits(aliases[i].how, aliases[i].text, name);
	return false;
}

struct slice trysyntax_pretty(struct slice name, size_t i)
{
	for (size_t k = 0; k < ARRAY_LEN(pretty); k++)
		if (slice_equal(name, slice_from(pretty[k].name)))
			return i < ARRAY_LEN(pretty[k].platform) && pretty[k].platform[i]
				       ? slice_from(pretty[k].platform[i])
				       : (struct slice){"", 0};
	return (struct slice){"", 0};
}
