// SPDX-License-Identifier: GPL-3.0-or-later
// The result of a reception. Which particulars are asked for follows from the result; whether they will do the model says
// (model/appointment-step).

#include "ui/appointments/result-page.h"

#include "model/appointment-step.h"
#include "store/error.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/statements/draft-page.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/autosave.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/choice-group.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/record-act.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define FORM "reception-result"

struct _DeskResultPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  DeskReception *reception;
  DeskRecord *shown;
  DeskRecord *appointment;
  DeskRecord *saving; /* what a save under way writes */
  gint64 base;
  DeskAutosave *autosave;
  GCancellable *cancellable;

  DeskPageTitle *window_title;
  GtkWidget *form;
  AdwPreferencesGroup *question_group;
  GtkWidget *result;
  GtkWidget *decision;
  GtkWidget *executor_group;
  GtkWidget *executor;
  GtkWidget *answer_form;
  GtkLabel *due;
  GtkLabel *message;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (DeskResultPage, desk_result_page, ADW_TYPE_NAVIGATION_PAGE)

static DeskProfile *
get_profile (DeskResultPage *self)
{
  return desk_context_get_profile (self->context);
}

static gboolean
has_flag (DeskResultPage *self, const char *flag)
{
  const char *result = desk_record_get_text (self->appointment, DESK_APPOINTMENT_RESULT);

  return result != NULL && desk_profile_has_flag (get_profile (self), "reception_results", result, flag);
}

/* The first time it is over with it, later the result is mended. */
static DeskAppointmentStep
get_step (DeskResultPage *self)
{
  const char *state = desk_record_get_text (self->shown, DESK_APPOINTMENT_STATE);

  return g_strcmp0 (state, "done") == 0 ? DESK_APPOINTMENT_SET_RESULT : DESK_APPOINTMENT_FINISH;
}

/* What is said about the answer. */

static char *
tell_due (DeskResultPage *self)
{
  g_autoptr (DeskRecord) after = desk_record_copy (self->appointment);
  DeskHand hand = desk_record_act_get_hand (self->context, self->appointment);
  DeskStatementClock clock;
  g_autofree char *due = NULL;

  /* As if all else were said already. */
  desk_record_set_text (after, DESK_APPOINTMENT_EXECUTOR, "-");
  desk_record_set_text (after, DESK_APPOINTMENT_DECISION, "-");
  if (desk_record_get_text (after, DESK_APPOINTMENT_ANSWER_FORM) == NULL)
    desk_record_set_text (after, DESK_APPOINTMENT_ANSWER_FORM, "written");
  if (!desk_appointment_take_step (DESK_APPOINTMENT (after), self->reception, get_profile (self),
                                   get_step (self), &hand)
      || !desk_appointment_get_clock (DESK_APPOINTMENT (after), get_profile (self), hand.now, &clock))
    return NULL;
  due = desk_field_words_moment (clock.due, self->context);
  /* TRANSLATORS: until when a visitor has to be answered, by which term and which law */
  return g_strdup_printf (_ ("Answer due %s (%s, %s)"), due,
                          desk_term_get_label (clock.term, desk_context_get_language (self->context)),
                          desk_term_get_source (clock.term));
}

static void
show_asked (DeskResultPage *self)
{
  gboolean has_answer = has_flag (self, "answer");
  g_autofree char *due = has_answer ? tell_due (self) : NULL;

  gtk_widget_set_visible (self->executor_group, has_answer);
  gtk_widget_set_visible (self->answer_form, has_answer);
  gtk_label_set_label (self->due, due != NULL ? due : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due), due != NULL);
  gtk_button_set_label (self->button,
                        has_flag (self, "statement") ? _ ("Save and Take the Statement") : _ ("Save"));
}

static void
show_message (DeskResultPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  desk_spoken_warn (GTK_WIDGET (self), text);
}

static void
on_typed (DeskResultPage *self)
{
  show_message (self, NULL);
  if (self->autosave != NULL)
    desk_autosave_touch (self->autosave);
}

static void
on_changed (DeskResultPage *self)
{
  show_asked (self);
  on_typed (self);
}

