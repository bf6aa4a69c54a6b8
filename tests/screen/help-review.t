# F1 in the review.
size 40 80
args --graph graphs/firefox.json
type gtest
keys <Enter> <F1>
screen
| Keys and queries
|────────────────────────────────────────────────────────────────────────────────
| Review
|   p                push
|   Tab              to the next part: message, JSON, labels
|   e                edit the title of the commit
|   s                save the selection to a file
|   P                leave and print the labels marked, or else the focused one
|   Up  k            one row up
|   Down  j          one row down
|   PgUp  ^B         one page up
|   PgDn  ^F  Space  one page down
|   ^U               half a page up
|   ^D               half a page down
|   g  Home          to the first row
|   G  End           to the last row
|   Esc  q  h        back
|   F1  ?            these keys
|   ^C               leave with status 130 (0 after a push)
|   ^Z               suspend the program; fg resumes it
|   ^L               draw the screen again
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
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys q
screen
| Review                                                                  1 task
|────────────────────────────────────────────────────────────────────────────────
| Summary
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|   cannot be pushed: no git or hg repository in '/tmp/mtry-screen-XXXXXX/work'
|     or above it
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
|                   "TRY_SELECTOR": "fuzzy"
|               },
|               "tasks": [
|                   "test-windows11-64/opt-gtest"
|               ]
|           }
|       },
|       "version": 2
|   }
|
| Labels
|   test-windows11-64/opt-gtest
|
| As a command of mach
|   mach try fuzzy -q '^test-windows11-64/opt-gtest$'
|────────────────────────────────────────────────────────────────────────────────
| Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
