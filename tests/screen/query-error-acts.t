# While the query is wrong nothing is done with the matches of the last one, and no key says so.
size 10 90
args --graph graphs/firefox.json
type xpcshell chunk:x
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > xpcshell chunk:x                                                      19/19 (0 marked)
|▌○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
| ! column 16: 'x' is not a chunk number or range (1-3, first, last, all)
?2 0
keys C-a
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > xpcshell chunk:x                                                      19/19 (0 marked)
|▌○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
| nothing done: column 16: 'x' is not a chunk number or range (1-3, first, last, all)
?2 0
keys <Home> <Enter>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > xpcshell chunk:x                                                      19/19 (0 marked)
|▌○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
| nothing done: column 16: 'x' is not a chunk number or range (1-3, first, last, all)
?2 0
# a half-typed regex is wrong too
keys M-<BS>
type /xpc.*1
keys C-a
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > /xpc.*1                      ! column 1: the regex is not closed yet  19/19 (0 marked)
|▌○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
| nothing done: column 1: the regex is not closed yet
?2 0
type /
keys C-a
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > /xpc.*1/                                                               2/19 (2 marked)
|▌◉ ▾ Linux                                                                            2/2
| ◉   ▾ linux64/debug                                                                  1/1
| ◉     ▸ xpcshell                                                                     1/1
| ◉   ▾ linux64/opt                                                                    1/1
| ◉     ▸ xpcshell                                                                     1/1
|
|
| Tab unmark  ^A mark all 2  Enter review 2  F1 keys  Esc tree        hidden by default: 2
?2 0
# what is marked already can be reviewed
keys C-u
type chunk:x
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > chunk:x                                                               19/19 (2 marked)
|▌◐ ▸ Linux                                                                           2/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
| ! column 7: 'x' is not a chunk number or range (1-3, first, last, all)
?2 0
