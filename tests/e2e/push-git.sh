#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# git: every outcome of a push leaves the repository as it was, to the byte.
set -eu
# shellcheck source=tests/e2e/push-lib.sh
: "${srcdir:=.}" "${builddir:=.}"
. "$srcdir/tests/e2e/push-lib.sh"
command -v git >/dev/null || exit 77

# What arrived at the remote: BRANCH carries HEAD plus one commit with the labels.
arrived() {
	commit=$(git --git-dir "$world/try.git" rev-parse "refs/heads/$1") || fail "no branch $1"
	printed "$commit"
	[ "$(git rev-parse HEAD)" = "$(git --git-dir "$world/try.git" rev-parse "$1^")" ] ||
		fail "the try commit is not on top of HEAD"
	git --git-dir "$world/try.git" diff --name-only "$1^" "$1" | grep -qx try_task_config.json ||
		fail "try_task_config.json did not change"
	[ "$(git --git-dir "$world/try.git" diff --name-only "$1^" "$1" | wc -l)" = 1 ] ||
		fail "other files changed"
}

begin 'a push sends one commit on top of HEAD and changes nothing here'
make_git
before git
run 0 push
unchanged git
arrived main
git --git-dir ../try.git cat-file commit main >../commit
grep -q 'Jörg Tester' ../commit || fail "author"
grep -qx "Fuzzy query='möö" ../commit || fail "title"
! grep -q '^encoding\|^gpgsig' ../commit || fail "encoding or signature"
git --git-dir ../try.git log -1 --format='%(trailers:key=Try-Task,valueonly)' main |
	sed '/^$/d' >../labels
[ "$(cat ../labels)" = "$(printf 'test-linux/opt-mochitest-%05d\n' 0 1 2)" ] || fail "trailers"
git --git-dir ../try.git show main:try_task_config.json | grep -q '"version": 2' || fail "JSON"
[ -z "$(git --git-dir ../try.git tag)" ] || fail "tags were pushed"
[ "$(git --git-dir ../try.git ls-tree main a sub c | wc -l)" = 3 ] || fail "folders are missing"

! grep -q 'Writing objects' ../err || fail "progress without a screen"

begin 'a second push with other labels replaces the first, and shows progress on a screen'
run 0 push --labels 4 --screen 1
said 'Writing objects: 100%'
unchanged git
arrived main

begin 'a push of all labels of Firefox needs no long argument'
run 0 push --labels 34317 --branch all-of-them
unchanged git
arrived all-of-them

begin 'a tracked try_task_config.json is replaced in the try commit only'
echo '{}' >try_task_config.json
git add try_task_config.json
git -c commit.gpgSign=false commit -qm config
before git
run 0 push --branch replaced
unchanged git
arrived replaced

begin 'a folder of that name is refused'
git rm -q --cached try_task_config.json
rm try_task_config.json
mkdir try_task_config.json
echo x >try_task_config.json/x
git add .
git -c commit.gpgSign=false commit -qm folder
before git
run 2 push
said "'try_task_config.json' is a folder"
unchanged git

begin 'uncommitted changes are refused, or left out with --committed-only'
make_git
echo dirty >>a
before git
run 2 push
said "1 file with uncommitted changes ('a')"
run 0 push --committed-only 1
unchanged git
arrived main
[ "$(git --git-dir ../try.git show main:a)" = one ] || fail "the change was sent"
git add a
before git
run 2 push
unchanged git
git checkout -q HEAD -- a

