# The picture in README.md: see readme-picture.sh.
size 24 100
args --graph demo
type test-linux 'xpcshell !asan
keys C-a M-<BS>
type test-linux xpcshell
screen
| mtry-tui  demo                                                                offered 925 of 2,839
| > test-linux xpcshell                                                           40/925 (35 marked)
|────────────────────────────────────────────────────────┬───────────────────────────────────────────
| ◐ ▾ Linux                                        35/40 │ test-linux2404-64/opt-xpcshell-1
| ◉   ▾ linux2404-64/opt                             6/6 │ kind test
| ◉     ▾ xpcshell                                   5/5 │ symbol X(X1)
|▌◉         chunk 1                                      │ tier 1
| ◉         chunk 2                                      │ suite xpcshell
| ◉         chunk 3                                      │ variant default
| ◉         chunk 4                                      │ chunk 1 of 5
| ◉         chunk 5                                      │ worker t-linux-docker-noscratch-amd
| ◉     ▾ source-test                                1/1 │ runs on trunk
| ◉         python-xpcshell-harness-linux2404-64/opt     │ about xpcshell test run
| ◉   ▾ linux1804-64-tsan-qr/opt                     5/5 │
| ◉     ▸ xpcshell                                   5/5 │ needs (3)
| ◉   ▾ linux2204-64-wayland/debug                   8/8 │   build-linux64/opt
| ◉     ▸ xpcshell                                   8/8 │   docker-image-ubuntu2404-test
| ◉   ▾ linux2404-64/debug                         16/16 │   toolchain-linux64-minidump-stackwalk
| ◉     ▾ xpcshell                                 16/16 │ needed by: nothing
| ◉       ▸ default                                  8/8 │
| ◉       ▸ no-fission                               8/8 │ manifests (6)
| ○   ▾ linux2404-64-asan/opt                        0/5 │   accessible/tests/xpcshell.toml
|────────────────────────────────────────────────────────┴───────────────────────────────────────────
| Tab mark  ^A mark all 40  Enter review 35  Esc tree  F1 keys  F2 group       hidden by default: 79
?1 22
