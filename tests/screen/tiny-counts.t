# The counts are worth more than the line: where there is no room for both, neither line nor caret
# is drawn over them.
size 4 10
args --graph graphs/firefox.json
type xpc
screen styles
| 9/19 (0)
+ nnnnnnnn
| ○    ▾ …
+ o    g B
|▌○      …
+CCCCCCCCCC
| ^A 9
+ kk i
?2 0
type zz
screen styles
| 0/19 (0)
+ nnnnnnnn
| no match
+ iiiiiiii
|
+
| ^A 0
+ kk i
?-
resize 2 5
screen styles
|0/19
+nnnnn
| no …
+ iiii
?-
resize 4 15
screen styles
| > z  0/19 (0)
+ > qq nnnnnnnn
| no match
+ iiiiiiii
|
+
| ^A 0  F1 keys
+ kk i  kk iiii
?0 4
