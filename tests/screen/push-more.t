# What is marked anew after a push is not pushed: leaving keeps it.
size 9 90
git-repo
args --graph graphs/firefox.json
type gtest
keys <Tab> <Enter> p
screen
| Pushed: git push try main
|──────────────────────────────────────────────────────────────────────────────────────────
|  To ../try.git
|   * [new branch]      923c9640dbaac529828a4d322cc80fe6ca349698 -> main
| ✓ pushed 923c9640dbaa; your checkout is as it was
|   https://treeherder.mozilla.org/jobs?repo=try&revision=923c9640dbaac529828a4d322cc80fe6c
|     a349698
|──────────────────────────────────────────────────────────────────────────────────────────
| Enter leave  Esc back  k up  j down
?2 0
keys <Esc> <Tab> <Esc> q
exit 0
stdout
stderr
> pushed 923c9640dbaa
> https://treeherder.mozilla.org/jobs?repo=try&revision=923c9640dbaac529828a4d322cc80fe6ca349698
> The selection is kept: mtry-tui --preset DIR/home/.local/state/mtry-tui/keptDIR/work/left.sel --graph graphs/firefox.json -i
