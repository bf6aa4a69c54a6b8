/* SPDX-License-Identifier: MPL-2.0 */
/* What every unit test needs: cmocka, and a folder of its own. Include after base.h. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "core/base/proc.h"
#include "core/base/alloc.h"

/* Setup and teardown: *state is the path of an empty folder, removed afterwards. */
static inline int unit_dir_setup(void **state)
{
	char *dir = xstrdup("/tmp/mtry-unit-XXXXXX");

	*state = dir;
	return mkdtemp(dir) ? 0 : -1;
}

static inline int unit_dir_teardown(void **state)
{
	struct proc p = PROC_INIT;
	struct err err;
	int ret;

	p.argv = (const char *const[]){"rm", "-rf", "--", *state, NULL};
	ret = proc_run(&p, &err);
	proc_release(&p);
	free(*state);
	return ret;
}

static inline const char *unit_dir(void **state)
{
	return *state;
}

#endif
