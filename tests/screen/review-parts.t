# Tab goes from part to part, j and k scroll by lines, Space by pages.
size 12 70
git-repo
args --graph graphs/firefox.json
type gtest
keys <Enter>
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Commit message
|   Fuzzy query=gtest
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
keys j j j k
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Commit message
|   Fuzzy query=gtest
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
keys <Tab>
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
| Commit message
|   Fuzzy query=gtest
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|
|   Try-Task: test-windows11-64/opt-gtest
|   Pushed-Via: mtry-tui 0.1
|
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
keys <Tab>
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
| try_task_config.json
|   {
|       "parameters": {
|           "optimize_target_tasks": false,
|           "try_task_config": {
|               "env": {
|                   "TRY_SELECTOR": "fuzzy"
|               },
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
keys <Tab>
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
|       "version": 2
|   }
|
| Labels
|   test-windows11-64/opt-gtest
|
| As a command of mach
|   mach try fuzzy -q '^test-windows11-64/opt-gtest$'
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
keys <Tab>
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Commit message
|   Fuzzy query=gtest
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
keys G
screen
| Review                                   1 task -> git push try main
|──────────────────────────────────────────────────────────────────────
|       "version": 2
|   }
|
| Labels
|   test-windows11-64/opt-gtest
|
| As a command of mach
|   mach try fuzzy -q '^test-windows11-64/opt-gtest$'
|──────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print
?2 0
