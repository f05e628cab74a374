// SPDX-License-Identifier: GPL-3.0-or-later
// A day of forty officials in the day grid, in a real window. First a frame is another day, all of it new; then the day is
// scrolled, across and down, a step a frame. What a frame costs is what the main thread does from one frame to the next
// without its sleep: making and filling what comes into view, laying out, and drawing by cairo, in software.

#include "figure.h"
#include "ui/appointments/day-grid.h"

#include <adwaita.h>
#include <locale.h>
#include <time.h>

#define OFFICIALS 40
#define N_WARM 30
#define N_DAYS 200
#define N_SCROLL 400
#define FRAME (1000.0 / 60) /* ms */
#define TOOK 4              /* of five places */

/* What is measured, a frame each. */
typedef struct
{
  GtkWidget *window;
  DeskDayGrid *grid;
  GtkAdjustment *across, *down;
  DeskDayPlan *next; /* the day of the next frame: to think it up is no part of drawing it */
  guint n_frames;
  gint64 last_frame; /* µs */
  double last_work;  /* ms */
  GArray *day_times, *day_works, *scroll_times, *scroll_works;
} Bench;

static gint64 slept; /* µs since the last frame */

static int
sleep_counted (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 start = g_get_monotonic_time ();
  int result = g_poll (fds, n_fds, timeout);

  slept += g_get_monotonic_time () - start;
  return result;
}

/* Milliseconds of processor the main thread has used. */
static double
get_work (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (double)used.tv_sec * 1000 + (double)used.tv_nsec / 1000000;
}

static void
add_booking (DeskDayColumn *column, int minute, guint number)
{
  static const char *const states[] = { "прибув", "підтверджено", "запитано: ще не підтверджено",
                                        "не з’явився" };
  static const char *const icons[] = { "object-select-symbolic", "x-office-calendar-symbolic",
                                       "dialog-question-symbolic", "window-close-symbolic" };
  static const char *const names[] = { "Бондар",         "Савченко", "Мороз",   "Клименко",
                                       "Нурмаганбетова", "Кравець",  "Їжакевич" };
  static const char *const initials[] = { "А.", "Б.", "В.", "Г.", "І.", "О.", "П.", "С.", "Т.", "Ю.", "Я." };
  DeskDayCell *cell = desk_day_column_add_cell (column, DESK_DAY_BOOKING, minute, 20);

  cell->appointment = g_strdup_printf ("a%u", number);
  cell->title = g_strdup_printf ("%s %s %s", names[number % G_N_ELEMENTS (names)],
                                 initials[number % G_N_ELEMENTS (initials)],
                                 initials[number / 11 % G_N_ELEMENTS (initials)]);
  cell->detail = g_strdup (states[number / 3 % G_N_ELEMENTS (states)]);
  cell->icon = icons[number / 3 % G_N_ELEMENTS (icons)];
  cell->tone = number % 7 == 0 ? "warning" : NULL;
  cell->spoken = g_strdup_printf ("%02d:%02d, %s, %s", minute / 60, minute % 60, cell->title, cell->detail);
  cell->may_move = TRUE;
}

/* Everybody receives from eight to six, twenty minutes each, and no two days are alike. */
static DeskDayPlan *
make_day (guint day)
{
  DeskDayPlan *plan = desk_day_plan_new ();

  for (guint i = 0; i < OFFICIALS; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *name = g_strdup_printf ("полк. Є. Рогач %u", i + 1);
      DeskDayColumn *column = desk_day_plan_add_column (plan, id, name);

      column->taken = g_strdup_printf ("%u з 30", day % 30);
      column->place = g_strdup_printf ("начальник · каб. %u", i);
      for (guint slot = 0; slot < 30; slot++)
        {
          int minute = 8 * 60 + 20 * (int)slot;
          guint number = day * 7919 + i * 31 + slot * 13;
          DeskDayCell *cell;

          if (number % 5 < TOOK)
            {
              add_booking (column, minute, number);
              continue;
            }
          cell = desk_day_column_add_cell (column, DESK_DAY_FREE, minute, 20);
          cell->title = g_strdup_printf ("%02d:%02d вільно", minute / 60, minute % 60);
          cell->spoken = g_strdup (cell->title);
        }
    }
  desk_day_plan_lay_out (plan);
  return plan;
}

