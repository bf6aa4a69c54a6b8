/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/answer.h"

#include <stddef.h>
#include <strings.h>

static const struct {
	const char *name;
	size_t at;
} kept[] = {
	{"etag", offsetof(struct answer_headers, etag)},
	{"last-modified", offsetof(struct answer_headers, modified)},
	{"content-encoding", offsetof(struct answer_headers, encoding)},
	{"content-range", offsetof(struct answer_headers, range)},
	{"content-length", offsetof(struct answer_headers, length)},
};

void answer_init(struct answer *a, decode_take *take, void *ctx, uint64_t max)
{
	*a = (struct answer){.take = take, .ctx = ctx, .max = max, .page = STRBUF_INIT};
}

void answer_release(struct answer *a)
{
	decode_release(&a->decode);
	strbuf_release(&a->page);
}

static int fault(struct answer *a, enum net_status status, const char *why)
{
	a->fault = status;
	if (why)
		err_set(&a->why, "%s", why);
	return -1;
}

void answer_start(struct answer *a)
{
	a->code = 0;
	a->headers = 0;
	memset(&a->head, 0, sizeof(a->head));
	a->begun = false;
	a->again = 0;
	strbuf_reset(&a->page);
}

bool answer_range(const struct answer *a, struct strbuf *range, struct strbuf *if_range)
{
	if (!a->raw || !*a->validator)
		return false;
	strbuf_addf(range, "Range: bytes=%llu-", (unsigned long long)a->raw);
	strbuf_addf(if_range, "If-Range: %s", a->validator);
	return true;
}

bool answer_forget(struct answer *a)
{
	bool known = *a->validator;

	*a->validator = '\0';
	return known;
}

static void keep_header(struct answer *a, struct slice name, struct slice value)
{
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		if (name.n == strlen(kept[i].name) && !strncasecmp(name.p, kept[i].name, name.n))
			snprintf((char *)&a->head + kept[i].at, ANSWER_VALUE_MAX, "%.*s",
				 (int)MIN(value.n, ANSWER_VALUE_MAX), value.p);
}

int answer_header(struct answer *a, struct slice line)
{
	const char *colon, *blank;

	while (line.n && memchr("\r\n", line.p[line.n - 1], 2))
		line.n--;
	if (slice_begins(line, "HTTP/")) {
		answer_start(a);
		blank = memchr(line.p, ' ', line.n);
		a->code = blank ? (int)strtol(blank, NULL, 10) : 0;
	} else if ((colon = memchr(line.p, ':', line.n))) {
		size_t name = (size_t)(colon - line.p);
		keep_header(a, (struct slice){line.p, name},
			    slice_trim((struct slice){colon + 1, line.n - name - 1}));
	}
	a->headers += line.n;
	if (a->headers > ANSWER_HEADER_MAX)
		return fault(a, NET_BAD_ANSWER, "the headers of the answer are too large");
	return 0;
}

/* ---- body ---- */

/* If-Range needs a strong validator (RFC 9110, section 13.1.5); one that was cut is none. */
static void remember_validator(struct answer *a)
{
	const char *etag = a->head.etag;
	bool strong = *etag == '"' && etag[1] && etag[strlen(etag) - 1] == '"';
	const char *from = strong ? etag : a->head.modified;

	snprintf(a->validator, sizeof(a->validator), "%s", from);
	for (const char *s = a->validator; *s; s++)
		if (*s < ' ' || *s > '~') /* it will stand in a header of ours */
			*a->validator = '\0';
}

/* Where a 206 begins, and its total size: "bytes 5-9/10". */
static bool continues(struct answer *a)
{
	unsigned long long start, last, total = 0;
	int n = sscanf(a->head.range, "bytes %llu-%llu/%llu", &start, &last, &total);

	a->total = n == 3 ? total : 0;
	return n >= 2 && start == a->raw;
}

/* The body begins: does it go on where the last one broke off? */
static int begin(struct answer *a)
{
	a->begun = true;
	if (!answer_is_good(a))
		return 0;
	if (a->code == 206 && (!a->raw || !continues(a)))
		return fault(a, NET_BAD_ANSWER, "a piece came that was not asked for");
	if (a->code != 206) {
		a->again = a->raw;
		a->again_crc = crc32(0, NULL, 0);
		a->total = strtoull(a->head.length, NULL, 10);
		remember_validator(a);
	}
	if (a->decoding)
		return strcmp(a->encoding, a->head.encoding) != 0
			       ? fault(a, NET_BAD_ANSWER, "it changed between two tries")
			       : 0;
	memcpy(a->encoding, a->head.encoding, sizeof(a->encoding));
	a->crc = crc32(0, NULL, 0);
	a->decoding = true;
	if (decode_init(&a->decode, a->encoding, &a->why))
		return fault(a, NET_BAD_ANSWER, NULL);
	return 0;
}

static int give(void *ctx, const char *p, size_t n)
{
	struct answer *a = ctx;

	if (n > a->max - a->given)
		return fault(a, NET_TOO_LARGE, NULL),
		       err_set(&a->why, "it is larger than %llu bytes", (unsigned long long)a->max);
	a->given += n;
	if (a->take(a->ctx, p, n) < 0)
		return fault(a, NET_OUTPUT, "the bytes cannot be written");
	return 0;
}

/* Compares what was given on already; returns how much of the piece that is, -1 if it differs. */
static ptrdiff_t compare(struct answer *a, const char *p, size_t n)
{
	size_t old = n < a->again ? n : (size_t)a->again;

	if (!old)
		return 0;
	a->again_crc = crc32(a->again_crc, (const Bytef *)p, (uInt)old);
	a->again -= old;
	if (!a->again && a->again_crc != a->crc)
		return fault(a, NET_BAD_ANSWER, "it changed between two tries");
	return (ptrdiff_t)old;
}

int answer_body(struct answer *a, const char *p, size_t n)
{
	ptrdiff_t old;

	if (!a->begun && begin(a))
		return -1;
	if (!answer_is_good(a)) {
		strbuf_add(&a->page, p,
			   MIN(n, ANSWER_PAGE_MAX - MIN(a->page.len, ANSWER_PAGE_MAX)));
		return 0;
	}
	old = compare(a, p, n);
	if (old < 0)
		return -1;
	p += old;
	n -= (size_t)old;
	if (!n)
		return 0;
	a->crc = crc32(a->crc, (const Bytef *)p, (uInt)n);
	a->raw += n;
	if (decode_feed(&a->decode, p, n, give, a, &a->why) < 0) {
		if (!a->fault)
			a->fault = NET_BAD_ANSWER;
		return -1;
	}
	return 0;
}

int answer_end(struct answer *a)
{
	if (!a->begun && begin(a))
		return -1;
	if (a->again)
		return fault(a, NET_BAD_ANSWER, "it changed between two tries");
	if (decode_end(&a->decode, &a->why))
		return fault(a, NET_BAD_ANSWER, NULL);
	return 0;
}
