# Without room for the details the tree has the whole width.
args --graph demo
screen
| mtry-tui  demo                                            offered 925 of 2,839
| >                                                           925/925 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                0/359
| ○ ▸ Windows                                                              0/239
| ○ ▸ macOS                                                                0/171
| ○ ▸ Android                                                               0/55
| ○ ▸ iOS · Builds                                                           0/2
| ○ ▸ source-test                                                           0/14
| ○ ▸ Infrastructure                                                        0/85
|
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 840  Enter review  F1 keys  Esc tree  F2 group
?3 0
