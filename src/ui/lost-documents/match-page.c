// SPDX-License-Identifier: GPL-3.0-or-later
// Two documents that may be one. How they are compared: match-comparison.c; what the decision writes: match-verdict.c.

#include "ui/lost-documents/match-page.h"

#include "model/match.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/find-page.h"
#include "ui/lost-documents/match-comparison.h"
#include "ui/lost-documents/match-verdict.h"
#include "ui/lost-documents/match-words.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/digit-keys.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskMatchPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *ids[3]; /* find, declared, document */
  DeskMatchFile *file;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *summary;
  GtkLabel *decided;
  GtkWidget *found;
  GtkLabel *found_words;
  GtkWidget *declared;
  GtkLabel *declared_title;
  GtkLabel *declared_words;
  GtkListBox *points;
  GtkWidget *take_back;
};

G_DEFINE_FINAL_TYPE (DeskMatchPage, desk_match_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_sides (DeskMatchPage *self)
{
  DeskRecord *find = DESK_RECORD (self->file->find);
  const char *cell = desk_record_get_text (find, DESK_FIND_CELL);
  const char *number = desk_record_get_text (find, DESK_FIND_NO);
  const char *declared_number = desk_declared_get_text (self->file->declared, NULL, DESK_LOSS_NO);
  gboolean is_loss = DESK_IS_LOSS (self->file->declared);
  g_autofree char *words = g_strjoin (" · ", number != NULL ? number : _ ("Find"), cell, NULL);

  gtk_label_set_label (self->found_words, words);
  gtk_label_set_label (self->declared_title, is_loss ? _ ("Declared Lost") : _ ("Declared Stolen"));
  gtk_label_set_label (self->declared_words, declared_number != NULL ? declared_number : "");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->found), "s", self->ids[0]);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->found), "win.show-find");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->declared), "s", self->ids[1]);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->declared),
                                  is_loss ? "win.show-loss" : "win.show-statement");
}

static void
show_decision (DeskMatchPage *self)
{
  const char *verdict = self->file->match->verdict;
  GtkWidget *widget = GTK_WIDGET (self);
  /* TRANSLATORS: what an officer decided of two documents that may be the same */
  g_autofree char *words =
      g_strdup_printf (_ ("Decided: %s"), desk_match_words_get_verdict (verdict, self->context));

  gtk_label_set_label (self->decided, words);
  gtk_widget_set_visible (GTK_WIDGET (self->decided), verdict != NULL);
  gtk_widget_set_visible (self->take_back,
                          verdict != NULL && desk_match_verdict_may (self->file, self->context, NULL));
  gtk_widget_action_set_enabled (widget, "form.primary",
                                 desk_match_verdict_may (self->file, self->context, DESK_MATCH_SAME));
  gtk_widget_action_set_enabled (widget, "form.secondary",
                                 desk_match_verdict_may (self->file, self->context, DESK_MATCH_DIFFERENT));
}

static void
show (DeskMatchPage *self)
{
  g_autoptr (GPtrArray) points = desk_match_compare (self->file, self->context);
  g_autofree char *summary = desk_comparison_summarize (points);

  gtk_label_set_label (self->summary, summary);
  gtk_list_box_remove_all (self->points);
  for (guint i = 0; i < points->len; i++)
    gtk_list_box_append (self->points,
                         desk_comparison_make_row (g_ptr_array_index (points, i), C_ ("side", "found"),
                                                   C_ ("side", "declared")));
  show_sides (self);
  show_decision (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pair") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "pair");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskMatchPage) self = data;
  g_autoptr (GError) error = NULL;
  DeskMatchFile *file = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&file, desk_match_file_free);
      return;
    }
  if (file == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->file, desk_match_file_free);
  self->file = file;
  show (self);
}

static void
load (DeskMatchPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_match_file_load_async (self->context, self->ids[0], self->ids[1], self->ids[2], self->cancellable,
                                on_loaded, g_object_ref (self));
}

