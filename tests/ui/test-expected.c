// SPDX-License-Identifier: GPL-3.0-or-later
// People who are booked, at the Front desk: expected, checked in, received, gone, not come.

#include "booking-fixture.h"
#include "front-desk-fixture.h"

#include "ui/front-desk/visitor-words.h"
#include "ui/notice.h"

#include <string.h>

typedef struct
{
  FrontDesk desk;
  DeskReception *chief;
  DeskReception *lawyer;
  DeskPerson *bondar;
  DeskPerson *melnyk;
  DeskAppointment *first;  /* Bondar, with the lawyer at 10:30 */
  DeskAppointment *second; /* Melnyk, with the chief at 11:00 */
} Day;

static void
set_up (Day *self, gconstpointer data)
{
  Office *office = &self->desk.office;

  office_set_up (office, NULL);
  office_sign_in (office);
  desk_clock_set_now (office->clock, MORNING);
  self->chief = booking_add_reception (office, "Начальник", "chief", "personal");
  self->lawyer = booking_add_reception (office, "Юрист", "guest", "personal");
  self->bondar = booking_add_person (office, "Бондар", "Ігор");
  self->melnyk = booking_add_person (office, "Мельник", "Ольга");
  self->first = booking_add (office, self->lawyer, self->bondar, "2026-05-29T10:30");
  self->second = booking_add (office, self->chief, self->melnyk, "2026-05-29T11:00");
  front_desk_open (&self->desk);
}

static void
tear_down (Day *self, gconstpointer data)
{
  front_desk_close (&self->desk);
  g_object_unref (self->first);
  g_object_unref (self->second);
  g_object_unref (self->bondar);
  g_object_unref (self->melnyk);
  g_object_unref (self->chief);
  g_object_unref (self->lawyer);
  office_tear_down (&self->desk.office, NULL);
}

static const char *
get_id (DeskAppointment *appointment)
{
  return desk_record_get_id (DESK_RECORD (appointment));
}

static DeskVisitor *
find (Day *self, DeskAppointment *appointment)
{
  DeskVisitor *visitor = desk_board_model_find (self->desk.board, get_id (appointment));

  g_assert_nonnull (visitor);
  return visitor;
}

static void
select_visitor (Day *self, DeskVisitor *visitor)
{
  g_assert_true (desk_front_desk_page_show_visit (self->desk.page, desk_visitor_get_id (visitor)));
}

static void
go_to (Day *self, int minutes)
{
  desk_clock_set_now (self->desk.office.clock, MORNING + minutes * MINUTE);
  desk_board_model_tick (self->desk.board);
}

/* The way of an appointment that is checked in, up to the visit it begins. Returns: the visitor who is here. */
static DeskVisitor *
check_in (Day *self, DeskAppointment *appointment)
{
  const char *id = get_id (appointment);
  g_autoptr (DeskAppointment) stored = NULL;
  DeskVisitor *visitor = NULL;

  desk_front_desk_check_in (self->desk.page, find (self, appointment));
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_WAITING, 1);
  stored = booking_load (&self->desk.office, id);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (stored), DESK_APPOINTMENT_STATE), ==, "arrived");
  visitor = desk_board_model_find (self->desk.board,
                                   desk_record_get_text (DESK_RECORD (stored), DESK_APPOINTMENT_VISIT));
  g_assert_nonnull (visitor);
  return visitor;
}

static gboolean
undo (Day *self)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->desk.page), "notice.undo", NULL);
}

/* Who is booked for today stands on top of the board, by time, with time, person and reception. */
static void
test_section (Day *self, gconstpointer data)
{
  g_auto (DeskVisitorWords) words = { 0 };

  g_assert_cmpuint (desk_board_model_count (self->desk.board, DESK_SECTION_EXPECTED), ==, 2);
  g_assert_true (front_desk_get_nth (&self->desk, 0) == find (self, self->first));
  desk_visitor_describe (front_desk_get_nth (&self->desk, 0), self->desk.office.context, &words);
  g_assert_cmpstr (words.number, ==, "10:30");
  g_assert_cmpstr (words.title, ==, "Бондар Ігор");
  g_assert_nonnull (strstr (words.detail, "Юрист"));
  g_assert_cmpstr (words.time, ==, "in 30 min");
  g_assert_cmpstr (words.state, ==, "Записано");
}

