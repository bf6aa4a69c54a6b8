/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/suites.h"

static const struct {
	const char *flavor, *subsuite, *suite;
} suites[] = {
#define X(flavor, subsuite, suite) {flavor, subsuite, suite},
	SUITE_LIST(X)
#undef X
};

static const struct suite_regex regexes[] = {
#define X(suite, tasks, verify) {suite, tasks, verify},
	SUITE_REGEX_LIST(X)
#undef X
};

const char *suite_of(const char *flavor, const char *subsuite)
{
	for (size_t i = 0; i < ARRAY_LEN(suites); i++)
		if (!strcmp(suites[i].flavor, flavor) && !strcmp(suites[i].subsuite, subsuite))
			return suites[i].suite;
	return NULL;
}

const struct suite_regex *suite_regex(const char *suite)
{
	for (size_t i = 0; i < ARRAY_LEN(regexes); i++)
		if (!strcmp(regexes[i].suite, suite))
			return &regexes[i];
	return NULL;
}
