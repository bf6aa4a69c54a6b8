/* SPDX-License-Identifier: MPL-2.0 */
/*
 * XXH64 (the xxHash specification, version 0.1.1): a hash for content we know or
 * wrote ourselves. It finds damage and names cache files; it is no protection from
 * somebody who wants two texts to collide.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "core/base/base.h"

uint64_t hash64(const void *p, size_t n, uint64_t seed);

#endif
