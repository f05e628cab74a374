// SPDX-License-Identifier: GPL-3.0-or-later
// From what the officer does with a visit to the save that writes it: admit, the steps from call to finish, fields left,
// undo. The only place of the Front desk that makes a DeskSave.

#include "ui/front-desk/visit-acts.h"

#include "model/booked-visit.h"
#include "model/viewing.h"
#include "ui/front-desk/visit-admission.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/notice.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

/* An act on its way to the disk. */
typedef struct _Act Act;
struct _Act
{
  DeskVisitActs *acts;
  DeskSave *save;
  DeskVisit *visit;
  DeskVisit *undone;        /* what the visit is once the act is taken back, NULL where it cannot be */
  DeskAppointment *booking; /* the visit's appointment, which follows the act; NULL where it stays as it is */
  DeskAppointment *booking_before;
  const char *back_to; /* of a new visit: the state undo leads to */
  char *notice;        /* format with the visitor's number, NULL to say nothing */
  Act *leader;         /* the act that brought this one along: both are told, and taken back, as one */
  DeskVisitDone done;
  gpointer data;
};

/* A visit that undo changes. */
typedef struct
{
  DeskVisit *after;
  DeskVisit *undone;
  DeskAppointment *booking; /* NULL: the act changed none */
  DeskAppointment *booking_before;
} UndoPart;

/* What undo needs when the officer asks for it. */
typedef struct
{
  DeskVisitActs *acts;
  GPtrArray *parts; /* of UndoPart, the last act first */
  char *admitted;   /* id of a new visit, which is annulled only while nothing was saved on it since */
} Undo;

struct _DeskVisitActs
{
  GObject parent_instance;

  DeskContext *context;
  DeskBoardModel *board;
  GtkWidget *widget; /* notices are shown over it; weak */
  Undo *undo;        /* what is offered to be undone; the notices own it */
  Act *leader;       /* saved, and being told so: an act that begins now follows it */
};

G_DEFINE_FINAL_TYPE (DeskVisitActs, desk_visit_acts, G_TYPE_OBJECT)

static void
act_free (Act *act)
{
  g_clear_pointer (&act->leader, act_free);
  g_clear_object (&act->acts);
  g_clear_object (&act->save);
  g_clear_object (&act->visit);
  g_clear_object (&act->undone);
  g_clear_object (&act->booking);
  g_clear_object (&act->booking_before);
  g_free (act->notice);
  g_free (act);
}

static void
undo_part_free (gpointer data)
{
  UndoPart *part = data;

  g_object_unref (part->after);
  g_object_unref (part->undone);
  g_clear_object (&part->booking);
  g_clear_object (&part->booking_before);
  g_free (part);
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  if (undo->acts->undo == undo)
    undo->acts->undo = NULL;
  g_clear_object (&undo->acts);
  g_ptr_array_unref (undo->parts);
  g_free (undo->admitted);
  g_free (undo);
}

static gboolean
is_changed (DeskVisit *before, DeskVisit *after)
{
  g_autoptr (GPtrArray) changes = desk_record_diff (DESK_RECORD (before), DESK_RECORD (after));

  return changes->len > 0;
}

static void save (DeskVisitActs *self, DeskVisitor *visitor, DeskVisit *visit, DeskAppointment *booking,
                  const char *reason, gint64 draft, DeskVisitDone done, gpointer data);

/* The appointment goes back with the visit, unless it has gone on since: the visit then stays as well. */
static gboolean
find_booking_undone (DeskVisitor *visitor, const UndoPart *part, DeskAppointment **undone)
{
  *undone = NULL;
  if (part->booking == NULL)
    return TRUE;
  if (desk_visitor_get_appointment (visitor) != NULL)
    *undone = desk_booked_visit_take_back (desk_visitor_get_appointment (visitor), part->booking_before,
                                           part->booking);
  return *undone != NULL;
}

