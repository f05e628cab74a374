// SPDX-License-Identifier: GPL-3.0-or-later
// Around the form of a booking: what it begins with, what was typed before, and where it leads.

#include "ui/appointments/booking-page.h"

#include "model/appointment-step.h"
#include "model/visit.h"
#include "store/records.h"
#include "ui/appointments/booking-editor.h"
#include "ui/appointments/booking-proposal.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskBookingPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *visit;     /* in which it is booked; NULL: none */
  char *person;    /* NULL: nobody is known yet */
  char *moved;     /* id of the appointment that is moved; NULL: a new booking */
  char *reception; /* that was chosen before; NULL: any */
  char *start;
  DeskDraft *draft; /* that was asked for; NULL: whatever was typed before for the same thing */

  GtkStack *stack;
  AdwStatusPage *failed;
  DeskBookingEditor *form;
};

G_DEFINE_FINAL_TYPE (DeskBookingPage, desk_booking_page, ADW_TYPE_NAVIGATION_PAGE)

/* What the worker reads before the form can open. */
typedef struct
{
  char *visit;
  char *person;
  char *moved;
} Question;

typedef struct
{
  DeskRecord *visit;     /* NULL: none */
  DeskRecord *moved;     /* NULL: a new booking */
  DeskRecord *reception; /* of the one that is moved */
  DeskDraft *draft;      /* NULL: nothing was typed before */
} Answer;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->visit);
  g_free (self->person);
  g_free (self->moved);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_clear_object (&self->visit);
  g_clear_object (&self->moved);
  g_clear_object (&self->reception);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gboolean
has (const DeskDraft *draft, const char *name, const char *value)
{
  const char *typed = NULL;

  g_variant_lookup (draft->typed, name, "&s", &typed);
  return g_strcmp0 (typed, value) == 0;
}

/* What was typed for the same visit, or the same move; outside of both for the same person, or for anybody. */
static gboolean
is_wanted (const DeskDraft *draft, const Question *question)
{
  return draft->typed != NULL && has (draft, "moved_from", question->moved)
         && has (draft, "from_visit", question->visit)
         && (question->person == NULL || has (draft, "person", question->person));
}

static gboolean
find_draft (DeskDatabase *database, const Question *question, DeskDraft **found, GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, DESK_BOOKING_DRAFT, error);
  const DeskDraft *newest = NULL;

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const DeskDraft *draft = g_ptr_array_index (drafts, i);

      if (is_wanted (draft, question) && (newest == NULL || draft->touched > newest->touched))
        newest = draft;
    }
  *found = newest != NULL ? desk_draft_copy (newest) : NULL;
  return drafts != NULL;
}

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (!find_draft (database, question, &answer->draft, error))
    return NULL;
  if (question->visit != NULL
      && (answer->visit = desk_records_load (database, "visit", question->visit, error)) == NULL)
    return NULL;
  if (question->moved == NULL)
    return g_steal_pointer (&answer);
  answer->moved = desk_records_load (database, "appointment", question->moved, error);
  if (answer->moved != NULL)
    answer->reception =
        desk_records_load (database, "reception",
                           desk_record_get_text (answer->moved, DESK_APPOINTMENT_RECEPTION), error);
  return answer->reception != NULL ? g_steal_pointer (&answer) : NULL;
}

static DeskAppointment *
make_new (DeskBookingPage *self, DeskRecord *visit)
{
  DeskAppointment *appointment = g_object_new (DESK_TYPE_APPOINTMENT, NULL);

  if (visit != NULL)
    desk_booking_proposal_take_visit (appointment, DESK_VISIT (visit));
  if (self->person != NULL)
    desk_record_set_text (DESK_RECORD (appointment), DESK_APPOINTMENT_PERSON, self->person);
  return appointment;
}

/* The same visitor with the same question; the place is chosen anew. */
static DeskAppointment *
make_moved (DeskRecord *old, DeskRecord *reception)
{
  static const DeskAppointmentField places[] = { DESK_APPOINTMENT_RECEPTION, DESK_APPOINTMENT_START,
                                                 DESK_APPOINTMENT_LENGTH, DESK_APPOINTMENT_GAP,
                                                 DESK_APPOINTMENT_ROOM };
  DeskAppointment *moved = desk_appointment_make_moved (DESK_APPOINTMENT (old), DESK_RECEPTION (reception),
                                                        desk_record_get_text (old, DESK_APPOINTMENT_START));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    desk_record_set_value (DESK_RECORD (moved), places[i], NULL);
  return moved;
}

