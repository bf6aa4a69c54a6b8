# A file of durations that is wrong is told of in the review, which opens all the same; before
# that nobody reads it.
size 14 76
git-repo
file durations.json
> {"name": "test-linux2404-64/opt-xpcshell-1", "mean_duration_seconds": 754.2}
> {"name": "build-linux64/opt"}
args --graph graphs/firefox.json --durations durations.json
type 'gtest
keys <Enter> y
screen
| Review                                         1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|   estimates: none: --durations: durations.json:2: 'build-linux64/opt' has
|     no "mean_duration_seconds" from 0 to 1000000000
|
| Commit message
|   Fuzzy query='gtest
|────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
