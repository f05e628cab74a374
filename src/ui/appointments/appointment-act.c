// SPDX-License-Identifier: GPL-3.0-or-later
// From what an officer does with an appointment to the save that writes it. Whatever gives a place away can be taken back as
// long as nobody else has it: the store looks at that with each save.

#include "ui/appointments/appointment-act.h"

#include "store/error.h"
#include "ui/front-desk/pick-dialog.h"
#include "ui/notice.h"
#include "ui/widgets/record-act.h"

#include <glib/gi18n-lib.h>

/* An appointment on its way to the disk, and what undo needs. */
typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  DeskReception *reception;
  DeskAppointment *before;
  DeskAppointment *after;
  DeskAppointment *moved;  /* of a move: the new one; else NULL */
  DeskReception *moved_to; /* with whom that is */
  const char *notice;      /* NULL: it is the undo itself */
  DeskAppointmentDone done;
  gpointer data;
} Act;

static Act *
act_new (GtkWidget *from, DeskContext *context, DeskReception *reception, DeskAppointment *before)
{
  Act *self = g_new0 (Act, 1);

  self->from = g_object_ref (from);
  self->context = g_object_ref (context);
  g_set_object (&self->reception, reception);
  self->before = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (before)));
  return self;
}

static void
act_free (gpointer data)
{
  Act *self = data;

  g_object_unref (self->from);
  g_object_unref (self->context);
  g_clear_object (&self->reception);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->moved);
  g_clear_object (&self->moved_to);
  g_free (self);
}

static const char *
get_notice (DeskAppointmentStep step)
{
  switch (step)
    {
    case DESK_APPOINTMENT_CONFIRM:
      return _ ("The appointment is confirmed");
    case DESK_APPOINTMENT_REFUSE:
      return _ ("The appointment is refused");
    case DESK_APPOINTMENT_ARRIVE:
      return _ ("The visitor is noted as arrived");
    case DESK_APPOINTMENT_UNARRIVE:
      return _ ("The visitor is expected again");
    case DESK_APPOINTMENT_SERVE:
      return _ ("The visitor is being received");
    case DESK_APPOINTMENT_FINISH:
      return _ ("The reception is over");
    case DESK_APPOINTMENT_SET_RESULT:
      return _ ("The result is written down");
    case DESK_APPOINTMENT_TELL:
      return _ ("The answer is written down");
    case DESK_APPOINTMENT_NO_SHOW:
      return _ ("The visitor did not come");
    case DESK_APPOINTMENT_CANCEL:
      return _ ("The appointment is cancelled");
    case DESK_APPOINTMENT_RESTORE:
      return _ ("The appointment holds again");
    default:
      return _ ("The appointment is changed");
    }
}

static void
tell_failure (GtkWidget *from, GError *error)
{
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    desk_notice_show (from, _ ("Somebody changed the appointment meanwhile. Look at it again."));
  else
    desk_notice_show_error (from, error);
}

static void take_back (gpointer data);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Act *self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_store_save_finish (DESK_STORE (source), result, &error);
  DeskAppointment *written = self->moved != NULL ? self->moved : self->after;
  GtkWidget *from = self->from;

  if (!saved)
    tell_failure (from, error);
  if (self->done != NULL)
    self->done (saved ? written : NULL, self->data);
  if (saved && self->notice != NULL)
    desk_notice_show_undo (from, self->notice, take_back, self, act_free);
  else
    act_free (self);
}

/* Where the officer cannot look at it again, what stood there before is what others would have to have changed. */
static gint64
get_present_base (Act *self)
{
  return desk_store_get_position (desk_context_get_store (self->context));
}

/* A booking that is taken back stays in the register as one that was a mistake. */
static DeskAppointment *
make_given_up (DeskContext *context, DeskAppointment *appointment, DeskReception *reception)
{
  DeskHand hand = desk_record_act_get_hand (context, DESK_RECORD (appointment));
  g_autoptr (DeskRecord) given_up = desk_record_copy (DESK_RECORD (appointment));

  desk_record_set_text (given_up, DESK_APPOINTMENT_CANCEL_REASON, "mistake");
  if (!desk_appointment_take_step (DESK_APPOINTMENT (given_up), reception, desk_context_get_profile (context),
                                   DESK_APPOINTMENT_CANCEL, &hand))
    return NULL;
  return DESK_APPOINTMENT (g_steal_pointer (&given_up));
}

/* What the act wrote becomes what stood there before. A moved appointment is put back, and the new one given up, at once. */
static void
take_back (gpointer data)
{
  Act *act = data;
  g_autoptr (DeskAppointment) given_up = NULL;
  g_autoptr (DeskSave) save = NULL;
  Act *back;

  if (desk_context_get_store (act->context) == NULL || desk_context_get_officer (act->context) == NULL)
    return;
  save = desk_context_new_save (act->context);
  back = act_new (act->from, act->context, act->reception, act->after);
  back->after = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (act->before)));
  if (act->moved != NULL)
    given_up = make_given_up (act->context, act->moved, act->moved_to);
  if (given_up != NULL)
    desk_save_add (save, DESK_RECORD (given_up), DESK_RECORD (act->moved), get_present_base (act), NULL);
  desk_save_add (save, DESK_RECORD (back->after), DESK_RECORD (back->before), get_present_base (act), NULL);
  desk_store_save_async (desk_context_get_store (act->context), save, on_saved, back);
}

