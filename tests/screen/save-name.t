# The name in the question is a suggestion: typing takes its place, moving takes it over, deleting
# deletes it; and what was saved is named, not where it went.
size 8 60
args --graph graphs/firefox.json
type gtest
keys C-a M-s
screen styles
| mtry-tui  firefox.json                    offered 19 of 26
+ tttttttt  ssssssssssss                    nnnnnnnnnnnnnnnn
| > gtest                                    4/19 (4 marked)
+ > qqqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnn
| ◉ ▾ Windows                                            1/1
+ a g BBBBBBB                                            nnn
|▌◉     windows11-64/opt · gtest
+CCCCCCCCCCCCCCCCCCCCCCCCCCMMMMMCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| ◉ ▾ Linux                                              3/3
+ a g BBBBB                                              nnn
| ◉   ▾ linux64/debug                                    3/3
+ a   g BBBBBBBBBBBBM                                    nnn
| ◉     ▾ mochitest-plain                                3/3
+ a     g BBBBBMMMMBBBBBB                                nnn
| Save the selection as saved.sel
+ >>>>>>>>>>>>>>>>>>>>> iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii
?7 32
type w
screen styles
| mtry-tui  firefox.json                    offered 19 of 26
+ tttttttt  ssssssssssss                    nnnnnnnnnnnnnnnn
| > gtest                                    4/19 (4 marked)
+ > qqqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnn
| ◉ ▾ Windows                                            1/1
+ a g BBBBBBB                                            nnn
|▌◉     windows11-64/opt · gtest
+CCCCCCCCCCCCCCCCCCCCCCCCCCMMMMMCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
| ◉ ▾ Linux                                              3/3
+ a g BBBBB                                              nnn
| ◉   ▾ linux64/debug                                    3/3
+ a   g BBBBBBBBBBBBM                                    nnn
| ◉     ▾ mochitest-plain                                3/3
+ a     g BBBBBMMMMBBBBBB                                nnn
| Save the selection as w
+ >>>>>>>>>>>>>>>>>>>>> qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
?7 24
paste in 11
keys <Enter>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (4 marked)
| ◉ ▾ Windows                                            1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                              3/3
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▾ mochitest-plain                                3/3
| saved; replay it with: mtry-tui --preset 'win 11' --graph …
?3 0
keys M-s <BS>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (4 marked)
| ◉ ▾ Windows                                            1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                              3/3
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▾ mochitest-plain                                3/3
| Save the selection as
?7 23
keys <Esc> M-s <Left> <Left> <Left> <Left>
type -2
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (4 marked)
| ◉ ▾ Windows                                            1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                              3/3
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▾ mochitest-plain                                3/3
| Save the selection as saved-2.sel
?7 30
keys <Enter>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (4 marked)
| ◉ ▾ Windows                                            1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                              3/3
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▾ mochitest-plain                                3/3
| saved; replay it with: mtry-tui --preset saved-2.sel --gra…
?3 0
keys M-s
type win 11
keys <Enter>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (4 marked)
| ◉ ▾ Windows                                            1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                              3/3
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▾ mochitest-plain                                3/3
| Replace win 11? y/n
?7 17
keys y
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (4 marked)
| ◉ ▾ Windows                                            1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                              3/3
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▾ mochitest-plain                                3/3
| saved; replay it with: mtry-tui --preset 'win 11' --graph …
?3 0
