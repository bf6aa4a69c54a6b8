# P with nothing marked prints the focused task; a branch is no task.
size 12 80
args --graph graphs/firefox.json
keys <Esc> P
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
|────────────────────────────────────────────────────────────────────────────────
| nothing to print: no task is marked
?3 0
keys /
type gtest
keys <Esc> P
exit 0
stdout
> test-windows11-64/opt-gtest
stderr
