# -i opens a selection in the program.
size 12 80
file mine.sel
> query 'xpcshell opt
> label test-windows11-64/opt-gtest
> label test-windows11-64/opt-gone
args --graph graphs/firefox.json --preset ./mine.sel -i
screen
| To know before you start
|────────────────────────────────────────────────────────────────────────────────
| ./mine.sel:3: label "test-windows11-64/opt-gone" matches nothing here (did you
|   mean test-windows11-64/opt-gtest?)
| ./mine.sel: 4 tasks
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
