# Pasted text goes into the filter line as one line, and is never a command.
size 10 60
args --graph graphs/firefox.json
paste xpc\nopt
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > xpc opt                                  6/19 (0 marked)
| ○ ▾ Linux                                              0/6
| ○   ▾ linux64/opt                                      0/6
| ○     ▾ xpcshell                                       0/3
|▌○         chunk 1
| ○         chunk 2
| ○         chunk 3
| ○     ▾ mochitest-plain                                0/3
| Tab mark  ^A all 6  Enter review  F1 keys         3 hidden
?5 0
keys <Esc>
paste q
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > xpc opt                                  6/19 (0 marked)
| ○ ▾ Linux                                              0/6
| ○   ▾ linux64/opt                                      0/6
| ○     ▾ xpcshell                                       0/3
|▌○         chunk 1
| ○         chunk 2
| ○         chunk 3
| ○     ▾ mochitest-plain                                0/3
| Space mark  a all 6  Enter review  ? keys         3 hidden
?5 0
