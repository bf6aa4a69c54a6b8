/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/landoini.h"
#include "core/base/alloc.h"
#include "core/base/file.h"

#include <stddef.h>
#include <strings.h>

#define FILE_LIMIT ((size_t)1 << 20)

static const struct key {
	const char *name;
	size_t at;
	bool needed;
} keys[] = {
#define K(key, needed) {#key, offsetof(struct landoini, key), needed},
	LANDO_KEYS(K)
#undef K
};

static char **value_at(struct landoini *l, const struct key *key)
{
	return (char **)(void *)((char *)l + key->at);
}

void landoini_release(struct landoini *l)
{
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		free(*value_at(l, &keys[i]));
	*l = (struct landoini){0};
}

/* The next line, without blanks around it; false at the end. */
static bool next_line(const char **text, struct slice *line)
{
	size_t n = strcspn(*text, "\n");

	if (!**text)
		return false;
	*line = slice_trim((struct slice){*text, n});
	*text += n + ((*text)[n] == '\n');
	return true;
}

static bool is_header(struct slice line, const char *section)
{
	if (!line.n || line.p[0] != '[' || line.p[line.n - 1] != ']')
		return false;
	return !section || slice_equal((struct slice){line.p + 1, line.n - 2}, slice_from(section));
}

/* Behind the header of the section; NULL when it is not there. */
static const char *find_section(const char *text, const char *section)
{
	struct slice line;

	while (next_line(&text, &line))
		if (is_header(line, section))
			return text;
	return NULL;
}

static void read_entry(struct landoini *l, struct slice line)
{
	const char *equals = memchr(line.p, '=', line.n);
	struct slice name, value;

	if (!equals || line.p[0] == '#' || line.p[0] == ';')
		return;
	name = slice_trim((struct slice){line.p, (size_t)(equals - line.p)});
	value = slice_trim((struct slice){equals + 1, (size_t)(line.p + line.n - equals - 1)});
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (name.n == strlen(keys[i].name) && !strncasecmp(name.p, keys[i].name, name.n)) {
			free(*value_at(l, &keys[i]));
			*value_at(l, &keys[i]) = value.n ? xstrndup(value.p, value.n) : NULL;
		}
}

/* It becomes a part of URLs, which are printed, too. */
static int check_word(const char *word, const char *path, const char *what, struct err *err)
{
	static const char fine[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:";

	if (!word || strspn(word, fine) == strlen(word))
		return 0;
	return err_set(err, "%s: %s: '%s'", path, what, word);
}

static int check(struct landoini *l, const char *path, const char *section, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (keys[i].needed && !*value_at(l, &keys[i]))
			return err_set(err, "%s: '%s' is missing in section '%s'", path,
				       keys[i].name, section);
	if (check_word(l->auth0_domain, path, "auth0_domain is no host", err) ||
	    check_word(l->api_domain, path, "api_domain is no host", err))
		return -1;
	return check_word(l->instance_id, path, "instance_id is no name", err);
}

static int read_text(struct landoini *l, const char *path, const char *text, struct err *err)
{
	const char *own = getenv("LANDO_TRY_CONFIG");
	const char *section = own && *own ? own : "lando-prod-new";
	const char *at = find_section(text, section);
	struct slice line;

	if (!at && (!own || !*own))
		at = find_section(text, section = "lando-prod");
	if (!at) {
		err_set(err, "%s: there is no section '%s'", path, section);
		return 1;
	}
	while (next_line(&at, &line) && !is_header(line, NULL))
		if (line.n)
			read_entry(l, line);
	return check(l, path, section, err);
}

int landoini_read(struct landoini *l, const char *root, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret;

	*l = (struct landoini){0};
	strbuf_addf(&path, "%s/" LANDO_INI, root);
	if (!file_exists(path.buf)) {
		err_set(err, "there is no '" LANDO_INI "' in this checkout, which says where "
			     "Lando is");
		ret = 1;
	} else {
		ret = file_read(path.buf, FILE_LIMIT, &text, err);
		if (!ret)
			ret = read_text(l, LANDO_INI, text.buf, err);
	}
	if (ret)
		landoini_release(l);
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}
