# After a push Esc leaves; what was marked is sent and need not be kept.
size 16 90
git-repo
args --graph graphs/firefox.json
type gtest
keys <Enter> p
screen styles
| Pushed: git push try main
+ ttttttttttttttttttttttttt
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
|  To ../try.git
+  xxxxxxxxxxxxx
|   * [new branch]      963da3c25416aa67879466592f524d1e75c87a1a -> main
+  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
| ✓ pushed 963da3c25416; your checkout is as it was
+ SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS
|   https://treeherder.mozilla.org/jobs?repo=try&revision=963da3c25416aa67879466592f524d1e7
+   vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv
|     5c87a1a
+     vvvvvvv
|
+
|
+
|
+
|
+
|
+
|
+
|
+
|──────────────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| k up  j down  Esc leave
+ k ii  k iiii  kkk iiiii
?2 0
keys <Esc>
exit 0
stdout
stderr
> pushed 963da3c25416
> https://treeherder.mozilla.org/jobs?repo=try&revision=963da3c25416aa67879466592f524d1e75c87a1a
