// SPDX-License-Identifier: GPL-3.0-or-later
// The place of appointments and the page of an appointment: a day walked over by keys, moving and cancelling with their undo, what
// came of a reception with the term of the answer, a week.

#include "booking-fixture.h"

#include "ui/appointments/appointment-page.h"
#include "ui/appointments/appointments-page.h"
#include "ui/appointments/day-chooser.h"
#include "ui/appointments/day-grid.h"
#include "ui/appointments/day-view.h"
#include "ui/appointments/expected-count.h"
#include "ui/appointments/result-page.h"
#include "ui/front-desk/pick-dialog.h"
#include "ui/notice.h"
#include "ui/statements/draft-page.h"
#include "ui/widgets/editor-page.h"
#include "ui/widgets/month-view.h"
#include "ui/widgets/record-frame.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/step-dialog.h"

#include <string.h>

/* The place in a window: a chief and a lawyer receive on Friday from nine to one, and it is ten. */
typedef struct
{
  Office office;
  DeskReception *chief;
  DeskReception *lawyer;
  DeskPerson *bondar;
  DeskAppointment *first; /* Bondar, with the chief at 10:30 */
  GtkWidget *window;
  AdwNavigationView *view;
  AdwNavigationPage *page;
  DeskDayGrid *grid;
} Place;

static const char *
id_of (gpointer record)
{
  return desk_record_get_id (DESK_RECORD (record));
}

static void
open_window (Place *self, AdwNavigationPage *page)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->window = adw_window_new ();
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_set_animate_transitions (self->view, FALSE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->view));
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  adw_navigation_view_add (self->view, page);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
set_up_office (Place *self, gconstpointer data)
{
  office_set_up (&self->office, NULL);
  office_sign_in (&self->office);
  desk_clock_set_now (self->office.clock, MORNING);
}

static void
set_up (Place *self, gconstpointer data)
{
  set_up_office (self, data);
  self->chief = booking_add_reception (&self->office, "Начальник", "chief", "personal");
  self->lawyer = booking_add_reception (&self->office, "Юрист", "guest", "lawyer");
  self->bondar = booking_add_person (&self->office, "Бондар", "Ігор");
  self->first = booking_add (&self->office, self->chief, self->bondar, "2026-05-29T10:30");
}

static void
open_place (Place *self)
{
  self->page = desk_appointments_page_new (self->office.context);
  self->grid = TEMPLATE_CHILD (TEMPLATE_CHILD (self->page, "day_view"), "grid");
  open_window (self, self->page);
  WAIT_FOR (desk_day_grid_get_cell (self->grid) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
  office_settle ();
}

static void
tear_down (Place *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  office_settle ();
  g_clear_object (&self->first);
  g_clear_object (&self->bondar);
  g_clear_object (&self->chief);
  g_clear_object (&self->lawyer);
  office_tear_down (&self->office, NULL);
}

/* Gives a key to the widget in focus and then to what lies around it, as the window would. */
static gboolean
press (Place *self, const char *key)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (self->window));

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                            && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
               j++)
            {
              g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
              g_autofree char *text = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

              if (g_str_equal (text, key)
                  && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                   gtk_shortcut_get_arguments (shortcut)))
                return TRUE;
            }
        }
    }
  return FALSE;
}

static gboolean
act (Place *self, const char *action)
{
  return gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (self->window)), action, NULL);
}

