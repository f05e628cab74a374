// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "model/profile.h"
#include "model/statement.h"

G_BEGIN_DECLS

/**
 * DeskStatementLevel:
 * @DESK_STATEMENT_LEVEL_HINT: worth knowing, hinders nothing
 * @DESK_STATEMENT_LEVEL_WARNING: the statement can be registered once a reason is written down
 * @DESK_STATEMENT_LEVEL_ERROR: something is missing or cannot be; never that the matter is not one of the police
 */
typedef enum
{
  DESK_STATEMENT_LEVEL_HINT,
  DESK_STATEMENT_LEVEL_WARNING,
  DESK_STATEMENT_LEVEL_ERROR
} DeskStatementLevel;

/**
 * DeskStatementFinding:
 * One thing found, the field its message stands beside, of a list the key of the entry, and the message, translated.
 */
typedef struct
{
  DeskStatementLevel level;
  DeskStatementField field;
  const char *key;     /* NULL where the field is no list; owned by the finding */
  const char *message; /* owned by the finding */
} DeskStatementFinding;

GArray *desk_statement_check (DeskStatement *self, DeskPerson *applicant, guint n_attachments,
                              DeskProfile *profile, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
const DeskStatementFinding *desk_statement_find_obstacle (GArray *findings);
gboolean desk_statement_is_sealed (DeskStatement *self, DeskProfile *profile);

G_END_DECLS