static void
open_form (DeskBookingPage *self, const Answer *answer)
{
  const DeskDraft *draft = self->draft != NULL ? self->draft : answer->draft;
  g_autoptr (DeskAppointment) appointment =
      answer->moved != NULL ? make_moved (answer->moved, answer->reception) : make_new (self, answer->visit);
  DeskRecordEditor *editor = DESK_RECORD_EDITOR (self->form);

  if (answer->moved != NULL)
    desk_booking_editor_set_move (self->form, DESK_APPOINTMENT (answer->moved),
                                  DESK_RECEPTION (answer->reception),
                                  desk_store_get_position (desk_context_get_store (self->context)));
  desk_record_editor_open (editor, self->context, DESK_RECORD (appointment), draft);
  if (answer->visit != NULL)
    desk_record_editor_set_visit (editor, DESK_VISIT (answer->visit));
  desk_booking_editor_wish (self->form, self->reception, self->start);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  if (draft != NULL && self->draft == NULL)
    desk_notice_show (GTK_WIDGET (self), _ ("What was typed last time and not saved is back"));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskBookingPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (answer != NULL)
    {
      open_form (self, answer);
      return;
    }
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static AdwNavigationPage *
open_page (DeskBookingPage *self)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ g_strdup (self->visit), g_strdup (self->person), g_strdup (self->moved) };
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load, question,
                         question_free, answer_free, self->cancellable, on_loaded, g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}

/* The page goes, and the slip opens; whoever is received now needs none. */
static void
on_booked (DeskBookingPage *self, const char *id)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (DeskBookingEditor) form = g_object_ref (self->form);
  g_autofree char *appointment = g_strdup (id);

  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  desk_booking_editor_tell (form, window);
  if (!desk_booking_editor_is_walk_in (form))
    gtk_widget_activate_action (window, "win.print", "(ss)", "appointment-slip", appointment);
}

static gboolean
desk_booking_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_BOOKING_PAGE (widget)->form));
}

/* The stack of pages puts the focus somewhere: where the officer goes on is better. */
static void
desk_booking_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
desk_booking_page_dispose (GObject *object)
{
  DeskBookingPage *self = DESK_BOOKING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_BOOKING_PAGE);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_booking_page_parent_class)->dispose (object);
}

static void
desk_booking_page_finalize (GObject *object)
{
  DeskBookingPage *self = DESK_BOOKING_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->visit);
  g_free (self->person);
  g_free (self->moved);
  g_free (self->reception);
  g_free (self->start);
  G_OBJECT_CLASS (desk_booking_page_parent_class)->finalize (object);
}

static void
desk_booking_page_class_init (DeskBookingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_booking_page_dispose;
  object_class->finalize = desk_booking_page_finalize;
  widget_class->grab_focus = desk_booking_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = desk_booking_page_shown;

  g_type_ensure (DESK_TYPE_BOOKING_EDITOR);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/booking-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskBookingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingPage, form);
  gtk_widget_class_bind_template_callback (widget_class, on_booked);
}

static void
desk_booking_page_init (DeskBookingPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* With the place that was wished for where nothing was typed. */
static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskBookingPage *self = DESK_BOOKING_PAGE (page);
  DeskAutosave *autosave = desk_record_editor_get_autosave (DESK_RECORD_EDITOR (self->form));
  const DeskDraft *draft = autosave != NULL ? desk_autosave_get_draft (autosave) : NULL;
  const DeskBookingWish wish = { self->visit, self->person, self->reception, self->start };

  if (draft != NULL)
    return desk_booking_page_new_from_draft (self->context, draft);
  if (self->moved != NULL)
    return desk_booking_page_new_move (self->context, self->moved, self->start);
  return desk_booking_page_new (self->context, &wish);
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  DeskRecordEditor *editor = DESK_RECORD_EDITOR (DESK_BOOKING_PAGE (page)->form);

  return desk_page_remake_kept (page, desk_record_editor_get_autosave (editor), make_again, remade, data);
}

static DeskBookingPage *
make_page (DeskContext *context)
{
  DeskBookingPage *self = g_object_new (DESK_TYPE_BOOKING_PAGE, NULL);

  self->context = g_object_ref (context);
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  return self;
}

/**
 * desk_booking_page_new:
 * @wish: what the booking begins with
 *
 * Returns: (transfer floating): the form of a booking; with what was typed before for the same visit or person and not saved
 */
AdwNavigationPage *
desk_booking_page_new (DeskContext *context, const DeskBookingWish *wish)
{
  DeskBookingPage *self = make_page (context);

  self->visit = g_strdup (wish->visit);
  self->person = g_strdup (wish->person);
  self->reception = g_strdup (wish->reception);
  self->start = g_strdup (wish->start);
  return open_page (self);
}

/**
 * desk_booking_page_new_move:
 * @appointment: id of the appointment that is moved
 * @start: (nullable): wall time of the new place, where it was chosen already
 *
 * Returns: (transfer floating): the form by which it is moved
 */
AdwNavigationPage *
desk_booking_page_new_move (DeskContext *context, const char *appointment, const char *start)
{
  DeskBookingPage *self = make_page (context);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Move the Appointment"));
  self->moved = g_strdup (appointment);
  self->start = g_strdup (start);
  return open_page (self);
}

/**
 * desk_booking_page_new_from_draft:
 * @draft: of a booking, or of a move
 *
 * Returns: (transfer floating): the form as it was left, by whomever of this desk
 */
AdwNavigationPage *
desk_booking_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
{
  DeskBookingPage *self = make_page (context);
  const char *id;

  self->draft = desk_draft_copy (draft);
  if (g_variant_lookup (draft->typed, "from_visit", "&s", &id))
    self->visit = g_strdup (id);
  if (g_variant_lookup (draft->typed, "moved_from", "&s", &id))
    self->moved = g_strdup (id);
  return open_page (self);
}
