// SPDX-License-Identifier: GPL-3.0-or-later
// Booking somebody: who may be booked how, what is saved with it, and what becomes of what was typed.

#include "booking-form.h"

/* Outside of the hours only a head books, with a reason. */
static void
test_outside (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;
  DeskReceptionRow *reception;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  reception = TEMPLATE_CHILD (self->form, "reception");
  type_day (self, "1.6 16:15");
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-06-02T09:00") == 0);

  desk_reception_row_set_id (reception, id_of (self->lawyer));
  g_signal_emit_by_name (reception, "chosen");
  WAIT_FOR (g_strcmp0 (get_place (self, 0)->slot.start, "2026-06-01T16:15") == 0);
  g_assert_true (get_place (self, 0)->is_outside);
  g_assert_true (press_digit (self, 1));
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (self->form, "override_reason")));
  save (self);
  office_settle ();
  g_assert_false (is_gone (self));
  set (self, DESK_APPOINTMENT_OVERRIDE_REASON, "Приїхала здалеку");
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_START), ==, "2026-06-01T16:15");
}

/* The same person for the same service on the same day: shown, and booked with a reason. */
static void
test_twice (Form *self, gconstpointer data)
{
  g_autoptr (DeskAppointment) earlier =
      booking_add (&self->office, self->chief, self->person, "2026-05-29T12:00");
  GtkWidget *group;

  open_for (self, self->person);
  group = TEMPLATE_CHILD (self->form, "earlier");
  choose_service (self, "personal");
  set (self, DESK_APPOINTMENT_QUESTION, "Сусід шумить уночі");
  WAIT_FOR (gtk_widget_get_visible (group));
  g_assert_true (says (group, "Fri 29 May 2026, 12:00"));
  save (self);
  office_settle ();
  g_assert_false (is_gone (self));
  set (self, DESK_APPOINTMENT_CHECK_REASON, "Прийде з адвокатом");
  save (self);
  WAIT_FOR (is_gone (self));
}

/* A phone number is enough; without a name or a number nobody is booked, nor with a chief without the question. */
static void
test_phone (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;

  open_for (self, NULL);
  choose_service (self, "personal");
  save (self);
  office_settle ();
  g_assert_false (is_gone (self));
  set (self, DESK_APPOINTMENT_PHONE, "+380671234567");
  save (self);
  office_settle ();
  g_assert_false (is_gone (self));
  set (self, DESK_APPOINTMENT_QUESTION, "Сусід шумить уночі");
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_null (desk_record_get_text (stored, DESK_APPOINTMENT_PERSON));
}

/* A new name in the line is taken along by saving. */
static void
test_newcomer (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GVariant) typed = NULL;
  g_auto (GVariantDict) texts = G_VARIANT_DICT_INIT (NULL);

  open_for (self, NULL);
  choose_service (self, "lawyer");
  g_variant_dict_insert (&texts, "person", "s", "литвин тарас 0671112233");
  typed = g_variant_ref_sink (g_variant_dict_end (&texts));
  desk_form_rows_restore (GTK_WIDGET (self->form), typed);
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  persons = list (self, "person");
  g_assert_cmpuint (persons->len, ==, 2);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_PERSON), ==, id_of (persons->pdata[1]));
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_PHONE), ==, "+380671112233");
}

/* A reception of another desk is only asked for. */
static void
test_requested (Form *self, gconstpointer data)
{
  g_autoptr (DeskReception) shared = booking_add_reception (&self->office, "Пробація", "guest", "probation");
  g_autoptr (DeskRecord) before = desk_record_copy (DESK_RECORD (shared));
  g_autoptr (DeskRecord) stored = NULL;

  desk_record_set_boolean (DESK_RECORD (shared), DESK_RECEPTION_SHARED, TRUE);
  booking_record (&self->office, DESK_RECORD (shared), before);
  open_for (self, self->person);
  choose_service (self, "probation");
  g_assert_true (says (GTK_WIDGET (get_row (self, 0)), "will be confirmed"));
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_STATE), ==, "requested");
}

