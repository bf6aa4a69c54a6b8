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
|   Up       one row up
+   vvvvvvvvvvvvvvvvvvv
|   ^P       one row up
+   vvvvvvvvvvvvvvvvvvv
|   ^K       one row up
+   vvvvvvvvvvvvvvvvvvv
|   Down     one row down
+   vvvvvvvvvvvvvvvvvvvvv
|   ^N       one row down
+   vvvvvvvvvvvvvvvvvvvvv
|   ^J       one row down
+   vvvvvvvvvvvvvvvvvvvvv
|   PgUp     one page up
+   vvvvvvvvvvvvvvvvvvvv
|   PgDn     one page down
+   vvvvvvvvvvvvvvvvvvvvvv
|   Right    open the branch, or go to its first child
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Left     close the branch, or go to its parent
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Tab      toggle the mark and go down
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   S-Tab    toggle the mark and go up
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   ^A       mark all matches
+   vvvvvvvvvvvvvvvvvvvvvvvvv
|   ^D       unmark all matches
+   vvvvvvvvvvvvvvvvvvvvvvvvvvv
|   ^T       toggle the marks of all matches
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-u    undo the last change of marks
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-e    redo it
+   vvvvvvvvvvvvvvvv
|   Alt-c    clear every mark, matching or not
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   Alt-BS   clear the query
+   vvvvvvvvvvvvvvvvvvvvvvvv
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| j down  k up  Esc back
+ k iiii  k ii  kkk iiii
?2 0
keys G
screen
| Keys and queries
|────────────────────────────────────────────────────────────────────────────────
|
| Queries
|   mochi deb      both, fuzzily (letters in this order)
|   'plain         exactly this text
|   'word'         this text at word boundaries
|   ^test-  -1$    at the start, at the end
|   !asan          without this text
|   a | b          one or the other
|   /wpt-[0-9]+/i  a regular expression
|   chunk:1-3      chunks by number; also first, last, all
|   os:            operating system: Linux, Windows, macOS, Android
|   platform:      platform, without the build type, short p
|   type:          build type: opt, debug, short t
|   suite:         test suite, short s
|   variant:       test variant; 'default' is the plain one, short v
|   kind:          kind of the task, short k
|   class:         main, cf, release, l10n or infra
|   symbol:        Treeherder symbol, GROUP(SYMBOL)
|   tier:          Treeherder tier: 1, 2 or 3
|   worker:        worker type
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  Esc back
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
| Tab mark  ^A mark all 14  Enter review  Esc tree          hidden by default: 6
?1 4
