# C-a marks all matches, C-d unmarks them, C-t toggles them, M-BS clears the query.
size 16 60
args --graph graphs/firefox.json
type 'xpcshell
keys C-a
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell                                6/19 (6 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                              6/6
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▸ xpcshell                                       3/3
| ◉   ▾ linux64/opt                                      3/3
| ◉     ▸ xpcshell                                       3/3
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab unmark  ^A all 6  Enter review 6  F1 keys     6 hidden
?3 0
type  1
keys C-d
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell 1                              2/19 (4 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                              0/2
| ○   ▾ linux64/opt                                      0/1
| ○     ▾ xpcshell                                       0/1
|▌○         chunk 1
| ○   ▾ linux64/debug                                    0/1
| ○     ▸ xpcshell                                       0/1
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 2  Enter review 4  F1 keys       2 hidden
?6 0
keys M-<BS>
type 'xpcshell
keys C-t
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell                                6/19 (2 marked)
|────────────────────────────────────────────────────────────
|▌◐ ▾ Linux                                              2/6
| ◐   ▾ linux64/debug                                    1/3
| ◐     ▸ xpcshell                                       1/3
| ◐   ▾ linux64/opt                                      1/3
| ◐     ▸ xpcshell                                       1/3
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 6  Enter review 2  F1 keys       6 hidden
?3 0
keys M-<BS>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (2 marked)
|────────────────────────────────────────────────────────────
|▌◐ ▸ Linux                                             2/14
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
| Tab mark  ^A all 17  Enter review 2  F1 keys  Esc tree
?3 0
