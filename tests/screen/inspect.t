# F7 goes into the details: rows, lists that open, Enter on a dependency goes there in the tree.
size 20 110
args --graph demo
type ^build-linux64/debug$
keys <Down> <Down> <F7>
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > ^build-linux64/debug$                                                                     1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ build-linux64/debug
| ○   ▾ Builds                                                0/1 │ kind build · tier 1 · B
|▌○       linux64/debug                                           │ platform linux64/debug
|                                                                 │ worker b-linux-xlarge-amd
|                                                                 │ runs on trunk
|                                                                 │ about Linux64 Debug
|                                                                 │
|                                                                 │ needs (9) ▸
|                                                                 │   docker-image-debian12-amd64-build
|                                                                 │   toolchain-linux64-cbindgen
|                                                                 │   toolchain-linux64-clang
|                                                                 │   toolchain-linux64-dump_syms
|                                                                 │   toolchain-linux64-nasm
|                                                                 │   … 4 more
|                                                                 │ needed by (469) ▸
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Esc back  d definition  w why  ? keys  j down
?3 67
keys j j j j
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > ^build-linux64/debug$                                                                     1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ build-linux64/debug
| ○   ▾ Builds                                                0/1 │ kind build · tier 1 · B
|▌○       linux64/debug                                           │ platform linux64/debug
|                                                                 │ worker b-linux-xlarge-amd
|                                                                 │ runs on trunk
|                                                                 │ about Linux64 Debug
|                                                                 │
|                                                                 │ needs (9) ▸
|                                                                 │   docker-image-debian12-amd64-build
|                                                                 │   toolchain-linux64-cbindgen
|                                                                 │   toolchain-linux64-clang
|                                                                 │   toolchain-linux64-dump_syms
|                                                                 │   toolchain-linux64-nasm
|                                                                 │   … 4 more
|                                                                 │ needed by (469) ▸
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Esc back  d definition  w why  ? keys  j down
?7 67
keys j j j j j j j j j j <Right>
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > ^build-linux64/debug$                                                                     1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ build-linux64/debug
| ○   ▾ Builds                                                0/1 │ kind build · tier 1 · B
|▌○       linux64/debug                                           │ platform linux64/debug
|                                                                 │ worker b-linux-xlarge-amd
|                                                                 │ runs on trunk
|                                                                 │ about Linux64 Debug
|                                                                 │
|                                                                 │ needs (9) ▸
|                                                                 │   docker-image-debian12-amd64-build
|                                                                 │   toolchain-linux64-cbindgen
|                                                                 │   toolchain-linux64-clang
|                                                                 │   toolchain-linux64-dump_syms
|                                                                 │   toolchain-linux64-nasm
|                                                                 │   … 4 more
|                                                                 │ needed by (469) ▾
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Enter less of it  Esc back  d definition  w why  ? keys  j down
?17 67
keys j j j j j j j <Left>
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > ^build-linux64/debug$                                                                     1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ needs (9) ▸
| ○   ▾ Builds                                                0/1 │   docker-image-debian12-amd64-build
|▌○       linux64/debug                                           │   toolchain-linux64-cbindgen
|                                                                 │   toolchain-linux64-clang
|                                                                 │   toolchain-linux64-dump_syms
|                                                                 │   toolchain-linux64-nasm
|                                                                 │   … 4 more
|                                                                 │ needed by (469) ▸
|                                                                 │   …st-linux2204-64-wayland/debug-crashtest
|                                                                 │   …linux2204-64-wayland/debug-crashtest-cf
|                                                                 │   test-linux2204-64-wayland/debug-gtest
|                                                                 │   …ayland/debug-mochitest-browser-chrome-1
|                                                                 │   …and/debug-mochitest-browser-chrome-1-cf
|                                                                 │   … 464 more
|                                                                 │
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Enter all of it  Esc back  d definition  w why  ? keys  j down
?10 67
keys j j <Enter>
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > ^build-linux64/debug$                                                                     1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ needs (9) ▸
| ○   ▾ Builds                                                0/1 │   docker-image-debian12-amd64-build
|▌○       linux64/debug                                           │   toolchain-linux64-cbindgen
|                                                                 │   toolchain-linux64-clang
|                                                                 │   toolchain-linux64-dump_syms
|                                                                 │   toolchain-linux64-nasm
|                                                                 │   … 4 more
|                                                                 │ needed by (469) ▸
|                                                                 │   …st-linux2204-64-wayland/debug-crashtest
|                                                                 │   …linux2204-64-wayland/debug-crashtest-cf
|                                                                 │   test-linux2204-64-wayland/debug-gtest
|                                                                 │   …ayland/debug-mochitest-browser-chrome-1
|                                                                 │   …and/debug-mochitest-browser-chrome-1-cf
|                                                                 │   … 464 more
|                                                                 │
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| not offered by default: F5 shows the whole graph, w says why
?12 67
keys <F5> <Enter>
screen
| mtry-tui  demo                                                                                   2,839 tasks
| >                                                                                     2,839/2,839 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▸ Linux                                                 0/542 │ test-linux2204-64-wayland/debug-crashtest-
| ○ ▸ Windows                                               0/373 │   cf
| ○ ▸ macOS                                                 0/272 │ kind test · class cf · tier 2 · R-cf(C)
| ○ ▸ Android                                               0/113 │ platform linux2204-64-wayland/debug
| ○ ▸ iOS · Builds                                            0/2 │ suite crashtest · default
| ○ ▸ source-test                                            0/14 │ worker t-linux-wayland
| ○ ▾ Confirm failure copies                                0/979 │ about crashtest test run
| ○   ▾ Linux                                               0/444 │
| ○     ▸ linux1804-64-tsan-qr/opt                           0/27 │ needs (3)
| ○     ▾ linux2204-64-wayland/debug                         0/41 │   build-linux64/debug
|▌○         crashtest                                             │   docker-image-ubuntu2404-test
| ○       ▸ mochitest-browser-chrome                          0/9 │   toolchain-linux64-minidump-stackwalk
| ○       ▸ mochitest-media                                   0/3 │ needed by: nothing
| ○       ▸ mochitest-plain                                   0/8 │
| ○       ▸ web-platform-tests                               0/12 │ manifests (6) ▸
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| the query left it out and is cleared
?13 0
keys <F7> <Tab>
screen
| mtry-tui  demo                                                                                   2,839 tasks
| >                                                                                     2,839/2,839 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▸ Linux                                                 0/542 │ test-linux2204-64-wayland/debug-crashtest-
| ○ ▸ Windows                                               0/373 │   cf
| ○ ▸ macOS                                                 0/272 │ kind test · class cf · tier 2 · R-cf(C)
| ○ ▸ Android                                               0/113 │ platform linux2204-64-wayland/debug
| ○ ▸ iOS · Builds                                            0/2 │ suite crashtest · default
| ○ ▸ source-test                                            0/14 │ worker t-linux-wayland
| ○ ▾ Confirm failure copies                                0/979 │ about crashtest test run
| ○   ▾ Linux                                               0/444 │
| ○     ▸ linux1804-64-tsan-qr/opt                           0/27 │ needs (3)
| ○     ▾ linux2204-64-wayland/debug                         0/41 │   build-linux64/debug
|▌○         crashtest                                             │   docker-image-ubuntu2404-test
| ○       ▸ mochitest-browser-chrome                          0/9 │   toolchain-linux64-minidump-stackwalk
| ○       ▸ mochitest-media                                   0/3 │ needed by: nothing
| ○       ▸ mochitest-plain                                   0/8 │
| ○       ▸ web-platform-tests                               0/12 │ manifests (6) ▸
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Tab mark  ^A mark all 1,316  Enter review  F1 keys  Esc tree  F2 group  F4 only marked  F5 only offered
?13 0
