/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/secret.h"
#include "core/base/alloc.h"

/* More addresses of one remote go the way git has for them. */
#define SECRETS_MAX 3

/* ---- an address ---- */

static unsigned hex_value(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
}

/* Undoes percent-encoding; control characters stay encoded, for no program takes them. */
static char *decode(struct slice s)
{
	static const char hex[] = "0123456789abcdefABCDEF";
	struct strbuf out = STRBUF_INIT;
	unsigned c;

	for (size_t i = 0; i < s.n; i++) {
		c = 0;
		if (s.p[i] == '%' && s.n - i > 2 && strchr(hex, s.p[i + 1]) &&
		    strchr(hex, s.p[i + 2]))
			c = hex_value(s.p[i + 1]) << 4 | hex_value(s.p[i + 2]);
		strbuf_addch(&out, c >= ' ' ? (char)c : s.p[i]);
		i += c >= ' ' ? 2 : 0;
	}
	return strbuf_detach(&out);
}

/* "https://host:port"; git-cinnabar's prefix "hg::" falls away. */
static char *place_of(const char *url, const char *host, const char *at)
{
	struct strbuf place = STRBUF_INIT;

	url += strncmp(url, "hg::", 4) ? 0 : 4;
	strbuf_add(&place, url, (size_t)(host - url));
	strbuf_add(&place, at + 1, strcspn(at + 1, "/?#"));
	return strbuf_detach(&place);
}

bool secret_split(struct secret *s, const char *url, bool keep_user)
{
	const char *scheme = strstr(url, "://"), *host, *at, *colon;
	struct strbuf public = STRBUF_INIT;

	*s = (struct secret){0};
	if (!scheme)
		return false;
	host = scheme + strlen("://");
	at = memrchr(host, '@', strcspn(host, "/?#"));
	colon = at ? memchr(host, ':', (size_t)(at - host)) : NULL;
	if (!colon)
		return false;
	s->user = decode((struct slice){host, (size_t)(colon - host)});
	s->password = decode((struct slice){colon + 1, (size_t)(at - colon - 1)});
	s->place = place_of(url, host, at);
	keep_user |= !strncmp(s->place, "ssh://", strlen("ssh://"));
	strbuf_add(&public, url, (size_t)((keep_user ? colon : host) - url));
	strbuf_addstr(&public, keep_user ? at : at + 1);
	s->url = strbuf_detach(&public);
	return true;
}

void secret_release(struct secret *s)
{
	free(s->url);
	free(s->place);
	free(s->user);
	free(s->password);
	*s = (struct secret){0};
}

/* ---- git ---- */

void secret_env_add(struct secret_env *env, const char *entry)
{
	ALLOC_GROW(env->v, env->nr + 2, env->cap);
	env->v[env->nr++] = xstrdup(entry);
	env->v[env->nr] = NULL;
}

/* Adds "NAMENUMBER=VALUE". */
static void add(struct secret_env *env, const char *name, unsigned number, const char *value)
{
	struct strbuf entry = STRBUF_INIT;

	strbuf_addf(&entry, "%s%u=%s", name, number, value);
	secret_env_add(env, entry.buf);
	strbuf_release(&entry);
}

/* Says how many settings there are. */
static void add_count(struct secret_env *env)
{
	struct strbuf entry = STRBUF_INIT;

	strbuf_addf(&entry, "GIT_CONFIG_COUNT=%u", env->first + env->settings);
	secret_env_add(env, entry.buf);
	strbuf_release(&entry);
}

/* The setting SECTION.PLACE.NAME. */
static void set(struct secret_env *env, const char *section, const char *place, const char *name,
		const char *value)
{
	unsigned number = env->first + env->settings++;
	struct strbuf key = STRBUF_INIT;

	strbuf_addf(&key, "%s.%s.%s", section, place, name);
	add(env, "GIT_CONFIG_KEY_", number, key.buf);
	add(env, "GIT_CONFIG_VALUE_", number, value);
	strbuf_release(&key);
}

/*
 * The text of the helper goes to a shell, as git defines it, and is always the same: the
 * words that are secret are only in the environment.
 */
static void add_credential(struct secret_env *env, const struct secret *s)
{
	struct strbuf helper = STRBUF_INIT;
	unsigned n = env->secrets++;

	strbuf_addf(&helper,
		    "!f() { if [ \"$1\" = get ]; then printf 'username=%%s\\npassword=%%s\\n' "
		    "\"$MTRY_USER_%u\" \"$MTRY_PASSWORD_%u\"; fi; }; f",
		    n, n);
	set(env, "credential", s->place, "helper", ""); /* the user's helpers are not asked */
	set(env, "credential", s->place, "helper", helper.buf);
	add(env, "MTRY_USER_", n, s->user);
	add(env, "MTRY_PASSWORD_", n, s->password);
	strbuf_release(&helper);
}

void secret_git_env(struct secret_env *env, const struct secret *given, const char *urls)
{
	const char *before = getenv("GIT_CONFIG_COUNT");
	char *copy = xstrdup(urls), *rest = copy, *url;
	struct secret s;

	env->first = before ? (unsigned)strtoul(before, NULL, 10) : 0;
	if (given->url)
		add_credential(env, given);
	while ((url = strsep(&rest, "\n")) && env->secrets < SECRETS_MAX)
		if (secret_split(&s, url, false)) {
			add_credential(env, &s);
			set(env, "url", s.url, "insteadOf", url);
			secret_release(&s);
		}
	if (env->settings)
		add_count(env);
	free(copy);
}

void secret_env_release(struct secret_env *env)
{
	for (size_t i = 0; i < env->nr; i++)
		free(env->v[i]);
	free(env->v);
	*env = (struct secret_env){0};
}
