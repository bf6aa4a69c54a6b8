# Arrows and Page keys move in the tree, Left and Right fold, while one types.
size 16 60
args --graph graphs/firefox.json
keys <Right> <Right> <Right>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
|▌○   ▾ linux64/debug                                    0/7
| ○     ▸ mochitest-plain                                0/3
| ○     ▸ xpcshell                                       0/3
| ○       build-linux64/debug
| ○   ▸ linux64/opt                                      0/7
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?4 0
keys <Down> <Down> <Left>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
|▌○   ▾ linux64/debug                                    0/7
| ○     ▸ mochitest-plain                                0/3
| ○     ▸ xpcshell                                       0/3
| ○       build-linux64/debug
| ○   ▸ linux64/opt                                      0/7
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?4 0
keys <Left>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
|▌○   ▸ linux64/debug                                    0/7
| ○   ▸ linux64/opt                                      0/7
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?4 0
keys <PgDn>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
| ○   ▸ linux64/debug                                    0/7
| ○   ▸ linux64/opt                                      0/7
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
|▌○ ▸ Infrastructure                                     0/1
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?9 0
keys <PgUp>
type mochi
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > mochi                                    6/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                              0/6
| ○   ▾ linux64/opt                                      0/3
| ○     ▾ mochitest-plain                                0/3
| ○       ▾ default                                      0/2
|▌○           chunk 1
| ○           chunk 2
| ○         http3
| ○   ▾ linux64/debug                                    0/3
| ○     ▾ mochitest-plain                                0/3
| ○       ▸ default                                      0/2
| ○         http3
|────────────────────────────────────────────────────────────
| Tab mark  ^A all 6  Enter review  F1 keys  Esc tree
?7 0
