# m shows only what is marked, whatever the query; marking goes on there.
size 16 60
args --graph graphs/firefox.json
type 'xpcshell 2
keys C-a M-<BS> <F4>
screen
| mtry-tui  firefox.json · only marked      offered 19 of 26
| >                                          2/19 (2 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                              2/2
| ◉   ▾ linux64/debug                                    1/1
| ◉     ▸ xpcshell                                       1/1
| ◉   ▾ linux64/opt                                      1/1
| ◉     ▸ xpcshell                                       1/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab unmark  ^A all 2  Enter review 2  F1 keys  Esc tree
?3 0
keys <Esc> G <Space>
screen
| mtry-tui  firefox.json · only marked      offered 19 of 26
| >                                          1/19 (1 marked)
|────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                              1/1
| ◉   ▾ linux64/debug                                    1/1
|▌◉     ▸ xpcshell                                       1/1
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space unmark  a all 1  Enter review 1  ? keys  / filter
?5 0
keys m
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (1 marked)
|────────────────────────────────────────────────────────────
|▌◐ ▸ Linux                                             1/14
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review 1  ? keys  / filter
?3 0
keys C m
screen
| mtry-tui  firefox.json · only marked      offered 19 of 26
| >                                          0/19 (0 marked)
|────────────────────────────────────────────────────────────
| nothing is marked
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
| Space mark  a all 0  Enter review  ? keys  / filter  u undo
?1 3
