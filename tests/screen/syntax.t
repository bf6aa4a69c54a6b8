# -i opens what classic try syntax means in the program; Enter shows what is sent.
size 16 90
args --graph demo syntax -i -- -b d -p linux64 -u mochitest-browser-chrome-1,xpcshell-nofis -t none
screen
| mtry-tui  demo                                                      offered 925 of 2,839
| >                                                                    925/925 (11 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌◐ ▸ Linux                                                                         11/359
| ○ ▸ Windows                                                                        0/239
| ○ ▸ macOS                                                                          0/171
| ○ ▸ Android                                                                         0/55
| ○ ▸ iOS · Builds                                                                     0/2
| ○ ▸ source-test                                                                     0/14
| ○ ▸ Infrastructure                                                                  0/85
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 840  Enter review 11  F1 keys  Esc tree  F2 group  F4 only marked
?3 0
keys <F4>
screen
| mtry-tui  demo · only marked                                        offered 925 of 2,839
| >                                                                     11/925 (11 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌◉ ▾ Linux                                                                          11/11
| ◉   ▾ Builds                                                                         1/1
| ◉       linux64/debug
| ◉   ▾ linux2204-64-wayland/debug                                                     1/1
| ◉     ▸ mochitest-browser-chrome                                                     1/1
| ◉   ▾ linux2404-64/debug                                                             9/9
| ◉     ▾ mochitest-browser-chrome                                                     1/1
| ◉       ▸ default                                                                    1/1
| ◉     ▾ xpcshell                                                                     8/8
| ◉       ▸ no-fission                                                                 8/8
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab unmark  ^A mark all 11  Enter review 11  F1 keys  Esc tree  F2 group  F4 everything
?3 0
keys <F4> <Enter>
screen
| Review                                                                          11 tasks
|──────────────────────────────────────────────────────────────────────────────────────────
| Summary
|        1  linux64              ███
|        1  linux2204-64-wayland ███
|        9  linux2404-64         ████████████████████
|   4 entries, 1 of them for all chunks of a suite
|   2 stand for single chunks: chunks are numbered anew on try
|   23 tasks that they need come along: 10 fetches, 9 toolchains, 4 docker-images
|   cannot be pushed: no git or hg repository in '/tmp/mtry-screen-XXXXXX/work' or above it
|
| Commit message
|   try: -b d -p linux64 -u mochitest-browser-chrome-1,xpcshell-nofis -t none
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