/**
 * desk_appointment_act_step:
 * @from: the widget that asks; notices are shown there
 * @before: as it was read at @base
 * @reception: with whom
 * @filled: (nullable): a copy of it with the particulars of the step set
 * @done: (nullable): called in the end
 *
 * Takes a step with an appointment and offers to undo it. Where state, role or time do not allow it, or something is missing,
 * the officer is told and nothing is saved.
 */
void
desk_appointment_act_step (GtkWidget *from, DeskContext *context, DeskAppointment *before,
                           DeskReception *reception, gint64 base, DeskAppointmentStep step,
                           DeskAppointment *filled, DeskAppointmentDone done, gpointer data)
{
  DeskProfile *profile = desk_context_get_profile (context);
  DeskHand hand = desk_record_act_get_hand (context, DESK_RECORD (before));
  g_autoptr (DeskRecord) after = desk_record_copy (DESK_RECORD (filled != NULL ? filled : before));
  g_autoptr (DeskSave) save = NULL;
  DeskAppointmentField field;
  const char *fault =
      desk_appointment_find_step_fault (DESK_APPOINTMENT (after), reception, profile, step, &field);
  Act *act;

  if (!desk_appointment_take_step (DESK_APPOINTMENT (after), reception, profile, step, &hand))
    {
      desk_notice_show (from, fault != NULL ? fault : _ ("This cannot be done with the appointment now"));
      if (done != NULL)
        done (NULL, data);
      return;
    }
  act = act_new (from, context, reception, before);
  act->after = DESK_APPOINTMENT (g_object_ref (after));
  act->notice = get_notice (step);
  act->done = done;
  act->data = data;
  save = desk_context_new_save (context);
  desk_save_add (save, DESK_RECORD (act->after), DESK_RECORD (act->before), base, NULL);
  desk_store_save_async (desk_context_get_store (context), save, on_saved, act);
}

/**
 * desk_appointment_act_add_move:
 * @save: gets both records
 * @before: the appointment that is moved, as it was read at @base
 * @reception: it was with
 * @moved: the new one, filled in; see desk_appointment_make_moved()
 * @hold: the hold of the form on the new place, 0 for none
 *
 * Books the new place and gives the old one back, in one transaction.
 *
 * Returns: (transfer full) (nullable): the old appointment as it shall be; NULL where state or role do not allow it
 */
DeskAppointment *
desk_appointment_act_add_move (DeskContext *context, DeskSave *save, DeskAppointment *before, gint64 base,
                               const DeskAppointmentMove *move, DeskAppointment *moved)
{
  DeskProfile *profile = desk_context_get_profile (context);
  DeskHand hand = desk_record_act_get_hand (context, DESK_RECORD (before));
  g_autoptr (DeskRecord) old = desk_record_copy (DESK_RECORD (before));

  if (!desk_appointment_take_step (moved, move->reception, profile, DESK_APPOINTMENT_BOOK, &hand)
      || !desk_appointment_take_step (DESK_APPOINTMENT (old), move->reception, profile, DESK_APPOINTMENT_MOVE,
                                      &hand))
    return NULL;
  desk_save_add (save, DESK_RECORD (moved), NULL, 0, NULL);
  desk_save_draw_number (save, DESK_RECORD (moved), DESK_APPOINTMENT_NO);
  desk_save_add (save, old, DESK_RECORD (before), base, NULL);
  desk_save_link (save, old, DESK_APPOINTMENT_MOVED_TO, DESK_RECORD (moved));
  desk_save_claim_place (save, moved, desk_profile_get_calendar (profile), move->hold);
  return DESK_APPOINTMENT (g_steal_pointer (&old));
}

/**
 * desk_appointment_act_move:
 * @from: the widget that asks; notices are shown there
 * @before: as it was read at @base
 * @move: where to
 * @done: (nullable): called in the end
 *
 * Moves an appointment and offers to undo it.
 */
void
desk_appointment_act_move (GtkWidget *from, DeskContext *context, DeskAppointment *before, gint64 base,
                           const DeskAppointmentMove *move, DeskAppointmentDone done, gpointer data)
{
  g_autoptr (DeskSave) save = desk_context_new_save (context);
  g_autoptr (DeskAppointment) moved = desk_appointment_make_moved (before, move->reception, move->start);
  g_autoptr (DeskAppointment) old = NULL;
  Act *act;

  desk_record_set_text (DESK_RECORD (moved), DESK_APPOINTMENT_OVERRIDE_REASON, move->reason);
  old = desk_appointment_act_add_move (context, save, before, base, move, moved);
  if (old == NULL)
    {
      desk_notice_show (from, _ ("This appointment cannot be moved any more"));
      if (done != NULL)
        done (NULL, data);
      return;
    }
  act = act_new (from, context, move->reception, before);
  act->after = g_steal_pointer (&old);
  act->moved = g_steal_pointer (&moved);
  act->moved_to = g_object_ref (move->reception);
  act->notice = _ ("The appointment is moved");
  act->done = done;
  act->data = data;
  desk_store_save_async (desk_context_get_store (context), save, on_saved, act);
}

