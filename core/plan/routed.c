/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/routed.h"
#include "core/base/file.h"
#include "core/plan/carried.h"
#include "core/plan/known.h"
#include "core/plan/pyjson.h"

#define BASE_REV "base_rev"

#define CI_MAX ((size_t)1024 * 1024)

static void set_json(struct plan *p, json_t *root)
{
	struct strbuf out = STRBUF_INIT;

	pyjson_add(&out, root);
	strbuf_addch(&out, '\n');
	free(p->json);
	p->json = strbuf_detach(&out);
}

static int check_reader(struct plan *p, const char *root, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret = 0;

	strbuf_addf(&path, "%s/" CI_FILE, root);
	if (file_exists(path.buf))
		ret = file_read(path.buf, CI_MAX, &text, err);
	if (text.len && !strstr(text.buf, CI_OPTION))
		strbuf_addstr(&p->notes, "this tree's " CI_FILE " has no " CI_OPTION
					 ": its decision task reads no note\n");
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}

int plan_carry(struct plan *p, json_t *parameters, const char *root, struct err *err)
{
	json_t *json = p->as_note ? parameters
				  : json_pack("{s:o, s:i}", "parameters", parameters, "version", 2);

	set_json(p, json);
	json_decref(json);
	return p->as_note && root ? check_reader(p, root, err) : 0;
}

const char *plan_carrier_name(const struct plan *p)
{
	return p->as_note ? CARRIED_NOTE : CARRIED_FILE;
}

static void put_base(struct plan *p, const char *rev)
{
	json_t *root = json_loads(p->json, 0, NULL);
	json_t *parameters = p->as_note ? root : json_object_get(root, "parameters");

	if (p->base_set || !json_object_get(parameters, BASE_REV)) {
		json_object_set_new(parameters, BASE_REV, json_string(rev));
		set_json(p, root);
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
