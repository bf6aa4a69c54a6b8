/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/capture.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <unistd.h>

static volatile int kept = -1; /* the real stderr */
static int hidden = -1;	       /* the file it is replaced by */

void capture_start(void)
{
	if (kept >= 0)
		return;
	hidden = file_open_nameless();
	if (hidden < 0)
		return;
	kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (kept >= 0)
		dup2(hidden, STDERR_FILENO);
}

void capture_end(void)
{
	char buf[4096];
	off_t at = 0;
	ssize_t n;

	if (kept < 0)
		return;
	dup2(kept, STDERR_FILENO);
	close(kept);
	kept = -1;
	while ((n = pread(hidden, buf, sizeof(buf), at)) > 0) {
		at += n;
		if (file_write_all(STDERR_FILENO, buf, (size_t)n))
			break;
	}
	close(hidden);
}
