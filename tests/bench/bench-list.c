// SPDX-License-Identifier: GPL-3.0-or-later
// The register of a million people as it is seen: the scroll bar dragged from the first row to the last, then pages
// turned upwards, a step a frame. Beside it a list of as many plain rows in memory goes the same way. Each runs in a
// process of its own, this program with one argument.

#include "figure.h"
#include "memory.h"
#include "town.h"
#include "ui/people/people-page.h"
#include "ui/profile-file.h"
#include "ui/widgets/register-view.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <time.h>

#define N_RUNS 3
#define N_WARM 20
#define N_DRAG 300
#define N_PAGES 200
#define N_COLUMNS 6
#define ANSWER "scrolled %lf %lf %lf %lf %ld"
#define SOON 100.0 /* ms */
#define TIMES 1.5

/* A list that is being scrolled, in one process. */
typedef struct
{
  GtkWidget *window;
  GtkColumnView *view;
  GtkAdjustment *adjustment;
  guint n_frames;
  gint64 last_frame; /* µs */
  double last_work;  /* ms */
  GArray *times;     /* ms the main thread did not sleep, a frame each */
  GArray *works;     /* ms of processor it used for that */
} Scroll;

/* The figures of one kind of list, an entry for each run. */
typedef struct
{
  GArray *slowest, *p99, *work, *filled, *pss;
} Runs;

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
on_after_paint (GdkFrameClock *clock, Scroll *self)
{
  gint64 now = g_get_monotonic_time ();
  double work = get_work ();

  if (self->n_frames > N_WARM)
    {
      double time = (double)(now - self->last_frame - slept) / 1000, used = work - self->last_work;

      g_array_append_val (self->times, time);
      g_array_append_val (self->works, used);
    }
  self->last_frame = now;
  self->last_work = work;
  slept = 0;
}

static gboolean
on_tick (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Scroll *self = data;
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double last = gtk_adjustment_get_upper (self->adjustment) - page;
  guint step = self->n_frames++;

  if (step < N_WARM)
    gtk_adjustment_set_value (self->adjustment, step % 2);
  else if (step < N_WARM + N_DRAG)
    gtk_adjustment_set_value (self->adjustment, last * (step - N_WARM + 1) / N_DRAG);
  else
    gtk_adjustment_set_value (self->adjustment, last - (step - N_WARM - N_DRAG) * page);
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
is_there (Scroll *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  g_autoptr (GObject) row = g_list_model_get_item (model, position);

  return !DESK_IS_REGISTER_ROW (row) || desk_register_row_get_record (DESK_REGISTER_ROW (row)) != NULL;
}

/* Milliseconds from a jump to the middle until the rows there are filled and painted. */
static double
jump (Scroll *self)
{
  gint64 start = g_get_monotonic_time ();

  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_upper (self->adjustment) / 2);
  do
    g_main_context_iteration (NULL, TRUE);
  while (!is_there (self, TOWN_PEOPLE / 2));
  for (guint painted = self->times->len; self->times->len == painted;)
    g_main_context_iteration (NULL, TRUE);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static void
scroll (GtkWidget *window)
{
  Scroll self = { .window = window, .view = GTK_COLUMN_VIEW (find (window, GTK_TYPE_COLUMN_VIEW)) };
  guint tick;

  self.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self.view));
  self.times = g_array_new (FALSE, FALSE, sizeof (double));
  self.works = g_array_new (FALSE, FALSE, sizeof (double));
  g_main_context_set_poll_func (NULL, sleep_counted);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), &self);
  tick = gtk_widget_add_tick_callback (window, on_tick, &self, NULL);
  while (self.n_frames < N_WARM + N_DRAG + N_PAGES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (window, tick);

  g_print (ANSWER "\n", figure_percentile (self.times, 1), figure_percentile (self.times, 0.99),
           figure_percentile (self.works, 1), jump (&self), memory_get_share ());
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &self);
  g_array_unref (self.times);
  g_array_unref (self.works);
}

