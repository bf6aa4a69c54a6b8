/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A fuzz target is a function that takes any bytes and must come back from them: no
 * crash, no assertion, no time without end. libFuzzer calls it ("make check-fuzz"), or
 * replay.c with the files of the corpus ("make check").
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "core/graph/graph.h"

/* 0, as libFuzzer wants it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program when something that must be true is not. */
#define FUZZ_ASSERT(x) ((x) ? (void)0 : fuzz_failed(__FILE__, __LINE__, #x))
NORETURN void fuzz_failed(const char *file, int line, const char *what);

/* A file in memory with these bytes; `path` names it as long as it is open. Close it. */
int fuzz_file(const void *p, size_t n, char path[32]);
/* Asks the graph for everything it knows; what it answers must be in range. */
void fuzz_touch(const struct graph *g);
/* Makes the first screen of the graph, which may be unsettled. */
void fuzz_touch_outline(const struct graph *g);
/* A small Firefox-shaped graph, loaded once and never freed, with its outline. */
const struct graph *fuzz_graph(void);

#endif
