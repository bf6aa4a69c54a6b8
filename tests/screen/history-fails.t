# A history that cannot be kept is told of once, and hinders nothing.
size 12 70
args --graph graphs/firefox.json
file ../home/.local/state/mtry-tui/queries
> in the way
type 'mochitest
keys <Tab>
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > 'mochitest                                         6/19 (6 marked)
|──────────────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                                        6/6
|▌◉   ▾ linux64/debug                                              3/3
| ◉     ▾ mochitest-plain                                          3/3
| ◉       ▸ default                                                2/2
| ◉         http3
| ◉   ▾ linux64/opt                                                3/3
| ◉     ▾ mochitest-plain                                          3/3
|──────────────────────────────────────────────────────────────────────
| the query is not kept: '/tmp/mtry-screen-XXXXXX/home/.local/state/mt…
?4 0
keys <Down>
keys M-<BS>
type xpcshell
keys C-a
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > xpcshell                                          6/19 (12 marked)
|──────────────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                                        6/6
| ◉   ▾ linux64/opt                                                3/3
| ◉     ▾ xpcshell                                                 3/3
|▌◉         chunk 1
| ◉         chunk 2
| ◉         chunk 3
| ◉   ▾ linux64/debug                                              3/3
|──────────────────────────────────────────────────────────────────────
| Tab unmark  ^A all 6  Enter review 12  F1 keys  Esc tree    6 hidden
?6 0
keys C-r
screen
| mtry-tui  firefox.json                              offered 19 of 26
| > xpcshell                                          6/19 (12 marked)
|──────────────────────────────────────────────────────────────────────
| ◉ ▾ Linux                                                        6/6
| ◉   ▾ linux64/opt                                                3/3
| ◉     ▾ xpcshell                                                 3/3
|▌◉         chunk 1
| ◉         chunk 2
| ◉         chunk 3
| ◉   ▾ linux64/debug                                              3/3
|──────────────────────────────────────────────────────────────────────
| cannot open '/tmp/mtry-screen-XXXXXX/home/.local/state/mtry-tui/quer…
?6 0
