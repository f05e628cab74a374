// SPDX-License-Identifier: GPL-3.0-or-later
// The next free places. The days are gone through one after the other until there are enough; on each, what takes places is read
// by its index for those receptions only that receive on it.

#include "store/booking.h"

#include "model/appointment.h"
#include "model/officer.h"
#include "store/booking-busy.h"
#include "store/booking-receptions.h"
#include "store/booking-slot.h"
#include "store/records.h"

/* What is gone through of one reception. */
typedef struct
{
  DeskReception *reception; /* of the book, as the plan */
  DeskReceptionPlan *plan;
  gboolean firm;
} Candidate;

/**
 * desk_booking_query_copy:
 */
DeskBookingQuery *
desk_booking_query_copy (const DeskBookingQuery *self)
{
  DeskBookingQuery *copy = g_new (DeskBookingQuery, 1);

  *copy = *self;
  copy->zone = g_time_zone_ref (self->zone);
  copy->calendar = g_object_ref (self->calendar);
  copy->service = g_strdup (self->service);
  copy->reception = g_strdup (self->reception);
  copy->role = g_strdup (self->role);
  copy->ignore = g_strdup (self->ignore);
  return copy;
}

/**
 * desk_booking_query_free:
 */
void
desk_booking_query_free (DeskBookingQuery *self)
{
  g_time_zone_unref (self->zone);
  g_object_unref (self->calendar);
  g_free (self->service);
  g_free (self->reception);
  g_free (self->role);
  g_free (self->ignore);
  g_free (self);
}

/**
 * desk_free_slot_free:
 */
void
desk_free_slot_free (DeskFreeSlot *self)
{
  g_free (self->reception);
  g_free (self->start);
  g_free (self);
}

static gboolean
will_do (const DeskBookingQuery *query, DeskReception *reception, const char *desk)
{
  DeskRecord *record = DESK_RECORD (reception);
  const char *lowest = desk_record_get_text (record, DESK_RECEPTION_BOOKED_BY);

  return (query->reception == NULL || g_strcmp0 (desk_record_get_id (record), query->reception) == 0)
         && desk_reception_may_book (reception, desk)
         && (query->service == NULL || desk_reception_has_service (reception, query->service))
         && (query->role == NULL
             || desk_officer_role_reaches (query->role, lowest != NULL ? lowest : "communicator"));
}

static GArray *
list_candidates (DeskDatabase *database, const DeskBookingQuery *query, GCancellable *cancellable,
                 GError **error)
{
  const DeskReceptionBook *book =
      desk_reception_book_read (database, query->calendar, query->zone, cancellable, error);
  GArray *candidates;

  if (book == NULL)
    return NULL;
  candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint i = 0; i < book->receptions->len; i++)
    {
      DeskReception *reception = g_ptr_array_index (book->receptions, i);
      Candidate candidate = { .reception = reception, .plan = g_ptr_array_index (book->plans, i) };

      if (!will_do (query, reception, desk_database_get_desk (database)))
        continue;
      candidate.firm = desk_reception_is_firm (reception, desk_database_get_desk (database));
      g_array_append_val (candidates, candidate);
    }
  return candidates;
}

static gboolean
is_wanted (const DeskBookingQuery *query, const DeskReceptionSlot *slot)
{
  return slot->begins >= query->from && slot->begins >= query->now && (query->walk_in || !slot->walk_in);
}

static DeskFreeSlot *
add_slot (GPtrArray *slots, const Candidate *candidate, const DeskReceptionSlot *slot, const GDate *day,
          guint n_free)
{
  DeskFreeSlot *free_slot = g_new (DeskFreeSlot, 1);
  char date[DESK_WALL_DAY_BYTES];

  *free_slot =
      (DeskFreeSlot){ .reception = g_strdup (desk_record_get_id (DESK_RECORD (candidate->reception))),
                      .begins = slot->begins,
                      .length = (slot->ends - slot->begins) / 60,
                      .firm = candidate->firm,
                      .walk_in = slot->walk_in,
                      .free = n_free };
  desk_wall_day_write (g_date_get_julian (day), date);
  free_slot->start = g_strdup_printf ("%sT%02d:%02d", date, slot->minute / 60, slot->minute % 60);
  g_ptr_array_add (slots, free_slot);
  return free_slot;
}

/* Leaves those slots in which there is a place, by what is known so far. */
static void
keep_free (GArray *slots, const DeskBusy *busy, gint64 gap)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      DeskReceptionSlot slot = g_array_index (slots, DeskReceptionSlot, i);

      if (desk_busy_count_free (busy, slot.begins, slot.ends + gap, NULL) > 0)
        g_array_index (slots, DeskReceptionSlot, n++) = slot;
    }
  g_array_set_size (slots, n);
}

static void
keep_wanted (GArray *slots, const DeskBookingQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      DeskReceptionSlot slot = g_array_index (slots, DeskReceptionSlot, i);

      if (is_wanted (query, &slot))
        g_array_index (slots, DeskReceptionSlot, n++) = slot;
    }
  g_array_set_size (slots, n);
}

