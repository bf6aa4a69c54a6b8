# Behind an unfinished scope: the scope, then its values with their numbers of tasks.
size 8 90
args --graph graphs/firefox.json
type su
screen styles
| mtry-tui  firefox.json                                                  offered 19 of 26
+ tttttttt  ssssssssssss                                                  nnnnnnnnnnnnnnnn
| > su                                              ^Y suite: test suite  13/19 (0 marked)
+ > qq_                                             kk iiiiiiiiiiiiiiiii  nnnnnnnnnnnnnnnn
|▌○   source-test-eslint
+CCCCCMCMCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| ○ ▾ Linux                                                                           0/12
+ o g BBBBB                                                                           nnnn
| ○   ▾ linux64/debug                                                                  0/6
+ o   g BBBMBBBBBBBBB                                                                  nnn
| ○     ▾ mochitest-plain                                                              0/3
+ o     g BBBBBBBBBBBBBBB                                                              nnn
| ○       ▸ default                                                                    0/2
+ o       g BBBBBBB                                                                    nnn
| Tab mark  ^A mark all 13  Enter review  F1 keys  Esc tree           hidden by default: 6
+ kkk iiii  kk iiiiiiiiiii  kkkkk iiiiii  kk iiii  kkk iiii           WWWWWWWWWWWWWWWWWWWW
?2 0
keys C-y
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > suite:                   ^Y mochitest-plain 6 · xpcshell 6 · gtest 1  19/19 (0 marked)
| ○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
|▌○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
| Tab mark  ^A mark all 17  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?4 0
type x
keys C-y
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > suite:xpcshell                                                         6/19 (0 marked)
| ○ ▾ Linux                                                                            0/6
| ○   ▾ linux64/debug                                                                  0/3
|▌○     ▸ xpcshell                                                                     0/3
| ○   ▾ linux64/opt                                                                    0/3
| ○     ▸ xpcshell                                                                     0/3
| Tab mark  ^A mark all 6  Enter review  F1 keys  Esc tree  F2 group  hidden by default: 6
?4 0
# what is offered counts what the other terms leave; Tab marks as ever
keys M-<BS>
type linux !asan type:
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > linux !asan type:                                 ^Y opt 8 · debug 7  15/19 (0 marked)
| ○ ▾ Linux                                                                           0/14
| ○   ▾ linux64/opt                                                                    0/7
|▌○       build-linux64/opt
| ○     ▾ mochitest-plain                                                              0/3
| ○       ▸ default                                                                    0/2
| Tab mark  ^A mark all 14  Enter review  F1 keys  Esc tree           hidden by default: 6
?4 0
keys <Tab>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > linux !asan type:                                 ^Y opt 8 · debug 7  15/19 (1 marked)
| ◐ ▾ Linux                                                                           1/14
| ◐   ▾ linux64/opt                                                                    1/7
| ◉       build-linux64/opt
|▌○     ▾ mochitest-plain                                                              0/3
| ○       ▸ default                                                                    0/2
| Tab mark  ^A mark all 14  Enter review 1  F1 keys  Esc tree         hidden by default: 6
?5 0
# little room
resize 8 50
screen
| mtry-tui  firefox.json          offered 19 of 26
| > linux !asan type:             15/19 (1 marked)
| ◐ ▾ Linux                                   1/14
| ◐   ▾ linux64/opt                            1/7
| ◉       build-linux64/opt
|▌○     ▾ mochitest-plain                      0/3
| ○       ▸ default                            0/2
| ^Y opt 8 · debug 7
?5 0
keys C-y
screen
| mtry-tui  firefox.json          offered 19 of 26
| > linux !asan type:opt           8/19 (1 marked)
| ◐ ▾ Linux                                    1/7
| ◐   ▾ linux64/opt                            1/7
|▌◉       build-linux64/opt
| ○     ▾ mochitest-plain                      0/3
| ○       ▸ default                            0/2
| Tab unmark  ^A all 7  Enter review 1    3 hidden
?4 0