/* Booked in a visit, the two know each other, and the visit has its outcome. */
static void
test_visit (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "state", "serving", "topic", "CON", "person",
                                               id_of (self->person), NULL);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (DeskRecord) stored = NULL;
  DeskBookingWish wish = { NULL };

  booking_record (&self->office, visit, NULL);
  wish.visit = desk_record_get_id (visit);
  open_page (self, desk_booking_page_new (self->office.context, &wish));
  g_assert_cmpstr (desk_record_get_text (get_record (self), DESK_APPOINTMENT_PERSON), ==,
                   id_of (self->person));
  g_assert_cmpstr (desk_record_get_text (get_record (self), DESK_APPOINTMENT_TOPIC), ==, "CON");
  choose_service (self, "lawyer");
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_FROM_VISIT), ==,
                   desk_record_get_id (visit));
  visits = list (self, "visit");
  g_assert_cmpstr (desk_record_get_text (visits->pdata[0], DESK_VISIT_OUTCOME), ==, "booked");
}

/* Whoever came without an appointment is received now: appointment and visit begin together. */
static void
test_walk_in (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  desk_clock_set_now (self->office.clock, MORNING + 10 * MINUTE);
  open_for (self, self->person);
  choose_service (self, "lawyer");
  desk_record_set_boolean (get_record (self), DESK_APPOINTMENT_WALK_IN, TRUE);
  WAIT_FOR (count_places (self) == 1);
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-05-29T10:00") == 0);
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_STATE), ==, "arrived");
  visits = list (self, "visit");
  g_assert_cmpuint (visits->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_VISIT), ==, id_of (visits->pdata[0]));
  g_assert_cmpstr (desk_record_get_text (visits->pdata[0], DESK_VISIT_STATE), ==, "waiting");
  g_assert_cmpint (desk_record_get_integer (visits->pdata[0], DESK_VISIT_BOOKED), ==, MORNING);
}

static gboolean
undo (Form *self)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->view), "notice.undo", NULL);
}

/* The undo of a booking leaves it in the register as a mistake. */
static void
test_undo (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  WAIT_FOR (undo (self));
  WAIT_FOR (booking_has (&self->office, desk_record_get_id (stored), DESK_APPOINTMENT_STATE, "cancelled"));
  g_assert_true (
      booking_has (&self->office, desk_record_get_id (stored), DESK_APPOINTMENT_CANCEL_REASON, "mistake"));
  g_assert_true (is_first_free (self, "2026-05-29T10:00"));
}

/* Moving gives the old place back and books the new one at once; so does its undo. */
static void
test_move (Form *self, gconstpointer data)
{
  g_autoptr (DeskAppointment) old =
      booking_add (&self->office, self->chief, self->person, "2026-05-29T10:30");
  g_autoptr (DeskRecord) stored = NULL;
  const char *id = id_of (old);

  open_page (self, desk_booking_page_new_move (self->office.context, id, NULL));
  g_assert_true (says (GTK_WIDGET (self->form), "10:30–11:00"));
  WAIT_FOR (get_start (self) != NULL);
  /* Where the appointment is already is no place to move it to. */
  g_assert_cmpstr (get_place (self, 1)->slot.start, ==, "2026-05-29T11:00");
  g_assert_cmpstr (desk_record_get_text (get_record (self), DESK_APPOINTMENT_QUESTION), ==, "Скарга на тишу");
  g_assert_true (press_digit (self, 3));
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_true (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "moved"));
  g_assert_true (booking_has (&self->office, id, DESK_APPOINTMENT_MOVED_TO, desk_record_get_id (stored)));
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_MOVED_FROM), ==, id);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_STATE), ==, "booked");
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_START), ==, "2026-05-29T11:30");

  WAIT_FOR (undo (self));
  WAIT_FOR (booking_has (&self->office, id, DESK_APPOINTMENT_STATE, "booked"));
  g_assert_true (booking_has (&self->office, id, DESK_APPOINTMENT_MOVED_TO, NULL));
  g_assert_true (
      booking_has (&self->office, desk_record_get_id (stored), DESK_APPOINTMENT_STATE, "cancelled"));
}

