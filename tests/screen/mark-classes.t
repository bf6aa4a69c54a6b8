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
| Tab mark  ^A mark all 18  Enter review 18  Esc tree
?1 3
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
| Tab mark  ^A mark all 6  Enter review 24  Esc tree  F1 keys
?1 11
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
| Space mark  a mark all 18  Enter review  / filter  ? keys
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
| Space mark  a mark all 18  Enter review 1  / filter  ? keys
?8 0
