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
| ◉   ▾ linux2404-64/debug                         16/16 │ kind test · tier 1 · X(X3)
| ◉     ▾ xpcshell                                 16/16 │ platform linux2404-64/debug
| ◉       ▾ default                                  8/8 │ suite xpcshell · default · chunk 3 of 8
| ◉           chunk 1                                    │ worker t-linux-docker-noscratch-amd
| ◉           chunk 2                                    │ runs on trunk
|▌◉           chunk 3                                    │ about xpcshell test run
| ◉           chunk 4                                    │
| ◉           chunk 5                                    │ needs (3)
| ◉           chunk 6                                    │   build-linux64/debug
| ◉           chunk 7                                    │   docker-image-ubuntu2404-test
| ◉           chunk 8                                    │   toolchain-linux64-minidump-stackwalk
| ◉       ▸ no-fission                               8/8 │ needed by: nothing
| ○   ▾ linux2204-64-wayland/debug                   0/8 │
| ○     ▸ xpcshell                                   0/8 │ manifests (4)
| ○ ▾ Windows                                       0/18 │   browser/components/sessionstore/test/xp
| ○   ▾ windows11-32-24h2/debug                      0/6 │     cshell.toml
| ○     ▸ xpcshell                                   0/6 │   dom/workers/test/xpcshell.toml
| ○   ▾ windows11-64-24h2/debug                     0/12 │   netwerk/cookie/test/xpcshell.toml
|────────────────────────────────────────────────────────┴───────────────────────────────────────────
| Tab unmark  ^A mark all 60  Enter review 18  F1 keys  Esc tree  F2 group     hidden by default: 96
?9 0
