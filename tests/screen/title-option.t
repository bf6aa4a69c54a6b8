# Options of the command line are in what is reviewed.
size 40 80
git-repo
args --graph graphs/firefox.json -m Bug_1 --env A=b --rebuild 2 --closed-tree --branch mine
type gtest
keys <Enter>
screen
| Review                                             1 task -> git push try mine
|────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Options
|   --env A=b
|   --rebuild 2
|
| Commit message
|   Bug_1 ON A CLOSED TREE
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json -m Bug_1 --env A=b
|     --rebuild 2 --closed-tree --branch mine`
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
|                   "A": "b",
|                   "TRY_SELECTOR": "fuzzy"
|               },
|               "rebuild": 2,
|               "tasks": [
|                   "test-windows11-64/opt-gtest"
|               ]
|           }
|       },
|       "version": 2
|   }
|────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
