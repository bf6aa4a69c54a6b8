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
| ~   - linux64/opt                                  1/6 | kind test
| ~     - xpcshell                                   1/3 | symbol X(2)
| x         chunk 1                                      | tier 1
|>.         chunk 2                                      | suite xpcshell
| .         chunk 3                                      | variant default
| .     - mochitest-plain                            0/3 | chunk 2 of 3
| .       + default                                  0/2 | worker t-linux
| .         http3                                        | runs on trunk
| .   - linux64/debug                                0/3 |
| .     + xpcshell                                   0/3 | needs (1)
|--------------------------------------------------------+-------------------------------------------
| Tab mark  ^A mark all 9  Enter review 1  F1 keys  Esc tree  F2 group          hidden by default: 6
?7 0
