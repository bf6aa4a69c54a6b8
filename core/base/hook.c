/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/hook.h"

bool hook_alloc_fails(void)
{
	return false;
}

void hook_step(const char *name UNUSED)
{
}
