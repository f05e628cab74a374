// SPDX-License-Identifier: GPL-3.0-or-later
// Booking somebody: the next free places, how long one is kept, and what others do meanwhile.

#include "booking-form.h"

/* A service lists the next ten places, the first of which is chosen; nothing else is needed. */
static void
test_first (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;

  open_for (self, self->person);
  g_assert_cmpuint (count_places (self), ==, 0);
  choose_service (self, "lawyer");
  g_assert_cmpuint (count_places (self), ==, 10);
  g_assert_cmpstr (get_start (self), ==, "2026-05-29T10:00");
  g_assert_false (desk_free_places_is_own_choice (self->places));
  g_assert_true (says (GTK_WIDGET (self->places), "Today, Fri 29 May 2026"));
  g_assert_true (says (GTK_WIDGET (self->places), "Mon 1 Jun 2026"));

  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_STATE), ==, "booked");
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_START), ==, "2026-05-29T10:00");
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_PERSON), ==, id_of (self->person));
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_RECEPTION), ==, id_of (self->lawyer));
  g_assert_nonnull (desk_record_get_text (stored, DESK_APPOINTMENT_NO));
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

/* Saving is asked for before the places are there: it waits for them. */
static void
test_fast (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) stored = NULL;

  open_for (self, self->person);
  set (self, DESK_APPOINTMENT_SERVICE, "lawyer");
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_START), ==, "2026-05-29T10:00");
}

/* A digit takes a place and leads on; the pages of ten follow each other. */
static void
test_digits (Form *self, gconstpointer data)
{
  GtkWidget *focus;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  g_assert_true (press_digit (self, 3));
  g_assert_cmpstr (get_start (self), ==, "2026-05-29T11:00");
  g_assert_true (desk_free_places_is_own_choice (self->places));
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, TEMPLATE_CHILD (self->form, "question")));
  g_assert_true (press_digit (self, 0));
  g_assert_cmpstr (get_start (self), ==, "2026-06-01T10:30");

  g_assert_true (press (GTK_WIDGET (self->places), GDK_KEY_Page_Down, 0));
  WAIT_FOR (g_str_equal (get_place (self, 0)->slot.start, "2026-06-01T11:00"));
  g_assert_true (press_digit (self, 1));
  g_assert_cmpstr (get_start (self), ==, "2026-06-01T11:00");
  g_assert_true (press (GTK_WIDGET (self->places), GDK_KEY_Page_Up, 0));
  g_assert_cmpstr (get_place (self, 0)->slot.start, ==, "2026-05-29T10:00");
  g_assert_cmpstr (get_start (self), ==, "2026-06-01T11:00");
}

/* From a day on, in the date grammar; in the past nobody is booked. */
static void
test_day (Form *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *start;
  } cases[] = {
    { "+3", "2026-06-01T09:00" },        { "вт", "2026-06-02T09:00" },   { "3.6", "2026-06-03T09:00" },
    { "зв", "2026-06-01T09:00" },        { "30.5", "2026-06-01T09:00" }, { "1.6 11:00", "2026-06-01T11:00" },
    { "1.6 12:50", "2026-06-02T09:00" }, { "", "2026-05-29T10:00" },
  };
  GtkWidget *day;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  day = TEMPLATE_CHILD (self->form, "day");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type_day (self, cases[i].text);
      WAIT_FOR (g_strcmp0 (get_start (self), cases[i].start) == 0);
    }

  for (const char *const *wrong = (const char *const[]){ "1.5", "31.6", "дещо", NULL }; *wrong != NULL;
       wrong++)
    {
      type_day (self, *wrong);
      g_signal_emit_by_name (day, "entry-activated");
      if (g_str_equal (*wrong, "1.5"))
        continue; /* of the next year */
      g_assert_true (gtk_widget_has_css_class (day, "error"));
    }
  type_day (self, "01.05.2026");
  g_signal_emit_by_name (day, "entry-activated");
  g_assert_true (says (day, "in the past"));
}

