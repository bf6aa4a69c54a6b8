# Marking everything leaves other classes alone, unless the query or the row names them.
size 16 60
args --graph graphs/firefox.json --full
keys C-a
screen
| mtry-tui  firefox.json                            26 tasks
| >                                        26/26 (18 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▸ Linux                                            14/14
| ◉ ▸ Windows                                            3/3
| ◉   source-test-eslint
| ○ ▸ Confirm failure copies                             0/6
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|
|
|────────────────────────────────────────────────────────────
| 8 left out: not of class main (class:cf and such name them…
?3 0
type class:cf
keys C-a
screen
| mtry-tui  firefox.json                            26 tasks
| > class:cf                                6/26 (24 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▾ Confirm failure copies                             6/6
| ◉   ▾ Linux                                            6/6
| ◉     ▸ linux64/debug · xpcshell                       3/3
| ◉     ▸ linux64/opt · xpcshell                         3/3
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab unmark  ^A all 6  Enter review 24  F1 keys  Esc tree
?3 0
keys C-d C-u <Esc> C G
screen
| mtry-tui  firefox.json                            26 tasks
| >                                         26/26 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▸ Linux                                             0/14
| ○ ▸ Windows                                            0/3
| ○   source-test-eslint
| ○ ▸ Confirm failure copies                             0/6
| ○ ▸ Localization                                       0/1
|▌○ ▸ Infrastructure                                     0/1
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 18  Enter review  ? keys  / filter
?8 0
keys <Space>
screen
| mtry-tui  firefox.json                            26 tasks
| >                                         26/26 (1 marked)
|────────────────────────────────────────────────────────────
| ○ ▸ Linux                                             0/14
| ○ ▸ Windows                                            0/3
| ○   source-test-eslint
| ○ ▸ Confirm failure copies                             0/6
| ○ ▸ Localization                                       0/1
|▌◉ ▸ Infrastructure                                     1/1
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space unmark  a all 18  Enter review 1  ? keys  / filter
?8 0
