# A query that finds nothing: what is like it is offered, and put in by a key.
size 8 70
args --graph graphs/firefox.json
keys C-y
screen
| mtry-tui  firefox.json                              offered 19 of 26
| >                                                   19/19 (0 marked)
|▌○ ▸ Linux                                                       0/14
| ○ ▸ Windows                                                      0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                 0/1
| ○ ▸ Infrastructure                                               0/1
| nothing is offered for this query
?2 0
keys <Esc> /
type opt xcpshell
keys C-b
screen styles
| mtry-tui  firefox.json                              offered 19 of 26
+ tttttttt  ssssssssssss                              nnnnnnnnnnnnnnnn
| > opt xcpshell        ! did you mean 'xpcshell'? ^Y  0/19 (0 marked)
+ > qqqqqqqqqqqqq       WWWWWWWWWWWWWWWWWWWWWWWWWW kk  nnnnnnnnnnnnnnn
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
| Tab mark  ^A all 0  Enter review  F1 keys  Esc tree  F2 group
+ kkk iiii  kk iiiii  kkkkk iiiiii  kk iiii  kkk iiii  kk iiiii
?1 14
keys C-y
type 2
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > opt xpcshell2                                      1/19 (0 marked)
| ○ ▾ Linux                                                        0/1
| ○   ▾ linux64/opt                                                0/1
| ○     ▾ xpcshell                                                 0/1
|▌○         chunk 2
|
| Tab mark  ^A all 1  Enter review  F1 keys  Esc tree         1 hidden
?5 0
keys M-<BS>
type paltform:win
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > paltform:win                                       0/19 (0 marked)
| no match
|
|
|
|
| ! no scope 'paltform': did you mean 'platform:'? ^Y
?1 15
keys C-y
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > platform:win          ^Y win64 1 · windows11-64 1  2/19 (0 marked)
|▌○ ▾ Windows                                                      0/2
| ○     build-win64/opt
| ○     windows11-64/opt · gtest
|
|
| Tab mark  ^A all 2  Enter review  F1 keys  Esc tree         1 hidden
?2 0
# where there is little room, in the last line; in the tree without the key
keys M-<BS>
type platform:linnux suite:'mochitest-plain chunk:1-9
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > platform:linnux suite:'mochitest-plain chunk:1-9   0/19 (0 marked)
| no match
|
|
|
|
| ! did you mean 'linux'? ^Y
?1 51
keys <Esc>
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > platform:linnux suite:'mochitest-plain chunk:1-9   0/19 (0 marked)
| no match
|
|
|
|
| Space mark  a all 0  Enter review  ? keys  / filter  u undo  t group
?1 51
keys <F1>
screen
| Keys and queries
|──────────────────────────────────────────────────────────────────────
| Tree
|   k  Up  ^P        one row up
|   j  Down  ^N      one row down
|   l  Right         open the branch, or go to its first child
|──────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
