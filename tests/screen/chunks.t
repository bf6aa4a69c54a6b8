# Chunks stand in natural order: 2 before 10.
size 20 60
args --graph graphs/chunks.json
keys <Esc> + G
screen
| mtry-tui  chunks.json                             12 tasks
| >                                         12/12 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux · linux64/opt                               0/12
| ○   ▾ wpt                                             0/11
| ○       chunk 1
| ○       chunk 2
| ○       chunk 3
| ○       chunk 4
| ○       chunk 5
| ○       chunk 6
| ○       chunk 7
| ○       chunk 8
| ○       chunk 9
| ○       chunk 10
| ○       chunk 11
|▌○     build-linux64/opt
|
|────────────────────────────────────────────────────────────
| Space mark  a all 12  Enter review  ? keys  / filter
?16 0
keys /
type chunk:9-10 | chunk:first
screen
| mtry-tui  chunks.json                             12 tasks
| > chunk:9-10 | chunk:first                 3/12 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux · linux64/opt                                0/3
| ○   ▸ wpt                                              0/3
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
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 3  Enter review  F1 keys  Esc tree
?3 0
