# What is marked while words are exact means the same afterwards: its rule has the quote.
size 8 90
args --graph graphs/firefox.json
type gtest
keys C-x C-a
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| ' gtest                                                           exact  1/19 (1 marked)
| ◉ ▾ Windows                                                                          1/1
|▌◉     windows11-64/opt · gtest
|
|
|
| Tab unmark  ^A mark all 1  Enter review 1  F1 keys  Esc tree  F2 group  F4 only marked
?3 0
keys C-x
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > gtest                                               ^X 1 of 4 exactly  4/19 (1 marked)
| ◉ ▾ Windows                                                                          1/1
|▌◉     windows11-64/opt · gtest
| ○ ▾ Linux                                                                            0/3
| ○   ▾ linux64/debug                                                                  0/3
| ○     ▾ mochitest-plain                                                              0/3
| Tab unmark  ^A mark all 4  Enter review 1  F1 keys  Esc tree  F2 group  F4 only marked
?3 0
keys M-s
type ./exact.sel
keys <Enter>
keys <Esc> q
exit 0
saved exact.sel
> # A selection of tasks for mtry-tui. Replay it: mtry-tui --preset THIS-FILE
> # Rules are applied from top to bottom. "set" is what they selected when this was
> # saved; it is only compared. All of it may be edited: see "Selection files" in
> # doc/formats.md.
> graph firefox.json
> 
> query 'gtest
> 
> set 1
> = test-windows11-64/opt-gtest
