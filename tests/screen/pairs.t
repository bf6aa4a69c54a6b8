# Projects without platforms: pairs of languages and stages; rules of the project change that.
size 30 80
args --graph graphs/pairs.json
keys <Esc> +
screen
| mtry-tui  pairs.json                                                  18 tasks
| >                                                             18/18 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○   fenix · build-apk-fenix-debug
| ○ ▾ fr-de                                                                  0/7
| ○   ▾ corpus-clean                                                         0/2
| ○       corpus-clean-fr-de
| ○       upload-artifacts-corpus-clean-fr-de
| ○   ▾ train-teacher                                                        0/2
| ○       train-teacher-fr-de
| ○       upload-artifacts-train-teacher-fr-de
| ○   ▾ translate                                                            0/2
| ○       chunk 1
| ○       chunk 2
| ○     dataset-flores-fr-de
| ○ ▾ ru-en                                                                  0/7
| ○   ▾ corpus-clean                                                         0/2
| ○       corpus-clean-ru-en
| ○       upload-artifacts-corpus-clean-ru-en
| ○   ▾ train-teacher                                                        0/2
| ○       train-teacher-ru-en
| ○       upload-artifacts-train-teacher-ru-en
| ○   ▾ translate                                                            0/2
| ○       chunk 1
| ○       chunk 2
| ○     dataset-flores-ru-en
| ○   compile
| ○   tests-lint
|────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 17  Enter review  ? keys  / filter  u undo  t group
?3 0
keys t
screen
| mtry-tui  pairs.json · by suite                                       18 tasks
| >                                                             18/18 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| ○ ▸ corpus-clean                                                           0/4
| ○ ▸ train-teacher                                                          0/4
| ○ ▸ translate                                                              0/4
|▌○   build-apk-fenix-debug
| ○   compile
| ○ ▸ dataset                                                                0/2
| ○   tests-lint
| ○ ▾ Infrastructure                                                         0/1
| ○     toolchain-marian
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
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 17  Enter review  ? keys  / filter  u undo  t group
?6 0
