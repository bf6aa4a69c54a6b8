# What is known about the focused task or branch; D hides it.
size 24 110
args --graph demo
type 'xpcshell-3$ 2404-64/debug
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > 'xpcshell-3$ 2404-64/debug                                                                1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ test-linux2404-64/debug-xpcshell-3
| ○   ▾ linux2404-64/debug                                    0/1 │ kind test · tier 1 · X(X3)
| ○     ▾ xpcshell                                            0/1 │ platform linux2404-64/debug
| ○       ▾ default                                           0/1 │ suite xpcshell · default · chunk 3 of 8
|▌○           chunk 3                                             │ worker t-linux-docker-noscratch-amd
|                                                                 │ runs on trunk
|                                                                 │ about xpcshell test run
|                                                                 │
|                                                                 │ needs (3)
|                                                                 │   build-linux64/debug
|                                                                 │   docker-image-ubuntu2404-test
|                                                                 │   toolchain-linux64-minidump-stackwalk
|                                                                 │ needed by: nothing
|                                                                 │
|                                                                 │ manifests (4)
|                                                                 │   browser/components/sessionstore/test/xpc
|                                                                 │     shell.toml
|                                                                 │   dom/workers/test/xpcshell.toml
|                                                                 │   netwerk/cookie/test/xpcshell.toml
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Tab mark  ^A mark all 1  Enter review  F1 keys  Esc tree  F2 group  F4 only marked      hidden by default: 1
?7 0
keys <Esc> h
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > 'xpcshell-3$ 2404-64/debug                                                                1/925 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
| ○ ▾ Linux                                                   0/1 │ default
| ○   ▾ linux2404-64/debug                                    0/1 │ 1 task, 0 marked
| ○     ▾ xpcshell                                            0/1 │
|▌○       ▾ default                                           0/1 │ test-linux2404-64/debug-xpcshell-3
| ○           chunk 3                                             │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|                                                                 │
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| Space mark  a mark all 1  Enter review  ? keys  / filter  u undo  t group  q quit       hidden by default: 1
?6 0
keys D
screen
| mtry-tui  demo                                                                          offered 925 of 2,839
| > 'xpcshell-3$ 2404-64/debug                                                                1/925 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────
| ○ ▾ Linux                                                                                                0/1
| ○   ▾ linux2404-64/debug                                                                                 0/1
| ○     ▾ xpcshell                                                                                         0/1
|▌○       ▾ default                                                                                        0/1
| ○           chunk 3
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 1  Enter review  ? keys  / filter  u undo  t group  q quit       hidden by default: 1
?6 0