/* Late is said in words, after as many minutes as the station says. */
static void
test_late (Day *self, gconstpointer data)
{
  static const struct
  {
    int minutes;
    const char *time;
    const char *style;
  } expected[] = {
    { 29, "in 1 min", "dimmed" },
    { 30, "now", "dimmed" },
    { 39, "now", "dimmed" },
    { 40, "late, 10 min", "warning" },
    { 100, "late, 1 h 10 min", "warning" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (DeskVisitorWords) words = { 0 };

      go_to (self, expected[i].minutes);
      desk_visitor_describe (find (self, self->first), self->desk.office.context, &words);
      g_assert_cmpstr (words.time, ==, expected[i].time);
      g_assert_cmpstr (words.style, ==, expected[i].style);
    }
}

/* Checked in, the appointment and the visit know each other, and the undo takes both back. */
static void
test_check_in (Day *self, gconstpointer data)
{
  DeskVisitor *visitor = check_in (self, self->first);
  g_autofree char *visit = g_strdup (desk_visitor_get_id (visitor));

  g_assert_cmpuint (desk_board_model_count (self->desk.board, DESK_SECTION_EXPECTED), ==, 1);
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_CHANNEL), ==, "booked");
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_PERSON), ==,
                   desk_record_get_id (DESK_RECORD (self->bondar)));
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (desk_visitor_get_visit (visitor)),
                                            DESK_VISIT_BOOKED),
                   ==, MORNING + 30 * MINUTE);
  g_assert_cmpstr (get_id (desk_visitor_get_appointment (visitor)), ==, get_id (self->first));

  WAIT_FOR (undo (self));
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_EXPECTED, 2);
  g_assert_null (desk_board_model_find (self->desk.board, visit));
  g_assert_true (booking_has (&self->desk.office, get_id (self->first), DESK_APPOINTMENT_STATE, "booked"));
  g_assert_true (booking_has (&self->desk.office, get_id (self->first), DESK_APPOINTMENT_VISIT, NULL));
}

/* Nobody is checked in twice, however fast the key is pressed. */
static void
test_check_in_twice (Day *self, gconstpointer data)
{
  g_autoptr (DeskVisitor) visitor = g_object_ref (find (self, self->first));

  desk_front_desk_check_in (self->desk.page, visitor);
  desk_front_desk_check_in (self->desk.page, visitor);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_WAITING, 1);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_EXPECTED, 1);
  g_assert_cmpuint (desk_board_model_count (self->desk.board, DESK_SECTION_DONE), ==, 0);
}

/* Whose time has come is called before those who came earlier. */
static void
test_order (Day *self, gconstpointer data)
{
  DeskVisitor *booked;

  front_desk_enter (&self->desk, "", "10", "", TRUE);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_WAITING, 1);
  desk_front_desk_check_in (self->desk.page, find (self, self->first));
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_WAITING, 2);
  booked = desk_board_model_find_next (self->desk.board);
  g_assert_null (desk_visitor_get_appointment (booked));

  go_to (self, 30);
  booked = desk_board_model_find_next (self->desk.board);
  g_assert_nonnull (desk_visitor_get_appointment (booked));
}

/* Serving and finishing the visit receives the visitor; undo takes both back. */
static void
test_received (Day *self, gconstpointer data)
{
  DeskVisitActs *acts = desk_front_desk_page_get_acts (self->desk.page);
  DeskVisitor *visitor = g_object_ref (check_in (self, self->first));
  Office *office = &self->desk.office;

  g_assert_true (desk_visit_acts_step (acts, visitor, NULL, DESK_VISIT_SERVE, NULL, NULL, 0, NULL, NULL));
  WAIT_FOR (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "serving"));
  g_assert_true (desk_visit_acts_step (acts, visitor, NULL, DESK_VISIT_FINISH, NULL, NULL, 0, NULL, NULL));
  WAIT_FOR (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "done"));
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_DONE, 1);
  WAIT_FOR (undo (self) && desk_visitor_is_state (visitor, "serving"));
  WAIT_FOR (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "serving"));
  g_object_unref (visitor);
}

/* With a chief the reception goes on until it is written down what came of it. */
static void
test_result_needed (Day *self, gconstpointer data)
{
  DeskVisitActs *acts = desk_front_desk_page_get_acts (self->desk.page);
  DeskVisitor *visitor = g_object_ref (check_in (self, self->second));

  g_assert_true (desk_visit_acts_step (acts, visitor, NULL, DESK_VISIT_SERVE, NULL, NULL, 0, NULL, NULL));
  g_assert_true (desk_visit_acts_step (acts, visitor, NULL, DESK_VISIT_FINISH, NULL, NULL, 0, NULL, NULL));
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_DONE, 1);
  g_assert_true (booking_has (&self->desk.office, get_id (self->second), DESK_APPOINTMENT_STATE, "serving"));
  g_object_unref (visitor);
}

