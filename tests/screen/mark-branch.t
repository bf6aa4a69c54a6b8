# Space on a branch marks what matches below it; again unmarks it.
size 16 60
args --graph graphs/firefox.json
type 'mochitest !http3
keys <Esc> g <Space>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > 'mochitest !http3                        4/19 (4 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                              4/4
| ◉   ▾ linux64/debug                                    2/2
| ◉     ▾ mochitest-plain                                2/2
| ◉       ▸ default                                      2/2
| ◉   ▾ linux64/opt                                      2/2
| ◉     ▾ mochitest-plain                                2/2
| ◉       ▸ default                                      2/2
|
|
|
|
|────────────────────────────────────────────────────────────
| Space unmark  a all 4  Enter review 4  ? keys  / filter
?3 0
keys /
keys M-<BS>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (4 marked)
|────────────────────────────────────────────────────────────
|▌◐ ▸ Linux                                             4/14
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
| Tab mark  ^A all 17  Enter review 4  F1 keys  Esc tree
?3 0
keys <Esc> <Space>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                        19/19 (14 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▸ Linux                                            14/14
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
| Space unmark  a all 17  Enter review 14  ? keys  / filter
?3 0
keys <Space>
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
