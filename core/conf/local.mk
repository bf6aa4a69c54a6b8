libcore_a_SOURCES += \
	%D%/config.c \
	%D%/options.c \
	%D%/options.h \
	%D%/yaml.c \
	%D%/yaml.h \
	%D%/yamldoc.c \
	%D%/yamldoc.h \
	%D%/yamlread.c \
	%D%/yamlread.h \
	%D%/yamltype.c \
	%D%/yamltype.h
