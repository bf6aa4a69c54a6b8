# Labels with wide and combining characters and blanks stay aligned; long ones are cut.
size 16 60
args --graph graphs/names.json
keys <Esc> +
screen
| mtry-tui  names.json                               5 tasks
| >                                           5/5 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ lint                                               0/5
| ○     lint with blanks
| ○     é-combining
| ○     very-very-very-very-very-very-very-very-very-very-v…
| ○     ünïcode
| ○     日本語-テスト
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 5  Enter review  ? keys  / filter  u undo
?3 0
keys t t t
screen
| mtry-tui  names.json · flat list                   5 tasks
| >                                           5/5 (0 marked)
|────────────────────────────────────────────────────────────
|▌○   lint with blanks
| ○   lint-é-combining
| ○   lint-very-very-very-very-very-very-very-very-very-ver…
| ○   lint-ünïcode
| ○   lint-日本語-テスト
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 5  Enter review  ? keys  / filter  u undo
?3 0
keys /
type 本テ
screen styles
| mtry-tui  names.json · flat list                   5 tasks
+ tttttttt  ssssssssssssssssssssss                   nnnnnnn
| > 本テ                                      1/5 (0 marked)
+ > qqqq_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnn
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|▌○   lint-日本語-テスト
+CCCCCCCCCCCCMMCCCMMCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
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
|
+
|────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Tab mark  ^A all 1  Enter review  F1 keys  Esc tree
+ kkk iiii  kk iiiii  kkkkk iiiiii  kk iiii  kkk iiii
?3 0