begin 'a remote that is missing, the upstream, or official is refused'
before git
run 2 push --remote nowhere
said "no remote 'nowhere'"
run 2 push --remote -x
said "'-x' is not the name of a remote"
run 2 push --remote origin --branch x
said "'origin' is where branch 'main' comes from"
run 2 push --remote "$world/origin" --branch x
said 'comes from'
run 2 push --remote git@github.com:mozilla-firefox/firefox.git
said 'official Firefox repository'
unchanged git
git config url.https://hg.mozilla.org/.insteadOf moz:
git remote add inbound hg::moz:integration/autoland
git config remote.inbound.pushurl hg::ssh://hg.mozilla.org/integration/autoland
before git
run 2 push --remote inbound
said 'official Firefox repository'
run 2 push --remote moz:mozilla-central
said 'official Firefox repository'
run 2 prepare --remote hg::https://me:x@hg.mozilla.org/try
said "push-driver: 'hg::https://hg.mozilla.org/try' is a Mercurial repository, and git-cinnabar (git-remote-hg) is not installed: './mach vcs-setup' or https://github.com/glandium/git-cinnabar gets it"
mkdir ../bin
hook ../bin/git-remote-hg </dev/null
PATH=$PATH:$world/bin run 0 prepare --remote hg::https://hg.mozilla.org/try
printed 'git push hg::https://hg.mozilla.org/try branches/default/tip'
unchanged git

begin 'a name that is no branch is refused'
for name in -x 'a b' a..b 'a^' x.lock ''; do
	run 2 push --branch "$name"
	said 'is not a name git allows for a branch'
done
run 2 push --branch refs/heads/main
said "'refs/heads/main' is not a branch: say it without refs/heads/"
unchanged git

begin 'a detached HEAD needs --branch'
git checkout -q --detach
before git
run 2 push
said 'HEAD is detached'
run 0 push --branch from-detached
unchanged git
arrived from-detached

begin 'a branch with the name of a tag keeps its name'
git checkout -q -b feature/x
git -c tag.gpgSign=false tag feature/x
before git
run 0 prepare
printed 'git push try feature/x'
run 0 push
unchanged git

begin 'a remote of the user, not of the repository, is a remote'
git config --global remote.mine.url "$world/try.git"
run 0 push --remote mine --branch by-name
unchanged git
arrived by-name
rm ~/.gitconfig

begin 'a path is a remote'
git init -q --bare ../elsewhere.git
run 0 push --remote ../elsewhere.git
unchanged git

begin 'a rejected push says what the remote said'
make_git
hook ../try.git/hooks/pre-receive <<-'H'
	echo 'try is closed today'
	exit 1
H
before git
run 3 push
said 'try is closed today'
said "push-driver: 'git' failed: error: failed to push some refs"
unchanged git
rm ../try.git/hooks/pre-receive

begin 'a remote that is gone fails, with or without a screen'
mv ../try.git ../away.git
run 3 push
said 'does not appear to be a git repository'
run 3 push --screen 1
unchanged git
mv ../away.git ../try.git

begin 'the pre-push hook of the user is obeyed'
hook .git/hooks/pre-push <<-'H'
	echo 'not before lunch' >&2
	exit 1
H
before git
run 3 push
said 'not before lunch'
unchanged git

begin 'git killed half way'
hook .git/hooks/pre-push <<-'H'
	kill -9 $PPID
H
before git
run 3 push
said "'git' was killed by signal 9"
unchanged git

begin 'cancelled half way'
mkfifo ../never
hook .git/hooks/pre-push <<-'H'
	touch ../now
	read -r x <../never
H
before git
run 3 push --cancel ../now --screen 1
said "'git' was cancelled"
unchanged git
rm .git/hooks/pre-push

begin 'killed at a step'
before git
killed git-commit push
run 0 recover
unchanged git
killed git-pushed push
run 0 recover
unchanged git

begin 'a commit made while the push was reviewed'
objects() {
	git count-objects -v
}
git commit -q --no-gpg-sign --allow-empty -m 'new here' && new=$(git rev-parse --short=7 HEAD)
git update-ref HEAD HEAD^
objects >../count
run 2 push --between "git update-ref HEAD $new"
said "push-driver: HEAD moved to $new since this was reviewed: look at it again"
git update-ref HEAD HEAD^
[ "$(objects)" = "$(cat ../count)" ] || fail "objects were made"

begin 'the author is not known'
git config --unset user.name
git config --unset user.email
git config user.useConfigOnly true
before git
run 2 push
said 'git does not know who you are'
said 'no email was given'
unchanged git

begin 'a date that is none'
git config user.name T
git config user.email t@example.org
before git
(GIT_COMMITTER_DATE=gestern && export GIT_COMMITTER_DATE && run 2 push)
said "push-driver: 'git' failed: fatal: invalid date format: gestern"
unchanged git

