# matches/total (marked) are there when nothing matches, too.
size 8 60
args --graph graphs/firefox.json
type zzz
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > zzz                                      0/19 (0 marked)
| no match
|
|
|
|
| Tab mark  ^A all 0  Enter review  F1 keys  Esc tree
?1 6
keys C-a <Tab> <Enter>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > zzz                                      0/19 (0 marked)
| no match
|
|
|
|
| nothing to review: no task is marked
?1 6