static void
assert_at (Place *self, DeskReception *reception, const char *start)
{
  g_assert_cmpstr (desk_day_grid_get_column (self->grid)->reception, ==, id_of (reception));
  g_assert_cmpstr (desk_day_grid_get_cell (self->grid)->start, ==, start);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static const DeskDayCell *
find_cell (Place *self, const char *appointment)
{
  DeskDayPlace place;

  return desk_day_plan_find_appointment (desk_day_grid_get_plan (self->grid), appointment, &place)
             ? desk_day_plan_get_cell (desk_day_grid_get_plan (self->grid), place)
             : NULL;
}

/* What the cells say, and how one walks over them; the day begins at what is next. */
static void
test_day (Place *self, gconstpointer data)
{
  const DeskDayColumn *column;
  const DeskDayCell *cell;

  open_place (self);
  column = desk_day_plan_get_column (desk_day_grid_get_plan (self->grid), 0);
  g_assert_cmpstr (column->title, ==, "Начальник");
  g_assert_true (g_str_has_prefix (column->taken, "1 of 8"));
  cell = g_ptr_array_index (column->cells, 0);
  g_assert_cmpint (cell->kind, ==, DESK_DAY_PASSED);
  cell = find_cell (self, id_of (self->first));
  g_assert_cmpint (cell->kind, ==, DESK_DAY_BOOKING);
  g_assert_cmpstr (cell->title, ==, "Бондар І.");
  g_assert_cmpstr (cell->detail, ==, "Записано");
  g_assert_nonnull (strstr (cell->spoken, "Бондар Ігор"));
  g_assert_true (cell->may_move);

  assert_at (self, self->chief, "2026-05-29T10:00");
  g_assert_true (press (self, "Down"));
  assert_at (self, self->chief, "2026-05-29T10:30");
  g_assert_true (press (self, "Right"));
  assert_at (self, self->lawyer, "2026-05-29T10:30");
  g_assert_cmpint (desk_day_grid_get_cell (self->grid)->kind, ==, DESK_DAY_FREE);

  /* Friday, then Monday with nobody on the days between. */
  g_assert_true (press (self, "Page_Down"));
  WAIT_FOR (desk_day_grid_get_cell (self->grid) == NULL);
  g_assert_true (says (GTK_WIDGET (self->page), "Nobody Receives on This Day"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "appointments.next-day", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "appointments.next-day", NULL);
  WAIT_FOR (desk_day_grid_get_cell (self->grid) != NULL);
  g_assert_true (says (GTK_WIDGET (self->page), "Monday, 1 June 2026"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "appointments.today", NULL);
  WAIT_FOR (find_cell (self, id_of (self->first)) != NULL);
}

/* Who should be here is late after some minutes, and did not come after some more: in words, with another icon. */
static void
test_late (Place *self, gconstpointer data)
{
  const DeskDayCell *cell;

  desk_clock_set_now (self->office.clock, MORNING + 42 * MINUTE);
  open_place (self);
  cell = find_cell (self, id_of (self->first));
  g_assert_cmpstr (cell->detail, ==, "12 min late");
  g_assert_cmpstr (cell->tone, ==, "warning");
  desk_clock_set_now (self->office.clock, MORNING + 50 * MINUTE);
  desk_day_view_tell_again (TEMPLATE_CHILD (self->page, "day_view"));
  cell = find_cell (self, id_of (self->first));
  g_assert_cmpstr (cell->detail, ==, "20 min late, did not come?");
  g_assert_cmpstr (cell->tone, ==, "error");

  desk_day_grid_select (self->grid, (DeskDayPlace){ 0, 3 });
  g_assert_true (act (self, "appointments.no-show"));
  WAIT_FOR (booking_has (&self->office, id_of (self->first), DESK_APPOINTMENT_STATE, "no_show"));
  WAIT_FOR (!find_cell (self, id_of (self->first))->may_move);
  g_assert_true (act (self, "notice.undo"));
  WAIT_FOR (booking_has (&self->office, id_of (self->first), DESK_APPOINTMENT_STATE, "booked"));
}

/* A matter nobody may know of has neither name nor service. */
static void
test_sealed (Place *self, gconstpointer data)
{
  g_autoptr (DeskRecord) sealed = desk_record_copy (DESK_RECORD (self->first));
  const DeskDayCell *cell;

  desk_record_set_text (sealed, DESK_APPOINTMENT_TOPIC, "DV");
  booking_record (&self->office, sealed, DESK_RECORD (self->first));
  open_place (self);
  cell = find_cell (self, id_of (self->first));
  g_assert_cmpstr (cell->title, ==, "Sealed matter");
  g_assert_null (strstr (cell->spoken, "Бондар"));
  g_assert_null (strstr (cell->spoken, "прийом"));
}

/* Picked up, carried to another place, put down: by keys alone, and taken back as one act. */
static void
test_move_by_keys (Place *self, gconstpointer data)
{
  const char *id = id_of (self->first);

  open_place (self);
  press (self, "Down");
  g_assert_true (act (self, "record.amend"));
  g_assert_true (
      adw_banner_get_revealed (TEMPLATE_CHILD (TEMPLATE_CHILD (self->page, "day_view"), "moving")));
  assert_at (self, self->chief, "2026-05-29T11:00");

  /* It can be left where it is. */
  g_assert_true (press (self, "Escape"));
  g_assert_false (
      adw_banner_get_revealed (TEMPLATE_CHILD (TEMPLATE_CHILD (self->page, "day_view"), "moving")));
  press (self, "Up");
  g_assert_true (act (self, "record.amend"));
  press (self, "Down");
  assert_at (self, self->chief, "2026-05-29T11:30");
  g_assert_true (press (self, "Return"));
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "moved"));
  WAIT_FOR (desk_day_grid_get_cell (self->grid)->appointment != NULL);
  g_assert_cmpstr (desk_day_grid_get_cell (self->grid)->title, ==, "Бондар І.");
  g_assert_null (find_cell (self, id));

  g_assert_true (act (self, "notice.undo"));
  WAIT_FOR (find_cell (self, id) != NULL);
  WAIT_FOR (desk_day_grid_get_cell (self->grid)->appointment == NULL);
}

static void
drop (Place *self, const char *appointment, guint column, guint cell)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->grid));
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *focus;
  graphene_rect_t bounds;
  gboolean dropped = FALSE;

  desk_day_grid_select (self->grid, (DeskDayPlace){ column, cell });
  office_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (self->grid), &bounds));
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, appointment);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, bounds.origin.x + 5.0, bounds.origin.y + 5.0,
                               &dropped);
    }
  g_assert_true (dropped);
}

