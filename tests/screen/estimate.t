# The review says how long what is sent will take, and how much of that is not known.
size 16 76
git-repo
file durations.json
> {"name": "test-linux2404-64/opt-xpcshell-1", "mean_duration_seconds": 754.2}
> {"name": "build-linux64/opt", "mean_duration_seconds": 3600}
> {"name": "toolchain-linux64-clang", "mean_duration_seconds": 7200}
args --graph demo --durations durations.json
type 'xpcshell linux64 opt-xpcshell-1$
keys <Enter>
screen
| Review                                         1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  linux2404-64 ████████████████████
|   1 entry
|   1 stands for single chunks: chunks are numbered anew on try
|   24 tasks that they need come along: 1 build, 10 fetches, 9 toolchains, 4
|     docker-images
|   estimates: Runs 25 tasks (1 selected, 24 dependencies)
|   estimates: Duration of 22 of 25 unknown, not counted
|   estimates: Total task duration at least 3:12:34
|   estimates: Should take at least 3:12:34
|
|────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
keys <Esc> <Enter>
screen
| Review                                         1 task -> git push try main
|────────────────────────────────────────────────────────────────────────────
| Summary
|   on top of 94807b65e1ae first
|        1  linux2404-64 ████████████████████
|   1 entry
|   1 stands for single chunks: chunks are numbered anew on try
|   24 tasks that they need come along: 1 build, 10 fetches, 9 toolchains, 4
|     docker-images
|   estimates: Runs 25 tasks (1 selected, 24 dependencies)
|   estimates: Duration of 22 of 25 unknown, not counted
|   estimates: Total task duration at least 3:12:34
|   estimates: Should take at least 3:12:34
|
|────────────────────────────────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
