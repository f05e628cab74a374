// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a register: made from the table of its columns, filled when the record of their row is there.

#include "ui/widgets/register-cell.h"

#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define PLACEHOLDER "…"
#define LEAST_CHARS 10 /* of a column that gets what room there is */

/* What a factory makes cells of. */
typedef struct
{
  const DeskRegisterColumn *columns;
  guint n_columns;
  DeskContext *context;
  gpointer data;
} Cells;

static Cells *
cells_new (const DeskRegisterColumn *columns, guint n_columns, DeskContext *context, gpointer data)
{
  Cells *self = g_new (Cells, 1);

  *self = (Cells){ columns, n_columns, g_object_ref (context), data };
  return self;
}

static void
cells_free (gpointer data, GClosure *closure)
{
  Cells *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static char *
make_shown (const DeskRegisterColumn *column, DeskRegisterRow *row, Cells *cells)
{
  return column->make_brief != NULL ? column->make_brief (row, cells->context, cells->data)
                                    : column->make_text (row, cells->context, cells->data);
}

/* The texts of those columns that head a row, or of the others but for the minor ones, or of all, with dots between
 * them. */
static char *
join_texts (Cells *self, DeskRegisterRow *row, gboolean heads, gboolean others)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const DeskRegisterColumn *column = &self->columns[i];
      gboolean wanted = column->heads ? heads : others && (heads || !column->is_minor);
      g_autofree char *text = wanted ? make_shown (column, row, self) : NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append (line, text);
    }
  return g_string_free (line, FALSE);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
show_text (GtkWidget *label, const char *text, gboolean is_placeholder)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  if (is_placeholder)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
}

static void
show_tone (GtkWidget *widget, const char *tone)
{
  gtk_widget_remove_css_class (widget, "warning");
  gtk_widget_remove_css_class (widget, "error");
  if (tone != NULL)
    gtk_widget_add_css_class (widget, tone);
}

/* Fills what was bound now, and again whenever its record comes or changes. */
typedef void (*ShowFunc) (gpointer item, Cells *self);

typedef struct
{
  gpointer item; /* the list item owns this binding */
  Cells *cells;
  ShowFunc show;
} Binding;

/* What a screen reader says for the whole row: what heads it as it is, of everything else what it is, since empty cells
 * leave no gap that could be heard. */
static char *
join_spoken (Cells *self, DeskRegisterRow *row)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const DeskRegisterColumn *column = &self->columns[i];
      g_autofree char *text = column->make_text (row, self->context, self->data);

      if (text == NULL || text[0] == '\0')
        continue;
      if (line->len > 0)
        g_string_append (line, ", ");
      if (!column->heads)
        g_string_append_printf (line, "%s: ", _ (column->title));
      g_string_append (line, text);
    }
  return g_string_free (line, FALSE);
}

static gboolean
is_cut (GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (child))))
      return TRUE;
  return FALSE;
}

/* All of what is cut or said briefly. */
static gboolean
on_query_tooltip (GtkWidget *box, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkListItem *item)
{
  const Binding *binding = g_object_get_data (G_OBJECT (item), "binding");
  Cells *cells = binding != NULL ? binding->cells : NULL;
  DeskRegisterRow *row = gtk_list_item_get_item (item);
  gboolean is_cell = cells != NULL && cells->n_columns == 1;
  g_autofree char *text = NULL;

  if (cells == NULL || desk_register_row_get_record (row) == NULL
      || !(is_cut (box) || (is_cell && cells->columns->make_brief != NULL)))
    return FALSE;
  text = is_cell ? cells->columns->make_text (row, cells->context, cells->data) : join_spoken (cells, row);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
tell_all (GtkWidget *box, GtkListItem *item)
{
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect_object (box, "query-tooltip", G_CALLBACK (on_query_tooltip), item, G_CONNECT_DEFAULT);
}

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = make_label (NULL);
  int width = self->columns->width;

  desk_spoken_hide (icon);
  gtk_widget_set_visible (icon, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), width > 0 ? width : LEAST_CHARS);
  if (width > 0)
    gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  tell_all (box, item);
  gtk_list_item_set_child (item, box);
}

static void
show_cell (GtkListItem *item, Cells *self)
{
  DeskRegisterRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  gboolean is_there = desk_register_row_get_record (row) != NULL;
  g_autofree char *text = is_there ? make_shown (self->columns, row, self) : NULL;
  const char *tone = NULL;
  const char *icon_name = is_there && self->columns->get_icon != NULL
                              ? self->columns->get_icon (row, self->context, &tone)
                              : NULL;

  show_text (gtk_widget_get_next_sibling (icon), is_there ? text : PLACEHOLDER, !is_there);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  gtk_widget_set_visible (icon, icon_name != NULL);
  show_tone (box, tone);
}

