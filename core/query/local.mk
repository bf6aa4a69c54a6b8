libcore_a_SOURCES += \
	%D%/algo.c \
	%D%/algo.h \
	%D%/chunk.c \
	%D%/column.c \
	%D%/column.h \
	%D%/fold.c \
	%D%/fold.h \
	%D%/history.c \
	%D%/history.h \
	%D%/order.c \
	%D%/parse.c \
	%D%/query.h \
	%D%/regex.c \
	%D%/regex.h \
	%D%/run.c \
	%D%/scope.c \
	%D%/tasks.c \
	%D%/term.h \
	%D%/text.c \
	%D%/text.h \
	%D%/walk.c \
	%D%/walk.h
