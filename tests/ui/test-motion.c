// SPDX-License-Identifier: GPL-3.0-or-later
// Where motion is reduced nothing moves: what comes into view is at its place at once, and on a page that is there nothing
// goes on. Looked at is every frame that is drawn, also between two pages.

#include "tour.h"

#include <math.h>

#define STILL (200 * G_TIME_SPAN_MILLISECOND)
#define ROUNDS 5 /* of looking whether it is still: somewhere a clock goes on, or the machine is slow */
#define MOST_STEPS \
  3 /* frames in a row that put a widget elsewhere: lines wrap, rows arrive, a breakpoint is passed */
#define MOST_FRAMES 2 /* of a page that is there */

/* Where a widget was drawn last. */
typedef struct
{
  graphene_rect_t bounds;
  double opacity;
  guint frame;
  guint steps; /* frames in a row in which it was elsewhere than in the one before */
} Spot;

typedef struct
{
  GtkWidget *window;
  GdkFrameClock *clock;
  char *page; /* that was looked at last */
  gboolean told;
  GString *faults;
  GHashTable *spots; /* of widgets */
  guint frame;
} Watch;

static void
complain (Watch *watch, GtkWidget *widget, const char *what)
{
  g_autofree char *path = widget != NULL ? tour_make_path (widget) : g_strdup ("");

  if (!watch->told)
    g_string_append_printf (watch->faults, "after %s: %s: …%s\n", watch->page, what,
                            path + MAX (0, (int)strlen (path) - 240));
  watch->told = TRUE;
}

static gboolean
is_elsewhere (const Spot *spot, const graphene_rect_t *bounds, double opacity)
{
  return !graphene_point_near (&spot->bounds.origin, &bounds->origin, 0.01f)
         || !graphene_size_equal (&spot->bounds.size, &bounds->size)
         || fabs (spot->opacity - opacity) > 0.001;
}

static void
look_at_place (Watch *watch, GtkWidget *widget)
{
  Spot *spot = g_hash_table_lookup (watch->spots, widget);
  double opacity = gtk_widget_get_opacity (widget);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, watch->window, &bounds))
    return;
  if (spot == NULL)
    {
      spot = g_new0 (Spot, 1);
      g_hash_table_insert (watch->spots, widget, spot);
    }
  if (spot->frame + 1 == watch->frame && is_elsewhere (spot, &bounds, opacity))
    spot->steps++;
  else
    spot->steps = 0;
  spot->bounds = bounds;
  spot->opacity = opacity;
  spot->frame = watch->frame;
  if (spot->steps > MOST_STEPS)
    complain (watch, widget, "moves");
}

static void
look_at_widget (Watch *watch, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget)))
    complain (watch, widget, "fades into another page");
  if (GTK_IS_REVEALER (widget)
      && gtk_revealer_get_reveal_child (GTK_REVEALER (widget))
             != gtk_revealer_get_child_revealed (GTK_REVEALER (widget)))
    complain (watch, widget, "unfolds");
  look_at_place (watch, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_widget (watch, child);
}

static void
on_drawn (GdkFrameClock *clock, Watch *watch)
{
  watch->frame++;
  look_at_widget (watch, watch->window);
}

static void
begin (Watch *watch, GtkWidget *window)
{
  watch->window = window;
  watch->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  g_signal_connect (watch->clock, "after-paint", G_CALLBACK (on_drawn), watch);
}

static void
end (Watch *watch)
{
  if (watch->clock != NULL)
    g_signal_handlers_disconnect_by_data (watch->clock, watch);
  g_clear_object (&watch->clock);
  g_string_free (watch->faults, TRUE);
  g_hash_table_unref (watch->spots);
  g_free (watch->page);
}

static void
wait (gint64 time)
{
  gint64 until = g_get_monotonic_time () + time;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
look_whether_still (Watch *watch)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint before = watch->frame;

      wait (STILL);
      if (watch->frame - before <= MOST_FRAMES)
        return;
    }
  complain (watch, NULL, "something goes on and on");
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Watch *watch = data;

  if (watch->window == NULL)
    begin (watch, GTK_WIDGET (window));
  g_set_str (&watch->page, page);
  watch->told = FALSE;
  look_whether_still (watch);
}

static Watch
make_watch (void)
{
  return (Watch){ .page = g_strdup ("nothing"),
                  .faults = g_string_new (NULL),
                  .spots = g_hash_table_new_full (NULL, NULL, NULL, g_free) };
}

static void
test_still (gconstpointer narrow)
{
  Watch watch = make_watch ();
  Tour tour = { "en", narrow != NULL ? 360 : 1366, 768, FALSE, look_at, NULL, &watch };

  tour_run (&tour);
  tour_assert_faultless (watch.faults);
  end (&watch);
}

static GtkWidget *
make_view (void)
{
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            adw_navigation_page_new (gtk_label_new ("One"), "One"));
  return view;
}

static void
push (GtkWidget *view)
{
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            adw_navigation_page_new (gtk_label_new ("Two"), "Two"));
}

static GtkWidget *
make_stack (void)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_set_transition_type (GTK_STACK (stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("One"), "one");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("Two"), "two");
  return stack;
}

static void
switch_page (GtkWidget *stack)
{
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "two");
}

static GtkWidget *
make_revealer (void)
{
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_revealer_set_child (GTK_REVEALER (revealer), gtk_label_new ("One"));
  return revealer;
}

static void
unfold (GtkWidget *revealer)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), TRUE);
}

static GtkWidget *
make_bin (void)
{
  return adw_bin_new ();
}

static void
turn (GtkWidget *bin)
{
  adw_bin_set_child (ADW_BIN (bin), adw_spinner_new ());
}

/* What moves where motion is not reduced is found. */
static void
test_seen (void)
{
  static const struct
  {
    GtkWidget *(*make) (void);
    void (*move) (GtkWidget *widget);
    const char *fault;
  } cases[] = {
    { make_view, push, "moves" },
    { make_stack, switch_page, "fades into another page" },
    { make_revealer, unfold, "unfolds" },
    { make_bin, turn, "something goes on and on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gboolean reduced = TRUE; reduced >= FALSE; reduced--)
      {
        Watch watch;
        GtkWidget *window, *widget;

        if (reduced && cases[i].move == turn) /* what tells of waiting may turn at any time */
          continue;
        watch = make_watch ();
        window = adw_window_new ();
        widget = cases[i].make ();
        g_object_set (gtk_settings_get_default (), "gtk-enable-animations", !reduced, NULL);
        adw_window_set_content (ADW_WINDOW (window), widget);
        gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
        gtk_window_present (GTK_WINDOW (window));
        tour_wait_for_quiet ();
        begin (&watch, window);
        cases[i].move (widget);
        look_whether_still (&watch);
        if (reduced)
          g_assert_cmpstr (watch.faults->str, ==, "");
        else
          g_assert_nonnull (strstr (watch.faults->str, cases[i].fault));
        gtk_window_destroy (GTK_WINDOW (window));
        tour_wait_for_quiet ();
        end (&watch);
      }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_func ("/motion/seen", test_seen);
  g_test_add_data_func ("/motion/wide", NULL, test_still);
  g_test_add_data_func ("/motion/narrow", "narrow", test_still);
  return tour_end ();
}