/* A place that will not do says why, and nothing is moved. */
static void
test_move_by_pointer (Place *self, gconstpointer data)
{
  g_autoptr (DeskAppointment) other =
      booking_add (&self->office, self->chief, self->bondar, "2026-05-29T12:00");
  const char *id = id_of (self->first);

  open_place (self);
  drop (self, id, 0, 6);
  WAIT_FOR (says (self->window, "The place is taken: Бондар І."));
  desk_notice_forget (GTK_WIDGET (self->page));
  drop (self, id, 0, 0);
  WAIT_FOR (says (self->window, "cannot be booked any more"));
  desk_notice_forget (GTK_WIDGET (self->page));
  drop (self, id, 1, 5);
  WAIT_FOR (says (self->window, "does not offer"));
  g_assert_true (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "booked"));

  drop (self, id, 0, 7);
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "moved"));
  WAIT_FOR (find_cell (self, id) == NULL);
}

/* The reason by digit; undone, the place is taken again. */
static void
test_cancel (Place *self, gconstpointer data)
{
  const char *id = id_of (self->first);
  AdwDialog *dialog;

  open_place (self);
  press (self, "Down");
  g_assert_true (act (self, "row.remove"));
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) != NULL);
  g_assert_true (DESK_IS_PICK_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "picked", "by_applicant", NULL);
  adw_dialog_force_close (dialog);
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "cancelled"));
  WAIT_FOR (find_cell (self, id) == NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "notice.undo", NULL));
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "booked"));
  WAIT_FOR (find_cell (self, id) != NULL);
}

/* A reception that is closed for a while says why; one without places does not stand there. */
static void
test_closed (Place *self, gconstpointer data)
{
  g_autoptr (DeskRecord) closed = desk_record_copy (DESK_RECORD (self->lawyer));
  const DeskDayColumn *column;

  desk_record_set_entry (closed, DESK_RECEPTION_EXCEPTION, "1aaa", g_variant_new_string ("closed"));
  desk_record_set_entry (closed, DESK_RECEPTION_EXCEPTION_FROM, "1aaa", g_variant_new_string ("2026-05-28"));
  desk_record_set_entry (closed, DESK_RECEPTION_EXCEPTION_TO, "1aaa", g_variant_new_string ("2026-05-30"));
  desk_record_set_entry (closed, DESK_RECEPTION_EXCEPTION_REASON, "1aaa", g_variant_new_string ("відпустка"));
  booking_record (&self->office, closed, DESK_RECORD (self->lawyer));
  open_place (self);
  column = desk_day_plan_get_column (desk_day_grid_get_plan (self->grid), 1);
  g_assert_cmpstr (column->title, ==, "Юрист");
  g_assert_cmpstr (column->note, ==, "Does not receive: відпустка");
  g_assert_cmpuint (column->cells->len, ==, 0);

  /* On Saturday it would not receive anyway. */
  gtk_widget_activate_action (GTK_WIDGET (self->page), "appointments.next-day", NULL);
  WAIT_FOR (desk_day_grid_get_plan (self->grid)->columns->len == 0);
}

