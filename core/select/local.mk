libcore_a_SOURCES += \
	%D%/folded.c \
	%D%/folded.h \
	%D%/machmember.c \
	%D%/machmember.h \
	%D%/machpreset.c \
	%D%/machpreset.h \
	%D%/machpreset_write.c \
	%D%/manifest.h \
	%D%/manifest_ini.c \
	%D%/manifest_toml.c \
	%D%/marks.c \
	%D%/marks.h \
	%D%/mozbuild.c \
	%D%/mozbuild.h \
	%D%/preset.c \
	%D%/preset.h \
	%D%/preset_apply.c \
	%D%/preset_write.c \
	%D%/rule.c \
	%D%/rule.h \
	%D%/srctree.c \
	%D%/srctree.h \
	%D%/testlist.c \
	%D%/testlist.h \
	%D%/testlist_reftest.c
