# Labels too long for the screen go on in the next row of the review.
size 16 50
git-repo
args --graph graphs/names.json
type very
keys <Enter> <Tab>
screen
| Review               1 task -> git push try main
|──────────────────────────────────────────────────
| Commit message
|   Fuzzy query=very
|
|   mtry-tui command: `mtry-tui --graph
|     graphs/names.json`
|
|   Try-Task:
|     lint-very-very-very-very-very-very-very-very-
|     very-very-very-very-very-very-very-very-very-
|     very-very-very-long
|   Pushed-Via: mtry-tui 0.1
|
|──────────────────────────────────────────────────
| p push  Esc back  Tab next part  e edit title
?2 0