static void
choose_day (Form *self, const char *text)
{
  GtkWidget *day = TEMPLATE_CHILD (self->form, "day");

  gtk_widget_grab_focus (day);
  type_day (self, text);
  g_signal_emit_by_name (day, "entry-activated");
}

static GtkWidget *
get_focus (Form *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

/* Enter behind a day leads to its places, also while they are looked up; a digit that is pressed meanwhile means one of them, and
   none of those that are still listed. Where there are none another day can be typed. */
static void
test_chosen_day (Form *self, gconstpointer data)
{
  g_autoptr (DeskRecord) ended = NULL;

  adw_navigation_view_set_animate_transitions (self->view, FALSE);
  open_for (self, self->person);
  choose_service (self, "lawyer");
  choose_day (self, "вт");
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-06-02T09:00") == 0);
  office_settle ();
  g_assert_true (DESK_IS_PLACE_ROW (get_focus (self)));
  g_assert_cmpstr (desk_place_row_get_place (DESK_PLACE_ROW (get_focus (self)))->slot.start, ==,
                   "2026-06-02T09:00");

  choose_day (self, "+5");
  g_assert_true (press_digit (self, 3));
  g_assert_cmpstr (get_start (self), ==, "2026-06-02T09:00");
  WAIT_FOR (g_strcmp0 (get_start (self), "2026-06-03T10:00") == 0);
  g_assert_true (desk_free_places_is_own_choice (self->places));
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), TEMPLATE_CHILD (self->form, "question")));

  ended = desk_record_copy (DESK_RECORD (self->lawyer));
  desk_record_set_text (ended, DESK_RECEPTION_VALID_TO, "2026-06-30");
  booking_record (&self->office, ended, DESK_RECORD (self->lawyer));
  choose_day (self, "1.7");
  WAIT_FOR (count_places (self) == 0);
  office_settle ();
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), TEMPLATE_CHILD (self->form, "day")));
  g_assert_true (says (GTK_WIDGET (self->places), "choose another day"));
}

/* What others book does not move what the officer is about to take. */
static void
test_others (Form *self, gconstpointer data)
{
  g_autoptr (DeskAppointment) other = NULL;
  g_autoptr (DeskAppointment) first = NULL;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  other = booking_add (&self->office, self->lawyer, NULL, "2026-05-29T10:30");
  WAIT_FOR (get_place (self, 1)->is_gone);
  g_assert_cmpstr (get_place (self, 2)->slot.start, ==, "2026-05-29T11:00");
  g_assert_cmpstr (get_start (self), ==, "2026-05-29T10:00");
  g_assert_true (press_digit (self, 2));
  g_assert_cmpstr (get_start (self), ==, "2026-05-29T10:00");

  /* The place that was chosen, as soon as it is not kept any more: nothing is chosen in its stead. */
  g_assert_true (press_digit (self, 3));
  office_settle ();
  desk_clock_set_now (self->office.clock, MORNING + 16 * MINUTE);
  first = booking_add (&self->office, self->lawyer, NULL, "2026-05-29T11:00");
  WAIT_FOR (get_start (self) == NULL);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (self->places, "message")));
  save (self);
  office_settle ();
  g_assert_false (is_gone (self));
}

