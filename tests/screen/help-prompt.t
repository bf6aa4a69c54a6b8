# F1 in a question; the text being typed is still there afterwards.
size 28 80
args --graph graphs/firefox.json
keys C-a M-s
type x
keys <F1>
screen
| Keys and queries
|────────────────────────────────────────────────────────────────────────────────
| Question
|   Enter            accept
|   Esc              back
|   Left  ^B         cursor left in the text
|   Right  ^F        cursor right in the text
|   Home  ^A         to the start of the text
|   End  ^E          to the end of the text
|   BS  ^H           delete the character before
|   Del  ^D          delete the character under the cursor
|   ^U               delete all before the cursor
|   ^W               delete the word before
|   Alt-BS           clear the text
|   F1               these keys
|   ^C               leave with status 130 (0 after a push)
|   ^Z               suspend the program; fg resumes it
|   ^L               draw the screen again
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
keys <Esc>
screen
| mtry-tui  firefox.json                                        offered 19 of 26
| >                                                            19/19 (17 marked)
|────────────────────────────────────────────────────────────────────────────────
|▌◉ ▸ Linux                                                                14/14
| ◉ ▸ Windows                                                                2/2
| ◉   source-test-eslint
| ○ ▸ Localization                                                           0/1
| ○ ▸ Infrastructure                                                         0/1
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
|
|
|────────────────────────────────────────────────────────────────────────────────
| Save the selection as x
?27 24
