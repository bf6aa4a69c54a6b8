# Ctrl-C leaves without a word when nothing was marked.
args --graph graphs/firefox.json
keys C-c
exit 130
stdout
stderr
