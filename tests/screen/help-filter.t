# F1 in the filter line: its keys, then queries.
size 24 80
args --graph graphs/firefox.json
keys <F1>
screen styles
| Keys and queries
+ tttttttttttttttt
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Filter line
+ ttttttttttt
|   letters          are typed into the query
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Up  ^P  ^K       one row up
+   vvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Down  ^N  ^J     one row down
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   PgUp             one page up
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   PgDn             one page down
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Right            open the branch, or go to its first child
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Left             close the branch, or go to its parent
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Tab              toggle the mark and go down
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   S-Tab            toggle the mark and go up
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   ^A               mark all matches
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   ^D               unmark all matches
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   ^T               toggle the marks of all matches
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-u            undo the last change of marks
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-e            redo it
+   vvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-c            clear every mark, matching or not
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-BS           clear the text
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   BS  ^H           delete the character before
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Del              delete the character under the cursor
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   ^U               delete all before the cursor
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| j down  k up  ^F page  Esc back  / find
+ k iiii  k ii  kk iiii  kkk iiii  k iiii
?2 0
keys G
screen
| Keys and queries
|────────────────────────────────────────────────────────────────────────────────
|   !asan            without this text
|   a | b            one or the other
|   /wpt-[0-9]+/i    a regular expression
|   os:              operating system: Linux, Windows, macOS, Android
|   platform:  p:    platform, without the build type
|   type:  t:        build type: opt, debug
|   suite:  s:       test suite
|   variant:  v:     test variant; 'default' is the plain one
|   kind:  k:        kind of the task
|   class:           main, cf, release, l10n or infra
|   symbol:          Treeherder symbol, GROUP(SYMBOL)
|   tier:            Treeherder tier: 1, 2 or 3
|   worker:          worker type
|   chunk:1-3  c:    chunks by number; also first, last, all
|   attr.NAME:text   attribute NAME, or an element when a list
|   needs:LABEL      tasks that need this one, directly or not
|   neededby:LABEL   tasks that come along with this one
|   changed:SPEC     tasks that graph SPEC lacks, or defines otherwise
|   in:selection     tasks that are marked
|   in:closure       tasks that are marked, and all they need
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys <Esc>
type x
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > x                                                           15/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| ○ ▾ Linux                                                                 0/14
| ○   ▾ linux64/opt                                                          0/7
| ○     ▾ xpcshell                                                           0/3
|▌○         chunk 1
| ○         chunk 2
| ○         chunk 3
| ○     ▾ mochitest-plain                                                    0/3
| ○       ▸ default                                                          0/2
| ○         http3
| ○       build-linux64/opt
| ○   ▾ linux64/debug                                                        0/7
| ○     ▸ xpcshell                                                           0/3
| ○     ▾ mochitest-plain                                                    0/3
| ○       ▸ default                                                          0/2
| ○         http3
| ○       build-linux64/debug
| ○ ▸ Localization                                                           0/1
|
|
|────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 14  Enter review  F1 keys           hidden by default: 6
?6 0
