# ? in the tree.
size 60 80
args --graph graphs/firefox.json
keys <Esc> ?
screen
| Keys and queries
|────────────────────────────────────────────────────────────────────────────────
| Tree
|   k        one row up
|   Up       one row up
|   ^P       one row up
|   j        one row down
|   Down     one row down
|   ^N       one row down
|   l        open the branch, or go to its first child
|   Right    open the branch, or go to its first child
|   h        close the branch, or go to its parent
|   Left     close the branch, or go to its parent
|   g        to the first row
|   Home     to the first row
|   G        to the last row
|   End      to the last row
|   ^U       half a page up
|   ^D       half a page down
|   ^B       one page up
|   PgUp     one page up
|   ^F       one page down
|   PgDn     one page down
|   +        open every branch
|   -        close every branch
|   *        open or close everything below
|   Space    toggle the mark; on a branch, of what matches below it
|   Tab      toggle the mark and go down
|   S-Tab    toggle the mark and go up
|   a        mark all matches
|   ^A       mark all matches
|   A        unmark all matches
|   v        toggle the marks of all matches
|   ^T       toggle the marks of all matches
|   C        clear every mark, matching or not
|   u        undo the last change of marks
|   ^R       redo it
|   U        redo it
|   t        next grouping: platform, suite, kind, flat list
|   F2       next grouping: platform, suite, kind, flat list
|   r        plain list of matches, best first, or the tree again
|   F3       plain list of matches, best first, or the tree again
|   m        show only what is marked, or everything again
|   F4       show only what is marked, or everything again
|   f        the whole graph, or only what try offers by default
|   F5       the whole graph, or only what try offers by default
|   d        show or hide the details of the task
|   F6       show or hide the details of the task
|   /        back to the filter line
|   Alt-BS   clear the query
|   Enter    review what will be sent
|   s        save the selection to a file
|   p        leave and print the labels
|   q        leave; what is marked is lost
|   ?        these keys
|   F1       these keys
|   ^C       leave with status 130
|   ^Z       suspend the program; fg resumes it
|────────────────────────────────────────────────────────────────────────────────
| j down  k up  Esc back
?2 0
