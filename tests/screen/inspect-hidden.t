# A dependency that is not offered cannot be gone to: a note says so; w says why it is hidden.
size 16 80
args --graph demo
type ^build-linux64-ccov/opt$
screen
| mtry-tui  demo                                            offered 925 of 2,839
| > ^build-linux64-ccov/opt$                                    0/925 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| no match among what is offered by default
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  hidden by default: 1
?1 27
keys <F8>
screen
| Why
|────────────────────────────────────────────────────────────────────────────────
| Hidden by default: 1 task of the matches
|   build-linux64-ccov/opt
|     hidden: its label matches '-ccov' of the uncommon-label patterns (our copy
|     of July 2025)
|     show it with --full (F5), or select it with mtry-tui --graph demo --full
|     -q '^build-linux64-ccov/opt$'
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys q <BS>
screen
| mtry-tui  demo                                            offered 925 of 2,839
| > ^build-linux64-ccov/opt                                     0/925 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| no match among what is offered by default
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 0  Enter review  F1 keys  Esc tree  hidden by default: 1
?1 26
keys M-w
screen
| Why
|────────────────────────────────────────────────────────────────────────────────
| Hidden by default: 1 task of the matches
|   build-linux64-ccov/opt
|     hidden: its label matches '-ccov' of the uncommon-label patterns (our copy
|     of July 2025)
|     show it with --full (F5), or select it with mtry-tui --graph demo --full
|     -q '^build-linux64-ccov/opt$'
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys q M-<BS>
type 'linux64/debug 'build
keys <Esc> j j w
screen
| Why
|────────────────────────────────────────────────────────────────────────────────
| build-linux64/debug
|   offered: run_on_projects is ["trunk"]: it runs on autoland and
|   mozilla-central
|   select it with mtry-tui --graph demo -q '^build-linux64/debug$'
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
