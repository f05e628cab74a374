// SPDX-License-Identifier: GPL-3.0-or-later
// Every text on every page stands out from what it stands on: 4.5 to 1, 3 to 1 from 24 pixels on; icons that tell
// something 3 to 1. Measured on the pixels that were drawn, in light and in dark; with ADW_DEBUG_HIGH_CONTRAST=1 also in
// high contrast. What cannot be used now may be paler.

#include "tour.h"

#include "picture.h"
#include "ui/appointments/day-cell-view.h"

#define SCALE 2 /* the middle of a thin stroke has the whole colour of the text */
#define LARGE 24
#define SOLID 40
#define INK 1.15 /* what differs less from the ground is none */

typedef struct
{
  const char *page;
  const char *style;
  const Picture *picture;
  GString *faults;
  GHashTable *seen; /* by style, place and colour: each is measured once */
  GPtrArray *fresh; /* what is to be measured on this page */
  guint n_measured;
} Walk;

typedef struct
{
  int left, top, right, bottom;
} Area;

/* What of a widget shows, in pixels of the picture; FALSE where it is nothing to speak of. */
static gboolean
find_area (const Picture *picture, GtkWidget *widget, Area *area)
{
  graphene_rect_t seen;

  if (!gtk_widget_compute_bounds (widget, picture->window, &seen))
    return FALSE;
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (above, picture->window, &bounds)
          || !graphene_rect_intersection (&seen, &bounds, &seen))
        return FALSE;
    }
  area->left = MAX (0, (int)(seen.origin.x - picture->origin.x) * picture->scale);
  area->top = MAX (0, (int)(seen.origin.y - picture->origin.y) * picture->scale);
  area->right = MIN (picture->width, area->left + (int)seen.size.width * picture->scale);
  area->bottom = MIN (picture->height, area->top + (int)seen.size.height * picture->scale);
  return seen.size.width >= 4 && seen.size.height >= 4;
}

/* Nothing lies over its middle. */
static gboolean
is_on_top (GtkWidget *window, GtkWidget *widget)
{
  graphene_rect_t bounds;
  GtkWidget *there;

  if (!gtk_widget_compute_bounds (widget, window, &bounds))
    return FALSE;
  there = gtk_widget_pick (window, bounds.origin.x + bounds.size.width / 2,
                           bounds.origin.y + bounds.size.height / 2,
                           GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
  return there != NULL
         && (there == widget || gtk_widget_is_ancestor (there, widget)
             || gtk_widget_is_ancestor (widget, there));
}

static GHashTable *
count_colours (const Picture *picture, const Area *area)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (int y = area->top; y < area->bottom; y++)
    for (int x = area->left; x < area->right; x++)
      {
        gpointer colour = GUINT_TO_POINTER (picture_get_pixel (picture, x, y));
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, colour));

        g_hash_table_insert (counts, colour, GUINT_TO_POINTER (count + 1));
      }
  return counts;
}

static guint32
find_commonest (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer colour, count, commonest = NULL;
  guint most = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        commonest = colour;
      }
  return GPOINTER_TO_UINT (commonest);
}

typedef struct
{
  guint32 colour;
  guint count;
  double contrast;
} Shade;

static int
compare_shades (gconstpointer one, gconstpointer other)
{
  double difference = ((const Shade *)other)->contrast - ((const Shade *)one)->contrast;

  return (difference > 0) - (difference < 0);
}

/* The colour of the middle of the strokes: a tenth of the ink stands out as much or more, or so many pixels; the border of
 * a field may be more ink than a short text in it. */
static guint32
find_ink (GHashTable *counts, guint32 ground)
{
  g_autoptr (GArray) shades = g_array_new (FALSE, FALSE, sizeof (Shade));
  guint n_ink = 0, n_seen = 0;
  GHashTableIter iter;
  gpointer colour, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    {
      Shade shade = { GPOINTER_TO_UINT (colour), GPOINTER_TO_UINT (count),
                      picture_get_contrast (GPOINTER_TO_UINT (colour), ground) };

      if (shade.contrast <= INK)
        continue;
      n_ink += shade.count;
      g_array_append_val (shades, shade);
    }
  g_array_sort (shades, compare_shades);
  for (guint i = 0; i < shades->len; i++)
    {
      n_seen += g_array_index (shades, Shade, i).count;
      if (n_seen >= MIN (n_ink / 10, SOLID))
        return g_array_index (shades, Shade, i).colour;
    }
  return ground;
}