/* Room and official are looked at only where the reception itself has time: most days that are gone through are full. */
static gboolean
find_free (DeskBusyReader *reader, const Candidate *candidate, GArray *slots, DeskBusy *busy, GError **error)
{
  const char *room = desk_record_get_text (DESK_RECORD (candidate->reception), DESK_RECEPTION_ROOM);
  gint64 gap = desk_reception_get_gap (candidate->reception) * 60;
  gint64 from, to;

  if (slots->len == 0)
    return TRUE;
  from = g_array_index (slots, DeskReceptionSlot, 0).begins;
  to = g_array_index (slots, DeskReceptionSlot, slots->len - 1).ends + gap;
  if (!desk_busy_read_own (reader, candidate->reception, from, to, busy, error))
    return FALSE;
  keep_free (slots, busy, gap);
  if (slots->len == 0)
    return TRUE;
  if (!desk_busy_read_others (reader, candidate->reception, room, from, to, busy, error))
    return FALSE;
  keep_free (slots, busy, gap);
  return TRUE;
}

/* One more where one may be left out. */
static guint
count_wanted (const DeskBookingQuery *query)
{
  return query->limit + (query->ignore != NULL);
}

/* Of one reception no more than can be needed. */
static gboolean
search_candidate (DeskBusyReader *reader, const DeskBookingQuery *query, const Candidate *candidate,
                  const GDate *day, GPtrArray *found, GError **error)
{
  g_autoptr (GArray) slots = desk_reception_plan_list_slots (candidate->plan, day);
  gint64 gap = desk_reception_get_gap (candidate->reception) * 60;
  DeskBusy busy = { NULL };
  gboolean read;

  keep_wanted (slots, query);
  read = find_free (reader, candidate, slots, &busy, error);
  for (guint i = 0; read && i < slots->len && i < count_wanted (query); i++)
    {
      const DeskReceptionSlot *slot = &g_array_index (slots, DeskReceptionSlot, i);
      DeskFreeSlot *added = add_slot (found, candidate, slot, day,
                                      desk_busy_count_free (&busy, slot->begins, slot->ends + gap, NULL));

      read = !added->firm
             || desk_booking_slot_is_firm (reader->database, candidate->reception, added->start, &added->firm,
                                           error);
    }
  desk_busy_clear (&busy);
  return read;
}

static gint
compare_slots (gconstpointer a, gconstpointer b)
{
  const DeskFreeSlot *first = *(DeskFreeSlot *const *)a;
  const DeskFreeSlot *second = *(DeskFreeSlot *const *)b;

  if (first->begins != second->begins)
    return first->begins < second->begins ? -1 : 1;
  return second->firm - first->firm;
}

/* Where the appointment that is moved is now: no place to move it to. */
static gboolean
leave_out_own (DeskDatabase *database, const DeskBookingQuery *query, GPtrArray *found, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskRecord) own =
      query->ignore != NULL ? desk_records_find (database, "appointment", query->ignore, &failed) : NULL;

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  for (guint i = found->len; own != NULL && i > 0; i--)
    {
      const DeskFreeSlot *slot = g_ptr_array_index (found, i - 1);

      if (g_strcmp0 (slot->reception, desk_record_get_text (own, DESK_APPOINTMENT_RECEPTION)) == 0
          && g_strcmp0 (slot->start, desk_record_get_text (own, DESK_APPOINTMENT_START)) == 0)
        g_ptr_array_remove_index (found, i - 1);
    }
  return TRUE;
}

static gboolean
search_days (DeskBusyReader *reader, const DeskBookingQuery *query, GArray *candidates, GPtrArray *found,
             GCancellable *cancellable, GError **error)
{
  GDate day;

  desk_wall_time_split (query->zone, MAX (query->from, query->now), &day);
  for (guint n = 0; n < query->days && found->len < count_wanted (query); n++, g_date_add_days (&day, 1))
    for (guint i = 0; i < candidates->len; i++)
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !search_candidate (reader, query, &g_array_index (candidates, Candidate, i), &day, found, error))
        return FALSE;

  g_ptr_array_sort (found, compare_slots);
  if (!leave_out_own (reader->database, query, found, error))
    return FALSE;
  if (found->len > query->limit)
    g_ptr_array_set_size (found, (int)query->limit);
  return TRUE;
}

/**
 * desk_booking_list_free:
 *
 * Returns: (transfer full) (element-type DeskFreeSlot) (nullable): the next free places by their time, of the same time those of
 *   this desk first; NULL with @error set
 */
GPtrArray *
desk_booking_list_free (DeskDatabase *database, DeskBookingQuery *query, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GArray) candidates = list_candidates (database, query, cancellable, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_free_slot_free);
  DeskBusyReader reader;
  gboolean searched;

  if (candidates == NULL)
    return NULL;
  searched =
      desk_busy_reader_init (&reader, database, query->zone, query->ignore, query->hold, query->now, error)
      && search_days (&reader, query, candidates, found, cancellable, error);
  desk_busy_reader_clear (&reader);
  return searched ? g_steal_pointer (&found) : NULL;
}
