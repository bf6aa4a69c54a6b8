# A file that is there already is replaced only after a question.
size 12 80
file mine.sel
> # by hand
args --graph graphs/firefox.json
type gtest
keys C-a M-s C-u
type mine.sel
keys <Enter>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > gtest                                                        4/19 (4 marked)
|────────────────────────────────────────────────────────────────────────────────
| ◉ ▾ Windows                                                                1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                                                  3/3
| ◉   ▾ linux64/debug                                                        3/3
| ◉     ▾ mochitest-plain                                                    3/3
| ◉       ▸ default                                                          2/2
| ◉         http3
|────────────────────────────────────────────────────────────────────────────────
| Replace mine.sel? y/n
?11 19
keys n
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > gtest                                     ^X 1 of 4 exactly  4/19 (4 marked)
|────────────────────────────────────────────────────────────────────────────────
| ◉ ▾ Windows                                                                1/1
|▌◉     windows11-64/opt · gtest
| ◉ ▾ Linux                                                                  3/3
| ◉   ▾ linux64/debug                                                        3/3
| ◉     ▾ mochitest-plain                                                    3/3
| ◉       ▸ default                                                          2/2
| ◉         http3
|────────────────────────────────────────────────────────────────────────────────
| not saved
?4 0
saved mine.sel
> # by hand
