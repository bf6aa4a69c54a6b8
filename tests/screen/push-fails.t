# A push that fails shows what git said; Esc goes back to the selection, which is kept.
size 16 90
git-repo no-remote
args --graph graphs/firefox.json
type gtest
keys <Tab> <Enter> p
screen styles
| Not pushed: git push try main
+ ttttttttttttttttttttttttttttt
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|  fatal: '../try.git' does not appear to be a git repository
+  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|  fatal: Could not read from remote repository.
+  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|  Please make sure you have the correct access rights
+  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|  and the repository exists.
+  xxxxxxxxxxxxxxxxxxxxxxxxxx
| ! 'git' failed: fatal: '../try.git' does not appear to be a git repository
+ EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE
| Your checkout is as it was. Esc goes back to the selection.
+ vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
| It is kept in
+ vvvvvvvvvvvvvv
|   /tmp/mtry-screen-XXXXXX/home/.local/state/mtry-tui/kept/tmp/mtry-screen-XXXXXX/work/fai
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|   led.sel too.
+   vvvvvvvvvvvv
|
+
|
+
|
+
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| Esc back  k up  j down
+ kkk iiii  k ii  k iiii
?2 0
keys ?
screen
| Keys and queries
|──────────────────────────────────────────────────────────────────────────────────────────
| Reading
|   k  Up            one row up
|   j  Down          one row down
|   ^B  PgUp         one page up
|   ^F  PgDn  Space  one page down
|   ^U               half a page up
|   ^D               half a page down
|   g  Home          to the first row
|   G  End           to the last row
|   /                search for text
|   n                to the next place of the text
|   N                to the one before
|──────────────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys ? <Esc>
screen
| mtry-tui  firefox.json                                                  offered 19 of 26
| > gtest                                               ^X 1 of 4 exactly  4/19 (1 marked)
|──────────────────────────────────────────────────────────────────────────────────────────
| ◉ ▾ Windows                                                                          1/1
| ◉     windows11-64/opt · gtest
|▌○ ▾ Linux                                                                            0/3
| ○   ▾ linux64/debug                                                                  0/3
| ○     ▾ mochitest-plain                                                              0/3
| ○       ▸ default                                                                    0/2
| ○         http3
|
|
|
|
|──────────────────────────────────────────────────────────────────────────────────────────
| Tab mark  ^A mark all 4  Enter review 1  F1 keys  Esc tree  F2 group  F4 only marked
?5 0
