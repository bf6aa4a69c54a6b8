# A file that cannot be written is said so, and the selection is still there.
size 12 80
args --graph graphs/firefox.json
keys C-a M-s C-u
type no/such/folder/../../../graphs/firefox.json/x.sel
keys <Enter>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                            19/19 (17 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌◉ ▸ Linux                                                                14/14
| ◉ ▸ Windows                                                                2/2
| ◉   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
|
|
|────────────────────────────────────────────────────────────────────────────────
| 'no/such/folder/../../../graphs/firefox.json' is not a folder
?3 0
