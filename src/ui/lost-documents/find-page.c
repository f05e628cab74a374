// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a found document. What it says: find-sections.c; what can be done: find-offer.c, widgets/step-dialog and
// hand-over-page.c; what it is made from: find-file.c.

#include "ui/lost-documents/find-page.h"

#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/find-file.h"
#include "ui/lost-documents/find-offer.h"
#include "ui/lost-documents/find-sections.h"
#include "ui/lost-documents/hand-over-page.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/lost-documents/match-group.h"
#include "ui/lost-documents/owner-words.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/paper-menu.h"
#include "ui/widgets/record-frame.h"
#include "ui/widgets/step-dialog.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

struct _DeskFindPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  DeskFindFile *file; /* NULL until it is read */

  DeskRecordFrame *frame;
  GtkWidget *amend;
  GtkMenuButton *papers;
  DeskMatchGroup *matches;
  DeskStepsGroup *steps;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskFindPage, desk_find_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may_amend (DeskFindPage *self)
{
  return desk_find_may_step (self->file->find, desk_context_get_profile (self->context), DESK_FIND_AMEND,
                             desk_context_get_role_over (self->context, DESK_RECORD (self->file->find)),
                             desk_clock_get_now (desk_context_get_clock (self->context)))
         != NULL;
}

/* An act is made of what was handed over. */
static void
show_papers (DeskFindPage *self)
{
  gboolean is_received = desk_record_get_text (DESK_RECORD (self->file->find), DESK_FIND_RECEIVER) != NULL;
  const char *papers[] = { "find-receipt", is_received ? "find-act" : NULL, NULL };

  desk_paper_menu_set (self->papers, "find.print", papers);
}

static void
show_record (DeskFindPage *self)
{
  DeskFind *find = self->file->find;
  const char *number = desk_record_get_text (DESK_RECORD (find), DESK_FIND_NO);
  g_autofree char *state = desk_find_words_get_state (find, self->context);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), number != NULL ? number : _ ("Found Document"));
  desk_record_frame_set_subtitle (self->frame, state, self->file->amended);
  desk_find_sections_fill (desk_record_frame_get_sections (self->frame), self->file, self->context);
  desk_match_group_show (self->matches, self->context, self->file->matches, TRUE);
  desk_steps_group_show (self->steps, desk_find_offer_get_table (), DESK_RECORD (find), self->context, state);
  show_papers (self);
  gtk_widget_set_visible (self->amend, may_amend (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", may_amend (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  if (desk_record_frame_show_record (self->frame))
    desk_timeline_show (self->timeline, self->context, self->id);
}

static void
on_granted (DeskFindPage *self)
{
  show_record (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFindPage) self = data;
  g_autoptr (GError) error = NULL;
  DeskFindFile *file = desk_find_file_load_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&file, desk_find_file_free);
  else if (file == NULL)
    desk_record_frame_show_failure (self->frame, error->message);
  else
    {
      g_clear_pointer (&self->file, desk_find_file_free);
      self->file = file;
      if (desk_record_frame_is_granted (self->frame))
        show_record (self);
      else
        desk_record_frame_grant (self->frame, "matter");
    }
}

static void
load (DeskFindPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_find_file_load_async (self->context, self->id, self->cancellable, on_loaded, g_object_ref (self));
}

/* A declaration that comes in changes the matches. */
static void
on_changed (DeskFindPage *self, const char *kind, const char *id)
{
  if (desk_record_frame_is_granted (self->frame)
      && (g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "loss") || g_str_equal (kind, "statement")))
    load (self);
}

