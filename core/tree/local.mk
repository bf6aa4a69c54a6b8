libcore_a_SOURCES += \
	%D%/folds.c %D%/folds.h \
	%D%/name.c \
	%D%/outline.c %D%/outline.h \
	%D%/placed.c %D%/placed.h \
	%D%/rows.c %D%/rows.h \
	%D%/shape.c %D%/shape.h \
	%D%/tree.c %D%/tree.h \
	%D%/view.c \
	%D%/window.c
