# The focused row stays on the screen whatever the size.
size 24 100
args --graph graphs/firefox.json
keys <Esc> + G
resize 9 50
screen
| mtry-tui  firefox.json          offered 19 of 26
| >                               19/19 (0 marked)
| ○     windows11-64/opt · gtest
| ○   source-test-eslint
| ○ ▾ Localization                             0/1
| ○     Linux · l10n-linux64/opt-fr
| ○ ▾ Infrastructure                           0/1
|▌○     toolchain-clang
| Space mark  a all 17  Enter review  ? keys
?7 0
resize 5 30
screen
| >                  19/19 (0)
| ○     Linux · l10n-linux64/…
| ○ ▾ Infrastructure       0/1
|▌○     toolchain-clang
| a 17  Enter review  ? keys
?3 0
resize 24 80
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                             19/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| ○   ▾ linux64/opt                                                          0/7
| ○     ▾ mochitest-plain                                                    0/3
| ○       ▾ default                                                          0/2
| ○           chunk 1
| ○           chunk 2
| ○         http3
| ○     ▾ xpcshell                                                           0/3
| ○         chunk 1
| ○         chunk 2
| ○         chunk 3
| ○       build-linux64/opt
| ○ ▾ Windows                                                                0/2
| ○     build-win64/opt
| ○     windows11-64/opt · gtest
| ○   source-test-eslint
| ○ ▾ Localization                                                           0/1
| ○     Linux · l10n-linux64/opt-fr
| ○ ▾ Infrastructure                                                         0/1
|▌○     toolchain-clang
|────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 17  Enter review  ? keys  / filter  u undo  t group
?21 0
