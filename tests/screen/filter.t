# Each key filters at once; matches keep their ancestors and are highlighted. A fuzzy
# term puts the focus on the best leaf and orders branches by their best score.
size 16 60
args --graph graphs/firefox.json
type xp
screen styles
| mtry-tui  firefox.json                    offered 19 of 26
+ tttttttt  ssssssssssss                    nnnnnnnnnnnnnnnn
| > xp                                      14/19 (0 marked)
+ > qq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnnn
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| ○ ▾ Linux                                             0/13
+ o g BBBBB                                             nnnn
| ○   ▾ linux64/opt                                      0/7
+ o   g BBBBBBBBBBB                                      nnn
| ○     ▾ xpcshell                                       0/3
+ o     g MMBBBBBB                                       nnn
|▌○         chunk 1
+CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| ○         chunk 2
+ o       g lllllll
| ○         chunk 3
+ o       g lllllll
| ○     ▾ mochitest-plain                                0/3
+ o     g BBBBBBBBBBBBBBB                                nnn
| ○       ▸ default                                      0/2
+ o       g BBBBBBB                                      nnn
| ○         http3
+ o       g lllll
| ○       build-linux64/opt
+ o     g llllllllllMllllMl
| ○   ▾ linux64/debug                                    0/6
+ o   g BBBBBBBBBBBBB                                    nnn
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Tab mark  ^A all 13  Enter review  F1 keys        6 hidden
+ kkk iiii  kk iiiiii  kkkkk iiiiii  kk iiii        WWWWWWWW
?6 0
type c deb
screen styles
| mtry-tui  firefox.json                    offered 19 of 26
+ tttttttt  ssssssssssss                    nnnnnnnnnnnnnnnn
| > xpc deb                                  3/19 (0 marked)
+ > qqqqqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnn
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| ○ ▾ Linux                                              0/3
+ o g BBBBB                                              nnn
| ○   ▾ linux64/debug                                    0/3
+ o   g BBBBBBBBMMMBB                                    nnn
| ○     ▾ xpcshell                                       0/3
+ o     g MMMBBBBB                                       nnn
|▌○         chunk 1
+CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| ○         chunk 2
+ o       g lllllll
| ○         chunk 3
+ o       g lllllll
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
| Tab mark  ^A all 3  Enter review  F1 keys         3 hidden
+ kkk iiii  kk iiiii  kkkkk iiiiii  kk iiii         WWWWWWWW
?6 0
keys <BS> <BS> <BS> <BS>
type !debug
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > xpc!debug                                0/19 (0 marked)
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
| Tab mark  ^A all 0  Enter review  F1 keys  Esc tree
?1 12
