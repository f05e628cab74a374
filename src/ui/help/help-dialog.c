// SPDX-License-Identifier: GPL-3.0-or-later
// The guide: the list of topics, its search, and the page that is read. How a page looks is in help-view.c.

#include "ui/help/help-dialog.h"

#include "ui/help/crib-paper.h"
#include "ui/help/help-page.h"
#include "ui/help/help-view.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskHelpDialog
{
  AdwDialog parent_instance;

  DeskContext *context;
  GPtrArray *pages; /* of DeskHelpPage */
  const DeskHelpPage *shown;
  char *wanted; /* what is searched for, folded; NULL for nothing */

  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content;
  GtkEditable *search;
  GtkListBox *topics;
  GtkScrolledWindow *page;
  AdwClamp *clamp;
  GtkWidget *crib;
};

G_DEFINE_FINAL_TYPE (DeskHelpDialog, desk_help_dialog, ADW_TYPE_DIALOG)

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal, -1);
}

static const DeskHelpPage *
get_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "page");
}

static GtkListBoxRow *
find_row (DeskHelpDialog *self, const DeskHelpPage *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->topics, i)) != NULL; i++)
    if (get_page (row) == page)
      return row;
  return NULL;
}

/* A page is found by any of its words. */
static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  DeskHelpDialog *self = DESK_HELP_DIALOG (data);
  const char *words = g_object_get_data (G_OBJECT (row), "words");

  return self->wanted == NULL || strstr (words, self->wanted) != NULL;
}

static void
on_see (const char *page, gpointer data)
{
  desk_help_dialog_show (DESK_HELP_DIALOG (data), page);
}

/* The page is handed to a screen reader as a whole, like a document. */
static void
show_page (DeskHelpDialog *self, const DeskHelpPage *page)
{
  g_autofree char *plain = desk_help_page_to_plain (page);

  self->shown = page;
  adw_navigation_page_set_title (self->content, _ (page->title));
  adw_clamp_set_child (self->clamp, desk_help_view_new (self->pages, page, on_see, self));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (page->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, plain, -1);
}

static void
on_topic_selected (DeskHelpDialog *self, GtkListBoxRow *row)
{
  if (row != NULL && get_page (row) != self->shown)
    show_page (self, get_page (row));
}

/* Enter leads from the topic into its page. */
static void
on_topic_activated (DeskHelpDialog *self, GtkListBoxRow *row)
{
  on_topic_selected (self, row);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/* Reading begins at the top, and the keys that scroll work at once. */
static void
begin_reading (gpointer data)
{
  g_autoptr (DeskHelpDialog) self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->page));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page), 0);
    }
}

/* In a narrow window the topic is a page of its own. Then the focus is lost on the way, and whoever keeps it within the dialog
   puts it to the very end. */
static void
on_collapsed (DeskHelpDialog *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view))
    g_idle_add_once (begin_reading, g_object_ref (self));
}

/* Where the page has the topics beside it, they say which one it is. In what order a breakpoint takes back what it set is not
   told. */
static void
on_selection_mode (DeskHelpDialog *self)
{
  if (gtk_list_box_get_selection_mode (self->topics) != GTK_SELECTION_NONE && self->shown != NULL)
    gtk_list_box_select_row (self->topics, find_row (self, self->shown));
}

static void
on_search_changed (DeskHelpDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  g_clear_pointer (&self->wanted, g_free);
  if (*text != '\0')
    {
      self->wanted = fold (text);
      adw_navigation_split_view_set_show_content (self->split_view, FALSE);
    }
  gtk_list_box_invalidate_filter (self->topics);
}

static void
on_search_activated (DeskHelpDialog *self)
{
  GtkListBoxRow *row;

  on_search_changed (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->topics, i)) != NULL; i++)
    if (is_wanted (row, self))
      {
        gtk_list_box_select_row (self->topics, row);
        on_topic_activated (self, row);
        return;
      }
}

/* Esc empties the search first. */
static void
on_search_stopped (DeskHelpDialog *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
on_crib_clicked (DeskHelpDialog *self)
{
  desk_crib_paper_present (GTK_WIDGET (self), self->context, self->pages);
}

static void
add_topic (DeskHelpDialog *self, const DeskHelpPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_ (page->title));
  g_autofree char *plain = desk_help_page_to_plain (page);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  desk_spoken_hide (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (page->title), -1);
  g_object_set_data (G_OBJECT (row), "page", (gpointer)page);
  g_object_set_data_full (G_OBJECT (row), "words", fold (plain), g_free);
  gtk_list_box_append (self->topics, row);
}

static void
desk_help_dialog_dispose (GObject *object)
{
  DeskHelpDialog *self = DESK_HELP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HELP_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_help_dialog_parent_class)->dispose (object);
}

static void
desk_help_dialog_finalize (GObject *object)
{
  DeskHelpDialog *self = DESK_HELP_DIALOG (object);

  g_ptr_array_unref (self->pages);
  g_free (self->wanted);

  G_OBJECT_CLASS (desk_help_dialog_parent_class)->finalize (object);
}

static void
desk_help_dialog_class_init (DeskHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_help_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_help_dialog_finalize;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/help/help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, content);
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, topics);
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, page);
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, clamp);
  gtk_widget_class_bind_template_child (widget_class, DeskHelpDialog, crib);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_mode);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed);
  gtk_widget_class_bind_template_callback (widget_class, on_crib_clicked);
}

static void
desk_help_dialog_init (DeskHelpDialog *self)
{
  self->pages = desk_help_page_load_all ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->topics, is_wanted, self, NULL);
  for (guint i = 0; i < self->pages->len; i++)
    add_topic (self, self->pages->pdata[i]);
}

/**
 * desk_help_dialog_new:
 * @where: (nullable): where the officer is
 * @place: (nullable): id of the place in view
 *
 * Returns: (transfer floating): the guide, with the page about where the officer is
 */
DeskHelpDialog *
desk_help_dialog_new (DeskContext *context, GtkWidget *where, const char *place)
{
  DeskHelpDialog *self = g_object_new (DESK_TYPE_HELP_DIALOG, NULL);

  self->context = g_object_ref (context);
  /* A paper carries the station's name. */
  gtk_widget_set_visible (self->crib, desk_context_get_officer (context) != NULL);
  desk_help_dialog_show (self, desk_help_page_find_for (self->pages, where, place)->id);
  return self;
}

/**
 * desk_help_dialog_show:
 * @page: id of a page
 *
 * Turns to a page.
 */
void
desk_help_dialog_show (DeskHelpDialog *self, const char *page)
{
  const DeskHelpPage *found = desk_help_page_find (self->pages, page);

  g_return_if_fail (found != NULL);
  gtk_editable_set_text (self->search, "");
  show_page (self, found);
  gtk_list_box_select_row (self->topics, find_row (self, found));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * desk_help_dialog_get_page:
 *
 * Returns: (transfer none): id of the page in view
 */
const char *
desk_help_dialog_get_page (DeskHelpDialog *self)
{
  return self->shown->id;
}
