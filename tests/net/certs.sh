# shellcheck shell=sh
# SPDX-License-Identifier: MPL-2.0
# For tests with HTTPS: an authority of our own. Needs `fail` and openssl.

# authority NAME: a key and a certificate for it.
authority() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
		-subj "/CN=$1" -keyout "$1.key" -out "$1.pem" 2>openssl.log || fail "$(cat openssl.log)"
}

# signed_by_ours: server.pem, for 127.0.0.1, signed by the authority "ours".
signed_by_ours() {
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=server \
		-keyout server.key -out server.csr 2>openssl.log || fail "$(cat openssl.log)"
	echo 'subjectAltName = IP:127.0.0.1' >server.ext
	openssl x509 -req -in server.csr -CA ours.pem -CAkey ours.key -CAcreateserial -days 2 \
		-extfile server.ext -out server.pem 2>openssl.log || fail "$(cat openssl.log)"
}
