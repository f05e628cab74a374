// SPDX-License-Identifier: GPL-3.0-or-later
// The preview of the rules. Its cells are made once and filled anew whenever a rule changes.

#include "ui/settings/reception-month.h"

#include "model/day-text.h"
#include "ui/settings/reception-days.h"
#include "ui/widgets/spoken.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WEEKS 6
#define CELLS (7 * WEEKS)

typedef struct
{
  GtkWidget *box;
  GtkLabel *number;
  GtkLabel *hours;
  GtkLabel *places;
  GtkWidget *mark;
  GtkLabel *mark_words;
} Cell;

struct _DeskReceptionMonth
{
  GtkWidget parent_instance;

  DeskContext *context;
  DeskReception *reception;
  gboolean compact;
  GDate first; /* day of the month in view */
  int current; /* the cell that takes the focus */

  GtkWidget *column;
  GtkLabel *title;
  GtkLabel *sum;
  GtkWidget *grid;
  GtkLabel *list;
  GtkLabel *names[7];
  Cell cells[CELLS];
};

enum
{
  PROP_COMPACT = 1
};

G_DEFINE_FINAL_TYPE (DeskReceptionMonth, desk_reception_month, GTK_TYPE_WIDGET)

static void
set_words (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* How many cells stand before the first of the month. */
static int
get_offset (DeskReceptionMonth *self)
{
  return (int)(g_date_get_weekday (&self->first) - G_DATE_MONDAY);
}

static int
get_n_days (DeskReceptionMonth *self)
{
  return g_date_get_days_in_month (g_date_get_month (&self->first), g_date_get_year (&self->first));
}

static gboolean
is_in_month (DeskReceptionMonth *self, int place)
{
  return place >= get_offset (self) && place < get_offset (self) + get_n_days (self);
}

static char *
write_mark (DeskReceptionMonth *self, const DeskReceptionDay *day)
{
  if (self->compact)
    return g_strdup ("");
  if (day->mark != NULL)
    return day->reason != NULL ? g_strdup_printf ("%s\n%s", day->mark, day->reason) : g_strdup (day->mark);
  return g_strdup (day->holiday != NULL ? day->holiday : "");
}

static void
show_day (DeskReceptionMonth *self, Cell *cell, const DeskReceptionDay *day, gboolean is_today)
{
  g_autofree char *number = g_strdup_printf ("%d", g_date_get_day (&day->day));
  g_autofree char *hours = desk_reception_day_write_hours (day, "\n");
  g_autofree char *places =
      self->compact ? g_strdup_printf ("%u", day->n_places)
                    : g_strdup_printf (ngettext ("%u place", "%u places", day->n_places), day->n_places);
  g_autofree char *mark = write_mark (self, day);
  g_autofree char *words = desk_reception_day_write (day);
  gboolean is_closed = day->hours->len == 0;

  gtk_label_set_label (cell->number, number);
  set_words (cell->hours, self->compact ? "" : hours);
  set_words (cell->places, day->n_places > 0 ? places : "");
  gtk_label_set_label (cell->mark_words, mark);
  gtk_widget_set_visible (GTK_WIDGET (cell->mark_words), *mark != '\0');
  gtk_widget_set_visible (cell->mark, day->mark != NULL || day->holiday != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (cell->mark)),
                                day->mark != NULL && !is_closed ? "list-add-symbolic"
                                                                : "action-unavailable-symbolic");
  gtk_widget_set_tooltip_text (cell->box, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->box), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  set_class (cell->box, "receives", day->n_places > 0);
  set_class (cell->box, "today", is_today);
  set_class (cell->box, "roomy", !self->compact);
  set_class (GTK_WIDGET (cell->number), "dimmed", is_closed);
}

static void
show_sum (DeskReceptionMonth *self, GPtrArray *days)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *day_words = NULL;
  g_autofree char *place_words = NULL;
  g_autofree char *sum = NULL;
  guint n_days = 0, n_places = 0, n_walk_ins = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DeskReceptionDay *day = g_ptr_array_index (days, i);

      n_days += day->n_places > 0;
      n_places += day->n_places;
      n_walk_ins += day->n_walk_ins;
      if (day->n_places > 0 || day->mark != NULL || day->holiday != NULL)
        {
          g_autofree char *words = desk_reception_day_write (day);

          g_string_append_printf (list, "%s%s", list->len > 0 ? "\n" : "", words);
        }
    }
  day_words = g_strdup_printf (ngettext ("%u day", "%u days", n_days), n_days);
  place_words = g_strdup_printf (ngettext ("%u place", "%u places", n_places), n_places);
  /* TRANSLATORS: "4 days", "48 places", and how many of these */
  sum = n_places == 0    ? g_strdup (_ ("Receives on no day of this month"))
        : n_walk_ins > 0 ? g_strdup_printf (_ ("%1$s, %2$s; %3$u of them for people without an appointment"),
                                            day_words, place_words, n_walk_ins)
                         /* TRANSLATORS: "4 days", "48 places" */
                         : g_strdup_printf (_ ("%1$s, %2$s"), day_words, place_words);
  gtk_label_set_label (self->sum, sum);
  set_words (self->list, self->compact ? list->str : "");
}

