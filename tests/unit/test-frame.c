/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"
#include "tui/frame.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONG 200000 /* more than a pipe takes at once */

/* A socket that keeps writes apart, and the frame of its other end. */
struct fixture {
	int in, out;
	struct frame frame;
};

static int setup(void **state)
{
	static struct fixture f;
	int fd[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fd))
		return -1;
	f = (struct fixture){.in = fd[0], .out = fd[1], .frame = FRAME_INIT};
	frame_open(&f.frame, f.out);
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	frame_close(&f->frame);
	close(f->in);
	close(f->out);
	return 0;
}

static void put(const struct fixture *f, const char *text)
{
	assert_int_equal(write(f->out, text, strlen(text)), strlen(text));
}

/* The next write on the other end is this. */
static void assert_written(const struct fixture *f, const char *text)
{
	char got[64] = "";

	assert_int_equal(recv(f->in, got, sizeof(got) - 1, MSG_DONTWAIT), strlen(text));
	assert_string_equal(got, text);
}

static void assert_nothing_written(const struct fixture *f)
{
	struct pollfd p = {.fd = f->in, .events = POLLIN};

	assert_int_equal(poll(&p, 1, 0), 0);
}

static void what_is_in_a_frame_is_one_write(void **state)
{
	struct fixture *f = *state;

	frame_begin(&f->frame);
	put(f, "one ");
	put(f, "two");
	assert_nothing_written(f);
	frame_end(&f->frame);
	assert_written(f, "one two");
	assert_nothing_written(f);
}

static void a_frame_does_not_repeat_the_one_before(void **state)
{
	struct fixture *f = *state;

	frame_begin(&f->frame);
	put(f, "a longer one");
	frame_end(&f->frame);
	frame_begin(&f->frame);
	put(f, "short");
	frame_end(&f->frame);
	frame_begin(&f->frame);
	frame_end(&f->frame);
	assert_written(f, "a longer one");
	assert_written(f, "short");
	assert_nothing_written(f);
}

static void between_frames_all_goes_its_way(void **state)
{
	struct fixture *f = *state;

	frame_begin(&f->frame);
	frame_end(&f->frame);
	put(f, "now");
	assert_written(f, "now");
}

static void in_a_frame_the_real_one_can_be_reached(void **state)
{
	struct fixture *f = *state;

	frame_begin(&f->frame);
	assert_int_equal(write(f->frame.real, "help", 4), 4);
	assert_written(f, "help");
	frame_end(&f->frame);
}

static void descriptors_stay_closed_for_children(void **state)
{
	struct fixture *f = *state;

	frame_begin(&f->frame);
	assert_true(fcntl(f->out, F_GETFD) & FD_CLOEXEC);
	frame_end(&f->frame);
	assert_true(fcntl(f->out, F_GETFD) & FD_CLOEXEC);
	assert_true(fcntl(f->frame.real, F_GETFD) & FD_CLOEXEC);
	assert_true(fcntl(f->frame.kept, F_GETFD) & FD_CLOEXEC);
}

/* A pipe that has no room just now, and somebody who makes some. */
static void what_is_not_taken_at_once_is_sent_later(void **state UNUSED)
{
	static char text[LONG], got[LONG + 1];
	struct frame frame = FRAME_INIT;
	size_t n = 0;
	int fd[2];
	pid_t pid;

	assert_int_equal(pipe(fd), 0);
	assert_int_equal(fcntl(fd[1], F_SETFL, O_NONBLOCK), 0);
	pid = fork();
	if (!pid) {
		close(fd[0]);
		frame_open(&frame, fd[1]);
		memset(text, 'x', sizeof(text));
		frame_begin(&frame);
		(void)!write(fd[1], text, sizeof(text));
		frame_end(&frame);
		_exit(0);
	}
	close(fd[1]);
	for (ssize_t r; (r = read(fd[0], got + n, sizeof(got) - n)) > 0;)
		n += (size_t)r;
	close(fd[0]);
	waitpid(pid, NULL, 0);
	assert_int_equal(n, LONG);
}

static void one_that_is_not_open_does_nothing(void **state UNUSED)
{
	struct frame frame = FRAME_INIT;

	frame_begin(&frame);
	frame_end(&frame);
	frame_close(&frame);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_in_a_frame_is_one_write, setup, teardown),
		cmocka_unit_test_setup_teardown(a_frame_does_not_repeat_the_one_before, setup,
						teardown),
		cmocka_unit_test_setup_teardown(between_frames_all_goes_its_way, setup, teardown),
		cmocka_unit_test_setup_teardown(in_a_frame_the_real_one_can_be_reached, setup,
						teardown),
		cmocka_unit_test_setup_teardown(descriptors_stay_closed_for_children, setup,
						teardown),
		cmocka_unit_test(what_is_not_taken_at_once_is_sent_later),
		cmocka_unit_test(one_that_is_not_open_does_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
