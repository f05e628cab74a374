// SPDX-License-Identifier: GPL-3.0-or-later
// The day grid on plain data: how cells are laid out, walked over, scrolled and dragged.

#include "office.h"

#include "ui/appointments/day-axis.h"
#include "ui/appointments/day-cell-view.h"
#include "ui/appointments/day-grid.h"

#define ONE_LINE 28
#define TWO_LINES 60

static DeskDayCell *
add (DeskDayColumn *column, DeskDayCellKind kind, int minute, int length, const char *title)
{
  DeskDayCell *cell = desk_day_column_add_cell (column, kind, minute, length);

  cell->title = g_strdup (title);
  cell->start = g_strdup_printf ("2026-05-28T%02d:%02d", minute / 60, minute % 60);
  if (kind == DESK_DAY_BOOKING)
    {
      cell->appointment = g_strdup (title);
      cell->detail = g_strdup ("confirmed");
      cell->icon = "x-office-calendar-symbolic";
      cell->may_move = TRUE;
    }
  return cell;
}

/* Officials who receive from nine to one, half an hour each; each has somebody at ten. */
static DeskDayPlan *
make_plan (guint n_officials)
{
  DeskDayPlan *plan = desk_day_plan_new ();

  for (guint i = 0; i < n_officials; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *name = g_strdup_printf ("Official %u", i + 1);
      DeskDayColumn *column = desk_day_plan_add_column (plan, id, name);

      column->taken = g_strdup ("1 of 8");
      column->place = g_strdup ("Chief · room 12");
      for (int slot = 0; slot < 8; slot++)
        {
          int minute = 9 * 60 + 30 * slot;
          g_autofree char *words = slot == 2 ? g_strdup_printf ("a%u", i)
                                             : g_strdup_printf ("%02d:%02d free", minute / 60, minute % 60);

          add (column,
               slot == 2   ? DESK_DAY_BOOKING
               : slot == 5 ? DESK_DAY_WALK_IN
                           : DESK_DAY_FREE,
               minute, 30, words);
        }
    }
  desk_day_plan_lay_out (plan);
  return plan;
}

static void
test_lanes (void)
{
  g_autoptr (DeskDayPlan) plan = desk_day_plan_new ();
  DeskDayColumn *column = desk_day_plan_add_column (plan, "r", "Group");
  DeskDayCell *free_cell = add (column, DESK_DAY_FREE, 540, 60, "09:00 free");
  DeskDayCell *first = add (column, DESK_DAY_BOOKING, 540, 60, "a");
  DeskDayCell *second = add (column, DESK_DAY_BOOKING, 540, 60, "b");
  DeskDayCell *alone = add (column, DESK_DAY_FREE, 600, 60, "10:00 free");
  DeskDayCell *across = add (column, DESK_DAY_BOOKING, 690, 60, "c");
  DeskDayCell *half = add (column, DESK_DAY_FREE, 660, 60, "11:00 free");

  desk_day_plan_lay_out (plan);
  g_assert_cmpuint (column->lanes, ==, 3);
  g_assert_cmpuint (first->lane, ==, 0);
  g_assert_cmpuint (second->lane, ==, 1);
  g_assert_cmpuint (free_cell->lane, ==, 2);
  g_assert_cmpuint (first->span, ==, 1);
  g_assert_cmpuint (alone->lane, ==, 0);
  g_assert_cmpuint (alone->span, ==, 3);

  /* What begins while another still lasts stands beside it. */
  g_assert_cmpuint (half->lane, ==, 0);
  g_assert_cmpuint (half->span, ==, 1);
  g_assert_cmpuint (across->lane, ==, 1);
  g_assert_cmpuint (across->span, ==, 2);
}

static void
test_digits (void)
{
  g_autoptr (DeskDayPlan) plan = make_plan (3);
  DeskDayPlace place;

  g_assert_true (desk_day_plan_find_digit (plan, 1, &place));
  g_assert_cmpuint (place.column, ==, 0);
  g_assert_cmpuint (place.cell, ==, 0);
  g_assert_true (desk_day_plan_find_digit (plan, 2, &place));
  g_assert_cmpuint (place.column, ==, 1);
  g_assert_true (desk_day_plan_find_digit (plan, 4, &place));
  g_assert_cmpuint (place.column, ==, 0);
  g_assert_cmpuint (place.cell, ==, 1);
  g_assert_true (desk_day_plan_find_digit (plan, 10, &place));
  g_assert_false (desk_day_plan_find_digit (plan, 11, &place));
  g_assert_false (desk_day_plan_find_digit (plan, 0, &place));
}

