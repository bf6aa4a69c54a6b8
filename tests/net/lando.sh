#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# mtry-net, Auth0 and Lando: logging in, submitting, following the job.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/net/lib.sh
. "$srcdir/tests/net/lib.sh"
want openssl
authority ours
signed_by_ours
certificate=server.pem
serve
export CURL_CA_BUNDLE="$world/ours.pem"
domain=${secure#https://}
mkdir said
file=$world/state/lando_auth0_user_token.json

# said PATH LINE...: what the server answers there.
said() {
	name=$1
	shift
	printf '%s\n' "$@" >"said/$name"
}

# login [MEMBERS], submit [MEMBERS], follow [MEMBERS]: `MEMBERS` is more JSON, with a comma before it.
login() {
	: >bodies
	net login "{\"auth_domain\":\"$domain\",\"client_id\":\"us\",\"audience\":\"https://lando/\",
		\"scope\":\"openid lando\",\"token_file\":\"$file\",\"second_ms\":1,\"lines\":1${1-}}"
}
submit() {
	: >bodies
	net submit "{\"url\":\"$secure/try/patches\",\"token_file\":\"$file\",
		\"body\":\"{\\\"patches\\\":[]}\"${1-}}"
}
follow() {
	net follow "{\"url\":\"$secure/landing_jobs/7\",\"poll_ms\":1,\"backoff_ms\":0,\"lines\":1${1-}}"
}

# jwt JSON: a token whose signature nobody looks at.
jwt() {
	printf 'x.%s.y' "$(printf %s "$1" | base64 -w 0 | tr -d = | tr +/ -_)"
}

# token AUDIENCE ISSUER SECONDS [SECONDS]: what Auth0 gives; its id token and its access token
# expire so many seconds from now.
token() {
	now=$(date +%s)
	printf '{"id_token":"%s","access_token":"%s","scope":"openid","expires_in":86400}' \
		"$(jwt "{\"aud\":$1,\"iss\":\"$2\",\"exp\":$((now + $3))}")" \
		"$(jwt "{\"exp\":$((now + ${4-$3}))}")"
}

# keep TEXT: it is in the token file.
keep() {
	mkdir -p "${file%/*}"
	printf %s "$1" >"$file"
}

printed() {
	expect_status 0
	[ "$(cat out)" = "$1" ] || fail "not printed: $1"
}

good=$(token '"us"' "https://$domain/" 3600)
device='{"device_code":"secret device","user_code":"ABCD-EFGH","interval":5,"expires_in":900,
"verification_uri":"https://auth/","verification_uri_complete":"https://auth/?c=ABCD-EFGH"}'
device=$(echo "$device" | tr -d '\n')
pending='403 {"error":"authorization_pending","error_description":"pending"}'
said oauth-device-code "200 $device"

