/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/frame.h"

#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

void frame_open(struct frame *f, int fd)
{
	f->fd = fd;
	f->real = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	f->kept = f->real < 0 ? -1 : file_open_nameless();
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void frame_close(struct frame *f)
{
	close_fd(&f->real);
	close_fd(&f->kept);
	strbuf_release(&f->bytes);
}

void frame_begin(struct frame *f)
{
	if (f->kept >= 0)
		dup3(f->kept, f->fd, O_CLOEXEC);
}

/* A terminal that other programs made non-blocking takes the rest a little later. */
static void write_bytes(int fd, const char *p, size_t n)
{
	struct pollfd room = {.fd = fd, .events = POLLOUT};

	while (n) {
		ssize_t done = write(fd, p, n);
		if (done < 0 && errno == EAGAIN)
			done = poll(&room, 1, -1) < 0 ? -1 : 0;
		if (done < 0 && errno != EINTR)
			return; /* it is gone: a hang-up tells */
		p += MAX(done, 0);
		n -= (size_t)MAX(done, 0);
	}
}

void frame_end(struct frame *f)
{
	off_t n;

	if (f->kept < 0)
		return;
	dup3(f->real, f->fd, O_CLOEXEC);
	n = lseek(f->kept, 0, SEEK_CUR);
	if (n <= 0)
		return;
	lseek(f->kept, 0, SEEK_SET);
	strbuf_reset(&f->bytes);
	strbuf_reserve(&f->bytes, (size_t)n);
	n = pread(f->kept, f->bytes.buf, (size_t)n, 0);
	write_bytes(f->fd, f->bytes.buf, (size_t)MAX(n, 0));
}
