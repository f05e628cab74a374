// SPDX-License-Identifier: GPL-3.0-or-later
// Who is booked with a reception. A booking stays valid whatever becomes of the rules: that is why the head is told whom a
// change leaves outside of them.

#include "ui/settings/reception-bookings.h"

#include "model/moment.h"
#include "model/phone.h"
#include "model/reception-plan.h"
#include "model/reception-text.h"
#include "store/booking-day.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* More than that nobody reads in a question; the place Appointments shows them all. */
#define LISTED 50

typedef struct
{
  char *reception;
  char *from;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->reception);
  g_free (wanted->from);
  g_free (wanted);
}

static gpointer
load_coming (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return desk_booking_list_coming (database, wanted->reception, wanted->from, error);
}

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *rows = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * desk_reception_bookings_load_async:
 * @reception: id
 *
 * Asks who is booked with the reception from now on and has still to come.
 */
void
desk_reception_bookings_load_async (DeskContext *context, const char *reception, GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (context));
  GTask *task = g_task_new (context, NULL, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  g_task_set_source_tag (task, desk_reception_bookings_load_async);
  wanted->reception = g_strdup (reception);
  wanted->from = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_coming, wanted,
                         wanted_free, (GDestroyNotify)g_ptr_array_unref, NULL, on_loaded, task);
}

/**
 * desk_reception_bookings_load_finish:
 *
 * Returns: (transfer full) (element-type DeskBookingRow) (nullable): by time; NULL with @error set
 */
GPtrArray *
desk_reception_bookings_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whether the whole visit lies in the hours of the reception; their division into places may be another by now. */
static gboolean
is_inside (DeskReceptionPlan *plan, DeskRecord *appointment)
{
  const char *start = desk_record_get_text (appointment, DESK_APPOINTMENT_START);
  g_autofree char *date = g_strndup (start != NULL ? start : "", strlen ("2026-11-24"));
  guint32 julian = desk_reception_read_day (date, FALSE);
  g_autoptr (GArray) hours = NULL;
  int from, to;
  GDate day;

  if (julian == 0 || strlen (start) <= strlen ("2026-11-24T"))
    return FALSE;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);
  from = desk_reception_read_hour (start + strlen ("2026-11-24T"));
  to = from + (int)desk_record_get_integer (appointment, DESK_APPOINTMENT_LENGTH);
  hours = desk_reception_plan_list_hours (plan, &day);
  for (guint i = 0; from >= 0 && i < hours->len; i++)
    if (g_array_index (hours, DeskReceptionHours, i).from <= from
        && g_array_index (hours, DeskReceptionHours, i).to >= to)
      return TRUE;
  return FALSE;
}

/**
 * desk_reception_bookings_find_outside:
 * @rows: (element-type DeskBookingRow): who has still to come
 * @before: the rules as they were saved
 * @after: the rules as they shall be
 *
 * Who lay outside of the rules before is not told again.
 *
 * Returns: (transfer full) (element-type DeskBookingRow): those of @rows, which owns them, that @after leaves outside
 */
GPtrArray *
desk_reception_bookings_find_outside (GPtrArray *rows, DeskReception *before, DeskReception *after,
                                      DeskContext *context)
{
  DeskCalendar *calendar = desk_profile_get_calendar (desk_context_get_profile (context));
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (context));
  g_autoptr (DeskReceptionPlan) old_plan = desk_reception_plan_new (before, calendar, zone);
  g_autoptr (DeskReceptionPlan) new_plan = desk_reception_plan_new (after, calendar, zone);
  GPtrArray *outside = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      DeskBookingRow *row = g_ptr_array_index (rows, i);

      if (is_inside (old_plan, DESK_RECORD (row->appointment))
          && !is_inside (new_plan, DESK_RECORD (row->appointment)))
        g_ptr_array_add (outside, row);
    }
  return outside;
}

static char *
write_name (const DeskBookingRow *row)
{
  const char *phone = desk_record_get_text (DESK_RECORD (row->appointment), DESK_APPOINTMENT_PHONE);

  if (row->person != NULL)
    return desk_person_get_short_name (row->person);
  return phone != NULL ? desk_phone_display (phone) : g_strdup ("");
}

static GtkWidget *
make_row (const DeskBookingRow *booking)
{
  GtkWidget *row = adw_action_row_new ();
  DeskRecord *record = DESK_RECORD (booking->appointment);
  const char *start = desk_record_get_text (record, DESK_APPOINTMENT_START);
  const char *no = desk_record_get_text (record, DESK_APPOINTMENT_NO);
  g_autofree char *name = write_name (booking);
  g_autofree char *when = NULL;
  g_autofree char *subtitle = NULL;
  DeskMoment moment;

  when =
      start != NULL && desk_moment_from_wall (start, &moment) ? desk_moment_echo (&moment) : g_strdup (start);
  subtitle = no != NULL ? g_strdup_printf ("%s · %s", name, no) : g_strdup (name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when != NULL ? when : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/**
 * desk_reception_bookings_make_list:
 * @rows: (element-type DeskBookingRow)
 *
 * Returns: (transfer floating): a list of when each comes and who it is, for a question
 */
GtkWidget *
desk_reception_bookings_make_list (GPtrArray *rows)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Appointments"),
                                  -1);
  for (guint i = 0; i < MIN (rows->len, LISTED); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (rows, i)));
  if (rows->len > LISTED)
    {
      g_autofree char *more =
          g_strdup_printf (ngettext ("%u more", "%u more", rows->len - LISTED), rows->len - LISTED);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  return scrolled;
}
