/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Which of 64 labels have certain characters, by the sets of labels.h: the first thing a search
 * asks, of every label. A processor with AVX2 compares four at a time; the answer is the same.
 */
#ifndef QUERY_CHARSET_H
#define QUERY_CHARSET_H

#include "core/graph/graph.h"

/* Those of the tasks word * 64 + i of the bits i in `todo` whose labels have all of `chars`. */
uint64_t charset_word(const struct graph *g, uint32_t word, uint64_t todo, uint64_t chars);
/* The same on any processor; tests hold the two against each other. */
uint64_t charset_word_plain(const struct graph *g, uint32_t word, uint64_t todo, uint64_t chars);

#endif