/* A place that was chosen in the grid is the one that is chosen here. */
static void
test_wish (Form *self, gconstpointer data)
{
  const DeskBookingWish wish = { .person = id_of (self->person),
                                 .reception = id_of (self->lawyer),
                                 .start = "2026-06-02T11:30" };
  g_autoptr (DeskAppointment) other = NULL;
  GtkWidget *message;

  open_page (self, desk_booking_page_new (self->office.context, &wish));
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-06-02T11:30") == 0);
  g_assert_true (desk_free_places_is_own_choice (self->places));
  set (self, DESK_APPOINTMENT_SERVICE, "lawyer");
  WAIT_FOR (!desk_free_places_is_searching (self->places));
  g_assert_cmpstr (get_start (self), ==, "2026-06-02T11:30");
  desk_record_editor_discard (DESK_RECORD_EDITOR (self->form));
  WAIT_FOR (is_gone (self));

  /* Gone meanwhile: no other one is taken for it unseen. */
  WAIT_FOR (is_free (self, "2026-06-02T11:30"));
  other = booking_add (&self->office, self->lawyer, NULL, "2026-06-02T11:30");
  open_page (self, desk_booking_page_new (self->office.context, &wish));
  message = TEMPLATE_CHILD (self->places, "message");
  WAIT_FOR (gtk_widget_get_visible (message));
  g_assert_null (get_start (self));
}

/* What is typed is kept at once, also the place that was chosen, and is there again. */
static void
test_draft (Form *self, gconstpointer data)
{
  open_for (self, NULL);
  WAIT_FOR (count_drafts (self) == 0);
  choose_service (self, "lawyer");
  set (self, DESK_APPOINTMENT_QUESTION, "Сусід шумить уночі");
  type_day (self, "+3");
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-06-01T09:00") == 0);
  g_assert_true (press_digit (self, 4));
  WAIT_FOR (count_drafts (self) == 1);
  gtk_widget_activate_action (GTK_WIDGET (self->form), "form.save-draft", NULL);
  office_settle ();
  adw_navigation_view_pop (self->view);
  WAIT_FOR (is_gone (self));

  open_for (self, NULL);
  g_assert_cmpstr (desk_record_get_text (get_record (self), DESK_APPOINTMENT_QUESTION), ==,
                   "Сусід шумить уночі");
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-06-01T10:30") == 0);
  g_assert_true (desk_free_places_is_own_choice (self->places));
  desk_record_editor_discard (DESK_RECORD_EDITOR (self->form));
  WAIT_FOR (is_gone (self));
  WAIT_FOR (count_drafts (self) == 0);
}

/* A form in which nothing was typed leaves no draft. */
static void
test_no_draft (Form *self, gconstpointer data)
{
  open_for (self, self->person);
  WAIT_FOR (desk_earlier_group_get_appointments (TEMPLATE_CHILD (self->form, "earlier")) != NULL);
  office_settle ();
  adw_navigation_view_pop (self->view);
  WAIT_FOR (is_gone (self));
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

#define ADD(path, func) g_test_add (path, Form, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/booking-save/outside", test_outside);
  ADD ("/booking-save/twice", test_twice);
  ADD ("/booking-save/phone", test_phone);
  ADD ("/booking-save/newcomer", test_newcomer);
  ADD ("/booking-save/requested", test_requested);
  ADD ("/booking-save/visit", test_visit);
  ADD ("/booking-save/walk-in", test_walk_in);
  ADD ("/booking-save/undo", test_undo);
  ADD ("/booking-save/move", test_move);
  ADD ("/booking-save/wish", test_wish);
  ADD ("/booking-save/draft", test_draft);
  ADD ("/booking-save/no-draft", test_no_draft);
  return g_test_run ();
}
