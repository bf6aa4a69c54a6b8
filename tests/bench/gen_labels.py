#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""gen_labels.py N: prints a graph of N tasks that have nothing but labels, for searches.

The labels are those of the demo's tests, builds and checks with other platforms, types,
variants and chunks, of which a random N are taken, so that neighbours do not share as much
as the chunks of one suite do. The same N gives the same labels.
"""
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "core/graph/demo"))
sys.dont_write_bytecode = True
import gen_demo  # noqa: E402

TYPES = ["opt", "debug"]
SUFFIXES = ["", "-shippable", "-qr", "-asan", "-tsan", "-ccov", "-nightlyasrelease", "-devedition",
            "-lite", "-fuzzing", "-noopt", "-pgo", "-aarch64", "-hw-ref", "-mingwclang"]
CHUNKS = 30


def labels():
    variants = [""] + ["-" + short for short, _ in gen_demo.VARIANTS.values()]
    platforms = [platform + suffix for platform in gen_demo.TESTS for suffix in SUFFIXES
                 if suffix not in platform or not suffix]
    for platform in platforms:
        for kind in TYPES:
            for suite, (_, _, _, chunks, _, _) in gen_demo.SUITES.items():
                for variant in variants:
                    stem = f"test-{platform}/{kind}-{suite}{variant}"
                    if chunks == 1:
                        yield stem
                        yield stem + "-cf"
                    for chunk in range(1, CHUNKS + 1) if chunks > 1 else ():
                        yield f"{stem}-{chunk}"
    for platform in gen_demo.BUILDS:
        for suffix in SUFFIXES:
            for kind in TYPES:
                yield f"build-{platform}{suffix}-base/{kind}"
    for name in gen_demo.PYTHON_TESTS:
        yield f"source-test-python-{name}-py3"


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or not int(sys.argv[1]):
        sys.exit("usage: gen_labels.py N")
    pool, wanted = sorted(set(labels())), int(sys.argv[1])
    copies = -(-wanted // len(pool))
    pool = [label.replace("/", f"-r{i}/", 1) if i else label
            for i in range(copies) for label in pool]
    chosen = sorted(random.Random(wanted).sample(sorted(set(pool)), wanted))
    write = sys.stdout.write
    for i, label in enumerate(chosen):
        kind = label.split("-", 1)[0]
        write(f'{"," if i else "{"}"{label}":{{"label":"{label}","kind":"{kind}",'
              '"attributes":{},"dependencies":{"first":"' + chosen[0] + '"},"task":{}}')
    write("}\n")


if __name__ == "__main__":
    main()
