// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a booking in a window, with a chief and a lawyer who receive, and somebody to be booked.
#pragma once

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

static inline void
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

static inline void
open_page (Form *self, AdwNavigationPage *page)
{
  self->page = DESK_BOOKING_PAGE (page);
  adw_navigation_view_push (self->view, page);
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack")), "form"));
  self->form = TEMPLATE_CHILD (page, "form");
  self->places = TEMPLATE_CHILD (self->form, "places");
}

static inline void
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

static inline void
tear_down (Form *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  office_settle ();
  g_object_unref (self->person);
  g_object_unref (self->chief);
  g_object_unref (self->lawyer);
  office_tear_down (&self->office, NULL);
}

static inline const char *
id_of (gpointer record)
{
  return desk_record_get_id (DESK_RECORD (record));
}

static inline void
open_for (Form *self, DeskPerson *person)
{
  const DeskBookingWish wish = { .person = person != NULL ? id_of (person) : NULL };

  open_page (self, desk_booking_page_new (self->office.context, &wish));
}

static inline DeskRecord *
get_record (Form *self)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (self->form));
}

static inline void
set (Form *self, DeskAppointmentField field, const char *text)
{
  desk_record_set_text (get_record (self), field, text);
}

static inline void
choose_service (Form *self, const char *service)
{
  set (self, DESK_APPOINTMENT_SERVICE, service);
  WAIT_FOR (desk_free_places_get_chosen (self->places) != NULL);
}

static inline const char *
get_start (Form *self)
{
  const DeskPlace *place = desk_free_places_get_chosen (self->places);

  return place != NULL ? place->slot.start : NULL;
}

static inline GtkListBoxRow *
get_row (Form *self, int position)
{
  return gtk_list_box_get_row_at_index (TEMPLATE_CHILD (self->places, "list"), position);
}

static inline const DeskPlace *
get_place (Form *self, int position)
{
  return desk_place_row_get_place (DESK_PLACE_ROW (get_row (self, position)));
}

static inline guint
count_places (Form *self)
{
  guint n = 0;

  while (get_row (self, (int)n) != NULL)
    n++;
  return n;
}

/* Sends a key to the capturing controller of a widget. */
static inline gboolean
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

static inline gboolean
press_digit (Form *self, int digit)
{
  return press (GTK_WIDGET (self->places), (guint)('0' + digit), (guint)(digit == 0 ? 19 : digit + 9));
}

static inline gboolean
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

static inline void
save (Form *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->form), "form.primary", NULL));
}

static inline gboolean
is_gone (Form *self)
{
  return adw_navigation_view_get_visible_page (self->view) != ADW_NAVIGATION_PAGE (self->page);
}

static inline gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static inline GPtrArray *
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
static inline DeskRecord *
load_last (Form *self)
{
  g_autoptr (GPtrArray) appointments = list (self, "appointment");

  g_assert_cmpuint (appointments->len, >, 0);
  return g_object_ref (g_ptr_array_index (appointments, appointments->len - 1));
}

static inline gpointer
list_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, DESK_BOOKING_DRAFT, error);
}

static inline guint
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

static inline void
type_day (Form *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (self->form, "day")), text);
}

static inline GPtrArray *
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

static inline gboolean
is_free (Form *self, const char *start)
{
  g_autoptr (GPtrArray) slots = list_free (self, 100);

  for (guint i = 0; i < slots->len; i++)
    if (g_str_equal (((DeskFreeSlot *)g_ptr_array_index (slots, i))->start, start))
      return TRUE;
  return FALSE;
}

static inline gboolean
is_first_free (Form *self, const char *start)
{
  g_autoptr (GPtrArray) slots = list_free (self, 1);

  return slots->len > 0 && g_str_equal (((DeskFreeSlot *)g_ptr_array_index (slots, 0))->start, start);
}