static GVariant *
collect (gpointer data)
{
  DeskResultPage *self = data;

  return self->saving == NULL ? desk_form_typed_collect (self->form, self->appointment, self->shown, NULL)
                              : NULL;
}

/* Saving. */

static GtkWidget *
find_row (DeskResultPage *self, DeskAppointmentField field)
{
  switch (field)
    {
    case DESK_APPOINTMENT_DECISION:
      return self->decision;
    case DESK_APPOINTMENT_EXECUTOR:
      return self->executor;
    case DESK_APPOINTMENT_ANSWER_FORM:
      return self->answer_form;
    default:
      return self->result;
    }
}

static void
leave (DeskResultPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (DeskContext) context = g_object_ref (self->context);
  g_autoptr (DeskRecord) saved = g_object_ref (self->saving);
  gboolean leads_on =
      has_flag (self, "statement") && desk_record_get_text (saved, DESK_APPOINTMENT_STATEMENT) == NULL;

  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  if (leads_on && view != NULL)
    desk_page_push (view, desk_statement_draft_page_new_from_reception (context, DESK_APPOINTMENT (saved)));
}

static void
on_saved (gboolean saved, gpointer data)
{
  g_autoptr (DeskResultPage) self = data;

  if (self->autosave == NULL)
    return;
  if (saved)
    {
      desk_autosave_forget (self->autosave);
      desk_notice_show (GTK_WIDGET (self), _ ("The result of the reception is written down"));
      leave (self);
      return;
    }
  g_clear_object (&self->saving);
  desk_autosave_touch (self->autosave);
}

static void
run_save (gint64 draft, gpointer data)
{
  g_autoptr (DeskResultPage) self = data;
  g_autoptr (DeskSave) save = NULL;

  if (self->context == NULL || desk_context_get_store (self->context) == NULL)
    return;
  save = desk_context_new_save (self->context);
  desk_save_add (save, self->saving, self->shown, self->base, NULL);
  desk_save_drop_draft (save, draft);
  desk_record_act_run (GTK_WIDGET (self), self->context, save, on_saved, g_object_ref (self));
}

/* What a result does not ask for is not kept from one that was chosen before. */
static void
drop_unasked (DeskResultPage *self, DeskRecord *record)
{
  if (has_flag (self, "answer"))
    return;
  desk_record_set_text (record, DESK_APPOINTMENT_EXECUTOR, NULL);
  desk_record_set_text (record, DESK_APPOINTMENT_ANSWER_FORM, NULL);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskResultPage *self = DESK_RESULT_PAGE (widget);
  DeskHand hand = desk_record_act_get_hand (self->context, self->appointment);
  g_autoptr (DeskRecord) after = NULL;
  DeskAppointmentField field;
  const char *fault;

  if (self->saving != NULL || self->autosave == NULL)
    return;
  desk_form_rows_commit (self->form);
  after = desk_record_copy (self->appointment);
  drop_unasked (self, after);
  fault = desk_appointment_find_step_fault (DESK_APPOINTMENT (after), self->reception, get_profile (self),
                                            get_step (self), &field);
  if (fault != NULL)
    {
      gtk_widget_grab_focus (find_row (self, field));
      show_message (self, fault);
    }
  else if (!desk_appointment_take_step (DESK_APPOINTMENT (after), self->reception, get_profile (self),
                                        get_step (self), &hand))
    show_message (self, _ ("This cannot be done any more: look at the state of the appointment."));
  else
    {
      self->saving = g_steal_pointer (&after);
      desk_autosave_settle (self->autosave, run_save, g_object_ref (self));
    }
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskResultPage *self = DESK_RESULT_PAGE (widget);

  if (self->autosave != NULL)
    desk_autosave_forget (self->autosave);
  gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

/* What was typed before. */

static gpointer
list_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, FORM, error);
}

static void
go_on (DeskResultPage *self, const DeskDraft *draft)
{
  desk_autosave_continue (self->autosave, draft);
  desk_form_typed_take_shown (self->shown, draft->shown, draft->typed);
  desk_form_typed_apply (self->appointment, draft->typed);
  desk_form_typed_restore (self->form, draft->typed, NULL);
  self->base = draft->base;
}

