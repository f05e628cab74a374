// SPDX-License-Identifier: GPL-3.0-or-later
// The place of appointments: which day is in view, and in which way. A day as a grid: day-view.c; a week: week-view.c; the
// agenda is the register, narrowed to the day (appointment-columns.c). In a narrow window the agenda takes the place of the grid.

#include "ui/appointments/appointments-page.h"

#include "model/day-text.h"
#include "model/wall-time.h"
#include "store/records.h"
#include "ui/appointments/appointment-columns.h"
#include "ui/appointments/appointment-papers.h"
#include "ui/appointments/calendar-dialog.h"
#include "ui/appointments/day-chooser.h"
#include "ui/appointments/day-view.h"
#include "ui/appointments/day-words.h"
#include "ui/appointments/week-view.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/register-view.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

#define TICK_SECONDS 60

struct _DeskAppointmentsPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GHashTable *names;   /* id of a reception -> its name */
  const char **sealed; /* topics a text finds by their numbers alone */
  GDate day;           /* in view, or one of the week in view */
  GDate today;         /* when it was looked at last */
  gboolean narrow;
  guint tick;

  DeskDayChooser *chooser;
  GtkWidget *steps;
  GtkWidget *book;
  GtkWidget *book_icon;
  AdwToggleGroup *views;
  AdwHeaderBar *header;
  AdwWrapBox *narrow_bar;
  AdwToggleGroup *narrow_views;
  GtkStack *stack;
  DeskDayView *day_view;
  DeskWeekView *week_view;
  DeskRegisterView *register_view;
};

G_DEFINE_FINAL_TYPE (DeskAppointmentsPage, desk_appointments_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_view (DeskAppointmentsPage *self)
{
  return adw_toggle_group_get_active_name (self->views);
}

static gboolean
is_view (DeskAppointmentsPage *self, const char *view)
{
  return g_strcmp0 (get_view (self), view) == 0;
}

static void
look_at_clock (DeskAppointmentsPage *self)
{
  DeskClock *clock = desk_context_get_clock (self->context);

  desk_wall_time_split (desk_clock_get_zone (clock), desk_clock_get_now (clock), &self->today);
}

static void
get_monday (DeskAppointmentsPage *self, GDate *monday)
{
  *monday = self->day;
  g_date_subtract_days (monday, (guint)(g_date_get_weekday (monday) - G_DATE_MONDAY));
}

/* What is in view. */

static void
show_title (DeskAppointmentsPage *self)
{
  g_autofree char *words = NULL;
  GDate monday;

  get_monday (self, &monday);
  words = is_view (self, "week") ? desk_day_words_get_week (&monday) : desk_day_text_write (&self->day);
  desk_day_chooser_show (self->chooser, &self->day, _ ("Appointments"), words);
}

static const char *
get_child (DeskAppointmentsPage *self)
{
  return self->narrow && is_view (self, "day") ? "agenda" : get_view (self);
}

static void
show (DeskAppointmentsPage *self)
{
  const char *child = get_child (self);
  GDate monday;

  if (self->context == NULL || child == NULL)
    return;
  show_title (self);
  gtk_stack_set_visible_child_name (self->stack, child);
  get_monday (self, &monday);
  if (g_str_equal (child, "day"))
    desk_day_view_show (self->day_view, &self->day, NULL);
  else if (g_str_equal (child, "week"))
    desk_week_view_show (self->week_view, &monday);
  else
    desk_register_view_refresh (self->register_view);
}

static void
on_view (DeskAppointmentsPage *self)
{
  const char *narrow = is_view (self, "week") ? "week" : "day";

  if (g_strcmp0 (adw_toggle_group_get_active_name (self->narrow_views), narrow) != 0)
    adw_toggle_group_set_active_name (self->narrow_views, narrow);
  show (self);
}

static void
on_narrow_view (DeskAppointmentsPage *self)
{
  const char *view = adw_toggle_group_get_active_name (self->narrow_views);

  if (self->narrow && !is_view (self, view))
    adw_toggle_group_set_active_name (self->views, view);
}

/* Between the buttons of a narrow window its words have no room. */
static void
place_chooser (DeskAppointmentsPage *self, gboolean narrow)
{
  g_autoptr (GtkWidget) chooser = g_object_ref (GTK_WIDGET (self->chooser));

  if (narrow)
    {
      adw_header_bar_set_title_widget (self->header, desk_page_title_new ());
      adw_wrap_box_prepend (self->narrow_bar, chooser);
    }
  else
    {
      adw_wrap_box_remove (self->narrow_bar, chooser);
      adw_header_bar_set_title_widget (self->header, chooser);
    }
}

static void
set_narrow (DeskAppointmentsPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->steps, !narrow);
  gtk_widget_set_visible (self->book, !narrow);
  gtk_widget_set_visible (self->book_icon, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->views), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_bar), narrow);
  place_chooser (self, narrow);
  desk_week_view_set_narrow (self->week_view, narrow);
  show (self);
}

