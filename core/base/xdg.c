/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/xdg.h"

static int path(const char *var, const char *below_home, const char *name, struct strbuf *out,
		struct err *err)
{
	const char *base = getenv(var), *home = getenv("HOME");

	if (base && *base == '/')
		strbuf_addf(out, "%s/mtry-tui/%s", base, name);
	else if (home && *home)
		strbuf_addf(out, "%s/%s/mtry-tui/%s", home, below_home, name);
	else
		return err_set(err, "neither HOME nor %s is set", var);
	return 0;
}

int xdg_config(const char *name, struct strbuf *out, struct err *err)
{
	return path("XDG_CONFIG_HOME", ".config", name, out, err);
}

int xdg_cache(const char *name, struct strbuf *out, struct err *err)
{
	return path("XDG_CACHE_HOME", ".cache", name, out, err);
}

int xdg_state(const char *name, struct strbuf *out, struct err *err)
{
	return path("XDG_STATE_HOME", ".local/state", name, out, err);
}
