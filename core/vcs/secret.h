/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Addresses with a password in them ("https://me:secret@host/x"). Everybody on the
 * machine can read the arguments of a program, so git and hg get the address
 * without it, and the password by another way.
 */
#ifndef VCS_SECRET_H
#define VCS_SECRET_H

#include "core/base/strbuf.h"

struct secret {
	char *url;   /* the address without what is secret */
	char *place; /* "https://host:port", where the password is for */
	char *user;  /* decoded, as is the password; may be empty */
	char *password;
};

/*
 * False when there is no password in `url`; `s` is empty then. ssh has no use for one: it
 * is only taken out. `keep_user`: the user stays in s->url; else (it may be a token)
 * only in that of ssh.
 */
bool secret_split(struct secret *s, const char *url, bool keep_user) MUST_USE;
void secret_release(struct secret *s);

/* What a child gets beside its arguments: "NAME=VALUE" strings, NULL-terminated once there is one. */
struct secret_env {
	char **v;
	size_t nr, cap;
	unsigned first, settings, secrets; /* for secret.c: what of it is settings of git */
};

/*
 * Adds what lets git find `given` (may be empty) and the passwords of a remote's addresses
 * `urls` (one a line), which become addresses without them: settings, and a credential
 * helper that reads the environment. Nothing is added when there is no password. git
 * before 2.31 does not know this way: it asks.
 */
void secret_git_env(struct secret_env *env, const struct secret *given, const char *urls);
void secret_env_add(struct secret_env *env, const char *entry);
void secret_env_release(struct secret_env *env);

#endif
