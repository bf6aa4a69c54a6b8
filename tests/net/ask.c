/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The client of mtry-net on the command line:
 *	ask index ROOT NAMESPACE | ask task ROOT ID | ask newest ROOT ARTIFACT NAMESPACE...
 *	ask artifact ROOT ID ARTIFACT     bytes on stdout, what the lines say on stderr
 */
#include "core/base/base.h"
#include "core/base/child.h"
#include "core/net/client.h"

static void on_line(void *ctx UNUSED, enum child_stream from, const char *line, size_t n)
{
	struct net_line read;

	if (from != CHILD_EXTRA)
		return;
	net_line_read(&read, (struct slice){line, n});
	if (read.kind == NET_LINE_PROGRESS)
		fprintf(stderr, "%d bytes of %d\n", (int)read.bytes, (int)read.total);
	else if (read.kind == NET_LINE_RETRY)
		fprintf(stderr, "again: %.*s\n", SLICE_ARG(read.text));
}

/* As a loader does it. */
static int artifact(char **argv, struct err *err)
{
	struct strbuf errout = STRBUF_INIT;
	struct net_request request;
	struct net_call call;
	struct child *child;
	char buf[4096];
	int status = 99;
	ptrdiff_t n;

	net_request_init(&request);
	request.root_url = argv[0];
	request.task = argv[1];
	request.name = argv[2];
	request.lines = 1;
	if (net_call_init(&call, NET_ARTIFACT, &request, err))
		return status;
	child = child_start(&(struct child_options){.argv = call.argv,
						    .input = strbuf_slice(&call.input),
						    .extra = true,
						    .line = on_line},
			    err);
	while (child && (n = child_read(child, buf, sizeof(buf), NULL, NULL, err)) > 0)
		fwrite(buf, 1, (size_t)n, stdout);
	if (child && !n) {
		status = child_finish(child, &errout, err);
		if (status)
			net_explain(status, strbuf_slice(&errout), err);
	}
	child_free(child);
	net_call_release(&call);
	strbuf_release(&errout);
	return status;
}

static int look_up(int argc, char **argv, struct err *err)
{
	struct net_task task = {.status = 99};
	int ret = -1;

	if (!strcmp(argv[1], "index") && argc == 4)
		ret = net_find_index(argv[2], argv[3], NULL, &task, err);
	else if (!strcmp(argv[1], "task") && argc == 4)
		ret = net_find_task(argv[2], argv[3], NULL, &task, err);
	else if (!strcmp(argv[1], "newest") && argc > 4)
		ret = net_find_newest(argv[2], (const char *const *)argv + 4, argv[3], NULL, &task,
				      err);
	if (!ret)
		printf("%s run %d, %s, until %s, at %s\n", task.id, task.run, task.state,
		       task.expires, task.namespace);
	return task.status;
}

int main(int argc, char **argv)
{
	struct err err = {"wrong arguments"};
	int status = 99;

	if (argc == 5 && !strcmp(argv[1], "artifact"))
		status = artifact(argv + 2, &err);
	else if (argc > 3)
		status = look_up(argc, argv, &err);
	if (status)
		fprintf(stderr, "%s\n", err.text);
	return status;
}
