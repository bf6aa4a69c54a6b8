# Tab and Shift-Tab toggle and move, as in mach try fuzzy.
size 16 60
args --graph graphs/firefox.json
type 'xpcshell
keys <Right> <Down> <Tab> <Tab>
screen styles
| mtry-tui  firefox.json                    offered 19 of 26
+ tttttttt  ssssssssssss                    nnnnnnnnnnnnnnnn
| > 'xpcshell                                6/19 (6 marked)
+ > qqqqqqqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnn
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| ◉ ▾ Linux                                              6/6
+ a g BBBBB                                              nnn
| ◉   ▾ linux64/debug                                    3/3
+ a   g BBBBBBBBBBBBB                                    nnn
| ◉     ▸ xpcshell                                       3/3
+ a     g MMMMMMMM                                       nnn
| ◉   ▾ linux64/opt                                      3/3
+ a   g BBBBBBBBBBB                                      nnn
|▌◉     ▸ xpcshell                                       3/3
+CCCCCCCCCMMMMMMMMCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
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
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Tab unmark  ^A all 6  Enter review 6  F1 keys     6 hidden
+ kkk iiiiii  kk iiiii  kkkkk iiiiiiii  kk iiii     WWWWWWWW
?7 0
keys <S-Tab> <S-Tab>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'xpcshell                                6/19 (6 marked)
|────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                              6/6
| ◉   ▾ linux64/debug                                    3/3
|▌◉     ▸ xpcshell                                       3/3
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
?5 0
