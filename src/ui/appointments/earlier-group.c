// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier appointments and statements of a person on the same question: the same topic, or where none is named the same service.

#include "ui/appointments/earlier-group.h"

#include "model/appointment-step.h"
#include "model/moment.h"
#include "store/booking-day.h"
#include "store/statement-records.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 5

struct _DeskEarlierGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *person;
  char *service;
  char *topic;
  char *except;
  GPtrArray *appointments; /* of the person; NULL: not known */
  GPtrArray *statements;
  GPtrArray *rows; /* in the group; not owned */
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskEarlierGroup, desk_earlier_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (DeskEarlierGroup *self, const char *title, const char *detail, const char *action,
         DeskRecord *record)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", desk_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static const char *
get_label (DeskEarlierGroup *self, DeskRecord *record, guint field, const char *vocabulary)
{
  const char *code = desk_record_get_text (record, field);

  return code != NULL ? desk_profile_get_label (desk_context_get_profile (self->context), vocabulary, code,
                                                desk_context_get_language (self->context))
                      : "";
}

static void
add_appointment (DeskEarlierGroup *self, DeskRecord *appointment)
{
  const char *start = desk_record_get_text (appointment, DESK_APPOINTMENT_START);
  DeskMoment moment;
  g_autofree char *when = start != NULL && desk_moment_from_wall (start, &moment)
                              ? desk_moment_echo (&moment)
                              : g_strdup (start != NULL ? start : "");
  g_autofree char *detail =
      g_strdup_printf ("%s · %s",
                       get_label (self, appointment, DESK_APPOINTMENT_SERVICE, "reception_services"),
                       get_label (self, appointment, DESK_APPOINTMENT_STATE, "appointment_states"));

  add_row (self, when, detail, "win.show-appointment", appointment);
}

static void
add_statement (DeskEarlierGroup *self, DeskRecord *statement)
{
  const char *number = desk_record_get_text (statement, DESK_STATEMENT_NO);
  g_autofree char *title = desk_statement_words_get_title (DESK_STATEMENT (statement), self->context);
  g_autofree char *state = desk_statement_words_get_state (DESK_STATEMENT (statement), self->context);
  g_autofree char *detail =
      g_strdup_printf ("%s · %s", title != NULL ? title : "", state != NULL ? state : "");

  add_row (self, number != NULL ? number : _ ("Statement"), detail, "win.show-statement", statement);
}

static gboolean
is_same (DeskEarlierGroup *self, const char *topic, const char *service)
{
  if (self->topic != NULL && topic != NULL)
    return g_str_equal (self->topic, topic);
  return self->service != NULL && g_strcmp0 (self->service, service) == 0;
}

/* What was called off decided nothing. */
static gboolean
is_related (DeskEarlierGroup *self, DeskRecord *appointment)
{
  const char *state = desk_record_get_text (appointment, DESK_APPOINTMENT_STATE);

  return g_strcmp0 (desk_record_get_id (appointment), self->except) != 0 && g_strcmp0 (state, "moved") != 0
         && g_strcmp0 (state, "cancelled") != 0
         && is_same (self, desk_record_get_text (appointment, DESK_APPOINTMENT_TOPIC),
                     desk_record_get_text (appointment, DESK_APPOINTMENT_SERVICE));
}

static void
show (DeskEarlierGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->appointments != NULL && i < self->appointments->len && self->rows->len < MAX_ROWS;
       i++)
    if (is_related (self, g_ptr_array_index (self->appointments, i)))
      add_appointment (self, g_ptr_array_index (self->appointments, i));
  for (guint i = 0; self->statements != NULL && i < self->statements->len && self->rows->len < MAX_ROWS; i++)
    {
      DeskRecord *statement = g_ptr_array_index (self->statements, i);

      if (is_same (self, desk_record_get_text (statement, DESK_STATEMENT_TOPIC), NULL))
        add_statement (self, statement);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/* What the worker found. */
typedef struct
{
  GPtrArray *appointments;
  GPtrArray *statements;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_free (self);
}

static gpointer
load (DeskDatabase *database, gpointer person, GCancellable *cancellable, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->appointments = desk_booking_list_person (database, person, error);
  if (answer->appointments != NULL)
    answer->statements =
        desk_statement_records_load_linked (database, DESK_STATEMENT_APPLICANT, person, error);
  if (answer->statements != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskEarlierGroup) self = data;
  g_autoptr (GError) error = NULL;
  Answer *answer = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rows == NULL)
    return;
  if (answer == NULL)
    g_message ("Earlier matters could not be read: %s", error->message);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  self->appointments = answer != NULL ? g_steal_pointer (&answer->appointments)
                                      : g_ptr_array_new_with_free_func (g_object_unref);
  self->statements = answer != NULL ? g_steal_pointer (&answer->statements) : NULL;
  show (self);
  g_signal_emit (self, signals[LOADED], 0);
  g_clear_pointer (&answer, answer_free);
}

static void
forget (DeskEarlierGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
}

static void
desk_earlier_group_dispose (GObject *object)
{
  DeskEarlierGroup *self = DESK_EARLIER_GROUP (object);

  forget (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->topic, g_free);
  g_clear_pointer (&self->except, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_earlier_group_parent_class)->dispose (object);
}

static void
desk_earlier_group_class_init (DeskEarlierGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_earlier_group_dispose;

  /**
   * DeskEarlierGroup::loaded:
   * What the person was booked for is known.
   */
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
desk_earlier_group_init (DeskEarlierGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Earlier on the Same Question"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("Look at what was decided before you book it once more"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desk_earlier_group_ask:
 * @question: who is booked, and for what
 *
 * Looks for earlier matters. What is known of the person is not read again where only the question is another.
 */
void
desk_earlier_group_ask (DeskEarlierGroup *self, DeskContext *context, const DeskEarlierQuestion *question)
{
  DeskStore *store = desk_context_get_store (context);
  gboolean is_other = g_set_str (&self->person, question->person);

  g_set_object (&self->context, context);
  g_set_str (&self->service, question->service);
  g_set_str (&self->topic, question->topic);
  g_set_str (&self->except, question->except);
  if (is_other)
    forget (self);
  show (self);
  if (!is_other || question->person == NULL || store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desk_store_call_async (store, DESK_PRIORITY_TYPING, load, g_strdup (question->person), g_free, answer_free,
                         self->cancellable, on_loaded, g_object_ref (self));
}

/**
 * desk_earlier_group_get_appointments:
 *
 * Returns: (transfer none) (nullable) (element-type DeskAppointment): what the person was and is booked for; NULL as long as
 *   it is not known
 */
GPtrArray *
desk_earlier_group_get_appointments (DeskEarlierGroup *self)
{
  return self->appointments;
}
