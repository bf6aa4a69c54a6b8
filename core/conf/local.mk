libcore_a_SOURCES += \
	%D%/config.c \
	%D%/options.c \
	%D%/options.h \
	%D%/yaml.c \
	%D%/yaml.h
