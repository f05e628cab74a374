// SPDX-License-Identifier: GPL-3.0-or-later
// What a check of a record finds: the same shape for statements, losses and finds, so that one list shows them all.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskFindingLevel:
 * @DESK_FINDING_HINT: worth knowing, hinders nothing
 * @DESK_FINDING_WARNING: the record can be registered once a reason is written down
 * @DESK_FINDING_ERROR: something is missing or cannot be; never that the matter is not one of the police
 */
typedef enum
{
  DESK_FINDING_HINT,
  DESK_FINDING_WARNING,
  DESK_FINDING_ERROR
} DeskFindingLevel;

/**
 * DeskFinding:
 * One thing found, the field its message stands beside, of a list the key of the entry, and the message, translated.
 */
typedef struct
{
  DeskFindingLevel level;
  guint field; /* by its place in the table of the record */
  char *key;   /* NULL where the field is no list */
  char *message;
} DeskFinding;

GArray *desk_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_findings_add (GArray *findings, DeskFindingLevel level, guint field, const char *key,
                        const char *message);
const DeskFinding *desk_findings_find_obstacle (GArray *findings);
gboolean desk_findings_need_reason (GArray *findings);

G_END_DECLS
