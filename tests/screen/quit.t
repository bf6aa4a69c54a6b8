# Leaving with marks keeps them, and says where.
args --graph graphs/firefox.json
type gtest
keys C-a <Esc> q
exit 130
stdout
stderr
> The selection is kept: mtry-tui --preset DIR/home/.local/state/mtry-tui/failed-push.sel -i --graph graphs/firefox.json