static gboolean
take_back (DeskVisitActs *self, const UndoPart *part, gboolean only_unchanged)
{
  DeskVisitor *visitor = desk_board_model_find (self->board, desk_record_get_id (DESK_RECORD (part->after)));
  g_autoptr (DeskVisit) visit = NULL;
  g_autoptr (DeskAppointment) booking = NULL;

  if (visitor == NULL || (only_unchanged && is_changed (part->after, desk_visitor_get_visit (visitor)))
      || !find_booking_undone (visitor, part, &booking))
    return FALSE;
  visit = DESK_VISIT (desk_record_copy (DESK_RECORD (desk_visitor_get_visit (visitor))));
  if (!desk_visit_take_back (visit, part->after, part->undone))
    return FALSE;
  save (self, visitor, visit, booking, _ ("Undone by the officer"), 0, NULL, NULL);
  return TRUE;
}

static void
undo_act (gpointer data)
{
  Undo *undo = data;
  DeskVisitActs *self = undo->acts;
  gboolean all = TRUE;

  if (desk_context_get_officer (self->context) == NULL)
    return;
  for (guint i = 0; i < undo->parts->len; i++)
    all = take_back (self, g_ptr_array_index (undo->parts, i), undo->admitted != NULL) && all;
  if (!all && self->widget != NULL)
    desk_notice_show (self->widget, _ ("The visit has gone on since and stays as it is."));
}

static void
add_part (Undo *undo, const Act *act)
{
  UndoPart *part = g_new0 (UndoPart, 1);

  part->after = DESK_VISIT (desk_record_copy (DESK_RECORD (act->visit)));
  part->undone = g_object_ref (act->undone);
  if (act->booking != NULL)
    {
      part->booking = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (act->booking)));
      part->booking_before = g_object_ref (act->booking_before);
    }
  g_ptr_array_add (undo->parts, part);
}

static char *
make_notice (const Act *act)
{
  g_autofree char *number = desk_visitor_make_number (act->visit);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (act->notice, number);
#pragma GCC diagnostic pop
}

static void
tell (Act *act)
{
  DeskVisitActs *self = act->acts;
  g_autofree char *first = act->leader != NULL ? make_notice (act->leader) : NULL;
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;
  Undo *undo;

  if (act->notice == NULL || self->widget == NULL)
    return;

  own = make_notice (act);
  text = desk_field_words_then (first, own);
  if (act->back_to != NULL)
    act->undone = desk_visit_make_unadmitted (act->visit, act->back_to);
  if (act->undone == NULL)
    {
      desk_notice_show (self->widget, text);
      return;
    }
  undo = g_new0 (Undo, 1);
  undo->acts = g_object_ref (self);
  undo->parts = g_ptr_array_new_with_free_func (undo_part_free);
  if (g_strcmp0 (act->back_to, "annulled") == 0)
    undo->admitted = g_strdup (desk_record_get_id (DESK_RECORD (act->visit)));
  add_part (undo, act);
  if (act->leader != NULL)
    add_part (undo, act->leader);
  self->undo = undo;
  desk_notice_show_undo (self->widget, text, undo_act, undo, undo_free);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  DeskVisitActs *self = act->acts;
  g_autoptr (GError) error = NULL;
  gboolean fine = desk_store_save_finish (DESK_STORE (source), result, &error);

  if (!fine && self->widget != NULL)
    desk_notice_show_error (self->widget, error);
  if (!fine && act->leader != NULL)
    tell (act->leader);

  desk_board_model_end_act (self->board);
  if (fine)
    self->leader = act;
  if (act->done != NULL)
    act->done (fine ? act->visit : NULL, act->data);
  if (fine && self->leader == NULL)
    return;
  self->leader = NULL;
  if (fine)
    tell (act);
  act_free (act);
}

static Act *
act_new (DeskVisitActs *self, DeskVisit *visit, DeskVisitDone done, gpointer data)
{
  Act *act = g_new0 (Act, 1);

  act->acts = g_object_ref (self);
  act->save = desk_context_new_save (self->context);
  act->visit = g_object_ref (visit);
  act->done = done;
  act->data = data;
  return act;
}

/* "Finish" calls the next one: both are one act to the officer. */
static void
lead (DeskVisitActs *self, Act *act)
{
  if (self->leader != NULL && self->leader->undone != NULL && act->undone != NULL
      && g_strcmp0 (desk_record_get_id (DESK_RECORD (self->leader->visit)),
                    desk_record_get_id (DESK_RECORD (act->visit)))
             != 0)
    act->leader = g_steal_pointer (&self->leader);
}

