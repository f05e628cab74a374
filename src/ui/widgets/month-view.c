// SPDX-License-Identifier: GPL-3.0-or-later
// A month as a calendar on the wall shows it. The toolkit's own begins its weeks as the locale has it, which is Sunday for
// some; here they begin on Monday everywhere.

#include "ui/widgets/month-view.h"

#include "model/day-text.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/weekday-names.h"

#include <glib/gi18n-lib.h>

#define WEEKS 6
#define DAYS (7 * WEEKS)

struct _DeskMonthView
{
  GtkWidget parent_instance;

  DeskCalendar *calendar; /* NULL: no days off are known */
  GDate day;              /* that is chosen */
  GDate today;
  GDate first; /* day of the month in view */

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *buttons[DAYS];
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMonthView, desk_month_view, GTK_TYPE_WIDGET)

static void
get_day_at (DeskMonthView *self, int place, GDate *day)
{
  *day = self->first;
  g_date_subtract_days (day, (guint)(g_date_get_weekday (day) - G_DATE_MONDAY));
  g_date_add_days (day, (guint)place);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Why nobody works on that day, NULL where somebody does. */
static const char *
find_day_off (DeskMonthView *self, const GDate *day)
{
  if (self->calendar == NULL || desk_calendar_is_working_day (self->calendar, day))
    return NULL;
  return desk_calendar_get_holiday (self->calendar, day) != NULL ? _ ("holiday") : _ ("day off");
}

static void
show_day (DeskMonthView *self, int place)
{
  GtkWidget *button = self->buttons[place];
  const char *off;
  gboolean is_chosen, is_today;
  GDate day;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;

  get_day_at (self, place, &day);
  off = find_day_off (self, &day);
  is_chosen = g_date_compare (&day, &self->day) == 0;
  number = g_strdup_printf ("%d", g_date_get_day (&day));
  words = desk_day_text_write (&day);
  is_today = g_date_compare (&day, &self->today) == 0;
  if (off != NULL && is_today)
    spoken = g_strjoin (", ", words, _ ("today"), off, NULL);
  else
    spoken = g_strjoin (", ", words, is_today ? _ ("today") : off, NULL);
  gtk_button_set_label (GTK_BUTTON (button), number);
  desk_spoken_set_name (button, spoken);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, is_chosen, -1);
  /* The same words, or a screen reader would say what is off twice. */
  gtk_widget_set_tooltip_text (button, off != NULL ? spoken : NULL);
  set_class (button, "dimmed", g_date_get_month (&day) != g_date_get_month (&self->first));
  set_class (button, "day-off", off != NULL);
  set_class (button, "today", is_today);
  set_class (button, "suggested-action", is_chosen);
  set_class (button, "flat", !is_chosen);
}

static void
show_month (DeskMonthView *self)
{
  g_autofree char *title = desk_day_text_write_month (&self->first);

  gtk_label_set_label (self->title, title);
  for (int i = 0; i < DAYS; i++)
    show_day (self, i);
}

static void
show_month_of (DeskMonthView *self, const GDate *day)
{
  self->first = *day;
  g_date_set_day (&self->first, 1);
  show_month (self);
}

static void
step_months (DeskMonthView *self, int months)
{
  GDate day = self->first;

  if (months > 0)
    g_date_add_months (&day, (guint)months);
  else
    g_date_subtract_months (&day, (guint)-months);
  show_month_of (self, &day);
}

static int
find_place (DeskMonthView *self, GtkWidget *button)
{
  for (int i = 0; i < DAYS; i++)
    if (self->buttons[i] == button)
      return i;
  return -1;
}