static void
set_current (DeskReceptionMonth *self, int place)
{
  gtk_widget_set_focusable (self->cells[place].box, TRUE);
  if (self->current != place)
    {
      gboolean had_focus = gtk_widget_has_focus (self->cells[self->current].box);

      if (had_focus)
        gtk_widget_grab_focus (self->cells[place].box);
      gtk_widget_set_focusable (self->cells[self->current].box, FALSE);
    }
  self->current = place;
}

static void
show_month (DeskReceptionMonth *self)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autofree char *title = desk_day_text_write_month (&self->first);
  int offset = get_offset (self);
  GDate today;

  if (self->reception == NULL)
    return;
  desk_reception_days_get_today (self->context, &today);
  days = desk_reception_days_list (self->reception, self->context, &self->first, (guint)get_n_days (self));
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (int i = 0; i < CELLS; i++)
    {
      const DeskReceptionDay *day = is_in_month (self, i) ? g_ptr_array_index (days, i - offset) : NULL;

      gtk_widget_set_visible (self->cells[i].box, day != NULL);
      if (day != NULL)
        show_day (self, &self->cells[i], day, g_date_compare (&day->day, &today) == 0);
    }
  if (!is_in_month (self, self->current))
    set_current (self, self->current < offset ? offset : offset + get_n_days (self) - 1);
  show_sum (self, days);
}

static void
step_months (DeskReceptionMonth *self, int months)
{
  if (months > 0)
    g_date_add_months (&self->first, (guint)months);
  else
    g_date_subtract_months (&self->first, (guint)-months);
  show_month (self);
  desk_spoken_announce (GTK_WIDGET (self), gtk_label_get_label (self->title));
}

static void
on_previous (DeskReceptionMonth *self)
{
  step_months (self, -1);
}

static void
on_next (DeskReceptionMonth *self)
{
  step_months (self, 1);
}

static gboolean
on_page (GtkWidget *widget, GVariant *months, gpointer data)
{
  step_months (DESK_RECEPTION_MONTH (widget), g_variant_get_int32 (months));
  return GDK_EVENT_STOP;
}

/* Beyond an end of the month the next or the last one begins. */
static gboolean
on_walk (GtkWidget *widget, GVariant *steps, gpointer data)
{
  DeskReceptionMonth *self = DESK_RECEPTION_MONTH (widget);
  int days = g_variant_get_int32 (steps);
  GDate day = self->first;

  if (!gtk_widget_has_focus (self->cells[self->current].box))
    return GDK_EVENT_PROPAGATE;
  g_date_set_julian (&day,
                     (guint32)((int)g_date_get_julian (&day) + self->current - get_offset (self) + days));
  if (g_date_get_month (&day) != g_date_get_month (&self->first))
    step_months (self, days > 0 ? 1 : -1);
  set_current (self, get_offset (self) + g_date_get_day (&day) - 1);
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, DeskReceptionMonth *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  for (int i = 0; i < CELLS; i++)
    if (self->cells[i].box == box)
      {
        set_current (self, i);
        gtk_widget_grab_focus (box);
      }
}

static void
desk_reception_month_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, DESK_RECEPTION_MONTH (object)->compact);
}

static void
desk_reception_month_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskReceptionMonth *self = DESK_RECEPTION_MONTH (object);

  self->compact = g_value_get_boolean (value);
  show_month (self);
}

static void
desk_reception_month_dispose (GObject *object)
{
  DeskReceptionMonth *self = DESK_RECEPTION_MONTH (object);

  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->reception);

  G_OBJECT_CLASS (desk_reception_month_parent_class)->dispose (object);
}

static void
add_walk (GtkWidgetClass *klass, guint key, guint keypad, int days)
{
  gtk_widget_class_add_binding (klass, key, GDK_NO_MODIFIER_MASK, on_walk, "i", days);
  gtk_widget_class_add_binding (klass, keypad, GDK_NO_MODIFIER_MASK, on_walk, "i", days);
}

