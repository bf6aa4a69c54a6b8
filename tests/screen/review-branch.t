# Enter on a branch with nothing marked asks first; no leaves everything as it was.
size 16 80
git-repo
args --graph graphs/firefox.json
keys <Enter>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                             19/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                 0/14
| ○ ▸ Windows                                                                0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Mark 14 tasks of Linux? y/n
?15 25
keys n
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                             19/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                 0/14
| ○ ▸ Windows                                                                0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 17  Enter review  F1 keys  Esc tree  F2 group
?3 0
keys <Enter> y
screen
| Review                                           14 tasks -> git push try main
|────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|       14  linux64 ████████████████████
|   8 entries, 4 of them for all chunks of a suite
|   1 task that they need comes along: toolchain-clang
|
| Commit message
|   Fuzzy
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json`
|
|   Try-Task: build-linux64/debug
|────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
