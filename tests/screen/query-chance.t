# A misspelt word that finds something all the same: the one that was meant is offered beside it.
size 6 90
args --graph demo
type linux xcpshell
screen styles
| > linux xcpshell                           ^Y did you mean 'xpcshell'?  0/925 (0 marked)
+ > qqqqqqqqqqqqqqq                          kk iiiiiiiiiiiiiiiiiiiiiiii  nnnnnnnnnnnnnnnn
| no match among what is offered by default
+ iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii
|
+
|
+
|
+
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  hidden by default: 4
+ kkk iiii  kk iiiiiiiiii  kkkkk iiiiii  kk iiii  kkk iiii  kk iiiii  WWWWWWWWWWWWWWWWWWWW
?0 17
keys C-y
screen
| > linux xpcshell                                                       40/925 (0 marked)
| ○ ▾ Linux                                                                           0/40
| ○   ▾ linux2404-64/opt                                                               0/6
| ○     ▾ xpcshell                                                                     0/5
|▌○         chunk 1
| Tab mark  ^A mark all 40  Enter review  F1 keys  Esc tree          hidden by default: 79
?4 0
# an abbreviation is meant as it is
keys M-<BS>
type lin64debxpc
screen
| > lin64debxpc                                                          24/925 (0 marked)
| ○   ▾ linux2404-64/debug                                                            0/16
| ○     ▾ xpcshell                                                                    0/16
| ○       ▾ default                                                                    0/8
|▌○           chunk 1
| Tab mark  ^A mark all 24  Enter review  F1 keys  Esc tree          hidden by default: 40
?4 0
