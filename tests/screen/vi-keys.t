# The tree knows vi's keys, and where they end.
size 16 60
args --graph graphs/firefox.json
keys <Esc> l j l
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
| Space mark  a all 17  Enter review  ? keys  / filter
?4 0
keys h h
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                             0/14
| ○   ▸ linux64/debug                                    0/7
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
| Space mark  a all 17  Enter review  ? keys  / filter
?3 0
keys G
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
| Space mark  a all 17  Enter review  ? keys  / filter
?9 0
keys g +
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                             0/14
| ○   ▾ linux64/debug                                    0/7
| ○     ▾ mochitest-plain                                0/3
| ○       ▾ default                                      0/2
| ○           chunk 1
| ○           chunk 2
| ○         http3
| ○     ▾ xpcshell                                       0/3
| ○         chunk 1
| ○         chunk 2
| ○         chunk 3
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?3 0
keys C-d
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ Linux                                             0/14
| ○   ▾ linux64/debug                                    0/7
| ○     ▾ mochitest-plain                                0/3
| ○       ▾ default                                      0/2
| ○           chunk 1
|▌○           chunk 2
| ○         http3
| ○     ▾ xpcshell                                       0/3
| ○         chunk 1
| ○         chunk 2
| ○         chunk 3
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?8 0
keys C-f C-f
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○           chunk 1
| ○           chunk 2
| ○         http3
| ○     ▾ xpcshell                                       0/3
| ○         chunk 1
| ○         chunk 2
| ○         chunk 3
| ○       build-linux64/opt
| ○ ▾ Windows                                            0/2
| ○     build-win64/opt
|▌○     windows11-64/opt · gtest
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?13 0
keys k C-u
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
| ○           chunk 1
| ○           chunk 2
| ○         http3
| ○     ▾ xpcshell                                       0/3
|▌○         chunk 1
| ○         chunk 2
| ○         chunk 3
| ○       build-linux64/opt
| ○ ▾ Windows                                            0/2
| ○     build-win64/opt
| ○     windows11-64/opt · gtest
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?7 0
keys C-b C-b -
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                             0/14
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?3 0
