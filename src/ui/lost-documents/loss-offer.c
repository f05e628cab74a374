// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a declaration of loss, with all of its documents or with one of them: the table the step dialog is
// built from. What turned out stolen goes on as a statement, which takes the step when it is registered.

#include "ui/lost-documents/loss-offer.h"

#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/loss-conversion.h"
#include "ui/widgets/official-group.h"

#include <glib/gi18n-lib.h>

static const DeskStepOffer offers[] = {
  { .id = "return", .step = DESK_LOSS_RETURN, .title = N_ ("Returned to the Owner"), .note = N_ ("Remark") },
  { .id = "reissue", .step = DESK_LOSS_REISSUE, .title = N_ ("Issued Anew"), .note = N_ ("Remark") },
  { .id = "withdraw", .step = DESK_LOSS_WITHDRAW, .title = N_ ("Found by the Owner"), .note = N_ ("Remark") },
  { .id = "stolen",
    .step = DESK_LOSS_TURN_STOLEN,
    .title = N_ ("Turned Out Stolen"),
    .button = N_ ("Continue") },
  { .id = "number",
    .step = DESK_LOSS_NUMBER,
    .title = N_ ("Attach a Number"),
    .n_fields = 3,
    .fields = { DESK_LOSS_OFFICIAL_KIND, DESK_LOSS_OFFICIAL, DESK_LOSS_OFFICIAL_GIVEN } },
  { .id = "reopen",
    .step = DESK_LOSS_REOPEN,
    .title = N_ ("Still Missing After All"),
    .note = N_ ("Reason") },
  { .id = "annul", .step = DESK_LOSS_ANNUL, .title = N_ ("Annul"), .note = N_ ("Reason"), .is_grave = TRUE },
};

static gboolean
may_for (const DeskStepOffer *offer, DeskRecord *record, const char *document, DeskContext *context)
{
  return desk_loss_may_step (DESK_LOSS (record), (DeskLossStep)offer->step, document,
                             desk_context_get_role_over (context, record))
         != NULL;
}

static gboolean
may (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context)
{
  return may_for (offer, record, NULL, context);
}

static const char **
list_parts (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context)
{
  g_autofree const char **keys = desk_record_list_keys (record, DESK_LOSS_DOCUMENT);
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    if (may_for (offer, record, keys[i], context))
      g_ptr_array_add (parts, (gpointer)keys[i]);
  g_ptr_array_add (parts, NULL);
  return (const char **)g_ptr_array_free (parts, FALSE);
}

static const char *
find_fault (const DeskStepAnswers *answers, DeskContext *context, guint *field)
{
  DeskLossField at = DESK_LOSS_EVENT_NOTE;
  const char *fault = NULL;

  /* The model looks at all numbers; here it is the new one that must be there. */
  if (answers->offer->step == DESK_LOSS_NUMBER
      && desk_record_get_entry (answers->record, DESK_LOSS_OFFICIAL_KIND, answers->key) == NULL)
    {
      *field = DESK_LOSS_OFFICIAL_KIND;
      return _ ("Choose in which register the number was given.");
    }
  /* Of a theft nothing is missing here: it is the statement that is filled in. */
  if (answers->offer->step != DESK_LOSS_TURN_STOLEN)
    fault = desk_loss_find_step_fault (DESK_LOSS (answers->record), (DeskLossStep)answers->offer->step,
                                       answers->part, answers->note, &at);
  *field = at;
  return fault;
}

static const char *
find_hint (const DeskStepAnswers *answers, DeskContext *context, guint field, const char *typed)
{
  return field == DESK_LOSS_OFFICIAL
             ? desk_official_group_find_hint (answers->record, answers->key, typed, context)
             : NULL;
}

static gboolean
take (const DeskStepAnswers *answers, DeskContext *context)
{
  DeskHand hand = desk_record_act_get_hand (context, answers->record);

  if (answers->offer->step == DESK_LOSS_TURN_STOLEN)
    return may_for (answers->offer, answers->record, answers->part, context);
  return desk_loss_take_step (DESK_LOSS (answers->record), desk_context_get_profile (context),
                              (DeskLossStep)answers->offer->step, answers->part, &hand, answers->note);
}

static void
save (GtkWidget *from, DeskContext *context, const DeskStepAnswers *answers, DeskRecord *shown, gint64 base,
      DeskRecordDone done, gpointer data)
{
  if (answers->offer->step == DESK_LOSS_TURN_STOLEN)
    {
      GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));

      done (TRUE, data);
      desk_loss_conversion_begin (window, context, DESK_LOSS (shown), answers->part);
    }
  else
    desk_record_act_save (from, context, answers->record, shown, base, answers->note, done, data);
}

static const DeskStepTable table = {
  .offers = offers,
  .n_offers = G_N_ELEMENTS (offers),
  .note_field = DESK_LOSS_EVENT_NOTE,
  .may = may,
  .list_parts = list_parts,
  .name_part = desk_declared_name_document,
  .part_label = N_ ("Document"),
  .all_parts = N_ ("All documents"),
  .find_fault = find_fault,
  .find_hint = find_hint,
  .take = take,
  .save = save,
};

/**
 * desk_loss_offer_get_table:
 *
 * Returns: (transfer none): what can be done with a declaration of loss
 */
const DeskStepTable *
desk_loss_offer_get_table (void)
{
  return &table;
}