static void
on_drafts (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskResultPage) self = data;
  g_autoptr (GPtrArray) drafts = desk_store_call_finish (DESK_STORE (source), result, NULL);
  const char *id = desk_record_get_id (self->appointment);
  g_autoptr (GVariant) shown = NULL;

  if (self->context == NULL || drafts == NULL)
    return;
  shown = desk_form_typed_list_values (self->shown);
  self->autosave = desk_autosave_new (self->context, FORM, id, collect, self);
  desk_autosave_set_shown (self->autosave, shown);
  for (guint i = 0; i < drafts->len; i++)
    {
      const DeskDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->record, id) == 0)
        {
          go_on (self, draft);
          break;
        }
    }
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
desk_result_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_RESULT_PAGE (widget)->result);
}

/* The stack of pages puts the focus somewhere: the result comes first. */
static void
desk_result_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
desk_result_page_unmap (GtkWidget *widget)
{
  DeskResultPage *self = DESK_RESULT_PAGE (widget);

  if (self->autosave != NULL)
    desk_autosave_flush (self->autosave);
  GTK_WIDGET_CLASS (desk_result_page_parent_class)->unmap (widget);
}

static void
desk_result_page_dispose (GObject *object)
{
  DeskResultPage *self = DESK_RESULT_PAGE (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_RESULT_PAGE);
  g_clear_object (&self->reception);
  g_clear_object (&self->shown);
  g_clear_object (&self->appointment);
  g_clear_object (&self->saving);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_result_page_parent_class)->dispose (object);
}

static void
desk_result_page_finalize (GObject *object)
{
  g_object_unref (DESK_RESULT_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_result_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_CHOICE_GROUP);
  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, question_group);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, result);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, decision);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, executor_group);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, executor);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, answer_form);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, due);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, message);
  gtk_widget_class_bind_template_child (widget_class, DeskResultPage, button);
}

static void
desk_result_page_class_init (DeskResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_result_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_result_page_finalize;
  widget_class->grab_focus = desk_result_page_grab_focus;
  widget_class->unmap = desk_result_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = desk_result_page_shown;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "result.discard", NULL, on_discard);
}

static void
desk_result_page_init (DeskResultPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The question has its place in the form of the booking; here it is completed by what was said. */
static void
add_rows (DeskResultPage *self)
{
  GtkWidget *question = g_object_new (DESK_TYPE_BODY_ROW, "field", "question", NULL);
  GtkWidget *rows[] = { question, self->decision, self->executor };

  adw_preferences_group_add (self->question_group, question);
  desk_form_rows_bind (self->form, self->context, self->appointment);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i], "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->appointment, "notify", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskResultPage *self = DESK_RESULT_PAGE (page);

  return desk_result_page_new (self->context, DESK_APPOINTMENT (self->shown), self->reception, self->base);
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  return desk_page_remake_kept (page, DESK_RESULT_PAGE (page)->autosave, make_again, remade, data);
}

/**
 * desk_result_page_new:
 * @appointment: as it was read at @base
 *
 * Returns: (transfer floating): the form of its result
 */
AdwNavigationPage *
desk_result_page_new (DeskContext *context, DeskAppointment *appointment, DeskReception *reception,
                      gint64 base)
{
  DeskResultPage *self = g_object_new (DESK_TYPE_RESULT_PAGE, NULL);
  g_autofree char *when = desk_appointment_words_get_moment (appointment);

  self->context = g_object_ref (context);
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  self->reception = g_object_ref (reception);
  self->shown = desk_record_copy (DESK_RECORD (appointment));
  self->appointment = desk_record_copy (DESK_RECORD (appointment));
  self->base = base;
  desk_page_title_set_subtitle (self->window_title, when);
  add_rows (self);
  show_asked (self);
  /* Until it is known what was typed before. */
  gtk_widget_set_sensitive (self->form, FALSE);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, list_drafts, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_drafts,
                         g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}
