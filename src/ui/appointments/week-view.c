// SPDX-License-Identifier: GPL-3.0-or-later
// The week at a glance: a row for each reception, a column for each day; in a narrow window the days stand below each other.
// What is counted: week-row.c.

#include "ui/appointments/week-view.h"

#include "model/day-text.h"
#include "ui/appointments/day-file.h"
#include "ui/appointments/week-row.h"

#include <glib/gi18n-lib.h>

#define NARROW_WIDTH 300
#define NAME_CHARS 32

struct _DeskWeekView
{
  AdwBin parent_instance;

  DeskContext *context;
  GCancellable *cancellable; /* of the last load */
  GDate monday;
  gboolean narrow;
  gboolean wants_focus; /* somebody came here before there was anything to see */

  GtkStack *stack;
  GtkColumnView *rows;
  AdwStatusPage *failed;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskWeekView, desk_week_view, ADW_TYPE_BIN)

/* A day of a reception. */

static void
get_day (DeskWeekView *self, guint place, GDate *day)
{
  *day = self->monday;
  g_date_add_days (day, place);
}

/* "Fri 20.11" */
static char *
name_day (const GDate *day)
{
  return g_strdup_printf ("%s %02d.%02d", desk_day_text_get_short_weekday (g_date_get_weekday (day)),
                          g_date_get_day (day), g_date_get_month (day));
}

static void
on_clicked (DeskWeekView *self, GtkWidget *button)
{
  DeskWeekRow *row = g_object_get_data (G_OBJECT (button), "row");
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day"));
  char iso[16];
  GDate day;

  if (row == NULL)
    return;
  get_day (self, place, &day);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &day);
  g_signal_emit (self, signals[CHOSEN], 0, iso, desk_week_row_get_reception (row));
}

static GtkWidget *
make_bar (void)
{
  GtkWidget *bar =
      g_object_new (GTK_TYPE_LEVEL_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  return bar;
}

static GtkWidget *
make_day (DeskWeekView *self, guint day)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL), *bar = make_bar ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "week-day");
  g_object_set_data (G_OBJECT (button), "label", label);
  g_object_set_data (G_OBJECT (button), "bar", bar);
  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_count (GtkWidget *button, const DeskWeekCount *count, const char *words)
{
  GtkWidget *bar = g_object_get_data (G_OBJECT (button), "bar");

  gtk_label_set_label (g_object_get_data (G_OBJECT (button), "label"), words);
  gtk_widget_set_visible (bar, count->n_places > 0);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar),
                           count->n_places > 0 ? MIN (1.0, (double)count->n_taken / count->n_places) : 0);
  if (count->receives)
    gtk_widget_remove_css_class (button, "dimmed");
  else
    gtk_widget_add_css_class (button, "dimmed");
}

static void
show_day (DeskWeekView *self, GtkWidget *button, DeskWeekRow *row)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day"));
  const DeskWeekCount *count = desk_week_row_get_day (row, place);
  g_autofree char *told = desk_week_count_tell (count);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  GDate day;

  get_day (self, place, &day);
  name = name_day (&day);
  words = self->narrow ? g_strjoin ("  ", name, told, NULL) : g_strdup (told);
  spoken = g_strjoin (", ", desk_week_row_get_title (row), name, told, NULL);
  g_object_set_data (G_OBJECT (button), "row", row);
  show_count (button, count, words);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The columns. */

/* The name, how much of the week is taken, kind and room. */
static GtkWidget *
make_name (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  static const char *const styles[] = { "heading", "caption", "caption" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
      gtk_widget_add_css_class (label, styles[i]);
      if (i > 0)
        gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
show_name (GtkWidget *box, DeskWeekRow *row)
{
  GtkWidget *title = gtk_widget_get_first_child (box), *place = gtk_widget_get_last_child (box);
  const char *detail = desk_week_row_get_detail (row);
  DeskWeekCount total;
  g_autofree char *told = NULL;
  g_autofree char *all = NULL;

  desk_week_row_get_total (row, &total);
  told = desk_week_count_tell (&total);
  all = g_strjoin (" · ", desk_week_row_get_title (row), told, detail, NULL);
  gtk_label_set_label (GTK_LABEL (title), desk_week_row_get_title (row));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), told);
  gtk_label_set_label (GTK_LABEL (place), detail != NULL ? detail : "");
  gtk_widget_set_visible (place, detail != NULL);
  gtk_widget_set_tooltip_text (box, all);
}

