# When the terminal goes away, what is marked is kept.
size 8 60
args --graph graphs/firefox.json
type gtest
keys <Tab>
exit 130
stdout
stderr
> The selection is kept: mtry-tui --preset DIR/home/.local/state/mtry-tui/kept/left.sel --graph graphs/firefox.json -i
