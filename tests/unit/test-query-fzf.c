/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
int main(void)
{
	return 77;
}
