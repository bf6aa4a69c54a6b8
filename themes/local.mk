# Installed for people to copy and change; the program carries its own.
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = \
	%D%/dark.theme \
	%D%/light.theme \
	%D%/16.theme \
	%D%/mono.theme \
	%D%/high-contrast.theme \
	%D%/colorblind.theme \
	%D%/nord.theme \
	%D%/solarized-dark.theme

nodist_libtui_a_SOURCES = themes/embedded.c
BUILT_SOURCES += themes/embedded.c
CLEANFILES += themes/embedded.c

themes/embedded.c: $(dist_themes_DATA) core/base/embed.sh
	$(AM_V_GEN)$(MKDIR_P) themes && (cd $(srcdir) && \
		sh core/base/embed.sh embedded_themes $(dist_themes_DATA)) >$@.tmp && mv $@.tmp $@
