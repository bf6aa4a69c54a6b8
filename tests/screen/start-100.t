# The first screen: which graph, the filter line, the tree, details, what the keys do.
size 24 100
args --graph demo
screen styles
| mtry-tui  demo                                                                offered 925 of 2,839
+ tttttttt  ssss                                                                nnnnnnnnnnnnnnnnnnnn
| >                                                                               925/925 (0 marked)
+ > _qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq nnnnnnnnnnnnnnnnnn
|────────────────────────────────────────────────────────┬───────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|▌○ ▸ Linux                                        0/359 │ Linux
+CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCb ttttt
| ○ ▸ Windows                                      0/239 │ 359 tasks, 0 marked
+ o g BBBBBBB                                      nnnnn b vvvvvvvvvvvvvvvvvvv
| ○ ▸ macOS                                        0/171 │
+ o g BBBBB                                        nnnnn b
| ○ ▸ Android                                       0/55 │ build-linux64/debug
+ o g BBBBBBB                                       nnnn b vvvvvvvvvvvvvvvvvvv
| ○ ▸ iOS · Builds                                   0/2 │ build-linux64/opt
+ o g BBBBBBBBBBBB                                   nnn b vvvvvvvvvvvvvvvvv
| ○ ▸ source-test                                   0/14 │ build-linux64-aarch64/debug
+ o g BBBBBBBBBBB                                   nnnn b vvvvvvvvvvvvvvvvvvvvvvvvvvv
| ○ ▸ Infrastructure                                0/85 │ build-linux64-aarch64/opt
+ o g BBBBBBBBBBBBBB                                nnnn b vvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ build-linux64-asan/opt
+                                                        b vvvvvvvvvvvvvvvvvvvvvv
|                                                        │ build-linux64-tsan/opt
+                                                        b vvvvvvvvvvvvvvvvvvvvvv
|                                                        │ test-linux1804-64-tsan-qr/opt-crashtest
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ test-linux1804-64-tsan-qr/opt-gtest
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …4-tsan-qr/opt-mochitest-browser-chrome-1
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …4-tsan-qr/opt-mochitest-browser-chrome-2
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …4-tsan-qr/opt-mochitest-browser-chrome-3
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …4-tsan-qr/opt-mochitest-browser-chrome-4
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …4-tsan-qr/opt-mochitest-browser-chrome-5
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …4-tsan-qr/opt-mochitest-browser-chrome-6
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …nux1804-64-tsan-qr/opt-mochitest-media-1
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|                                                        │ …nux1804-64-tsan-qr/opt-mochitest-media-2
+                                                        b vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|────────────────────────────────────────────────────────┴───────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Tab mark  ^A mark all 840  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
+ kkk iiii  kk iiiiiiiiiiii  kkkkk iiiiii  kk iiii  kkk iiii  kk iiiii  kk iiiiiiiiiii
?3 0
