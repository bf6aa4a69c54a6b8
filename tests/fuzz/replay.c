/* SPDX-License-Identifier: MPL-2.0 */
/* A fuzz target without libFuzzer: runs it with each file that is named. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct strbuf bytes = STRBUF_INIT;
		struct err err;
		uint8_t *copy;
		if (file_read(argv[i], SIZE_MAX, &bytes, &err)) {
			fprintf(stderr, "replay: %s\n", err.text);
			return 2;
		}
		fprintf(stderr, "%s\n", argv[i]);
		copy = xmalloc(bytes.len + !bytes.len); /* nothing behind it, for the sanitizer */
		memcpy(copy, bytes.buf, bytes.len);
		LLVMFuzzerTestOneInput(copy, bytes.len);
		free(copy);
		strbuf_release(&bytes);
	}
	return argc > 1 ? 0 : 2;
}
