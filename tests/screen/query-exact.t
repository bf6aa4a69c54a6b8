# A fuzzy word that finds too much by chance: how many matches are exact, and the key for those.
size 8 90
args --graph demo
type linux asan
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux asan                                      ^Y 56 of 76 exactly  76/925 (0 marked)
| ○ ▾ Linux                                                                           0/76
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 76  Enter review  F1 keys  Esc tree         hidden by default: 124
?4 0
type x
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux asanx                                                           9/925 (0 marked)
| ○ ▾ Linux                                                                            0/9
| ○   ▾ linux2404-64-asan/opt                                                          0/8
| ○     ▾ xpcshell                                                                     0/5
|▌○         chunk 1
| ○         chunk 2
| Tab mark  ^A mark all 9  Enter review  F1 keys  Esc tree           hidden by default: 23
?5 0
keys <BS>
keys C-y
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux 'asan                                                          56/925 (0 marked)
| ○ ▾ Linux                                                                           0/56
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 56  Enter review  F1 keys  Esc tree          hidden by default: 50
?4 0
# a word that is mostly there as it stands
keys M-<BS>
type debug
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > debug                                                               430/925 (0 marked)
| ○ ▾ iOS · Builds                                                                     0/1
|▌○     ios/debug
| ○ ▾ Linux                                                                          0/170
| ○   ▾ Builds                                                                         0/2
| ○       linux64/debug
| Tab mark  ^A mark all 430  Enter review  F1 keys  Esc tree        hidden by default: 735
?3 0
