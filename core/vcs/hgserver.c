/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/hgserver.h"
#include "core/base/alloc.h"
#include "core/base/spawn.h"

#include <poll.h>

#define HEAD_BYTES   ((size_t)5) /* of a frame: its channel, and a number of 32 bits */
#define HELLO_MAX    ((size_t)4096)
#define END_AFTER_MS 1000

struct hgserver {
	struct spawn s;
	bool running;
	bool refused; /* there is none to be had */
	struct strbuf todo;
	/* The frame that is being read. */
	unsigned char head[HEAD_BYTES];
	size_t head_nr;
	size_t left; /* bytes of its data */
	bool broken; /* what came is no protocol we know */
	/* What it says first, then the command. */
	bool greeted;
	struct strbuf hello;
	struct proc *p;
	size_t input_sent;
	struct strbuf result;
	bool done;
	bool too_much;
};

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void add_be32(struct strbuf *out, size_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		strbuf_addch(out, (char)(v >> shift & 0xff));
}

/* ---- what we send ---- */

/* Room behind what is still to be sent; send() after it was filled. */
static struct strbuf *more(struct hgserver *h)
{
	if (h->s.sent == h->s.input.n) {
		strbuf_reset(&h->todo);
		h->s.sent = 0;
	}
	return &h->todo;
}

static void send(struct hgserver *h)
{
	h->s.input = strbuf_slice(&h->todo);
}

static void send_command(struct hgserver *h)
{
	struct strbuf args = STRBUF_INIT;

	strbuf_addf(&args, "--cwd%c%s", '\0', h->p->dir);
	for (size_t i = 1; h->p->argv[i]; i++) {
		strbuf_addch(&args, '\0');
		strbuf_addstr(&args, h->p->argv[i]);
	}
	strbuf_addstr(more(h), "runcommand\n");
	add_be32(&h->todo, args.len);
	strbuf_add(&h->todo, args.buf, args.len);
	send(h);
	strbuf_release(&args);
}

/* The command reads its stdin: `most` bytes of it, or of its next line. */
static void send_input(struct hgserver *h, bool line, size_t most)
{
	struct slice rest = {h->p->input.p + h->input_sent, h->p->input.n - h->input_sent};
	size_t n = MIN(rest.n, most);
	const char *end = line && n ? memchr(rest.p, '\n', n) : NULL;

	if (end)
		n = (size_t)(end - rest.p) + 1;
	add_be32(more(h), n);
	strbuf_add(&h->todo, rest.p, n);
	send(h);
	h->input_sent += n;
}

/* ---- what it sends ---- */

static void said(struct hgserver *h, const char *text, size_t n)
{
	if (!h->p)
		return;
	if (h->p->line)
		h->p->line(h->p->ctx, text, n);
	spawn_keep(&h->p->errout, text, n);
}

static void printed(struct hgserver *h, const char *text, size_t n)
{
	struct strbuf *out = &h->p->out;

	if (h->p->merge)
		said(h, text, n);
	else if (h->p->limit && out->len + n > h->p->limit)
		h->too_much = true;
	else
		strbuf_add(out, text, n);
}

static void take_data(struct hgserver *h, const char *text, size_t n)
{
	char channel = (char)h->head[0];

	if (!h->greeted)
		strbuf_add(&h->hello, text, n);
	else if (channel == 'r')
		strbuf_add(&h->result, text, n);
	else if (channel == 'o' && h->p)
		printed(h, text, n);
	else if (channel == 'e')
		said(h, text, n);
}

static void end_frame(struct hgserver *h)
{
	h->head_nr = 0;
	if (!h->greeted) {
		h->greeted = strstr(h->hello.buf, " runcommand") != NULL;
		h->broken = !h->greeted;
	} else if (h->head[0] == 'r') {
		h->done = true;
		h->broken = h->result.len < sizeof(uint32_t);
	}
}

/* Channels with a capital ask for something; others may be passed over. */
static void begin_frame(struct hgserver *h)
{
	char channel = (char)h->head[0];
	size_t n = be32(h->head + 1);

	if (h->greeted && h->p && (channel == 'I' || channel == 'L')) {
		send_input(h, channel == 'L', n);
		h->head_nr = 0;
		return;
	}
	h->left = n;
	h->broken = channel < 'a' || channel > 'z' ||
		    (!h->greeted && (channel != 'o' || n > HELLO_MAX));
	if (!n && !h->broken)
		end_frame(h);
}

static void take_frames(struct hgserver *h)
{
	char buf[16 * 1024];
	size_t n = spawn_take(&h->s, SPAWN_OUT, buf, sizeof(buf)), k;

	for (size_t i = 0; i < n && !h->broken; i += k) {
		if (h->head_nr < HEAD_BYTES) {
			k = 1;
			h->head[h->head_nr++] = (unsigned char)buf[i];
			if (h->head_nr == HEAD_BYTES)
				begin_frame(h);
			continue;
		}
		k = MIN(n - i, h->left);
		take_data(h, buf + i, k);
		h->left -= k;
		if (!h->left)
			end_frame(h);
	}
}

