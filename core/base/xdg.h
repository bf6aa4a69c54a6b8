/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where the user's files live (XDG Base Directory Specification 0.8): each
 * function appends "<base>/mtry-tui/<name>" to `out`. Fails only when neither
 * the variable (absolute, as the specification asks) nor HOME is set.
 */
#ifndef BASE_XDG_H
#define BASE_XDG_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

int xdg_config(const char *name, struct strbuf *out, struct err *err) MUST_USE;
int xdg_cache(const char *name, struct strbuf *out, struct err *err) MUST_USE;
int xdg_state(const char *name, struct strbuf *out, struct err *err) MUST_USE;

#endif
