/* SPDX-License-Identifier: MPL-2.0 */
/* Options for the decision task that need more than themselves: the network, ssh, the mozconfig. */
#include "core/base/base.h"
#include "tui/session.h"
#include "core/base/file.h"
#include "core/conf/mozconfig.h"
#include "core/net/existing.h"

/* Pernosco shows its reports to nobody else. */
#define PERNOSCO_USERS "@mozilla.com"

/* Where mach try counts on a build of its own. */
#define FIREFOX "taskcluster/gecko_taskgraph"

int session_find_artifact(struct session *s, struct err *err)
{
	const char *format = options_string(&s->opt, OPT_FORMAT), *root = s->checkout.root;
	struct strbuf path = STRBUF_INIT;
	int artifact = 0;

	strbuf_addf(&path, "%s/" FIREFOX, root ? root : "");
	if (root && file_exists(path.buf) && (!format || !strcmp(format, "gecko")))
		artifact = mozconfig_artifact(root, err);
	strbuf_release(&path);
	return artifact > 0 ? options_set(&s->opt, OPT_ARTIFACT, "", ORIGIN_BUILD, err) : artifact;
}

int session_check_pernosco(const struct session *s, struct strbuf *said, struct err *err)
{
	struct err unknown;
	char *user = options_flag(&s->opt, OPT_PERNOSCO) ? net_hg_user(&unknown) : NULL;
	size_t n = user ? strlen(user) : 0, end = strlen(PERNOSCO_USERS);
	bool right = !user || (n > end && !strcmp(user + n - end, PERNOSCO_USERS));

	if (!user && options_flag(&s->opt, OPT_PERNOSCO))
		strbuf_addf(said,
			    "--pernosco is for addresses " PERNOSCO_USERS "; yours is not known: "
			    "%s\n",
			    unknown.text);
	if (!right)
		err_set(err,
			"--pernosco is for addresses " PERNOSCO_USERS ", and 'ssh -G "
			"hg.mozilla.org' says you are '%s'",
			user);
	free(user);
	return right ? 0 : -1;
}

int session_find_existing(struct session *s, const struct net_watch *watch, struct strbuf *said,
			  struct err *err)
{
	const struct net_push push = {
		options_string(&s->opt, OPT_EXISTING_TASKS), options_string(&s->opt, OPT_ROOT_URL),
		options_string(&s->opt, OPT_TRUST_DOMAIN), options_string(&s->opt, OPT_TREEHERDER)};
	struct strbuf url = STRBUF_INIT;

	if (!push.which || s->existing)
		return 0;
	s->existing = net_existing_tasks(&push, watch, &url, err);
	if (!s->existing) {
		err_prefix(err, "--use-existing-tasks: ");
	} else {
		add_count(said, (uint32_t)json_object_size(s->existing), "existing task");
		strbuf_addstr(said, " from ");
		vcs_public_url(said, url.len ? url.buf : push.which);
		strbuf_addch(said, '\n');
	}
	strbuf_release(&url);
	return s->existing ? 0 : -1;
}
