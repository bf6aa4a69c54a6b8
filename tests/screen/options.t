# The review tells which options say how the tasks run, and where they come from; a note says
# what means something else here.
size 26 80
git-repo
file mine.sel
> query 'gtest
> option rebuild=9
> option env=A=preset
> option browsertime
file mozconfig
> ac_add_options --enable-artifact-builds
file taskcluster/gecko_taskgraph/x
args --graph graphs/firefox.json --preset ./mine.sel -i --env B=line --no-browsertime --full
keys <Esc> <Enter>
screen
| Review                                             1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|   each task is run 3 times, not 9: so many are the limit with --full (actions
|     on the push can add more)
|   Artifact builds enabled, pass --no-artifact to disable
|
|        1  windows11-64 ████████████████████
|   1 entry
|   2 tasks that they need come along: build-win64/opt, toolchain-clang
|
| Options
|   --artifact  (mozconfig)
|   --env A=preset  (preset)
|   --env B=line
|   --rebuild 9  (preset)
|
| Commit message
|   Fuzzy (preset: mine.sel) query='gtest
|
|   mtry-tui command: `mtry-tui --graph graphs/firefox.json --preset mine.sel -i
|     --env B=line --no-browsertime --full`
|
|────────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