static void
desk_reception_month_class_init (DeskReceptionMonthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_reception_month_get_property;
  object_class->set_property = desk_reception_month_set_property;
  object_class->dispose = desk_reception_month_dispose;

  /**
   * DeskReceptionMonth:compact:
   * Whether the hours stand below and not in the cells.
   */
  g_object_class_install_property (object_class, PROP_COMPACT,
                                   g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE));

  add_walk (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1);
  add_walk (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1);
  add_walk (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, -7);
  add_walk (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_NO_MODIFIER_MASK, on_page, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_NO_MODIFIER_MASK, on_page, "i", 1);
  gtk_widget_class_set_css_name (widget_class, "receptionmonth");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
make_label (const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static void
add_arrow (DeskReceptionMonth *self, GtkWidget *head, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (head), button);
}

static void
add_head (DeskReceptionMonth *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = make_label ("heading");
  gtk_label_set_xalign (self->title, 0.5f);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  add_arrow (self, head, "go-previous-symbolic", _ ("Previous month"), G_CALLBACK (on_previous));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  add_arrow (self, head, "go-next-symbolic", _ ("Next month"), G_CALLBACK (on_next));
  gtk_box_append (GTK_BOX (self->column), head);
  self->sum = make_label ("dimmed");
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->sum));
}

static void
make_cell (DeskReceptionMonth *self, Cell *cell)
{
  GtkGesture *click = gtk_gesture_click_new ();

  cell->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_GRID_CELL, "focusable", FALSE, NULL);
  cell->number = make_label ("numeric");
  cell->hours = make_label ("caption");
  cell->places = make_label ("caption");
  cell->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  cell->mark_words = make_label ("caption");
  gtk_widget_add_css_class (cell->box, "month-day");
  gtk_widget_add_css_class (GTK_WIDGET (cell->hours), "numeric");
  gtk_widget_add_css_class (cell->mark, "dimmed");
  gtk_box_append (GTK_BOX (cell->mark), gtk_image_new ());
  gtk_widget_set_valign (gtk_widget_get_first_child (cell->mark), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (cell->mark), GTK_WIDGET (cell->mark_words));
  gtk_box_append (GTK_BOX (cell->box), GTK_WIDGET (cell->number));
  gtk_box_append (GTK_BOX (cell->box), GTK_WIDGET (cell->hours));
  gtk_box_append (GTK_BOX (cell->box), GTK_WIDGET (cell->places));
  gtk_box_append (GTK_BOX (cell->box), cell->mark);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (cell->box, GTK_EVENT_CONTROLLER (click));
}

static void
add_days (DeskReceptionMonth *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 3, "row-spacing", 3,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  for (int i = 0; i < 7; i++)
    {
      self->names[i] = make_label ("caption-heading");
      gtk_label_set_label (self->names[i],
                           desk_day_text_get_short_weekday ((GDateWeekday)(G_DATE_MONDAY + i)));
      gtk_widget_add_css_class (GTK_WIDGET (self->names[i]), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->names[i]), "month-weekday");
      gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->names[i]), i, 0, 1, 1);
    }
  for (int i = 0; i < CELLS; i++)
    {
      make_cell (self, &self->cells[i]);
      gtk_grid_attach (GTK_GRID (self->grid), self->cells[i].box, i % 7, 1 + i / 7, 1, 1);
    }
  gtk_box_append (GTK_BOX (self->column), self->grid);
}

static void
desk_reception_month_init (DeskReceptionMonth *self)
{
  g_date_clear (&self->first, 1);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  add_head (self);
  add_days (self);
  self->list = make_label (NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the rules make of a month"), -1);
}

/**
 * desk_reception_month_show:
 * @reception: as it is now; call again when it has changed
 *
 * Shows what its rules make of the month in view, at first the present one.
 */
void
desk_reception_month_show (DeskReceptionMonth *self, DeskContext *context, DeskReception *reception)
{
  g_set_object (&self->context, context);
  g_set_object (&self->reception, reception);
  if (g_date_valid (&self->first))
    show_month (self);
  else
    {
      GDate today;

      desk_reception_days_get_today (context, &today);
      desk_reception_month_set_month (self, &today);
    }
}

/**
 * desk_reception_month_set_month:
 * @day: a day of the month that shall be in view
 */
void
desk_reception_month_set_month (DeskReceptionMonth *self, const GDate *day)
{
  self->first = *day;
  g_date_set_day (&self->first, 1);
  set_current (self, get_offset (self) + g_date_get_day (day) - 1);
  show_month (self);
}
