# Without UTF-8 all signs are ASCII.
size 16 100
ascii
args --graph graphs/firefox.json
type xpcs
keys <Tab>
screen
| mtry-tui  firefox.json                                                            offered 19 of 26
| > xpcs                                                                             9/19 (1 marked)
|--------------------------------------------------------+-------------------------------------------
| ~ - Linux                                          1/9 | test-linux64/opt-xpcshell-2
| ~   - linux64/opt                                  1/6 | kind test - tier 1 - X(2)
| ~     - xpcshell                                   1/3 | platform linux64/opt
| x         chunk 1                                      | suite xpcshell - default - chunk 2 of 3
|>.         chunk 2                                      | worker t-linux
| .         chunk 3                                      | runs on trunk
| .     - mochitest-plain                            0/3 |
| .       + default                                  0/2 | needs (1)
| .         http3                                        |   build-linux64/opt
| .   - linux64/debug                                0/3 | needed by: nothing
| .     + xpcshell                                   0/3 |
|--------------------------------------------------------+-------------------------------------------
| Tab mark  ^A mark all 9  Enter review 1  F1 keys  Esc tree  F2 group          hidden by default: 6
?7 0
