/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Test build of core/base/hook.h:
 *   MTRY_TEST_ALLOC_FAIL=N   the Nth allocation fails (counted from 1)
 *   MTRY_TEST_KILL=STEP      SIGKILL to ourselves at the journalled step STEP
 *   MTRY_TEST_STOP=STEP      SIGSTOP to ourselves there, so that a test can look
 *   MTRY_TEST_STEPS=FILE     append the name of each step to FILE
 */
#include "core/base/base.h"
#include "core/base/hook.h"

#include <signal.h>
#include <stdio.h>

bool hook_alloc_fails(void)
{
	static long fail_at = -1, count;

	if (fail_at < 0) {
		const char *s = getenv("MTRY_TEST_ALLOC_FAIL");
		fail_at = s ? strtol(s, NULL, 10) : 0;
	}
	return fail_at && ++count == fail_at;
}

static bool env_is(const char *var, const char *value)
{
	const char *s = getenv(var);

	return s && !strcmp(s, value);
}

void hook_step(const char *name)
{
	const char *path = getenv("MTRY_TEST_STEPS");

	if (path) {
		FILE *f = fopen(path, "a");
		if (f) {
			fprintf(f, "%s\n", name);
			fclose(f);
		}
	}
	if (env_is("MTRY_TEST_KILL", name))
		raise(SIGKILL);
	if (env_is("MTRY_TEST_STOP", name))
		raise(SIGSTOP);
}