begin 'a first login: the code is told, the server asked until somebody has entered it'
said oauth-token "$pending" '429 {"error":"slow_down"}' reset '502 <html>' "200 $good"
login
printed '{"new":true}'
[ "$(grep -v ^progress lines)" = 'login ABCD-EFGH https://auth/?c=ABCD-EFGH
waiting
waiting
waiting
waiting' ] || fail 'other lines'
asked 1 'POST /oauth/device/code'
asked 5 'POST /oauth/token'
asked 6 'Content-Type=application/x-www-form-urlencoded'
[ "$(head -n 2 bodies)" = 'audience=https%3A%2F%2Flando%2F&client_id=us&scope=openid%20lando
client_id=us&device_code=secret%20device&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&scope=openid%20lando' ] ||
	fail 'other forms'

begin 'the token is in a private file, as mach writes it'
[ "$(stat -c %a "$file")" = 600 ] || fail 'not private'
printf %s "$good" | python3 -c 'import json, sys
print(json.dumps(json.load(sys.stdin), indent=2, sort_keys=True), end="")' | cmp - "$file" || fail 'other bytes'

begin 'it is used again'
login
printed '{"new":false}'
asked 0
keep "$(token '["other", "us"]' "https://$domain/" -30 61)"
login
printed '{"new":false}'

begin 'unless it was wanted anew, or is no good'
said oauth-token "200 $good"
login ',"anew":1'
printed '{"new":true}'
for bad in "$(token '"them"' "https://$domain/" 3600)" "$(token '["them"]' "https://$domain/" 3600)" \
	"$(token '"us"' https://elsewhere/ 3600)" "$(token '"us"' "https://$domain/" -61 3600)" \
	"$(token '"us"' "https://$domain/" 3600 59)" '{"id_token":"a.b.c"}' '{"id_token":1}' '{}' '[]' 'x' ''; do
	keep "$bad"
	login
	printed '{"new":true}'
done
printf %s "$good" | python3 -c 'import json, sys
t = json.load(sys.stdin)
t["access_token"] += "\r\nX: y"
print(json.dumps(t))' >"$file"
login
printed '{"new":true}'

begin 'the token is private: no links, and a file that cannot be written is said'
ln -s nowhere link
file=$world/link login
expect_status 2
grep -q "symbolic link" err || fail 'not said'
asked 0
said oauth-token "200 $good"
file=/dev/null/x login
expect_status 11

begin 'a login that is refused'
rm "$file"
said oauth-token '403 {"error":"access_denied","error_description":"User cancelled the confirmation prompt."}'
login
failed 5 "cannot log in at '$domain': User cancelled the confirmation prompt."
said oauth-token "$pending" '400 {"error":"expired_token"}'
login
failed 5 "cannot log in at '$domain': expired_token"
said oauth-token '400 <html>'
login
failed 5 "cannot log in at '$domain': cannot send to '$secure/oauth/token': the server answered 400"
said oauth-token "200 $(token '"them"' "https://$domain/" 3600)"
login
failed 10 "'$domain' gives a token that is of no use: it is for another program"
said oauth-token "$pending"
said oauth-device-code '200 {"device_code":"x","user_code":"y","interval":1,"expires_in":3}'
login
failed 5 "cannot log in at '$domain': nobody entered the code in time"
said oauth-device-code '200 {}'
login
failed 10 "cannot log in at '$domain': it gives no code"
said oauth-device-code '401 {"error":"unauthorized_client","error_description":"Unknown client: us"}'
login
failed 5 "cannot log in at '$domain': Unknown client: us"
[ ! -e "$file" ] || fail 'a token was kept'

begin 'patches are posted once, with the token'
keep "$good"
said try-patches '201 {"id":7}'
submit
printed '{"id":7}'
asked 1 'POST /try/patches'
access=$(printf %s "$good" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
asked 1 "Authorization=Bearer $access"
asked 1 'Content-Type=application/json'
[ "$(cat bodies)" = '{"patches":[]}' ] || fail 'another body'

begin 'more than a MiB goes'
big=$(head -c 2000000 /dev/zero | tr '\0' x)
printf '{"url":"%s","token_file":"%s","body":"%s"}' "$secure/try/patches" "$file" "$big" >big
status=0
"$mtry_net" submit <big >out 2>err || status=$?
printed '{"id":7}'

begin "refusals are in Lando's words"
said try-patches '401 {"detail":"Token has expired"}'
submit
failed 13 'Lando refuses: Token has expired'
said try-patches '403 {"title":"Forbidden","detail":"Missing permissions:\nscm_level_1"}'
submit
failed_with 5 'Lando refuses: Missing permissions: scm_level_1 (pushing to try needs commit access level 1, https://'
said try-patches '422 {"detail":[{"loc":["body"],"msg":"bad"}]}'
submit
failed 5 'Lando refuses: [{"loc":["body"],"msg":"bad"}]'
said try-patches '503 <html>'
submit
failed 8 "cannot send to '$secure/try/patches': the server answered 503"
said try-patches '400 {"detail":7}'
submit
failed 5 "cannot send to '$secure/try/patches': the server answered 400"

begin 'nothing is sent twice, and nobody claims to know what became of it'
said try-patches reset '201 {"id":8}'
submit
expect_status 14
asked 1
said try-patches stall
submit ',"stall_ms":300'
expect_status 14
said try-patches '200 hello'
submit
failed 14 "'$secure/try/patches' answers something that is no JSON object"
net submit "{\"url\":\"https://127.0.0.1:1/\",\"token_file\":\"$file\",\"body\":\"x\"}"
expect_status 6

begin 'a token goes nowhere else'
: >log
net submit "{\"url\":\"$here/try/patches\",\"token_file\":\"$file\",\"body\":\"x\"}"
failed 2 'a token goes over https only'
asked 0
rm "$file"
submit
failed 2 "'$file' holds no token"
asked 0

begin 'a job is followed to its end'
said landing_jobs-7 '200 {"status":"SUBMITTED"}' '200 {"status":"SUBMITTED"}' '503 x' reset \
	'200 {"status":"IN_PROGRESS"}' '200 {"status":"LANDED","commit_id":"abc","id":7}'
follow
printed '{"commit_id":"abc","id":7,"status":"LANDED"}'
[ "$(grep ^state lines)" = 'state SUBMITTED
state IN_PROGRESS
state LANDED' ] || fail 'other lines'
said landing_jobs-7 '200 {"status":"FAILED","error":"no"}'
follow
printed '{"error":"no","status":"FAILED"}'
said landing_jobs-7 '200 {"status":"cancelled"}'
follow
printed '{"status":"cancelled"}'

begin 'or as far as it can be'
said landing_jobs-7 '200 {"status":"SUBMITTED"}'
follow ',"give_up_ms":3'
failed 6 "the job is still 'SUBMITTED' after 0 minutes"
said landing_jobs-7 '200 {"status":"SUBMITTED"}' reset
follow
expect_status 6
said landing_jobs-7 '200 {}'
follow
failed 10 "'$secure/landing_jobs/7' does not say how far the job is"
said landing_jobs-7 '404 {}'
follow
failed 3 "cannot fetch '$secure/landing_jobs/7': the server answered 404"

begin 'requests that are wrong'
net login '{}'
failed 2 "'auth_domain' is missing"
net submit '{"url":"https://x/","token_file":"x"}'
failed 2 "'body' is missing"
net follow '{}'
failed 2 "'url' is missing"