/* What another desk or another station books is seen and not offered. */
static void
test_elsewhere (Place *self, gconstpointer data)
{
  g_autoptr (DeskRecord) theirs = desk_record_copy (DESK_RECORD (self->lawyer));
  g_autofree char *place = NULL;
  const DeskDayColumn *column;

  desk_record_set_text (theirs, DESK_RECEPTION_DESK, "PL1-Z");
  booking_record (&self->office, theirs, DESK_RECORD (self->lawyer));
  open_place (self);
  column = desk_day_plan_get_column (desk_day_grid_get_plan (self->grid), 1);
  g_assert_cmpstr (column->title, ==, "Юрист");
  g_assert_cmpuint (column->cells->len, ==, 8);
  for (guint i = 0; i < column->cells->len; i++)
    {
      const DeskDayCell *cell = g_ptr_array_index (column->cells, i);

      g_assert_cmpint (cell->kind, ==, cell->minute <= 10 * 60 ? DESK_DAY_PASSED : DESK_DAY_ELSEWHERE);
      g_assert_cmpuint (cell->digit, ==, 0);
    }
  desk_day_grid_select (self->grid, (DeskDayPlace){ 1, column->cells->len - 1 });
  g_signal_emit_by_name (self->grid, "activated");
  office_settle ();
  g_assert_true (adw_navigation_view_get_visible_page (self->view) == self->page);
  g_assert_true (says (self->window, "This place is not booked at this desk"));

  g_assert_false (desk_reception_may_book (DESK_RECEPTION (theirs), "PL1-A"));
  g_assert_true (desk_reception_may_book (DESK_RECEPTION (theirs), "PL1-Z"));
  desk_record_set_owner (theirs, "PL2");
  g_assert_false (desk_reception_may_book (DESK_RECEPTION (theirs), "PL1-Z"));
  place = desk_reception_words_get_place (DESK_RECEPTION (theirs), self->office.context);
  g_assert_true (g_str_has_prefix (place, "PL2 · "));
}

static void
test_none (Place *self, gconstpointer data)
{
  self->page = desk_appointments_page_new (self->office.context);
  open_window (self, self->page);
  WAIT_FOR (says (GTK_WIDGET (self->page), "No Receptions Yet"));
}

/* How full the week is; a day of it opens with its reception selected. */
static void
test_week (Place *self, gconstpointer data)
{
  GtkWidget *week;

  open_place (self);
  desk_appointments_page_show_view (DESK_APPOINTMENTS_PAGE (self->page), "week");
  week = TEMPLATE_CHILD (self->page, "week_view");
  WAIT_FOR (says (week, "1 of 8, 7 free"));
  g_assert_true (says (week, "1 of 40, 39 free"));
  g_assert_true (says (week, "closed"));
  g_assert_true (says (GTK_WIDGET (self->page), "Week 22, 25.05 – 31.05.2026"));
  office_settle ();
  g_signal_emit_by_name (week, "chosen", "2026-05-28", id_of (self->lawyer));
  WAIT_FOR (says (GTK_WIDGET (self->page), "Thursday, 28 May 2026"));
  WAIT_FOR (desk_day_grid_get_cell (self->grid) != NULL
            && g_str_has_prefix (desk_day_grid_get_cell (self->grid)->start, "2026-05-28"));
  g_assert_cmpstr (desk_day_grid_get_column (self->grid)->reception, ==, id_of (self->lawyer));
}

/* A day is typed as in every date field, also one that has passed, or picked in a month that begins its weeks on Monday. */
static void
test_choose_day (Place *self, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *words;
  } cases[] = {
    { "+3", "Monday, 1 June 2026" },
    { "вт", "Tuesday, 2 June 2026" },
    { "28.05.2026", "Thursday, 28 May 2026" },
    { "-1", "Thursday, 28 May 2026" },
  };
  DeskDayChooser *chooser;
  GtkEditable *entry;
  GDate day;

  open_place (self);
  chooser = TEMPLATE_CHILD (self->page, "chooser");
  entry = TEMPLATE_CHILD (chooser, "entry");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (entry, cases[i].typed);
      g_signal_emit_by_name (entry, "activate");
      WAIT_FOR (says (GTK_WIDGET (self->page), cases[i].words));
    }
  gtk_editable_set_text (entry, "32.13");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_assert_true (says (GTK_WIDGET (self->page), "Thursday, 28 May 2026"));

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 15, G_DATE_JUNE, 2026);
  desk_month_view_set_day (TEMPLATE_CHILD (chooser, "month"), &day, &day);
  g_signal_emit_by_name (TEMPLATE_CHILD (chooser, "month"), "chosen");
  WAIT_FOR (says (GTK_WIDGET (self->page), "Monday, 15 June 2026"));
}

