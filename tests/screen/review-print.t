# P in the review leaves and prints the labels that were reviewed.
size 8 60
git-repo
args --graph graphs/firefox.json
type gtest
keys <Enter> P
exit 0
stdout
> test-windows11-64/opt-gtest
stderr