/**
 * desk_appointment_act_tell_moved:
 * @from: where the notice is shown
 * @before: the appointment as it was
 * @after: as it is: moved
 * @moved: the new one
 * @reception: with whom that is
 *
 * Tells that an appointment was moved, and offers to undo it.
 */
void
desk_appointment_act_tell_moved (GtkWidget *from, DeskContext *context, DeskAppointment *before,
                                 DeskAppointment *after, DeskAppointment *moved, DeskReception *reception)
{
  Act *act = act_new (from, context, reception, before);

  act->after = g_object_ref (after);
  act->moved = g_object_ref (moved);
  act->moved_to = g_object_ref (reception);
  act->notice = _ ("The appointment is moved");
  desk_notice_show_undo (from, act->notice, take_back, act, act_free);
}

static void
give_up (gpointer data)
{
  Act *act = data;

  if (desk_context_get_store (act->context) != NULL && desk_context_get_officer (act->context) != NULL)
    {
      g_autoptr (DeskAppointment) filled = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (act->before)));

      desk_record_set_text (DESK_RECORD (filled), DESK_APPOINTMENT_CANCEL_REASON, "mistake");
      desk_appointment_act_step (act->from, act->context, act->before, act->reception, get_present_base (act),
                                 DESK_APPOINTMENT_CANCEL, filled, NULL, NULL);
    }
}

/**
 * desk_appointment_act_tell_booked:
 * @from: where the notice is shown
 * @appointment: that was booked, or of somebody who is received now
 * @reception: with whom
 *
 * Tells that somebody is booked, and offers to undo it: the appointment is then cancelled as a mistake. Whoever is received
 * already is told without.
 */
void
desk_appointment_act_tell_booked (GtkWidget *from, DeskContext *context, DeskAppointment *appointment,
                                  DeskReception *reception)
{
  const char *number = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_NO);
  const char *state = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_STATE);
  g_autofree char *text =
      g_strdup_printf (g_strcmp0 (state, "requested") == 0 ? _ ("Requested, and will be confirmed: %s")
                       : g_strcmp0 (state, "booked") == 0  ? _ ("Booked: %s")
                                                           : _ ("In the queue to be received: %s"),
                       number != NULL ? number : "");

  if (desk_appointment_is_expected (appointment))
    desk_notice_show_undo (from, text, give_up, act_new (from, context, reception, appointment), act_free);
  else
    desk_notice_show (from, text);
}

/* A cancellation whose reason is being asked for. */
typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  DeskAppointment *before;
  DeskReception *reception;
  gint64 base;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->from);
  g_object_unref (self->context);
  g_object_unref (self->before);
  g_object_unref (self->reception);
  g_free (self);
}

/* Words alone are another reason. */
static void
reason_picked (Question *self, const char *reason, const char *words)
{
  g_autoptr (DeskRecord) filled = desk_record_copy (DESK_RECORD (self->before));

  desk_record_set_text (filled, DESK_APPOINTMENT_CANCEL_REASON, reason != NULL ? reason : "other");
  desk_record_set_text (filled, DESK_APPOINTMENT_CANCEL_NOTE, words);
  desk_appointment_act_step (self->from, self->context, self->before, self->reception, self->base,
                             DESK_APPOINTMENT_CANCEL, DESK_APPOINTMENT (filled), NULL, NULL);
}

/**
 * desk_appointment_act_ask_cancel:
 * @from: the widget that asks; notices are shown there
 * @before: as it was read at @base
 * @reception: with whom
 *
 * Asks why an appointment is cancelled, a digit or words, and cancels it.
 */
void
desk_appointment_act_ask_cancel (GtkWidget *from, DeskContext *context, DeskAppointment *before,
                                 DeskReception *reception, gint64 base)
{
  DeskVocabulary *reasons =
      desk_profile_get_vocabulary (desk_context_get_profile (context), "cancel_reasons");
  DeskPickDialog *dialog = desk_pick_dialog_new (_ ("Why Is It Cancelled?"));
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (from), g_object_ref (context),
                          DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (before))),
                          g_object_ref (reception), base };
  for (guint i = 0; i < desk_vocabulary_get_length (reasons); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (reasons, i);

      if (!g_str_equal (desk_term_get_code (term), "other"))
        desk_pick_dialog_add (dialog, desk_term_get_code (term), desk_term_get_digit (term),
                              desk_term_get_label (term, desk_context_get_language (context)), NULL);
    }
  desk_pick_dialog_ask_text (dialog, _ ("Another reason, in words"), _ ("Cancel the Appointment"));
  g_signal_connect_data (dialog, "picked", G_CALLBACK (reason_picked), question, question_free,
                         G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), from);
}
