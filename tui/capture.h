/* SPDX-License-Identifier: MPL-2.0 */
/* Keeps what is written to stderr while the screen is in use, and prints it afterwards. */
#ifndef TUI_CAPTURE_H
#define TUI_CAPTURE_H

/* Sends stderr to a file without a name. Where none can be made stderr stays as it is. */
void capture_start(void);
/* Puts stderr back and prints what came meanwhile. Async-signal-safe; may be called twice. */
void capture_end(void);

#endif
