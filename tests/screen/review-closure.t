# What comes along: how many of each kind, builds first; below the labels, which.
size 14 76
git-repo
args --graph demo
type 'xpcshell linux64 opt-xpcshell-1$
keys <Enter>
screen
| Review                                         1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  linux2404-64 ████████████████████
|   1 entry
|   1 stands for single chunks: chunks are numbered anew on try
|   24 tasks that they need come along: 1 build, 10 fetches, 9 toolchains, 4
|     docker-images
|
| Commit message
|   Fuzzy query='xpcshell linux64 opt-xpcshell-1$
|────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
keys G
screen
| Review                                         1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────
|   toolchain-linux64-minidump-stackwalk
|   toolchain-linux64-nasm
|   toolchain-linux64-node
|   toolchain-linux64-pkgconf
|   toolchain-linux64-rust
|   toolchain-linux64-sccache
|
| As a command of mach
|   mach try fuzzy -q '^test-linux2404-64/opt-xpcshell-1$'
|     --show-chunk-numbers
|────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
