#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Pushes through Lando, from the command line to the patches that arrive; a server of our own is
# Auth0 and Lando. (tests/net/lando.sh looks at the network closer.)
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
# shellcheck source=tests/net/certs.sh
. "$srcdir/tests/net/certs.sh"
want git
want openssl
want python3
authority ours
signed_by_ours
mkdir said
mkfifo ports stop
python3 "$srcdir/tests/net/server.py" "$world/cwd" server.pem server.key <stop >ports 9>&- &
exec 9>stop
read -r _ _ _ tls_port <ports
server=$world/cwd
domain=127.0.0.1:$tls_port
export CURL_CA_BUNDLE="$server/ours.pem"
export MTRY_NET='{"second_ms":1,"poll_ms":1,"backoff_ms":0,"tries":2}'
export MOZBUILD_STATE_PATH="$world/mozbuild"
file=$MOZBUILD_STATE_PATH/lando_auth0_user_token.json
link='https://treeherder.mozilla.org/jobs?repo=try&landoInstance=lando-test&landoCommitID=7'
gtest=test-linux2404-64/debug-gtest
landed=00112233445566778899aabbccddeeff00112233

# said PATH LINE...: what the server answers there.
said() {
	name=$1
	shift
	printf '%s\n' "$@" >"$server/said/$name"
}

# asked N TEXT: so many requests with the text.
asked() {
	requests=$(grep -cF -- "$2" "$server/log") || :
	[ "$requests" = "$1" ] || fail "$requests requests with '$2', not $1"
}

jwt() {
	printf 'x.%s.y' "$(printf %s "$1" | base64 -w 0 | tr -d = | tr +/ -_)"
}

# token SECONDS: what Auth0 gives, for so long.
token() {
	end=$(($(date +%s) + $1))
	printf '{"id_token":"%s","access_token":"%s"}' \
		"$(jwt "{\"aud\":\"us\",\"iss\":\"https://$domain/\",\"exp\":$end}")" "$(jwt "{\"exp\":$end}")"
}

# state: what a push must leave as it was. (The new objects of git are nobody's; hg notes times of
# files in its dirstate.)
state() {
	if [ -d .git ]; then
		git for-each-ref | grep -v refs/remotes/try/
		git status --porcelain
		find .git -name '*.lock' -o -name '*_HEAD'
		cksum .git/HEAD .git/index .git/logs/HEAD
	else
		hg log -T '{node} {phase}\n'
		hg status
		find .hg -type f ! -path '*/cache/*' ! -name dirstate -exec cksum {} + | sort
	fi
	cat file
}

# push ARGUMENT...: the checkout is as it was, and the server was asked anew.
push() {
	: >"$server/log"
	: >"$server/bodies"
	state >"$world/before"
	run -g "$graph" -q "'gtest" --push "$@"
	state | diff -u "$world/before" - || fail 'the checkout is not as it was'
}

# failed STATUS TEXT
failed() {
	expect_status "$1"
	expect_stdout ''
	expect_said "mtry-tui: $2"
}

# interrupt_at FILE TEXT: a push gets SIGINT once the text is there.
interrupt_at() {
	# What an earlier run said is not waited for.
	: >"$server/log"
	: >"$world/err"
	state >"$world/before"
	setsid "$program" -g "$graph" -q "'gtest" --push </dev/null >"$world/out" 2>"$world/err" &
	pushing=$!
	while ! grep -qF -- "$2" "$1"; do
		kill -0 "$pushing" || fail 'it ended'
	done
	kill -s INT "$pushing"
	status=0
	wait "$pushing" || status=$?
	state | diff -u "$world/before" - || fail 'the checkout is not as it was'
}

# arrived: Lando got one body; its members are in files, the patches in patch.0, patch.1 ...
arrived() {
	expect_status 0
	expect_stdout "pushed 001122334455; your checkout is as it was
$link"
	tail -n 1 "$server/bodies" | python3 -c '
import base64, json, sys
body = json.load(sys.stdin)
assert sorted(body) == ["base_commit", "base_commit_vcs", "patch_format", "patches"], body
print(body["base_commit_vcs"], body["patch_format"], body["base_commit"], len(body["patches"]))
for i, patch in enumerate(body["patches"]):
    open(f"{sys.argv[1]}/patch.{i}", "wb").write(base64.b64decode(patch))' "$world" >"$world/body"
	[ "$(cat "$world/body")" = "$1" ] || fail "sent was $(cat "$world/body"), not $1"
}

good=$(token 3600)
said oauth-device-code '200 {"device_code":"d","user_code":"ABCD-EFGH","interval":1,"expires_in":900,"verification_uri_complete":"https://auth/?c=1"}'
said oauth-token "200 $good"
said try-patches '201 {"id":7}'
landed="200 {\"status\":\"LANDED\",\"commit_id\":\"$landed\"}"
said landing_jobs-7 '200 {"status":"SUBMITTED"}' "$landed"

