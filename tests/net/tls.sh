#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# mtry-net and TLS: a certificate authority of our own is believed when the environment names it.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/net/lib.sh
. "$srcdir/tests/net/lib.sh"
want openssl

test_name='making certificates'
authority ours
authority other
signed_by_ours
certificate=server.pem
serve
seq 1 60000 >big

begin 'the bundle of the environment is believed'
CURL_CA_BUNDLE=$world/ours.pem get "$secure/files/big?gzip"
got big
SSL_CERT_FILE=$world/ours.pem get "$secure/files/big"
got big
CURL_CA_BUNDLE=$world/ours.pem SSL_CERT_FILE=$world/other.pem get "$secure/files/big"
got big

begin 'a transfer that breaks goes on'
CURL_CA_BUNDLE=$world/ours.pem get "$secure/files/big?cut=100000"
got big
asked 1 ' Range=bytes='

begin 'any other certificate is refused, once'
get "$secure/files/big"
failed_with 12 "cannot fetch '$secure/files/big': "
SSL_CERT_FILE=$world/other.pem get "$secure/files/big"
failed_with 12 "cannot fetch '$secure/files/big': "
CURL_CA_BUNDLE=$world/other.pem get "$here/redirect?$secure/files/big"
failed_with 12 "cannot fetch '$here/redirect' from '$secure': "
SSL_CERT_FILE=$world/ours.pem get "https://localhost:$tls_port/files/big"
failed_with 12 "'localhost'"
asked 0 'GET /files/'

begin 'a bundle that is not there'
CURL_CA_BUNDLE=$world/none.pem get "$secure/files/big"
failed_with 12 "$world/none.pem"

begin 'from http to https, and never back'
export CURL_CA_BUNDLE="$world/ours.pem"
get "$here/redirect?$secure/files/big"
got big
get "$secure/redirect?$here/files/big"
failed_with 7 ': it redirects to another scheme, or from https to http'
asked 1 'GET /files/'

begin 'where nobody speaks TLS'
get "https://127.0.0.1:$port/" ',"tries":2'
failed_with 6 "cannot fetch 'https://127.0.0.1:$port/' in 2 tries: "
get "https://$quiet/" ',"connect_ms":20,"stall_ms":1000,"tries":2'
failed_with 6 "cannot fetch 'https://$quiet/' in 2 tries: "
grep -q 'time' err || fail 'not the time limit of the connection'
