libcore_a_SOURCES += \
	%D%/auto.c \
	%D%/auto.h \
	%D%/build.c \
	%D%/build.h \
	%D%/cache.c \
	%D%/cache.h \
	%D%/cachefiles.c \
	%D%/cachefiles.h \
	%D%/changes.c \
	%D%/changes.h \
	%D%/class.c \
	%D%/closure.c \
	%D%/closure.h \
	%D%/copy.c \
	%D%/copy.h \
	%D%/comm.c \
	%D%/comm.h \
	%D%/definition.c \
	%D%/definition.h \
	%D%/diff.c \
	%D%/diff.h \
	%D%/draft.c \
	%D%/draft.h \
	%D%/facet.c \
	%D%/facet.h \
	%D%/facts.h \
	%D%/feeds.c \
	%D%/feeds.h \
	%D%/generator.c \
	%D%/generator.h \
	%D%/generator_run.c \
	%D%/graph.c \
	%D%/graph.h \
	%D%/index.c \
	%D%/index.h \
	%D%/jsondiff.c \
	%D%/jsondiff.h \
	%D%/offered.c \
	%D%/offered.h \
	%D%/labels.c \
	%D%/labels.h \
	%D%/spec.c \
	%D%/spec.h \
	%D%/patterns.c \
	%D%/patterns.h \
	%D%/plain.c \
	%D%/plain.h \
	%D%/project.c \
	%D%/project.h \
	%D%/python.c \
	%D%/rules.c \
	%D%/rules.h \
	%D%/refresh.c \
	%D%/refresh.h \
	%D%/scan.c \
	%D%/scan.h \
	%D%/source.c \
	%D%/source.h \
	%D%/task.c \
	%D%/task.h \
	%D%/uncommon.c \
	%D%/uncommon.h \
	%D%/verdict.c \
	%D%/verdict.h \
	%D%/why.c \
	%D%/why.h

# The graph that ships with the program.
nodist_libcore_a_SOURCES = %D%/demo.c
CLEANFILES += %D%/demo.c
EXTRA_DIST += %D%/demo/demo.json.gz %D%/demo/gen_demo.py
%D%/demo.c: %D%/demo/demo.json.gz core/base/embed.sh
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(srcdir)/core/base/embed.sh embedded_demo $(srcdir)/%D%/demo/demo.json.gz >$@-t && \
	mv $@-t $@

# Makes the committed demo graph again.
demo-update:
	python3 $(srcdir)/%D%/demo/gen_demo.py | gzip -9n >$(srcdir)/%D%/demo/demo.json.gz-t
	mv $(srcdir)/%D%/demo/demo.json.gz-t $(srcdir)/%D%/demo/demo.json.gz
.PHONY: demo-update