/* Whoever leaves before the reception gives the place up; that they were here stays written. */
static void
test_left (Day *self, gconstpointer data)
{
  DeskVisitActs *acts = desk_front_desk_page_get_acts (self->desk.page);
  DeskVisitor *visitor = check_in (self, self->first);
  Office *office = &self->desk.office;

  g_assert_true (desk_visit_acts_step (acts, visitor, NULL, DESK_VISIT_LEAVE, NULL, NULL, 0, NULL, NULL));
  WAIT_FOR (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "cancelled"));
  g_assert_true (booking_has (office, get_id (self->first), DESK_APPOINTMENT_CANCEL_REASON, "by_applicant"));
  g_assert_false (booking_has (office, get_id (self->first), DESK_APPOINTMENT_VISIT, NULL));
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type);
  return found;
}

/* Delete cancels with a reason, and can be taken back. */
static void
test_cancel (Day *self, gconstpointer data)
{
  Office *office = &self->desk.office;
  AdwDialog *dialog;

  select_visitor (self, find (self, self->first));
  g_assert_true (desk_front_desk_page_get_expected (self->desk.page) == find (self, self->first));
  front_desk_act (&self->desk, "visit.remove");
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->desk.window))) != NULL);
  g_signal_emit_by_name (dialog, "picked", "solved", NULL);
  adw_dialog_force_close (dialog);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_EXPECTED, 1);
  g_assert_true (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "cancelled"));
  g_assert_true (booking_has (office, get_id (self->first), DESK_APPOINTMENT_CANCEL_REASON, "solved"));
  WAIT_FOR (undo (self));
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_EXPECTED, 2);
  g_assert_true (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "booked"));
}

/* "Did not come" is offered when enough time has passed; whoever comes after all is checked in. */
static void
test_no_show (Day *self, gconstpointer data)
{
  Office *office = &self->desk.office;
  GtkWidget *page = GTK_WIDGET (self->desk.page);
  DeskVisitor *visitor = g_object_ref (find (self, self->first));

  select_visitor (self, visitor);
  g_assert_false (desk_front_desk_may_miss (self->desk.page, visitor));
  go_to (self, 45);
  g_assert_true (desk_front_desk_may_miss (self->desk.page, visitor));
  desk_front_desk_update_actions (self->desk.page);
  gtk_widget_activate_action (page, "expected.no-show", NULL);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_DONE, 1);
  g_assert_true (booking_has (office, get_id (self->first), DESK_APPOINTMENT_STATE, "no_show"));
  g_assert_cmpuint (desk_board_model_count (self->desk.board, DESK_SECTION_EXPECTED), ==, 1);

  desk_front_desk_check_in (self->desk.page, visitor);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_WAITING, 1);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_DONE, 0);
  g_object_unref (visitor);
}

static DeskRecord *
get_highlighted (Day *self)
{
  gboolean known = FALSE;

  return desk_matches_get_highlighted (TEMPLATE_CHILD (self->desk.page, "matches"), &known);
}

static void
press (Day *self, guint keyval)
{
  GtkEditable *text = gtk_editable_get_delegate (front_desk_get_who (&self->desk));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (text));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  g_assert_true (handled);
}

/* F2 offers only who is expected, the first one highlighted; what stood in the line comes back. */
static void
test_key (Day *self, gconstpointer data)
{
  GtkEditable *who = front_desk_get_who (&self->desk);

  gtk_editable_set_text (who, "Коваленко");
  front_desk_act (&self->desk, "front-desk.check-in");
  g_assert_cmpstr (gtk_editable_get_text (who), ==, "");
  g_assert_nonnull (get_highlighted (self));
  g_assert_cmpstr (desk_record_get_id (get_highlighted (self)), ==, get_id (self->first));

  /* On whichever layout: "мель" with Latin letters. */
  gtk_editable_set_text (who, "vtkm");
  g_assert_cmpstr (desk_record_get_id (get_highlighted (self)), ==, get_id (self->second));
  gtk_editable_set_text (who, "10:3");
  g_assert_cmpstr (desk_record_get_id (get_highlighted (self)), ==, get_id (self->first));
  gtk_editable_set_text (who, "ніхто");
  g_assert_null (get_highlighted (self));

  gtk_editable_set_text (who, "бон");
  press (self, GDK_KEY_Return);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_WAITING, 1);
  g_assert_true (booking_has (&self->desk.office, get_id (self->first), DESK_APPOINTMENT_STATE, "arrived"));
  g_assert_cmpstr (gtk_editable_get_text (who), ==, "Коваленко");
}

