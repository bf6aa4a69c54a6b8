# A query that cannot be read says what is wrong and where; the last good result stays.
size 16 80
args --graph graphs/firefox.json
type suite:xp
type  /mochi(/
screen styles
| mtry-tui  firefox.json                                        offered 19 of 26
+ tttttttt  ssssssssssss                                        nnnnnnnnnnnnnnnn
| > suite:xp /mochi(/                                            6/19 (0 marked)
+ > qqqqqqqqqqqqqqqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnn
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|▌○ ▾ Linux                                                                  0/6
+CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| ○   ▾ linux64/debug                                                        0/3
+ o   g BBBBBBBBBBBBB                                                        nnn
| ○     ▸ xpcshell                                                           0/3
+ o     g BBBBBBBB                                                           nnn
| ○   ▾ linux64/opt                                                          0/3
+ o   g BBBBBBBBBBB                                                          nnn
| ○     ▸ xpcshell                                                           0/3
+ o     g BBBBBBBB                                                           nnn
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
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| ! column 17: in the regex: missing closing parenthesis   last good result kept
+ EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE   WWWWWWWWWWWWWWWWWWWWW
?3 0
keys <Left> <BS>
type )
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > suite:xp /mochi()  ! column 10: the regex is not closed yet  6/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                  0/6
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
| Tab mark  F1 keys  Esc tree  F2 group  F4 only marked    last good result kept
?3 0
keys M-<BS>
type chunk:x
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > chunk:x                                                     19/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                 0/14
| ○ ▸ Windows                                                                0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| ! column 7: 'x' is not a chunk number or range (1-3, first, last, all)
?3 0
# What has the focus is what another query found: Enter leaves it alone.
keys M-<BS>
type 'eslint
type  suite:/(
keys <Enter>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > 'eslint suite:/(    ! column 15: the regex has no closing /  1/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○   source-test-eslint
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
| nothing done: column 15: the regex has no closing /
?3 0
