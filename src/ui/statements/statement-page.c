// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a registered statement. What it says: statement-sections.c; what can be done: statement-offer.c and
// widgets/step-dialog; what it is made from: statement-file.c.

#include "ui/statements/statement-page.h"

#include "model/statement-check.h"
#include "ui/page-opener.h"
#include "ui/statements/attached-group.h"
#include "ui/lost-documents/match-group.h"
#include "ui/page-loads.h"
#include "ui/widgets/clocks-group.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-file.h"
#include "ui/statements/statement-offer.h"
#include "ui/statements/statement-sections.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/official-group.h"
#include "ui/widgets/record-frame.h"
#include "ui/widgets/statement-words.h"
#include "ui/widgets/step-dialog.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  DeskStatementFile *file; /* NULL until it is read */

  DeskRecordFrame *frame;
  GtkWidget *amend;
  GtkWidget *supplement;
  GtkWidget *papers;
  DeskClocksGroup *clocks;
  DeskStepsGroup *steps;
  DeskOfficialGroup *numbers;
  DeskMatchGroup *matches;
  DeskAttachedGroup *attached;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskStatementPage, desk_statement_page, ADW_TYPE_NAVIGATION_PAGE)

/* Only a theft of documents has any. */
static void
show_matches (DeskStatementPage *self)
{
  g_autofree const char **keys =
      desk_record_list_keys (DESK_RECORD (self->file->statement), DESK_STATEMENT_DOCUMENT);

  if (keys[0] != NULL && desk_context_get_store (self->context) != NULL)
    desk_match_group_load (self->matches, self->context, self->id);
}

static gboolean
may_amend (DeskStatementPage *self)
{
  return desk_statement_may_step (self->file->statement, desk_context_get_profile (self->context),
                                  DESK_STATEMENT_AMEND,
                                  desk_context_get_role_over (self->context,
                                                              DESK_RECORD (self->file->statement)))
         != NULL;
}

static void
show_record (DeskStatementPage *self)
{
  DeskStatement *statement = self->file->statement;
  const char *number = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO);
  g_autofree char *state = desk_statement_words_get_state (statement, self->context);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), number != NULL ? number : _ ("Statement"));
  desk_record_frame_set_subtitle (self->frame, state, self->file->amended);
  desk_statement_sections_fill (desk_record_frame_get_sections (self->frame), self->file, self->context);
  desk_clocks_group_show (self->clocks, self->context, DESK_RECORD (statement));
  desk_steps_group_show (self->steps, desk_statement_offer_get_table (), DESK_RECORD (statement),
                         self->context, state);
  desk_official_group_show (self->numbers, DESK_RECORD (statement), self->file->officers, self->context);
  show_matches (self);
  desk_attached_group_show (self->attached, self->context, self->file->attachments);
  gtk_widget_set_visible (self->amend, may_amend (self));
  gtk_widget_set_visible (self->supplement, may_amend (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", may_amend (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  if (desk_record_frame_show_record (self->frame))
    desk_timeline_show (self->timeline, self->context, self->id);
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
    desk_record_frame_show_failure (
        self->frame, _ ("The matter is sealed. The head, the duty officer and whoever took it may open it."));
  else if (desk_record_frame_is_granted (self->frame))
    show_record (self);
  else if (is_sealed (self))
    desk_record_frame_ask (self->frame);
  else
    desk_record_frame_grant (self->frame, "matter");
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
    desk_record_frame_show_failure (self->frame, error->message);
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
  show_record (self);
}

static void
on_changed (DeskStatementPage *self, const char *kind, const char *id)
{
  if (!desk_record_frame_is_granted (self->frame))
    return;
  if (g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "attachment"))
    load (self);
  else if (g_str_equal (kind, "find"))
    show_matches (self);
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);
  const DeskStepTable *table = desk_statement_offer_get_table ();
  const DeskStepOffer *offer = desk_steps_find (table, g_variant_get_string (parameter, NULL));
  DeskRecord *statement = self->file != NULL ? DESK_RECORD (self->file->statement) : NULL;

  if (desk_record_frame_is_granted (self->frame) && offer != NULL
      && desk_steps_is_open (table, offer, statement, self->context))
    adw_dialog_present (ADW_DIALOG (
                            desk_step_dialog_new (self->context, table, offer, statement, self->file->base)),
                        widget);
}

static void
on_amend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);

  desk_page_push (widget, self->file->draft != NULL
                              ? desk_statement_draft_page_new_from_draft (self->context, self->file->draft)
                              : desk_statement_draft_page_new_amendment (self->context, self->file->statement,
                                                                         self->file->base));
}

static void
on_supplement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (widget);

  if (desk_record_frame_is_granted (self->frame))
    desk_page_push (widget, desk_statement_draft_page_new_supplement (self->context, self->file->statement));
}

static void
on_matches (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_match_group_lead (DESK_STATEMENT_PAGE (widget)->matches);
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

  if (desk_record_frame_is_granted (self->frame))
    gtk_widget_activate_action (widget, "win.print", "(ss)", g_variant_get_string (parameter, NULL),
                                self->id);
}

/* An amendment is begun, and saved or left, on the page above this one. */
static void
desk_statement_page_showing (AdwNavigationPage *page)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (page);

  if (desk_record_frame_is_granted (self->frame))
    load (self);
}

static gboolean
desk_statement_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_STATEMENT_PAGE (widget)->frame));
}

static void
desk_statement_page_dispose (GObject *object)
{
  DeskStatementPage *self = DESK_STATEMENT_PAGE (object);

  /* The template would let go of it behind the parent class's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
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
  g_free (self->id);
  G_OBJECT_CLASS (desk_statement_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_RECORD_FRAME);
  g_type_ensure (DESK_TYPE_STEPS_GROUP);
  g_type_ensure (DESK_TYPE_OFFICIAL_GROUP);
  g_type_ensure (DESK_TYPE_TIMELINE);
  g_type_ensure (DESK_TYPE_CLOCKS_GROUP);
  g_type_ensure (DESK_TYPE_MATCH_GROUP);
  g_type_ensure (DESK_TYPE_ATTACHED_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/statement-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, frame);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, amend);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, supplement);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, clocks);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, attached);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementPage, timeline);
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
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches);
  gtk_widget_class_install_action (widget_class, "statement.print", "s", on_print);
  gtk_widget_class_install_action (widget_class, "statement.supplement", NULL, on_supplement);
  gtk_widget_class_install_action (widget_class, "record.step", "s", on_step);
}

static void
desk_statement_page_init (DeskStatementPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
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
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-statement", g_variant_new_string (id));
  desk_record_frame_bind (self->frame, context, id);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
