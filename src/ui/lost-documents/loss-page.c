// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a registered declaration of loss. What it says: loss-sections.c; what can be done: loss-offer.c and
// widgets/step-dialog; what it is made from: loss-file.c.

#include "ui/lost-documents/loss-page.h"

#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/loss-conversion.h"
#include "ui/lost-documents/loss-file.h"
#include "ui/lost-documents/loss-offer.h"
#include "ui/lost-documents/loss-sections.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/lost-documents/match-group.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/official-group.h"
#include "ui/widgets/paper-menu.h"
#include "ui/widgets/record-frame.h"
#include "ui/widgets/step-dialog.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

struct _DeskLossPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  DeskLossFile *file; /* NULL until it is read */

  DeskRecordFrame *frame;
  GtkWidget *amend;
  GtkMenuButton *papers;
  DeskMatchGroup *matches;
  DeskStepsGroup *steps;
  DeskOfficialGroup *numbers;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskLossPage, desk_loss_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may (DeskLossPage *self, DeskLossStep step)
{
  return desk_loss_may_step (self->file->loss, step, NULL,
                             desk_context_get_role_over (self->context, DESK_RECORD (self->file->loss)))
         != NULL;
}

/* A withdrawal is made of what the owner found. */
static void
show_papers (DeskLossPage *self)
{
  const char *papers[] = {
    "loss", "loss-copy", "loss-receipt", "loss-receipt-copy", "loss-advice", NULL, NULL
  };
  DeskRecord *loss = DESK_RECORD (self->file->loss);
  g_autofree const char **keys = desk_record_list_keys (loss, DESK_LOSS_DOCUMENT);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_equal (desk_loss_get_document_state (self->file->loss, keys[i]), "withdrawn"))
      papers[G_N_ELEMENTS (papers) - 2] = "loss-withdrawal";
  desk_paper_menu_set (self->papers, "loss.print", papers);
}

static void
show_record (DeskLossPage *self)
{
  DeskLoss *loss = self->file->loss;
  const char *number = desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_NO);
  g_autofree char *state = desk_loss_words_get_state (loss, self->context);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 number != NULL ? number : _ ("Declaration of Loss"));
  desk_record_frame_set_subtitle (self->frame, state, self->file->amended);
  desk_loss_sections_fill (desk_record_frame_get_sections (self->frame), self->file, self->context);
  desk_match_group_show (self->matches, self->context, self->file->matches, FALSE);
  desk_steps_group_show (self->steps, desk_loss_offer_get_table (), DESK_RECORD (loss), self->context, state);
  desk_official_group_show (self->numbers, DESK_RECORD (loss), self->file->officers, self->context);
  show_papers (self);
  gtk_widget_set_visible (self->amend, may (self, DESK_LOSS_AMEND));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", may (self, DESK_LOSS_AMEND));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  if (desk_record_frame_show_record (self->frame))
    desk_timeline_show (self->timeline, self->context, self->id);
}

static void
on_granted (DeskLossPage *self)
{
  show_record (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskLossPage) self = data;
  g_autoptr (GError) error = NULL;
  DeskLossFile *file = desk_loss_file_load_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&file, desk_loss_file_free);
  else if (file == NULL)
    desk_record_frame_show_failure (self->frame, error->message);
  else
    {
      g_clear_pointer (&self->file, desk_loss_file_free);
      self->file = file;
      if (desk_record_frame_is_granted (self->frame))
        show_record (self);
      else
        desk_record_frame_grant (self->frame, "matter");
    }
}

static void
load (DeskLossPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_loss_file_load_async (self->context, self->id, self->cancellable, on_loaded, g_object_ref (self));
}

/* A find that comes in, or what is decided about it, changes the matches. */
static void
on_changed (DeskLossPage *self, const char *kind, const char *id)
{
  if (desk_record_frame_is_granted (self->frame)
      && (g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "find")))
    load (self);
}

