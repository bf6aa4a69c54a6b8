libcore_a_SOURCES += \
	%D%/base.c \
	%D%/base.h \
	%D%/commit.c \
	%D%/commit.h \
	%D%/content.c \
	%D%/content.h \
	%D%/hgserver.c \
	%D%/hgserver.h \
	%D%/operation.c \
	%D%/operation.h \
	%D%/remote.c \
	%D%/secret.c \
	%D%/secret.h \
	%D%/vcs.c \
	%D%/vcs.h