static void
test_axis (void)
{
  g_autoptr (DeskDayPlan) plan = desk_day_plan_new ();
  DeskDayColumn *column = desk_day_plan_add_column (plan, "r", "Evening too");
  g_autoptr (DeskDayAxis) axis = NULL;
  g_autoptr (GArray) labels = NULL;
  const DeskDayPiece *pieces;
  guint n_pieces;

  for (int i = 0; i < 4; i++)
    add (column, DESK_DAY_FREE, 540 + 45 * i, 30, "free");
  add (column, DESK_DAY_FREE, 1080, 30, "free");
  desk_day_plan_lay_out (plan);
  axis = desk_day_axis_new (plan, ONE_LINE, TWO_LINES);
  pieces = desk_day_axis_list_pieces (axis, &n_pieces);
  g_assert_cmpuint (n_pieces, ==, 3);
  g_assert_cmpint (pieces[0].from, ==, 540);
  g_assert_cmpint (pieces[0].to, ==, 540 + 45 * 3 + 30);
  g_assert_true (pieces[1].is_folded);
  g_assert_cmpfloat (pieces[1].height, ==, ONE_LINE);
  g_assert_cmpfloat_with_epsilon (desk_day_axis_get_y (axis, 570) - desk_day_axis_get_y (axis, 540),
                                  TWO_LINES, 0.01);
  g_assert_cmpfloat (desk_day_axis_get_y (axis, 1080), ==, pieces[2].y);
  g_assert_cmpfloat (desk_day_axis_get_y (axis, 0), ==, 0);
  g_assert_cmpfloat (desk_day_axis_get_y (axis, 1439), ==, desk_day_axis_get_height (axis));

  /* Every place is labelled where there is room, whole hours first where there is not. */
  labels = desk_day_axis_list_labels (axis, plan, 20);
  g_assert_cmpuint (labels->len, ==, 5);
  g_clear_pointer (&labels, g_array_unref);
  labels = desk_day_axis_list_labels (axis, plan, 4 * TWO_LINES);
  g_assert_cmpuint (labels->len, ==, 2);
  g_assert_cmpint (g_array_index (labels, int, 0), ==, 540);
}

/* One odd short place makes the day higher, but not without bounds. */
static void
test_short_place (void)
{
  g_autoptr (DeskDayPlan) plan = make_plan (2);
  g_autoptr (DeskDayAxis) axis = NULL;

  add (g_ptr_array_index (plan->columns, 0), DESK_DAY_BOOKING, 780, 1, "a");
  axis = desk_day_axis_new (plan, ONE_LINE, TWO_LINES);
  g_assert_cmpfloat_with_epsilon (desk_day_axis_get_y (axis, 570) - desk_day_axis_get_y (axis, 540),
                                  2.5 * TWO_LINES, 0.01);
}

/* The grid in a window. */
typedef struct
{
  GtkWidget *window;
  DeskDayGrid *grid;
  guint n_activated;
  char *dropped;
} Shown;

static void
on_activated (Shown *shown)
{
  shown->n_activated++;
}

static void
on_dropped (Shown *shown, const char *appointment)
{
  g_set_str (&shown->dropped, appointment);
}

static Shown
show (DeskDayPlan *plan)
{
  Shown shown = { adw_window_new (), DESK_DAY_GRID (desk_day_grid_new ()), 0, NULL };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  desk_day_grid_take_plan (shown.grid, plan);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (shown.grid));
  adw_window_set_content (ADW_WINDOW (shown.window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 1000, 420);
  gtk_window_present (GTK_WINDOW (shown.window));
  WAIT_FOR (gtk_widget_get_height (GTK_WIDGET (shown.grid)) > 0);
  gtk_widget_grab_focus (GTK_WIDGET (shown.grid));
  office_settle ();
  return shown;
}

static void
listen (Shown *shown)
{
  g_signal_connect_swapped (shown->grid, "activated", G_CALLBACK (on_activated), shown);
  g_signal_connect_swapped (shown->grid, "dropped", G_CALLBACK (on_dropped), shown);
}

static void
hide (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_free (shown->dropped);
  office_settle ();
}

/* Gives a key to the widget in focus, as the window would. */
static gboolean
press (Shown *shown, guint key)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (shown->window));

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller))
            for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
              {
                g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
                g_autofree char *text = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

                if (g_str_equal (text, gdk_keyval_name (key)))
                  return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                       gtk_shortcut_get_arguments (shortcut));
              }
        }
    }
  return FALSE;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

