/* SPDX-License-Identifier: MPL-2.0 */
/* Saving the selection: where the user says, and where it waits for a retry. */
#include "core/base/base.h"
#include "tui/kept.h"
#include "tui/paths.h"
#include "tui/pushes.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/xdg.h"
#include "core/select/machpreset.h"
#include "core/select/pathtasks.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#define PUSHING "pushing-"
#define FAILED	"failed"

/* Tasks are marked that are not offered by default: a replay finds them with --full only. */
static bool needs_full(const struct session *s)
{
	return bitset_count_and(&s->marks.set, &s->graph.offered) < s->marks.nr;
}

struct option_list {
	struct preset_option *p;
	size_t nr, cap;
};

/* `value` NULL: "no-NAME". */
static void add_saved(struct option_list *list, enum option_id id, const char *value)
{
	ALLOC_GROW(list->p, list->nr + 1, list->cap);
	list->p[list->nr++] =
		(struct preset_option){.name = (char *)(uintptr_t)option_info(id)->name,
				       .value = (char *)(uintptr_t)(value ? value : ""),
				       .no = !value};
}

/*
 * Options that belong to the selection, as the preset keeps them. `title` stands
 * in the place of all that makes one, `remote` in that of an address with a password.
 */
static void saved_options(const struct session *s, bool full, const char *title, const char *remote,
			  struct option_list *list)
{
	for (int id = 0; id < OPT_NR; id++) {
		const struct option_values *v = &s->opt.value[id];
		bool titles = title && (id == OPT_MESSAGE || id == OPT_CLOSED_TREE);
		if (!(option_info(id)->use & USE_PRESET))
			continue;
		if (id == OPT_FULL && full)
			add_saved(list, id, "");
		else if (id == OPT_MESSAGE && title)
			add_saved(list, id, title);
		else if (options_no(&s->opt, id) && option_info(id)->use & USE_NO)
			add_saved(list, id, NULL);
		for (size_t i = 0; id != OPT_FULL && !titles && i < v->nr; i++)
			if (v->of[i] > ORIGIN_CONFIG)
				add_saved(list, id, id == OPT_REMOTE && remote ? remote : v->v[i]);
	}
}

/* What the tasks are told of tests: a mach preset names the tests instead. */
static bool tells_tests(const struct preset_option *o)
{
	return option_find(slice_from(o->name)) == OPT_ENV &&
	       (!strncmp(o->value, PATHTASKS_PATHS "=", sizeof(PATHTASKS_PATHS)) ||
		!strncmp(o->value, PATHTASKS_TAG "=", sizeof(PATHTASKS_TAG)));
}

static void name_tests(const struct session *s, struct option_list *list)
{
	static const enum option_id said[] = {OPT_TAG, OPT_ALLOW_TESTFILE_PATH, OPT_PLATFORM,
					      OPT_TYPE, OPT_WHOLE_CHUNK};
	size_t nr = 0;

	for (size_t i = 0; i < list->nr; i++)
		if (!tells_tests(&list->p[i]))
			list->p[nr++] = list->p[i];
	list->nr = nr;
	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		for (size_t k = 0; k < s->opt.value[said[i]].nr; k++)
			add_saved(list, said[i], s->opt.value[said[i]].v[k]);
}

static int write_mach(const struct session *s, const char *name, const struct bitset *within,
		      struct option_list *list, struct err *err)
{
	struct bitset tasks;
	int ret = 0;

	bitset_init(&tasks, s->graph.task_nr);
	if (s->paths) {
		name_tests(s, list);
		ret = paths_tasks(s, &tasks, err);
		within = &tasks;
	}
	if (!ret)
		ret = mach_preset_write(s->checkout.root, name, &s->marks, &s->graph, within,
					paths_sent(s), list->p, list->nr, err);
	bitset_release(&tasks);
	return ret;
}

/*
 * `title`: the commit's, as it was sent or edited; NULL: what makes one is saved. `path` is
 * that of the file, or (mach) a name for mach's.
 */
static int write_preset(const struct session *s, const char *title, const char *path, bool mach,
			struct err *err)
{
	struct option_list list = {NULL, 0, 0};
	const char *remote = options_string(&s->opt, OPT_REMOTE);
	struct strbuf message = STRBUF_INIT;
	struct secret secret = {0};
	bool full = needs_full(s);
	const struct bitset *within = full ? &s->all : &s->graph.offered;
	int ret;

	if (title)
		plan_quote_title(&message, title);
	if (remote)
		(void)!secret_split(&secret, remote, false);
	saved_options(s, full, title ? message.buf : NULL, secret.url, &list);
	if (mach)
		ret = write_mach(s, path, within, &list, err);
	else
		ret = preset_write(path, &s->marks, &s->graph, within, list.p, list.nr, err);
	secret_release(&secret);
	free(list.p);
	strbuf_release(&message);
	return ret;
}

