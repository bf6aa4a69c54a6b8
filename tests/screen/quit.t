# Leaving with marks keeps them, and says where.
args --graph graphs/firefox.json
type gtest
keys C-a <Esc> q
exit 0
stdout
stderr
> The selection is kept: mtry-tui --preset DIR/home/.local/state/mtry-tui/kept/left.sel --graph graphs/firefox.json -i
