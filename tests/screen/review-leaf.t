# Enter on a task with nothing marked reviews that task.
size 30 90
git-repo
args --graph graphs/firefox.json
type gtest
keys <Enter>
screen styles
| Review                                                       1 task -> git push try main
+ tttttt                                                       nnnnnnnnnnnnnnnnnnnnnnnnnnn
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Summary
+ ttttttt
|   on top of 94807b65e1ae first
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvv
|        1  windows11-64 ████████████████████
+   #########################################
|   1 entry
+   vvvvvvv
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|
+
| Commit message
+ tttttttttttttt
|   Fuzzy query=gtest
+   xxxxxxxxxxxxxxxxx
|
+
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
+   xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|
+
|   Try-Task: test-windows11-64/opt-gtest
+   xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|   Pushed-Via: mtry-tui 0.1
+   xxxxxxxxxxxxxxxxxxxxxxxx
|
+
| try_task_config.json
+ tttttttttttttttttttt
|   {
+   x
|       "parameters": {
+   xxxxxxxxxxxxxxxxxxx
|           "optimize_target_tasks": false,
+   xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|           "try_task_config": {
+   xxxxxxxxxxxxxxxxxxxxxxxxxxxx
|               "env": {
+   xxxxxxxxxxxxxxxxxxxx
|                   "TRY_SELECTOR": "fuzzy"
+   xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|               },
+   xxxxxxxxxxxxxx
|               "tasks": [
+   xxxxxxxxxxxxxxxxxxxxxx
|                   "test-windows11-64/opt-gtest"
+   xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|               ]
+   xxxxxxxxxxxxx
|           }
+   xxxxxxxxx
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
+ k iiii  kkk iiii  kkk iiiiiiiii  k iiiiiiiiii  k iiii  k iiiii  kk iiii
?2 0
keys <Esc>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > gtest                                               ^X 1 of 4 exactly  4/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
| ○ ▾ Windows                                                                          0/1
|▌○     windows11-64/opt · gtest
| ○ ▾ Linux                                                                            0/3
| ○   ▾ linux64/debug                                                                  0/3
| ○     ▾ mochitest-plain                                                              0/3
| ○       ▸ default                                                                    0/2
| ○         http3
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
|
|
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 4  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?4 0
