# More than one line to know before the start is a text to read.
size 12 60
file targets.json
> ["build-linux64/opt", "gone-1"]
file mine.sel
> label build-linux64/opt
> label test-windows11-64/opt-gone
args --graph graphs/firefox.json --targets targets.json --preset ./mine.sel -i
screen
| To know before you start
|────────────────────────────────────────────────────────────
| targets.json: 1 label is not in this graph: gone-1
| ./mine.sel:2: label "test-windows11-64/opt-gone" matches
|   nothing here (did you mean test-windows11-64/opt-gtest?)
| ./mine.sel: 1 task
|
|
|
|
|────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys <Esc>
screen
| mtry-tui  firefox.json                     offered 1 of 26
| >                                           1/1 (1 marked)
|────────────────────────────────────────────────────────────
|▌◉   Linux · build-linux64/opt
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Tab unmark  ^A all 1  Enter review 1  F1 keys  Esc tree
?3 0
