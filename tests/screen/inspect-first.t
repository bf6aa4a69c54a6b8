# A graph of one task, and without dependencies: it has details from the first frame on.
size 14 110
args --graph one.json
file one.json
> {"only": {"kind": "lint", "attributes": {"n": 1, "list": ["a", "b"], "text": "1", "none": null}}}
screen
| mtry-tui  one.json                                                                                    1 task
| >                                                                                             1/1 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
|▌○   only                                                        │ only
|                                                                 │ kind lint
|                                                                 │
|                                                                 │ dependencies are not in this file
|                                                                 │
|                                                                 │ attributes (4)
|                                                                 │   n 1
|                                                                 │   list ["a","b"]
|                                                                 │   text "1"
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| this graph has no dependencies (a task set): what a task needs is not known
?3 0
keys <F7> j j j <Enter>
screen
| mtry-tui  one.json                                                                                    1 task
| >                                                                                             1/1 (0 marked)
|─────────────────────────────────────────────────────────────────┬────────────────────────────────────────────
|▌○   only                                                        │ only
|                                                                 │ kind lint
|                                                                 │
|                                                                 │ dependencies are not in this file
|                                                                 │
|                                                                 │ attributes (4)
|                                                                 │   n 1
|                                                                 │   list ["a","b"]
|                                                                 │   text "1"
|─────────────────────────────────────────────────────────────────┴────────────────────────────────────────────
| no task stands in this line
?6 67
