# A screen of 12 rows or less drops lines; the tree keeps its rows.
size 11 100
args --graph graphs/firefox.json
screen
| mtry-tui  firefox.json                                                            offered 19 of 26
| >                                                                                 19/19 (0 marked)
|▌○ ▸ Linux                                                                                     0/14
| ○ ▸ Windows                                                                                    0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                               0/1
| ○ ▸ Infrastructure                                                                             0/1
|
|
|
| Tab mark  ^A mark all 17  Enter review  F1 keys  Esc tree  F2 group  F4 only marked  F5 whole graph
?2 0
