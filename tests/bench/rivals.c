/* SPDX-License-Identifier: MPL-2.0 */
/*
 * rivals dom FILE    builds jansson's tree of the whole JSON file
 * rivals sum FILE    adds up the bytes of the mapped file: as fast as reading can be
 * What a cold load is compared with.
 */
#include "core/base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int dom(const char *path)
{
	json_error_t error;
	json_t *graph = json_load_file(path, 0, &error);

	if (!graph) {
		fprintf(stderr, "rivals: %s: %s\n", path, error.text);
		return 2;
	}
	printf("%zu\n", json_object_size(graph));
	return 0; /* not freed, which is to its advantage */
}

static int sum(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	uint64_t total = 0;
	const uint64_t *word;

	if (fd < 0 || fstat(fd, &st))
		goto fail;
	word = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (word == MAP_FAILED)
		goto fail;
	for (size_t i = 0; i < (size_t)st.st_size / sizeof(*word); i++)
		total += word[i];
	printf("%ju\n", (uintmax_t)total);
	return 0;
fail:
	fprintf(stderr, "rivals: %s: %s\n", path, strerror(errno));
	return 2;
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "dom"))
		return dom(argv[2]);
	if (argc == 3 && !strcmp(argv[1], "sum"))
		return sum(argv[2]);
	fprintf(stderr, "usage: rivals dom|sum FILE\n");
	return 2;
}
