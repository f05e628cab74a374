// SPDX-License-Identifier: GPL-3.0-or-later
// The amendment of a visit. Its rows are made for the fields that may be amended; the number, the times and who served
// may not.

#include "ui/front-desk/amendment-page.h"

#include "store/error.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/autosave.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/clash-dialog.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

#define FORM "visit-amendment"

static const DeskVisitField amendable[] = {
  DESK_VISIT_TOPIC,           DESK_VISIT_CHANNEL,        DESK_VISIT_PRIORITY, DESK_VISIT_PRIORITY_GROUP,
  DESK_VISIT_PRIORITY_REASON, DESK_VISIT_COMPANION,      DESK_VISIT_NOTE,     DESK_VISIT_STEP_REASON,
  DESK_VISIT_OUTCOME,         DESK_VISIT_OUTCOME_REASON, DESK_VISIT_AGENCY,   DESK_VISIT_AGENCY_CHANNEL,
  DESK_VISIT_INCIDENT,        DESK_VISIT_INCIDENT_NOTE,  DESK_VISIT_MARK,     DESK_VISIT_COMMENT,
};

struct _DeskAmendmentPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  DeskRecord *shown;
  DeskRecord *visit;
  DeskRecord *saving; /* what a save under way writes */
  gint64 base;
  DeskAutosave *autosave;
  GCancellable *cancellable;

  DeskPageTitle *window_title;
  AdwPreferencesGroup *form;
  GtkEditable *reason;
  GtkLabel *reason_message;
};

G_DEFINE_FINAL_TYPE (DeskAmendmentPage, desk_amendment_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
make_row (const DeskField *field)
{
  switch (field->kind)
    {
    case DESK_FIELD_CHOICE:
      return g_object_new (DESK_TYPE_CHOICE_ROW, "field", field->name, NULL);
    case DESK_FIELD_BODY:
      return g_object_new (DESK_TYPE_BODY_ROW, "field", field->name, NULL);
    case DESK_FIELD_BOOLEAN:
      return g_object_new (DESK_TYPE_SWITCH_ROW, "field", field->name, NULL);
    default:
      return g_object_new (DESK_TYPE_ENTRY_ROW, "field", field->name, NULL);
    }
}

static GVariant *
collect (gpointer data)
{
  DeskAmendmentPage *self = data;

  if (self->saving != NULL)
    return NULL;
  return desk_form_typed_collect (GTK_WIDGET (self->form), self->visit, self->shown, self->reason);
}

static void
on_typed (DeskAmendmentPage *self)
{
  if (self->autosave != NULL)
    desk_autosave_touch (self->autosave);
}

static void
add_rows (DeskAmendmentPage *self)
{
  const DeskField *fields = desk_record_get_fields (self->visit, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (amendable); i++)
    {
      GtkWidget *row = make_row (&fields[amendable[i]]);

      g_signal_connect_object (row, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->form, row);
    }
  desk_form_rows_bind (GTK_WIDGET (self->form), self->context, self->visit);
  g_signal_connect_object (self->visit, "notify", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
}

static void
leave (DeskAmendmentPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* A question about what somebody else changed, until it is answered. */
typedef struct
{
  DeskAmendmentPage *page;
  DeskSave *save; /* holds the clashes */
} Question;

static void save (DeskAmendmentPage *self);

static void
on_clash_answered (DeskClashAnswer answer, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DeskAmendmentPage) self = question->page;
  g_autoptr (DeskSave) act = question->save;

  if (self->autosave == NULL || answer == DESK_CLASH_LOOK_AGAIN)
    return;
  desk_clash_take_answer (answer, desk_save_list_clashes (act), self->shown, self->visit);
  save (self);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DeskAmendmentPage) self = question->page;
  g_autoptr (DeskSave) act = question->save;
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_store_save_finish (DESK_STORE (source), result, &error);

  if (self->autosave == NULL)
    return;
  if (saved)
    {
      desk_autosave_forget (self->autosave);
      desk_notice_show (GTK_WIDGET (self), _ ("The visit is amended"));
      leave (self);
      return;
    }
  g_clear_object (&self->saving);
  desk_autosave_touch (self->autosave);
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    {
      Question *next = g_new (Question, 1);

      *next = (Question){ g_object_ref (self), g_object_ref (act) };
      desk_clash_dialog_ask (GTK_WIDGET (self), self->context, self->visit, desk_save_list_clashes (act),
                             on_clash_answered, next);
    }
  else
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
run_save (gint64 draft, gpointer data)
{
  g_autoptr (DeskAmendmentPage) self = data;
  DeskStore *store = self->context != NULL ? desk_context_get_store (self->context) : NULL;
  g_autofree char *reason = desk_form_typed_get_reason (self->reason);
  Question *question;

  if (store == NULL)
    return;
  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (self), desk_context_new_save (self->context) };
  desk_save_add (question->save, self->saving, self->shown, self->base, reason);
  desk_save_drop_draft (question->save, draft);
  desk_store_save_async (store, question->save, on_saved, question);
}

static void
refuse (DeskAmendmentPage *self, GtkWidget *where, const char *why)
{
  gtk_widget_grab_focus (where);
  desk_notice_show (GTK_WIDGET (self), why);
}

static void
save (DeskAmendmentPage *self)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *reason = desk_form_typed_get_reason (self->reason);
  GtkWidget *wrong;

  if (self->saving != NULL || self->autosave == NULL)
    return;
  desk_form_rows_commit (GTK_WIDGET (self->form));
  wrong = desk_form_rows_find_error (GTK_WIDGET (self->form));
  changes = desk_record_diff (self->shown, self->visit);
  if (wrong != NULL)
    refuse (self, wrong, _ ("Something cannot be read: see the marked field"));
  else if (changes->len == 0)
    refuse (self, GTK_WIDGET (self->form), _ ("Nothing has changed"));
  else if (reason == NULL)
    {
      const char *why = _ ("Say why the visit is amended");

      desk_field_message_show (GTK_WIDGET (self->reason), self->reason_message, DESK_VERDICT_ERROR, why);
      refuse (self, GTK_WIDGET (self->reason), why);
    }
  else
    {
      self->saving = desk_record_copy (self->visit);
      desk_autosave_settle (self->autosave, run_save, g_object_ref (self));
    }
}

