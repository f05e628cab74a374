// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/toggle-bin.h"

struct _DeskToggleLayout
{
  GtkLayoutManager parent_instance;

  guint turning; /* source that turns the toggles: not while they are being placed */
};

G_DEFINE_FINAL_TYPE (DeskToggleLayout, desk_toggle_layout, GTK_TYPE_LAYOUT_MANAGER)

struct _DeskToggleBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskToggleBin, desk_toggle_bin, ADW_TYPE_BIN)

static int
measure_width (GtkWidget *widget, int *least)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, least, &width, NULL, NULL);
  return width;
}

static gboolean
is_row (GtkWidget *toggles)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (toggles)) == GTK_ORIENTATION_HORIZONTAL;
}

/* What the toggles need side by side, whichever way they stand now; and the least that one below the other needs. */
static int
measure_row (GtkWidget *toggles, int *least)
{
  int sum = 0, widest = 0, n_toggles = 0, around;

  *least = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (toggles); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child))
      {
        int narrowest, width = measure_width (child, &narrowest);

        *least = MAX (*least, narrowest);
        widest = MAX (widest, width);
        sum += width;
        n_toggles++;
      }
  if (is_row (toggles))
    return measure_width (toggles, NULL);
  around = measure_width (toggles, NULL) - widest; /* the border around them; what is between is as narrow */
  *least += around;
  return (adw_toggle_group_get_homogeneous (ADW_TOGGLE_GROUP (toggles)) ? n_toggles * widest : sum)
         + n_toggles * around;
}

static void
desk_toggle_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                            int for_size, int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *toggles = gtk_widget_get_first_child (widget);
  int least, now_least;

  if (toggles == NULL || !gtk_widget_should_layout (toggles))
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = measure_row (toggles, &least);
      *minimum = MIN (least, *natural);
      return;
    }
  measure_width (toggles, &now_least);
  gtk_widget_measure (toggles, orientation, for_size < 0 ? -1 : MAX (for_size, now_least), minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
turn (gpointer data)
{
  DeskToggleLayout *self = data;
  GtkWidget *widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));
  GtkWidget *toggles = gtk_widget_get_first_child (widget);

  self->turning = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (toggles),
                                  is_row (toggles) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
desk_toggle_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  DeskToggleLayout *self = DESK_TOGGLE_LAYOUT (manager);
  GtkWidget *toggles = gtk_widget_get_first_child (widget);
  int least;

  g_clear_handle_id (&self->turning, g_source_remove);
  if (toggles == NULL || !gtk_widget_should_layout (toggles))
    return;
  if (is_row (toggles) != (width >= measure_row (toggles, &least)))
    self->turning = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn, self, NULL);
  measure_width (toggles, &least);
  gtk_widget_allocate (toggles, MAX (width, least), height, baseline, NULL);
}

static GtkSizeRequestMode
desk_toggle_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What was to be turned while the toggles were taken elsewhere (by a breakpoint) is looked at again. */
static void
desk_toggle_layout_root (GtkLayoutManager *manager)
{
  gtk_layout_manager_layout_changed (manager);
}

static void
desk_toggle_layout_unroot (GtkLayoutManager *manager)
{
  g_clear_handle_id (&DESK_TOGGLE_LAYOUT (manager)->turning, g_source_remove);
}

static void
desk_toggle_layout_dispose (GObject *object)
{
  g_clear_handle_id (&DESK_TOGGLE_LAYOUT (object)->turning, g_source_remove);
  G_OBJECT_CLASS (desk_toggle_layout_parent_class)->dispose (object);
}

static void
desk_toggle_layout_class_init (DeskToggleLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_toggle_layout_dispose;
  layout_class->get_request_mode = desk_toggle_layout_get_request_mode;
  layout_class->measure = desk_toggle_layout_measure;
  layout_class->allocate = desk_toggle_layout_allocate;
  layout_class->root = desk_toggle_layout_root;
  layout_class->unroot = desk_toggle_layout_unroot;
}

static void
desk_toggle_layout_init (DeskToggleLayout *self)
{
}

static void
desk_toggle_bin_class_init (DeskToggleBinClass *klass)
{
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), DESK_TYPE_TOGGLE_LAYOUT);
}

static void
desk_toggle_bin_init (DeskToggleBin *self)
{
}

/**
 * desk_toggle_bin_new:
 *
 * Returns: (transfer floating)
 */
GtkWidget *
desk_toggle_bin_new (AdwToggleGroup *toggles)
{
  return g_object_new (DESK_TYPE_TOGGLE_BIN, "child", toggles, NULL);
}
