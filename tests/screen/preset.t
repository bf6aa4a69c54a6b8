# -i opens a selection in the program.
size 12 80
file mine.sel
> query 'xpcshell opt
> label test-windows11-64/opt-gtest
> label test-windows11-64/opt-gone
args --graph graphs/firefox.json --preset ./mine.sel -i
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                             19/19 (4 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌◐ ▸ Linux                                                                 3/14
| ◐ ▸ Windows                                                                1/2
| ○   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
|
|
|────────────────────────────────────────────────────────────────────────────────
| ./mine.sel:3: label "test-windows11-64/opt-gone" matches nothing here (did you…
?1 3
