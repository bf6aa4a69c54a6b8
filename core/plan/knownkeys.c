/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/knownkeys.h"
#include "core/base/file.h"

#include <ctype.h>

#define GECKO	  "taskcluster/gecko_taskgraph/parameters.py"
#define TASKGRAPH "third_party/python/taskcluster_taskgraph/taskgraph/parameters.py"
#define LIMIT	  ((size_t)1024 * 1024)

/* What each decision task of these years knows, wherever it is written: taskgraph's base schema. */
static const char *const of_taskgraph[] = {
	"do_not_optimize",     "enable_always_target",	"existing_tasks",      "filters",
	"optimize_strategies", "optimize_target_tasks", "target_tasks_method",
};

static int read_one(const char *root, const char *name, struct strbuf *path, struct strbuf *text,
		    struct err *err)
{
	strbuf_addf(path, "%s/%s", root, name);
	return file_exists(path->buf) ? file_read(path->buf, LIMIT, text, err) : 0;
}

int known_keys_read(struct known_keys *k, const char *root, struct err *err)
{
	struct strbuf base_path = STRBUF_INIT;
	int ret = 0;

	*k = (struct known_keys){STRBUF_INIT, STRBUF_INIT, STRBUF_INIT};
	if (root)
		ret = read_one(root, GECKO, &k->path, &k->text, err);
	if (root && !ret)
		ret = read_one(root, TASKGRAPH, &base_path, &k->base, err);
	strbuf_release(&base_path);
	if (ret)
		known_keys_release(k);
	return ret;
}

void known_keys_release(struct known_keys *k)
{
	strbuf_release(&k->path);
	strbuf_release(&k->text);
	strbuf_release(&k->base);
}

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-';
}

/* `word` in quotes, or (`field`) in front of a colon at the start of a line. */
static bool stands_in(const struct strbuf *text, const char *word, bool field)
{
	size_t n = strlen(word);

	for (const char *at = text->buf; (at = strstr(at, word)); at += n) {
		const char *line = at;
		if (at == text->buf || is_name(at[-1]) || is_name(at[n]))
			continue;
		if (!field && (at[-1] == '"' || at[-1] == '\'') && at[n] == at[-1])
			return true;
		while (line > text->buf && (line[-1] == ' ' || line[-1] == '\t'))
			line--;
		if (field && at[n] == ':' && (line == text->buf || line[-1] == '\n'))
			return true;
	}
	return false;
}

/* In either form; Python has '_' where the JSON has '-'. */
static bool has(const struct strbuf *text, const char *key)
{
	struct strbuf field = STRBUF_INIT;
	bool found;

	strbuf_addstr(&field, key);
	for (char *c = field.buf; *c; c++)
		*c = *c == '-' ? '_' : *c;
	found = stands_in(text, key, false) || stands_in(text, field.buf, true);
	strbuf_release(&field);
	return found;
}

bool known_keys_has(const struct known_keys *k, const char *key)
{
	return !k->text.len || has(&k->text, key);
}

bool known_keys_has_parameter(const struct known_keys *k, const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(of_taskgraph); i++)
		if (!strcmp(key, of_taskgraph[i]))
			return true;
	return known_keys_has(k, key) || has(&k->base, key);
}
