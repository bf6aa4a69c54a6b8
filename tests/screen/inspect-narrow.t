# Where there is no room beside the tree the details have the screen for themselves.
size 16 60
args --graph demo
type ^build-linux64/debug$
keys <Esc> j j i
screen
| Details
|────────────────────────────────────────────────────────────
| build-linux64/debug
| kind build · tier 1 · B
| platform linux64/debug
| worker b-linux-xlarge-amd
| runs on trunk
| about Linux64 Debug
|
| needs (9) ▸
|   docker-image-debian12-amd64-build
|   toolchain-linux64-cbindgen
|   toolchain-linux64-clang
|   toolchain-linux64-dump_syms
|────────────────────────────────────────────────────────────
| Esc back  d definition  w why  ? keys  j down
?2 1
keys <PgDn>
screen
| Details
|────────────────────────────────────────────────────────────
| build-linux64/debug
| kind build · tier 1 · B
| platform linux64/debug
| worker b-linux-xlarge-amd
| runs on trunk
| about Linux64 Debug
|
| needs (9) ▸
|   docker-image-debian12-amd64-build
|   toolchain-linux64-cbindgen
|   toolchain-linux64-clang
|   toolchain-linux64-dump_syms
|────────────────────────────────────────────────────────────
| Enter go there  Esc back  d definition  w why  ? keys
?13 1
keys q
screen
| mtry-tui  demo                        offered 925 of 2,839
| > ^build-linux64/debug$                   1/925 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                              0/1
| ○   ▾ Builds                                           0/1
|▌○       linux64/debug
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 1  Enter review  ? keys  / filter  u undo
?5 0
resize 6 20
keys i
screen
| Details
|   …an12-amd64-build
|   …linux64-cbindgen
|   …in-linux64-clang
|   …inux64-dump_syms
| Enter go there
?4 1
