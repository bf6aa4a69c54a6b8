# Numbers have their digits in groups everywhere, and a push of very many tasks is said to be one.
size 9 100
git-repo
args --graph demo --full
keys <F2> <F2> C-a
screen
| mtry-tui  demo · by kind                                                               2,839 tasks
| >                                                                       2,839/2,839 (1,316 marked)
|▌◉ ▸ build                                                                                    35/35
| ◉ ▸ source-test                                                                              44/44
| ◉ ▸ spidermonkey                                                                             12/12
| ◉ ▸ test                                                                               1,225/1,225
| ○ ▸ Confirm failure copies                                                                   0/979
| ○ ▸ Release                                                                                   0/50
| 1,523 left out: not of class main (class:cf and such name them, or mark them in their own branch)
?2 0
keys <Enter>
screen
| Review                                                            1,316 tasks -> git push try main
|────────────────────────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|   1,316 tasks are a lot: results take long and others wait; consider fewer than 1,000
|        1  android-aarch64-shippable             █
|        2  android-aarch64                       █
|────────────────────────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
