# Clearing the filter brings back the folds from before it.
size 18 60
args --graph graphs/firefox.json
keys <Right> <Down> <Down> <Right>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
| ○   ▸ linux64/debug                                    0/7
|▌○   ▾ linux64/opt                                      0/7
| ○     ▸ mochitest-plain                                0/3
| ○     ▸ xpcshell                                       0/3
| ○       build-linux64/opt
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?5 0
type gtest
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > gtest                 ^X 1 of 4 exactly  4/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Windows                                            0/1
|▌○     windows11-64/opt · gtest
| ○ ▾ Linux                                              0/3
| ○   ▾ linux64/debug                                    0/3
| ○     ▾ mochitest-plain                                0/3
| ○       ▸ default                                      0/2
| ○         http3
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 4  Enter review  F1 keys  Esc tree
?4 0
keys M-<BS>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
| ○   ▸ linux64/debug                                    0/7
| ○   ▾ linux64/opt                                      0/7
| ○     ▸ mochitest-plain                                0/3
| ○     ▸ xpcshell                                       0/3
| ○       build-linux64/opt
|▌○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?9 0
