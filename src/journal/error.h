// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What can go wrong in the journal. */
typedef enum
{
  DESK_JOURNAL_ERROR_MALFORMED, /* a text is not what the format says */
  DESK_JOURNAL_ERROR_TOO_LONG,  /* a line, a value or the number of fields is over its limit */
  DESK_JOURNAL_ERROR_BROKEN,    /* the chain of changes does not hold */
  DESK_JOURNAL_ERROR_HISTORY,   /* headquarters has nothing of what was exchanged, and may be another one */
} DeskJournalError;

#define DESK_JOURNAL_ERROR (desk_journal_error_quark ())
GQuark desk_journal_error_quark (void);

G_END_DECLS
