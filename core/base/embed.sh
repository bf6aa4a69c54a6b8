#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# embed.sh SYMBOL FILE... : prints C source that defines
#   const struct embedded SYMBOL[] = {{"name", bytes, size}, ..., {0}};
# for core/base/embed.h. A file's name is its base name.
set -eu
symbol=$1
shift
printf '#include "core/base/base.h"\n#include "core/base/embed.h"\n'
i=0
for file; do
	printf 'static const unsigned char bytes_%d[] = {\n' "$i"
	od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
	printf '0};\n'
	i=$((i + 1))
done
printf 'const struct embedded %s[] = {\n' "$symbol"
i=0
for file; do
	printf '\t{"%s", bytes_%d, sizeof(bytes_%d) - 1},\n' "${file##*/}" "$i" "$i"
	i=$((i + 1))
done
printf '\t{NULL, NULL, 0},\n};\n'