git config --global user.name Tester
git config --global user.email tester@example.org
git init -q -b work src
cd src
echo one >file
printf '\0\1\2' >binary
mkdir taskcluster
echo 'trust-domain: gecko' >taskcluster/config.yml
git add .
git commit -qm one
base=$(git rev-parse HEAD)
git remote add mozilla https://github.com/mozilla-firefox/firefox
git update-ref refs/remotes/mozilla/main "$base"
ini() {
	cat >.git/lando.ini <<-I
		[autoformat]
		enabled = True

		[lando-prod]
		api_domain = nowhere.invalid
		[${1-lando-prod-new}]
		# comment = no
		AUTH0_DOMAIN = $domain
		auth0_client_id = us
		auth0_audience = https://lando/
		auth0_scope = openid lando
		api_domain = $domain
		instance_id = lando-test
	I
	cp .git/lando.ini .lando.ini
}
echo .lando.ini >.git/info/exclude

begin '--via lando without .lando.ini'
refused "there is no '.lando.ini' in this checkout, which says where Lando is" \
	-g "$graph" -q "'gtest" --push --via lando

begin 'a login, and the try commit alone'
ini
push --via lando
arrived "git git-format-patch $base 1"
expect_said "1 task: Lando ($domain), the try commit on $(echo "$base" | cut -c 1-12)"
expect_said '1. On your computer or mobile device navigate to: https://auth/?c=1'
expect_said '2. Enter the following code: ABCD-EFGH'
expect_said 'Login successful.'
expect_said "Lando has it as job 7: https://$domain/landing_jobs/7"
expect_said 'Lando: SUBMITTED'
[ "$(stat -c %a "$file")" = 600 ] || fail 'the token is not private'
asked 1 'POST /oauth/token'
asked 2 'GET /landing_jobs/7'

begin 'commits go before it, whatever is set for mails; the token is used again'
echo two >>file
printf '\0\3' >binary
git commit -qam 'two: a change'
echo three >>file
git commit -qam 'three'
git config diff.noprefix true
git config format.attach x
git config format.signOff true
git config format.numbered true
push
arrived "git git-format-patch $base 3"
asked 0 /oauth/
git clone -q . ../there
git -C ../there checkout -q --detach "$base"
git -C ../there am -q "$world/patch.0" "$world/patch.1" "$world/patch.2" || fail 'no patches'
[ "$(git -C ../there rev-parse HEAD~1:)" = "$(git rev-parse HEAD:)" ] || fail 'other content'
[ "$(git -C ../there log --format=%s -3 | tail -n 2 | tr '\n' ' ')" = 'three two: a change ' ] ||
	fail 'other messages'
git -C ../there show HEAD:try_task_config.json | tasks_of | diff - "$world/want-tasks" 2>/dev/null ||
[ "$(git -C ../there show HEAD:try_task_config.json | tasks_of)" = "$gtest" ] || fail 'other tasks'
git -C ../there log -1 --format='%(trailers:key=Try-Task,valueonly)' | grep -qx "$gtest" ||
	fail 'no trailer'

begin '--json has the job'
push --json
for text in '"job": "7"' "\"link\": \"$link\"" '"pushed": true' '"revision": "00112233'; do
	grep -qF -- "$text" "$world/out" || fail "not there: $text"
done

begin 'when Lando is the way'
git init -q --bare ../../try.git
git remote add try ../../try.git
push
expect_said 'git push try work'
asked 0 POST
git remote set-url try hg::ssh://hg.mozilla.org/try
push
arrived "git git-format-patch $base 3"
git remote remove try
mkdir ../bin
printf '#!/bin/sh\nexit 1\n' >../bin/git-remote-hg
chmod +x ../bin/git-remote-hg
PATH=$PWD/../bin:$PATH
for way in "MACH_TRY_PUSH_TO_VCS=1" "LANDO_TRY_CONFIG=none"; do
	export "${way?}"
	push
	expect_status 3
	expect_said 'git push hg::ssh://hg.mozilla.org/try '
	asked 0 POST
	unset "${way%=*}"
done
echo 'trust-domain: comm' >taskcluster/config.yml
push --committed-only
expect_status 3
expect_said 'git push hg::ssh://hg.mozilla.org/try-comm-central '
asked 0 POST
git checkout -q taskcluster
push --via git --remote nowhere
failed 2 "no remote 'nowhere' here"
push --via hg
failed 2 '--via hg: this is a checkout of git'
push --carrier note
failed 2 'Lando takes patches, and a note is none: say --carrier file, or --via git'
push --via pigeon
failed 2 "'pigeon' is no way to push: git, hg or lando"
push --via lando --branch x
failed 2 "--branch 'x' means nothing with Lando"

