// SPDX-License-Identifier: GPL-3.0-or-later
// Booking somebody: the next free places, what others do meanwhile, and what becomes of what was typed.

#include "booking-fixture.h"

#include "model/visit.h"
#include "store/booking.h"
#include "store/draft.h"
#include "store/error.h"
#include "ui/appointments/booking-editor.h"
#include "ui/appointments/booking-page.h"
#include "ui/appointments/day-row.h"
#include "ui/appointments/earlier-group.h"
#include "ui/appointments/free-places.h"
#include "ui/appointments/place-row.h"
#include "ui/appointments/reception-row.h"
#include "ui/widgets/form-row.h"

#include <string.h>

typedef struct
{
  Office office;
  DeskReception *chief;
  DeskReception *lawyer;
  DeskPerson *person;
  GtkWidget *window;
  AdwNavigationView *view;
  DeskBookingPage *page;
  DeskBookingEditor *form;
  DeskFreePlaces *places;
} Form;

static void
open_window (Form *self)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->window = adw_window_new ();
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->view));
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  adw_navigation_view_add (self->view, adw_navigation_page_new (gtk_entry_new (), "Appointments"));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
open_page (Form *self, AdwNavigationPage *page)
{
  self->page = DESK_BOOKING_PAGE (page);
  adw_navigation_view_push (self->view, page);
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack")), "form"));
  self->form = TEMPLATE_CHILD (page, "form");
  self->places = TEMPLATE_CHILD (self->form, "places");
}

static void
set_up (Form *self, gconstpointer data)
{
  office_set_up (&self->office, NULL);
  office_sign_in (&self->office);
  desk_clock_set_now (self->office.clock, MORNING);
  self->chief = booking_add_reception (&self->office, "Начальник", "chief", "personal");
  self->lawyer = booking_add_reception (&self->office, "Юрист", "guest", "lawyer");
  self->person = booking_add_person (&self->office, "Бондар", "Ігор");
  open_window (self);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Form *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  g_object_unref (self->person);
  g_object_unref (self->chief);
  g_object_unref (self->lawyer);
  office_tear_down (&self->office, NULL);
}

static const char *
id_of (gpointer record)
{
  return desk_record_get_id (DESK_RECORD (record));
}

static void
open_for (Form *self, DeskPerson *person)
{
  const DeskBookingWish wish = { .person = person != NULL ? id_of (person) : NULL };

  open_page (self, desk_booking_page_new (self->office.context, &wish));
}

static DeskRecord *
get_record (Form *self)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (self->form));
}

static void
set (Form *self, DeskAppointmentField field, const char *text)
{
  desk_record_set_text (get_record (self), field, text);
}

static void
choose_service (Form *self, const char *service)
{
  set (self, DESK_APPOINTMENT_SERVICE, service);
  WAIT_FOR (desk_free_places_get_chosen (self->places) != NULL);
}

static const char *
get_start (Form *self)
{
  const DeskPlace *place = desk_free_places_get_chosen (self->places);

  return place != NULL ? place->slot.start : NULL;
}

static GtkListBoxRow *
get_row (Form *self, int position)
{
  return gtk_list_box_get_row_at_index (TEMPLATE_CHILD (self->places, "list"), position);
}

static const DeskPlace *
get_place (Form *self, int position)
{
  return desk_place_row_get_place (DESK_PLACE_ROW (get_row (self, position)));
}

static guint
count_places (Form *self)
{
  guint n = 0;

  while (get_row (self, (int)n) != NULL)
    n++;
  return n;
}

/* Sends a key to the capturing controller of a widget. */
static gboolean
press (GtkWidget *widget, guint keyval, guint keycode)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, keycode, 0, &handled);
    }
  return handled;
}

static gboolean
press_digit (Form *self, int digit)
{
  return press (TEMPLATE_CHILD (self->places, "list"), (guint)('0' + digit),
                (guint)(digit == 0 ? 19 : digit + 9));
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

static void
save (Form *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.primary", NULL));
}

static gboolean
is_gone (Form *self)
{
  return adw_navigation_view_get_visible_page (self->view) != ADW_NAVIGATION_PAGE (self->page);
}

static gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static GPtrArray *
list (Form *self, const char *kind)
{
  DeskStore *store = desk_context_get_store (self->office.context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_all, (gpointer)kind, NULL, NULL, NULL,
                         office_on_done, &self->office);
  result = office_wait (&self->office);
  records = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return records;
}

/* The one appointment there is, or the one that was made last. */
static DeskRecord *
load_last (Form *self)
{
  g_autoptr (GPtrArray) appointments = list (self, "appointment");

  g_assert_cmpuint (appointments->len, >, 0);
  return g_object_ref (g_ptr_array_index (appointments, appointments->len - 1));
}

static gpointer
list_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, DESK_BOOKING_DRAFT, error);
}

