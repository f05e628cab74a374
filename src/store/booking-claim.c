// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an appointment gets its place, decided inside the transaction that writes it and when everything of the save is
// written: so nobody can come in between, and of a move the old place is free already.

#include "store/booking-claim.h"

#include "model/appointment-step.h"
#include "model/moment.h"
#include "model/reception-plan.h"
#include "model/wall-time.h"
#include "store/booking-slot.h"
#include "store/error.h"
#include "store/records.h"
#include "store/rows.h"

#include <glib/gi18n-lib.h>

static void
clear_claim (gpointer data)
{
  DeskBookingClaim *claim = data;

  g_clear_object (&claim->calendar);
}

/**
 * desk_booking_claims_new:
 *
 * Returns: (transfer full) (element-type DeskBookingClaim): a list that owns what is in it
 */
GArray *
desk_booking_claims_new (void)
{
  GArray *claims = g_array_new (FALSE, FALSE, sizeof (DeskBookingClaim));

  g_array_set_clear_func (claims, clear_claim);
  return claims;
}

/* Returns: (transfer full): the reception, with its rules where they are wanted */
static DeskReception *
load_reception (DeskDatabase *database, const char *id, gboolean with_rules, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_RECEPTION, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM reception WHERE id = ?", columns);
  g_autoptr (DeskQuery) row = desk_query_new (database, sql, error);
  g_autoptr (DeskRecord) reception = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  desk_query_bind (row, "s", id);
  if (desk_query_next (row, &failed))
    reception = desk_rows_read (row, 0, DESK_TYPE_RECEPTION);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (reception == NULL)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                 _ ("This record is not on this desk (%s %s). Search for it again."), "reception",
                 id != NULL ? id : "");
  else if (!with_rules || desk_rows_read_entries (database, reception, error))
    return DESK_RECEPTION (g_steal_pointer (&reception));
  return NULL;
}

/**
 * desk_booking_claim_draw_state:
 * @reception: (nullable): id
 * @start: (nullable): wall time of the place
 *
 * Returns: (transfer full): the state of a new appointment there: "booked" where the place is this desk's, else "requested"
 */
char *
desk_booking_claim_draw_state (DeskDatabase *database, const char *reception, const char *start,
                               GError **error)
{
  g_autoptr (DeskReception) record = load_reception (database, reception, FALSE, error);
  gboolean firm;

  if (record == NULL || !desk_booking_slot_is_firm (database, record, start, &firm, error))
    return NULL;
  return g_strdup (firm ? "booked" : "requested");
}

static char *
show_start (const char *start)
{
  DeskMoment moment;

  return start != NULL && desk_moment_from_wall (start, &moment) ? desk_moment_echo (&moment)
                                                                 : g_strdup (start);
}

/**
 * desk_booking_set_taken:
 * @why: why the place cannot be had
 * @room: (nullable): the room it is about
 *
 * Sets %DESK_STORE_ERROR_TAKEN with what happened and what to do now.
 */
void
desk_booking_set_taken (GError **error, DeskBusyWhy why, DeskReception *reception, const char *room,
                        const char *start)
{
  const char *name = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME);
  g_autofree char *shown = show_start (start);

  if (name == NULL)
    name = "";
  if (why == DESK_BUSY_HELD)
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN,
        /* Translators: name of a reception, and a time such as "Fri 20 Nov 2026, 14:30". */
        _ ("“%s”, %s, is being booked in another form just now. Nothing was saved: choose another of the free places."),
        name, shown);
  else if (why == DESK_BUSY_ROOM)
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN,
        /* Translators: a room, and a time such as "Fri 20 Nov 2026, 14:30". */
        _ ("Room %s is taken by another reception at that time, %s. Nothing was saved: choose another of the free places."),
        room, shown);
  else if (why == DESK_BUSY_OFFICIAL)
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN,
        /* Translators: name of a reception, and a time such as "Fri 20 Nov 2026, 14:30". */
        _ ("Whoever receives in “%s” has somebody else in another reception at that time, %s. Nothing was saved: choose "
           "another of the free places."),
        name, shown);
  else
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN,
        /* Translators: name of a reception, and a time such as "Fri 20 Nov 2026, 14:30". */
        _ ("“%s”, %s, was given to somebody else. Nothing was saved: choose another of the free places."),
        name, shown);
}

static const char *
get_text (DeskRecord *record, DeskAppointmentField field)
{
  return record != NULL ? desk_record_get_text (record, field) : NULL;
}

static gint64
get_minutes (DeskRecord *record, DeskAppointmentField field)
{
  return desk_record_get_integer (record, field);
}

/* What took place already is a fact, whatever else is written there. */
static gboolean
wants_place (DeskRecord *before, DeskRecord *after)
{
  if (!desk_appointment_takes_place (DESK_APPOINTMENT (after))
      || g_strcmp0 (get_text (after, DESK_APPOINTMENT_STATE), "done") == 0)
    return FALSE;
  return before == NULL || !desk_appointment_takes_place (DESK_APPOINTMENT (before))
         || g_strcmp0 (get_text (before, DESK_APPOINTMENT_ROOM), get_text (after, DESK_APPOINTMENT_ROOM))
                != 0;
}

