libcore_a_SOURCES += \
	%D%/carried.c \
	%D%/carried.h \
	%D%/command.c \
	%D%/command.h \
	%D%/decision.c \
	%D%/decision.h \
	%D%/entry.c \
	%D%/entry.h \
	%D%/format.c \
	%D%/format.h \
	%D%/knownkeys.c \
	%D%/knownkeys.h \
	%D%/message.c \
	%D%/message.h \
	%D%/numbered.c \
	%D%/numbered.h \
	%D%/numeric.c \
	%D%/numeric.h \
	%D%/plan.c \
	%D%/plan.h \
	%D%/pyjson.c \
	%D%/pyjson.h \
	%D%/taskconfig.c \
	%D%/taskconfig.h \
	%D%/worker.c \
	%D%/worker.h
