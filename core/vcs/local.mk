libcore_a_SOURCES += \
	%D%/vcs.c \
	%D%/vcs.h