static void
on_done (DeskLossPage *self, const char *step)
{
  if (g_str_equal (step, "withdraw"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.print", "(ss)", "loss-withdrawal", self->id);
}

static void
open_step (DeskLossPage *self, const DeskStepOffer *offer)
{
  const DeskStepTable *table = desk_loss_offer_get_table ();
  DeskRecord *loss = DESK_RECORD (self->file->loss);
  g_autofree const char **parts = table->list_parts (offer, loss, self->context);
  DeskStepDialog *dialog;

  /* Of one document nothing is left to ask: the statement of theft is where it goes on. */
  if (offer->step == DESK_LOSS_TURN_STOLEN && g_strv_length ((char **)parts) == 1)
    {
      desk_loss_conversion_begin (GTK_WIDGET (self), self->context, self->file->loss, parts[0]);
      return;
    }
  dialog = desk_step_dialog_new (self->context, table, offer, loss, self->file->base);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskLossPage *self = DESK_LOSS_PAGE (widget);
  const DeskStepTable *table = desk_loss_offer_get_table ();
  const DeskStepOffer *offer = desk_steps_find (table, g_variant_get_string (parameter, NULL));

  if (desk_record_frame_is_granted (self->frame) && offer != NULL
      && desk_steps_is_open (table, offer, DESK_RECORD (self->file->loss), self->context))
    open_step (self, offer);
}

static void
on_amend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskLossPage *self = DESK_LOSS_PAGE (widget);

  desk_page_push (widget, self->file->draft != NULL
                              ? desk_loss_draft_page_new_from_draft (self->context, self->file->draft)
                              : desk_loss_draft_page_new_amendment (self->context, self->file->loss,
                                                                    self->file->base));
}

static void
on_matches (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_match_group_lead (DESK_LOSS_PAGE (widget)->matches);
}

static void
on_papers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (DESK_LOSS_PAGE (widget)->papers);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskLossPage *self = DESK_LOSS_PAGE (widget);

  if (desk_record_frame_is_granted (self->frame))
    gtk_widget_activate_action (widget, "win.print", "(ss)", g_variant_get_string (parameter, NULL),
                                self->id);
}

/* An amendment is begun, and saved or left, on the page above this one. */
static void
desk_loss_page_showing (AdwNavigationPage *page)
{
  DeskLossPage *self = DESK_LOSS_PAGE (page);

  if (desk_record_frame_is_granted (self->frame))
    load (self);
}

static gboolean
desk_loss_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_LOSS_PAGE (widget)->frame));
}

static void
desk_loss_page_dispose (GObject *object)
{
  DeskLossPage *self = DESK_LOSS_PAGE (object);

  /* The template would let go of it behind the parent class's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_LOSS_PAGE);
  g_clear_pointer (&self->file, desk_loss_file_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_loss_page_parent_class)->dispose (object);
}

static void
desk_loss_page_finalize (GObject *object)
{
  DeskLossPage *self = DESK_LOSS_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  G_OBJECT_CLASS (desk_loss_page_parent_class)->finalize (object);
}

static void
desk_loss_page_class_init (DeskLossPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_loss_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_loss_page_finalize;
  widget_class->grab_focus = desk_loss_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_loss_page_showing;

  g_type_ensure (DESK_TYPE_RECORD_FRAME);
  g_type_ensure (DESK_TYPE_MATCH_GROUP);
  g_type_ensure (DESK_TYPE_STEPS_GROUP);
  g_type_ensure (DESK_TYPE_OFFICIAL_GROUP);
  g_type_ensure (DESK_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/loss-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, frame);
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, amend);
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, DeskLossPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_papers);
  gtk_widget_class_install_action (widget_class, "record.amend", NULL, on_amend);
  gtk_widget_class_install_action (widget_class, "record.step", "s", on_step);
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches);
  gtk_widget_class_install_action (widget_class, "loss.print", "s", on_print);
}

static void
desk_loss_page_init (DeskLossPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", FALSE);
}

/**
 * desk_loss_page_new:
 * @id: of a registered loss
 *
 * Returns: (transfer floating): its page
 */
AdwNavigationPage *
desk_loss_page_new (DeskContext *context, const char *id)
{
  DeskLossPage *self = g_object_new (DESK_TYPE_LOSS_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-loss", g_variant_new_string (id));
  desk_record_frame_bind (self->frame, context, id);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
