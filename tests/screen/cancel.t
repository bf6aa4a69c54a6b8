# Ctrl-C leaves from a question over the review as from everywhere; what is marked is kept.
size 8 60
git-repo
args --graph graphs/firefox.json
type gtest
keys <Tab> <Enter> e C-c
exit 130
stdout
stderr
> The selection is kept: mtry-tui --preset DIR/home/.local/state/mtry-tui/keptDIR/work/left.sel --graph graphs/firefox.json -i
