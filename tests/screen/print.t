# P leaves and prints the labels.
args --graph graphs/firefox.json
type gtest
keys <Tab> <Esc> P
exit 0
stdout
> test-windows11-64/opt-gtest
stderr