static void
open_step (DeskFindPage *self, const DeskStepOffer *offer)
{
  DeskStepDialog *dialog = desk_step_dialog_new (self->context, desk_find_offer_get_table (), offer,
                                                 DESK_RECORD (self->file->find), self->file->base);

  if (offer->step == DESK_FIND_NOTIFY)
    {
      g_autofree char *words = desk_owner_words_get_contact (self->file);

      desk_step_dialog_set_description (dialog, words);
    }
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFindPage *self = DESK_FIND_PAGE (widget);
  const DeskStepTable *table = desk_find_offer_get_table ();
  const DeskStepOffer *offer = desk_steps_find (table, g_variant_get_string (parameter, NULL));

  if (!desk_record_frame_is_granted (self->frame) || offer == NULL
      || !desk_steps_is_open (table, offer, DESK_RECORD (self->file->find), self->context))
    return;
  if (offer->step == DESK_FIND_HAND_OVER)
    desk_page_push (GTK_WIDGET (self), desk_hand_over_page_new (self->context, self->id));
  else if (offer->step == DESK_FIND_GIVE)
    desk_page_push (GTK_WIDGET (self), desk_hand_over_page_new_to_finder (self->context, self->id));
  else
    open_step (self, offer);
}

static void
on_amend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFindPage *self = DESK_FIND_PAGE (widget);

  desk_page_push (GTK_WIDGET (self),
                  self->file->draft != NULL
                      ? desk_find_draft_page_new_from_draft (self->context, self->file->draft)
                      : desk_find_draft_page_new_amendment (self->context, self->file->find,
                                                            self->file->base));
}

static void
on_matches (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_match_group_lead (DESK_FIND_PAGE (widget)->matches);
}

static void
on_papers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (DESK_FIND_PAGE (widget)->papers);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFindPage *self = DESK_FIND_PAGE (widget);

  if (desk_record_frame_is_granted (self->frame))
    gtk_widget_activate_action (widget, "win.print", "(ss)", g_variant_get_string (parameter, NULL),
                                self->id);
}

/* An amendment or a hand-over is begun, and saved or left, on the page above this one. */
static void
desk_find_page_showing (AdwNavigationPage *page)
{
  DeskFindPage *self = DESK_FIND_PAGE (page);

  if (desk_record_frame_is_granted (self->frame))
    load (self);
}

static gboolean
desk_find_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_FIND_PAGE (widget)->frame));
}

static void
desk_find_page_dispose (GObject *object)
{
  DeskFindPage *self = DESK_FIND_PAGE (object);

  /* The template would let go of it behind the parent class's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_FIND_PAGE);
  g_clear_pointer (&self->file, desk_find_file_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_find_page_parent_class)->dispose (object);
}

static void
desk_find_page_finalize (GObject *object)
{
  DeskFindPage *self = DESK_FIND_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  G_OBJECT_CLASS (desk_find_page_parent_class)->finalize (object);
}

static void
desk_find_page_class_init (DeskFindPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_find_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_find_page_finalize;
  widget_class->grab_focus = desk_find_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_find_page_showing;

  g_type_ensure (DESK_TYPE_RECORD_FRAME);
  g_type_ensure (DESK_TYPE_MATCH_GROUP);
  g_type_ensure (DESK_TYPE_STEPS_GROUP);
  g_type_ensure (DESK_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/find-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFindPage, frame);
  gtk_widget_class_bind_template_child (widget_class, DeskFindPage, amend);
  gtk_widget_class_bind_template_child (widget_class, DeskFindPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskFindPage, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskFindPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskFindPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_papers);
  gtk_widget_class_install_action (widget_class, "record.amend", NULL, on_amend);
  gtk_widget_class_install_action (widget_class, "record.step", "s", on_step);
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches);
  gtk_widget_class_install_action (widget_class, "find.print", "s", on_print);
}

static void
desk_find_page_init (DeskFindPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", FALSE);
}

/**
 * desk_find_page_new:
 * @id: of a registered find
 *
 * Returns: (transfer floating): its page
 */
AdwNavigationPage *
desk_find_page_new (DeskContext *context, const char *id)
{
  DeskFindPage *self = g_object_new (DESK_TYPE_FIND_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-find", g_variant_new_string (id));
  desk_record_frame_bind (self->frame, context, id);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
