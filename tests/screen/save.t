# s asks for a name and writes the selection; Esc does not.
size 12 80
args --graph graphs/firefox.json
keys <Esc> s
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
| nothing to save: no task is marked
?3 0
keys /
type 'xpcshell
keys C-a <Esc> s
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > 'xpcshell                                                    6/19 (6 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                                                  6/6
| ◉   ▾ linux64/debug                                                        3/3
| ◉     ▸ xpcshell                                                           3/3
| ◉   ▾ linux64/opt                                                          3/3
| ◉     ▸ xpcshell                                                           3/3
|
|
|────────────────────────────────────────────────────────────────────────────────
| Save the selection as saved.sel
?11 32
keys <Esc> s
type mine.sel
keys <Enter>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > 'xpcshell                                                    6/19 (6 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                                                  6/6
| ◉   ▾ linux64/debug                                                        3/3
| ◉     ▸ xpcshell                                                           3/3
| ◉   ▾ linux64/opt                                                          3/3
| ◉     ▸ xpcshell                                                           3/3
|
|
|────────────────────────────────────────────────────────────────────────────────
| saved; replay it with: mtry-tui --preset mine.sel --graph graphs/firefox.json
?3 0
saved mine.sel
> # A selection of tasks for mtry-tui. Replay it: mtry-tui --preset THIS-FILE
> # Rules are applied from top to bottom. "set" is what they selected when this was
> # saved; it is only compared. All of it may be edited: see "Selection files" in
> # doc/formats.md.
> graph firefox.json
> 
> query 'xpcshell
> 
> set 6
> = test-linux64/debug-xpcshell-1
> = test-linux64/debug-xpcshell-2
> = test-linux64/debug-xpcshell-3
> = test-linux64/opt-xpcshell-1
> = test-linux64/opt-xpcshell-2
> = test-linux64/opt-xpcshell-3
