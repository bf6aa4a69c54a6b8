# f shows the whole graph; the bottom line says how many matches are hidden by default.
size 16 80
args --graph graphs/firefox.json
type reftest | -cf$
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > reftest | -cf$                                               0/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| no match among what is offered by default
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
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  hidden by default: 7
?1 17
keys <F5>
screen
| mtry-tui  firefox.json                                                26 tasks
| > reftest | -cf$                                               7/26 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▾ Windows                                                                0/1
| ○   ▾ windows11-64/opt                                                     0/1
| ○       reftest
| ○ ▸ Confirm failure copies                                                 0/6
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 1  Enter review  F1 keys  Esc tree  F2 group
?3 0
keys <Esc> f
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > reftest | -cf$                                               0/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| no match among what is offered by default
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
|────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 0  Enter review  ? keys  / filter  hidden by default: 7
?1 17
