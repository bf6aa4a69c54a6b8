# r lists the matches best first, as fzf does, and goes back to the tree.
size 16 60
args --graph graphs/firefox.json
type mopla1
keys <F3>
screen styles
| mtry-tui  firefox.json · ranked list      offered 19 of 26
+ tttttttt  ssssssssssssssssssssssssss      nnnnnnnnnnnnnnnn
| > mopla1                                   2/19 (0 marked)
+ > qqqqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnn
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|▌○ test-linux64/opt-mochitest-plain-1
+CCCCCCCCCCCCCCCCCCCCMMCCCCCCCCMMMCCCMCCCCCCCCCCCCCCCCCCCCCCC
| ○ test-linux64/debug-mochitest-plain-1
+ o lllllllllllllllllllMMllllllllMMMlllM
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
|
+
|
+
|
+
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Tab mark  ^A all 2  Enter review  F1 keys  Esc tree
+ kkk iiii  kk iiiii  kkkkk iiiiii  kk iiii  kkk iiii
?3 0
keys <Down> <Tab>
screen
| mtry-tui  firefox.json · ranked list      offered 19 of 26
| > mopla1                                   2/19 (1 marked)
|────────────────────────────────────────────────────────────
| ○ test-linux64/opt-mochitest-plain-1
|▌◉ test-linux64/debug-mochitest-plain-1
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab unmark  ^A all 2  Enter review 1  F1 keys  Esc tree
?4 0
keys <Esc> r
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > mopla1                                   2/19 (1 marked)
|────────────────────────────────────────────────────────────
| ◐ ▾ Linux                                              1/2
| ○   ▾ linux64/opt                                      0/1
| ○     ▾ mochitest-plain                                0/1
| ○       ▾ default                                      0/1
| ○           chunk 1
| ◉   ▾ linux64/debug                                    1/1
| ◉     ▾ mochitest-plain                                1/1
|▌◉       ▸ default                                      1/1
|
|
|
|────────────────────────────────────────────────────────────
| Space unmark  a all 2  Enter review 1  ? keys  / filter
?10 0
