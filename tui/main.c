/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/cli.h"

int main(int argc, char **argv)
{
	return app_main(argc, argv);
}
