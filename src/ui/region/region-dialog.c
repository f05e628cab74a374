// SPDX-License-Identifier: GPL-3.0-or-later
// The directory of the region. A region may have thousands of officers: rows are made for what is in view.

#include "ui/region/region-dialog.h"

#include "model/agency.h"
#include "model/unit.h"
#include "ui/notice.h"
#include "ui/region/region-words.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskRegionDialog
{
  AdwDialog parent_instance;

  DeskContext *context;
  GListStore *entries; /* of DeskRecord, by part and name */
  GtkFilter *filter;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (DeskRegionDialog, desk_region_dialog, ADW_TYPE_DIALOG)

static const DeskRegionPart parts[] = { DESK_REGION_OFFICES, DESK_REGION_STATIONS, DESK_REGION_OFFICERS };

/* Which of the parts an entry is of. */
static guint
get_place (gpointer record)
{
  return DESK_IS_AGENCY (record) ? 0 : DESK_IS_UNIT (record) ? 1 : 2;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  DeskRegionDialog *self = data;
  guint place = get_place ((gpointer)a), other = get_place ((gpointer)b);
  g_autofree char *title = NULL, *other_title = NULL;

  if (place != other)
    return place < other ? -1 : 1;
  title = desk_region_words_title ((DeskRecord *)a, self->context);
  other_title = desk_region_words_title ((DeskRecord *)b, self->context);
  return g_utf8_collate (title, other_title);
}

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer data)
{
  guint place = get_place ((gpointer)a), other = get_place ((gpointer)b);

  return place < other ? -1 : place > other;
}

static gboolean
is_wanted (gpointer item, gpointer data)
{
  DeskRegionDialog *self = data;
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *title = NULL, *detail = NULL, *all = NULL;

  if (*wanted == '\0')
    return TRUE;
  title = desk_region_words_title (item, self->context);
  detail = desk_region_words_detail (item, self->context);
  all = g_strdup_printf ("%s %s", title, detail);
  return g_str_match_string (wanted, all, TRUE);
}

static void
show_state (DeskRegionDialog *self)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  const char *state = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0 ? "empty"
                      : g_list_model_get_n_items (shown) == 0                      ? "nothing"
                                                                                   : "list";

  gtk_stack_set_visible_child_name (self->stack, state);
}

static void
fill (DeskRegionDialog *self)
{
  DeskRegion *region = desk_context_get_region (self->context);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; region != NULL && i < G_N_ELEMENTS (parts); i++)
    g_ptr_array_extend (all, desk_region_list (region, parts[i]), NULL, NULL);
  g_ptr_array_sort_values_with_data (all, compare, self);
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), all->pdata,
                       all->len);
  show_state (self);
}

static void
on_search_changed (DeskRegionDialog *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* Enter in the search goes on to what it found. */
static void
on_search_activated (DeskRegionDialog *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* What is read out on the phone or written into a letter. */
static void
on_activated (DeskRegionDialog *self, guint position)
{
  g_autoptr (DeskRecord) record =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  g_autofree char *title = desk_region_words_title (record, self->context);
  g_autofree char *detail = desk_region_words_detail (record, self->context);
  g_autofree char *text = g_strdup_printf ("%s\n%s", title, detail);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  desk_notice_show (GTK_WIDGET (self), _ ("Copied"));
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  add_label (box, "body");
  gtk_widget_add_css_class (GTK_WIDGET (add_label (box, "caption")), "dimmed");
  gtk_list_item_set_child (item, box);
}

static void
on_row_bind (DeskRegionDialog *self, GtkListItem *item)
{
  DeskRecord *record = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *title = desk_region_words_title (record, self->context);
  g_autofree char *detail = desk_region_words_detail (record, self->context);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), detail);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), *detail != '\0');
  gtk_list_item_set_accessible_label (item, title);
  gtk_list_item_set_accessible_description (item, detail);
}

static void
on_header_setup (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       desk_region_words_part (parts[get_place (gtk_list_header_get_item (header))]));
}

static void
desk_region_dialog_dispose (GObject *object)
{
  DeskRegionDialog *self = DESK_REGION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_REGION_DIALOG);
  g_clear_object (&self->filter);
  g_clear_object (&self->entries);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_region_dialog_parent_class)->dispose (object);
}

static void
desk_region_dialog_class_init (DeskRegionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_region_dialog_dispose;
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/region/region-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRegionDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DeskRegionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskRegionDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
desk_region_dialog_init (DeskRegionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_list_store_new (DESK_TYPE_RECORD);
}

static void
set_up_list (DeskRegionDialog *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();
  GtkSorter *sections = GTK_SORTER (gtk_custom_sorter_new (compare_parts, NULL, NULL));
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  filtered =
      gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entries)), g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, sections);
  g_object_unref (sections);
  g_signal_connect (rows, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (on_row_bind), self);
  g_signal_connect (headers, "setup", G_CALLBACK (on_header_setup), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (on_header_bind), NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
  g_object_unref (rows);
  g_object_unref (headers);
}

/**
 * desk_region_dialog_new:
 * @context: with an open store
 *
 * Returns: (transfer floating): the directory, which follows what headquarters sends
 */
AdwDialog *
desk_region_dialog_new (DeskContext *context)
{
  DeskRegionDialog *self = g_object_new (DESK_TYPE_REGION_DIALOG, NULL);

  self->context = g_object_ref (context);
  set_up_list (self);
  if (desk_context_get_region (context) != NULL)
    g_signal_connect_object (desk_context_get_region (context), "changed", G_CALLBACK (fill), self,
                             G_CONNECT_SWAPPED);
  fill (self);
  return ADW_DIALOG (self);
}