begin 'the parameters as a note: no file, beside the notes of others, and no trace here'
make_git
echo '{}' >try_task_config.json
git add try_task_config.json
git -c commit.gpgSign=false commit -qm config
git config remote.try.prune true
git config fetch.writeCommitGraph true
notes=refs/notes/decision-parameters
# noted BRANCH NR: its note is there, one of so many, and it carries no file.
noted() {
	git --git-dir ../try.git notes --ref=$notes show "$1" | grep -q '"tasks"' || fail 'no note'
	[ "$(git --git-dir ../try.git notes --ref=$notes list | wc -l)" = "$2" ] || fail 'not so many notes'
	! git --git-dir ../try.git cat-file -e "$1:try_task_config.json" 2>/dev/null || fail 'a file is there'
	git --git-dir ../try.git cat-file -e "$1:a" || fail 'other files are missing'
}
before git
run 0 push --note 1
unchanged git
noted main 1
run 0 push --note 1 --branch second --labels 4
unchanged git
noted second 2
git --git-dir ../try.git -c user.name=O -c user.email=o@example.org notes --ref=$notes add -m other main^
git --git-dir ../try.git gc -q
run 0 push --note 1 --branch third --labels 5
unchanged git
noted third 4
[ "$(git --git-dir ../try.git notes --ref=$notes show main^)" = other ] || fail 'the note of another is lost'

begin 'a note of another in the last moment: neither commit nor note arrive'
hook .git/hooks/pre-push <<-'H'
	git --git-dir ../try.git -c user.name=O -c user.email=o@example.org notes \
		--ref=refs/notes/decision-parameters add -m more main^^
H
before git
run 3 push --note 1 --branch late --labels 6
unchanged git
rm .git/hooks/pre-push
git --git-dir ../try.git rev-parse -q --verify late >/dev/null && fail 'the commit arrived'
[ "$(git --git-dir ../try.git notes --ref=$notes show main^^)" = more ] || fail 'the note of another is lost'

begin 'a note where the remote cannot be asked, and killed while it is made'
run 3 push --note 1 --remote ../nowhere.git
said 'does not appear to be a git repository'
killed git-note push --note 1
before git
run 0 recover
unchanged git
run 2 push --note 1 --remote hg::https://hg.mozilla.org/try
said 'a Mercurial repository has no notes: say --carrier file'

begin 'no commit yet, no repository, no git'
git init -q ../empty
(cd ../empty && run 2 push && said 'has no commit yet')
(cd / && run 2 push && said "no git or hg repository in '/'")
(PATH="$world" && export PATH && run 2 push; PATH=/bin:/usr/bin said "cannot run 'git'")

begin 'a linked worktree'
make_git
git worktree add -q ../linked other
cd ../linked
before git
run 0 push
unchanged git
arrived other

begin 'a folder below, a sparse checkout, a split index'
cd "$world/work"
git sparse-checkout set --cone sub 2>/dev/null
git update-index --split-index
before git
(cd sub/folder && run 0 push)
unchanged git
arrived main
[ -n "$(git --git-dir ../try.git ls-tree main c)" ] || fail "a file outside the cone is missing"

begin 'a submodule with changes is as dirty as git says'
make_git
git -c protocol.file.allow=always submodule --quiet add ../origin.git module
git -c commit.gpgSign=false commit -qm module
before git
run 0 push
unchanged git
arrived main
echo changed >>module/a
before git
run 2 push
said "('module')"
unchanged git
(cd module && run 2 dirty --vcs hg && run 0 find && printed "$world/work/module")

begin 'a repository with SHA-256'
make_git --object-format=sha256
before git
run 0 push
unchanged git
arrived main
[ "$(wc -c <"$world/out")" = 65 ] || fail "hash length"

begin 'started by git itself, from a folder below'
make_git
before git
(cd sub && GIT_DIR=../.git GIT_WORK_TREE=.. && export GIT_DIR GIT_WORK_TREE && run 0 push)
unchanged git
arrived main

echo "ok"
