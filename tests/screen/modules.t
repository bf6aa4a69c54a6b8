# A project that is not Firefox: kinds and names.
size 16 80
args --graph graphs/modules.json
keys <Esc> +
screen
| mtry-tui  modules.json                                                 7 tasks
| >                                                               7/7 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▾ lint                                                                   0/2
| ○     kotlin
| ○     rust
| ○ ▾ module-build                                                           0/2
| ○     build-logins
| ○     build-places
| ○   test-places
| ○ ▾ Release                                                                0/1
| ○     release-publish
| ○ ▾ Infrastructure                                                         0/1
| ○     docker-image-linux
|────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 5  Enter review  ? keys  / filter  u undo  t group
?3 0
