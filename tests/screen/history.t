# Ctrl-R: the queries that were used, newest first, narrowed by what is typed; one goes into the line.
size 14 70
args --graph graphs/firefox.json
keys C-r
screen
| mtry-tui  firefox.json                              offered 19 of 26
| >                                                   19/19 (0 marked)
|──────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                       0/14
| ○ ▸ Windows                                                      0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                 0/1
| ○ ▸ Infrastructure                                               0/1
|
|
|
|
|──────────────────────────────────────────────────────────────────────
| no query was used here yet
?3 0
type 'mochitest
keys <Tab>
keys M-<BS>
type only typed
keys M-<BS>
type xpcshell
keys C-a M-<BS>
type linux 'mochitest
keys <Enter>
keys <Esc> M-<BS>
keys C-r
screen styles
| Earlier queries
+ ttttttttttttttt
| >
+ > qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
|──────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|▌linux 'mochitest
+CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| xpcshell
+ vvvvvvvv
| 'mochitest
+ vvvvvvvvvv
|
+
|
+
|
+
|
+
|
+
|
+
|──────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Enter take  Esc back  ^R older  Up newer
+ kkkkk iiii  kkk iiii  kk iiiii  kk iiiii
?1 3
keys C-r C-r C-r <Up>
screen
| Earlier queries
| >
|──────────────────────────────────────────────────────────────────────
| linux 'mochitest
|▌xpcshell
| 'mochitest
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────
| Enter take  Esc back  ^R older  Up newer
?1 3
type MOCH lin
screen
| Earlier queries
| > MOCH lin
|──────────────────────────────────────────────────────────────────────
|▌linux 'mochitest
|
|
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────
| Enter take  Esc back  ^R older  Up newer
?1 11
keys <Enter>
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > linux 'mochitest                                  6/19 (12 marked)
|──────────────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                                        6/6
| ◉   ▾ linux64/opt                                                3/3
| ◉     ▾ mochitest-plain                                          3/3
| ◉       ▾ default                                                2/2
|▌◉           chunk 1
| ◉           chunk 2
| ◉         http3
| ◉   ▾ linux64/debug                                              3/3
| ◉     ▾ mochitest-plain                                          3/3
|──────────────────────────────────────────────────────────────────────
| Tab unmark  ^A all 6  Enter review 12  F1 keys  Esc tree  F2 group
?7 0
# a text that none has; back leaves the line as it is
keys C-r
type zz
screen
| Earlier queries
| > zz
|──────────────────────────────────────────────────────────────────────
| no match
|
|
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────
| Enter take  Esc back  ^R older  Up newer
?1 5
keys <Enter>
keys C-r <F1>
screen
| Keys and queries
|──────────────────────────────────────────────────────────────────────
| Earlier queries
|   Enter            accept
|   Esc              back
|   ^R  Down  ^N  ^J one row down
|   Up  ^P  ^K       one row up
|   PgDn             one page down
|   PgUp             one page up
|   Left  ^B         cursor left in the text
|   Right  ^F        cursor right in the text
|   Home  ^A         to the start of the text
|──────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys <Esc> <Esc>
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > linux 'mochitest                                  6/19 (12 marked)
|──────────────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                                        6/6
| ◉   ▾ linux64/opt                                                3/3
| ◉     ▾ mochitest-plain                                          3/3
| ◉       ▾ default                                                2/2
|▌◉           chunk 1
| ◉           chunk 2
| ◉         http3
| ◉   ▾ linux64/debug                                              3/3
| ◉     ▾ mochitest-plain                                          3/3
|──────────────────────────────────────────────────────────────────────
| Tab unmark  ^A all 6  Enter review 12  F1 keys  Esc tree  F2 group
?7 0
