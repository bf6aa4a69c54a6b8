/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The places where tests reach into the program. hook.c is what is installed:
 * every function there does nothing. Test programs list tests/hook.c among their
 * sources (the linker then leaves this one in the library), which obeys
 * environment variables; the rest of the object code is the same, so what is
 * tested is what ships.
 */
#ifndef BASE_HOOK_H
#define BASE_HOOK_H

#include <stdbool.h>

/* Called before each allocation; true makes that allocation fail. */
bool hook_alloc_fails(void);

/* Called at each journalled step of a push, with the step's name. */
void hook_step(const char *name);

#endif
