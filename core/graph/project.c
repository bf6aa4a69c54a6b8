/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/project.h"
#include "core/base/alloc.h"
#include "core/conf/yaml.h"

/* Of "https://host/owner/name.git/", "git@host:owner/name", "/src/name": "name". */
static char *last_part(const char *address)
{
	size_t n = strlen(address), start;

	while (n && address[n - 1] == '/')
		n--;
	if (n > 4 && !strncmp(address + n - 4, ".git", 4))
		n -= 4;
	for (start = n; start && address[start - 1] != '/' && address[start - 1] != ':'; start--)
		;
	return xstrndup(address + start, n - start);
}

static char *repository_name(const struct checkout *c)
{
	struct strbuf url = STRBUF_INIT;
	struct err ignored; /* there is no such remote */
	char *name;

	if (vcs_remote_url(c, c->kind == VCS_GIT ? "origin" : "default", &url, &ignored))
		strbuf_reset(&url);
	strbuf_truncate(&url, strcspn(url.buf, "\n"));
	name = last_part(url.len ? url.buf : c->root);
	strbuf_release(&url);
	return name;
}

int project_read(struct project *p, const struct generator *g, const struct checkout *c,
		 struct err *err)
{
	static const char *const trust_domain[] = {"trust-domain", NULL};
	struct strbuf file = STRBUF_INIT, value = STRBUF_INIT;
	int found;

	*p = (struct project){0};
	strbuf_addf(&file, "%s/%s/config.yml", g->dir, g->root);
	found = yaml_scalar(file.buf, trust_domain, &value, err);
	if (!found || (found > 0 && !value.len))
		found = err_set(err, "%s: no trust-domain", file.buf);
	if (found > 0) {
		p->trust_domain = strbuf_detach(&value);
		p->name = !strcmp(p->trust_domain, "gecko")  ? xstrdup("mozilla-central")
			  : !strcmp(p->trust_domain, "comm") ? xstrdup("comm-central")
							     : repository_name(c);
	}
	strbuf_release(&file);
	strbuf_release(&value);
	return found > 0 ? 0 : -1;
}

void project_release(struct project *p)
{
	free(p->trust_domain);
	free(p->name);
	*p = (struct project){0};
}
