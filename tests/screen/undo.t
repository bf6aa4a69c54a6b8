# u takes the last change of marks back, C-r does it again, C clears.
size 16 60
args --graph graphs/firefox.json
type chunk:1
keys C-a <Esc>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (4 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                              4/4
| ◉   ▾ linux64/debug                                    2/2
| ◉     ▾ mochitest-plain                                1/1
| ◉       ▸ default                                      1/1
| ◉     ▸ xpcshell                                       1/1
| ◉   ▾ linux64/opt                                      2/2
| ◉     ▾ mochitest-plain                                1/1
| ◉       ▸ default                                      1/1
| ◉     ▸ xpcshell                                       1/1
|
|
|────────────────────────────────────────────────────────────
| Space unmark  a all 4  Enter review 4  ? keys     2 hidden
?3 0
keys C
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/4
| ○   ▾ linux64/debug                                    0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
| ○   ▾ linux64/opt                                      0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
|
|
|────────────────────────────────────────────────────────────
| 0 marked now
?3 0
keys u
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (4 marked)
|────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                              4/4
| ◉   ▾ linux64/debug                                    2/2
| ◉     ▾ mochitest-plain                                1/1
| ◉       ▸ default                                      1/1
| ◉     ▸ xpcshell                                       1/1
| ◉   ▾ linux64/opt                                      2/2
| ◉     ▾ mochitest-plain                                1/1
| ◉       ▸ default                                      1/1
| ◉     ▸ xpcshell                                       1/1
|
|
|────────────────────────────────────────────────────────────
| 4 marked now
?3 0
keys u
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/4
| ○   ▾ linux64/debug                                    0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
| ○   ▾ linux64/opt                                      0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
|
|
|────────────────────────────────────────────────────────────
| 0 marked now
?3 0
keys u
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/4
| ○   ▾ linux64/debug                                    0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
| ○   ▾ linux64/opt                                      0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
|
|
|────────────────────────────────────────────────────────────
| nothing to undo
?3 0
keys C-r C-r C-r
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/4
| ○   ▾ linux64/debug                                    0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
| ○   ▾ linux64/opt                                      0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
|
|
|────────────────────────────────────────────────────────────
| nothing to redo
?3 0
keys /
keys M-u M-c M-e
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > chunk:1                                  4/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                              0/4
| ○   ▾ linux64/debug                                    0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
| ○   ▾ linux64/opt                                      0/2
| ○     ▾ mochitest-plain                                0/1
| ○       ▸ default                                      0/1
| ○     ▸ xpcshell                                       0/1
|
|
|────────────────────────────────────────────────────────────
| nothing to redo
?3 0
