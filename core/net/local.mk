# The client of mtry-net is part of the engine.
libcore_a_SOURCES += \
	%D%/client.c \
	%D%/client.h \
	%D%/existing.c \
	%D%/existing.h \
	%D%/pushed.c \
	%D%/pushed.h \
	%D%/namespace.c \
	%D%/namespace.h \
	%D%/protocol.h \
	%D%/request.c \
	%D%/request.h

# Started for what needs the network: loading libcurl takes longer than our whole start.
pkglibexec_PROGRAMS += mtry-net
NET_SOURCES = \
	%D%/answer.c \
	%D%/answer.h \
	%D%/decode.c \
	%D%/decode.h \
	%D%/url.c \
	%D%/url.h
mtry_net_SOURCES = $(NET_SOURCES) \
	%D%/http.c \
	%D%/http.h \
	%D%/httpjson.c \
	%D%/httpjson.h \
	%D%/lando.c \
	%D%/lando.h \
	%D%/lines.c \
	%D%/lines.h \
	%D%/login.c \
	%D%/login.h \
	%D%/main.c \
	%D%/taskcluster.c \
	%D%/taskcluster.h \
	%D%/token.c \
	%D%/token.h
mtry_net_LDADD = libcore.a $(JANSSON_LIBS) $(ZLIB_LIBS) $(CURL_LIBS)
