# ? in the tree.
size 60 80
args --graph graphs/firefox.json
keys <Esc> ?
screen
| Keys and queries
|────────────────────────────────────────────────────────────────────────────────
| Tree
|   k  Up  ^P        one row up
|   j  Down  ^N      one row down
|   l  Right         open the branch, or go to its first child
|   h  Left          close the branch, or go to its parent
|   g  Home          to the first row
|   G  End           to the last row
|   ^U               half a page up
|   ^D               half a page down
|   ^B  PgUp         one page up
|   ^F  PgDn         one page down
|   +                open every branch
|   -                close every branch
|   *                open or close everything below
|   Space            toggle the mark; on a branch, of what matches below it
|   Tab              toggle the mark and go down
|   S-Tab            toggle the mark and go up
|   a  ^A            mark all matches
|   A                unmark all matches
|   v  ^T            toggle the marks of all matches
|   C                clear every mark, matching or not
|   u                undo the last change of marks
|   ^R  U            redo it
|   t  F2            next grouping: platform, suite, kind, flat list
|   r  F3            plain list of matches, best first, or the tree again
|   x  ^X            words match exactly instead of fuzzily, or fuzzily again
|   m  F4            show only what is marked, or everything again
|   f  F5            the whole graph, or only what try offers by default
|   D  F6            show or hide the details of the task
|   i  F7            into the details of the task or branch
|   w  F8            why the task is hidden or offered, and what hides matches
|   d  F9            the definition of the task, as JSON
|   T  Alt-t         folders with tests near what you changed
|   /                back to the filter line
|   Alt-BS           clear the text
|   Enter            review what will be sent
|   s                save the selection to a file
|   P                leave and print the labels marked, or else the focused one
|   q                leave; what is marked and not pushed is kept in a file
|   ?  F1            these keys
|   ^C               leave with status 130 (0 after a push)
|   ^Z               suspend the program; fg resumes it
|   ^L               draw the screen again
|
| Queries
|   mochi deb        both, fuzzily (letters in this order)
|   'plain           exactly this text
|   'word'           this text at word boundaries
|   ^test-  -1$      at the start, at the end
|   !asan            without this text
|   a | b            one or the other
|   /wpt-[0-9]+/i    a regular expression
|   os:              operating system: Linux, Windows, macOS, Android
|   platform:  p:    platform, without the build type
|   type:  t:        build type: opt, debug
|   suite:  s:       test suite
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  ^F page  Esc back  / find
?2 0