static void
run (Act *act, gint64 draft)
{
  if (draft != 0)
    desk_save_drop_draft (act->save, draft);
  desk_board_model_begin_act (act->acts->board);
  desk_store_save_async (desk_context_get_store (act->acts->context), act->save, saved, act);
}

/* What is said when a step is done; the number of the visitor goes in. NULL: the board shows it well enough. */
static const char *
get_notice (DeskVisitStep step)
{
  switch (step)
    {
    case DESK_VISIT_CALL:
      return _ ("Called: %s");
    case DESK_VISIT_SERVE:
      return _ ("Being served: %s");
    case DESK_VISIT_PUT_BACK:
      return _ ("Put back into the queue: %s");
    case DESK_VISIT_NO_SHOW:
      return _ ("Did not come when called: %s");
    case DESK_VISIT_HOLD:
      return _ ("On hold: %s");
    case DESK_VISIT_RESUME:
      return _ ("Goes on: %s");
    case DESK_VISIT_TRANSFER:
      return _ ("Passed on: %s");
    case DESK_VISIT_LEAVE:
      return _ ("Left: %s");
    case DESK_VISIT_FINISH:
      return _ ("Finished: %s");
    case DESK_VISIT_REOPEN:
      return _ ("Opened again: %s");
    case DESK_VISIT_ANNUL:
      return _ ("Annulled: %s");
    default:
      return NULL;
    }
}

static void
desk_visit_acts_dispose (GObject *object)
{
  DeskVisitActs *self = DESK_VISIT_ACTS (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->board);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_visit_acts_parent_class)->dispose (object);
}

static void
desk_visit_acts_class_init (DeskVisitActsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_visit_acts_dispose;
}

static void
desk_visit_acts_init (DeskVisitActs *self)
{
}

/**
 * desk_visit_acts_new:
 * @board: shows the acts
 * @widget: notices are shown in its window; not owned
 *
 * Returns: (transfer full)
 */
DeskVisitActs *
desk_visit_acts_new (DeskContext *context, DeskBoardModel *board, GtkWidget *widget)
{
  DeskVisitActs *self = g_object_new (DESK_TYPE_VISIT_ACTS, NULL);

  self->context = g_object_ref (context);
  self->board = g_object_ref (board);
  g_set_weak_pointer (&self->widget, widget);
  return self;
}

/**
 * desk_visit_acts_admit:
 * @visit: a new visit with what the entry says; it gets id and numbers when it is saved
 * @person: (nullable): the visitor: known, or a new person to be saved along; NULL for an anonymous one
 * @state: "waiting", "serving" or "finished"
 * @draft: draft of the entry that is removed with it, 0 for none
 * @done: (nullable): called in the end
 *
 * Somebody came.
 */
void
desk_visit_acts_admit (DeskVisitActs *self, DeskVisit *visit, DeskPerson *person, const char *state,
                       gint64 draft, DeskVisitDone done, gpointer data)
{
  Act *act = act_new (self, visit, done, data);

  desk_visit_admission_add (self->context, act->save, visit, person, state);
  if (g_str_equal (state, "finished"))
    {
      act->back_to = "serving";
      act->notice = g_strdup (_ ("Recorded as finished: %s"));
    }
  else
    {
      act->back_to = "annulled";
      act->notice =
          g_strdup (g_str_equal (state, "waiting") ? _ ("In the queue: %s") : _ ("Being served: %s"));
    }
  run (act, draft);
}

/* What happens to the visit happens to its appointment, in the same transaction. */
static void
let_follow (DeskVisitActs *self, Act *act, DeskVisitor *visitor, DeskAppointment *booking)
{
  DeskAppointment *before = desk_visitor_get_appointment (visitor);

  if (booking == NULL)
    return;
  act->booking = g_object_ref (booking);
  act->booking_before = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (before)));
  desk_save_add (act->save, DESK_RECORD (booking), DESK_RECORD (before),
                 desk_visitor_get_appointment_base (visitor), NULL);
}

static void
show_booking (DeskVisitor *visitor, DeskAppointment *booking)
{
  g_autoptr (DeskRecord) shown = booking != NULL ? desk_record_copy (DESK_RECORD (booking)) : NULL;

  if (shown != NULL)
    desk_visitor_set_appointment (visitor, DESK_APPOINTMENT (shown), desk_visitor_get_reception (visitor),
                                  desk_visitor_get_appointment_base (visitor));
}