static void
test_key_escape (Day *self, gconstpointer data)
{
  GtkEditable *who = front_desk_get_who (&self->desk);

  gtk_editable_set_text (who, "Коваленко");
  front_desk_act (&self->desk, "front-desk.check-in");
  gtk_editable_set_text (who, "бон");
  press (self, GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (who), ==, "Коваленко");
  g_assert_cmpuint (desk_board_model_count (self->desk.board, DESK_SECTION_EXPECTED), ==, 2);
}

/* Whoever is booked for today is offered first also to somebody who just types the name. */
static void
test_matches (Day *self, gconstpointer data)
{
  DeskMatches *matches = TEMPLATE_CHILD (self->desk.page, "matches");

  gtk_editable_set_text (front_desk_get_who (&self->desk), "бонд");
  WAIT_FOR (desk_matches_is_open (matches));
  desk_matches_move (matches, 1);
  g_assert_cmpstr (desk_record_get_id (get_highlighted (self)), ==, get_id (self->first));
  desk_matches_move (matches, 1);
  g_assert_true (DESK_IS_PERSON (get_highlighted (self)));
}

/* Of a sealed matter the board tells no name; who types it finds the appointment all the same. */
static void
test_sealed (Day *self, gconstpointer data)
{
  Office *office = &self->desk.office;
  g_autoptr (DeskAppointment) sealed = NULL;
  g_autoptr (DeskRecord) after = NULL;
  g_auto (DeskVisitorWords) words = { 0 };

  sealed = booking_load (office, get_id (self->second));
  after = desk_record_copy (DESK_RECORD (sealed));
  desk_record_set_text (after, DESK_APPOINTMENT_TOPIC, "DV");
  booking_record (office, after, DESK_RECORD (sealed));
  WAIT_FOR (desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (find (self, self->second))),
                                  DESK_VISIT_TOPIC)
            != NULL);
  desk_visitor_describe (find (self, self->second), office->context, &words);
  g_assert_null (strstr (words.spoken, "Мельник"));
  front_desk_act (&self->desk, "front-desk.check-in");
  gtk_editable_set_text (front_desk_get_who (&self->desk), "мель");
  g_assert_cmpstr (desk_record_get_id (get_highlighted (self)), ==, get_id (self->second));
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* What nobody said anything about the day before is asked at the end of the day; it does not stand on the board. */
static void
test_end_of_day (Day *self, gconstpointer data)
{
  AdwDialog *dialog;

  desk_clock_set_now (self->desk.office.clock, MORNING + 3 * 24 * 60 * MINUTE); /* Monday */
  desk_board_model_tick (self->desk.board);
  WAIT_FOR_COUNT (&self->desk, DESK_SECTION_EXPECTED, 0);
  g_assert_cmpuint (desk_board_model_list_missed (self->desk.board)->len, ==, 2);
  front_desk_act (&self->desk, "front-desk.end-of-day");
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->desk.window))) != NULL);
  g_assert_true (says (GTK_WIDGET (dialog), "Бондар Ігор"));
  g_assert_nonnull (find_by_type (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW));

  desk_front_desk_miss_expected (self->desk.page, find (self, self->first));
  WAIT_FOR (booking_has (&self->desk.office, get_id (self->first), DESK_APPOINTMENT_STATE, "no_show"));
  adw_dialog_force_close (dialog);
}

#define ADD(path, func) g_test_add (path, Day, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/expected/section", test_section);
  ADD ("/expected/late", test_late);
  ADD ("/expected/check-in", test_check_in);
  ADD ("/expected/check-in-twice", test_check_in_twice);
  ADD ("/expected/order", test_order);
  ADD ("/expected/received", test_received);
  ADD ("/expected/result-needed", test_result_needed);
  ADD ("/expected/left", test_left);
  ADD ("/expected/cancel", test_cancel);
  ADD ("/expected/no-show", test_no_show);
  ADD ("/expected/key", test_key);
  ADD ("/expected/key-escape", test_key_escape);
  ADD ("/expected/matches", test_matches);
  ADD ("/expected/sealed", test_sealed);
  ADD ("/expected/end-of-day", test_end_of_day);
  return g_test_run ();
}
