// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments as a calendar file: made on the worker in one go, and put on disk by a thread of its own. A file that is not
// whole takes nobody's place.

#include "ui/appointments/calendar-file.h"

#include "journal/whole-file.h"
#include "model/icalendar.h"
#include "store/booking-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the worker is handed. */
typedef struct
{
  DeskBookingRange *range;
  DeskProfile *profile;
  char *language;
  char *title;
  char *address;
  gboolean with_names;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  desk_booking_range_free (self->range);
  g_object_unref (self->profile);
  g_free (self->language);
  g_free (self->title);
  g_free (self->address);
  g_free (self);
}

static Order *
order_new (DeskContext *context, const DeskCalendarWish *wish)
{
  DeskProfile *profile = desk_context_get_profile (context);
  DeskClock *clock = desk_context_get_clock (context);
  DeskStation *station = desk_context_get_station (context);
  const DeskBookingRange range = {
    .from = wish->from,
    .days = wish->n_days,
    .reception = (char *)wish->reception,
    .zone = desk_clock_get_zone (clock),
    .calendar = desk_profile_get_calendar (profile),
    .now = desk_clock_get_now (clock),
  };
  Order *self = g_new0 (Order, 1);

  self->range = desk_booking_range_copy (&range);
  self->profile = g_object_ref (profile);
  self->language = g_strdup (desk_context_get_language (context));
  self->title = g_strdup (wish->title);
  self->address =
      station != NULL ? g_strdup (desk_record_get_text (DESK_RECORD (station), DESK_STATION_ADDRESS)) : NULL;
  self->with_names = wish->with_names;
  return self;
}

static void
add_column (GArray *entries, const DeskBookingColumn *column)
{
  for (guint i = 0; i < column->rows->len; i++)
    {
      const DeskBookingRow *row = g_ptr_array_index (column->rows, i);
      DeskICalendarEntry entry = { row->appointment, column->reception, row->person };

      g_array_append_val (entries, entry);
    }
}

static gpointer
make (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autoptr (GPtrArray) days = desk_booking_load_range (database, order->range, cancellable, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DeskICalendarEntry));
  const DeskICalendar calendar = { .profile = order->profile,
                                   .language = order->language,
                                   .title = order->title,
                                   .address = order->address,
                                   .now = order->range->now,
                                   .with_names = order->with_names };
  DeskCalendarFile *file;

  if (days == NULL)
    return NULL;
  for (guint i = 0; i < days->len; i++)
    {
      const DeskBookingDay *day = g_ptr_array_index (days, i);

      for (guint j = 0; j < day->columns->len; j++)
        add_column (entries, g_ptr_array_index (day->columns, j));
    }
  file = g_new0 (DeskCalendarFile, 1);
  file->n_appointments = entries->len;
  file->text =
      desk_icalendar_write (&calendar, (const DeskICalendarEntry *)(gpointer)entries->data, entries->len);
  return file;
}

/**
 * desk_calendar_file_free:
 */
void
desk_calendar_file_free (DeskCalendarFile *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * desk_calendar_file_make_async:
 * @wish: copied
 *
 * Reads the appointments and makes the file of them.
 */
void
desk_calendar_file_make_async (DeskContext *context, const DeskCalendarWish *wish, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, make,
                         order_new (context, wish), order_free, (GDestroyNotify)desk_calendar_file_free,
                         cancellable, callback, user_data);
}

/**
 * desk_calendar_file_make_finish:
 * @store: the source of @result
 *
 * Returns: (transfer full) (nullable): the file, NULL with @error set
 */
DeskCalendarFile *
desk_calendar_file_make_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (store, result, error);
}

static void
write_in_thread (GTask *task, gpointer file, gpointer text, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GOutputStream) stream = desk_whole_file_open (file, G_FILE_CREATE_PRIVATE, cancellable, &error);

  if (stream != NULL
      && desk_whole_file_close (
          stream, g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, &error), &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_prefix_error (&error, "%s ",
                  _ ("The calendar file was not saved. Choose another folder or free some space."));
  g_task_return_error (task, error);
}

/**
 * desk_calendar_file_write_async:
 * @file: where it goes; only the owner can read it
 *
 * Writes the file. It takes its name when it is whole.
 */
void
desk_calendar_file_write_async (const DeskCalendarFile *self, GFile *file, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_calendar_file_write_async);
  g_task_set_task_data (task, g_strdup (self->text), g_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * desk_calendar_file_write_finish:
 *
 * Returns: whether the file is whole, FALSE with @error set
 */
gboolean
desk_calendar_file_write_finish (GFile *file, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