static void
on_narrow (DeskAppointmentsPage *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide (DeskAppointmentsPage *self)
{
  set_narrow (self, FALSE);
}

static void
on_chosen (DeskAppointmentsPage *self)
{
  GDate day;

  desk_day_chooser_get_day (self->chooser, &day);
  desk_appointments_page_show_day (self, &day);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_day_of_week (DeskAppointmentsPage *self, const char *iso, const char *reception)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_parse (&day, iso);
  if (!g_date_valid (&day))
    return;
  self->day = day;
  adw_toggle_group_set_active_name (self->views, "day");
  desk_day_view_show (self->day_view, &self->day, reception);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_opened (DeskAppointmentsPage *self, DeskRegisterRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-appointment", "s",
                              desk_record_get_id (desk_register_row_get_record (row)));
}

/* The agenda shows the day; who looks for somebody looks in all days. */
static gboolean
narrow_query (DeskRegisterQuery *wanted, gpointer data)
{
  DeskAppointmentsPage *self = data;
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (self->context));
  GDate next = self->day;

  wanted->sealed = self->sealed;
  if (g_strcmp0 (wanted->filter, "day") != 0)
    return FALSE;
  g_date_add_days (&next, 1);
  wanted->from = desk_wall_time_to_utc (zone, g_date_get_year (&self->day), g_date_get_month (&self->day),
                                        g_date_get_day (&self->day), 0, 0);
  wanted->to = desk_wall_time_to_utc (zone, g_date_get_year (&next), g_date_get_month (&next),
                                      g_date_get_day (&next), 0, 0);
  return FALSE;
}

/* The names of the receptions, for the agenda. */

static gpointer
load_receptions (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "reception", cancellable, error);
}

static void
add_filters (DeskAppointmentsPage *self)
{
  guint n_columns;
  const DeskRegisterColumn *columns = desk_appointment_columns_list (&n_columns);

  if (desk_register_view_get_filter (self->register_view) != NULL)
    return;
  desk_register_view_add_filter (self->register_view, "day", C_ ("appointments", "This Day"), columns,
                                 n_columns);
  desk_register_view_add_filter (self->register_view, "due", C_ ("appointments", "Answer Due"), columns,
                                 n_columns);
  desk_register_view_add_filter (self->register_view, "all", C_ ("appointments", "All"), columns, n_columns);
  desk_register_view_set_filter (self->register_view, "day");
}

static void
on_receptions (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAppointmentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) receptions = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL)
    return;
  if (receptions == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < receptions->len; i++)
    {
      DeskRecord *reception = g_ptr_array_index (receptions, i);

      g_hash_table_replace (self->names, g_strdup (desk_record_get_id (reception)),
                            g_strdup (desk_record_get_text (reception, DESK_RECEPTION_NAME)));
    }
  add_filters (self);
}

static void
load_names (DeskAppointmentsPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load_receptions,
                           NULL, NULL, (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_receptions,
                           g_object_ref (self));
}

