// SPDX-License-Identifier: GPL-3.0-or-later
// Every page fits into every window that is used, in every language and in one whose words are 40 % longer than the English
// ones: nothing sticks out, no word of ours is cut, and what is cut of what people typed is told in full elsewhere. A window
// that was narrow for a while shows what one shows that never was. Each page is kept as a picture.

#include "tour.h"

#include "page-tree.h"
#include "picture.h"
#include "resize.h"
#include "texts.h"

#include <glib/gstdio.h>

#define SLACK 1.5F /* rounding */
#define PATIENCE 10
#define PSEUDO "tests/ui/pseudo.mo"
#define PO(language) "po/" language "/LC_MESSAGES/" GETTEXT_PACKAGE ".mo"

typedef struct
{
  const char *name; /* of the folder of its pictures */
  int width, height;
  gboolean large; /* text at 200 % */
} Shape;

/* Who goes past the pages: with which texts, and in which windows, one after the other. The first is the one in which
 * the pages come up. */
typedef struct
{
  const char *name;
  const char *folder; /* of the pictures */
  const char *language;
  const char *catalogues; /* in the build folder; the texts of the language lie there */
  const Shape *shapes;
  guint n_shapes;
} Journey;

typedef struct
{
  const Journey *journey;
  const Shape *shape;
  const char *page;
  Texts *texts;
  GString *faults;
  GHashTable *seen; /* of faults: each is told once */
  guint n_checked;
} Walk;

/* What of the window something may take up. */
typedef struct
{
  float left, top, right, bottom;
} Frame;

static void
complain (Walk *walk, GtkWidget *widget, const char *what, const char *detail)
{
  g_autofree char *path = tour_make_path (widget);
  g_autofree char *fault =
      g_strdup_printf ("%s: %s: …%s", what, detail, path + MAX (0, (int)strlen (path) - 200));

  if (g_hash_table_add (walk->seen, g_strdup (fault)))
    {
      g_string_append_printf (walk->faults, "%s, %s: %s\n", walk->page, walk->shape->name, fault);
      g_test_message ("%s: %s", walk->shape->name, fault);
    }
}

static gboolean
is_told_by_tooltip (GtkWidget *widget, const char *text)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (at);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A row that opens what it tells of. */
static gboolean
is_in_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL
         || (row != NULL && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
}

/* The columns of a register share the width; a row opens the record, where everything stands. */
static gboolean
is_in_cell (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) != NULL
         && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL;
}

/* The library does not wrap the titles of entry rows and groups, what stands beside an icon, hints in fields, what stands in
 * a menu button or in a button that shrinks, and gives a banner three lines, as the title of a page has: at twice the size
 * of text they may be cut where the window is narrowest. */
static gboolean
is_of_library (GtkWidget *label)
{
  const GType types[] = { ADW_TYPE_ENTRY_ROW,  ADW_TYPE_BUTTON_CONTENT, ADW_TYPE_BANNER,
                          ADW_TYPE_HEADER_BAR, GTK_TYPE_MENU_BUTTON,    GTK_TYPE_TEXT };
  GtkWidget *group = gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP);
  GtkWidget *button = gtk_widget_get_parent (label);

  if (GTK_IS_BUTTON (button) && !GTK_IS_TOGGLE_BUTTON (button)
      && gtk_button_get_can_shrink (GTK_BUTTON (button)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (gtk_widget_get_ancestor (label, types[i]) != NULL)
      return TRUE;
  return group != NULL && gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX) == NULL
         && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (label)), "title") == 0;
}

/* The value of a row that opens a list of all values, and the pages of Preferences below a narrow window. */
static gboolean
is_told_nearby (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ADW_TYPE_VIEW_SWITCHER) != NULL
         || (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW) != NULL
             && gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BASE) != NULL);
}

static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return pango_layout_is_ellipsized (layout) || width > gtk_widget_get_width (GTK_WIDGET (label))
         || height > gtk_widget_get_height (GTK_WIDGET (label));
}

