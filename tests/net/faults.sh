#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# mtry-net when servers and networks fail: what is tried again, what is not, and what is said.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/net/lib.sh
. "$srcdir/tests/net/lib.sh"
serve
seq 1 60000 >big
{
	head -c 200000 big
	echo other
} >other
cat big big >longer
head -c 1000 big >shorter
urls=0

# fresh NAME OPTIONS: sets url to one that the server has not counted yet.
fresh() {
	urls=$((urls + 1))
	url="$here/files/$1?n=$urls&$2"
}

begin 'other 4xx are final'
for code in 400 401 403 404 410 424 451; do
	case $code in
	404) ends=3 ;;
	410 | 424) ends=4 ;;
	*) ends=5 ;;
	esac
	fresh big "status=$code"
	get "$url"
	failed $ends "cannot fetch '$here/files/big': the server answered $code"
	[ ! -s out ] || fail 'the page was given out'
done
asked 7

begin '5xx and 429 are tried again'
for code in 500 502 503 504 429; do
	fresh big "status=$code&times=4"
	get "$url"
	got big
	grep -q "^retry 4 0 the server answered $code" lines || fail 'no word about the retry'
done
asked 25

begin 'after five tries it is over'
fresh big 'status=503&times=99'
get "$url"
failed 8 "cannot fetch '$here/files/big' in 5 tries: the server answered 503"
asked 5
fresh big 'status=503&times=99'
get "$url" ',"tries":1'
failed 8 "cannot fetch '$here/files/big': the server answered 503"

begin 'a page from nowhere is no answer: a status that means nothing'
fresh big status=304
get "$url"
failed 10 "cannot fetch '$here/files/big': the server answered 304"

begin 'the pause doubles; a server may ask for a longer one'
mkfifo pipe
# first_retry URL MEMBERS: the line about the first retry; the program is ended then.
first_retry() {
	printf '{"url":"%s","lines":1%s}' "$1" "$2" >request
	"$mtry_net" get <request >out 2>err 3>pipe &
	pid=$!
	exec 8<pipe
	while read -r line <&8; do
		case $line in retry*) break ;; esac
	done
	kill $pid
	status=0
	wait $pid || status=$?
	exec 8<&-
	expect_status 143
}
fresh big 'status=503'
first_retry "$url" ''
[ "$line" = 'retry 1 500 the server answered 503' ] || fail "said '$line'"
fresh big 'status=429&retry-after=20'
first_retry "$url" ''
[ "$line" = 'retry 1 20000 the server answered 429' ] || fail "said '$line'"
fresh big 'status=429&retry-after=4000000000'
first_retry "$url" ''
[ "$line" = 'retry 1 30000 the server answered 429' ] || fail "said '$line'"
fresh big 'status=503&times=3'
net get "{\"url\":\"$url\",\"backoff_ms\":1,\"lines\":1}"
got big
[ "$(sed -n 's/^retry \(. .\).*/\1/p' lines | tr '\n' ,)" = '1 1,2 2,3 4,' ] || fail 'other pauses'

begin 'a transfer that breaks goes on where it stopped'
for options in 'cut=100000&times=3' 'gzip&cut=50000&times=2' 'reset=300000' 'chunked&cut=100000' \
	'etag=&cut=9000'; do
	fresh big "$options"
	get "$url"
	got big
	grep -q 'If-Range=.' log || fail "$options: from the start"
done
asked 1 'If-Range=Tue, 24 Nov 2026 00:00:00 GMT'
grep -q ' Range=bytes=50000- ' log || fail 'not where it stopped'

begin 'a server without Range sends all again: what came before is not given on twice'
for options in 'range=no' 'gzip&range=no' 'etag=&modified=no' 'etag=W/%22a%22&modified=no'; do
	fresh big "$options&cut=50000&times=3"
	get "$url"
	got big
done
asked 6 ' Range=bytes=50000- '
asked 16

begin 'nothing but the end is missing'
fresh big 'chunked&cut=348894'
get "$url"
got big
asked 1 'Range=bytes=348894-'
asked 3
fresh big 'status=416&times=9'
get "$url"
expect_status 5

begin 'cut before the first byte'
fresh big 'cut=0&times=4'
get "$url"
got big
asked 0 Range=

begin 'what changed meanwhile is an error, unless nothing was given on yet'
fresh big 'cut=300000&then=other'
get "$url"
failed 10 "cannot fetch '$here/files/big' in 2 tries: it changed between two tries"
fresh big 'cut=300000&then=shorter'
get "$url"
failed 10 "cannot fetch '$here/files/big' in 2 tries: it changed between two tries"
fresh big 'cut=0&then=other'
get "$url"
got other
begin 'what only became longer did not change'
fresh big 'cut=300000&then=longer'
get "$url"
got longer

begin 'a body that is always cut is an error'
fresh big 'cut=348893&times=99&range=no'
get "$url"
failed_with 6 "cannot fetch '$here/files/big' in 5 tries: "

begin 'a page between two pieces does no harm'
fresh big 'cut=1000'
get "$here/redirect?$url"
got big

begin 'a server that says nothing any more'
fresh big 'stall=100000'
get "$url" ',"stall_ms":300'
got big
grep -q '^retry 1 0 too little came for too long' lines || fail 'not tried again'
fresh big 'stall=100000&times=9&range=no'
get "$url" ',"stall_ms":20,"tries":2'
failed 6 "cannot fetch '$here/files/big' in 2 tries: too little came for too long"
get "$here/silent" ',"stall_ms":20,"tries":1'
failed 6 "cannot fetch '$here/silent': too little came for too long"
get "http://$quiet/" ',"stall_ms":20,"tries":1'
failed 6 "cannot fetch 'http://$quiet/': too little came for too long"

begin 'what answers is no web server'
get "$here/old"
failed 10 "cannot fetch '$here/old': it does not speak HTTP as we know it"
get "$here/trickle" ',"stall_ms":100,"tries":1'
failed 6 "cannot fetch '$here/trickle': too little came for too long"

begin 'nobody listens'
get "http://127.0.0.1:1/x" ',"tries":3'
failed_with 6 "cannot fetch 'http://127.0.0.1:1/x' in 3 tries: "
grep -c '^retry' lines | grep -qx 2 || fail 'other tries'
http_proxy=http://127.0.0.1:1 get "$here/files/big" ',"tries":1'
failed_with 6 "cannot fetch '$here/files/big': "

begin 'whoever reads goes away: the program ends at once'
# left URL READER...: what comes is read by READER, which ends before it is all there.
left() {
	printf '{"url":"%s","backoff_ms":60000,"stall_ms":60000}' "$1" >request
	shift
	{
		"$mtry_net" get <request 2>err || echo $? >ended
	} | "$@" >out
	status=$(cat ended)
	rm ended
	expect_status 11
}
left "$here/chunks/0" head -c 1
left "$here/silent" true
fresh big 'status=503&times=99'
left "$url" true

begin 'killed in the middle it is gone, and what it gave on are the first bytes'
for signal in TERM KILL; do
	fresh big 'stall=250000'
	printf '{"url":"%s","lines":1}' "$url" >request
	"$mtry_net" get <request >out 2>err 3>pipe &
	pid=$!
	exec 8<pipe
	read -r line <&8
	case $line in 'progress '[1-9]*' 348894') ;; *) fail "said '$line'" ;; esac
	kill -$signal $pid
	status=0
	wait $pid || status=$?
	exec 8<&-
	[ "$status" -gt 128 ] || fail "SIG$signal: ended with $status"
	head -c "$(wc -c <out)" big | cmp - out || fail 'other bytes'
done