static void
test_count (Place *self, gconstpointer data)
{
  g_autoptr (GObject) expected = desk_expected_count_new (self->office.context, NULL);
  g_autoptr (DeskAppointment) second = NULL;
  guint count = 0;

  WAIT_FOR ((g_object_get (expected, "count", &count, NULL), count == 1));
  second = booking_add (&self->office, self->chief, NULL, "2026-05-29T12:30");
  WAIT_FOR ((g_object_get (expected, "count", &count, NULL), count == 2));
}

/* The page of an appointment. */

static AdwNavigationPage *
open_appointment (Place *self, DeskAppointment *appointment)
{
  AdwNavigationPage *page = desk_appointment_page_new (self->office.context, id_of (appointment));

  open_window (self, page);
  WAIT_FOR (desk_record_frame_is_granted (TEMPLATE_CHILD (page, "frame")));
  WAIT_FOR (says (GTK_WIDGET (page), "29.05.2026, 10:30"));
  return page;
}

static void
step (AdwNavigationPage *page, const char *id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "record.step", "s", id));
}

/* The result page that is on top, ready to be filled in. */
static AdwNavigationPage *
open_result (Place *self, AdwNavigationPage *page)
{
  AdwNavigationPage *result;

  step (page, "result");
  WAIT_FOR (DESK_IS_RESULT_PAGE (adw_navigation_view_get_visible_page (self->view)));
  result = adw_navigation_view_get_visible_page (self->view);
  WAIT_FOR (gtk_widget_get_sensitive (TEMPLATE_CHILD (result, "form")));
  return result;
}

static void
press_digit (GtkWidget *group, int digit)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (group);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", (guint)('0' + digit), (guint)(digit + 9), 0,
                               &handled);
    }
  g_assert_true (handled);
}

/* Question, result by digit, decision, executor, form of the answer; then the clock of the answer runs until it is given. */
static void
test_result (Place *self, gconstpointer data)
{
  const char *id = id_of (self->first);
  AdwNavigationPage *page, *result;
  GtkWidget *dialog;

  desk_clock_set_now (self->office.clock, MORNING + 35 * MINUTE);
  page = open_appointment (self, self->first);
  g_assert_true (says (GTK_WIDGET (page), "Бондар Ігор"));
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (page, "clocks")));
  result = open_result (self, page);
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (result, "executor_group")));
  gtk_widget_activate_action (GTK_WIDGET (result), "form.primary", NULL);
  g_assert_true (says (GTK_WIDGET (result), "Choose what came of the reception."));

  /* Taken into work: somebody has to answer. */
  press_digit (TEMPLATE_CHILD (result, "result"), 6);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (result, "executor_group")));
  g_assert_true (says (GTK_WIDGET (result), "Answer due"));
  gtk_widget_activate_action (GTK_WIDGET (result), "form.primary", NULL);
  g_assert_true (says (GTK_WIDGET (result), "Write who works on it"));
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (result, "executor")), "ст. лейтенант Марченко");
  press_digit (TEMPLATE_CHILD (result, "answer_form"), 1);
  gtk_widget_activate_action (GTK_WIDGET (result), "form.primary", NULL);
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "done"));
  g_assert_true (booking_has (&self->office, id, DESK_APPOINTMENT_RESULT, "in_work"));
  g_assert_true (booking_has (&self->office, id, DESK_APPOINTMENT_EXECUTOR, "ст. лейтенант Марченко"));
  WAIT_FOR (adw_navigation_view_get_visible_page (self->view) == page);
  WAIT_FOR (says (GTK_WIDGET (page), "left"));

  /* How the visitor was told ends it. */
  step (page, "tell");
  WAIT_FOR ((dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)))) != NULL);
  gtk_widget_activate_action (dialog, "form.primary", NULL);
  g_assert_cmpstr (desk_step_dialog_get_message (DESK_STEP_DIALOG (dialog)), ==,
                   "Write how the visitor was told.");
  gtk_editable_set_text (GTK_EDITABLE (
                             desk_step_dialog_find_row (DESK_STEP_DIALOG (dialog), DESK_APPOINTMENT_ANSWER)),
                         "лист № 12");
  gtk_widget_activate_action (dialog, "form.primary", NULL);
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_ANSWER, "лист № 12"));
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);
  WAIT_FOR (!says (GTK_WIDGET (page), " left"));
}