/* Returns: FALSE where it has no time that could be taken: nothing of the program makes such a one */
static gboolean
check_shape (DeskRecord *after, gint64 begin, GError **error)
{
  gint64 length = get_minutes (after, DESK_APPOINTMENT_LENGTH);
  gint64 gap = get_minutes (after, DESK_APPOINTMENT_GAP);

  if (begin != 0 && length > 0 && length <= DESK_RECEPTION_LONGEST && gap >= 0
      && gap <= DESK_RECEPTION_LONGEST - length)
    return TRUE;
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
      _ ("An appointment needs a time, and a length of twelve hours at most with its pause. Nothing was saved: choose "
         "one of the free places."));
  return FALSE;
}

/* A new one is none of the past, and one of the places there are. */
static gboolean
check_new (DeskRecord *after, DeskReception *reception, const DeskBookingClaim *claim, GTimeZone *zone,
           gint64 begin, gint64 now, GError **error)
{
  const char *start = get_text (after, DESK_APPOINTMENT_START);
  gboolean is_expected = desk_appointment_is_expected (DESK_APPOINTMENT (after));
  g_autoptr (DeskReceptionPlan) plan = NULL;
  g_autofree char *shown = show_start (start);
  DeskReceptionSlot slot;

  if (is_expected && begin < now)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN,
                   /* Translators: a time such as "Fri 20 Nov 2026, 14:30". */
                   _ ("%s has passed. Nothing was saved: choose a later place."), shown);
      return FALSE;
    }
  if (claim == NULL || !is_expected || get_text (after, DESK_APPOINTMENT_OVERRIDE_REASON) != NULL)
    return TRUE;
  plan = desk_reception_plan_new (reception, claim->calendar, zone);
  if (desk_reception_plan_find_slot (plan, start, &slot) && !slot.walk_in)
    return TRUE;

  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN,
      /* Translators: a time such as "Fri 20 Nov 2026, 14:30", and the name of a reception. */
      _ ("%s is no place of “%s” that can be booked: its rules were changed, or it is kept for people without an "
         "appointment. Nothing was saved: choose another of the free places."),
      shown, desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME));
  return FALSE;
}

static gboolean
check_free (DeskBusyReader *reader, DeskRecord *after, DeskReception *reception, gint64 begin, GError **error)
{
  const char *room = get_text (after, DESK_APPOINTMENT_ROOM);
  const gint64 end =
      begin + (get_minutes (after, DESK_APPOINTMENT_LENGTH) + get_minutes (after, DESK_APPOINTMENT_GAP)) * 60;
  DeskBusyWhy why;

  if (!desk_busy_look (reader, reception, room, begin, end, &why, error))
    return FALSE;
  if (why != DESK_BUSY_FREE)
    desk_booking_set_taken (error, why, reception, room, get_text (after, DESK_APPOINTMENT_START));
  return why == DESK_BUSY_FREE;
}

/**
 * desk_booking_claim_check:
 * @id: of an appointment that was written in this transaction
 * @before: (nullable): as it was before
 * @claim: (nullable): what else was asked for
 * @officer: code of the officer who saves
 * @now: seconds UTC
 *
 * Of a firm booking it is also written down whose the place is.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_TAKEN where the place cannot be had, or %DESK_STORE_ERROR_REFUSED
 */
gboolean
desk_booking_claim_check (DeskDatabase *database, const char *id, DeskRecord *before,
                          const DeskBookingClaim *claim, const char *officer, GTimeZone *zone, gint64 now,
                          GError **error)
{
  g_autoptr (DeskRecord) after = desk_records_load (database, "appointment", id, error);
  g_autoptr (DeskReception) reception = NULL;
  gint64 hold = claim != NULL ? claim->hold : 0;
  DeskBusyReader reader;
  gint64 begin;
  gboolean is_free;

  if (after == NULL || !wants_place (before, after))
    return after != NULL;
  begin = desk_appointment_get_begin (DESK_APPOINTMENT (after), zone);
  reception = load_reception (database, get_text (after, DESK_APPOINTMENT_RECEPTION),
                              before == NULL && claim != NULL, error);
  if (reception == NULL || !check_shape (after, begin, error)
      || (before == NULL && !check_new (after, reception, claim, zone, begin, now, error)))
    return FALSE;

  is_free = desk_busy_reader_init (&reader, database, zone, id, hold, now, error)
            && check_free (&reader, after, reception, begin, error);
  desk_busy_reader_clear (&reader);
  return is_free && (hold == 0 || desk_booking_release (database, hold, error))
         && desk_booking_slot_write (database, after, reception, officer, now, error);
}

/**
 * desk_booking_claim_give_back:
 * @id: of a reception that was written in this transaction
 * @before: as it was before
 *
 * Where the places are this desk's no more they are given back.
 */
gboolean
desk_booking_claim_give_back (DeskDatabase *database, const char *id, DeskRecord *before, const char *officer,
                              GTimeZone *zone, gint64 now, GError **error)
{
  const char *desk = desk_database_get_desk (database);
  g_autoptr (DeskReception) after = load_reception (database, id, FALSE, error);
  g_autofree char *today = desk_wall_time_day (zone, now);

  if (after == NULL)
    return FALSE;
  return !desk_reception_is_firm (DESK_RECEPTION (before), desk) || desk_reception_is_firm (after, desk)
         || desk_booking_slot_give_back (database, id, today, officer, now, error);
}
