# The title of the commit can be edited; the message shows it at once. Esc keeps the old one.
size 24 80
git-repo
args --graph graphs/firefox.json
type gtest
keys <Enter> e
screen
| Review                                             1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Commit message
|   Fuzzy query=gtest
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|
|   Try-Task: test-windows11-64/opt-gtest
|   Pushed-Via: mtry-tui 0.1
|
| try_task_config.json
|   {
|       "parameters": {
|           "optimize_target_tasks": false,
|           "try_task_config": {
|               "env": {
|────────────────────────────────────────────────────────────────────────────────
| Title Fuzzy query=gtest
?23 24
keys C-u
type Bug 1 – check é
keys <Enter>
screen
| Review                                             1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Commit message
|   Bug 1 – check é
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|
|   Try-Task: test-windows11-64/opt-gtest
|   Pushed-Via: mtry-tui 0.1
|
| try_task_config.json
|   {
|       "parameters": {
|           "optimize_target_tasks": false,
|           "try_task_config": {
|               "env": {
|────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
keys e C-u
type other
keys <Esc>
screen
| Review                                             1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Commit message
|   Bug 1 – check é
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|
|   Try-Task: test-windows11-64/opt-gtest
|   Pushed-Via: mtry-tui 0.1
|
| try_task_config.json
|   {
|       "parameters": {
|           "optimize_target_tasks": false,
|           "try_task_config": {
|               "env": {
|────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
