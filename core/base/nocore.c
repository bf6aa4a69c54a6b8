/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/nocore.h"

#include <sys/prctl.h>
#include <sys/resource.h>

void nocore(void)
{
	struct rlimit limit;

	/* The soft limit, for a child may have its reasons to raise it. */
	if (!getrlimit(RLIMIT_CORE, &limit)) {
		limit.rlim_cur = 0;
		(void)!setrlimit(RLIMIT_CORE, &limit);
	}
	/* Where core files go to a program there is no limit to them. */
	(void)!prctl(PR_SET_DUMPABLE, 0);
}
