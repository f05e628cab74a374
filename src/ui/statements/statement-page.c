// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a registered statement. What it says: statement-sections.c; what can be done: statement-offer.c and
// statement-step-dialog.c; what it is made from: statement-file.c.

#include "ui/statements/statement-page.h"

#include "model/statement-check.h"
#include "ui/people/person-words.h"
#include "ui/statements/attached-group.h"
#include "ui/statements/clocks-group.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-file.h"
#include "ui/statements/statement-sections.h"
#include "ui/statements/statement-step-dialog.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/statement-words.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  DeskStatementFile *file; /* NULL until it is read */
  gboolean granted;        /* the record may be shown */
  gboolean narrow;         /* what it says and the side pane take turns */
  GPtrArray *step_rows;
  GPtrArray *number_rows;

  AdwWindowTitle *window_title;
  GtkWidget *aside_button;
  GtkWidget *amend;
  GtkWidget *supplement;
  GtkWidget *papers;
  GtkStack *stack;
  DeskPurposeView *purpose;
  AdwStatusPage *failed;
  GtkWidget *main;
  GtkBox *sections;
  GtkWidget *aside;
  DeskClocksGroup *clocks;
  AdwPreferencesGroup *steps;
  AdwActionRow *state;
  AdwPreferencesGroup *numbers;
  DeskAttachedGroup *attached;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskStatementPage, desk_statement_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_panes (DeskStatementPage *self)
{
  gboolean is_turned = self->narrow && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->aside_button));

  gtk_widget_set_visible (self->aside_button, self->granted && self->narrow);
  gtk_widget_set_visible (self->aside, is_turned || !self->narrow);
  gtk_widget_set_visible (self->main, !is_turned);
}

static void
on_narrow (DeskStatementPage *self)
{
  self->narrow = TRUE;
  show_panes (self);
}

static void
on_wide (DeskStatementPage *self)
{
  self->narrow = FALSE;
  show_panes (self);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  g_ptr_array_add (rows, row);
  adw_preferences_group_add (group, row);
}

static void
show_steps (DeskStatementPage *self)
{
  DeskStatement *statement = self->file->statement;
  g_autofree char *state = desk_statement_words_get_state (statement, self->context);
  const DeskStatementOffer *offer;

  adw_action_row_set_subtitle (self->state, state != NULL ? state : "");
  clear_rows (self->steps, self->step_rows);
  for (guint i = 0; (offer = desk_statement_offer_get (i)) != NULL; i++)
    {
      GtkWidget *row;

      if (!desk_statement_offer_is_open (offer, statement, self->context))
        continue;
      row = adw_button_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (offer->title));
      if (offer->is_grave)
        gtk_widget_add_css_class (row, "destructive-action");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", offer->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "statement.step");
      add_row (self->steps, self->step_rows, row);
    }
}

static char *
describe_number (DeskStatementPage *self, const char *key)
{
  DeskRecord *statement = DESK_RECORD (self->file->statement);
  const DeskField *fields = desk_record_get_fields (statement, NULL);
  GVariant *given = desk_record_get_entry (statement, DESK_STATEMENT_OFFICIAL_GIVEN, key);
  g_autofree char *kind =
      desk_field_words_make (&fields[DESK_STATEMENT_OFFICIAL_KIND],
                             desk_record_get_entry (statement, DESK_STATEMENT_OFFICIAL_KIND, key),
                             self->context);
  g_autofree char *when =
      desk_field_words_moment (given != NULL ? g_variant_get_int64 (given) : 0, self->context);
  g_autofree char *who = desk_statement_file_name_officer (
      self->file, desk_record_get_entry_text (statement, DESK_STATEMENT_OFFICIAL_BY, key), self->context);
  GString *text = g_string_new (kind != NULL ? kind : "");

  if (when != NULL)
    g_string_append_printf (text, "\n%s", when);
  if (who != NULL)
    g_string_append_printf (text, " · %s", who);
  return g_string_free (text, FALSE);
}

static void
show_numbers (DeskStatementPage *self)
{
  DeskRecord *statement = DESK_RECORD (self->file->statement);
  g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_OFFICIAL);

  clear_rows (self->numbers, self->number_rows);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *detail = describe_number (self, keys[i]);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     desk_record_get_entry_text (statement, DESK_STATEMENT_OFFICIAL,
                                                                 keys[i]));
      adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
      add_row (self->numbers, self->number_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), self->number_rows->len > 0);
}

static void
show_title (DeskStatementPage *self)
{
  DeskRecord *statement = DESK_RECORD (self->file->statement);
  const char *number = desk_record_get_text (statement, DESK_STATEMENT_NO);
  g_autofree char *state = desk_statement_words_get_state (self->file->statement, self->context);
  g_autofree char *amended = desk_field_words_day (self->file->amended, self->context);
  g_autofree char *subtitle = NULL;

  if (amended != NULL)
    /* TRANSLATORS: below the number of a statement: its state, and the day it was last amended */
    subtitle = g_strdup_printf (_ ("%s · amended %s"), state != NULL ? state : "", amended);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), number != NULL ? number : _ ("Statement"));
  adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle
                                                     : state != NULL  ? state
                                                                      : "");
}

static gboolean
may_amend (DeskStatementPage *self)
{
  return desk_statement_may_step (self->file->statement, desk_context_get_profile (self->context),
                                  DESK_STATEMENT_AMEND, desk_context_get_role (self->context))
         != NULL;
}

