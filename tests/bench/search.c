/* SPDX-License-Identifier: MPL-2.0 */
/*
 * search [-1k] GRAPH QUERY...
 *
 * Runs each query over all tasks of the graph as the program does when a key was typed,
 * its results put in order, and prints a line each: nanoseconds (the least of several
 * runs), matches, query.
 *   -1  one run of each, for a profiler that counts instructions
 *   -k  every query stands for its prefixes, as if typed letter by letter
 * The last line is the time to read all bytes of the labels once, with an empty query.
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/graph/graph.h"
#include "core/query/query.h"

#include <time.h>
#include <unistd.h>

#define RUNS 15

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

NORETURN static void give_up(const char *what)
{
	fprintf(stderr, "search: %s\n", what);
	exit(2);
}

struct bench {
	int runs;
	struct graph g;
	struct bitset all;
	struct query_result result;
	uint32_t *order;
};

static void run(struct bench *b, struct slice text)
{
	struct query_error error;
	struct query *q = query_parse(text, 0, &error);

	if (!q || query_run(q, &b->g, &b->all, NULL, &b->result, &error))
		give_up(error.err.text);
	query_order(&b->result, b->order);
	query_free(q);
}

static void measure(struct bench *b, struct slice text)
{
	int64_t best = INT64_MAX;

	for (int i = 0; i < b->runs; i++) {
		int64_t start = now();
		run(b, text);
		best = MIN(best, now() - start);
	}
	printf("%jd %u %.*s\n", (intmax_t)best, b->result.nr, SLICE_ARG(text));
}

static void measure_reading(const struct graph *g)
{
	int64_t best = INT64_MAX;
	uint32_t n = g->label_start[g->task_nr] / sizeof(uint64_t);
	const uint64_t *word = (const void *)g->label_bytes;
	volatile uint64_t kept;

	for (int i = 0; i < RUNS; i++) {
		int64_t start = now();
		uint64_t sum = 0;
		for (uint32_t k = 0; k < n; k++)
			sum += word[k];
		kept = sum;
		best = MIN(best, now() - start);
	}
	(void)kept;
	printf("%jd %u\n", (intmax_t)best, g->task_nr);
}

int main(int argc, char **argv)
{
	struct graph_options opt = {.cache = true};
	struct bench b = {.runs = RUNS};
	bool keys = false;
	struct err err;

	for (int c; (c = getopt(argc, argv, "1k")) != -1;) {
		keys |= c == 'k';
		b.runs = c == '1' ? 1 : b.runs;
	}
	if (argc < optind + 1)
		give_up("usage: search [-1k] GRAPH QUERY...");
	opt.spec = argv[optind];
	if (graph_load(&b.g, &opt, &err))
		give_up(err.text);
	bitset_init(&b.all, b.g.task_nr);
	bitset_set_all(&b.all);
	query_result_init(&b.result, &b.g);
	b.order = xcalloc(b.g.task_nr, sizeof(*b.order));
	for (int i = optind + 1; i < argc; i++) {
		struct slice text = slice_from(argv[i]);
		for (size_t n = keys ? 1 : text.n; n <= text.n; n++)
			measure(&b, (struct slice){text.p, n});
	}
	measure_reading(&b.g);
	return 0;
}
