# SPDX-License-Identifier: MPL-2.0
# MTRY_CORE_DIR
# configure takes a file named "core" for a core dump: its clean-up commands say
# "rm -f core conftest...". Our sources live in a folder of that name, so rm
# would complain, the exit trap would stop half way and "make distcheck" would
# find files left behind. This puts a shell function named rm at the top of
# configure that drops the argument "core". AC_PROG_CC_C_O says "rm -rf core"
# in the same way and would delete the sources: never use it.
AC_DEFUN([MTRY_CORE_DIR],
[m4_divert_text([M4SH-INIT],
[rm () {
  mtry_first=:
  for mtry_arg
  do
    $mtry_first && { set dummy; mtry_first=false; }
    test "x$mtry_arg" = xcore || set dummy ${1+"[$]@"} "$mtry_arg"
    while test "x[$]1" = xdummy; do shift; done
  done
  command rm ${1+"[$]@"}
}])])
