/* SPDX-License-Identifier: MPL-2.0 */
/* The text of the try commit: title, command line, and the labels as git trailers. */
#ifndef PLAN_MESSAGE_H
#define PLAN_MESSAGE_H

#include "core/plan/plan.h"

/* Fills computed_title and command, and the title from them and `opt`. */
void plan_message_parts(struct plan *p, const struct plan_options *opt);
/* Puts the message together anew. */
void plan_message_join(struct plan *p);

#endif
