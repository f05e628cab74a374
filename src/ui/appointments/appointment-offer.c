// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an appointment, and what is asked for it. Those with nothing to ask, or with a form of their own, the
// page does itself (appointment-page.c).

#include "ui/appointments/appointment-offer.h"

#include <glib/gi18n-lib.h>

#define RECEPTION_DATA "desk-reception"

static gboolean
has_no_result (DeskRecord *appointment, DeskContext *context)
{
  return desk_record_get_text (appointment, DESK_APPOINTMENT_RESULT) == NULL;
}

/* It was accepted in writing, and the statement is not there yet. */
static gboolean
wants_statement (DeskRecord *appointment, DeskContext *context)
{
  const char *result = desk_record_get_text (appointment, DESK_APPOINTMENT_RESULT);

  return result != NULL && desk_record_get_text (appointment, DESK_APPOINTMENT_STATEMENT) == NULL
         && desk_profile_has_flag (desk_context_get_profile (context), "reception_results", result,
                                   "statement");
}

static gboolean
has_result (DeskRecord *appointment, DeskContext *context)
{
  return !has_no_result (appointment, context);
}

static const DeskStepOffer offers[] = {
  { .id = "check-in", .step = DESK_APPOINTMENT_ARRIVE, .title = N_ ("Check In") },
  { .id = "result",
    .step = DESK_APPOINTMENT_FINISH,
    .title = N_ ("Write Down the Result"),
    .applies = has_no_result },
  { .id = "result",
    .step = DESK_APPOINTMENT_SET_RESULT,
    .title = N_ ("Write Down the Result"),
    .applies = has_no_result },
  { .id = "result",
    .step = DESK_APPOINTMENT_SET_RESULT,
    .title = N_ ("Change the Result"),
    .applies = has_result },
  { .id = "statement",
    .step = DESK_APPOINTMENT_SET_RESULT,
    .title = N_ ("Take the Statement"),
    .applies = wants_statement },
  { .id = "tell",
    .step = DESK_APPOINTMENT_TELL,
    .title = N_ ("The Visitor Was Answered"),
    .n_fields = 2,
    .fields = { DESK_APPOINTMENT_ANSWER, DESK_APPOINTMENT_ANSWERED } },
  { .id = "move", .step = DESK_APPOINTMENT_MOVE, .title = N_ ("Move") },
  { .id = "amend",
    .step = DESK_APPOINTMENT_AMEND,
    .title = N_ ("Change Phone or Question"),
    .n_fields = 3,
    .fields = { DESK_APPOINTMENT_PHONE, DESK_APPOINTMENT_QUESTION, DESK_APPOINTMENT_NEEDS } },
  { .id = "confirm", .step = DESK_APPOINTMENT_CONFIRM, .title = N_ ("The Other Desk Agreed") },
  { .id = "refuse", .step = DESK_APPOINTMENT_REFUSE, .title = N_ ("The Other Desk Refused") },
  { .id = "no-show", .step = DESK_APPOINTMENT_NO_SHOW, .title = N_ ("Did Not Come") },
  { .id = "restore", .step = DESK_APPOINTMENT_RESTORE, .title = N_ ("Book Again for This Place") },
  { .id = "cancel", .step = DESK_APPOINTMENT_CANCEL, .title = N_ ("Cancel the Appointment") },
};

static DeskReception *
get_reception (DeskRecord *appointment)
{
  return g_object_get_data (G_OBJECT (appointment), RECEPTION_DATA);
}

static gboolean
may (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context)
{
  DeskHand hand = desk_record_act_get_hand (context, record);

  return desk_appointment_may_step (DESK_APPOINTMENT (record), get_reception (record),
                                    desk_context_get_profile (context), (DeskAppointmentStep)offer->step,
                                    &hand)
         != NULL;
}

/* Only steps that do not depend on the reception ask anything in the dialog. */
static const char *
find_fault (const DeskStepAnswers *answers, DeskContext *context, guint *field)
{
  DeskAppointmentField at;
  const char *fault = desk_appointment_find_step_fault (DESK_APPOINTMENT (answers->record), NULL,
                                                        desk_context_get_profile (context),
                                                        (DeskAppointmentStep)answers->offer->step, &at);

  *field = at;
  return fault;
}

static gboolean
take (const DeskStepAnswers *answers, DeskContext *context)
{
  DeskHand hand = desk_record_act_get_hand (context, answers->record);

  return desk_appointment_take_step (DESK_APPOINTMENT (answers->record), NULL,
                                     desk_context_get_profile (context),
                                     (DeskAppointmentStep)answers->offer->step, &hand);
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
  .note_field = DESK_APPOINTMENT_CANCEL_NOTE,
  .may = may,
  .find_fault = find_fault,
  .take = take,
  .save = save,
};

/**
 * desk_appointment_offer_get_table:
 *
 * Returns: (transfer none): what can be done with an appointment of which desk_appointment_offer_set_reception() has said with
 *   whom it is
 */
const DeskStepTable *
desk_appointment_offer_get_table (void)
{
  return &table;
}

/**
 * desk_appointment_offer_set_reception:
 * Says with whom an appointment is: what may be done depends on it.
 */
void
desk_appointment_offer_set_reception (DeskAppointment *appointment, DeskReception *reception)
{
  g_object_set_data_full (G_OBJECT (appointment), RECEPTION_DATA, g_object_ref (reception), g_object_unref);
}