static void
on_reason_changed (DeskAmendmentPage *self)
{
  desk_field_message_show (GTK_WIDGET (self->reason), self->reason_message, DESK_VERDICT_OK, NULL);
  on_typed (self);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (DESK_AMENDMENT_PAGE (widget));
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAmendmentPage *self = DESK_AMENDMENT_PAGE (widget);

  if (self->autosave != NULL)
    desk_autosave_forget (self->autosave);
  g_set_object (&self->visit, self->shown);
  leave (self);
}

static gpointer
list_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, FORM, error);
}

static const DeskDraft *
find_draft (DeskAmendmentPage *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const DeskDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->record, desk_record_get_id (self->visit)) == 0)
        return draft;
    }
  return NULL;
}

/* An amendment that was begun before goes on. */
static void
on_drafts (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAmendmentPage) self = data;
  g_autoptr (GPtrArray) drafts = desk_store_call_finish (DESK_STORE (source), result, NULL);
  const DeskDraft *draft;
  g_autoptr (GVariant) shown = NULL;

  if (self->context == NULL || drafts == NULL)
    return;
  draft = find_draft (self, drafts);
  shown = desk_form_typed_list_values (self->shown);
  self->autosave = desk_autosave_new (self->context, FORM, desk_record_get_id (self->visit), collect, self);
  desk_autosave_set_shown (self->autosave, shown);
  if (draft != NULL)
    {
      desk_autosave_continue (self->autosave, draft);
      desk_form_typed_take_shown (self->shown, draft->shown, draft->typed);
      desk_form_typed_apply (self->visit, draft->typed);
      desk_form_typed_restore (GTK_WIDGET (self->form), draft->typed, self->reason);
      self->base = draft->base;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
desk_amendment_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (DESK_AMENDMENT_PAGE (widget)->form), GTK_DIR_TAB_FORWARD);
}

static void
desk_amendment_page_unmap (GtkWidget *widget)
{
  DeskAmendmentPage *self = DESK_AMENDMENT_PAGE (widget);

  if (self->autosave != NULL)
    desk_autosave_flush (self->autosave);
  GTK_WIDGET_CLASS (desk_amendment_page_parent_class)->unmap (widget);
}

static void
desk_amendment_page_dispose (GObject *object)
{
  DeskAmendmentPage *self = DESK_AMENDMENT_PAGE (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_AMENDMENT_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->visit);
  g_clear_object (&self->saving);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_amendment_page_parent_class)->dispose (object);
}

static void
desk_amendment_page_finalize (GObject *object)
{
  g_object_unref (DESK_AMENDMENT_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_amendment_page_parent_class)->finalize (object);
}

static void
desk_amendment_page_class_init (DeskAmendmentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_amendment_page_dispose;
  object_class->finalize = desk_amendment_page_finalize;
  widget_class->grab_focus = desk_amendment_page_grab_focus;
  widget_class->unmap = desk_amendment_page_unmap;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/amendment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskAmendmentPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendmentPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskAmendmentPage, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "amendment.discard", NULL, on_discard);
}

static void
desk_amendment_page_init (DeskAmendmentPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reason_message = desk_field_message_add (ADW_ENTRY_ROW (self->reason));
}

/**
 * desk_amendment_page_may_amend:
 *
 * Returns: whether the visit is over, and so no longer edited in place, and is one of this station
 */
gboolean
desk_amendment_page_may_amend (DeskVisit *visit)
{
  const char *state = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_STATE);

  return desk_record_get_owner (DESK_RECORD (visit)) == NULL && !desk_visit_is_open (visit)
         && g_strcmp0 (state, "annulled") != 0;
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskAmendmentPage *self = DESK_AMENDMENT_PAGE (page);
  AdwNavigationPage *again = desk_amendment_page_new (self->context, DESK_VISIT (self->shown));

  DESK_AMENDMENT_PAGE (again)->base = self->base;
  return again;
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  return desk_page_remake_kept (page, DESK_AMENDMENT_PAGE (page)->autosave, make_again, remade, data);
}

/**
 * desk_amendment_page_new:
 * @visit: as it stands in the store
 *
 * Returns: (transfer floating)
 */
AdwNavigationPage *
desk_amendment_page_new (DeskContext *context, DeskVisit *visit)
{
  DeskAmendmentPage *self = g_object_new (DESK_TYPE_AMENDMENT_PAGE, NULL);
  DeskStore *store = desk_context_get_store (context);
  const char *number = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_NO);

  self->context = g_object_ref (context);
  self->shown = desk_record_copy (DESK_RECORD (visit));
  self->visit = desk_record_copy (DESK_RECORD (visit));
  self->base = desk_store_get_position (store);
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  desk_page_title_set_subtitle (self->window_title, number != NULL ? number : "");
  add_rows (self);
  /* Until it is known what was typed before. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  desk_store_call_async (store, DESK_PRIORITY_TYPING, list_drafts, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_drafts,
                         g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}
