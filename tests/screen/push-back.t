# After a push Esc goes back to the tree, where what was pushed is still marked; Ctrl-C has nothing
# to cancel there.
size 5 90
git-repo
args --graph graphs/firefox.json
type gtest
keys <Tab> <Enter> p
screen
| Pushed: git push try main
|  To ../try.git
|   * [new branch]      923c9640dbaac529828a4d322cc80fe6ca349698 -> main
| ✓ pushed 923c9640dbaa; your checkout is as it was
| Enter leave  Esc back  k up  j down
?1 0
resize 9 90
keys <Esc>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > gtest                                               ^X 1 of 4 exactly  4/19 (1 marked)
| ◉ ▾ Windows                                                                          1/1
| ◉     windows11-64/opt · gtest
|▌○ ▾ Linux                                                                            0/3
| ○   ▾ linux64/debug                                                                  0/3
| ○     ▾ mochitest-plain                                                              0/3
| ○       ▸ default                                                                    0/2
| Tab mark  ^A mark all 4  Enter review 1  F1 keys  Esc tree  F2 group  F4 only marked
?4 0
keys C-c
exit 0
stdout
stderr
> pushed 923c9640dbaa
