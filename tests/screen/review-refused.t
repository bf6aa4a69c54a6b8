# Outside a checkout everything works but the push, and the review says why.
size 16 110
args --graph graphs/modules.json
type lint-rust
keys <Enter>
screen
| Review                                                                                                1 task
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────
| Summary
|        1  no platform ████████████████████
|   1 entry
|   no other task comes along
|   cannot be pushed: no git or hg repository in '/tmp/mtry-screen-XXXXXX/work' or above it
|
| Commit message
|   Fuzzy query=lint-rust
|
|   mtry-tui command: `mtry-tui --graph graphs/modules.json`
|
|   Try-Task: lint-rust
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────
| Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
keys p
screen
| Review                                                                                                1 task
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────
| Summary
|        1  no platform ████████████████████
|   1 entry
|   no other task comes along
|   cannot be pushed: no git or hg repository in '/tmp/mtry-screen-XXXXXX/work' or above it
|
| Commit message
|   Fuzzy query=lint-rust
|
|   mtry-tui command: `mtry-tui --graph graphs/modules.json`
|
|   Try-Task: lint-rust
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────
| no git or hg repository in '/tmp/mtry-screen-XXXXXX/work' or above it
?2 0