static void
on_changed (DeskAppointmentsPage *self, const char *kind)
{
  if (g_str_equal (kind, "reception"))
    load_names (self);
  if ((g_str_equal (kind, "appointment") || g_str_equal (kind, "reception"))
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

/* Who looks at today goes on looking at today. */
static gboolean
on_tick (gpointer data)
{
  DeskAppointmentsPage *self = data;
  GDate before = self->today;

  look_at_clock (self);
  if (g_date_compare (&before, &self->today) != 0)
    {
      if (g_date_compare (&before, &self->day) == 0)
        self->day = self->today;
      show (self);
    }
  desk_day_view_tell_again (self->day_view);
  desk_register_view_tell_again (self->register_view);
  return G_SOURCE_CONTINUE;
}

/* Actions. */

static void
step (DeskAppointmentsPage *self, int days)
{
  GDate day = self->day;

  if (days > 0)
    g_date_add_days (&day, (guint)days);
  else
    g_date_subtract_days (&day, (guint)-days);
  desk_appointments_page_show_day (self, &day);
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    int days;
  } steps[] = {
    { "appointments.previous-day", -1 },
    { "appointments.next-day", 1 },
    { "appointments.previous-week", -7 },
    { "appointments.next-week", 7 },
  };
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);
  int view = is_view (self, "week") ? 7 : 1;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].action, action))
      step (self, steps[i].days);
  if (g_str_equal (action, "appointments.previous") || g_str_equal (action, "appointments.next"))
    step (self, g_str_equal (action, "appointments.next") ? view : -view);
}

static void
on_today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);

  look_at_clock (self);
  desk_appointments_page_show_day (self, &self->today);
}

static void
on_choose_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_day_chooser_popup (DESK_APPOINTMENTS_PAGE (widget)->chooser);
}

static void
on_show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_appointments_page_show_view (DESK_APPOINTMENTS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
on_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.new-appointment", "(ssss)", "", "", "", "");
}

/* Papers and files are about the day in view; a calendar file, and a list from the menu of a cell, about the reception that is
   selected there. */

static const char *
get_reception (DeskAppointmentsPage *self)
{
  return g_strcmp0 (get_child (self), "day") == 0 ? desk_day_view_get_reception (self->day_view) : NULL;
}

static void
on_day_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);

  desk_appointment_papers_present_day (widget, self->context, g_variant_get_string (parameter, NULL),
                                       &self->day, get_reception (self));
}

static void
on_month_schedule (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);

  desk_appointment_papers_present_month (widget, self->context, &self->day);
}

/* The register of the month of the day in view. */
static void
on_register (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);
  GDate first = self->day, last;

  g_date_set_day (&first, 1);
  last = first;
  g_date_add_months (&last, 1);
  g_date_subtract_days (&last, 1);
  desk_appointment_papers_present_register (widget, self->context, &first, &last, NULL);
}

static void
on_save_calendar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);

  if (desk_context_get_store (self->context) == NULL)
    return;
  if (g_str_equal (action, "appointments.save-month"))
    desk_calendar_dialog_present_month (widget, self->context, &self->day, get_reception (self));
  else
    desk_calendar_dialog_present_day (widget, self->context, &self->day, get_reception (self));
}

/* What is looked for is looked for in all days. */
static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (widget);

  if (g_strcmp0 (get_child (self), "agenda") != 0)
    adw_toggle_group_set_active_name (self->views, "agenda");
  desk_register_view_set_filter (self->register_view, "all");
  desk_register_view_focus_search (self->register_view);
}

static void
desk_appointments_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_appointments_page_parent_class)->map (widget);
  DESK_APPOINTMENTS_PAGE (widget)->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, widget);
}

static void
desk_appointments_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DESK_APPOINTMENTS_PAGE (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (desk_appointments_page_parent_class)->unmap (widget);
}

