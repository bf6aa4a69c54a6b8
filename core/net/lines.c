/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/lines.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/net/protocol.h"

#include <fcntl.h>
#include <stdarg.h>
#include <time.h>

#define EVERY_MS 100

static bool wanted;

void lines_open(void)
{
	wanted = fcntl(NET_LINES_FD, F_GETFD) >= 0;
}

long long clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void say(struct strbuf *line)
{
	strbuf_addch(line, '\n');
	if (file_write_all(NET_LINES_FD, line->buf, line->len))
		wanted = false; /* nobody listens any more */
	strbuf_release(line);
}

void lines_progress(uint64_t bytes, uint64_t total, bool done)
{
	static long long last;
	struct strbuf line = STRBUF_INIT;
	long long now;

	if (!wanted)
		return;
	now = clock_ms();
	if (!done && now - last < EVERY_MS)
		return;
	last = now;
	strbuf_addf(&line, "progress %llu %llu", (unsigned long long)bytes,
		    (unsigned long long)total);
	say(&line);
}

void lines_retry(unsigned nth, long wait_ms, const char *why)
{
	struct strbuf line = STRBUF_INIT;

	if (!wanted)
		return;
	strbuf_addf(&line, "retry %u %ld %s", nth, wait_ms, why);
	say(&line);
}

void lines_say(const char *fmt, ...)
{
	struct strbuf line = STRBUF_INIT;
	char text[2000];
	va_list ap;

	if (!wanted)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (char *p = text; *p; p++)
		strbuf_addch(&line, *p == '\n' || *p == '\r' ? ' ' : *p);
	say(&line);
}