/* What hg says past its channels (an extension, a hook in Python). */
static void take_stray(struct hgserver *h)
{
	char buf[4096];
	size_t n = spawn_take(&h->s, SPAWN_ERR, buf, sizeof(buf));

	if (n && h->greeted)
		said(h, buf, n);
}

/* Until *until, or until there is no server any more. Those who cancelled are not asked again. */
static void pump(struct hgserver *h, const struct proc *p, bool *cancelled, const bool *until)
{
	while (!*until && !h->broken && h->s.fd[SPAWN_OUT] >= 0) {
		bool ask = p->tick && !h->s.kill_at;
		unsigned ready = spawn_wait(&h->s, ask ? p->wake_fd : -1, p->tick != NULL);

		if (ready & 1U << SPAWN_ERR)
			take_stray(h);
		if (ready & 1U << SPAWN_OUT)
			take_frames(h);
		if (*until && !h->too_much && !h->s.kill_at)
			break;
		if (h->too_much || h->s.kill_at || (ask && p->tick(p->ctx))) {
			*cancelled = true;
			if (spawn_stop(&h->s))
				break;
		}
	}
}

/* ---- its life ---- */

/* Between two commands it has nothing to lose; it reads the end of its stdin and goes. */
static void stop(struct hgserver *h)
{
	if (!h->running)
		return;
	spawn_close(&h->s, SPAWN_IN);
	for (int ms = 1, all = 0; !h->broken && all < END_AFTER_MS && !spawn_reap(&h->s, false);
	     all += ms, ms = MIN(2 * ms, 10))
		poll(NULL, 0, ms);
	spawn_end(&h->s);
	h->running = false;
}

static int start(struct hgserver *h, const char *const *env, bool *cancelled)
{
	static const char *const argv[] = {"hg", "serve", "--cmdserver", "pipe", NULL};
	struct proc *p = h->p;
	struct err ignored; /* vcs_run() finds the same without it */

	h->s = (struct spawn){.argv = argv, .env = env, .dir = "/", .more = true, .detach = true};
	h->greeted = h->broken = false;
	h->head_nr = 0;
	strbuf_reset(&h->hello);
	strbuf_reset(&h->todo);
	if (spawn_start(&h->s, &ignored))
		return -1;
	h->running = true;
	h->p = NULL;
	pump(h, p, cancelled, &h->greeted);
	h->p = p;
	if (h->greeted && !*cancelled)
		return 0;
	stop(h);
	return -1;
}

/* One that died since it was asked last is found before it is asked again. */
static void look_after(struct hgserver *h)
{
	if (!h->running)
		return;
	take_stray(h);
	take_frames(h);
	if (h->broken || h->s.fd[SPAWN_OUT] < 0)
		stop(h);
}

/* What became of the command, in the words of proc_run(). */
static int verdict(struct hgserver *h, struct err *err)
{
	struct spawn end = {.status = 255};
	struct proc *p = h->p;

	h->refused |= h->broken; /* so would the next one */
	if (h->done && !h->broken)
		end.status = be32((const unsigned char *)h->result.buf) & 0xff;
	else if (h->s.status || h->s.by_signal)
		end = h->s;
	p->status = end.status;
	if (h->too_much)
		return err_set(err, "'%s' wrote more than %zu bytes", p->argv[0], p->limit);
	if (p->cancelled)
		return err_set(err, "'%s' was cancelled", p->argv[0]);
	if (h->broken)
		return err_set(err, "'%s serve' answered what is no answer", p->argv[0]);
	return spawn_verdict(&end, p->argv[0], &p->errout, err);
}

int hgserver_run(struct hgserver *h, const char *const *env, struct proc *p, bool *ran,
		 struct err *err)
{
	int ret;

	strbuf_reset(&p->out);
	strbuf_reset(&p->errout);
	strbuf_reset(&h->result);
	p->cancelled = h->done = h->too_much = false;
	h->input_sent = 0;
	h->p = NULL;
	look_after(h);
	h->p = p;
	*ran = true;
	if (!h->running && (h->refused || start(h, env, &p->cancelled))) {
		h->refused = !p->cancelled;
		*ran = p->cancelled;
	} else {
		send_command(h);
		pump(h, p, &p->cancelled, &h->done);
		/* One that was told to stop may hear of it only now. */
		if (!h->done || h->broken || p->cancelled)
			stop(h);
	}
	ret = *ran ? verdict(h, err) : 0;
	h->p = NULL;
	return ret;
}

void hgserver_begin(struct checkout *c)
{
	if (c->kind != VCS_HG || c->hg)
		return;
	c->hg = xcalloc(1, sizeof(*c->hg));
	strbuf_init(&c->hg->todo);
	strbuf_init(&c->hg->hello);
	strbuf_init(&c->hg->result);
}

void hgserver_end(struct checkout *c)
{
	struct hgserver *h = c->hg;

	if (!h)
		return;
	stop(h);
	strbuf_release(&h->todo);
	strbuf_release(&h->hello);
	strbuf_release(&h->result);
	free(h);
	c->hg = NULL;
}