static void
on_lines_setup (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *detail = make_label ("caption");

  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), make_label ("heading"));
  gtk_box_append (GTK_BOX (box), detail);
  tell_all (box, item);
  gtk_list_item_set_child (item, box);
}

static void
show_lines (GtkListItem *item, Cells *self)
{
  DeskRegisterRow *row = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  gboolean is_there = desk_register_row_get_record (row) != NULL;
  g_autofree char *head = is_there ? join_texts (self, row, TRUE, FALSE) : NULL;
  g_autofree char *rest = is_there ? join_texts (self, row, FALSE, TRUE) : NULL;

  show_text (title, is_there ? head : PLACEHOLDER, !is_there);
  show_text (gtk_widget_get_next_sibling (title), rest, TRUE);
}

static void
show_row (GtkColumnViewRow *item, Cells *self)
{
  DeskRegisterRow *row = gtk_column_view_row_get_item (item);
  g_autofree char *text = desk_register_row_get_record (row) != NULL ? join_spoken (self, row) : NULL;

  gtk_column_view_row_set_accessible_label (item, text != NULL ? text : _ ("Being read"));
}

static void
on_row_notify (DeskRegisterRow *row, GParamSpec *pspec, Binding *binding)
{
  binding->show (binding->item, binding->cells);
}

static void
bind_item (gpointer item, Cells *cells, ShowFunc show)
{
  g_autoptr (DeskRegisterRow) row = NULL;
  Binding *binding = g_new (Binding, 1);

  g_object_get (item, "item", &row, NULL);
  *binding = (Binding){ item, cells, show };
  g_object_set_data_full (item, "binding", binding, g_free);
  g_signal_connect (row, "notify::record", G_CALLBACK (on_row_notify), binding);
  show (item, cells);
}

static void
on_unbind (GtkSignalListItemFactory *factory, gpointer item, Cells *self)
{
  g_autoptr (DeskRegisterRow) row = NULL;

  g_object_get (item, "item", &row, NULL);
  g_signal_handlers_disconnect_by_data (row, g_object_get_data (item, "binding"));
  g_object_set_data (item, "binding", NULL);
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *self)
{
  bind_item (item, self, (ShowFunc)show_cell);
}

static void
on_lines_bind (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *self)
{
  bind_item (item, self, (ShowFunc)show_lines);
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkColumnViewRow *item, Cells *self)
{
  bind_item (item, self, (ShowFunc)show_row);
}

/* The cells live as long as the factory: its last handler frees them. */
static GtkListItemFactory *
make_factory (Cells *cells, GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (setup != NULL)
    g_signal_connect (factory, "setup", setup, cells);
  g_signal_connect (factory, "bind", bind, cells);
  g_signal_connect_data (factory, "unbind", G_CALLBACK (on_unbind), cells, cells_free, G_CONNECT_DEFAULT);
  return factory;
}

/**
 * desk_register_cell_factory_new:
 * @column: (transfer none): static
 * @data: handed to the column; outlives the view
 *
 * Returns: (transfer full): makes the cells of one column
 */
GtkListItemFactory *
desk_register_cell_factory_new (const DeskRegisterColumn *column, DeskContext *context, gpointer data)
{
  return make_factory (cells_new (column, 1, context, data), G_CALLBACK (on_cell_setup),
                       G_CALLBACK (on_cell_bind));
}

/**
 * desk_register_lines_factory_new:
 * @columns: (transfer none): static
 * @data: handed to the columns; outlives the view
 *
 * Returns: (transfer full): makes cells of two lines that hold a whole row, for a narrow window
 */
GtkListItemFactory *
desk_register_lines_factory_new (const DeskRegisterColumn *columns, guint n_columns, DeskContext *context,
                                 gpointer data)
{
  return make_factory (cells_new (columns, n_columns, context, data), G_CALLBACK (on_lines_setup),
                       G_CALLBACK (on_lines_bind));
}

/**
 * desk_register_row_factory_new:
 * @columns: (transfer none): static
 * @data: handed to the columns; outlives the view
 *
 * Returns: (transfer full): gives each row of a column view its accessible label
 */
GtkListItemFactory *
desk_register_row_factory_new (const DeskRegisterColumn *columns, guint n_columns, DeskContext *context,
                               gpointer data)
{
  return make_factory (cells_new (columns, n_columns, context, data), NULL, G_CALLBACK (on_row_bind));
}
