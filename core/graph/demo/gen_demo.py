#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Prints the demo graph: about 3,000 tasks in the shape of Firefox's full-task-graph.json.

Names of platforms, suites, variants and symbols are real; numbers of chunks and the
choice of tasks are ours. The same input gives the same bytes: no clock, no random seed
but our own. The layout is that of Firefox's decision task: one line, dependencies
before the tasks that need them, keys in the order of taskgraph's Task.to_json().
"""
import hashlib
import json
import sys

PROJECT_ROUTE = "tc-treeherder.v2.autoland.3f2a91c0d75be84166a2c1f09e3b7d5540c8e612"

# build platform: types, with the image and toolchains that make it, and where it runs
BUILDS = {
    "linux64": (["opt", "debug"], "debian12-amd64-build", "linux64", "trunk"),
    "linux64-asan": (["opt"], "debian12-amd64-build", "linux64", "trunk"),
    "linux64-tsan": (["opt"], "debian12-amd64-build", "linux64", "trunk"),
    "linux64-ccov": (["opt"], "debian12-amd64-build", "linux64", "trunk"),
    "linux64-shippable": (["opt"], "debian12-amd64-build", "linux64", "release"),
    "linux64-aarch64": (["opt", "debug"], "debian12-arm64-build", "linux64", "trunk"),
    "linux64-aarch64-shippable": (["opt"], "debian12-arm64-build", "linux64", "release"),
    "win32": (["opt", "debug"], "debian12-amd64-build", "win32", "trunk"),
    "win32-shippable": (["opt"], "debian12-amd64-build", "win32", "release"),
    "win64": (["opt", "debug"], "debian12-amd64-build", "win64", "trunk"),
    "win64-asan": (["opt"], "debian12-amd64-build", "win64", "trunk"),
    "win64-mingwclang": (["opt", "debug"], "mingw32-build", "win64", "trunk"),
    "win64-shippable": (["opt"], "debian12-amd64-build", "win64", "release"),
    "win64-aarch64": (["opt", "debug"], "debian12-amd64-build", "win64", "trunk"),
    "win64-aarch64-shippable": (["opt"], "debian12-amd64-build", "win64", "release"),
    "macosx64": (["opt", "debug"], "debian12-amd64-build", "macosx64", "trunk"),
    "macosx64-aarch64": (["opt", "debug"], "debian12-amd64-build", "macosx64-aarch64", "trunk"),
    "macosx64-shippable": (["opt"], "debian12-amd64-build", "macosx64", "release"),
    "android-arm": (["opt", "debug"], "android-build", "android", "trunk"),
    "android-aarch64": (["opt", "debug"], "android-build", "android", "trunk"),
    "android-aarch64-shippable": (["opt"], "android-build", "android", "release"),
    "android-x86_64": (["opt", "debug"], "android-build", "android", "trunk"),
    "ios": (["opt", "debug"], "debian12-amd64-build", "macosx64", "trunk"),
}

# test platform: build platform, types, set of suites, worker, chunks in percent
TESTS = {
    "linux2404-64": ("linux64", ["opt", "debug"], "desktop", "t-linux-docker-noscratch-amd", 100),
    "linux2404-64-asan": ("linux64-asan", ["opt"], "desktop", "t-linux-docker-amd", 100),
    "linux2404-64-shippable": ("linux64-shippable", ["opt"], "perf", "t-linux-talos-1804", 0),
    "linux1804-64-tsan-qr": ("linux64-tsan", ["opt"], "small", "t-linux-docker-amd", 100),
    "linux2404-64-ccov": ("linux64-ccov", ["opt"], "small", "t-linux-docker-amd", 50),
    "linux2204-64-wayland": ("linux64", ["debug"], "small", "t-linux-wayland", 100),
    "windows11-64-24h2": ("win64", ["opt", "debug"], "desktop", "win11-64-24h2", 80),
    "windows11-32-24h2": ("win32", ["debug"], "small", "win11-64-24h2", 80),
    "windows11-64-24h2-asan": ("win64-asan", ["opt"], "small", "win11-64-24h2", 80),
    "windows11-64-24h2-shippable": ("win64-shippable", ["opt"], "perf", "win11-64-24h2-hw", 0),
    "macosx1470-64": ("macosx64", ["opt", "debug"], "desktop", "t-osx-1400-r8", 60),
    "macosx1500-aarch64": ("macosx64-aarch64", ["debug"], "small", "t-osx-1500-m4", 50),
    "macosx1470-64-shippable": ("macosx64-shippable", ["opt"], "perf", "t-osx-1400-r8", 0),
    "android-em-7.0-x86_64-qr": ("android-x86_64", ["opt", "debug"], "android", "t-linux-kvm", 80),
    "android-hw-a55-14-0-aarch64-shippable": (
        "android-aarch64-shippable", ["opt"], "mobileperf", "t-bitbar-gw-perf-a55", 0),
}

VARIANTS = {  # name: (label and group suffix, what it is)
    "no-fission": ("nofis", "without fission"),
    "webrender-sw": ("swr", "with software webrender enabled"),
    "socketprocess_networking": ("spi-nw", "with networking on socket process enabled"),
    "xorigin": ("xorig", "with cross-origin iframes"),
    "headless": ("headless", "in headless mode"),
    "a11y-checks": ("a11y-checks", "with accessibility checks"),
    "1proc": ("1proc", "without e10s"),
    "http3": ("http3", "with http3 server"),
    "async-event-dispatching": ("async", "with async event dispatching"),
    "privatebrowsing": ("pb", "in private browsing mode"),
}

# suite: category, group, symbol, chunks, variants on big platforms, sets of suites
SUITES = {
    "mochitest-plain": ("mochitest", "M", "", 8, ["socketprocess_networking", "xorigin", "http3"],
                        "desktop small"),
    "mochitest-browser-chrome": ("mochitest", "M", "bc", 9, ["webrender-sw", "a11y-checks"],
                                 "desktop small"),
    "mochitest-devtools-chrome": ("mochitest", "M", "dt", 6, ["socketprocess_networking"],
                                  "desktop"),
    "mochitest-chrome": ("mochitest", "M-1proc", "c", 3, [], "desktop"),
    "mochitest-a11y": ("mochitest", "M-1proc", "a11y", 1, [], "desktop"),
    "mochitest-media": ("mochitest", "M", "mda", 3, ["webrender-sw"], "desktop small"),
    "mochitest-browser-translations": ("mochitest", "M", "tr8ns", 1, [], "desktop"),
    "mochitest-plain-gpu": ("mochitest", "M", "gpu", 1, ["webrender-sw"], "desktop"),
    "mochitest-webgl1-core": ("mochitest", "M", "gl1c", 1, ["webrender-sw"], "desktop"),
    "mochitest-webgl2-ext": ("mochitest", "M", "gl2e", 4, [], "desktop"),
    "xpcshell": ("xpcshell", "X", "X", 8, ["socketprocess_networking", "no-fission"],
                 "desktop small"),
    "reftest": ("reftest", "R", "R", 5, ["webrender-sw", "no-fission"], "desktop"),
    "crashtest": ("reftest", "R", "C", 1, ["webrender-sw"], "desktop small"),
    "jsreftest": ("reftest", "R", "J", 4, [], "desktop"),
    "web-platform-tests": ("web-platform-tests", "W", "wpt", 12,
                           ["async-event-dispatching", "privatebrowsing"], "desktop small"),
    "web-platform-tests-reftest": ("web-platform-tests", "W", "Wr", 5, ["webrender-sw"],
                                   "desktop"),
    "web-platform-tests-crashtest": ("web-platform-tests", "W", "Wc", 1, [], "desktop"),
    "web-platform-tests-wdspec": ("web-platform-tests", "W", "Wd", 4, ["headless"], "desktop"),
    "marionette": ("marionette", "Mn", "mn", 1, ["headless"], "desktop"),
    "cppunittest": ("cppunittest", None, "cppunit-1proc", 1, [], "desktop"),
    "gtest": ("gtest", None, "GTest-1proc", 1, [], "desktop small"),
    "firefox-ui-functional": ("firefox-ui", None, "Fxfn", 1, [], "desktop"),
    "telemetry-tests-client": ("telemetry-tests-client", "tt", "c", 1, [], "desktop"),
    "geckoview-junit": ("geckoview-junit", "gv-junit", "gv", 4, ["no-fission"], "android"),
    "geckoview-mochitest-plain": ("mochitest", "M", "", 6, ["no-fission"], "android"),
    "geckoview-mochitest-media": ("mochitest", "M", "mda", 2, [], "android"),
    "geckoview-reftest": ("reftest", "R", "R", 4, ["no-fission"], "android"),
    "geckoview-crashtest": ("reftest", "R", "C", 1, [], "android"),
    "geckoview-xpcshell": ("xpcshell", "X", "X", 4, ["no-fission"], "android"),
    "geckoview-web-platform-tests": ("web-platform-tests", "W", "wpt", 8, [], "android"),
}
CF_CATEGORIES = {"mochitest", "reftest", "xpcshell", "web-platform-tests"}

BROWSERTIME = {  # symbol of the group: tests
    "Btime": ["amazon", "bing-search", "cnn", "facebook", "google-docs", "google-search",
              "imdb", "instagram", "netflix", "reddit", "wikipedia", "youtube"],
    "Btime-bench": ["jetstream3", "motionmark-1-3", "speedometer3", "wasm-godot-optimizing"],
}
TALOS = ["bcv", "chrome", "dromaeojs", "g1", "g3", "g4", "g5", "other", "perf-reftest",
         "sessionrestore-many-windows", "svgr", "tabswitch", "tp5o", "webgl", "xperf"]

FOLDERS = ["accessible/tests", "browser/base/content/test", "browser/components/sessionstore/test",
           "devtools/client/shared/test", "dom/base/test", "dom/cache/test", "dom/canvas/test",
           "dom/events/test", "dom/indexedDB/test", "dom/media/test", "dom/workers/test",
           "gfx/layers", "image/test", "intl/locale/tests", "js/xpconnect/tests", "layout/base",
           "layout/generic", "layout/style/test", "netwerk/cookie/test", "netwerk/test",
           "security/manager/ssl/tests", "services/sync/tests", "storage/test",
           "toolkit/components/extensions/test", "toolkit/components/places/tests",
           "toolkit/components/telemetry/tests", "toolkit/modules/tests", "uriloader/exthandler",
           "widget/tests", "xpcom/tests"]
WPT_FOLDERS = ["/IndexedDB", "/css/css-flexbox", "/css/css-grid", "/css/selectors", "/dom/events",
               "/editing/run", "/fetch/api", "/html/canvas/element", "/html/dom", "/html/semantics",
               "/navigation-api", "/pointerevents", "/service-workers/service-worker",
               "/streams", "/trusted-types", "/webaudio", "/webdriver/tests", "/workers", "/xhr"]

LOCALES = ["ach", "af", "ar", "be", "bg", "bn", "br", "ca", "cs", "cy", "da", "de", "el", "en-GB",
           "eo", "es-ES", "et", "eu", "fa", "fi", "fr", "fy-NL", "ga-IE", "he", "hi-IN", "hu", "it",
           "ja", "ko", "lt", "nl", "pl", "pt-BR", "ro", "ru", "sk", "sv-SE", "th", "tr", "zh-CN"]

TOOLCHAINS = {
    "linux64": ["clang", "rust", "cbindgen", "node", "nasm", "dump_syms", "sccache", "pkgconf",
                "minidump-stackwalk", "fix-stacks", "geckodriver", "hyperfine", "mkbom"],
    "win64": ["rust", "node", "geckodriver", "minidump-stackwalk", "fix-stacks", "clang"],
    "win32": ["rust", "geckodriver", "minidump-stackwalk"],
    "macosx64": ["geckodriver", "minidump-stackwalk", "fix-stacks", "node", "rust"],
    "macosx64-aarch64": ["geckodriver", "minidump-stackwalk", "fix-stacks", "node"],
    "android": ["sdk-linux", "ndk-linux", "gradle-dependencies", "avd-x86_64-linux", "emulator"],
}
FETCHES = ["7zip-src", "apktool", "binutils-2.41", "clang-19", "cmake-3.30", "dmg-hfsplus",
           "emsdk", "gcc-13", "llvm-wasi-sdk", "macos-sdk", "mingw-w64", "nasm-2.16", "node-20",
           "openh264", "qemu", "rust-1.88.0", "rust-nightly", "sccache", "sysroot-amd64",
           "ublock-origin", "vs2022", "wine", "winsdk", "xz", "zstd"]
IMAGES = ["fetch", "toolchain-build", "debian12-amd64-build", "debian12-arm64-build",
          "mingw32-build", "android-build", "ubuntu2404-test", "ubuntu1804-test", "lint",
          "push-to-try", "searchfox", "update-verify", "partner-repack", "index-task"]
PACKAGES = ["deb12-apt", "deb12-cmake", "deb12-gdb", "deb12-git", "deb12-llvm", "deb12-mercurial",
            "deb12-ninja", "deb12-python", "deb12-valgrind", "ub24-mesa", "ub24-nvidia"]
LINTS = ["black", "clang-format", "codespell", "eslint", "file-perm", "license", "mscom", "ruff",
         "rustfmt", "shellcheck", "stylelint", "test-manifest", "wpt-manifest", "yaml"]
PYTHON_TESTS = ["mach", "mozbase", "mozbuild", "mozlint", "mozperftest", "reftest-harness",
                "taskgraph-tests", "tryselect", "wpt-lint", "xpcshell-harness"]


class Graph:
    def __init__(self):
        self.tasks = {}

    def add(self, kind, label, description, attributes, deps=(), *, worker,
            platform="gecko-decision", type="opt", symbol, group=None, tier=1, job="build",
            optimization=None, run_on=("trunk",), phase=None, product=None, extra=None):
        """Adds a task; `deps` are pairs (edge, label) or labels, which stand for both."""
        edges = dict(d if isinstance(d, tuple) else (d, d) for d in deps)
        missing = [label for label in edges.values() if label not in self.tasks]
        assert not missing and label not in self.tasks, (label, missing)
        row = platform.replace(".", "-")
        treeherder = {"machine": {"platform": row}, "collection": {type: True}}
        if group:
            treeherder["groupSymbol"] = group
        treeherder.update({"symbol": symbol, "jobKind": job, "tier": tier})
        extra = dict(extra or {})
        extra["treeherder-platform"] = f"{row}/{type}"
        extra["treeherder"] = treeherder
        self.tasks[label] = {
            "kind": kind,
            "label": label,
            "description": description,
            "attributes": {**attributes, "run_on_projects": list(run_on), "always_target": False,
                           "shipping_phase": phase, "shipping_product": product, "kind": kind},
            "dependencies": edges,
            "soft_dependencies": [],
            "if_dependencies": [],
            "optimization": optimization,
            "task": {
                "provisionerId": "gecko-t" if job == "test" else "gecko-1",
                "workerType": worker,
                "routes": [PROJECT_ROUTE],
                "deadline": {"relative-datestamp": "1 day"},
                "metadata": {"name": label},
                "extra": extra,
                "tags": {"kind": kind},
                "payload": {"maxRunTime": 5400} if worker != "succeed" else {},
            },
        }
        return label


def pick(pool, key, count):
    """`count` items of the pool, the same ones for the same key."""
    order = sorted(pool, key=lambda item: hashlib.sha256(f"{key} {item}".encode()).digest())
    return sorted(order[:count])


def add_infrastructure(g):
    for name in IMAGES:
        cached = {"digest": hashlib.sha256(name.encode()).hexdigest()[:16], "name": name,
                  "type": "docker-images.v2"}
        g.add("docker-image", f"docker-image-{name}",
              "Build the docker image for use by dependent tasks",
              {"cached_task": cached, "image_name": name, "artifact_prefix": "public"},
              worker="images-gcp", platform="taskcluster-images", symbol=name[:25], group="I",
              job="other", run_on=["all"])
    for name in FETCHES:
        g.add("fetch", f"fetch-{name}", f"{name} source/binary",
              {"fetch-artifact": f"public/{name}.tar.zst"},
              [("docker-image", "docker-image-fetch")], worker="b-linux-gcp", platform="fetch",
              symbol=name, group="Fetch", run_on=["all"])
    for name in PACKAGES:
        g.add("packages", f"packages-{name}", f"{name[6:]} for {name[:5]}", {},
              [("docker-image", "docker-image-debian12-amd64-build")], worker="b-linux-gcp",
              platform="packages", symbol=name[6:], group=name[:5].capitalize(), run_on=["all"])
    for system, names in TOOLCHAINS.items():
        for name in names:
            label = f"toolchain-{system}-{name}"
            fetches = [f"fetch-{f}" for f in pick(FETCHES, label, 2)]
            g.add("toolchain", label, f"{name} toolchain build for {system}",
                  {"toolchain-artifact": f"public/build/{name}.tar.zst", "local-toolchain": False,
                   "toolchain-alias": f"{system}-{name}"},
                  [("docker-image", "docker-image-toolchain-build"), *fetches],
                  worker="b-linux-amd", platform="toolchains", symbol=name, group="TL",
                  run_on=["all"])


def add_builds(g):
    for platform, (types, image, tools, project) in BUILDS.items():
        shippable = platform.endswith("-shippable")
        needs = [("docker-image", f"docker-image-{image}")]
        needs += [f"toolchain-linux64-{t}" for t in TOOLCHAINS["linux64"][:8]]
        needs += [f"toolchain-{tools}-{t}" for t in TOOLCHAINS[tools][:3] if tools != "linux64"]
        for type in types:
            attributes = {"build_platform": platform, "build_type": type,
                          "artifact_prefix": "public/build", "supports-artifact-builds": True}
            if shippable:
                attributes["shippable"] = True
            g.add("build", f"build-{platform}/{type}",
                  f"{platform.replace('-', ' ').title()} {type.title()}", attributes, needs,
                  worker="b-linux-xlarge-amd", platform=platform, type=type, symbol="B",
                  optimization={"skip-unless-schedules": [platform.split("-")[0], "firefox"]},
                  run_on=["release", "trunk"] if shippable else [project],
                  phase="build" if shippable else None, product="firefox" if shippable else None)


def manifests(category, suite, chunk, total):
    pool = WPT_FOLDERS if category == "web-platform-tests" else [
        f"{folder}/{suite.split('-')[-1]}.toml" for folder in FOLDERS]
    mine = [m for i, m in enumerate(pick(pool, suite, len(pool))) if i % total == chunk - 1]
    return mine[:6] or pool[:1]


def add_test(g, platform, type, suite, variant, chunk, total, runs):
    build, _, _, worker, _ = TESTS[platform]
    category, group, symbol, _, _, _ = SUITES[suite]
    suffix, text = VARIANTS[variant] if variant else ("", "")
    try_name = suite + (f"-{suffix}" if suffix else "")
    label = f"test-{platform}/{type}-{try_name}" + (f"-{chunk}" if total > 1 else "")
    group = f"{group}-{suffix}" if group and suffix else group
    symbol += str(chunk) if total > 1 or not symbol else ""
    if not group and suffix:
        symbol += f"-{suffix}"
    attributes = {
        "retrigger": True, "unittest_variant": variant, "unittest_suite": suite,
        "unittest_category": category, "build_platform": build, "build_type": type.split("-")[0],
        "test_platform": f"{platform}/{type}", "test_chunk": str(chunk),
        "supports-artifact-builds": True, "unittest_try_name": try_name,
    }
    if category in CF_CATEGORIES:
        attributes["test_manifests"] = manifests(category, suite, chunk, total)
    image = "ubuntu1804-test" if "1804" in platform else "ubuntu2404-test"
    deps = [("build", f"build-{build}/{type}")]
    if worker.startswith("t-linux"):
        deps.append(("docker-image", f"docker-image-{image}"))
    system = platform[:3]
    tools = {"lin": "linux64", "win": "win64", "mac": "macosx64", "and": "linux64"}[system]
    deps.append(f"toolchain-{tools}-minidump-stackwalk")
    description = f"{suite} test run {text}".strip()
    extra = {"chunks": {"current": chunk, "total": total}, "suite": suite}
    common = dict(worker=worker, platform=platform, type=type, job="test", extra=extra)
    g.add("test", label, description, attributes, deps, symbol=symbol, group=group,
          tier=2 if platform.startswith("android") else 1, run_on=runs,
          optimization={"test": [build.split("-")[0], category]}, **common)
    if category in CF_CATEGORIES:
        g.add("test", f"{label}-cf", description, attributes, deps, symbol=symbol,
              group=f"{group}-cf" if group else "cf", tier=2, run_on=[],
              optimization={"always": None}, **common)


def add_tests(g):
    for platform, (build, types, wanted, _, percent) in TESTS.items():
        for type in types:
            for suite, (_, _, _, chunks, variants, sets) in SUITES.items():
                if wanted not in sets.split():
                    continue
                total = max(1, chunks * percent // (100 if type == "debug" else 150))
                many = wanted == "desktop" and "asan" not in platform or wanted == "android"
                for variant in [None, *(variants if many else [])]:
                    usual = not variant or (
                        type == "debug" and variant in ("webrender-sw", "no-fission"))
                    for chunk in range(1, total + 1):
                        add_test(g, platform, type, suite, variant, chunk, total,
                                 ["trunk"] if usual else [])


def add_perf(g):
    for platform, (build, _, wanted, worker, _) in TESTS.items():
        if not wanted.endswith("perf"):
            continue
        mobile = wanted == "mobileperf"
        browsers = ["fenix", "geckoview", "chrome-m"] if mobile else ["firefox", "chrome"]
        pages = "tp6m" if mobile else "tp6"
        names = [(group, f"browsertime-{pages if group == 'Btime' else 'benchmark'}-{app}-{test}",
                  "raptor_try_name", app)
                 for group, tests in BROWSERTIME.items() for app in browsers for test in tests]
        if not mobile:
            names += [("T", f"talos-{t}", "talos_try_name", "firefox") for t in TALOS]
        for group, name, key, browser in names:
            suite = "talos" if key == "talos_try_name" else "raptor"
            try_name = name[6:] if suite == "talos" else name
            attributes = {
                "retrigger": True, "unittest_variant": "no-fission" if mobile else None,
                "unittest_suite": suite, "unittest_category": suite, "build_platform": build,
                "build_type": "opt", "test_platform": f"{platform}/opt", "test_chunk": "1",
                "supports-artifact-builds": True, key: try_name + ("-nofis" if mobile else ""),
            }
            g.add("test", f"test-{platform}/opt-{name}{'-nofis' if mobile else ''}",
                  f"Performance test {try_name}", attributes,
                  [("build", f"build-{build}/opt"), "toolchain-linux64-node"], worker=worker,
                  platform=platform, symbol=try_name.split("-")[-1],
                  group=f"{group}-nofis" if mobile else group,
                  tier=1 if browser == "firefox" else 3, job="test",
                  run_on=["mozilla-central"] if browser == "firefox" else [],
                  extra={"chunks": {"current": 1, "total": 1}, "suite": suite})


def add_release(g):
    for platform in [p for p in BUILDS if p.endswith("-shippable")]:
        base = {"build_platform": platform, "build_type": "opt", "shippable": True}
        common = dict(platform=platform, run_on=["release", "trunk"], product="firefox")
        last = f"build-{platform}/opt"
        for kind, symbol, phase in [("build-signing", "Bs", "build"), ("repackage", "Rpk", "build"),
                                    ("repackage-signing", "Rpks", "build"),
                                    ("mar-signing", "ms", "promote"),
                                    ("beetmover-repackage", "BM-R", "promote"),
                                    ("balrog", "c-Up", "promote")]:
            last = g.add(kind, f"{kind}-{platform}/opt", f"{kind} for {platform}",
                         {**base, "signed": True}, [("upstream", last)], worker="gecko-t-signing",
                         symbol=symbol, phase=phase, **common)
        if platform.startswith("android"):
            continue
        chunks = [LOCALES[i::4] for i in range(4)]
        for n, locales in enumerate(chunks, 1):
            chunk = g.add("shippable-l10n", f"shippable-l10n-{platform}-{n}/opt",
                          f"Localization chunk {n}", {**base, "l10n_chunk": str(n),
                                                      "chunk_locales": locales},
                          [("build", f"build-{platform}/opt")], worker="b-linux-amd",
                          symbol=str(n), group="L10n", phase="build", extra={"chunks": 4}, **common)
            for locale in locales[:8]:
                last = chunk
                for kind, symbol in [("repackage-l10n", locale),
                                     ("repackage-signing-l10n", f"s-{locale}")]:
                    last = g.add(kind, f"{kind}-{locale}-{platform}/opt",
                                 f"{kind} of {locale} for {platform}", {**base, "locale": locale},
                                 [("upstream", last)], worker="b-linux-gcp", symbol=symbol,
                                 group="L10n-Rpk", phase="promote", **common)
    for name, phase in [("notify-promote", "promote"), ("notify-push", "push"),
                        ("notify-ship", "ship"), ("generate-checksums", "promote"),
                        ("bouncer-sub", "promote"), ("mark-as-shipped", "ship"),
                        ("version-bump", "ship"), ("source", "promote")]:
        g.add(f"release-{name}", f"release-{name}-firefox", f"Release: {name}", {"shippable": True},
              [("upstream", "balrog-linux64-shippable/opt")], worker="b-linux-gcp", symbol=name,
              group="Rel", run_on=["release", "trunk"], phase=phase, product="firefox")


def add_checks(g):
    lint = [("docker-image", "docker-image-lint")]
    for name in LINTS:
        g.add("source-test", f"source-test-mozlint-{name}", f"{name} lint", {"code-review": True},
              lint, worker="t-linux-docker-amd", platform="lint", symbol=name, group="lint",
              job="test")
    for name in PYTHON_TESTS:
        for platform in ["linux2404-64", "macosx1470-64", "windows11-64-24h2"]:
            g.add("source-test", f"source-test-python-{name}-{platform}/opt", f"{name} unit tests",
                  {"code-review": False}, lint if platform.startswith("linux") else (),
                  worker=TESTS[platform][3], platform=platform, symbol=name, group="py3",
                  job="test")
    for name in ["plain", "compacting", "rootanalysis", "arm-sim", "fuzzing", "package"]:
        for type in ["opt", "debug"]:
            g.add("spidermonkey", f"spidermonkey-sm-{name}-linux64/{type}", f"SpiderMonkey {name}",
                  {}, [("docker-image", "docker-image-debian12-amd64-build"),
                       "toolchain-linux64-clang", "toolchain-linux64-rust"],
                  worker="b-linux-amd", platform="linux64", type=type, symbol=name, group="SM")


def main():
    g = Graph()
    for step in (add_infrastructure, add_builds, add_tests, add_perf, add_release, add_checks):
        step(g)
    json.dump(g.tasks, sys.stdout)


if __name__ == "__main__":
    main()