static int
get_font_size (GtkWidget *widget)
{
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  return (int)(pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (DESK_IS_DAY_CELL_VIEW (widget) && desk_day_cell_view_get_cell (DESK_DAY_CELL_VIEW (widget)) != NULL)
    return desk_day_cell_view_get_cell (DESK_DAY_CELL_VIEW (widget))->title;
  return GTK_IS_TEXT (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget)) : NULL;
}

static void
complain (Walk *walk, GtkWidget *widget, guint32 ink, guint32 ground, double limit)
{
  g_autofree char *path = tour_make_path (widget);
  const char *text = get_text (widget);

  g_string_append_printf (walk->faults, "%s: %s: #%06x on #%06x is %.2f, less than %.1f: \"%.40s\" …%s\n",
                          walk->page, walk->style, ink, ground, picture_get_contrast (ink, ground), limit,
                          text != NULL ? text : "", path + MAX (0, (int)strlen (path) - 160));
}

/* Icons have to stand out as much as large text. */
static double
get_limit (GtkWidget *widget)
{
  return GTK_IS_IMAGE (widget) || get_font_size (widget) >= LARGE ? 3 : 4.5;
}

static void
measure (Walk *walk, GtkWidget *widget)
{
  g_autoptr (GHashTable) counts = NULL;
  guint32 ground, ink;
  Area area;

  if (!find_area (walk->picture, widget, &area) || !is_on_top (walk->picture->window, widget))
    return;
  counts = count_colours (walk->picture, &area);
  ground = find_commonest (counts);
  ink = find_ink (counts, ground);
  if (ink == ground) /* drawn elsewhere or not at all, as the title of a row that is filled in */
    return;
  walk->n_measured++;
  if (picture_get_contrast (ink, ground) < get_limit (widget))
    complain (walk, widget, ink, ground, get_limit (widget));
}

static gboolean
is_to_be_read (GtkWidget *widget)
{
  const char *text = get_text (widget);

  if (GTK_IS_IMAGE (widget))
    return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_PRESENTATION;
  return GTK_IS_TEXT_VIEW (widget) || (text != NULL && text[0] != '\0');
}

static gboolean
is_fresh (Walk *walk, GtkWidget *widget)
{
  g_autofree char *path = tour_make_path (widget);
  g_autofree char *colour = NULL;
  GdkRGBA rgba;

  gtk_widget_get_color (widget, &rgba);
  colour = gdk_rgba_to_string (&rgba);
  /* The cells of the day grid differ in how pale their words are drawn. */
  return g_hash_table_add (walk->seen,
                           g_strconcat (walk->style, path, colour,
                                        DESK_IS_DAY_CELL_VIEW (widget) ? get_text (widget) : NULL, NULL));
}

static void
look (Walk *walk, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget)
      || !gtk_widget_is_sensitive (widget))
    return;
  if (is_to_be_read (widget) && is_fresh (walk, widget))
    g_ptr_array_add (walk->fresh, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (walk, child);
}

static void
look_in (Walk *walk, DeskWindow *window, AdwColorScheme scheme, const char *style)
{
  g_autoptr (Picture) picture = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  tour_settle (window);
  walk->style = style;
  look (walk, tour_get_top (window));
  if (walk->fresh->len == 0)
    return;
  picture = picture_take (GTK_WIDGET (window), SCALE);
  walk->picture = picture;
  for (guint i = 0; i < walk->fresh->len; i++)
    measure (walk, walk->fresh->pdata[i]);
  g_ptr_array_set_size (walk->fresh, 0);
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;

  walk->page = page;
  gtk_window_set_focus (GTK_WINDOW (window), NULL); /* a cursor is ink, too */
  tour_settle (window);
  look_in (walk, window, ADW_COLOR_SCHEME_FORCE_DARK, "dark");
  look_in (walk, window, ADW_COLOR_SCHEME_FORCE_LIGHT, "light");
}

static void
test_contrast (void)
{
  Walk walk = { NULL,
                NULL,
                NULL,
                g_string_new (NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                g_ptr_array_new (),
                0 };
  Tour tour = { "en", 1366, 768, FALSE, look_at, NULL, &walk };

  g_assert_cmpint (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()), ==,
                   g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL);
  tour_run (&tour);
  g_test_message ("%u texts and icons measured", walk.n_measured);
  tour_assert_faultless (walk.faults);
  g_assert_cmpuint (walk.n_measured, >, 800);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
  g_ptr_array_unref (walk.fresh);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_func ("/contrast", test_contrast);
  return tour_end ();
}
