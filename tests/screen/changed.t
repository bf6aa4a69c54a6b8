# changed:SPEC reads nothing while it is typed; Enter does, and shows what it found first.
size 12 90
args --graph graphs/firefox.json
file old.json
> {"build-linux64/opt": {"kind": "build", "task": {},
>  "attributes": {"run_on_projects": ["all"], "build_type": "opt", "build_platform": "linux64"},
>  "dependencies": {"toolchain": "toolchain-clang"}},
>  "build-win64/opt": {"kind": "build"}}
type 'build changed:old.json
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > 'build changed:old.json  ! column 16: Enter compares with 'old.json'  19/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  F1 keys  Esc tree  F2 group  F4 only marked              last good result kept
?3 0
keys C-a
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > 'build changed:old.json  ! column 16: Enter compares with 'old.json'  19/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                           0/14
| ○ ▸ Windows                                                                          0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| nothing done: column 16: Enter compares with 'old.json'
?3 0
keys <Enter>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > 'build changed:old.json                                                2/19 (0 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                                                            0/1
| ○   ▾ linux64/debug                                                                  0/1
| ○       build-linux64/debug
| ○ ▾ Windows                                                                          0/1
| ○     build-win64/opt
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 2  Enter review  F1 keys  Esc tree  F2 group  F4 only marked
?3 0
# The next Enter reviews, as ever; what is known now is there while one types.
keys C-a <Enter>
screen
| Review                                                                           2 tasks
|──────────────────────────────────────────────────────────────────────────────────────────
| Summary
|        1  linux64 ████████████████████
|        1  win64   ████████████████████
|   2 entries
|   1 task that they need comes along: toolchain-clang
|   cannot be pushed: no git or hg repository in '/tmp/mtry-screen-XXXXXX/work' or above it
|
| Commit message
|──────────────────────────────────────────────────────────────────────────────────────────
| Esc back  Tab next part  e edit title  s save  P print  F1 keys
?2 0
keys q C-u
type !changed:old.json
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > !changed:old.json                                                      1/19 (2 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌○ ▾ Linux                                                                            0/1
| ○   ▾ linux64/opt                                                                    0/1
| ○       build-linux64/opt
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 1  Enter review 2  F1 keys  Esc tree  F2 group  F4 only marked
?3 0
# A graph that there is not is an error, also when the line is left.
keys C-u
type changed:old.jso
keys <Esc>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > changed:old.jso                                                       19/19 (2 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
|▌◐ ▸ Linux                                                                           1/14
| ◐ ▸ Windows                                                                          1/2
| ○   source-test-eslint
| ○ ▸ Localization                                                                     0/1
| ○ ▸ Infrastructure                                                                   0/1
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| ! column 9: cannot open 'old.jso': No such file or directory       last good result kept
?3 0
