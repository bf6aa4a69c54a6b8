/* SPDX-License-Identifier: MPL-2.0 */
/* What of a plan depends on the way it is sent: set once that is known, before it is shown. */
#ifndef PLAN_ROUTED_H
#define PLAN_ROUTED_H

#include "core/plan/plan.h"

/*
 * Makes p->json of the parameters (taken): the file, or with p->as_note the note, and then adds to
 * p->notes when the .taskcluster.yml at `root` (may be NULL) does not read one.
 */
int plan_carry(struct plan *p, json_t *parameters, const char *root, struct err *err) MUST_USE;
/* What p->json is: a file or a ref of git. */
const char *plan_carrier_name(const struct plan *p);
/*
 * Tells the decision task the commit that the push builds on (its full hash), as the parameter
 * base_rev in p->json: a git repository for try has no pushlog to ask. Takes the place of one that
 * this function set; one of --param stays. Nothing when `rev` or `root` (of the checkout) is NULL,
 * when the parameters.py there does not know it, and for a generic plan. -1 when that cannot be read.
 */
int plan_set_base(struct plan *p, const char *root, const char *rev, struct err *err) MUST_USE;

#endif