/* What was accepted in writing leads to a statement that begins with the visitor and the question. */
static void
test_statement (Place *self, gconstpointer data)
{
  AdwNavigationPage *page, *result, *draft;
  DeskRecord *statement;
  g_autofree char *text = NULL;

  desk_clock_set_now (self->office.clock, MORNING + 35 * MINUTE);
  page = open_appointment (self, self->first);
  result = open_result (self, page);
  press_digit (TEMPLATE_CHILD (result, "result"), 3);
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (result, "executor")), "Марченко");
  press_digit (TEMPLATE_CHILD (result, "answer_form"), 1);
  gtk_widget_activate_action (GTK_WIDGET (result), "form.primary", NULL);
  WAIT_FOR (DESK_IS_EDITOR_PAGE (adw_navigation_view_get_visible_page (self->view)));
  draft = adw_navigation_view_get_visible_page (self->view);
  statement = desk_record_editor_get_record (desk_editor_page_get_editor (DESK_EDITOR_PAGE (draft)));
  text = desk_statement_get_text (DESK_STATEMENT (statement));
  g_assert_cmpstr (text, ==, "Скарга на тишу");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_APPLICANT), ==, id_of (self->bondar));
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_APPOINTMENT), ==, id_of (self->first));

  /* Registered, it is what the appointment leads to. */
  desk_statement_set_text (DESK_STATEMENT (statement), "Скарга на тишу, якої вночі немає вже другий місяць.");
  g_object_set (statement, "kind", "appeal_application", "topic", "CON", "request",
                "Прошу відповісти письмово", "check-reason", "більше нічого не відомо", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk_editor_page_get_editor (DESK_EDITOR_PAGE (draft))),
                              "form.primary", NULL);
  WAIT_FOR (!booking_has (&self->office, id_of (self->first), DESK_APPOINTMENT_STATEMENT, NULL));
  g_assert_true (booking_has (&self->office, id_of (self->first), DESK_APPOINTMENT_STATE, "done"));
}

/* What was typed and not saved is there again. */
static void
test_result_draft (Place *self, gconstpointer data)
{
  AdwNavigationPage *page, *result;

  desk_clock_set_now (self->office.clock, MORNING + 35 * MINUTE);
  page = open_appointment (self, self->first);
  result = open_result (self, page);
  press_digit (TEMPLATE_CHILD (result, "result"), 6);
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (result, "executor")), "Марченко");
  office_settle ();
  adw_navigation_view_pop (self->view);
  WAIT_FOR (adw_navigation_view_get_visible_page (self->view) == page);
  for (guint i = 0; i < 20; i++)
    office_settle ();
  result = open_result (self, page);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (result, "executor_group")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (TEMPLATE_CHILD (result, "executor"))), ==,
                   "Марченко");
  gtk_widget_activate_action (GTK_WIDGET (result), "result.discard", NULL);
  WAIT_FOR (adw_navigation_view_get_visible_page (self->view) == page);
}

static void
add (const char *path, void (*test) (Place *self, gconstpointer data))
{
  g_test_add (path, Place, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/appointments/day", test_day);
  add ("/appointments/late", test_late);
  add ("/appointments/sealed", test_sealed);
  add ("/appointments/move/keys", test_move_by_keys);
  add ("/appointments/move/pointer", test_move_by_pointer);
  add ("/appointments/cancel", test_cancel);
  add ("/appointments/closed", test_closed);
  add ("/appointments/elsewhere", test_elsewhere);
  g_test_add ("/appointments/none", Place, NULL, set_up_office, test_none, tear_down);
  add ("/appointments/week", test_week);
  add ("/appointments/choose-day", test_choose_day);
  add ("/appointments/count", test_count);
  add ("/appointments/result", test_result);
  add ("/appointments/statement", test_statement);
  add ("/appointments/result-draft", test_result_draft);
  return g_test_run ();
}