/* The title of a row that is a button goes on in another line only where one line has no room. */
static gboolean
wraps_with_room (GtkLabel *label)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_BUTTON_ROW);
  int width;

  if (row == NULL || pango_layout_get_line_count (gtk_label_get_layout (label)) < 2)
    return FALSE;
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width <= gtk_widget_get_width (row) / 2;
}

static void
look_at_label (Walk *walk, GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  walk->n_checked++;
  if (wraps_with_room (GTK_LABEL (label)))
    complain (walk, label, "wraps though there is room", text);
  if (*text == '\0' || !is_cut (GTK_LABEL (label)) || is_in_cell (label) || is_told_nearby (label)
      || (walk->shape->large && is_of_library (label)))
    return;
  if (texts_has (walk->texts, text))
    complain (walk, label, "is cut", text);
  else if (!is_in_row (label) && !is_told_by_tooltip (label, text))
    complain (walk, label, "is cut and nowhere told in full", text);
}

/* The columns of a register stand side by side, all of them in view. */
static void
look_at_columns (Walk *walk, GtkWidget *view)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  double width = gtk_adjustment_get_upper (across), room = gtk_adjustment_get_page_size (across);
  g_autofree char *detail = g_strdup_printf ("%.0f in %.0f", width, room);

  if (width > room + SLACK)
    complain (walk, view, "columns lie beside the view", detail);
}

static gboolean
is_beside (const graphene_rect_t *bounds, const Frame *frame)
{
  return bounds->origin.x < frame->left - SLACK || bounds->origin.y < frame->top - SLACK
         || bounds->origin.x + bounds->size.width > frame->right + SLACK
         || bounds->origin.y + bounds->size.height > frame->bottom + SLACK;
}

static void
narrow_frame (Frame *frame, const graphene_rect_t *bounds)
{
  frame->left = MAX (frame->left, bounds->origin.x);
  frame->top = MAX (frame->top, bounds->origin.y);
  frame->right = MIN (frame->right, bounds->origin.x + bounds->size.width);
  frame->bottom = MIN (frame->bottom, bounds->origin.y + bounds->size.height);
}

/* What is scrolled may lie beside what is in view. */
static void
open_frame (Frame *frame, GtkScrolledWindow *view)
{
  GtkPolicyType across, along;

  gtk_scrolled_window_get_policy (view, &across, &along);
  if (across != GTK_POLICY_NEVER)
    {
      frame->left = -G_MAXFLOAT;
      frame->right = G_MAXFLOAT;
    }
  if (along != GTK_POLICY_NEVER)
    {
      frame->top = -G_MAXFLOAT;
      frame->bottom = G_MAXFLOAT;
    }
}

/* A bar for scrolling is not there unless it is needed; a notice is made for the window it comes up in; the day grid lies
 * in its own view and cuts what it draws. */
static gboolean
is_left_out (Walk *walk, GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return GTK_IS_SCROLLBAR (widget) || g_str_equal (type, "DeskDayGrid")
         || (g_str_equal (type, "AdwToastWidget") && walk->shape != walk->journey->shapes);
}

