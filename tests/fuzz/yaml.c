/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The text of a YAML file: read, written as PyYAML would and read again, and changed in
 * one entry.
 */
#include "core/base/base.h"
#include "core/conf/pyyaml.h"
#include "core/conf/yamlput.h"
#include "tests/fuzz/fuzz.h"

static void check_members(const struct yaml_doc *d)
{
	for (size_t i = 0; i < d->member_nr; i++) {
		const struct yaml_member *m = &d->member[i];
		FUZZ_ASSERT(m->depth == 1 || (m->depth == 2 && i));
		FUZZ_ASSERT(m->start <= m->end && m->end <= d->text.len);
		FUZZ_ASSERT(m->line && m->column && m->column <= m->start + 1);
		FUZZ_ASSERT(!i || d->member[i - 1].start <= m->start);
	}
}

static void write_and_read(const struct yaml_doc *d)
{
	struct strbuf text = STRBUF_INIT;
	struct yaml_doc *again;
	struct err err;

	if (!json_is_object(d->value) && !json_is_array(d->value))
		return;
	pyyaml_add(&text, d->value, 0);
	if (text.len <= YAML_DOC_MAX) {
		again = yaml_doc_parse("x.yml", strbuf_slice(&text), &err);
		FUZZ_ASSERT(again && json_equal(again->value, d->value));
		yaml_doc_free(again);
	}
	strbuf_release(&text);
}

static void put(const struct yaml_doc *d, const char *key)
{
	json_t *value =
		json_pack("{s:s, s:[s], s:b}", "selector", "fuzzy", "query", "'a b", "full", true);
	struct strbuf text = STRBUF_INIT;
	struct err err;

	if (yaml_doc_put(d, key, value, &text, &err))
		FUZZ_ASSERT(*err.text && !strchr(err.text, '\n') && !text.len);
	else
		FUZZ_ASSERT(text.len);
	json_decref(value);
	strbuf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err;
	struct yaml_doc *d =
		yaml_doc_parse("x.yml", (struct slice){(const char *)data, size}, &err);

	if (!d) {
		FUZZ_ASSERT(!strncmp(err.text, "x.yml:", 6) && !strchr(err.text, '\n'));
		return 0;
	}
	check_members(d);
	write_and_read(d);
	put(d, "new");
	if (d->member_nr)
		put(d, d->member[0].key);
	yaml_doc_free(d);
	return 0;
}
