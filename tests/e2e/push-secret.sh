#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A password in the address of a remote: it gets there, and is nowhere to be seen on the way.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
# shellcheck source=tests/e2e/push-lib.sh
. "$srcdir/tests/e2e/push-lib.sh"
for tool in git python3; do
	command -v $tool >/dev/null || exit 77
done
git --exec-path | xargs -I % test -x %/git-http-backend || exit 77
unset http_proxy https_proxy all_proxy no_proxy HTTPS_PROXY ALL_PROXY NO_PROXY

word=geheim$$
mkfifo listens stop
python3 "$srcdir/tests/e2e/http-repo.py" "$world" 'me@home' "$word%'x" <stop >listens &
exec 9>stop
read -r port <listens
given=http://me%40home:$word%25\'x@127.0.0.1:$port

# unseen: the password was given, and stood in no arguments but those of the program itself.
unseen() {
	grep -q '^known' "$world/requests" || fail 'the server does not know us'
	grep -a "$word" "$world/seen" | grep -v '/push-driver ' && fail 'others can read the password'
	grep "$word" "$world/out" "$world/err" && fail 'the password is shown'
	: >"$world/requests"
	: >"$world/seen"
}

begin 'git: --remote URL'
make_git
# What the user has for passwords is not asked.
hook ../helper <<-'H'
	echo "$@" >>../asked
	echo username=other
	echo password=wrong
H
git config credential.helper "$world/helper"
before git
run 0 prepare --remote "$given/git/try.git"
[ "$(cat ../out)" = "git push http://127.0.0.1:$port/git/try.git main" ] || fail 'what is shown'
run 0 push --remote "$given/git/try.git"
unchanged git
unseen
git --git-dir ../try.git cat-file -e main:try_task_config.json || fail 'nothing arrived'
[ ! -e ../asked ] || fail 'the helper of the user was asked'
run 0 push --remote "$given/git/try.git" --note 1 --branch noted
run 0 push --remote "$given/git/try.git" --note 1 --branch noted --labels 4
unchanged git
unseen
git --git-dir ../try.git notes --ref=refs/notes/decision-parameters show noted >../note ||
	fail 'no note arrived'

begin 'git: a remote of that address, with settings in the environment'
git remote add secret "$given/git/try.git"
before git
hook .git/hooks/pre-push <<-'H'
	git config some.setting >../setting
	ulimit -c >../core
H
before git
(
	# shellcheck disable=SC3045 # dash and bash have them
	ulimit -S -c "$(ulimit -H -c)"
	export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=some.setting GIT_CONFIG_VALUE_0=stays
	run 0 push --remote secret --branch named
)
[ "$(cat ../setting)" = stays ] || fail 'a setting is lost'
[ "$(cat ../core)" = 0 ] || fail 'a core file may be written'
unseen
git --git-dir ../try.git cat-file -e named || fail 'nothing arrived'
[ "$(git rev-parse refs/remotes/secret/named)" = "$(cat ../out)" ] || fail 'no remote-tracking branch'
git update-ref -d refs/remotes/secret/named
rm .git/hooks/pre-push
git config --remove-section remote.secret

begin 'git: the branch comes from such an address'
git config branch.main.remote "$given/git/try.git"
mkdir ../bin
hook ../bin/git <<-'H'
	echo "$@" >>"$HOME/argv"
	exec "$GIT" "$@"
H
GIT=$(command -v git)
(
	export GIT PATH="$world/bin:$PATH"
	run 2 push --remote "$given/git/try.git" --branch other
)
said "where branch 'main' comes from (http://127.0.0.1:$port/git/try.git)"
grep "$word" ../argv && fail 'others can read the password'
grep -q 'remote get-url' ../argv || fail 'git was not asked'

begin 'git: a wrong password'
git config branch.main.remote origin
run 3 push --remote "http://me:wrong$word@127.0.0.1:$port/git/try.git" --screen 1
grep -q '^known' ../requests && fail 'it is the right one'
grep -a "$word" ../seen | grep -v '/push-driver ' && fail 'others can read the password'

command -v hg >/dev/null || exit 0
begin 'hg: --remote URL'
make_hg
: >../requests
: >../seen
before hg
run 3 push --remote "$given/hg"
said 'abort: HTTP Error 403'
unchanged hg
unseen
