# t goes through the groupings; marks and the query stay.
size 18 60
args --graph graphs/firefox.json
type !mochitest
keys <Esc> j j l <Space>
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > !mochitest                              13/19 (3 marked)
|────────────────────────────────────────────────────────────
| ◐ ▾ Linux                                              3/8
| ◐   ▾ linux64/debug                                    3/4
|▌◉     ▾ xpcshell                                       3/3
| ◉         chunk 1
| ◉         chunk 2
| ◉         chunk 3
| ○       build-linux64/debug
| ○   ▾ linux64/opt                                      0/4
| ○     ▸ xpcshell                                       0/3
| ○       build-linux64/opt
| ○ ▾ Windows                                            0/2
| ○     build-win64/opt
| ○     windows11-64/opt · gtest
|────────────────────────────────────────────────────────────
| Space unmark  a all 11  Enter review 3  ? keys    7 hidden
?5 0
keys t
screen
| mtry-tui  firefox.json · by suite         offered 19 of 26
| > !mochitest                              13/19 (3 marked)
|────────────────────────────────────────────────────────────
| ○   gtest · windows11-64/opt
| ◐ ▾ xpcshell                                           3/6
|▌◉   ▸ linux64/debug                                    3/3
| ○   ▸ linux64/opt                                      0/3
| ○ ▾ build                                              0/3
| ○     linux64/debug
| ○     linux64/opt
| ○     win64/opt
| ○   source-test-eslint
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|
|
|────────────────────────────────────────────────────────────
| Space unmark  a all 11  Enter review 3  ? keys    7 hidden
?5 0
keys t
screen
| mtry-tui  firefox.json · by kind          offered 19 of 26
| > !mochitest                              13/19 (3 marked)
|────────────────────────────────────────────────────────────
| ○ ▾ build                                              0/3
| ○     linux64/debug
|▌○     linux64/opt
| ○     win64/opt
| ○   source-test-eslint
| ◐ ▾ test                                               3/7
| ◉   ▾ linux64/debug                                    3/3
| ◉     ▸ xpcshell                                       3/3
| ○   ▾ linux64/opt                                      0/3
| ○     ▸ xpcshell                                       0/3
| ○     windows11-64/opt · gtest
| ○ ▸ Localization                                       0/1
| ○ ▸ Infrastructure                                     0/1
|────────────────────────────────────────────────────────────
| Space mark  a all 11  Enter review 3  ? keys      7 hidden
?5 0
keys t
screen
| mtry-tui  firefox.json · flat list        offered 19 of 26
| > !mochitest                              13/19 (3 marked)
|────────────────────────────────────────────────────────────
| ○   build-linux64/debug
|▌○   build-linux64/opt
| ○   build-win64/opt
| ○   l10n-linux64/opt-fr
| ○   source-test-eslint
| ◉   test-linux64/debug-xpcshell-1
| ◉   test-linux64/debug-xpcshell-2
| ◉   test-linux64/debug-xpcshell-3
| ○   test-linux64/opt-xpcshell-1
| ○   test-linux64/opt-xpcshell-2
| ○   test-linux64/opt-xpcshell-3
| ○   test-windows11-64/opt-gtest
| ○   toolchain-clang
|────────────────────────────────────────────────────────────
| Space mark  a all 11  Enter review 3  ? keys      7 hidden
?4 0
keys t
screen
| mtry-tui  firefox.json                    offered 19 of 26
| > !mochitest                              13/19 (3 marked)
|────────────────────────────────────────────────────────────
| ◐ ▾ Linux                                              3/8
| ◐   ▾ linux64/debug                                    3/4
| ◉     ▾ xpcshell                                       3/3
| ◉         chunk 1
| ◉         chunk 2
| ◉         chunk 3
| ○       build-linux64/debug
| ○   ▾ linux64/opt                                      0/4
| ○     ▸ xpcshell                                       0/3
|▌○       build-linux64/opt
| ○ ▾ Windows                                            0/2
| ○     build-win64/opt
| ○     windows11-64/opt · gtest
|────────────────────────────────────────────────────────────
| Space mark  a all 11  Enter review 3  ? keys      7 hidden
?12 0
