# On a narrow screen the error goes over the counts, which come back with the next good query.
size 8 40
args --graph graphs/firefox.json
type a
type  /(/
screen
| mtry-tui  firefox.j…  offered 19 of 26
| > a /(/                       7/19 (0)
| ○     ▾ mochitest-plain            0/3
| ○       ▸ default                  0/2
| ○         http3
| ○ ▾ Infrastructure                 0/1
|▌○     toolchain-clang
| ! column 5: in the regex: missing clos…
?6 0
keys <BS> <BS> <BS>
screen
| mtry-tui  firefox.j…  offered 19 of 26
| > a                           7/19 (0)
| ○     ▾ mochitest-plain            0/3
| ○       ▸ default                  0/2
| ○         http3
| ○ ▾ Infrastructure                 0/1
|▌○     toolchain-clang
| Tab mark  ^A all 6  Enter review
?6 0