begin 'settings that are wrong'
ini other
push --via lando
failed 2 ".lando.ini: 'auth0_domain' is missing in section 'lando-prod'"
LANDO_TRY_CONFIG=other push
arrived "git git-format-patch $base 3"
ini
sed -i 's/^api_domain = 127.*/api_domain = x\/y/' .lando.ini
push
failed 2 ".lando.ini: api_domain is no host: 'x/y'"
ini

sed -i "s/^instance_id = .*/instance_id = $(printf '\033')[1m/" .lando.ini
push
failed 2 ".lando.ini: instance_id is no name: '^[[1m'"
ini

begin 'bases that are none'
git remote set-url mozilla https://example.org/x
push
failed 2 'no remote here is an official Firefox repository, so there is no telling which commits Lando has'
git remote set-url mozilla https://github.com/mozilla-firefox/firefox
git update-ref -d refs/remotes/mozilla/main
push
failed 2 "no commit below HEAD is one of 'mozilla': fetch it"
git update-ref refs/remotes/mozilla/main "$base"
git checkout -q -b side "$base"
git commit -q --allow-empty -m side
git merge -q --no-edit work
push
failed 2 "commit $(git rev-parse HEAD | cut -c 1-12) is a merge, and Lando takes a line of patches: rebase it"
git checkout -q work

begin 'a token that Lando does not take is replaced, once'
said try-patches '401 {"detail":"Token was withdrawn"}' '201 {"id":7}'
push
arrived "git git-format-patch $base 3"
asked 1 'POST /oauth/device/code'
asked 2 'POST /try/patches'
said try-patches '401 {"detail":"Token was withdrawn"}'
push
failed 3 'Lando refuses: Token was withdrawn'
asked 2 'POST /try/patches'

begin 'a login that fails sends nothing'
said oauth-token '403 {"error":"access_denied","error_description":"User said no."}'
token -100 >"$file"
push
failed 2 "cannot log in at '$domain': User said no."
asked 0 'POST /try/patches'
echo "$good" >"$file"

begin 'refusals'
said try-patches '403 {"detail":"Missing permissions: scm_level_1"}'
push
failed 3 'Lando refuses: Missing permissions: scm_level_1 (pushing to try needs commit access level 1'
expect_said 'the selection is kept; try again with: '
expect_not_said 'unless it lands'
said try-patches '400 {"detail":"Could not parse the patch"}'
push
failed 3 'Lando refuses: Could not parse the patch'
said try-patches '502 <html>'
push
failed 3 "cannot send to 'https://$domain/try/patches': the server answered 502"
said try-patches reset
push
failed 3 "cannot send to 'https://$domain/try/patches': "
expect_said '; Lando may have taken the push all the same: look before you push again'
said try-patches '200 {"id":"7"}'
push
failed 3 'Lando took the push, but does not say which job it is'
said try-patches '201 {"id":7}'

begin 'jobs that do not land'
said landing_jobs-7 '200 {"status":"IN_PROGRESS"}' '200 {"status":"FAILED","error":"abort: no\nat all\u001b[1m"}'
push
failed 3 'Lando could not land job 7: abort: no'
expect_said 'at all^[[1m'
said landing_jobs-7 '200 {"status":"CANCELLED"}'
push
failed 3 'job 7 was cancelled at Lando'
said landing_jobs-7 '200 {"status":"FAILED"}'
push
failed 3 'Lando could not land job 7: it says not'
said landing_jobs-7 '200 {"status":"SUBMITTED"}' reset
push
failed 3 "job 7 is with Lando, which goes on with it: https://$domain/landing_jobs/7 (cannot fetch "

said landing_jobs-7 '200 {"status":"LANDED","commit_id":"\u001b[1m"}'
push
failed 3 "job 7 landed, but Lando does not say as which commit: https://$domain/landing_jobs/7"

begin 'Ctrl-C while the job is followed'
said landing_jobs-7 '200 {"status":"SUBMITTED"}'
interrupt_at "$world/err" 'Lando: SUBMITTED'
failed 130 "job 7 is with Lando, which goes on with it: https://$domain/landing_jobs/7 (cancelled)"
expect_said 'the selection is kept; unless it lands, try again with: '
said landing_jobs-7 "$landed"

