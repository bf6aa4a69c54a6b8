# What stands behind the other scopes: attributes and their values, labels, words.
size 5 100
args --graph graphs/firefox.json
type ne
screen
| > ne                                                       ^Y needs: · neededby:  14/19 (0 marked)
| ○ ▾ Linux                                                                                     0/13
| ○   ▾ linux64/debug                                                                            0/7
|▌○       build-linux64/debug
| Tab mark  ^A mark all 14  Enter review  F1 keys  Esc tree  F2 group           hidden by default: 7
?3 0
keys C-y
screen
| > needs:  ^Y toolchain-clang 17 · build-linux64/opt 7 · build-linux64/debug 6 ·…  19/19 (0 marked)
|▌○ ▸ Linux                                                                                     0/14
| ○ ▸ Windows                                                                                    0/2
| ○   source-test-eslint
| Tab mark  ^A mark all 17  Enter review  F1 keys  Esc tree  F2 group  F4 only marked  F5 whole graph
?1 0
keys C-y
screen
| > needs:toolchain-clang                                                           17/19 (0 marked)
|▌○ ▾ Linux                                                                                     0/14
| ○   ▾ linux64/debug                                                                            0/7
| ○     ▾ mochitest-plain                                                                        0/3
| Tab mark  ^A mark all 16  Enter review  F1 keys  Esc tree  F2 group           hidden by default: 7
?1 0
keys M-<BS>
type attr.unit
screen
| > attr.unit                             ^Y unittest_suite 13 · unittest_variant 2  0/19 (0 marked)
| no match
|
|
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  F4 only marked  F5 whole graph
?0 12
keys C-y
type xp
screen
| > attr.unittest_suite:xp                                            ^Y xpcshell 6  6/19 (0 marked)
|▌○ ▾ Linux                                                                                      0/6
| ○   ▾ linux64/debug                                                                            0/3
| ○     ▸ xpcshell                                                                               0/3
| Tab mark  ^A mark all 6  Enter review  F1 keys  Esc tree  F2 group            hidden by default: 6
?1 0
keys C-y
screen
| > attr.unittest_suite:xpcshell                                                     6/19 (0 marked)
|▌○ ▾ Linux                                                                                      0/6
| ○   ▾ linux64/debug                                                                            0/3
| ○     ▸ xpcshell                                                                               0/3
| Tab mark  ^A mark all 6  Enter review  F1 keys  Esc tree  F2 group            hidden by default: 6
?1 0
# a value that others hold is offered alone
keys M-<BS>
type p:win64
screen
| > p:win64                                                                          1/19 (0 marked)
|▌○ ▾ Windows                                                                                    0/1
| ○     build-win64/opt
|
| Tab mark  ^A mark all 1  Enter review  F1 keys  Esc tree  F2 group  F4 only marked  F5 whole graph
?1 0
type -a
screen
| > p:win64-a                                            ! did you mean 'win64'? ^Y  0/19 (0 marked)
| no match
|
|
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  F2 group  F4 only marked  F5 whole graph
?0 12
# half a word is not wrong yet
keys M-<BS>
type linux chunk:f
screen
| > linux chunk:f                                                       ^Y first 6  19/19 (0 marked)
|▌○ ▸ Linux                                                                                     0/14
| ○ ▸ Windows                                                                                    0/2
| ○   source-test-eslint
| Tab mark  F1 keys  Esc tree  F2 group  F4 only marked  F5 whole graph        last good result kept
?1 0
keys C-y
screen
| > linux chunk:first                                                                6/19 (0 marked)
| ○   ▾ linux64/opt                                                                              0/3
| ○     ▾ xpcshell                                                                               0/1
|▌○         chunk 1
| Tab mark  ^A mark all 6  Enter review  F1 keys  Esc tree  F2 group            hidden by default: 2
?3 0
keys M-<BS> C-a
type in:c
screen
| > in:c                                                            ^Y closure 18  19/19 (17 marked)
|▌◉ ▸ Linux                                                                                    14/14
| ◉ ▸ Windows                                                                                    2/2
| ◉   source-test-eslint
| Tab unmark  Enter review 17  F1 keys  Esc tree  F2 group  F4 only marked     last good result kept
?1 0
keys C-y
screen
| > in:closure                                                                     18/19 (17 marked)
|▌◉ ▾ Linux                                                                                    14/14
| ◉   ▾ linux64/debug                                                                            7/7
| ◉     ▾ mochitest-plain                                                                        3/3
| Tab unmark  ^A mark all 17  Enter review 17  F1 keys  Esc tree  F2 group  F4 only marked
?1 0
keys M-<BS>
type chunk:x
screen
| > chunk:x                                                                        19/19 (17 marked)
|▌◉ ▸ Linux                                                                                    14/14
| ◉ ▸ Windows                                                                                    2/2
| ◉   source-test-eslint
| ! column 7: 'x' is not a chunk number or range (1-3, first, last, all)       last good result kept
?1 0
# only the first matches are by chance
keys M-<BS>
type opt xcpshell
screen
| > opt xcpshell                                     ! did you mean 'xpcshell'? ^Y  0/19 (17 marked)
| no match
|
|
| Tab mark  ^A mark all 0  Enter review 17  F1 keys  Esc tree  F2 group  F4 only marked
?0 15
