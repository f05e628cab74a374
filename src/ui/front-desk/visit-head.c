// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the visit beside the board.

#include "ui/front-desk/visit-head.h"

#include "store/history.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/person-summary.h"

#include <glib/gi18n-lib.h>

struct _DeskVisitHead
{
  AdwBin parent_instance;

  DeskContext *context;
  GSignalGroup *visitor_signals;
  GCancellable *asking;
  char *person; /* whose last visit is known */
  gint64 last_visit;

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *summary;
  GtkLabel *number;
  GtkLabel *pill;
  GtkWidget *person_button;
};

/* Asks when a person was here before a visit. */
typedef struct
{
  char *person;
  char *visit;
} Question;

G_DEFINE_FINAL_TYPE (DeskVisitHead, desk_visit_head, ADW_TYPE_BIN)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->person);
  g_free (question->visit);
  g_free (question);
}

static gpointer
find_last_visit (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) events = desk_history_load (database, question->person, cancellable, error);
  gint64 *last;

  if (events == NULL)
    return NULL;
  last = g_new0 (gint64, 1);
  for (guint i = 0; i < events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);

      if (event->created && g_strcmp0 (event->kind, "visit") == 0
          && g_strcmp0 (event->record, question->visit) != 0)
        *last = MAX (*last, event->time);
    }
  return last;
}

static void
show_summary (DeskVisitHead *self, DeskPerson *person)
{
  g_autofree char *summary =
      person != NULL ? desk_person_summary_make (person, self->last_visit, self->context) : g_strdup ("");

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
}

static void
last_visit_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskVisitHead) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *last = desk_store_call_finish (DESK_STORE (source), result, &error);
  g_autoptr (DeskVisitor) visitor = NULL;

  if (last == NULL || self->visitor_signals == NULL)
    return;
  visitor = g_signal_group_dup_target (self->visitor_signals);
  self->last_visit = *last;
  if (visitor != NULL && desk_visitor_get_person (visitor) != NULL)
    show_summary (self, desk_visitor_get_person (visitor));
}

static void
ask_last_visit (DeskVisitHead *self, DeskVisitor *visitor, const char *person)
{
  DeskStore *store = desk_context_get_store (self->context);
  Question *question;

  if (!g_set_str (&self->person, person))
    return;
  self->last_visit = 0;
  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  if (person == NULL || store == NULL)
    return;

  question = g_new0 (Question, 1);
  question->person = g_strdup (person);
  question->visit = g_strdup (desk_visitor_get_id (visitor));
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, find_last_visit, question, question_free, g_free,
                         self->asking, last_visit_found, g_object_ref (self));
}

/* The avatar takes the first letters of the first and the last word: of surname and given name. */
static char *
make_initials (DeskPerson *person)
{
  const char *surname = desk_record_get_text (DESK_RECORD (person), DESK_PERSON_SURNAME);
  const char *given_name = desk_record_get_text (DESK_RECORD (person), DESK_PERSON_GIVEN_NAME);

  if (surname == NULL || given_name == NULL)
    return desk_person_get_full_name (person);
  return g_strdup_printf ("%s %s", surname, given_name);
}

static void
show (DeskVisitHead *self)
{
  g_autoptr (DeskVisitor) visitor = g_signal_group_dup_target (self->visitor_signals);
  g_auto (DeskVisitorWords) words = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *state = NULL;
  g_autofree char *initials = NULL;
  const char *number;
  DeskPerson *person;

  if (visitor == NULL)
    return;

  person = desk_visitor_get_person (visitor);
  desk_visitor_describe (visitor, self->context, &words);
  name = person != NULL ? desk_person_get_full_name (person) : NULL;
  ask_last_visit (self, visitor, person != NULL ? desk_record_get_id (DESK_RECORD (person)) : NULL);
  initials = person != NULL ? make_initials (person) : NULL;
  adw_avatar_set_text (self->avatar, initials);
  adw_avatar_set_show_initials (self->avatar, name != NULL);
  gtk_label_set_label (self->name, name != NULL                     ? name
                                   : desk_visitor_is_here (visitor) ? _ ("Visitor")
                                                                    : words.title);
  show_summary (self, person);
  gtk_widget_set_visible (self->person_button, person != NULL);

  number =
      desk_visitor_is_here (visitor)
          ? desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_NO)
          : desk_record_get_text (DESK_RECORD (desk_visitor_get_appointment (visitor)), DESK_APPOINTMENT_NO);
  gtk_label_set_label (self->number, number != NULL ? number : "");
  /* TRANSLATORS: number, state and time of a visit: "A104 · being served · 6 min" */
  state = *words.time != '\0'
              ? g_strdup_printf (C_ ("visit", "%s · %s · %s"), words.number, words.state, words.time)
              : g_strdup_printf ("%s · %s", words.number, words.state);
  gtk_label_set_label (self->pill, state);
}

static void
desk_visit_head_dispose (GObject *object)
{
  DeskVisitHead *self = DESK_VISIT_HEAD (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->visitor_signals);
  g_clear_object (&self->context);
  g_clear_pointer (&self->person, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_VISIT_HEAD);

  G_OBJECT_CLASS (desk_visit_head_parent_class)->dispose (object);
}

static void
desk_visit_head_class_init (DeskVisitHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_visit_head_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/visit-head.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitHead, avatar);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitHead, name);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitHead, summary);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitHead, number);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitHead, pill);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitHead, person_button);
}

static void
desk_visit_head_init (DeskVisitHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not in the template: it takes the last of several only. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->person_button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->name, self->summary, self->number, self->pill, NULL, -1);
  self->asking = g_cancellable_new ();
  self->visitor_signals = g_signal_group_new (DESK_TYPE_VISITOR);
  g_signal_group_connect_swapped (self->visitor_signals, "notify", G_CALLBACK (show), self);
}

/**
 * desk_visit_head_set_visitor:
 * @visitor: (nullable): whose visit it is
 */
void
desk_visit_head_set_visitor (DeskVisitHead *self, DeskContext *context, DeskVisitor *visitor)
{
  g_set_object (&self->context, context);
  g_signal_group_set_target (self->visitor_signals, visitor);
  show (self);
}
