/* SPDX-License-Identifier: MPL-2.0 */
/* For a process that holds passwords. */
#ifndef BASE_NOCORE_H
#define BASE_NOCORE_H

/* From here on neither this process nor the children it starts leave a core file. */
void nocore(void);

#endif
