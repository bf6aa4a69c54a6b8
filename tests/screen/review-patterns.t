# All chunks of a suite are one entry; single ones are named, with a warning.
size 34 90
git-repo
args --graph graphs/chunks.json
type chunk:2 | chunk:3
keys C-a <Enter>
screen
| Review                                                      2 tasks -> git push try main
|──────────────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        2  linux64 ████████████████████
|   2 entries
|   2 stand for single chunks: chunks are numbered anew on try
|   1 task that they need comes along: build-linux64/opt
|
| Commit message
|   Fuzzy query=chunk:2 | chunk:3
|
|   mtry-tui command: `mtry-tui --graph graphs/chunks.json`
|
|   Try-Task: test-linux64/opt-wpt-2
|   Try-Task: test-linux64/opt-wpt-3
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
|                   "test-linux64/opt-wpt-2",
|                   "test-linux64/opt-wpt-3"
|               ]
|           }
|       },
|──────────────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
keys <Esc> M-<BS> C-a <Enter>
screen
| Review                                                     12 tasks -> git push try main
|──────────────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|       12  linux64 ████████████████████
|   2 entries, 1 of them for all chunks of a suite
|   no other task comes along
|
| Commit message
|   Fuzzy query=chunk:2 | chunk:3
|
|   mtry-tui command: `mtry-tui --graph graphs/chunks.json`
|
|   Try-Task: build-linux64/opt
|   Try-Task: test-linux64/opt-wpt-*
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
|                   "build-linux64/opt",
|                   "test-linux64/opt-wpt-*"
|               ]
|           }
|       },
|       "version": 2
|──────────────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
