/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How the program talks with its helper mtry-net, the only one that is linked with
 * libcurl. A request is one JSON object on its stdin (request.h), the verb is its
 * argument. Bytes of the answer come on stdout, one line says on stderr why it
 * failed, the exit status is one of those below.
 *
 * With "lines" in the request it writes lines to descriptor 3 meanwhile:
 *	progress BYTES TOTAL        received so far; compressed, if it travels so; 0: not known
 *	retry N MILLISECONDS REASON the Nth try failed; again after so many
 *	login CODE URL              somebody must go there and see that code
 *	waiting                     nobody did yet
 *	state TEXT                  how far the job is
 */
#ifndef NET_PROTOCOL_H
#define NET_PROTOCOL_H

#define NET_PROGRAM  "mtry-net"
#define NET_LINES_FD 3

/*
 * verb, its name, what it does. `get` gives the bytes of a URL, `artifact` those of
 * a task's artifact; `find` and `newest` one JSON object with some of
 * {"namespace", "taskId", "run": N or null, "resolved", "state", "expires"}.
 *
 * The last three are for Lando. A token is in a file only, and goes to servers only:
 * `login` gives {"new": whether somebody had to log in}; `submit` what Lando answered,
 * {"id": N}; `follow` the job when it has ended, {"status", "commit_id", "error"}.
 */
#define NET_VERB_LIST(X)                                                                     \
	X(GET, "get", "give the bytes of a URL")                                             \
	X(FIND, "find", "find a task in the index, or how far a task is")                    \
	X(ARTIFACT, "artifact", "give the bytes of an artifact")                             \
	X(NEWEST, "newest", "find the first namespace in a list whose task has an artifact") \
	X(LOGIN, "login", "see to it that there is a valid token of Auth0")                  \
	X(SUBMIT, "submit", "post JSON with the token")                                      \
	X(FOLLOW, "follow", "ask for a job until it has ended")

enum net_verb {
#define X(id, name, text) NET_##id,
	NET_VERB_LIST(X)
#undef X
		NET_VERB_NR
};

/* id, exit status, what to say when there is no other message */
#define NET_STATUS_LIST(X)                                                \
	X(OK, 0, "done")                                                  \
	X(BAD_REQUEST, 2, "the request was wrong")                        \
	X(NOT_FOUND, 3, "not found")                                      \
	X(GONE, 4, "expired")                                             \
	X(REFUSED, 5, "the server refuses")                               \
	X(NETWORK, 6, "the network failed")                               \
	X(REDIRECTS, 7, "redirected too often, or where we do not go")    \
	X(SERVER, 8, "the server failed")                                 \
	X(TOO_LARGE, 9, "the answer is too large")                        \
	X(BAD_ANSWER, 10, "the answer makes no sense")                    \
	X(OUTPUT, 11, "nobody took the answer")                           \
	X(CERTIFICATE, 12, "the server's certificate cannot be verified") \
	X(LOGIN_AGAIN, 13, "the server does not take the token")          \
	X(UNKNOWN, 14, "nobody knows whether the server took it")

enum net_status {
#define X(id, code, text) NET_##id = code,
	NET_STATUS_LIST(X)
#undef X
};

#endif