static void
set_up_name (DeskWeekView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_name ());
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_name (DeskWeekView *self, GtkListItem *item)
{
  show_name (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static void
set_up_day (DeskWeekView *self, GtkListItem *item, gpointer factory)
{
  gtk_list_item_set_child (item, make_day (self, GPOINTER_TO_UINT (g_object_get_data (factory, "day"))));
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_day (DeskWeekView *self, GtkListItem *item)
{
  show_day (self, gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

/* The reception above its days. */
static void
set_up_lines (DeskWeekView *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *days = adw_wrap_box_new ();

  /* A column is as wide as what stands in it likes best, also where the window is not. */
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (days), NARROW_WIDTH);
  for (guint i = 0; i < DESK_WEEK_DAYS; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (days), make_day (self, i));
  gtk_box_append (GTK_BOX (box), make_name ());
  gtk_box_append (GTK_BOX (box), days);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_lines (DeskWeekView *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *days = gtk_widget_get_last_child (box);

  show_name (gtk_widget_get_first_child (box), gtk_list_item_get_item (item));
  for (GtkWidget *day = gtk_widget_get_first_child (days); day != NULL;
       day = gtk_widget_get_next_sibling (day))
    show_day (self, day, gtk_list_item_get_item (item));
}

static GtkListItemFactory *
add_column (DeskWeekView *self, const char *title, GCallback set_up, GCallback bind, gboolean is_wide)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect_object (factory, "setup", set_up, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_expand (column, is_wide);
  gtk_column_view_append_column (self->rows, column);
  return factory;
}

static void
lay_out (DeskWeekView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->rows);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->rows, column);
    }
  if (self->narrow)
    {
      add_column (self, _ ("Reception"), G_CALLBACK (set_up_lines), G_CALLBACK (bind_lines), TRUE);
      return;
    }
  add_column (self, _ ("Reception"), G_CALLBACK (set_up_name), G_CALLBACK (bind_name), TRUE);
  for (guint i = 0; i < DESK_WEEK_DAYS; i++)
    {
      g_autofree char *title = NULL;
      GDate day;

      get_day (self, i, &day);
      title = name_day (&day);
      g_object_set_data (G_OBJECT (
                             add_column (self, title, G_CALLBACK (set_up_day), G_CALLBACK (bind_day), TRUE)),
                         "day", GUINT_TO_POINTER (i));
    }
}

/* The days say themselves what is on them. */
static void
bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *item)
{
  DeskWeekRow *row = gtk_column_view_row_get_item (item);
  g_autofree char *spoken =
      desk_week_row_get_detail (row) != NULL
          ? g_strjoin (", ", desk_week_row_get_title (row), desk_week_row_get_detail (row), NULL)
          : g_strdup (desk_week_row_get_title (row));

  gtk_column_view_row_set_accessible_label (item, spoken);
}

/* The buttons of the days take the focus, not the rows around them. */
static void
set_up_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  gtk_column_view_row_set_focusable (row, FALSE);
  gtk_column_view_row_set_activatable (row, FALSE);
  gtk_column_view_row_set_selectable (row, FALSE);
}

static void
show_file (DeskWeekView *self, DeskDayFile *file)
{
  GListModel *rows = desk_week_rows_new (file->days, self->context);
  gboolean is_empty = g_list_model_get_n_items (rows) == 0;
  g_autoptr (GtkNoSelection) model = NULL;

  lay_out (self);
  model = gtk_no_selection_new (rows);
  gtk_column_view_set_model (self->rows, GTK_SELECTION_MODEL (model));
  gtk_stack_set_visible_child_name (self->stack, !is_empty              ? "week"
                                                 : file->has_receptions ? "nobody"
                                                                        : "none");
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskWeekView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDayFile) file = desk_day_file_load_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file != NULL)
    show_file (self, file);
  else
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static gboolean
desk_week_view_grab_focus (GtkWidget *widget)
{
  DeskWeekView *self = DESK_WEEK_VIEW (widget);

  self->wants_focus = gtk_column_view_get_model (self->rows) == NULL;
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_week_view_dispose (GObject *object)
{
  DeskWeekView *self = DESK_WEEK_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  /* The template would let go of it behind the parent class's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_WEEK_VIEW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_week_view_parent_class)->dispose (object);
}

static void
desk_week_view_finalize (GObject *object)
{
  g_object_unref (DESK_WEEK_VIEW (object)->cancellable);
  G_OBJECT_CLASS (desk_week_view_parent_class)->finalize (object);
}

static void
desk_week_view_class_init (DeskWeekViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_week_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_week_view_finalize;
  widget_class->grab_focus = desk_week_view_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", DESK_TYPE_WEEK_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/week-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWeekView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskWeekView, rows);
  gtk_widget_class_bind_template_child (widget_class, DeskWeekView, failed);
}

static void
desk_week_view_init (DeskWeekView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  g_date_clear (&self->monday, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_column_view_set_row_factory (self->rows, factory);
  g_object_unref (factory);
}

/**
 * desk_week_view_bind:
 */
void
desk_week_view_bind (DeskWeekView *self, DeskContext *context)
{
  g_set_object (&self->context, context);
}

/**
 * desk_week_view_show:
 * @monday: the first day of the week
 */
void
desk_week_view_show (DeskWeekView *self, const GDate *monday)
{
  self->monday = *monday;
  desk_week_view_refresh (self);
}

/**
 * desk_week_view_refresh:
 * Counts again.
 */
void
desk_week_view_refresh (DeskWeekView *self)
{
  if (desk_context_get_store (self->context) == NULL || !g_date_valid (&self->monday))
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_day_file_load_async (self->context, &self->monday, DESK_WEEK_DAYS, TRUE, self->cancellable, on_loaded,
                            g_object_ref (self));
}

/**
 * desk_week_view_set_narrow:
 */
void
desk_week_view_set_narrow (DeskWeekView *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (g_date_valid (&self->monday))
    lay_out (self);
}
