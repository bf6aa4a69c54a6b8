# A Treeherder symbol is offered as a term; nothing is changed before the key.
size 8 90
args --graph demo
type M
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > M                                                      ^Y symbol:^M(  0/925 (0 marked)
| no match
|
|
|
|
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?1 4
keys C-y
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > symbol:^M(  ^Y M(1) 14 · M(2) 14 · M(3) 14 · M(4) 12 · M(bc1) 12 …  225/925 (0 marked)
|▌○ ▾ Linux                                                                          0/110
| ○   ▾ linux1804-64-tsan-qr/opt                                                      0/13
| ○     ▸ mochitest-browser-chrome                                                     0/6
| ○     ▸ mochitest-media                                                              0/2
| ○     ▸ mochitest-plain                                                              0/5
| Tab mark  ^A mark all 225  Enter review  F1 keys  Esc tree          hidden by default: 6
?2 0
keys M-<BS>
type linux 'wpt
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux 'wpt                                     ^Y web-platform-tests  1/925 (0 marked)
| ○ ▾ Linux                                                                            0/1
| ○   ▾ linux2404-64/opt                                                               0/1
| ○     ▾ source-test                                                                  0/1
|▌○         python-wpt-lint-linux2404-64/opt
|
| Tab mark  ^A mark all 1  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?5 0
keys C-y
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux 'web-platform-tests                                            75/925 (0 marked)
| ○ ▾ Linux                                                                           0/75
| ○   ▾ linux2404-64/opt                                                              0/14
| ○     ▾ web-platform-tests                                                           0/8
|▌○         chunk 1
| ○         chunk 2
| Tab mark  ^A mark all 75  Enter review  F1 keys  Esc tree         hidden by default: 181
?5 0
