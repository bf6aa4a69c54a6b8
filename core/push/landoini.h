/* SPDX-License-Identifier: MPL-2.0 */
/*
 * .lando.ini in the root of a checkout: where Lando and its login are. Of what
 * Python's configparser reads (as mach does, with "=" only): sections, "KEY = VALUE", lines
 * that begin with # or ;. The certificate of a server is always verified,
 * whatever its verify_tls says.
 */
#ifndef PUSH_LANDOINI_H
#define PUSH_LANDOINI_H

#include "core/base/err.h"

#define LANDO_INI ".lando.ini"

/* K(member and key, needed) */
#define LANDO_KEYS(K)            \
	K(auth0_domain, true)    \
	K(auth0_client_id, true) \
	K(auth0_audience, false) \
	K(auth0_scope, true)     \
	K(api_domain, true)      \
	K(instance_id, false)

struct landoini {
#define K(key, needed) char *key; /* NULL: not there */
	LANDO_KEYS(K)
#undef K
};

/*
 * Reads the section that $LANDO_TRY_CONFIG names, else lando-prod-new, else
 * lando-prod. 0; 1 when there is no file or none of these sections (err says so, too); -1.
 */
int landoini_read(struct landoini *l, const char *root, struct err *err) MUST_USE;
void landoini_release(struct landoini *l);

#endif
