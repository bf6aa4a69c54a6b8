# Home, End, C-u and C-w edit the line.
size 8 60
args --graph graphs/firefox.json
type xpcshell opt
keys <Home>
type ^test- 
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > ^test- xpcshell opt                      3/19 (0 marked)
| ○ ▾ Linux                                              0/3
| ○   ▾ linux64/opt                                      0/3
| ○     ▾ xpcshell                                       0/3
|▌○         chunk 1
| ○         chunk 2
| Tab mark  ^A all 3  Enter review  F1 keys         3 hidden
?5 0
keys <End> C-w
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > ^test- xpcshell                          6/19 (0 marked)
| ○ ▾ Linux                                              0/6
| ○   ▾ linux64/opt                                      0/3
| ○     ▾ xpcshell                                       0/3
|▌○         chunk 1
| ○         chunk 2
| Tab mark  ^A all 6  Enter review  F1 keys         6 hidden
?5 0
keys C-u
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|▌○ ▸ Linux                                             0/14
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
| Tab mark  ^A all 17  Enter review  F1 keys  Esc tree
?2 0
