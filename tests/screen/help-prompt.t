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
|   Enter    accept
|   Esc      back
|   Left     cursor left in the text
|   ^B       cursor left in the text
|   Right    cursor right in the text
|   ^F       cursor right in the text
|   Home     to the start of the text
|   ^A       to the start of the text
|   End      to the end of the text
|   ^E       to the end of the text
|   BS       delete the character before
|   ^H       delete the character before
|   Del      delete the character under the cursor
|   ^D       delete the character under the cursor
|   ^U       delete all before the cursor
|   ^W       delete the word before
|   Alt-BS   clear the query
|   F1       these keys
|   ^C       leave with status 130
|   ^Z       suspend the program; fg resumes it
|   ^L       draw the screen again
|
|
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  Esc back
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
| Save the selection as saved.selx
?27 33
