#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# mtry-net get: what comes back when servers and networks are well.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/net/lib.sh
. "$srcdir/tests/net/lib.sh"
serve
seq 1 60000 >big # more than one piece of everything
gzip -c big >big.gz
: >empty

begin 'a file comes as it is; the program says who it is, and asks for gzip'
get "$here/files/big"
got big
asked 1
asked 1 "User-Agent=mtry-tui/$(sed -n 's/^#define PACKAGE_VERSION "\(.*\)"/\1/p' "$builddir/config.h") "
asked 1 'Accept-Encoding=gzip'

begin 'an empty file, and one without a length'
get "$here/files/empty"
got empty
get "$here/files/empty?gzip"
got empty
get "$here/files/empty?encoding=gzip"
got empty
get "$here/chunks/200000"
expect_status 0
[ "$(wc -c <out)" = 200000 ] || fail 'not all came'

begin 'gzip is decoded; a file that is gzip itself is not'
get "$here/files/big?gzip"
got big
get "$here/files/big.gz"
got big.gz
get "$here/files/big.gz?gzip"
got big.gz

begin 'gzip of several members, with padding'
{
	cat big.gz big.gz
	printf '\0\0\0'
} >members
cat big big >both
get "$here/files/members?encoding=X-GZIP"
got both

begin 'gzip that ends too early, or is none'
head -c 5000 big.gz >broken
get "$here/files/broken?encoding=gzip"
failed 10 "cannot fetch '$here/files/broken': its gzip encoding ends too early"
get "$here/files/big?encoding=gzip"
failed 10 "cannot fetch '$here/files/big': its gzip encoding is damaged"
get "$here/files/big?encoding=br"
failed 10 "cannot fetch '$here/files/big': it came with the encoding 'br', which was not asked for"

begin 'redirects are followed, to other hosts too'
get "$here/redirect?$there/files/big"
got big
get "$here/redirect?/files/big"
got big

begin 'credentials of a URL stay with its host, and are not shown; there are no others'
with_password=$(echo "$here" | sed 's|//|//me:secret@|')
echo 'default login me password secret' >.netrc
get "$with_password/redirect?$there/files/big"
got big
asked 1 Authorization
grep -qF "GET /redirect?$there/files/big Host=127.0.0.1" log || fail 'not sent to its host'
get "$with_password/none?token=secret#secret"
failed 3 "cannot fetch '$here/none': the server answered 404"
get "$here/redirect?$there/none?token=secret"
failed 3 "cannot fetch '$here/redirect' from '$there': the server answered 404"

begin 'redirects that lead nowhere'
get "$here/loop"
failed 7 "cannot fetch '$here/loop': it redirects again and again"
asked 11
get "$here/redirect?ftp://127.0.0.1/big"
failed_with 7 "cannot fetch '$here/redirect'"
get "$here/redirect?file://$world/big"
failed_with 7 'redirects to another scheme'

begin 'a limit of bytes, of those that come out'
get "$here/files/big" ',"max_bytes":348894'
got big
get "$here/files/big?gzip" ',"max_bytes":348893'
failed 9 "cannot fetch '$here/files/big': it is larger than 348893 bytes"
get "$here/chunks/0" ',"max_bytes":1000000'
expect_status 9

begin 'headers have a limit'
get "$here/headers"
failed 10 "cannot fetch '$here/headers': the headers of the answer are too large"

begin 'progress: bytes as they travel'
get "$here/files/big"
[ "$(tail -n 1 lines)" = 'progress 348894 348894' ] || fail "said otherwise"
get "$here/files/big?gzip"
expect_status 0
tail -n 1 lines | awk '$1 != "progress" || $2 != $3 || !$2 || $2 >= 348894 { exit 1 }' ||
	fail 'other numbers'
get "$here/chunks/20000000"
[ "$(tail -n 1 lines)" = 'progress 20000000 0' ] || fail 'said otherwise'
[ "$(wc -l <lines)" -lt 100 ] || fail 'a line for each piece'
net get "{\"url\":\"$here/files/big\"}"
[ ! -s lines ] || fail 'lines that nobody asked for'

begin 'without a descriptor for the lines there are none'
"$mtry_net" get <request >out 2>err 3>&- || fail 'failed'
got big

begin 'the proxy of the environment is used, and no_proxy obeyed'
echo proxied >proxied
http_proxy=$there get http://nowhere.invalid/x
got proxied
asked 1 'GET http://nowhere.invalid/x'
http_proxy=http://127.0.0.1:1 no_proxy=127.0.0.1 get "$here/files/big"
got big

begin 'requests that are wrong'
wrong() {
	net "$1" "$2"
	failed 2 "$3"
}
wrong get 'x' 'the request is no JSON object'
wrong get '[]' 'the request is no JSON object'
wrong get '' 'the request is no JSON object'
wrong get '{}' "'url' is missing"
wrong get '{"url":1}' "'url' is not a text"
wrong get '{"url":"http://x/","colour":1}' "unknown member 'colour'"
wrong get '{"url":"http://x/","tries":0}' "'tries' is not a number from 1 to 20"
wrong get '{"url":"ftp://me:secret@x/y"}' "'ftp://x/y' is no http or https URL"
wrong get '{"url":"x/y"}' "'x/y' is no http or https URL"
wrong find '{"root_url":"http://x"}' "one of 'index' and 'task' is needed"
wrong find '{"root_url":"file:///","index":"a"}' "'file:///' is no http or https URL"
wrong artifact '{"root_url":"http://x","name":"a"}' "'task' is missing"
wrong artifact '{"root_url":"http://x","name":"a","task":"../a"}' \
	"'../a' is no task id (22 letters, digits, '-' and '_')"
wrong newest '{"root_url":"http://x","name":"a"}' "'namespaces' is missing"
wrong newest '{"root_url":"http://x","name":"a","namespaces":[1]}' \
	"'namespaces' holds something that is no text"
status=0
head -c 1100000 /dev/zero | "$mtry_net" get >out 2>err || status=$?
failed 2 'the request is too large'
for arguments in '' post 'get get'; do
	status=0
	# shellcheck disable=SC2086 # words
	"$mtry_net" $arguments </dev/null >out 2>err || status=$?
	expect_status 2
	grep -q '^usage: mtry-net VERB' err || fail 'no usage'
done
