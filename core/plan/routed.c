/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/routed.h"
#include "core/plan/known.h"
#include "core/plan/pyjson.h"

#define BASE_REV "base_rev"

static void put_base(struct plan *p, const char *rev)
{
	json_t *root = json_loads(p->json, 0, NULL);
	json_t *parameters = json_object_get(root, "parameters");
	struct strbuf out = STRBUF_INIT;

	if (p->base_set || !json_object_get(parameters, BASE_REV)) {
		json_object_set_new(parameters, BASE_REV, json_string(rev));
		pyjson_add(&out, root);
		strbuf_addch(&out, '\n');
		free(p->json);
		p->json = strbuf_detach(&out);
		p->base_set = true;
	}
	json_decref(root);
}

int plan_set_base(struct plan *p, const char *root, const char *rev, struct err *err)
{
	struct known *known;

	if (!rev || !root || p->generic)
		return 0;
	if (known_read(&known, root, err))
		return -1;
	if (known && known_top(known, BASE_REV))
		put_base(p, rev);
	known_free(known);
	return 0;
}
