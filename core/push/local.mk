libcore_a_SOURCES += \
	%D%/address.c \
	%D%/address.h \
	%D%/cinnabar.c \
	%D%/cinnabar.h \
	%D%/git.c \
	%D%/gitnote.c \
	%D%/gitnote.h \
	%D%/hg.c \
	%D%/hgback.c \
	%D%/hgback.h \
	%D%/hgpatch.c \
	%D%/hgpatch.h \
	%D%/journal.c \
	%D%/journal.h \
	%D%/lando.c \
	%D%/landoini.c \
	%D%/landoini.h \
	%D%/landojob.c \
	%D%/landojob.h \
	%D%/push.c \
	%D%/push.h \
	%D%/route.h \
	%D%/stack.c \
	%D%/stack.h \
	%D%/stage.c \
	%D%/step.h \
	%D%/treestatus.c
