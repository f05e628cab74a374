// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/page-title.h"

#include <math.h>

#define LINES 3
#define LEAST_SCALE 0.6
#define LEAST_PIXELS 12.0 /* of the letters */

struct _DeskPageTitle
{
  AdwBin parent_instance;

  char *title;     /* NULL: that of the page around it */
  GtkWidget *page; /* not owned; around this as long as this stands in a window */
  gulong page_handler;

  GtkLabel *title_label;
  GtkLabel *subtitle_label;
};

G_DEFINE_FINAL_TYPE (DeskPageTitle, desk_page_title, ADW_TYPE_BIN)

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_LAST = PROP_SUBTITLE
} DeskPageTitleProperty;

static GParamSpec *props[PROP_LAST + 1];

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_title (DeskPageTitle *self)
{
  g_autofree char *title = g_strdup (self->title);

  if (title == NULL && self->page != NULL)
    g_object_get (self->page, "title", &title, NULL);
  show_text (self->title_label, title);
}

static GtkWidget *
find_page (GtkWidget *widget)
{
  while (widget != NULL && !ADW_IS_NAVIGATION_PAGE (widget) && !ADW_IS_DIALOG (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
desk_page_title_root (GtkWidget *widget)
{
  DeskPageTitle *self = DESK_PAGE_TITLE (widget);

  GTK_WIDGET_CLASS (desk_page_title_parent_class)->root (widget);
  self->page = find_page (widget);
  if (self->page != NULL)
    self->page_handler =
        g_signal_connect_swapped (self->page, "notify::title", G_CALLBACK (show_title), self);
  show_title (self);
}

static void
desk_page_title_unroot (GtkWidget *widget)
{
  DeskPageTitle *self = DESK_PAGE_TITLE (widget);

  g_clear_signal_handler (&self->page_handler, self->page);
  self->page = NULL;
  GTK_WIDGET_CLASS (desk_page_title_parent_class)->unroot (widget);
}

static void
desk_page_title_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskPageTitle *self = DESK_PAGE_TITLE (object);

  switch ((DeskPageTitleProperty)prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (self->subtitle_label));
      break;
    }
}

static void
desk_page_title_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskPageTitle *self = DESK_PAGE_TITLE (object);

  switch ((DeskPageTitleProperty)prop_id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        {
          show_title (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SUBTITLE:
      desk_page_title_set_subtitle (self, g_value_get_string (value));
      break;
    }
}

static void
desk_page_title_finalize (GObject *object)
{
  g_free (DESK_PAGE_TITLE (object)->title);
  G_OBJECT_CLASS (desk_page_title_parent_class)->finalize (object);
}

static void
desk_page_title_class_init (DeskPageTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_page_title_get_property;
  object_class->set_property = desk_page_title_set_property;
  object_class->finalize = desk_page_title_finalize;
  widget_class->root = desk_page_title_root;
  widget_class->unroot = desk_page_title_unroot;

  /**
   * DeskPageTitle:title: (nullable)
   * NULL for the title of the page around it.
   */
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * DeskPageTitle:subtitle:
   * What stands below the title.
   */
  props[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

/* With the space around it, which is what the label takes beyond its text. */
static int
measure_longest_word (GtkLabel *label)
{
  g_autoptr (PangoLayout) words =
      gtk_widget_create_pango_layout (GTK_WIDGET (label), gtk_label_get_text (label));
  int all, whole, longest;

  pango_layout_get_pixel_size (words, &all, NULL);
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  pango_layout_set_wrap (words, PANGO_WRAP_WORD);
  pango_layout_set_width (words, 0);
  pango_layout_get_pixel_size (words, &longest, NULL);
  return longest + MAX (0, whole - all);
}

/* Large letters between buttons are a little smaller where a word, a number or a date has no room in a line. */
static double
get_scale (DeskPageTitle *self, int width)
{
  int longest = MAX (measure_longest_word (self->title_label), measure_longest_word (self->subtitle_label));
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self->title_label)));
  double pixels = (double)pango_font_description_get_size (font) / PANGO_SCALE;

  return width < 0 || longest <= width
             ? 1
             : MAX ((double)width / longest, CLAMP (LEAST_PIXELS / pixels, LEAST_SCALE, 1));
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *box = gtk_widget_get_first_child (widget);
  double scale = orientation == GTK_ORIENTATION_VERTICAL ? get_scale (DESK_PAGE_TITLE (widget), for_size) : 1;

  gtk_widget_measure (box, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 ? (int)ceil (for_size / scale)
                                                                               : -1,
                      minimum, natural, NULL, NULL);
  *minimum = (int)ceil (*minimum * scale);
  *natural = (int)ceil (*natural * scale);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  double scale = get_scale (DESK_PAGE_TITLE (widget), width);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), (int)ceil (width / scale),
                       (int)ceil (height / scale), -1,
                       gsk_transform_scale (NULL, (float)scale, (float)scale));
}

static GtkLabel *
add_label (GtkBox *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (label),
                       LINES); /* between large buttons there may be room for a letter only */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
desk_page_title_init (DeskPageTitle *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  self->title_label = add_label (GTK_BOX (box), "title");
  self->subtitle_label = add_label (GTK_BOX (box), "subtitle");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * desk_page_title_new:
 *
 * Returns: (transfer floating): the title of the page it is put into
 */
GtkWidget *
desk_page_title_new (void)
{
  return g_object_new (DESK_TYPE_PAGE_TITLE, NULL);
}

/**
 * desk_page_title_set_subtitle:
 * @subtitle: (nullable): "" for none
 */
void
desk_page_title_set_subtitle (DeskPageTitle *self, const char *subtitle)
{
  if (g_strcmp0 (gtk_label_get_label (self->subtitle_label), subtitle != NULL ? subtitle : "") == 0)
    return;
  show_text (self->subtitle_label, subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
}
