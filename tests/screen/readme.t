# The picture in README.md; "make readme-picture" puts it there.
size 24 100
args --graph demo
type linux2404-64/debug 'xpcshell
keys C-a M-<BS>
type windows11 opt mochitest-pl
keys <Tab> <Tab> M-<BS>
type 'xpcshell !source deb
keys <Down> <Down>
screen
| mtry-tui  demo                                                                offered 925 of 2,839
| > 'xpcshell !source deb                                                         60/925 (18 marked)
|────────────────────────────────────────────────────────┬───────────────────────────────────────────
| ◐ ▾ Linux                                        16/24 │ test-linux2404-64/debug-xpcshell-3
| ◉   ▾ linux2404-64/debug                         16/16 │ kind test
| ◉     ▾ xpcshell                                 16/16 │ symbol X(X3)
| ◉       ▾ default                                  8/8 │ tier 1
| ◉           chunk 1                                    │ suite xpcshell
| ◉           chunk 2                                    │ variant default
|▌◉           chunk 3                                    │ chunk 3 of 8
| ◉           chunk 4                                    │ worker t-linux-docker-noscratch-amd
| ◉           chunk 5                                    │ runs on trunk
| ◉           chunk 6                                    │ about xpcshell test run
| ◉           chunk 7                                    │
| ◉           chunk 8                                    │ needs (3)
| ◉       ▸ no-fission                               8/8 │   build-linux64/debug
| ○   ▾ linux2204-64-wayland/debug                   0/8 │   docker-image-ubuntu2404-test
| ○     ▸ xpcshell                                   0/8 │   toolchain-linux64-minidump-stackwalk
| ○ ▾ Windows                                       0/18 │ needed by: nothing
| ○   ▾ windows11-32-24h2/debug                      0/6 │
| ○     ▸ xpcshell                                   0/6 │ manifests (4)
| ○   ▾ windows11-64-24h2/debug                     0/12 │   browser/components/sessionstore/test/x…
|────────────────────────────────────────────────────────┴───────────────────────────────────────────
| Tab unmark  ^A mark all 60  Enter review 18  F1 keys  Esc tree  F2 group     hidden by default: 96
?9 0