static void
look (Walk *walk, GtkWidget *root, GtkWidget *widget, Frame frame)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || is_left_out (walk, widget))
    return;
  if (GTK_IS_NATIVE (widget)) /* a window of its own: a popover */
    {
      root = widget;
      frame = (Frame){ -G_MAXFLOAT, -G_MAXFLOAT, G_MAXFLOAT, G_MAXFLOAT };
    }
  if (!gtk_widget_compute_bounds (widget, root, &bounds) || bounds.size.width <= 0 || bounds.size.height <= 0)
    return;
  if (is_beside (&bounds, &frame) && !(walk->shape->large && is_of_library (widget)))
    {
      g_autofree char *where =
          g_strdup_printf ("%.0fx%.0f at %.0f,%.0f, not within %.0f,%.0f to %.0f,%.0f", bounds.size.width,
                           bounds.size.height, bounds.origin.x, bounds.origin.y, frame.left, frame.top,
                           frame.right, frame.bottom);

      complain (walk, widget, "sticks out", where);
      return;
    }
  if (GTK_IS_LABEL (widget))
    look_at_label (walk, widget);
  if (GTK_IS_COLUMN_VIEW (widget))
    look_at_columns (walk, widget);
  if (GTK_IS_NATIVE (widget) || GTK_IS_SCROLLED_WINDOW (widget)
      || (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN && !GTK_IS_SCROLLABLE (widget)))
    narrow_frame (&frame, &bounds);
  if (GTK_IS_SCROLLED_WINDOW (widget))
    open_frame (&frame, GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (walk, root, child, frame);
}

static Picture *
take_picture (Walk *walk, DeskWindow *window, const char *folder)
{
  g_autofree char *file = g_strconcat (walk->page, ".png", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "tests", "ui", "pages",
                                            walk->journey->folder, folder, file, NULL);
  Picture *picture;

  tour_dismiss_notices (window);
  picture = picture_take (GTK_WIDGET (window), gtk_widget_get_scale_factor (GTK_WIDGET (window)));
  picture_save (picture, path);
  return picture;
}

/* Returns: (transfer full): what the page looks like there */
static Picture *
look_in (Walk *walk, DeskWindow *window, const Shape *shape)
{
  Frame all = { -G_MAXFLOAT, -G_MAXFLOAT, G_MAXFLOAT, G_MAXFLOAT };

  walk->shape = shape;
  tour_set_text_size (shape->large);
  if (!resize_window (window, shape->width, shape->height))
    {
      g_autofree char *size = g_strdup_printf ("%dx%d", gtk_widget_get_width (GTK_WIDGET (window)),
                                               gtk_widget_get_height (GTK_WIDGET (window)));

      complain (walk, GTK_WIDGET (window), "the window stays larger", size);
    }
  look (walk, GTK_WIDGET (window), tour_get_top (window), all);
  return take_picture (walk, window, shape->name);
}

/* How far the pages in view are scrolled down, all together. */
static double
add_up_scrolling (GtkWidget *widget)
{
  double sum = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    sum = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sum += add_up_scrolling (child);
  return sum;
}

/* What another window left on the page. */
static char *
find_mark (Walk *walk, DeskWindow *window, const char *tree, const Picture *picture, double scrolled)
{
  g_autofree char *now = page_tree_make (GTK_WIDGET (window));
  char *difference = page_tree_compare (tree, now);
  g_autofree char *folder = g_strconcat (walk->shape->name, "-again", NULL);
  g_autoptr (Picture) again = NULL;

  /* What has the focus was scrolled into view each time: another part of the page may be seen. */
  if (difference != NULL || add_up_scrolling (GTK_WIDGET (window)) != scrolled)
    return difference;
  again = take_picture (walk, window, folder);
  return g_bytes_equal (again->bytes, picture->bytes)
             ? NULL
             : g_strdup_printf ("see pages/%s/%s/%s.png", walk->journey->folder, folder, walk->page);
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;
  const Shape *shapes = walk->journey->shapes;
  g_autoptr (Picture) picture = NULL;
  g_autofree char *tree = NULL, *mark = NULL;
  double scrolled;

  walk->page = page;
  picture = look_in (walk, window, &shapes[0]);
  scrolled = add_up_scrolling (GTK_WIDGET (window));
  tree = page_tree_make (GTK_WIDGET (window));
  for (guint i = 1; i < walk->journey->n_shapes; i++)
    picture_free (look_in (walk, window, &shapes[i]));
  walk->shape = &shapes[0];
  tour_set_text_size (shapes[0].large);
  g_assert_true (resize_window (window, shapes[0].width, shapes[0].height));
  for (int i = 0; i < PATIENCE; i++) /* a page that is heavy to lay out needs its time */
    {
      g_free (mark);
      mark = find_mark (walk, window, tree, picture, scrolled);
      if (mark == NULL)
        return;
      tour_wait_for_quiet ();
    }
  if (!shapes[0].large) /* the size of letters is not what a window remembers */
    complain (walk, GTK_WIDGET (window), "another window left its mark", mark);
}

