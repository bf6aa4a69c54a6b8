# A fuzzy word that finds too much by chance: how many matches are exact, and the key for those.
size 8 90
args --graph demo
type linux asan
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux asan                                      ^X 56 of 76 exactly  76/925 (0 marked)
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
keys C-x
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| ' linux asan                                                    exact  56/925 (0 marked)
| ○ ▾ Linux                                                                           0/56
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 56  Enter review  F1 keys  Esc tree          hidden by default: 50
?4 0
# it stays for what is typed next, and is told apart
keys M-<BS>
type wpnt
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| ' wpnt                                 ! did you mean 'wpt'? ^Y  exact  0/925 (0 marked)
| no match
|
|
|
|
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?1 7
keys C-x
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > wpnt                                                                 21/925 (0 marked)
| ○ ▾ Linux                                                                            0/3
| ○   ▾ linux2404-64/opt                                                               0/1
| ○     ▾ source-test                                                                  0/1
|▌○         python-wpt-lint-linux2404-64/opt
| ○   ▾ linux2404-64-shippable/opt                                                     0/2
| Tab mark  ^A mark all 21  Enter review  F1 keys  Esc tree          hidden by default: 52
?5 0
# the key of offers does the same, and x in the tree
keys M-<BS>
type linux asan
keys C-y
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| ' linux asan                                                    exact  56/925 (0 marked)
| ○ ▾ Linux                                                                           0/56
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 56  Enter review  F1 keys  Esc tree          hidden by default: 50
?4 0
keys <Esc> x /
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > linux asan                                      ^X 56 of 76 exactly  76/925 (0 marked)
| ○ ▾ Linux                                                                           0/76
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 76  Enter review  F1 keys  Esc tree         hidden by default: 124
?4 0
# where other words are to stay fuzzy, or are exact as they are, one word gets its quote
keys M-<BS>
type lnx asan
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > lnx asan                                        ^Y 56 of 85 exactly  85/925 (0 marked)
| ○ ▾ Linux                                                                           0/76
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 83  Enter review  F1 keys  Esc tree         hidden by default: 157
?4 0
keys C-y
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > lnx 'asan                                                            56/925 (0 marked)
| ○ ▾ Linux                                                                           0/56
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 56  Enter review  F1 keys  Esc tree          hidden by default: 50
?4 0
keys M-<BS>
type 'linux asan
keys C-y
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| > 'linux 'asan                                                         56/925 (0 marked)
| ○ ▾ Linux                                                                           0/56
| ○   ▾ Builds                                                                         0/1
|▌○       linux64-asan/opt
| ○   ▾ linux2404-64-asan/opt                                                         0/55
| ○       cppunittest
| Tab mark  ^A mark all 56  Enter review  F1 keys  Esc tree          hidden by default: 50
?4 0
# where there is little room
resize 4 30
keys C-x
screen
| ' 'linux 'asan    76/925 (0)
| ○   ▾ Builds             0/1
|▌○       linux64-asan/opt
| ^A 76  Enter review  F1 keys
?2 0
