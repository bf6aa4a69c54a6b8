/* SPDX-License-Identifier: MPL-2.0 */
/* Thunderbird's checkout stands in the folder comm/ of a Firefox tree. */
#ifndef GRAPH_COMM_H
#define GRAPH_COMM_H

#include "core/base/err.h"

/*
 * Writes the parameters of a push of `top`/comm to try-comm-central to `path`: those
 * that comm_taskgraph requires and gives no defaults (comm_base_*, comm_head_*,
 * comm_src_path) and the project; taskgraph fills in the others.
 */
int comm_write_parameters(const char *top, const char *path, struct err *err) MUST_USE;

#endif