static void
on_clicked (DeskMonthView *self, GtkWidget *button)
{
  get_day_at (self, find_place (self, button), &self->day);
  show_month (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_previous (DeskMonthView *self)
{
  step_months (self, -1);
}

static void
on_next (DeskMonthView *self)
{
  step_months (self, 1);
}

static gboolean
on_page (GtkWidget *widget, GVariant *months, gpointer data)
{
  step_months (DESK_MONTH_VIEW (widget), g_variant_get_int32 (months));
  return GDK_EVENT_STOP;
}

/* From the first day the way leads to the day before it, in the month before. */
static gboolean
on_walk (GtkWidget *widget, GVariant *steps, gpointer data)
{
  DeskMonthView *self = DESK_MONTH_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  int place = root != NULL ? find_place (self, gtk_root_get_focus (root)) : -1;
  int days = g_variant_get_int32 (steps);
  GDate day;

  if (place < 0)
    return GDK_EVENT_PROPAGATE;
  get_day_at (self, place, &day);
  if (days > 0)
    g_date_add_days (&day, (guint)days);
  else
    g_date_subtract_days (&day, (guint)-days);
  if (g_date_get_month (&day) != g_date_get_month (&self->first))
    show_month_of (self, &day);
  for (int i = 0; i < DAYS; i++)
    {
      GDate other;

      get_day_at (self, i, &other);
      if (g_date_compare (&other, &day) == 0)
        gtk_widget_grab_focus (self->buttons[i]);
    }
  return GDK_EVENT_STOP;
}

static void
desk_month_view_dispose (GObject *object)
{
  DeskMonthView *self = DESK_MONTH_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->calendar);
  G_OBJECT_CLASS (desk_month_view_parent_class)->dispose (object);
}

static void
add_walk (GtkWidgetClass *klass, guint key, guint keypad, int days)
{
  gtk_widget_class_add_binding (klass, key, GDK_NO_MODIFIER_MASK, on_walk, "i", days);
  gtk_widget_class_add_binding (klass, keypad, GDK_NO_MODIFIER_MASK, on_walk, "i", days);
}

static void
desk_month_view_class_init (DeskMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_month_view_dispose;
  signals[CHOSEN] =
      g_signal_new ("chosen", DESK_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_walk (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1);
  add_walk (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1);
  add_walk (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, -7);
  add_walk (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_NO_MODIFIER_MASK, on_page, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_NO_MODIFIER_MASK, on_page, "i", 1);
  gtk_widget_class_set_css_name (widget_class, "monthview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_arrow (DeskMonthView *self, GtkWidget *head, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (head), button);
}

static void
add_head (DeskMonthView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  add_arrow (self, head, "go-previous-symbolic", _ ("Previous month"), G_CALLBACK (on_previous));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  add_arrow (self, head, "go-next-symbolic", _ ("Next month"), G_CALLBACK (on_next));
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
add_days (DeskMonthView *self)
{
  static const char *const classes[] = { "caption", "dimmed", NULL };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  desk_weekday_names_attach (GTK_GRID (grid), classes, 0.5f);
  for (int i = 0; i < DAYS; i++)
    {
      self->buttons[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->buttons[i], "numeric");
      g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (on_clicked), self);
      gtk_grid_attach (GTK_GRID (grid), self->buttons[i], i % 7, 1 + i / 7, 1, 1);
    }
  gtk_box_append (GTK_BOX (self->box), grid);
}

static void
desk_month_view_init (DeskMonthView *self)
{
  g_date_clear (&self->day, 1);
  g_date_clear (&self->today, 1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_head (self);
  add_days (self);
}

/**
 * desk_month_view_bind:
 * @calendar: (nullable): knows the days off
 */
void
desk_month_view_bind (DeskMonthView *self, DeskCalendar *calendar)
{
  g_set_object (&self->calendar, calendar);
}

/**
 * desk_month_view_set_day:
 * @day: is chosen, and its month is in view
 * @today: stands out
 */
void
desk_month_view_set_day (DeskMonthView *self, const GDate *day, const GDate *today)
{
  self->day = *day;
  self->today = *today;
  show_month_of (self, day);
}

/**
 * desk_month_view_get_day:
 * @day: (out): the one that is chosen
 */
void
desk_month_view_get_day (DeskMonthView *self, GDate *day)
{
  *day = self->day;
}
