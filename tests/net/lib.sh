# shellcheck shell=sh
# SPDX-License-Identifier: MPL-2.0
# For the tests of mtry-net: a folder with a server on loopback that serves it (server.py), and
# words to say what is expected. Sourced with srcdir and builddir set.

: "${srcdir:=.}" "${builddir:=.}"
srcdir=$(cd "$srcdir" && pwd)
builddir=$(cd "$builddir" && pwd)
mtry_net=$builddir/mtry-net
world=$(mktemp -d "${TMPDIR:-/tmp}/mtry-net-XXXXXX") || exit 99
trap 'exec 9>&-; rm -rf "$world"' EXIT
trap 'exit 99' HUP INT TERM
cd "$world" || exit 99
export HOME="$world"
unset http_proxy https_proxy all_proxy no_proxy HTTPS_PROXY ALL_PROXY NO_PROXY
unset CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR MTRY_NET

want() {
	command -v "$1" >/dev/null || {
		echo "skipped: $1 is not installed"
		exit 77
	}
}

want python3
test_name=
status=

begin() {
	test_name=$1
	echo "# $test_name"
	: >log
}

fail() {
	echo "FAIL: $test_name: $*"
	for file in request err lines log; do
		echo "--- $file"
		test ! -f "$file" || head -c 2000 "$file"
	done
	exit 1
}

# shellcheck source=tests/net/certs.sh
. "$srcdir/tests/net/certs.sh"

# serve: the server, with HTTPS when there is a certificate (NAME.pem, its key is NAME.key). It ends
# with the descriptor 9 of this shell.
certificate=
serve() {
	mkfifo ports stop
	# shellcheck disable=SC2086 # words
	python3 "$srcdir/tests/net/server.py" "$world" ${certificate:+$certificate ${certificate%.pem}.key} <stop >ports 9>&- &
	exec 9>stop
	read -r port other_port quiet_port tls_port <ports
	rm ports stop
	# shellcheck disable=SC2034 # for the scripts
	here=http://127.0.0.1:$port there=http://localhost:$other_port
	# shellcheck disable=SC2034
	quiet=127.0.0.1:$quiet_port secure=https://127.0.0.1:$tls_port
}

# net VERB JSON: the program; its output is in the files out, err and lines.
net() {
	printf '%s' "$2" >request
	status=0
	"$mtry_net" "$1" <request >out 2>err 3>lines || status=$?
}

# get URL [MEMBERS]: no pause between two tries; `MEMBERS` is more JSON, with a comma before it.
get() {
	net get "{\"url\":\"$1\",\"backoff_ms\":0,\"lines\":1${2-}}"
}

expect_status() {
	[ "$status" = "$1" ] || fail "ended with $status, not $1"
}

# got FILE: what came is what is in the file, and nothing was said.
got() {
	expect_status 0
	cmp "$1" out || fail 'other bytes came'
	[ ! -s err ] || fail 'something was said'
}

# failed STATUS TEXT: the status, and one line on stderr that is the text.
failed() {
	expect_status "$1"
	[ "$(wc -l <err)" = 1 ] || fail 'not one line'
	[ "$(cat err)" = "$2" ] || fail "said otherwise: $2"
}

# failed_with STATUS TEXT: the same, when the text stands in the line.
failed_with() {
	expect_status "$1"
	[ "$(wc -l <err)" = 1 ] || fail 'not one line'
	grep -qF -- "$2" err || fail "not said: $2"
}

# asked N [TEXT]: so many requests were made that hold the text.
asked() {
	requests=$(grep -cF -- "${2-}" log) || :
	[ "$requests" = "$1" ] || fail "$requests requests with '${2-}', not $1"
}