/* What was done on the pages above this one shows here. */
static void
desk_appointments_page_showing (AdwNavigationPage *page)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (page);

  look_at_clock (self);
  show (self);
}

static gboolean
desk_appointments_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (DESK_APPOINTMENTS_PAGE (widget)->stack));
}

static void
desk_appointments_page_dispose (GObject *object)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (object);

  /* The template would let go of it behind the parent class's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_APPOINTMENTS_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_appointments_page_parent_class)->dispose (object);
}

static void
desk_appointments_page_finalize (GObject *object)
{
  DeskAppointmentsPage *self = DESK_APPOINTMENTS_PAGE (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->names);
  g_free (self->sealed);
  G_OBJECT_CLASS (desk_appointments_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_DAY_CHOOSER);
  g_type_ensure (DESK_TYPE_DAY_VIEW);
  g_type_ensure (DESK_TYPE_WEEK_VIEW);
  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/appointments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, book);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, book_icon);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, views);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, header);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, narrow_views);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, day_view);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentsPage, week_view);
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskAppointmentsPage, register_view));
  gtk_widget_class_bind_template_callback (widget_class, on_view);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_view);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_day_of_week);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "appointments.previous", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "appointments.next", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "appointments.previous-day", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "appointments.next-day", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "appointments.previous-week", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "appointments.next-week", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "appointments.today", NULL, on_today);
  gtk_widget_class_install_action (widget_class, "appointments.choose-day", NULL, on_choose_day);
  gtk_widget_class_install_action (widget_class, "appointments.show", "s", on_show);
  gtk_widget_class_install_action (widget_class, "appointments.day-list", "s", on_day_list);
  gtk_widget_class_install_action (widget_class, "appointments.month-schedule", NULL, on_month_schedule);
  gtk_widget_class_install_action (widget_class, "appointments.register", NULL, on_register);
  gtk_widget_class_install_action (widget_class, "appointments.save-day", NULL, on_save_calendar);
  gtk_widget_class_install_action (widget_class, "appointments.save-month", NULL, on_save_calendar);
  gtk_widget_class_install_action (widget_class, "place.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter);
}

static void
desk_appointments_page_class_init (DeskAppointmentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_appointments_page_dispose;
  object_class->finalize = desk_appointments_page_finalize;
  widget_class->grab_focus = desk_appointments_page_grab_focus;
  widget_class->map = desk_appointments_page_map;
  widget_class->unmap = desk_appointments_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_appointments_page_showing;

  bind_template (widget_class);
  install_actions (widget_class);
}

static void
desk_appointments_page_init (DeskAppointmentsPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_date_clear (&self->day, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_appointments_page_new:
 *
 * Returns: (transfer floating): the place of appointments, with today in view
 */
AdwNavigationPage *
desk_appointments_page_new (DeskContext *context)
{
  DeskAppointmentsPage *self = g_object_new (DESK_TYPE_APPOINTMENTS_PAGE, NULL);
  DeskStore *store = desk_context_get_store (context);

  self->context = g_object_ref (context);
  look_at_clock (self);
  self->day = self->today;
  desk_day_chooser_bind (self->chooser, context);
  desk_day_view_bind (self->day_view, context);
  desk_week_view_bind (self->week_view, context);
  desk_register_view_bind (self->register_view, context, "appointment", self->names);
  self->sealed = desk_statement_words_list_sealed_kinds (desk_context_get_profile (context));
  desk_register_view_set_narrowing (self->register_view, narrow_query, self);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load_names (self);
  show (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_appointments_page_show_day:
 *
 * Brings a day, or its week, into view.
 */
void
desk_appointments_page_show_day (DeskAppointmentsPage *self, const GDate *day)
{
  self->day = *day;
  show (self);
}

/**
 * desk_appointments_page_show_view:
 * @view: "day", "week" or "agenda"
 */
void
desk_appointments_page_show_view (DeskAppointmentsPage *self, const char *view)
{
  adw_toggle_group_set_active_name (self->views, view);
}
