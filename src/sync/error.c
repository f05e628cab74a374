// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/error.h"

G_DEFINE_QUARK (desk - sync - error - quark, desk_sync_error)

/**
 * desk_sync_error_passes:
 * @code: a #DeskSyncError
 *
 * Returns: whether it may be gone by itself the next time; FALSE: somebody has to do something
 */
gboolean
desk_sync_error_passes (int code)
{
  return code < DESK_SYNC_ERROR_UNKNOWN_DESK;
}
