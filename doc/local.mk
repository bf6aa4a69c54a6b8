# The man page is made from the tables of the program.
noinst_PROGRAMS += doc/mkman
doc_mkman_SOURCES = %D%/mkman.c
doc_mkman_LDADD = libtui.a $(CORE_LIBS)

man1_MANS = %D%/mtry-tui.1
EXTRA_DIST += %D%/mtry-tui.1.in %D%/ARCHITECTURE.md %D%/PERFORMANCE.md %D%/formats.md %D%/mach-try.md
CLEANFILES += %D%/mtry-tui.1
%D%/mtry-tui.1: %D%/mtry-tui.1.in doc/mkman$(EXEEXT)
	$(AM_V_GEN)doc/mkman$(EXEEXT) <$(srcdir)/%D%/mtry-tui.1.in >$@.tmp && mv $@.tmp $@