int session_save(const struct session *s, const char *name, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int ret = preset_target(name, &path, err) ? -1
						  : write_preset(s, s->title, path.buf, false, err);

	strbuf_release(&path);
	return ret;
}

int session_save_mach(const struct session *s, const char *name, struct err *err)
{
	return write_preset(s, s->title, name, true, err);
}

int session_mach_command(const struct session *s, const struct plan *plan, struct strbuf *out,
			 struct err *err)
{
	struct option_list list = {NULL, 0, 0};
	bool full = needs_full(s);
	int ret;

	saved_options(s, full, NULL, NULL, &list);
	ret = mach_command(&s->marks, &s->graph, full ? &s->all : &s->graph.offered, list.p,
			   list.nr, plan->entry, plan->entry_nr, out, err);
	free(list.p);
	return ret;
}

/* ---- what is kept unasked ---- */

/* The path of a kept selection, or (NULL) of their folder. */
static int kept_path(const char *root, const char *name, struct strbuf *path, struct err *err)
{
	struct strbuf below = STRBUF_INIT;
	int ret;

	strbuf_addf(&below, "kept%s/%s%s", root ? root : "", name ? name : "", name ? ".sel" : "");
	ret = xdg_state(below.buf, path, err);
	strbuf_release(&below);
	return ret;
}

int session_keep(const struct session *s, const char *why, struct strbuf *path, struct err *err)
{
	if (kept_path(s->checkout.root, why, path, err))
		return -1;
	return write_preset(s, s->title, path->buf, false, err);
}

/* Makes it the one of the push that failed last. */
static int rename_failed(const char *root, const char *from, struct strbuf *path, struct err *err)
{
	if (kept_path(root, FAILED, path, err))
		return -1;
	if (rename(from, path->buf))
		return err_set(err, "cannot rename '%s' to '%s': %s", from, path->buf,
			       strerror(errno));
	return 0;
}

static void add_loss(struct err *err, const struct err *lost)
{
	struct err first = *err;

	if (strcmp(first.text, lost->text) != 0)
		err_set(err, "%s; the selection could not be kept: %s", first.text, lost->text);
}

int session_send(const struct session *s, struct push *push, struct strbuf *kept, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	struct err lost;
	char name[40];
	bool there;
	int ret;

	snprintf(name, sizeof(name), PUSHING "%ld", (long)getpid());
	if (!selector_chooses(s->selector)) /* there is nothing to keep */
		return push_send(push, err);
	there = !kept_path(s->checkout.root, name, &path, &lost) &&
		!write_preset(s, push->plan->title, path.buf, false, &lost);
	ret = push_send(push, err);
	if (!ret && there && pushes_add(s->checkout.root, path.buf, &lost))
		unlink(path.buf);
	if (ret && there)
		there = !rename_failed(s->checkout.root, path.buf, kept, &lost);
	if (ret && !there) {
		strbuf_reset(kept);
		add_loss(err, &lost);
	}
	strbuf_release(&path);
	return ret;
}

/* The file of a push whose process is not there any more. */
static bool is_orphan(const char *name)
{
	char *end;
	long pid;

	if (strncmp(name, PUSHING, strlen(PUSHING)) != 0)
		return false;
	pid = strtol(name + strlen(PUSHING), &end, 10);
	return pid > 0 && !strcmp(end, ".sel") && kill((pid_t)pid, 0) && errno == ESRCH;
}

static void say_kept(const struct session *s, const char *root, const char *from,
		     struct strbuf *said)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	if (rename_failed(root, from, &path, &err)) {
		strbuf_addf(said, "%s\n", err.text);
	} else {
		strbuf_addstr(said, "a push was killed; its selection is kept; try again with: ");
		session_replay_command(s, path.buf, said);
		strbuf_addch(said, '\n');
	}
	strbuf_release(&path);
}

void kept_find(const struct session *s, const char *root, struct strbuf *said)
{
	struct strbuf folder = STRBUF_INIT, path = STRBUF_INIT;
	struct err no_home;
	struct dirent *e;
	DIR *dir = kept_path(root, NULL, &folder, &no_home) ? NULL : opendir(folder.buf);

	while (dir && (e = readdir(dir)))
		if (is_orphan(e->d_name)) {
			strbuf_reset(&path);
			strbuf_addf(&path, "%s%s", folder.buf, e->d_name);
			say_kept(s, root, path.buf, said);
		}
	if (dir)
		closedir(dir);
	strbuf_release(&folder);
	strbuf_release(&path);
}
