# The review: how much, what comes along, where it goes, message, JSON and labels.
size 40 100
git-repo
args --graph graphs/firefox.json
type 'xpcshell
keys C-a <Enter>
screen
| Review                                                                6 tasks -> git push try main
|────────────────────────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        6  linux64 ████████████████████
|   2 entries, 2 of them for all chunks of a suite
|   3 tasks that they need come along: build-linux64/debug, build-linux64/opt, toolchain-clang
|
| Commit message
|   Fuzzy query='xpcshell
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|
|   Try-Task: test-linux64/debug-xpcshell-*
|   Try-Task: test-linux64/opt-xpcshell-*
|   Pushed-Via: mtry-tui 0.1
|
| try_task_config.json
|   {
|       "parameters": {
|           "optimize_target_tasks": false,
|           "try_task_config": {
|               "env": {
|                   "TRY_SELECTOR": "fuzzy"
|               },
|               "tasks": [
|                   "test-linux64/debug-xpcshell-*",
|                   "test-linux64/opt-xpcshell-*"
|               ]
|           }
|       },
|       "version": 2
|   }
|
| Labels
|   test-linux64/debug-xpcshell-1
|   test-linux64/debug-xpcshell-2
|   test-linux64/debug-xpcshell-3
|────────────────────────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
