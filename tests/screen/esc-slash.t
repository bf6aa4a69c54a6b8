# Esc goes to the tree, where letters are commands; / returns. Both keep the query.
size 16 60
args --graph graphs/firefox.json
type 'xpcshell
keys <Esc>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell                                6/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/6
| ○   ▾ linux64/debug                                    0/3
| ○     ▸ xpcshell                                       0/3
| ○   ▾ linux64/opt                                      0/3
| ○     ▸ xpcshell                                       0/3
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 6  Enter review  ? keys         6 hidden
?3 0
keys j j
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell                                6/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                              0/6
| ○   ▾ linux64/debug                                    0/3
|▌○     ▸ xpcshell                                       0/3
| ○   ▾ linux64/opt                                      0/3
| ○     ▸ xpcshell                                       0/3
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 6  Enter review  ? keys         6 hidden
?5 0
keys /
type  opt
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell opt                            3/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                              0/3
| ○   ▾ linux64/opt                                      0/3
| ○     ▾ xpcshell                                       0/3
|▌○         chunk 1
| ○         chunk 2
| ○         chunk 3
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 3  Enter review  F1 keys         3 hidden
?6 0
