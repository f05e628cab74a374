// SPDX-License-Identifier: GPL-3.0-or-later
// The receptions this desk knows with their plans, kept from one question to the next: the booking form asks at each key, and rules
// change some times a year.

#include "store/booking-receptions.h"

#include "store/database-private.h"
#include "store/records.h"

#include <sqlite3.h>

#define KEPT "desk-reception-book"

static void
book_free (gpointer data)
{
  DeskReceptionBook *self = data;

  g_ptr_array_unref (self->receptions);
  g_ptr_array_unref (self->plans);
  g_object_unref (self->calendar);
  g_time_zone_unref (self->zone);
  g_free (self);
}

static DeskReceptionBook *
book_new (GPtrArray *receptions, DeskCalendar *calendar, GTimeZone *zone)
{
  DeskReceptionBook *self = g_new (DeskReceptionBook, 1);

  self->receptions = receptions;
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_reception_plan_free);
  self->calendar = g_object_ref (calendar);
  self->zone = g_time_zone_ref (zone);
  for (guint i = 0; i < receptions->len; i++)
    g_ptr_array_add (self->plans,
                     desk_reception_plan_new (g_ptr_array_index (receptions, i), calendar, zone));
  return self;
}

/**
 * desk_reception_book_read:
 * @calendar: the country's days off
 * @zone: the station's
 *
 * Call it outside of transactions.
 *
 * Returns: (transfer none) (nullable): the receptions as they are, until the next question; NULL with @error set
 */
const DeskReceptionBook *
desk_reception_book_read (DeskDatabase *database, DeskCalendar *calendar, GTimeZone *zone,
                          GCancellable *cancellable, GError **error)
{
  DeskReceptionBook *kept = g_object_get_data (G_OBJECT (database), KEPT);
  GPtrArray *receptions;

  g_return_val_if_fail (sqlite3_get_autocommit (desk_database_get_handle (database)), NULL);

  if (kept != NULL && kept->calendar == calendar && kept->zone == zone)
    return kept;
  receptions = desk_records_load_all (database, "reception", cancellable, error);
  if (receptions == NULL || !desk_records_read_owners (database, receptions, error))
    {
      g_clear_pointer (&receptions, g_ptr_array_unref);
      return NULL;
    }
  kept = book_new (receptions, calendar, zone);
  g_object_set_data_full (G_OBJECT (database), KEPT, kept, book_free);
  return kept;
}

/**
 * desk_reception_book_forget:
 * To be called where a reception is written.
 */
void
desk_reception_book_forget (DeskDatabase *database)
{
  g_object_set_data (G_OBJECT (database), KEPT, NULL);
}
