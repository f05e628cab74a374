// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one or more days of receptions.

#include "ui/appointments/day-file.h"

#include "store/records.h"

#include <string.h>

static void
closure_free (gpointer data)
{
  DeskDayClosure *self = data;

  g_object_unref (self->reception);
  g_free (self->reason);
  g_free (self);
}

/**
 * desk_day_file_free:
 */
void
desk_day_file_free (DeskDayFile *self)
{
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->closures, g_ptr_array_unref);
  g_free (self);
}

/* The exception by which the reception is closed on the whole day. */
static const char *
find_closing (DeskRecord *reception, const char *day)
{
  g_autofree const char **keys = desk_record_list_keys (reception, DESK_RECEPTION_EXCEPTION);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *from = desk_record_get_entry_text (reception, DESK_RECEPTION_EXCEPTION_FROM, keys[i]);
      const char *to = desk_record_get_entry_text (reception, DESK_RECEPTION_EXCEPTION_TO, keys[i]);
      const char *kind = desk_record_get_entry_text (reception, DESK_RECEPTION_EXCEPTION, keys[i]);

      if (g_strcmp0 (kind, "closed") == 0 && from != NULL && strcmp (from, day) <= 0
          && strcmp (to != NULL ? to : from, day) >= 0)
        return keys[i];
    }
  return NULL;
}

/* Whether there would be places but for the exceptions. */
static gboolean
would_receive (DeskRecord *reception, DeskBookingRange *range)
{
  g_autoptr (DeskRecord) always = desk_record_copy (reception);
  g_autofree const char **keys = desk_record_list_keys (always, DESK_RECEPTION_EXCEPTION);
  g_autoptr (GArray) slots = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    desk_record_set_entry (always, DESK_RECEPTION_EXCEPTION, keys[i], NULL);
  slots = desk_reception_list_slots (DESK_RECEPTION (always), range->calendar, range->zone, &range->from);
  return slots->len > 0;
}

static void
look_for_closure (DeskDayFile *self, DeskRecord *reception, DeskBookingRange *range)
{
  char day[16];
  const char *key;
  DeskDayClosure *closure;

  g_date_strftime (day, sizeof day, "%Y-%m-%d", &range->from);
  key = find_closing (reception, day);
  if (key == NULL || desk_day_file_find_column (self, desk_record_get_id (reception)) != NULL
      || !would_receive (reception, range))
    return;
  closure = g_new0 (DeskDayClosure, 1);
  closure->reception = DESK_RECEPTION (g_object_ref (reception));
  closure->reason = g_strdup (desk_record_get_entry_text (reception, DESK_RECEPTION_EXCEPTION_REASON, key));
  g_ptr_array_add (self->closures, closure);
}

static gboolean
look_at_receptions (DeskDayFile *self, DeskDatabase *database, DeskBookingRange *range,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) receptions = desk_records_load_all (database, "reception", cancellable, error);

  if (receptions == NULL || (range->days == 1 && !desk_records_read_owners (database, receptions, error)))
    return FALSE;
  for (guint i = 0; i < receptions->len; i++)
    {
      DeskRecord *reception = g_ptr_array_index (receptions, i);

      if (desk_record_get_boolean (reception, DESK_RECEPTION_ENDED))
        continue;
      self->has_receptions = TRUE;
      if (range->days == 1)
        look_for_closure (self, reception, range);
    }
  return TRUE;
}

static gpointer
load (DeskDatabase *database, gpointer range, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskDayFile) self = g_new0 (DeskDayFile, 1);

  self->base = desk_database_get_position (database);
  self->closures = g_ptr_array_new_with_free_func (closure_free);
  self->days = desk_booking_load_range (database, range, cancellable, error);
  if (self->days == NULL || !look_at_receptions (self, database, range, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desk_day_file_load_async:
 * @from: the first day
 * @counts_only: only how full they are
 */
void
desk_day_file_load_async (DeskContext *context, const GDate *from, guint n_days, gboolean counts_only,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DeskBookingRange range = {
    .from = *from,
    .days = n_days,
    .zone = desk_clock_get_zone (desk_context_get_clock (context)),
    .calendar = desk_profile_get_calendar (desk_context_get_profile (context)),
    .now = desk_clock_get_now (desk_context_get_clock (context)),
    .counts_only = counts_only,
  };

  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load,
                         desk_booking_range_copy (&range), (GDestroyNotify)desk_booking_range_free,
                         (GDestroyNotify)desk_day_file_free, cancellable, callback, user_data);
}

/**
 * desk_day_file_load_finish:
 * @store: the source of @result
 *
 * Returns: (transfer full) (nullable): the days, NULL with @error set
 */
DeskDayFile *
desk_day_file_load_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (store, result, error);
}

/**
 * desk_day_file_find_column:
 * @reception: id
 *
 * Returns: (transfer none) (nullable): the reception on the first day it receives
 */
const DeskBookingColumn *
desk_day_file_find_column (DeskDayFile *self, const char *reception)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      DeskBookingDay *day = g_ptr_array_index (self->days, i);

      for (guint j = 0; j < day->columns->len; j++)
        {
          DeskBookingColumn *column = g_ptr_array_index (day->columns, j);

          if (g_strcmp0 (desk_record_get_id (DESK_RECORD (column->reception)), reception) == 0)
            return column;
        }
    }
  return NULL;
}

/**
 * desk_day_file_find_row:
 * @appointment: id
 * @column: (out) (nullable): whose it is
 *
 * Returns: (transfer none) (nullable): the appointment
 */
const DeskBookingRow *
desk_day_file_find_row (DeskDayFile *self, const char *appointment, const DeskBookingColumn **column)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      DeskBookingDay *day = g_ptr_array_index (self->days, i);

      for (guint j = 0; j < day->columns->len; j++)
        {
          *column = g_ptr_array_index (day->columns, j);
          for (guint k = 0; k < (*column)->rows->len; k++)
            {
              DeskBookingRow *row = g_ptr_array_index ((*column)->rows, k);

              if (g_strcmp0 (desk_record_get_id (DESK_RECORD (row->appointment)), appointment) == 0)
                return row;
            }
        }
    }
  return NULL;
}
