// SPDX-License-Identifier: GPL-3.0-or-later
// "The same document" and "another document": what an officer decides about a pair is saved into both records at once, and
// taken back by the notice; later it can be decided otherwise.

#include "ui/lost-documents/match-verdict.h"

#include "model/match.h"
#include "ui/widgets/record-act.h"
#include "ui/widgets/undoable.h"

#include <glib/gi18n-lib.h>

/* A verdict is written into both: the one that may not be changed binds. */
static DeskRecord *
get_bound (const DeskMatchFile *file)
{
  return desk_record_get_owner (DESK_RECORD (file->find)) != NULL ? DESK_RECORD (file->find) : file->declared;
}

/**
 * desk_match_verdict_may:
 * @verdict: (nullable): %DESK_MATCH_SAME, %DESK_MATCH_DIFFERENT, NULL to take the decision back
 *
 * Returns: whether the officer may decide so
 */
gboolean
desk_match_verdict_may (const DeskMatchFile *file, DeskContext *context, const char *verdict)
{
  return desk_match_may_decide (file->find, file->declared, file->match->document, verdict,
                                desk_context_get_role_over (context, get_bound (file)));
}

static const char *
get_notice (const char *verdict)
{
  if (g_strcmp0 (verdict, DESK_MATCH_SAME) == 0)
    return _ ("The same document: the owner can be told");
  return verdict != NULL ? _ ("Another document: this is not asked again")
                         : _ ("The decision is taken back: the pair is open again");
}

static void
add_changed (DeskUndoable *decision, DeskRecord *after, DeskRecord *before)
{
  g_autoptr (GPtrArray) changes = desk_record_diff (before, after);

  if (changes->len > 0)
    desk_undoable_add (decision, after, before);
}

/**
 * desk_match_verdict_decide:
 * @from: where the notice is shown
 * @verdict: (nullable): %DESK_MATCH_SAME, %DESK_MATCH_DIFFERENT, NULL to take the decision back
 *
 * Writes down what the officer decided about a pair.
 */
void
desk_match_verdict_decide (GtkWidget *from, DeskContext *context, const DeskMatchFile *file,
                           const char *verdict)
{
  g_autoptr (DeskFind) find = DESK_FIND (desk_record_copy (DESK_RECORD (file->find)));
  g_autoptr (DeskRecord) declared = desk_record_copy (file->declared);
  DeskHand hand = desk_record_act_get_hand (context, get_bound (file));
  DeskUndoable *decision;

  if (!desk_match_decide (find, declared, file->match->document, verdict, desk_context_get_profile (context),
                          &hand))
    return;
  decision = desk_undoable_new (from, context, get_notice (verdict));
  add_changed (decision, DESK_RECORD (find), DESK_RECORD (file->find));
  add_changed (decision, declared, file->declared);
  desk_undoable_run (decision);
}
