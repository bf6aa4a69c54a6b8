libcore_a_SOURCES += \
	%D%/alloc.c \
	%D%/alloc.h \
	%D%/amount.c \
	%D%/amount.h \
	%D%/arena.c \
	%D%/arena.h \
	%D%/base.h \
	%D%/bitset.c \
	%D%/bitset.h \
	%D%/child.c \
	%D%/child.h \
	%D%/embed.h \
	%D%/err.c \
	%D%/err.h \
	%D%/file.c \
	%D%/file.h \
	%D%/hash.c \
	%D%/hash.h \
	%D%/hook.c \
	%D%/hook.h \
	%D%/intern.c \
	%D%/intern.h \
	%D%/map.c \
	%D%/map.h \
	%D%/natcmp.c \
	%D%/natcmp.h \
	%D%/proc.c \
	%D%/proc.h \
	%D%/quote.c \
	%D%/quote.h \
	%D%/sha256.c \
	%D%/sha256.h \
	%D%/spawn.c \
	%D%/spawn.h \
	%D%/sort.c \
	%D%/sort.h \
	%D%/strbuf.c \
	%D%/strbuf.h \
	%D%/suggest.c \
	%D%/suggest.h \
	%D%/utf8.c \
	%D%/utf8.h \
	%D%/xdg.c \
	%D%/xdg.h

EXTRA_DIST += %D%/embed.sh