static void
on_changed (DeskMatchPage *self, const char *kind, const char *id)
{
  if (g_strcmp0 (id, self->ids[0]) == 0 || g_strcmp0 (id, self->ids[1]) == 0)
    load (self);
}

/* What comes next is on the page of the find: the owner is told, or comes for it. The notice belongs to the window, for
   this page goes at once. */
static void
decide (DeskMatchPage *self, const char *verdict)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *below = view != NULL ? adw_navigation_view_get_previous_page (ADW_NAVIGATION_VIEW (view),
                                                                                   ADW_NAVIGATION_PAGE (self))
                                          : NULL;
  gboolean leads_on = g_strcmp0 (verdict, DESK_MATCH_SAME) == 0 && !DESK_IS_FIND_PAGE (below);
  g_autofree char *find = g_strdup (self->ids[0]);

  if (self->file == NULL || !desk_match_verdict_may (self->file, self->context, verdict))
    return;
  desk_match_verdict_decide (window, self->context, self->file, verdict);
  if (verdict == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  if (leads_on)
    gtk_widget_activate_action (window, "win.show-find", "s", find);
}

static void
on_same (GtkWidget *widget, const char *action, GVariant *parameter)
{
  decide (DESK_MATCH_PAGE (widget), DESK_MATCH_SAME);
}

static void
on_different (GtkWidget *widget, const char *action, GVariant *parameter)
{
  decide (DESK_MATCH_PAGE (widget), DESK_MATCH_DIFFERENT);
}

static void
on_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  decide (DESK_MATCH_PAGE (widget), NULL);
}

static gboolean
on_key (DeskMatchPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (desk_digit_keys_read (keycode, keyval, state))
    {
    case '1':
      decide (self, DESK_MATCH_SAME);
      return GDK_EVENT_STOP;
    case '2':
      decide (self, DESK_MATCH_DIFFERENT);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The digits are keys of whatever has the focus here: there is nothing to type. */
static gboolean
desk_match_page_grab_focus (GtkWidget *widget)
{
  DeskMatchPage *self = DESK_MATCH_PAGE (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->points, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
desk_match_page_dispose (GObject *object)
{
  DeskMatchPage *self = DESK_MATCH_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_MATCH_PAGE);
  g_clear_pointer (&self->file, desk_match_file_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_match_page_parent_class)->dispose (object);
}

static void
desk_match_page_finalize (GObject *object)
{
  DeskMatchPage *self = DESK_MATCH_PAGE (object);

  g_object_unref (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    g_free (self->ids[i]);
  G_OBJECT_CLASS (desk_match_page_parent_class)->finalize (object);
}

static void
desk_match_page_class_init (DeskMatchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_match_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_match_page_finalize;
  widget_class->grab_focus = desk_match_page_grab_focus;
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/match-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, decided);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, found);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, found_words);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, declared);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, declared_title);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, declared_words);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, points);
  gtk_widget_class_bind_template_child (widget_class, DeskMatchPage, take_back);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_same);
  gtk_widget_class_install_action (widget_class, "form.secondary", NULL, on_different);
  gtk_widget_class_install_action (widget_class, "match.take-back", NULL, on_take_back);
}

static void
desk_match_page_init (DeskMatchPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.secondary", FALSE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * desk_match_page_new:
 * @find: id of a found document
 * @declared: id of a loss or a statement of theft
 * @document: key of the document in it
 *
 * Returns: (transfer floating): a page that asks whether they are the same
 */
AdwNavigationPage *
desk_match_page_new (DeskContext *context, const char *find, const char *declared, const char *document)
{
  DeskMatchPage *self = g_object_new (DESK_TYPE_MATCH_PAGE, NULL);

  self->context = g_object_ref (context);
  self->ids[0] = g_strdup (find);
  self->ids[1] = g_strdup (declared);
  self->ids[2] = g_strdup (document);
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-match",
                        g_variant_new ("(sss)", find, declared, document));
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