begin 'Ctrl-C while somebody should log in, and while Treestatus is asked: nothing is sent'
rm "$file"
said oauth-token '403 {"error":"authorization_pending"}'
numbers=$MTRY_NET
MTRY_NET='{"second_ms":100}'
interrupt_at "$world/err" '2. Enter the following code: ABCD-EFGH'
failed 130 cancelled
asked 0 'POST /try/patches'
MTRY_NET=$numbers
[ ! -e "$file" ] || fail 'a token was kept'
echo "$good" >"$file"
said trees-try stall
own=$MTRY_TREESTATUS_URL
MTRY_TREESTATUS_URL=https://$domain
interrupt_at "$server/log" 'GET /trees/try'
expect_status 130
asked 0 POST
MTRY_TREESTATUS_URL=$own

begin 'SIGKILL at any step'
for step in lando-login lando-patches git-blob git-tree git-commit lando-submit lando-submitted; do
	export MTRY_TEST_KILL=$step
	program=$builddir/tests/cli/hooked push
	expect_status 137
	unset MTRY_TEST_KILL
done
push
arrived "git git-format-patch $base 3"

begin 'the same on two commits'
: >"$server/bodies"
run -g "$graph" compare "$base" -q "'gtest" --push
expect_status 0
python3 -c '
import json, sys
for line in open(sys.argv[1]):
    body = json.loads(line)
    print(body["base_commit"], len(body["patches"]))' "$server/bodies" >got
printf '%s 1\n%s 3\n' "$base" "$base" | diff - got || fail 'other patches'
rm got

begin 'a closed tree is told of, and needs a word'
echo "treestatus-url = https://$domain/" >"$config/config"
said trees-try '200 {"result":{"tree":"try","status":"closed","reason":"Bug 1:\nbusted \u001b[1m"}}'
push
failed 2 'a push to a closed tree needs --closed-tree or --yes'
expect_said 'try is closed: Bug 1:^Jbusted ^[[1m'
asked 0 POST
push --closed-tree
arrived "git git-format-patch $base 3"
grep -q '^Subject:.*ON A CLOSED TREE' "$world/patch.2" || fail 'not in the title'
push --yes
arrived "git git-format-patch $base 3"
expect_said 'try is closed: '
said trees-try '200 {"result":{"status":"approval required","reason":""}}'
push
arrived "git git-format-patch $base 3"
expect_said 'try is approval required'
said trees-try '200 {"result":{"status":"open","reason":"x"}}'
push
arrived "git git-format-patch $base 3"
expect_not_said 'try is'

begin 'one that nobody knows of is not closed'
for answer in '500 x' '200 {"result":{}}' '404 {}' reset; do
	said trees-try "$answer"
	push
	arrived "git git-format-patch $base 3"
	expect_said 'whether try is open is not known: '
done
said trees-try stall
MTRY_NET='{"stall_ms":100,"poll_ms":1}' push
arrived "git git-format-patch $base 3"
expect_said 'whether try is open is not known: '
rm "$config/config"
git remote add try ../../try.git
push --treestatus-url "https://$domain" --branch other
expect_said 'git push try other'
asked 0 /trees/
git remote remove try

begin 'the helper is not there'
MTRY_LIBEXEC=$world push
failed 2 "cannot run "

begin 'hg: patches since the last public changeset; the try commit is only a text'
command -v hg >/dev/null || exit 0
cp .git/lando.ini ..
cd ..
hg init hgsrc
cd hgsrc
printf '[ui]\nusername = Tester <tester@example.org>\n[paths]\ntry = ssh://hg.mozilla.org/try\n' >.hg/hgrc
echo '.lando.ini' >.hgignore
cp ../lando.ini .lando.ini
echo one >file
hg commit -qAm one
push
failed 2 'no changeset below is public, so there is no telling which ones Lando has'
hg phase -p .
base=$(hg log -r . -T '{node}')
hg clone -q . ../hgthere
printf '\0\1' >binary
echo two >>file
hg commit -qAm 'two: a change'
push
arrived "hg hgexport $base 2"
expect_said "1 commit and the try commit on $(echo "$base" | cut -c 1-12)"
hg -R ../hgthere import -q "$world/patch.0" "$world/patch.1" || fail 'no patches'
[ "$(hg -R ../hgthere log -r .^ -T '{node}')" = "$(hg log -r . -T '{node}')" ] || fail 'another changeset'
[ "$(hg -R ../hgthere cat -r . ../hgthere/try_task_config.json | tasks_of)" = "$gtest" ] || fail 'other tasks'
hg -R ../hgthere log -r . -T '{author}\n{desc}\n' >tip
grep -qx 'Tester <tester@example.org>' tip || fail 'another author'
grep -qx "Try-Task: $gtest" tip || fail 'no trailer'
rm tip

begin 'hg: who am I'
sed -i 2d .hg/hgrc
push
failed 2 "hg does not know who you are: set 'username' in [ui] with 'hg config --edit'"
HGUSER='Somebody else' push
arrived "hg hgexport $base 2"
grep -qx '# User Somebody else' "$world/patch.1" || fail 'another author'
