# What is marked anew after a push is not pushed: leaving keeps it.
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
keys <Esc> <Tab> <Esc> q
exit 0
stdout
stderr
> pushed 923c9640dbaa
> The selection is kept: mtry-tui --preset DIR/home/.local/state/mtry-tui/keptDIR/work/left.sel --graph graphs/firefox.json -i
