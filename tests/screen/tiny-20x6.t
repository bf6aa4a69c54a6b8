# On 20x6 the filter line, counts, the tree and the keys are left.
size 6 20
args --graph graphs/firefox.json
type xpc
keys C-a
screen
| > xpc     9/19 (9)
| ◉ ▾ Linux      9/9
| ◉   ▾ linux64… 6/6
| ◉     ▾ xpcshell
|▌◉         chunk 1
| ^A 9  Enter 9
?4 0
keys <Esc> k
screen
| > xpc     9/19 (9)
| ◉ ▾ Linux      9/9
| ◉   ▾ linux64… 6/6
|▌◉     ▾ xpcshell
| ◉         chunk 1
| a 9  Enter 9
?3 0
keys <Enter>
screen
| Review     9 tasks
| Summary
|        9  linux64
|   4 entries, 3 of
|     them for all
| Esc back  s save
?1 0
