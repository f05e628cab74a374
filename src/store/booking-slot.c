// SPDX-License-Identifier: GPL-3.0-or-later
// Places as headquarters counts them (docs/sync.md). `slots/RECEPTION/DATE` is a record without a table: `cap.0930` says how
// many people, `desk.0930` whose the place is. A desk writes that of its own places together with the booking, so that what it
// called firm can never be refused.

#include "store/booking-slot.h"

#include "journal/line.h"
#include "model/appointment-step.h"
#include "store/database-private.h"
#include "store/log.h"
#include "store/query.h"
#include "store/records.h"

#include <string.h>

#define PREFIX "slots/"
#define KIND "slots"
#define START "2026-11-24T09:30"

/* The record of the day, and its fields for the place. */
typedef struct
{
  char *day;
  char capacity[sizeof "cap.0930"];
  char desk[sizeof "desk.0930"];
} Slot;

static gboolean
slot_init (Slot *self, const char *reception, const char *start)
{
  if (start == NULL || reception == NULL || strlen (start) != strlen (START))
    return FALSE;
  self->day = g_strdup_printf (PREFIX "%s/%.10s", reception, start);
  g_snprintf (self->capacity, sizeof self->capacity, "cap.%.2s%.2s", start + 11, start + 14);
  g_snprintf (self->desk, sizeof self->desk, "desk.%.2s%.2s", start + 11, start + 14);
  return TRUE;
}

static DeskFold *
load_day (DeskDatabase *database, const char *day, GError **error)
{
  g_autoptr (DeskRefold) refold = desk_refold_new (database);

  return desk_refold_load (refold, day, error);
}

static const char *
get_owner (const DeskFold *day, const char *field)
{
  GVariant *value = desk_fold_get_value (day, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

/* Whether a code is or was this desk's: it got another one when it enrolled. */
static gboolean
is_mine (DeskDatabase *database, const char *code)
{
  g_autoptr (DeskQuery) find = NULL;

  if (code == NULL)
    return FALSE;
  if (strcmp (code, desk_database_get_code (database)) == 0)
    return TRUE;
  find = desk_query_new (database,
                         "SELECT 1 FROM run WHERE mine = 1 AND name >= ?1 || '-' AND name < ?1 || '.'", NULL);
  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "s", code);
  return desk_query_next (find, NULL);
}

/**
 * desk_booking_slot_is_firm:
 * @start: wall time, as an appointment keeps it
 * @firm: (out): whether the place is this desk's to give, so that what it books there holds at once
 */
gboolean
desk_booking_slot_is_firm (DeskDatabase *database, DeskReception *reception, const char *start,
                           gboolean *firm, GError **error)
{
  g_autoptr (DeskFold) day = NULL;
  g_autofree char *name = NULL;
  Slot slot;

  *firm = desk_reception_is_firm (reception, desk_database_get_desk (database));
  if (!*firm || !slot_init (&slot, desk_record_get_id (DESK_RECORD (reception)), start))
    return TRUE;
  name = slot.day;
  day = load_day (database, name, error);
  if (day == NULL)
    return FALSE;
  *firm = desk_fold_get_value (day, slot.capacity) == NULL || is_mine (database, get_owner (day, slot.desk));
  return TRUE;
}

static gboolean
append (DeskDatabase *database, const char *rec, const DeskFold *present, const DeskChangeField *fields,
        guint n_fields, const char *officer, gint64 now, GError **error)
{
  const DeskChange change = { .kind = desk_fold_get_kind (present) == NULL ? KIND : NULL,
                              .rec = rec,
                              .base = desk_database_get_position (database),
                              .time = now,
                              .officer = officer,
                              .fields = fields,
                              .n_fields = n_fields };

  return n_fields == 0 || desk_log_append (database, &change, error);
}

/**
 * desk_booking_slot_write:
 * @appointment: as it was written in this transaction
 *
 * Writes down that the place of a firm booking is this desk's, unless that stands there. To be called in the transaction of
 * the booking.
 */
gboolean
desk_booking_slot_write (DeskDatabase *database, DeskRecord *appointment, DeskReception *reception,
                         const char *officer, gint64 now, GError **error)
{
  const char *start = desk_record_get_text (appointment, DESK_APPOINTMENT_START);
  g_autoptr (GVariant) people =
      g_variant_ref_sink (g_variant_new_int64 (desk_reception_get_capacity (reception)));
  g_autoptr (GVariant) code = g_variant_ref_sink (g_variant_new_string (desk_database_get_code (database)));
  g_autoptr (DeskFold) day = NULL;
  g_autofree char *name = NULL;
  Slot slot;

  if (g_strcmp0 (desk_record_get_text (appointment, DESK_APPOINTMENT_STATE), "booked") != 0
      || !slot_init (&slot, desk_record_get_id (DESK_RECORD (reception)), start))
    return TRUE;
  name = slot.day;
  day = load_day (database, name, error);
  if (day == NULL || desk_fold_get_value (day, slot.capacity) != NULL)
    return day != NULL;
  return append (database, name, day,
                 (const DeskChangeField[]){ { slot.capacity, people }, { slot.desk, code } }, 2, officer, now,
                 error);
}

static gboolean
give_back_day (DeskDatabase *database, const char *name, const char *officer, gint64 now, GError **error)
{
  g_autoptr (DeskFold) day = load_day (database, name, error);
  g_autoptr (GArray) cleared = g_array_new (FALSE, FALSE, sizeof (DeskChangeField));
  const DeskFoldField *fields;
  guint n_fields;

  if (day == NULL)
    return FALSE;
  fields = desk_fold_get_fields (day, &n_fields);
  for (guint i = 0; i < n_fields && cleared->len < DESK_LINE_MAX_FIELDS; i++)
    {
      const DeskChangeField field = { fields[i].name, NULL };

      if (g_str_has_prefix (fields[i].name, "desk.") && is_mine (database, get_owner (day, fields[i].name)))
        g_array_append_val (cleared, field);
    }
  return append (database, name, day, (const DeskChangeField *)cleared->data, cleared->len, officer, now,
                 error);
}

static GPtrArray *
list_days (DeskDatabase *database, const char *reception, const char *from, GError **error)
{
  g_autofree char *first = g_strdup_printf (PREFIX "%s/%s", reception, from);
  g_autofree char *behind = g_strdup_printf (PREFIX "%s0", reception); /* "0" follows "/" */
  g_autoptr (DeskQuery) list =
      desk_query_new (database, "SELECT DISTINCT rec FROM change WHERE rec >= ? AND rec < ?", error);
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;

  if (list == NULL)
    {
      g_ptr_array_unref (days);
      return NULL;
    }
  desk_query_bind (list, "ss", first, behind);
  while (desk_query_next (list, &local))
    g_ptr_array_add (days, g_strdup (desk_query_get_text (list, 0)));
  if (local == NULL)
    return days;
  g_propagate_error (error, local);
  g_ptr_array_unref (days);
  return NULL;
}

/**
 * desk_booking_slot_give_back:
 * @reception: id of one that is shared from now on
 * @day: the station's date: earlier days stay as they are
 *
 * Gives this desk's places back, so that others can ask for them; who is booked stays booked. To be called in the transaction
 * that writes the reception.
 */
gboolean
desk_booking_slot_give_back (DeskDatabase *database, const char *reception, const char *day,
                             const char *officer, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) days = list_days (database, reception, day, error);

  for (guint i = 0; days != NULL && i < days->len; i++)
    if (!give_back_day (database, g_ptr_array_index (days, i), officer, now, error))
      return FALSE;
  return days != NULL;
}

