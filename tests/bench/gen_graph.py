#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""gen_graph.py N: prints a graph of N tasks in the shape of Firefox's full-task-graph.json.

The tasks of the demo graph, again and again with other platforms, and with what the
demo leaves out: payloads and long lists of manifests, so that a task has 8 KB on
average, two thirds of them payload. The same N gives the same bytes; the tasks are
written as they are made, so N may be a million (8 GB).
"""
import json
import re
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "core/graph/demo"))
sys.dont_write_bytecode = True
import gen_demo  # noqa: E402

REVISION = "3f2a91c0d75be84166a2c1f09e3b7d5540c8e612"
ARTIFACTS = "https://firefox-ci-tc.services.mozilla.com/api/queue/v1/task/<build>/artifacts/public"
# Stand for a platform's suffix and for the manifests, plain and inside a JSON string.
SUFFIX, LIST, QUOTED = "@suffix@", "@list@", "@quoted@"
MANIFESTS = sorted(f"{folder}/{name}/{kind}.toml"
                   for folder in gen_demo.FOLDERS for name in
                   ("animations", "cookies", "crashtests", "cssom", "fission", "forms", "general",
                    "headers", "iframes", "lists", "nodes", "queries", "ranges", "response",
                    "selection", "streams", "subgrid", "syntax", "urlbar", "windows")
                   for kind in ("browser", "chrome", "mochitest", "perftest", "xpcshell"))


def platforms_pattern():
    """Platforms where they stand alone or before "/opt", not in names of toolchains."""
    names = {*gen_demo.BUILDS, *gen_demo.TESTS}
    names |= {name.replace(".", "-") for name in names}
    one_of = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"({one_of})(?=(?:-\d+)?/(?:opt|debug)|\")")


def payload(label, task):
    """What a generic worker gets; about 5 KB for a test."""
    kind = task["kind"]
    caches = ["checkouts", "checkouts-sparse", "uv", "pip", "tooltool-cache", "npm", "cargo"]
    env = {
        "GECKO_BASE_REPOSITORY": "https://hg.mozilla.org/mozilla-unified",
        "GECKO_HEAD_REPOSITORY": "https://hg.mozilla.org/integration/autoland",
        "GECKO_BASE_REV": REVISION, "GECKO_HEAD_REF": REVISION, "GECKO_HEAD_REV": REVISION,
        "HG_STORE_PATH": "/builds/worker/checkouts/hg-store", "MOZ_AUTOMATION": "1",
        "MOZHARNESS_SCRIPT": f"mozharness/scripts/{kind}.py", "TRY_COMMIT_MSG": "",
        "MOZ_FETCHES": {"task-reference": json.dumps(
            [{"artifact": f"public/build/{name}.tar.zst", "extract": True, "task": f"<{name}>"}
             for name in task["dependencies"]])},
        "EXTRA_MOZHARNESS_CONFIG": {"task-reference": json.dumps(
            {"installer_url": f"{ARTIFACTS}/build/target.tar.xz",
             "test_packages_url": f"{ARTIFACTS}/build/target.test_packages.json"})},
    }
    if "test_manifests" in task["attributes"]:
        env["MOZHARNESS_TEST_PATHS"] = QUOTED
    return {
        "env": env,
        "command": ["/builds/worker/bin/run-task", "--fetch-hgfingerprint",
                    "--gecko-checkout=/builds/worker/checkouts/gecko",
                    "--gecko-sparse-profile=build/sparse-profiles/taskgraph", "--", "bash", "-cx",
                    f"cd /builds/worker && \"$GECKO_PATH/mach\" run --kind {kind} {label} "
                    "--download-symbols=ondemand 2>&1 | tee \"$UPLOAD_DIR/log.txt\""],
        "artifacts": [{"name": f"public/{name}", "path": f"/builds/worker/{name}",
                       "type": "directory", "expires": {"relative-datestamp": "28 days"}}
                      for name in ("logs", "test", "test_info", "build", "symbols")],
        "cache": {f"gecko-level-1-{name}-v3-e2aafefa1711f9d7a738": f"/builds/worker/{name}"
                  for name in caches},
        "features": {"taskclusterProxy": True, "chainOfTrust": True, "allowPtrace": True},
        "image": {"path": "public/image.tar.zst", "type": "task-image",
                  "taskId": {"task-reference": "<docker-image>"}},
        "maxRunTime": 5400,
    }


def complete(label, task):
    """Adds what the demo leaves out."""
    definition = task["task"]
    definition["created"] = {"relative-datestamp": "0 seconds"}
    definition["expires"] = {"relative-datestamp": "28 days"}
    definition["scopes"] = ["secrets:get:project/taskcluster/gecko/hgfingerprint",
                            "project:releng:services/tooltool/api/download/public"]
    definition["scopes"] += [{"task-reference": f"generic-worker:cache:{name}-<docker-image>"}
                             for name in ("gecko-level-1-checkouts-v3", "gecko-level-1-uv-v3")]
    definition["metadata"].update(
        owner="developer@example.org", description=task["description"],
        source=f"https://hg.mozilla.org/integration/autoland/file/{REVISION}/taskcluster")
    definition["tags"].update(label=label, createdForUser="developer@example.org", os="linux")
    definition["priority"] = "low"
    if "test_manifests" in task["attributes"]:
        task["attributes"]["test_manifests"] = [LIST]
    definition["payload"] = payload(label, task)
    return task


class Template:
    """The text of a task, with holes for what differs from copy to copy."""

    def __init__(self, label, task, platforms):
        pair = json.dumps({label: complete(label, task)}, separators=(",", ":"))[1:-1]
        self.text = platforms.sub(rf"\1{SUFFIX}", pair)
        self.copied = SUFFIX in self.text.split(":", 1)[0]
        self.hash = zlib.crc32(label.removesuffix("-cf").encode())

    def fill(self, copy):
        text = self.text.replace(SUFFIX, f"-r{copy}" if copy else "")
        if copy % 2:  # try offers one task in six, as with Firefox
            text = text.replace('"run_on_projects":["trunk"]', '"run_on_projects":[]')
        if LIST not in text:
            return text
        # A few platforms share their lists; some lists are ten times as long as most.
        n = 12 + self.hash % 61 + (500 if self.hash % 67 == 0 else 0)
        start = (self.hash >> 8) * 31 + copy // 3 * 977
        items = [MANIFESTS[(start + i * 7) % len(MANIFESTS)] for i in range(n)]
        plain = json.dumps(items, separators=(",", ":"))
        return text.replace(f'["{LIST}"]', plain).replace(
            f'"{QUOTED}"', json.dumps('{"tests": ' + plain + "}"))


def texts(templates):
    copy = 0
    while True:
        for template in templates:
            if not copy or template.copied:
                yield template.fill(copy)
        copy += 1


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or not int(sys.argv[1]):
        sys.exit("usage: gen_graph.py N")
    demo = gen_demo.Graph()
    for step in (gen_demo.add_infrastructure, gen_demo.add_builds, gen_demo.add_tests,
                 gen_demo.add_perf, gen_demo.add_release, gen_demo.add_checks):
        step(demo)
    platforms = platforms_pattern()
    templates = [Template(label, task, platforms) for label, task in demo.tasks.items()]
    write = sys.stdout.write
    for i, text in zip(range(int(sys.argv[1])), texts(templates)):
        write(("," if i else "{") + text)
    write("}")


if __name__ == "__main__":
    main()
