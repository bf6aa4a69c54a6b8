# On 1x1 nothing fits, and everything works again afterwards.
size 1 1
args --graph graphs/firefox.json
type xpc
screen
|9
?-
keys C-a <Enter> j <F1> <Esc> <Esc>
screen
|9
?-
resize 12 60
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > xpc                                      9/19 (9 marked)
|────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                              9/9
| ◉   ▾ linux64/opt                                      6/6
| ◉     ▾ xpcshell                                       3/3
|▌◉         chunk 1
| ◉         chunk 2
| ◉         chunk 3
| ◉     ▾ mochitest-plain                                3/3
|────────────────────────────────────────────────────────────
| Tab unmark  ^A all 9  Enter review 9  F1 keys     6 hidden
?6 0