/* What headquarters said ------------------------------------------------------------------------------------------------ */

/**
 * desk_booking_get_place:
 * @appointment: id
 * @place: (out): what headquarters said to what it claims now
 */
gboolean
desk_booking_get_place (DeskDatabase *database, const char *appointment, DeskPlace *place, GError **error)
{
  g_autoptr (DeskRefold) refold = desk_refold_new (database);

  return desk_refold_read_place (refold, appointment, place, error);
}

/**
 * desk_booking_list_refused:
 *
 * Returns: (transfer full) (element-type DeskAppointment) (nullable): the bookings that got no place and wait for a decision: they
 *   are to be moved, cancelled or refused. By their time
 */
GPtrArray *
desk_booking_list_refused (DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskQuery) list = desk_query_new (
      database,
      "SELECT a.id FROM appointment a WHERE a.state IN ('requested', 'booked') AND a.id IN"
      " (SELECT rec FROM change WHERE instr (stamp, '\"c\":\"full\"') > 0) ORDER BY a.start, a.id",
      error);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local = NULL;

  if (list == NULL)
    return NULL;
  while (local == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &local)
         && desk_query_next (list, &local))
    {
      const char *id = desk_query_get_text (list, 0);
      DeskPlace place;
      DeskRecord *record;

      if (!desk_booking_get_place (database, id, &place, &local) || place != DESK_PLACE_FULL)
        continue;
      record = desk_records_load (database, "appointment", id, &local);
      if (record != NULL)
        g_ptr_array_add (refused, record);
    }
  if (local == NULL)
    return g_steal_pointer (&refused);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * desk_booking_list_instead:
 * @appointment: one that got no place
 * @query: who asks, and when; its service, reception and beginning are those of @appointment
 *
 * Returns: (transfer full) (element-type DeskFreeSlot) (nullable): the next free places for the same, with the same reception and
 *   from its day on where there are any, else with others and from now on
 */
GPtrArray *
desk_booking_list_instead (DeskDatabase *database, DeskRecord *appointment, const DeskBookingQuery *query,
                           GCancellable *cancellable, GError **error)
{
  DeskBookingQuery wanted = *query;
  GPtrArray *found;

  wanted.service = (char *)desk_record_get_text (appointment, DESK_APPOINTMENT_SERVICE);
  wanted.reception = (char *)desk_record_get_text (appointment, DESK_APPOINTMENT_RECEPTION);
  wanted.from = MAX (query->now, desk_appointment_get_begin (DESK_APPOINTMENT (appointment), query->zone));
  wanted.ignore = NULL; /* its own place is none */
  found = desk_booking_list_free (database, &wanted, cancellable, error);
  if (found == NULL || found->len > 0)
    return found;
  g_ptr_array_unref (found);
  wanted.reception = NULL;
  wanted.from = query->now;
  return desk_booking_list_free (database, &wanted, cancellable, error);
}
