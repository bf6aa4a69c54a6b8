/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/pushed.h"

#include <jansson.h>

#define COMMIT_LIMIT ((uint64_t)16 << 20)
#define FILE_LIMIT   ((uint64_t)64 << 20)

#define HASH_LEN   40
#define SHORT_LEN  12
#define HEX_DIGITS "0123456789abcdef"

static bool is_revision(struct slice s)
{
	size_t n = 0;

	while (n < s.n && strchr(HEX_DIGITS, s.p[n]))
		n++;
	return n == s.n && n >= SHORT_LEN && n <= HASH_LEN;
}

/* The value of NAME=VALUE in an address; n = 0: it has none. */
static struct slice parameter(const char *url, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = url; (at = strstr(at, name)); at += n)
		if (at > url && strchr("?&#", at[-1]) && at[n] == '=')
			return (struct slice){at + n + 1, strcspn(at + n + 1, "&#")};
	return (struct slice){"", 0};
}

/* REPO/rev/REV and the like: what hgweb has below a repository. */
static bool parse_hgweb(struct net_pushed *p, const char *url)
{
	static const char *const pages[] = {"/rev/", "/raw-file/", "/json-rev/", "/file/",
					    "/raw-rev/"};

	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		const char *page = strstr(url, pages[i]);
		struct slice rev;
		if (!page)
			continue;
		rev.p = page + strlen(pages[i]);
		rev.n = strcspn(rev.p, "/?#");
		if (!is_revision(rev))
			continue;
		strbuf_add(&p->repo, url, (size_t)(page - url));
		strbuf_add(&p->rev, rev.p, rev.n);
		return true;
	}
	return false;
}

bool net_pushed_parse(struct net_pushed *p, const char *text, const char *server)
{
	bool url = strstr(text, "://");
	struct slice rev = url ? parameter(text, "revision") : slice_from(text);
	struct slice repo = url ? parameter(text, "repo") : slice_from("try");

	*p = (struct net_pushed){STRBUF_INIT, STRBUF_INIT};
	if (url && !rev.n)
		return parse_hgweb(p, text);
	if (!is_revision(rev) || !repo.n || memchr(repo.p, '/', repo.n))
		return false;
	strbuf_addf(&p->repo, "%s/%.*s", server ? server : NET_DEFAULT_HG_URL, SLICE_ARG(repo));
	strbuf_add(&p->rev, rev.p, rev.n);
	return true;
}

void net_pushed_release(struct net_pushed *p)
{
	strbuf_release(&p->repo);
	strbuf_release(&p->rev);
}

static int fetch(const char *url, uint64_t limit, const struct net_watch *watch, struct strbuf *out,
		 struct err *err)
{
	struct net_request r;

	net_request_init(&r);
	r.url = url;
	r.max_bytes = limit;
	return net_fetch_maybe(NET_GET, &r, watch, out, err);
}

int net_pushed_commit(const struct net_pushed *p, const struct net_watch *watch,
		      struct strbuf *hash, struct strbuf *message, struct err *err)
{
	struct strbuf url = STRBUF_INIT, text = STRBUF_INIT;
	const char *node, *desc;
	json_t *answer = NULL;
	int ret;

	strbuf_addf(&url, "%s/json-rev/%s", p->repo.buf, p->rev.buf);
	ret = fetch(url.buf, COMMIT_LIMIT, watch, &text, err);
	if (ret > 0)
		ret = err_set(err, "'%s' has no revision '%s'", p->repo.buf, p->rev.buf);
	if (ret)
		goto out;
	answer = json_loadb(text.buf, text.len, 0, NULL);
	node = json_string_value(json_object_get(answer, "node"));
	desc = json_string_value(json_object_get(answer, "desc"));
	if (!node || strlen(node) != HASH_LEN || !is_revision(slice_from(node)) || !desc) {
		ret = err_set(err, "the answer of '%s' makes no sense", url.buf);
		goto out;
	}
	strbuf_addstr(hash, node);
	strbuf_addstr(message, desc);
out:
	json_decref(answer);
	strbuf_release(&url);
	strbuf_release(&text);
	return ret;
}

int net_pushed_file(const struct net_pushed *p, const char *path, const struct net_watch *watch,
		    struct strbuf *out, struct err *err)
{
	struct strbuf url = STRBUF_INIT;
	int ret;

	strbuf_addf(&url, "%s/raw-file/%s/%s", p->repo.buf, p->rev.buf, path);
	ret = fetch(url.buf, FILE_LIMIT, watch, out, err);
	strbuf_release(&url);
	return ret;
}