static void
on_after_paint (GdkFrameClock *clock, Bench *self)
{
  gint64 now = g_get_monotonic_time ();
  double work = get_work (), time = (double)(now - self->last_frame - slept) / 1000;
  double used = work - self->last_work;

  if (self->n_frames > N_WARM && self->n_frames <= N_WARM + N_DAYS)
    {
      g_array_append_val (self->day_times, time);
      g_array_append_val (self->day_works, used);
    }
  else if (self->n_frames > N_WARM + N_DAYS)
    {
      g_array_append_val (self->scroll_times, time);
      g_array_append_val (self->scroll_works, used);
    }
  if (self->next == NULL)
    self->next = make_day (self->n_frames + 1);
  self->last_frame = g_get_monotonic_time ();
  self->last_work = get_work ();
  slept = 0;
}

static void
scroll (GtkAdjustment *adjustment, guint step)
{
  double room = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, room * step / (N_SCROLL / 2.0));
}

static gboolean
on_tick (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Bench *self = data;
  guint step = self->n_frames++;

  if (step < N_WARM)
    gtk_widget_queue_draw (window);
  else if (step < N_WARM + N_DAYS)
    desk_day_grid_take_plan (self->grid, g_steal_pointer (&self->next));
  else if (step < N_WARM + N_DAYS + N_SCROLL / 2)
    scroll (self->across, step - N_WARM - N_DAYS);
  else
    scroll (self->down, step - N_WARM - N_DAYS - N_SCROLL / 2);
  return G_SOURCE_CONTINUE;
}

/* As the program looks, which an application does by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/dutydesk/DutyDesk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
show (Bench *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->window = adw_window_new ();
  self->grid = DESK_DAY_GRID (desk_day_grid_new ());
  desk_day_grid_take_plan (self->grid, make_day (0));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  adw_window_set_content (ADW_WINDOW (self->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (self->window));
  self->across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->grid));
  self->down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->grid));
}

static GArray *
make_figures (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

int
main (int argc, char **argv)
{
  Bench self = { .day_times = make_figures (),
                 .day_works = make_figures (),
                 .scroll_times = make_figures (),
                 .scroll_works = make_figures () };

  setlocale (LC_ALL, "");
  adw_init ();
  load_style ();
  show (&self);
  g_main_context_set_poll_func (NULL, sleep_counted);
  g_signal_connect (gtk_widget_get_frame_clock (self.window), "after-paint", G_CALLBACK (on_after_paint),
                    &self);
  gtk_widget_add_tick_callback (self.window, on_tick, &self, NULL);
  while (self.n_frames < N_WARM + N_DAYS + N_SCROLL)
    g_main_context_iteration (NULL, TRUE);

  figure_print ("grid.frame", figure_percentile (self.day_times, 0.99), "ms", FRAME, "one frame at 60 Hz");
  figure_print ("grid.frame_median", figure_percentile (self.day_times, 0.5), "ms", 0, NULL);
  figure_print ("grid.work", figure_percentile (self.day_works, 0.99), "ms of processor", 0, NULL);
  figure_print ("grid.scroll_frame", figure_percentile (self.scroll_times, 0.99), "ms", FRAME,
                "one frame at 60 Hz");
  figure_print ("grid.scroll_frame_median", figure_percentile (self.scroll_times, 0.5), "ms", 0, NULL);
  figure_print ("grid.scroll_work", figure_percentile (self.scroll_works, 0.99), "ms of processor", 0, NULL);
  return 0;
}
