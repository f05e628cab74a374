// SPDX-License-Identifier: GPL-3.0-or-later
// Holding a place while a form is open, so that nobody else at this desk is offered it. Holds lie in a temporary table
// (database.c): they are of no use once the program is gone. They are a courtesy to who types; that nobody gets a place twice is
// decided where the appointment is saved.

#include "store/booking.h"

#include "store/booking-claim.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/query.h"
#include "store/records.h"

#include <glib/gi18n-lib.h>

/**
 * desk_hold_copy:
 */
DeskHold *
desk_hold_copy (const DeskHold *self)
{
  DeskHold *copy = g_new (DeskHold, 1);

  *copy = *self;
  copy->zone = g_time_zone_ref (self->zone);
  copy->reception = g_strdup (self->reception);
  copy->start = g_strdup (self->start);
  copy->ignore = g_strdup (self->ignore);
  return copy;
}

/**
 * desk_hold_free:
 */
void
desk_hold_free (DeskHold *self)
{
  g_time_zone_unref (self->zone);
  g_free (self->reception);
  g_free (self->start);
  g_free (self->ignore);
  g_free (self);
}

/* What nobody touched for so long, or was touched in a time that has not come yet, is over. */
static gboolean
drop_old (DeskDatabase *database, gint64 now, GError **error)
{
  return desk_database_change (database, error,
                               "DELETE FROM hold WHERE touched > ?1 OR touched + minutes * 60 <= ?1", "i",
                               now);
}

static gboolean
check_free (DeskBusyReader *reader, const DeskHold *hold, DeskReception *reception, gint64 begin,
            GError **error)
{
  const char *room = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_ROOM);
  const gint64 end = begin + (hold->length + desk_reception_get_gap (reception)) * 60;
  DeskBusyWhy why;

  if (!desk_busy_look (reader, reception, room, begin, end, &why, error))
    return FALSE;
  if (why != DESK_BUSY_FREE)
    desk_booking_set_taken (error, why, reception, room, hold->start);
  return why == DESK_BUSY_FREE;
}

static gboolean
check_place (DeskDatabase *database, const DeskHold *hold, DeskReception *reception, GError **error)
{
  DeskBusyReader reader;
  gint64 begin;
  gboolean is_free;

  if (!desk_wall_time_read (hold->zone, hold->start, &begin) || hold->length <= 0)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED, _ ("Choose one of the free places."));
      return FALSE;
    }
  is_free =
      desk_busy_reader_init (&reader, database, hold->zone, hold->ignore, hold->id, hold->touched, error)
      && check_free (&reader, hold, reception, begin, error);
  desk_busy_reader_clear (&reader);
  return is_free;
}

static gboolean
write_hold (DeskDatabase *database, DeskHold *hold, DeskReception *reception, GError **error)
{
  DeskRecord *record = DESK_RECORD (reception);

  if (hold->id != 0
      && !desk_database_change (database, error, "DELETE FROM hold WHERE id = ?", "i", hold->id))
    return FALSE;
  if (!desk_database_change (
          database, error,
          "INSERT INTO hold (id, reception, room, official, start, length, gap, touched, minutes)"
          " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?)",
          "issssiiii", hold->id, hold->reception, desk_record_get_text (record, DESK_RECEPTION_ROOM),
          desk_record_get_text (record, DESK_RECEPTION_OFFICIAL), hold->start, hold->length,
          desk_reception_get_gap (reception), hold->touched, hold->minutes))
    return FALSE;
  if (hold->id == 0)
    hold->id = desk_database_get_last_row (database);
  return TRUE;
}

/**
 * desk_booking_hold:
 * @hold: what is to be held; with an id what the form held before is let go for it, or only touched again
 *
 * Call it when a place is chosen and with each keystroke. A hold that was over meanwhile is made anew if the place is still
 * free.
 *
 * Returns: (transfer full): the id of the hold, to be freed with g_free(); NULL with %DESK_STORE_ERROR_TAKEN: then nothing is
 *   held any more
 */
gint64 *
desk_booking_hold (DeskDatabase *database, DeskHold *hold, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskRecord) reception = desk_records_load (database, "reception", hold->reception, error);

  if (reception == NULL || !drop_old (database, hold->touched, error))
    return NULL;
  if (!check_place (database, hold, DESK_RECEPTION (reception), error))
    {
      desk_booking_release (database, hold->id, NULL);
      return NULL;
    }
  return write_hold (database, hold, DESK_RECEPTION (reception), error)
             ? g_memdup2 (&hold->id, sizeof hold->id)
             : NULL;
}

/**
 * desk_booking_release:
 * @hold: id of a hold; one that is over is no error
 */
gboolean
desk_booking_release (DeskDatabase *database, gint64 hold, GError **error)
{
  return desk_database_change (database, error, "DELETE FROM hold WHERE id = ?", "i", hold);
}
