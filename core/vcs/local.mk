libcore_a_SOURCES += \
	%D%/remote.c \
	%D%/vcs.c \
	%D%/vcs.h
