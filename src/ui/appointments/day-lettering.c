// SPDX-License-Identifier: GPL-3.0-or-later
// The words and icons of the day grid, laid out and coloured once each.

#include "ui/appointments/day-lettering.h"

#define SMALL 0.85

/* A piece of text in one face, with all the room it wants or cut to a width. */
typedef struct
{
  char *text;
  DeskDayFace face;
  int room; /* pixels; -1: all it wants */

  PangoLayout *layout;
  int width;
  int height;
  GskRenderNode *node; /* NULL: to be drawn */
  GdkRGBA color;       /* of the node */
  guint day;           /* that had it last */
} Piece;

/* An icon in one colour. */
typedef struct
{
  const char *name; /* static */
  GdkRGBA color;
  int scale;

  GskRenderNode *node; /* NULL: there is nothing to draw */
} Icon;

struct _DeskDayLettering
{
  GtkWidget *grid;    /* unowned */
  GHashTable *pieces; /* a set of Piece */
  GHashTable *icons;  /* a set of Icon */
  guint day;
};

static guint
hash_piece (gconstpointer data)
{
  const Piece *piece = data;

  return g_str_hash (piece->text) * 31 + (guint)piece->room * 2 + piece->face;
}

static gboolean
is_same_piece (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;

  return one->face == other->face && one->room == other->room && g_str_equal (one->text, other->text);
}

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_clear_object (&piece->layout);
  g_clear_pointer (&piece->node, gsk_render_node_unref);
  g_free (piece);
}

static guint
hash_icon (gconstpointer data)
{
  const Icon *icon = data;

  return g_str_hash (icon->name) * 31 + gdk_rgba_hash (&icon->color) + (guint)icon->scale;
}

static gboolean
is_same_icon (gconstpointer a, gconstpointer b)
{
  const Icon *one = a, *other = b;

  return one->scale == other->scale && gdk_rgba_equal (&one->color, &other->color)
         && g_str_equal (one->name, other->name);
}

static void
free_icon (gpointer data)
{
  Icon *icon = data;

  g_clear_pointer (&icon->node, gsk_render_node_unref);
  g_free (icon);
}

/**
 * desk_day_lettering_new:
 * @grid: whose font it is; outlives the lettering
 */
DeskDayLettering *
desk_day_lettering_new (GtkWidget *grid)
{
  DeskDayLettering *self = g_new0 (DeskDayLettering, 1);

  self->grid = grid;
  self->pieces = g_hash_table_new_full (hash_piece, is_same_piece, free_piece, NULL);
  self->icons = g_hash_table_new_full (hash_icon, is_same_icon, free_icon, NULL);
  return self;
}

/**
 * desk_day_lettering_free:
 */
void
desk_day_lettering_free (DeskDayLettering *self)
{
  g_hash_table_unref (self->pieces);
  g_hash_table_unref (self->icons);
  g_free (self);
}

/**
 * desk_day_lettering_forget:
 * All is made anew: the font or the icons are others.
 */
void
desk_day_lettering_forget (DeskDayLettering *self)
{
  g_hash_table_remove_all (self->pieces);
  g_hash_table_remove_all (self->icons);
}

/**
 * desk_day_lettering_turn:
 * Another day comes: what the one before it did not have is dropped.
 */
void
desk_day_lettering_turn (DeskDayLettering *self)
{
  GHashTableIter iter;
  Piece *piece;

  g_hash_table_iter_init (&iter, self->pieces);
  while (g_hash_table_iter_next (&iter, (gpointer *)&piece, NULL))
    if (piece->day != self->day)
      g_hash_table_iter_remove (&iter);
  self->day++;
}

static PangoLayout *
lay_out (DeskDayLettering *self, const Piece *piece)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->grid, piece->text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, piece->face == DESK_DAY_FACE_BOLD
                                          ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                          : pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  if (piece->room >= 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, piece->room * PANGO_SCALE);
    }
  return layout;
}

static Piece *
find (DeskDayLettering *self, const char *text, DeskDayFace face, int room)
{
  Piece wanted = { .text = (char *)text, .face = face, .room = room };
  Piece *piece = g_hash_table_lookup (self->pieces, &wanted);

  if (piece == NULL)
    {
      piece = g_memdup2 (&wanted, sizeof wanted);
      piece->text = g_strdup (text);
      piece->layout = lay_out (self, piece);
      pango_layout_get_pixel_size (piece->layout, &piece->width, &piece->height);
      g_hash_table_add (self->pieces, piece);
    }
  piece->day = self->day;
  return piece;
}

/**
 * desk_day_lettering_measure:
 * @width: (out): with all the room it wants, pixels
 * @height: (out): pixels
 */
void
desk_day_lettering_measure (DeskDayLettering *self, const char *text, DeskDayFace face, int *width,
                            int *height)
{
  const Piece *piece = find (self, text, face, -1);

  *width = piece->width;
  *height = piece->height;
}

/**
 * desk_day_lettering_draw:
 * @width: how much room there is, pixels; a text that is longer ends in an ellipsis
 */
void
desk_day_lettering_draw (DeskDayLettering *self, GtkSnapshot *snapshot, const char *text, DeskDayFace face,
                         int width, const GdkRGBA *color)
{
  Piece *piece = find (self, text, face, -1);

  if (piece->width > width)
    piece = find (self, text, face, MAX (0, width));
  if (piece->node == NULL || !gdk_rgba_equal (&piece->color, color))
    {
      g_autoptr (GtkSnapshot) alone = gtk_snapshot_new ();

      gtk_snapshot_append_layout (alone, piece->layout, color);
      g_clear_pointer (&piece->node, gsk_render_node_unref);
      piece->node = gtk_snapshot_to_node (alone);
      piece->color = *color;
    }
  if (piece->node != NULL)
    gtk_snapshot_append_node (snapshot, piece->node);
}

/* As a picture: to colour a symbolic icon takes two surfaces each time it is drawn, a sixth of what a day costs. */
static GskRenderNode *
paint_icon (GskRenderNode *node, int scale)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, DESK_DAY_ICON, DESK_DAY_ICON);
  int size = DESK_DAY_ICON * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize)size);
  texture = gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return gsk_texture_node_new (texture, &bounds);
}

static GskRenderNode *
make_icon (DeskDayLettering *self, const Icon *icon)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (self->grid));
  g_autoptr (GtkIconPaintable) paintable =
      gtk_icon_theme_lookup_icon (theme, icon->name, NULL, DESK_DAY_ICON, icon->scale,
                                  gtk_widget_get_direction (self->grid), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  g_autoptr (GtkSnapshot) alone = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), alone, DESK_DAY_ICON,
                                            DESK_DAY_ICON, &icon->color, 1);
  node = gtk_snapshot_to_node (alone);
  return node != NULL ? paint_icon (node, icon->scale) : NULL;
}

/**
 * desk_day_lettering_draw_icon:
 * @name: a symbolic icon; static
 *
 * Draws an icon of %DESK_DAY_ICON pixels each way.
 */
void
desk_day_lettering_draw_icon (DeskDayLettering *self, GtkSnapshot *snapshot, const char *name,
                              const GdkRGBA *color)
{
  Icon wanted = { .name = name, .color = *color, .scale = gtk_widget_get_scale_factor (self->grid) };
  Icon *icon = g_hash_table_lookup (self->icons, &wanted);

  if (icon == NULL)
    {
      icon = g_memdup2 (&wanted, sizeof wanted);
      icon->node = make_icon (self, icon);
      g_hash_table_add (self->icons, icon);
    }
  if (icon->node != NULL)
    gtk_snapshot_append_node (snapshot, icon->node);
}