/**
 * desk_visit_acts_check_in:
 * @visitor: somebody who is booked and not here
 * @done: (nullable): called in the end
 *
 * Whoever is booked came: the appointment says so, and a visit begins in the queue.
 *
 * Returns: FALSE where the appointment or the officer's role do not allow it; then @done is not called
 */
gboolean
desk_visit_acts_check_in (DeskVisitActs *self, DeskVisitor *visitor, DeskVisitDone done, gpointer data)
{
  DeskHand hand = desk_visit_admission_get_hand (self->context);
  DeskAppointment *before = desk_visitor_get_appointment (visitor);
  DeskReception *reception = desk_visitor_get_reception (visitor);
  g_autoptr (DeskAppointment) booking = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (before)));
  g_autoptr (DeskRecord) visit = NULL;
  Act *act;

  if (reception == NULL
      || !desk_appointment_take_step (booking, reception, desk_context_get_profile (self->context),
                                      DESK_APPOINTMENT_ARRIVE, &hand))
    return FALSE;
  visit = desk_record_copy (DESK_RECORD (desk_visitor_get_visit (visitor)));
  act = act_new (self, DESK_VISIT (visit), done, data);
  desk_visit_admission_add (self->context, act->save, DESK_VISIT (visit), desk_visitor_get_person (visitor),
                            "waiting");
  let_follow (self, act, visitor, booking);
  desk_save_link (act->save, DESK_RECORD (booking), DESK_APPOINTMENT_VISIT, visit);
  act->back_to = "annulled";
  act->notice = g_strdup (_ ("Checked in: %s"));
  run (act, 0);

  show_booking (visitor, booking);
  desk_board_model_sort (self->board);
  return TRUE;
}

/* Choosing the first topic is filling in a field; choosing another one is an act that can be undone. */
static gboolean
is_topic_changed (DeskVisit *before, DeskVisit *after)
{
  const char *topic = desk_record_get_text (DESK_RECORD (before), DESK_VISIT_TOPIC);

  return topic != NULL
         && g_strcmp0 (topic, desk_record_get_text (DESK_RECORD (after), DESK_VISIT_TOPIC)) != 0;
}

/* @booking: (nullable): what the visitor's appointment shall be, in the same transaction */
static void
save (DeskVisitActs *self, DeskVisitor *visitor, DeskVisit *visit, DeskAppointment *booking,
      const char *reason, gint64 draft, DeskVisitDone done, gpointer data)
{
  Act *act = act_new (self, visit, done, data);
  g_autoptr (DeskVisit) copy = DESK_VISIT (desk_record_copy (DESK_RECORD (visit)));
  DeskVisit *before = desk_visitor_get_visit (visitor);
  gint64 base = desk_visitor_get_base (visitor);

  if (self->undo != NULL && g_strcmp0 (self->undo->admitted, desk_visitor_get_id (visitor)) == 0)
    desk_notice_forget_undo (self->widget, self->undo);
  if (reason == NULL && is_topic_changed (before, visit))
    {
      act->undone = DESK_VISIT (desk_record_copy (DESK_RECORD (visit)));
      desk_record_set_text (DESK_RECORD (act->undone), DESK_VISIT_TOPIC,
                            desk_record_get_text (DESK_RECORD (before), DESK_VISIT_TOPIC));
      act->notice = g_strdup (_ ("Topic changed: %s"));
    }
  desk_save_add (act->save, DESK_RECORD (visit), DESK_RECORD (before), base, reason);
  let_follow (self, act, visitor, booking);
  run (act, draft);
  desk_visitor_set_visit (visitor, copy, base);
  show_booking (visitor, booking);
  desk_board_model_sort (self->board);
}

/**
 * desk_visit_acts_save:
 * @visit: what the visit shall be; a copy that the officer changed
 * @reason: (nullable): why, where the change has to say so
 * @draft: draft that is removed with it, 0 for none
 * @done: (nullable): called in the end
 *
 * Saves fields of a visit that were left, or a step that was taken. Nothing is saved where nothing differs.
 */
void
desk_visit_acts_save (DeskVisitActs *self, DeskVisitor *visitor, DeskVisit *visit, const char *reason,
                      gint64 draft, DeskVisitDone done, gpointer data)
{
  save (self, visitor, visit, NULL, reason, draft, done, data);
}