static GtkWidget *
show (GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
scroll_register (void)
{
  Town town;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskClock) clock = desk_clock_new_at (zone, TOWN_NOW);
  g_autoptr (DeskContext) context = NULL;
  g_autoptr (DeskProfile) profile = desk_profile_file_load ("ua", NULL);
  g_autoptr (DeskStore) store = NULL;
  GtkWidget *view = adw_navigation_view_new (), *window;
  DeskRegisterView *shown;

  town_open (&town, FALSE);
  store = desk_store_new (town.database);
  context = desk_context_new (clock, town.folders, NULL);
  desk_context_set_language (context, "uk");
  desk_context_set_profile (context, profile);
  desk_context_set_store (context, store);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), desk_people_page_new (context));
  window = show (view);
  shown = DESK_REGISTER_VIEW (find (window, DESK_TYPE_REGISTER_VIEW));
  desk_register_view_set_filter (shown, "all");
  while (desk_register_view_get_rows (shown) == NULL
         || g_list_model_get_n_items (desk_register_view_get_rows (shown)) < TOWN_PEOPLE)
    g_main_context_iteration (NULL, TRUE);
  scroll (window);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_store_close (store);
  town_close (&town);
}

static void
set_up_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkStringList *
make_strings (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < TOWN_PEOPLE; i++)
    {
      TownPerson person;

      town_make_person (i, &person);
      gtk_string_list_take (strings, g_strdup_printf ("%s %s", person.surname, person.given_name));
      town_clear_person (&person);
    }
  return strings;
}

static void
scroll_plain (void)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (make_strings ())));
  GtkWidget *view = gtk_column_view_new (model), *scrolled = gtk_scrolled_window_new (), *window;

  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Name", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), NULL);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  window = show (scrolled);
  scroll (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static Runs
runs_new (void)
{
  return (Runs){ g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)),
                 g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)),
                 g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
runs_clear (Runs *self)
{
  g_array_unref (self->slowest);
  g_array_unref (self->p99);
  g_array_unref (self->work);
  g_array_unref (self->filled);
  g_array_unref (self->pss);
}

static void
run (const char *program, const char *kind, Runs *runs)
{
  const char *const command[] = { program, kind, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double slowest, p99, work, filled, pss;
  long kib;

  if (!g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (sscanf (output, ANSWER, &slowest, &p99, &work, &filled, &kib) != 5)
    g_error ("The list %s was not scrolled: %s", kind, output);
  pss = (double)kib / 1024;
  g_array_append_val (runs->slowest, slowest);
  g_array_append_val (runs->p99, p99);
  g_array_append_val (runs->work, work);
  g_array_append_val (runs->filled, filled);
  g_array_append_val (runs->pss, pss);
}

static void
print (Runs *desk, Runs *plain)
{
  double slowest = figure_percentile (plain->slowest, 0.5), pss = figure_percentile (plain->pss, 0.5);

  figure_print ("list.plain_slowest_frame", slowest, "ms", 0, NULL);
  figure_print ("list.slowest_frame", figure_percentile (desk->slowest, 0.5), "ms", slowest * TIMES,
                "1.5 times the slowest frame of as many plain rows in memory");
  figure_print ("list.plain_p99_frame", figure_percentile (plain->p99, 0.5), "ms", 0, NULL);
  figure_print ("list.p99_frame", figure_percentile (desk->p99, 0.5), "ms", 0, NULL);
  figure_print ("list.plain_slowest_work", figure_percentile (plain->work, 0.5), "ms of processor", 0, NULL);
  figure_print ("list.slowest_work", figure_percentile (desk->work, 0.5), "ms of processor", 0, NULL);
  figure_print ("list.plain_filled", figure_percentile (plain->filled, 0.5), "ms", 0, NULL);
  figure_print ("list.filled", figure_percentile (desk->filled, 0.5), "ms", SOON,
                "what still feels immediate");
  figure_print ("list.plain_pss", pss, "MiB", 0, NULL);
  figure_print ("list.pss", figure_percentile (desk->pss, 1), "MiB", pss, "as many plain rows in memory");
}

int
main (int argc, char **argv)
{
  Runs desk = runs_new (), plain = runs_new ();

  if (argc == 2)
    {
      setlocale (LC_ALL, "");
      adw_init ();
      if (g_str_equal (argv[1], "register"))
        scroll_register ();
      else
        scroll_plain ();
      return 0;
    }
  for (guint i = 0; i < N_RUNS; i++)
    {
      run (argv[0], "plain", &plain);
      run (argv[0], "register", &desk);
    }
  print (&desk, &plain);
  runs_clear (&desk);
  runs_clear (&plain);
  return 0;
}
