/* SPDX-License-Identifier: MPL-2.0 */
/* Mercurial repositories through git, as git-cinnabar shows them ("hg::https://host/x"). */
#ifndef PUSH_CINNABAR_H
#define PUSH_CINNABAR_H

#include "core/push/push.h"

/* What it calls the place that every push goes to. */
#define CINNABAR_BRANCH "branches/default/tip"

/* Refuses what it cannot do. `shallow`: the repository has only a part of its history. */
int cinnabar_check(const struct push *p, const char *url, bool shallow, struct err *err) MUST_USE;

#endif
