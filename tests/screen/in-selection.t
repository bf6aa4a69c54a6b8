# in:selection follows the marks: whatever changes them changes what is found.
size 16 60
args --graph graphs/firefox.json
type 'xpcshell 2
keys C-a M-<BS>
type in:selection
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > in:selection                             2/19 (2 marked)
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
keys <Down> <Down> <Down> <Tab>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > in:selection                             1/19 (1 marked)
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
| Tab unmark  ^A all 1  Enter review 1  F1 keys  Esc tree
?5 0
keys M-u
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > in:selection                             2/19 (2 marked)
|────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                              2/2
| ◉   ▾ linux64/debug                                    1/1
|▌◉     ▸ xpcshell                                       1/1
| ◉   ▾ linux64/opt                                      1/1
| ◉     ▸ xpcshell                                       1/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| 2 marked now
?5 0
keys M-c
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > in:selection  ! nothing is selected yet  0/19 (0 marked)
|────────────────────────────────────────────────────────────
| no match
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
| 0 marked now
?1 15
keys M-u M-<BS>
type !in:selection 'xpcshell !1
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > !in:selection 'xpcshell !1               2/19 (2 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/2
| ○   ▾ linux64/debug                                    0/1
| ○     ▸ xpcshell                                       0/1
| ○   ▾ linux64/opt                                      0/1
| ○     ▸ xpcshell                                       0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 2  Enter review 2  F1 keys       4 hidden
?3 0