/* The selected cell always has the focus, and says what it is. */
static void
assert_at (Shown *shown, const char *column, const char *title)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (shown->window));

  g_assert_true (DESK_IS_DAY_CELL_VIEW (focus));
  g_assert_true (desk_day_cell_view_get_cell (DESK_DAY_CELL_VIEW (focus))
                 == desk_day_grid_get_cell (shown->grid));
  g_assert_cmpstr (desk_day_grid_get_column (shown->grid)->reception, ==, column);
  g_assert_cmpstr (desk_day_grid_get_cell (shown->grid)->title, ==, title);
  gtk_test_accessible_assert_role (focus, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
  gtk_test_accessible_assert_state (focus, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_walk (void)
{
  Shown shown = show (make_plan (40));

  listen (&shown);
  assert_at (&shown, "r0", "09:00 free");
  press (&shown, GDK_KEY_Down);
  press (&shown, GDK_KEY_Down);
  assert_at (&shown, "r0", "a0");
  press (&shown, GDK_KEY_Right);
  assert_at (&shown, "r1", "a1");
  press (&shown, GDK_KEY_Left);
  press (&shown, GDK_KEY_Left);
  assert_at (&shown, "r0", "a0");
  press (&shown, GDK_KEY_Return);
  g_assert_cmpuint (shown.n_activated, ==, 1);

  /* To the last of forty: it comes into view, and the first ones have no widget any more. */
  for (guint i = 0; i < 39; i++)
    press (&shown, GDK_KEY_Right);
  office_settle ();
  assert_at (&shown, "r39", "a39");
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (shown.grid))),
                     >, 0);
  for (guint i = 0; i < 5; i++)
    press (&shown, GDK_KEY_Down);
  office_settle ();
  assert_at (&shown, "r39", "12:30 free");
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (shown.grid))),
                     >, 0);
  hide (&shown);
}

static guint
count_views (GtkWidget *widget)
{
  guint n = DESK_IS_DAY_CELL_VIEW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_views (child);
  return n;
}

/* However far it is scrolled, there are no more widgets than fit into the window; the focus stays where it was. */
static void
test_recycled (void)
{
  Shown shown = show (make_plan (40));
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (shown.grid));
  guint n_views;

  office_settle ();
  n_views = count_views (GTK_WIDGET (shown.grid));
  g_assert_cmpuint (n_views, <, 80);
  for (guint i = 0; i < 60; i++)
    {
      gtk_adjustment_set_value (across, 100.0 * i);
      office_settle ();
    }
  g_assert_cmpuint (count_views (GTK_WIDGET (shown.grid)), <, 2 * n_views);
  assert_at (&shown, "r0", "09:00 free");
  hide (&shown);
}

static double
get_top (Shown *shown, GtkWidget *widget, const char *title)
{
  graphene_rect_t bounds;

  if (DESK_IS_DAY_CELL_VIEW (widget) && gtk_widget_get_child_visible (widget)
      && g_strcmp0 (desk_day_cell_view_get_cell (DESK_DAY_CELL_VIEW (widget))->title, title) == 0
      && gtk_widget_compute_bounds (widget, GTK_WIDGET (shown->grid), &bounds))
    return bounds.origin.y;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double top = get_top (shown, child, title);

      if (top > G_MININT)
        return top;
    }
  return G_MININT;
}

/* All columns scroll together. */
static void
test_scrolled (void)
{
  Shown shown = show (make_plan (3));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (shown.grid));
  double before = get_top (&shown, GTK_WIDGET (shown.grid), "a2");

  gtk_adjustment_set_value (down, 30);
  office_settle ();
  g_assert_cmpfloat (get_top (&shown, GTK_WIDGET (shown.grid), "a2"), ==, before - 30);
  g_assert_cmpfloat (get_top (&shown, GTK_WIDGET (shown.grid), "a0"), ==, before - 30);
  g_assert_cmpfloat (get_top (&shown, GTK_WIDGET (shown.grid), "a1"), ==, before - 30);
  hide (&shown);
}

/* Who comes into the grid sees what is selected, as in the evening, when that is far down. */
static void
test_enter (void)
{
  Shown shown = show (make_plan (3));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (shown.grid));

  desk_day_grid_select (shown.grid, (DeskDayPlace){ 0, 7 });
  gtk_adjustment_set_value (down, 0);
  office_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  gtk_window_set_focus (GTK_WINDOW (shown.window), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (shown.grid));
  office_settle ();
  assert_at (&shown, "r0", "12:30 free");
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);
  hide (&shown);
}

