libcore_a_SOURCES += \
	%D%/cmdline.c \
	%D%/config.c \
	%D%/mozconfig.c \
	%D%/mozconfig.h \
	%D%/optcheck.c \
	%D%/options.c \
	%D%/optlist.h \
	%D%/options.h \
	%D%/pyyaml.c \
	%D%/pyyaml.h \
	%D%/yaml.c \
	%D%/yaml.h \
	%D%/yamldoc.c \
	%D%/yamldoc.h \
	%D%/yamlput.c \
	%D%/yamlput.h \
	%D%/yamlread.c \
	%D%/yamlread.h \
	%D%/yamltype.c \
	%D%/yamltype.h
