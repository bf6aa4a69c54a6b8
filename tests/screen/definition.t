# The definition of a task as JSON, and a search in it.
size 16 80
args --graph graphs/firefox.json
keys <Esc> d
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                             19/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌○ ▸ Linux                                                                 0/14
| ○ ▸ Windows                                                                0/2
| ○   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| a branch has no definition: go to a task
?3 0
keys /
type 'debug-mochitest-plain-1
keys <Esc> j j j l j d
screen
| Definition of test-linux64/debug-mochitest-plain-1
|────────────────────────────────────────────────────────────────────────────────
| {
|   "kind": "test",
|   "attributes": {
|     "unittest_suite": "mochitest-plain",
|     "test_platform": "linux64/debug",
|     "run_on_projects": [
|       "trunk"
|     ],
|     "test_chunk": "1"
|   },
|   "dependencies": {
|     "build": "build-linux64/debug"
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
keys /
type LINUX64
keys <Enter>
screen
| Definition of test-linux64/debug-mochitest-plain-1
|────────────────────────────────────────────────────────────────────────────────
| {
|   "kind": "test",
|   "attributes": {
|     "unittest_suite": "mochitest-plain",
|     "test_platform": "linux64/debug",
|     "run_on_projects": [
|       "trunk"
|     ],
|     "test_chunk": "1"
|   },
|   "dependencies": {
|     "build": "build-linux64/debug"
|────────────────────────────────────────────────────────────────────────────────
| not in this text: LINUX64
?2 0
keys /
type linux64
keys <Enter> n
screen styles
| Definition of test-linux64/debug-mochitest-plain-1
+ tttttttttttttttttttttttttttttttttttttttttttttttttt
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| {
+ x
|   "kind": "test",
+ xxxxxxxxxxxxxxxxx
|   "attributes": {
+ xxxxxxxxxxxxxxxxx
|     "unittest_suite": "mochitest-plain",
+ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|     "test_platform": "linux64/debug",
+ xxxxxxxxxxxxxxxxxxxxxxMMMMMMMxxxxxxxx
|     "run_on_projects": [
+ xxxxxxxxxxxxxxxxxxxxxxxx
|       "trunk"
+ xxxxxxxxxxxxx
|     ],
+ xxxxxx
|     "test_chunk": "1"
+ xxxxxxxxxxxxxxxxxxxxx
|   },
+ xxxx
|   "dependencies": {
+ xxxxxxxxxxxxxxxxxxx
|     "build": "build-linux64/debug"
+ CCCCCCCCCCCCCCCCCCCCMMMMMMMCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC
|────────────────────────────────────────────────────────────────────────────────
+bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
| j down  k up  ^F page  Esc back  / find  n next
+ k iiii  k ii  kk iiii  kkk iiii  k iiii  k iiii
?13 0
keys n
screen
| Definition of test-linux64/debug-mochitest-plain-1
|────────────────────────────────────────────────────────────────────────────────
| {
|   "kind": "test",
|   "attributes": {
|     "unittest_suite": "mochitest-plain",
|     "test_platform": "linux64/debug",
|     "run_on_projects": [
|       "trunk"
|     ],
|     "test_chunk": "1"
|   },
|   "dependencies": {
|     "build": "build-linux64/debug"
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find  n next
?6 0
keys /
type nowhere
keys <Enter>
screen
| Definition of test-linux64/debug-mochitest-plain-1
|────────────────────────────────────────────────────────────────────────────────
| {
|   "kind": "test",
|   "attributes": {
|     "unittest_suite": "mochitest-plain",
|     "test_platform": "linux64/debug",
|     "run_on_projects": [
|       "trunk"
|     ],
|     "test_chunk": "1"
|   },
|   "dependencies": {
|     "build": "build-linux64/debug"
|────────────────────────────────────────────────────────────────────────────────
| not in this text: nowhere
?6 0
keys /
type kind
keys <Enter> / <Enter> n
screen
| Definition of test-linux64/debug-mochitest-plain-1
|────────────────────────────────────────────────────────────────────────────────
| {
|   "kind": "test",
|   "attributes": {
|     "unittest_suite": "mochitest-plain",
|     "test_platform": "linux64/debug",
|     "run_on_projects": [
|       "trunk"
|     ],
|     "test_chunk": "1"
|   },
|   "dependencies": {
|     "build": "build-linux64/debug"
|────────────────────────────────────────────────────────────────────────────────
| nothing to search for: / asks for it
?2 0
keys <Esc>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| > 'debug-mochitest-plain-1                                     1/19 (0 marked)
|────────────────────────────────────────────────────────────────────────────────
| ○ ▾ Linux                                                                  0/1
| ○   ▾ linux64/debug                                                        0/1
| ○     ▾ mochitest-plain                                                    0/1
| ○       ▾ default                                                          0/1
|▌○           chunk 1
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| Space mark  a mark all 1  Enter review  ? keys  / filter  u undo  t group
?7 0