static void
show_record (DeskStatementPage *self)
{
  gboolean is_first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "record") != 0;

  show_title (self);
  desk_statement_sections_fill (self->sections, self->file, self->context);
  desk_clocks_group_show (self->clocks, self->context, self->file->statement);
  show_steps (self);
  show_numbers (self);
  desk_attached_group_show (self->attached, self->context, self->file->attachments);
  gtk_widget_set_visible (self->papers, TRUE);
  gtk_widget_set_visible (self->amend, may_amend (self));
  gtk_widget_set_visible (self->supplement, may_amend (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", may_amend (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  show_panes (self);
  if (!is_first)
    return;
  desk_timeline_show (self->timeline, self->context, self->id);
  gtk_stack_set_visible_child_name (self->stack, "record");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_failure (DeskStatementPage *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static gboolean
is_sealed (DeskStatementPage *self)
{
  return desk_statement_is_sealed (self->file->statement, desk_context_get_profile (self->context));
}

/* A sealed matter is opened by duty officer and head, and by whoever took it. */
static gboolean
may_read (DeskStatementPage *self)
{
  const char *officer = desk_record_get_id (DESK_RECORD (desk_context_get_officer (self->context)));

  return !is_sealed (self) || desk_officer_role_reaches (desk_context_get_role (self->context), "duty")
         || g_strcmp0 (desk_record_get_text (DESK_RECORD (self->file->statement), DESK_STATEMENT_OFFICER),
                       officer)
                == 0;
}

static void
show_loaded (DeskStatementPage *self)
{
  if (!may_read (self))
    show_failure (self,
                  _ ("The matter is sealed. The head, the duty officer and whoever took it may open it."));
  else if (self->granted)
    show_record (self);
  else if (is_sealed (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "purpose");
      gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
    }
  else
    desk_purpose_view_choose (self->purpose, "matter", NULL);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementPage) self = data;
  g_autoptr (GError) error = NULL;
  DeskStatementFile *file = desk_statement_file_load_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&file, desk_statement_file_free);
  else if (file == NULL)
    show_failure (self, error->message);
  else
    {
      g_clear_pointer (&self->file, desk_statement_file_free);
      self->file = file;
      show_loaded (self);
    }
}

static void
load (DeskStatementPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_statement_file_load_async (self->context, self->id, self->cancellable, on_loaded,
                                    g_object_ref (self));
}

static void
on_granted (DeskStatementPage *self)
{
  self->granted = TRUE;
  show_record (self);
}

static void
on_changed (DeskStatementPage *self, const char *kind, const char *id)
{
  if (self->granted && (g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "attachment")))
    load (self);
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);
  const DeskStatementOffer *offer = desk_statement_offer_find (g_variant_get_string (parameter, NULL));

  if (self->granted && offer != NULL
      && desk_statement_offer_is_open (offer, self->file->statement, self->context))
    adw_dialog_present (ADW_DIALOG (desk_statement_step_dialog_new (self->context, offer,
                                                                    self->file->statement, self->file->base)),
                        widget);
}

static void
on_amend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page;

  if (view == NULL)
    return;
  page =
      self->file->draft != NULL
          ? desk_statement_draft_page_new_from_draft (self->context, self->file->draft)
          : desk_statement_draft_page_new_amendment (self->context, self->file->statement, self->file->base);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
on_supplement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && self->granted)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              desk_statement_draft_page_new_supplement (self->context,
                                                                        self->file->statement));
}

static void
on_papers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (DESK_STATEMENT_PAGE (widget)->papers));
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);

  if (self->granted)
    gtk_widget_activate_action (widget, "win.print", "(ss)", g_variant_get_string (parameter, NULL),
                                self->id);
}

/* An amendment is begun, and saved or left, on the page above this one. */
static void
desk_statement_page_showing (AdwNavigationPage *page)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (page);

  if (self->granted)
    load (self);
}

static gboolean
desk_statement_page_grab_focus (GtkWidget *widget)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "purpose") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_statement_page_dispose (GObject *object)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_STATEMENT_PAGE);
  g_clear_pointer (&self->file, desk_statement_file_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_statement_page_parent_class)->dispose (object);
}

static void
desk_statement_page_finalize (GObject *object)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->step_rows);
  g_ptr_array_unref (self->number_rows);
  g_free (self->id);
  G_OBJECT_CLASS (desk_statement_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_PURPOSE_VIEW);
  g_type_ensure (DESK_TYPE_TIMELINE);
  g_type_ensure (DESK_TYPE_CLOCKS_GROUP);
  g_type_ensure (DESK_TYPE_ATTACHED_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/statement-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, aside_button);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, amend);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, supplement);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, main);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, sections);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, aside);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, clocks);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, state);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, attached);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, show_panes);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
}

static void
desk_statement_page_class_init (DeskStatementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_statement_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_statement_page_finalize;
  widget_class->grab_focus = desk_statement_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_statement_page_showing;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_papers);
  gtk_widget_class_install_action (widget_class, "record.amend", NULL, on_amend);
  gtk_widget_class_install_action (widget_class, "statement.print", "s", on_print);
  gtk_widget_class_install_action (widget_class, "statement.supplement", NULL, on_supplement);
  gtk_widget_class_install_action (widget_class, "statement.step", "s", on_step);
}

static void
desk_statement_page_init (DeskStatementPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->step_rows = g_ptr_array_new ();
  self->number_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", FALSE);
}

/**
 * desk_statement_page_new:
 * @id: of a registered statement
 *
 * Returns: (transfer floating): its page
 */
AdwNavigationPage *
desk_statement_page_new (DeskContext *context, const char *id)
{
  DeskStatementPage *self = g_object_new (DESK_TYPE_STATEMENT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  desk_purpose_view_bind (self->purpose, context, id);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
