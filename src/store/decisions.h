// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters and desks could not settle by themselves and an officer has to.
#pragma once

#include "model/record.h"
#include "store/database.h"
#include "store/save.h"

G_BEGIN_DECLS

/**
 * DeskDecisionKind:
 * @DESK_DECISION_CONFLICT: fields that were written at two places without seeing each other
 * @DESK_DECISION_PLACE: the place of an appointment was given to somebody else, or is another desk's
 * @DESK_DECISION_NUMBER: a register number that another record has already
 * @DESK_DECISION_REFUSED: headquarters did not take a change: this desk may not write that
 * @DESK_DECISION_UNREADABLE: headquarters could not read a change
 *
 * Everything but a conflict is about one change of this desk; the other desks do not hear of it.
 */
typedef enum
{
  DESK_DECISION_CONFLICT,
  DESK_DECISION_PLACE,
  DESK_DECISION_NUMBER,
  DESK_DECISION_REFUSED,
  DESK_DECISION_UNREADABLE
} DeskDecisionKind;

/**
 * DeskDecisionValue:
 * One value of a field, and who wrote it.
 * @value: (nullable): NULL: cleared
 * @linked: (nullable): the record the value is the id of
 * @officer: (nullable): code of the officer
 * @desk: (nullable): code of the desk; NULL of headquarters, and of another desk before it was enrolled
 * @mine: whether it was written here
 * @time: when, by the clock of that desk, seconds UTC
 * @at: when headquarters took it, by its own clock, seconds UTC; 0: not yet
 * @off: headquarters' clock minus that desk's where they are more than two minutes apart, seconds; else 0
 */
typedef struct
{
  GVariant *value;
  DeskRecord *linked;
  char *officer;
  char *desk;
  gboolean mine;
  gint64 time;
  gint64 at;
  gint64 off;
} DeskDecisionValue;

/**
 * DeskDecisionField:
 * @field: wire name
 * @standing: what holds now; without an author where nobody wrote the field
 * @others: (element-type DeskDecisionValue): the other values of a conflict; of a refusal what was not taken
 */
typedef struct
{
  char *field;
  DeskDecisionValue *standing;
  GPtrArray *others;
} DeskDecisionField;

/**
 * DeskDecision:
 * @record: (nullable): as it stands; NULL where there is none
 * @of: (nullable): what the record is attached to
 * @change: (nullable): the change headquarters gave a verdict on; NULL of a conflict
 * @written: of a verdict: what the change wrote and who; else NULL
 * @since: when headquarters said so, seconds UTC; of a conflict when it took the last of the values; 0: it has not yet
 * @fields: (element-type DeskDecisionField): of a conflict and of a refusal
 * @base: the position of the log all of this was read at
 */
typedef struct
{
  DeskDecisionKind kind;
  char *id;
  DeskRecord *record;
  DeskRecord *of;
  char *change;
  DeskDecisionValue *written;
  gint64 since;
  GPtrArray *fields;
  gint64 base;
} DeskDecision;

void desk_decision_free (DeskDecision *self);
gboolean desk_decisions_count (DeskDatabase *database, guint *count, GError **error);
gboolean desk_decisions_concern (DeskDatabase *database, const char *record, gboolean *concern,
                                 GError **error);
GPtrArray *desk_decisions_list (DeskDatabase *database, GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskDecision *desk_decisions_find (DeskDatabase *database, const char *record, const char *change,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_decision_choose (const DeskDecision *self, const DeskDecisionField *field, GVariant *value,
                           DeskSave *save);
gboolean desk_decisions_deal (DeskDatabase *database, const char *change, gboolean dealt, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDecision, desk_decision_free)

G_END_DECLS