static guint
count_drafts (Form *self)
{
  DeskStore *store = desk_context_get_store (self->office.context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  desk_store_call_async (store, DESK_PRIORITY_SAVING, list_drafts, NULL, NULL, NULL, NULL, office_on_done,
                         &self->office);
  result = office_wait (&self->office);
  drafts = desk_store_call_finish (store, result, NULL);
  return drafts->len;
}

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

  g_assert_true (press (TEMPLATE_CHILD (self->places, "list"), GDK_KEY_Page_Down, 0));
  WAIT_FOR (g_str_equal (get_place (self, 0)->slot.start, "2026-06-01T11:00"));
  g_assert_true (press_digit (self, 1));
  g_assert_cmpstr (get_start (self), ==, "2026-06-01T11:00");
  g_assert_true (press (TEMPLATE_CHILD (self->places, "list"), GDK_KEY_Page_Up, 0));
  g_assert_cmpstr (get_place (self, 0)->slot.start, ==, "2026-05-29T10:00");
  g_assert_cmpstr (get_start (self), ==, "2026-06-01T11:00");
}

static void
type_day (Form *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (self->form, "day")), text);
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
  settle ();
  desk_clock_set_now (self->office.clock, MORNING + 16 * MINUTE);
  first = booking_add (&self->office, self->lawyer, NULL, "2026-05-29T11:00");
  WAIT_FOR (get_start (self) == NULL);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (self->places, "message")));
  save (self);
  settle ();
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

static GPtrArray *
list_free (Form *self, guint limit)
{
  DeskStore *store = desk_context_get_store (self->office.context);
  DeskProfile *profile = desk_context_get_profile (self->office.context);
  DeskBookingQuery query = { .zone = desk_clock_get_zone (self->office.clock),
                             .calendar = desk_profile_get_calendar (profile),
                             .service = (char *)"lawyer",
                             .from = desk_clock_get_now (self->office.clock),
                             .now = desk_clock_get_now (self->office.clock),
                             .days = 10,
                             .limit = limit };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *slots;

  desk_store_call_async (store, DESK_PRIORITY_TYPING, (DeskStoreFunc)desk_booking_list_free,
                         desk_booking_query_copy (&query), (GDestroyNotify)desk_booking_query_free, NULL,
                         NULL, office_on_done, &self->office);
  result = office_wait (&self->office);
  slots = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return slots;
}

static gboolean
is_free (Form *self, const char *start)
{
  g_autoptr (GPtrArray) slots = list_free (self, 100);

  for (guint i = 0; i < slots->len; i++)
    if (g_str_equal (((DeskFreeSlot *)g_ptr_array_index (slots, i))->start, start))
      return TRUE;
  return FALSE;
}

static gboolean
is_first_free (Form *self, const char *start)
{
  g_autoptr (GPtrArray) slots = list_free (self, 1);

  return slots->len > 0 && g_str_equal (((DeskFreeSlot *)g_ptr_array_index (slots, 0))->start, start);
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
  settle ();
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
  settle ();
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
  settle ();
  g_assert_false (is_gone (self));
  set (self, DESK_APPOINTMENT_PHONE, "+380671234567");
  save (self);
  settle ();
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
  /* The own place does not hinder it. */
  g_assert_cmpstr (get_place (self, 1)->slot.start, ==, "2026-05-29T10:30");
  g_assert_cmpstr (desk_record_get_text (get_record (self), DESK_APPOINTMENT_QUESTION), ==, "Скарга на тишу");
  g_assert_true (press_digit (self, 4));
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
  settle ();
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
  settle ();
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

  ADD ("/booking/first", test_first);
  ADD ("/booking/fast", test_fast);
  ADD ("/booking/digits", test_digits);
  ADD ("/booking/day", test_day);
  ADD ("/booking/others", test_others);
  ADD ("/booking/taken", test_taken);
  ADD ("/booking/hold", test_hold);
  ADD ("/booking/hold-expires", test_hold_expires);
  ADD ("/booking/clock-set-back", test_clock_set_back);
  ADD ("/booking/outside", test_outside);
  ADD ("/booking/twice", test_twice);
  ADD ("/booking/phone", test_phone);
  ADD ("/booking/newcomer", test_newcomer);
  ADD ("/booking/requested", test_requested);
  ADD ("/booking/visit", test_visit);
  ADD ("/booking/walk-in", test_walk_in);
  ADD ("/booking/undo", test_undo);
  ADD ("/booking/move", test_move);
  ADD ("/booking/wish", test_wish);
  ADD ("/booking/draft", test_draft);
  ADD ("/booking/no-draft", test_no_draft);
  return g_test_run ();
}