/* Somebody is faster by a moment: the words stand at the list, and nothing typed is lost. */
static void
test_taken (Form *self, gconstpointer data)
{
  g_autoptr (DeskAppointment) other =
      g_object_new (DESK_TYPE_APPOINTMENT, "service", "lawyer", "state", "booked", NULL);
  g_autoptr (DeskSave) act = NULL;
  g_autoptr (DeskRecord) stored = NULL;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  set (self, DESK_APPOINTMENT_QUESTION, "Сусід шумить уночі");
  g_assert_true (press_digit (self, 3));
  WAIT_FOR (gtk_widget_get_visible (TEMPLATE_CHILD (self->places, "hold_label")));
  desk_clock_set_now (self->office.clock, MORNING + 16 * MINUTE);
  desk_appointment_set_place (other, self->lawyer, "2026-05-29T11:00");
  act = desk_context_new_save (self->office.context);
  desk_save_add (act, DESK_RECORD (other), NULL, 0, NULL);
  desk_store_save_async (desk_context_get_store (self->office.context), act, office_on_done, &self->office);
  save (self);
  WAIT_FOR (get_start (self) == NULL);
  WAIT_FOR (gtk_widget_get_visible (TEMPLATE_CHILD (self->places, "message")));
  g_clear_object (&self->office.result);
  g_assert_false (is_gone (self));
  g_assert_true (get_place (self, 2)->is_gone);
  g_assert_cmpstr (desk_record_get_text (get_record (self), DESK_APPOINTMENT_QUESTION), ==,
                   "Сусід шумить уночі");

  WAIT_FOR (!desk_free_places_is_searching (self->places));
  g_assert_true (press_digit (self, 2));
  save (self);
  WAIT_FOR (is_gone (self));
  stored = load_last (self);
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_START), ==, "2026-05-29T10:30");
  g_assert_cmpstr (desk_record_get_text (stored, DESK_APPOINTMENT_QUESTION), ==, "Сусід шумить уночі");
}

/* The place is kept while somebody types, not for ever, and given back with the form. */
static void
test_hold (Form *self, gconstpointer data)
{
  GtkWidget *label;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  label = TEMPLATE_CHILD (self->places, "hold_label");
  WAIT_FOR (is_first_free (self, "2026-05-29T10:30"));
  WAIT_FOR (gtk_widget_get_visible (label));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "10:15"));

  desk_record_editor_discard (DESK_RECORD_EDITOR (self->form));
  WAIT_FOR (is_first_free (self, "2026-05-29T10:00"));
}

/* Over after a quarter of an hour without a key; the next one keeps it again. */
static void
test_hold_expires (Form *self, gconstpointer data)
{
  GtkWidget *label;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  g_assert_true (press_digit (self, 3));
  label = TEMPLATE_CHILD (self->places, "hold_label");
  WAIT_FOR (gtk_widget_get_visible (label));
  desk_clock_set_now (self->office.clock, MORNING + 15 * MINUTE);
  WAIT_FOR (gtk_widget_has_css_class (label, "warning"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "not kept"));
  press (GTK_WIDGET (self->form), GDK_KEY_a, 38);
  WAIT_FOR (!gtk_widget_has_css_class (label, "warning"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "10:30"));
  g_assert_cmpstr (get_start (self), ==, "2026-05-29T11:00");
}

/* The clock is set back during a hold: that is said, and the hold does not last for ever. */
static void
test_clock_set_back (Form *self, gconstpointer data)
{
  GtkWidget *label;

  open_for (self, self->person);
  choose_service (self, "lawyer");
  label = TEMPLATE_CHILD (self->places, "hold_label");
  WAIT_FOR (gtk_widget_get_visible (label));
  desk_clock_set_now (self->office.clock, MORNING - 20 * MINUTE);
  WAIT_FOR (gtk_widget_has_css_class (label, "warning"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "set back"));
  press (GTK_WIDGET (self->form), GDK_KEY_a, 38);
  WAIT_FOR (!gtk_widget_has_css_class (label, "warning"));
}

#define ADD(path, func) g_test_add (path, Form, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/booking/first", test_first);
  ADD ("/booking/fast", test_fast);
  ADD ("/booking/digits", test_digits);
  ADD ("/booking/day", test_day);
  ADD ("/booking/chosen-day", test_chosen_day);
  ADD ("/booking/others", test_others);
  ADD ("/booking/taken", test_taken);
  ADD ("/booking/hold", test_hold);
  ADD ("/booking/hold-expires", test_hold_expires);
  ADD ("/booking/clock-set-back", test_clock_set_back);
  return g_test_run ();
}
