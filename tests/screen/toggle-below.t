# * opens everything below a branch, and closes it again.
size 16 60
args --graph graphs/firefox.json
keys <Esc> *
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                             0/14
| ○   ▾ linux64/debug                                    0/7
| ○     ▾ mochitest-plain                                0/3
| ○       ▾ default                                      0/2
| ○           chunk 1
| ○           chunk 2
| ○         http3
| ○     ▾ xpcshell                                       0/3
| ○         chunk 1
| ○         chunk 2
| ○         chunk 3
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?3 0
keys *
screen
| mtry-tui  firefox.json                    offered 19 of 26
| >                                         19/19 (0 marked)
|────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                             0/14
| ○ ▸ Windows                                            0/2
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
| Space mark  a all 17  Enter review  ? keys  / filter
?3 0
