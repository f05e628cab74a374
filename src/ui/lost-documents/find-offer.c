// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a found document: the table the step dialog is built from. Handing it over, and giving it to the
// finder, have a page of their own (hand-over-page.c).

#include "ui/lost-documents/find-offer.h"

#include <glib/gi18n-lib.h>

static const DeskStepOffer offers[] = {
  { .id = "hand-over", .step = DESK_FIND_HAND_OVER, .title = N_ ("Hand Over…") },
  { .id = "notify",
    .step = DESK_FIND_NOTIFY,
    .title = N_ ("The Owner Was Told"),
    .note = N_ ("How the owner was told") },
  { .id = "send",
    .step = DESK_FIND_SEND,
    .title = N_ ("Send to the Issuer"),
    .note = N_ ("Remark"),
    .n_fields = 2,
    .fields = { DESK_FIND_AGENCY, DESK_FIND_OUTGOING_NO } },
  { .id = "give", .step = DESK_FIND_GIVE, .title = N_ ("Give to the Finder…") },
  { .id = "dispose",
    .step = DESK_FIND_DISPOSE,
    .title = N_ ("Destroy by an Act"),
    .note = N_ ("Act and reason"),
    .is_grave = TRUE },
  { .id = "annul", .step = DESK_FIND_ANNUL, .title = N_ ("Annul"), .note = N_ ("Reason"), .is_grave = TRUE },
};

static gboolean
may (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context)
{
  return desk_find_may_step (DESK_FIND (record), desk_context_get_profile (context),
                             (DeskFindStep)offer->step, desk_context_get_role_over (context, record),
                             desk_clock_get_now (desk_context_get_clock (context)))
         != NULL;
}

/* A document is sent to those who issue its type. */
static gboolean
offers_term (DeskRecord *record, DeskContext *context, guint field, DeskTerm *term)
{
  DeskTerm *type = desk_profile_get_term (desk_context_get_profile (context), "document_types",
                                          desk_record_get_text (record, DESK_FIND_DOCUMENT));
  const char *const *issuers = type != NULL ? desk_term_get_list (type, "issuers") : NULL;

  return field != DESK_FIND_AGENCY || issuers == NULL || issuers[0] == NULL
         || g_strv_contains (issuers, desk_term_get_code (term));
}

static const char *
find_fault (const DeskStepAnswers *answers, DeskContext *context, guint *field)
{
  DeskFindField at = DESK_FIND_EVENT_NOTE;
  const char *fault =
      desk_find_find_step_fault (DESK_FIND (answers->record), desk_context_get_profile (context),
                                 (DeskFindStep)answers->offer->step, NULL, answers->note, &at);

  *field = at;
  return fault;
}

static gboolean
take (const DeskStepAnswers *answers, DeskContext *context)
{
  DeskHand hand = desk_record_act_get_hand (context, answers->record);

  return desk_find_take_step (DESK_FIND (answers->record), desk_context_get_profile (context),
                              (DeskFindStep)answers->offer->step, NULL, &hand, answers->note);
}

static void
save (GtkWidget *from, DeskContext *context, const DeskStepAnswers *answers, DeskRecord *shown, gint64 base,
      DeskRecordDone done, gpointer data)
{
  desk_record_act_save (from, context, answers->record, shown, base, answers->note, done, data);
}

static const DeskStepTable table = {
  .offers = offers,
  .n_offers = G_N_ELEMENTS (offers),
  .note_field = DESK_FIND_EVENT_NOTE,
  .may = may,
  .offers_term = offers_term,
  .find_fault = find_fault,
  .take = take,
  .save = save,
};

/**
 * desk_find_offer_get_table:
 *
 * Returns: (transfer none): what can be done with a found document
 */
const DeskStepTable *
desk_find_offer_get_table (void)
{
  return &table;
}