/* What is selected stays so when the day is read again, also where it moved. */
static void
test_new_plan (void)
{
  Shown shown = show (make_plan (3));
  DeskDayPlan *plan = make_plan (3);
  DeskDayCell *cell;

  press (&shown, GDK_KEY_Right);
  press (&shown, GDK_KEY_Down);
  press (&shown, GDK_KEY_Down);
  assert_at (&shown, "r1", "a1");
  cell = g_ptr_array_index (((DeskDayColumn *)g_ptr_array_index (plan->columns, 1))->cells, 2);
  g_clear_pointer (&cell->appointment, g_free);
  cell = g_ptr_array_index (((DeskDayColumn *)g_ptr_array_index (plan->columns, 2))->cells, 7);
  g_set_str (&cell->appointment, "a1");
  desk_day_grid_take_plan (shown.grid, plan);
  assert_at (&shown, "r2", "12:30 free");

  desk_day_grid_take_plan (shown.grid, make_plan (1));
  assert_at (&shown, "r0", "09:00 free");
  desk_day_grid_take_plan (shown.grid, desk_day_plan_new ());
  g_assert_null (desk_day_grid_get_cell (shown.grid));
  office_settle ();
  hide (&shown);
}

static void
get_middle (Shown *shown, const char *column, guint cell, double *x, double *y)
{
  const DeskDayPlan *plan = desk_day_grid_get_plan (shown->grid);
  GtkWidget *view;
  graphene_rect_t bounds;

  for (guint i = 0; i < plan->columns->len; i++)
    if (g_str_equal (desk_day_plan_get_column (plan, i)->reception, column))
      desk_day_grid_select (shown->grid, (DeskDayPlace){ i, cell });
  office_settle ();
  view = gtk_root_get_focus (GTK_ROOT (shown->window));
  g_assert_true (gtk_widget_compute_bounds (view, GTK_WIDGET (shown->grid), &bounds));
  *x = bounds.origin.x + bounds.size.width / 2;
  *y = bounds.origin.y + bounds.size.height / 2;
}

static void
test_drag (void)
{
  Shown shown = show (make_plan (3));
  GtkEventController *source = find_controller (GTK_WIDGET (shown.grid), GTK_TYPE_DRAG_SOURCE);
  GtkEventController *target = find_controller (GTK_WIDGET (shown.grid), GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  double x, y;
  gboolean dropped;

  listen (&shown);

  /* A free place is no appointment. */
  get_middle (&shown, "r0", 0, &x, &y);
  g_signal_emit_by_name (source, "prepare", x, y, &content);
  g_assert_null (content);
  get_middle (&shown, "r0", 2, &x, &y);
  g_signal_emit_by_name (source, "prepare", x, y, &content);
  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "a0");

  get_middle (&shown, "r1", 3, &x, &y);
  g_signal_emit_by_name (target, "drop", &value, x, y, &dropped);
  g_assert_true (dropped);
  g_assert_cmpstr (shown.dropped, ==, "a0");
  assert_at (&shown, "r1", "10:30 free");

  /* Beside the columns there is nothing to drop upon. */
  g_signal_emit_by_name (target, "drop", &value, 2.0, y, &dropped);
  g_assert_false (dropped);
  hide (&shown);
}

static void
test_digit_key (void)
{
  Shown shown = show (make_plan (3));
  GtkEventController *keys = find_controller (GTK_WIDGET (shown.grid), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled;

  listen (&shown);

  /* The key "5", whatever the layout makes of it. */
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Cyrillic_ka, 14, 0, &handled);
  g_assert_true (handled);
  g_assert_cmpuint (shown.n_activated, ==, 1);
  assert_at (&shown, "r1", "09:30 free");
  hide (&shown);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/day-grid/lanes", test_lanes);
  g_test_add_func ("/day-grid/digits", test_digits);
  g_test_add_func ("/day-grid/axis", test_axis);
  g_test_add_func ("/day-grid/short-place", test_short_place);
  g_test_add_func ("/day-grid/walk", test_walk);
  g_test_add_func ("/day-grid/recycled", test_recycled);
  g_test_add_func ("/day-grid/scrolled", test_scrolled);
  g_test_add_func ("/day-grid/enter", test_enter);
  g_test_add_func ("/day-grid/new-plan", test_new_plan);
  g_test_add_func ("/day-grid/drag", test_drag);
  g_test_add_func ("/day-grid/digit-key", test_digit_key);
  return g_test_run ();
}