/**
 * desk_visit_acts_step:
 * @visit: (nullable): the visit with fields that are changed along; NULL to take only the step
 * @detail: (nullable): see desk_visit_take_step()
 * @reason: (nullable): why, where the step has to say so
 * @draft: draft that is removed with it, 0 for none
 * @done: (nullable): called in the end
 *
 * Takes a step with a visit and offers to undo it. A step with another visit that is taken while @done is called
 * belongs to this one: one notice tells both, and one undo takes both back.
 *
 * Returns: FALSE where the state of the visit or the officer's role does not allow it; then @done is not called
 */
gboolean
desk_visit_acts_step (DeskVisitActs *self, DeskVisitor *visitor, DeskVisit *visit, DeskVisitStep step,
                      const char *detail, const char *reason, gint64 draft, DeskVisitDone done, gpointer data)
{
  DeskHand hand = desk_visit_admission_get_hand (self->context);
  DeskVisit *before = desk_visitor_get_visit (visitor);
  g_autoptr (DeskVisit) after = DESK_VISIT (desk_record_copy (DESK_RECORD (visit != NULL ? visit : before)));
  g_autoptr (DeskVisit) shown = NULL;
  g_autoptr (DeskAppointment) booking = NULL;
  gint64 base = desk_visitor_get_base (visitor);
  Act *act;

  if (!desk_visit_take_step (after, step, &hand, detail))
    return FALSE;
  if (desk_visitor_get_appointment (visitor) != NULL && desk_visitor_get_reception (visitor) != NULL)
    booking = desk_booked_visit_follow (after, desk_visitor_get_appointment (visitor),
                                        desk_visitor_get_reception (visitor),
                                        desk_context_get_profile (self->context), &hand);

  act = act_new (self, after, done, data);
  act->notice = g_strdup (get_notice (step));
  if (step != DESK_VISIT_ANNUL)
    act->undone = desk_visit_make_undone (before, after, step);
  lead (self, act);
  desk_save_add (act->save, DESK_RECORD (after), DESK_RECORD (before), base, reason);
  let_follow (self, act, visitor, booking);
  run (act, draft);

  shown = DESK_VISIT (desk_record_copy (DESK_RECORD (after)));
  desk_visitor_set_visit (visitor, shown, base);
  show_booking (visitor, booking);
  desk_board_model_sort (self->board);
  return TRUE;
}

static void
viewing_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskVisitActs) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (source), result, &error) && self->widget != NULL)
    desk_notice_show_error (self->widget, error);
}

/**
 * desk_visit_acts_view:
 * @purpose: a term of the purposes of access
 * @text: (nullable): in words, for the purpose "other"
 *
 * Writes down that the officer looks at a sealed record, and why.
 */
void
desk_visit_acts_view (DeskVisitActs *self, DeskRecord *record, const char *purpose, const char *text)
{
  g_autoptr (DeskViewing) viewing = g_object_new (DESK_TYPE_VIEWING, NULL);
  g_autoptr (DeskSave) save = desk_context_new_save (self->context);

  desk_record_set_text (DESK_RECORD (viewing), DESK_VIEWING_OF, desk_record_get_id (record));
  desk_record_set_text (DESK_RECORD (viewing), DESK_VIEWING_PURPOSE, purpose);
  desk_record_set_text (DESK_RECORD (viewing), DESK_VIEWING_PURPOSE_TEXT, text);
  desk_save_add (save, DESK_RECORD (viewing), NULL, 0, NULL);
  desk_store_save_async (desk_context_get_store (self->context), save, viewing_saved, g_object_ref (self));
}

/**
 * desk_visit_acts_may:
 *
 * Returns: whether the officer may take the step with the visitor now
 */
gboolean
desk_visit_acts_may (DeskVisitActs *self, DeskVisitor *visitor, DeskVisitStep step)
{
  DeskVisit *visit = desk_visitor_get_visit (visitor);
  const char *state = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_STATE);

  return desk_visit_may_step (state, step, desk_context_get_role (self->context)) != NULL
         && (step == DESK_VISIT_TRANSFER || desk_board_model_is_ours (self->board, visitor));
}
