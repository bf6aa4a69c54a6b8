# A term that names what is not there finds nothing, as before, and says why.
size 12 90
args --graph graphs/firefox.json
type paltform:win
screen styles
| mtry-tui  firefox.json                                                  offered 19 of 26
+ tttttttt  ssssssssssss                                                  nnnnnnnnnnnnnnnn
| > paltform:win      ! no scope 'paltform': did you mean 'platform:'? ^Y  0/19 (0 marked)
+ > qqqqqqqqqqqqq     WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW kk  nnnnnnnnnnnnnnn
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| no match
+ iiiiiiii
|
+
|
+
|
+
|
+
|
+
|
+
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
+ kkk iiii  kk iiiiiiiiii  kkkkk iiiiii  kk iiii  kkk iiii  kk iiiii  kk iiiiiiiiiii
?1 15
keys M-<BS>
type attr.unitest_suite:x
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > attr.unitest_suite:x                                                   0/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
| no match
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| ! no task has an attribute 'unitest_suite': did you mean 'attr.unittest_suite:'?
?1 23
keys M-<BS>
type build | needs:zzzz
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > build | needs:zzzz                          ! no label matches 'zzzz'  3/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
| ○ ▾ Windows                                                                          0/1
|▌○     build-win64/opt
| ○ ▾ Linux                                                                            0/2
| ○   ▾ linux64/debug                                                                  0/1
| ○       build-linux64/debug
| ○   ▾ linux64/opt                                                                    0/1
| ○       build-linux64/opt
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 3  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?4 0
keys M-<BS>
type in:sel
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > in:sel                                                ^Y selection 0  19/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
| ○ ▸ Linux                                                                           0/14
|▌○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  F1 keys  Esc tree  F2 group  F4 only marked              last good result kept
?4 0
keys M-<BS>
type in:closure
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > in:closure                                  ! nothing is selected yet  0/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
| no match
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?1 13
