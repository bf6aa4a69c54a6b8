/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/map.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the signal handler knows; a range is set before the memory is used. */
static struct range {
	uintptr_t start, end; /* both 0: free */
	volatile sig_atomic_t shrank;
} ranges[64];

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* Bytes of address space for `n` bytes and the padding: whole pages. */
static size_t whole_pages(size_t n)
{
	return (n + MAP_PADDING + page_size() - 1) / page_size() * page_size();
}

static struct range *free_range(void)
{
	for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
		if (!ranges[i].start)
			return &ranges[i];
	return NULL;
}

int map_open(struct map *m, int fd, struct err *err)
{
	struct range *r = free_range();
	struct stat st;
	size_t n;
	char *p;

	*m = (struct map){0};
	if (fstat(fd, &st))
		return err_set(err, "%s", strerror(errno));
	if (!S_ISREG(st.st_mode) || !r)
		return err_set(err, "%s", r ? "not a regular file" : "too many files are mapped");
	/* Zero pages first, the file over them: what is left behind its end is the padding. */
	n = whole_pages((size_t)st.st_size);
	p = mmap(NULL, n, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return err_set(err, "%s", strerror(errno));
	if (st.st_size &&
	    mmap(p, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED) {
		err_set(err, "%s", strerror(errno));
		munmap(p, n);
		return -1;
	}
	*m = (struct map){p, (size_t)st.st_size, (unsigned)(r - ranges)};
	r->shrank = 0;
	r->end = (uintptr_t)p + n;
	r->start = (uintptr_t)p;
	return 0;
}

void map_close(struct map *m)
{
	if (!m->p)
		return;
	ranges[m->slot].start = ranges[m->slot].end = 0;
	munmap((void *)(uintptr_t)m->p, whole_pages(m->n));
	*m = (struct map){0};
}

bool map_shrank(const struct map *m)
{
	return m->p && ranges[m->slot].shrank;
}

bool map_rescue(const void *address)
{
	uintptr_t at = (uintptr_t)address, page = page_size();

	for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
		if (at >= ranges[i].start && at < ranges[i].end) {
			ranges[i].shrank = 1;
			return mmap((void *)(at / page * page), page, PROT_READ,
				    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED;
		}
	return false;
}

static void on_bus(int sig, siginfo_t *info, void *context UNUSED)
{
	struct sigaction sa = {.sa_handler = SIG_DFL};

	if (!map_rescue(info->si_addr))
		sigaction(sig, &sa, NULL); /* comes again, and ends us */
}

void map_guard(void)
{
	struct sigaction sa = {.sa_flags = SA_SIGINFO};

	sa.sa_sigaction = on_bus;
	sigaction(SIGBUS, &sa, NULL);
}