/* The catalogue is where the C library looks for it. */
static char *
take_catalogue (const Journey *journey)
{
  const char *build = g_getenv ("DUTYDESK_BUILD");
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "catalogues", NULL);
  g_autofree char *inside = g_build_filename (folder, journey->language, "LC_MESSAGES", NULL);
  g_autofree char *link = g_build_filename (inside, GETTEXT_PACKAGE ".mo", NULL);
  char *catalogue = g_build_filename (build, journey->catalogues, NULL);

  g_assert_no_errno (g_mkdir_with_parents (inside, 0700));
  g_unlink (link);
  g_assert_no_errno (symlink (catalogue, link));
  tour_take_catalogues (folder);
  return catalogue;
}

/* The bar that shows for a second where a page was scrolled to is in no picture. */
static void
hide_indicators (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_string (provider, "scrollbar.overlay-indicator { opacity: 0; }");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

static void
go (const Journey *journey)
{
  const Shape *first = &journey->shapes[0];
  g_autofree char *catalogue = take_catalogue (journey);
  g_autoptr (Texts) texts = texts_load (catalogue);
  Walk walk = { journey,
                NULL,
                NULL,
                texts,
                g_string_new (NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                0 };
  Tour tour = { journey->language, first->width, first->height, first->large, look_at, NULL, &walk };

  tour_run (&tour);
  g_test_message ("%u labels looked at", walk.n_checked);
  tour_assert_faultless (walk.faults);
  g_assert_cmpuint (walk.n_checked, >, 2000);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
}

static void
test_fit (gconstpointer journey)
{
  go (journey);
}

int
main (int argc, char **argv)
{
  static const Shape desks[] = {
    { "1366x768", 1366, 768, FALSE },
    { "360x760", 360, 760, FALSE },
    { "1280x800", 1280, 800, FALSE },
  };
  static const Shape magnified[] = {
    { "360x840-large", 360, 840, TRUE },
    { "360x760", 360, 760, FALSE },
  };
  static const Shape narrow[] = {
    { "360x760-opened", 360, 760, FALSE },
    { "1366x768-widened", 1366, 768, FALSE },
  };
  static const Shape sharp[] = { { "3840x2160", 1920, 1080, FALSE } };
  static const Journey journeys[] = {
    { "pseudo", "pseudo", "en", PSEUDO, desks, G_N_ELEMENTS (desks) },
    { "uk", "uk", "uk", PO ("uk"), desks, G_N_ELEMENTS (desks) },
    { "ru", "ru", "ru", PO ("ru"), desks, G_N_ELEMENTS (desks) },
    { "kk", "kk", "kk", PO ("kk"), desks, G_N_ELEMENTS (desks) },
    { "uk-large", "uk", "uk", PO ("uk"), magnified, G_N_ELEMENTS (magnified) },
    { "uk-narrow", "uk", "uk", PO ("uk"), narrow, G_N_ELEMENTS (narrow) },
    { "uk-4k", "uk", "uk", PO ("uk"), sharp, G_N_ELEMENTS (sharp) },
  };

  tour_start (&argc, &argv);
  hide_indicators ();
  resize_put_pointer_away ();
  for (guint i = 0; i < G_N_ELEMENTS (journeys); i++)
    {
      g_autofree char *path = g_strconcat ("/fit/", journeys[i].name, NULL);

      g_test_add_data_func (path, &journeys[i], test_fit);
    }
  return tour_end ();
}
