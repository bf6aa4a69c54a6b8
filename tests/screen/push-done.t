# After a push Enter leaves; what was marked is sent and need not be kept. (The screen has just the
# rows for the end: what git says of its progress differs from machine to machine.)
size 5 90
git-repo
args --graph graphs/firefox.json
type gtest
keys <Enter> p
screen styles
| Pushed: git push try main
+ ttttttttttttttttttttttttt
|  To ../try.git
+  xxxxxxxxxxxxx
|   * [new branch]      923c9640dbaac529828a4d322cc80fe6ca349698 -> main
+  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
| ✓ pushed 923c9640dbaa; your checkout is as it was
+ SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS
| Enter leave  Esc back  k up  j down
+ kkkkk iiiii  kkk iiii  k ii  k iiii
?1 0
keys <Enter>
exit 0
stdout
stderr
> pushed 923c9640dbaa
