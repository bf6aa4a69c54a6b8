# Manual pages are listed here, other documents in EXTRA_DIST.
dist_man1_MANS =

EXTRA_DIST +=
EXTRA_DIST += %D%/formats.md
