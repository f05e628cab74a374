// SPDX-License-Identifier: GPL-3.0-or-later
// The days of the receptions, and who is expected.

#include "store/booking-day.h"

#include "model/appointment-step.h"
#include "store/booking-busy.h"
#include "store/booking-receptions.h"
#include "store/records.h"
#include "store/rows.h"

#include <string.h>

/* As the index has it, and of it those who have still to come. */
#define EXPECTED "state IN ('requested', 'booked', 'arrived', 'serving') AND state IN ('requested', 'booked')"

/* A reception that is wanted. */
typedef struct
{
  DeskReception *reception; /* not owned: of the book */
  DeskReceptionPlan *plan;
} Shown;

/* What is read for a range once: the receptions with their plans, and the appointments of each day and reception. */
typedef struct
{
  DeskDatabase *database;
  const DeskBookingRange *range;
  DeskBusyReader reader;
  GArray *shown;            /* Shown, by kind and name */
  GHashTable *appointments; /* "DATE RECEPTION" -> GPtrArray of DeskAppointment */
  GHashTable *people;       /* id -> DeskPerson */
} Loader;

/**
 * desk_booking_row_free:
 */
void
desk_booking_row_free (DeskBookingRow *self)
{
  g_clear_object (&self->appointment);
  g_clear_object (&self->person);
  g_free (self);
}

static void
column_free (gpointer data)
{
  DeskBookingColumn *column = data;

  g_clear_object (&column->reception);
  g_clear_pointer (&column->places, g_array_unref);
  g_clear_pointer (&column->rows, g_ptr_array_unref);
  g_free (column);
}

/**
 * desk_booking_day_free:
 */
void
desk_booking_day_free (DeskBookingDay *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/**
 * desk_booking_range_copy:
 */
DeskBookingRange *
desk_booking_range_copy (const DeskBookingRange *self)
{
  DeskBookingRange *copy = g_new (DeskBookingRange, 1);

  *copy = *self;
  copy->reception = g_strdup (self->reception);
  copy->zone = g_time_zone_ref (self->zone);
  copy->calendar = g_object_ref (self->calendar);
  return copy;
}

/**
 * desk_booking_range_free:
 */
void
desk_booking_range_free (DeskBookingRange *self)
{
  g_free (self->reception);
  g_time_zone_unref (self->zone);
  g_object_unref (self->calendar);
  g_free (self);
}

static gint
compare_shown (gconstpointer a, gconstpointer b)
{
  DeskRecord *first = DESK_RECORD (((const Shown *)a)->reception);
  DeskRecord *second = DESK_RECORD (((const Shown *)b)->reception);
  int by_kind = g_strcmp0 (desk_record_get_text (first, DESK_RECEPTION_KIND),
                           desk_record_get_text (second, DESK_RECEPTION_KIND));
  const char *first_name = desk_record_get_text (first, DESK_RECEPTION_NAME);
  const char *second_name = desk_record_get_text (second, DESK_RECEPTION_NAME);

  if (by_kind != 0)
    return by_kind;
  return g_utf8_collate (first_name != NULL ? first_name : "", second_name != NULL ? second_name : "");
}

static gboolean
load_receptions (Loader *self, GCancellable *cancellable, GError **error)
{
  const DeskReceptionBook *book =
      desk_reception_book_read (self->database, self->range->calendar, self->range->zone, cancellable, error);

  for (guint i = 0; book != NULL && i < book->receptions->len; i++)
    {
      Shown shown = { g_ptr_array_index (book->receptions, i), g_ptr_array_index (book->plans, i) };

      if (self->range->reception == NULL
          || g_strcmp0 (desk_record_get_id (DESK_RECORD (shown.reception)), self->range->reception) == 0)
        g_array_append_val (self->shown, shown);
    }
  g_array_sort (self->shown, compare_shown);
  return book != NULL;
}

static char *
make_place_key (const char *start, const char *reception)
{
  return g_strdup_printf ("%.10s %s", start, reception != NULL ? reception : "");
}

static void
keep_appointment (Loader *self, DeskAppointment *appointment)
{
  DeskRecord *record = DESK_RECORD (appointment);
  g_autofree char *key = make_place_key (desk_record_get_text (record, DESK_APPOINTMENT_START),
                                         desk_record_get_text (record, DESK_APPOINTMENT_RECEPTION));
  GPtrArray *kept = g_hash_table_lookup (self->appointments, key);

  if (kept == NULL)
    {
      kept = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->appointments, g_steal_pointer (&key), kept);
    }
  g_ptr_array_add (kept, appointment);
}

/* @end: the first day that is not wanted */
static DeskQuery *
select_appointments (Loader *self, const char *from, const char *end, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_APPOINTMENT, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM appointment INDEXED BY appointment_start WHERE start >= ?1 AND start < ?2"
      " AND (?3 IS NULL OR reception = ?3) ORDER BY start, id",
      columns);
  DeskQuery *rows = desk_query_new (self->database, sql, error);

  if (rows != NULL)
    desk_query_bind (rows, "sss", from, end, self->range->reception);
  return rows;
}

static GPtrArray *
read_appointments (DeskQuery *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) appointments = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failed = NULL;

  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    g_ptr_array_add (appointments, desk_rows_read (rows, 0, DESK_TYPE_APPOINTMENT));
  if (failed == NULL)
    return g_steal_pointer (&appointments);
  g_propagate_error (error, failed);
  return NULL;
}

static gboolean
load_appointments (Loader *self, GCancellable *cancellable, GError **error)
{
  char from[DESK_WALL_DAY_BYTES], end[DESK_WALL_DAY_BYTES];
  g_autoptr (DeskQuery) rows = NULL;
  g_autoptr (GPtrArray) appointments = NULL;

  desk_wall_day_write (g_date_get_julian (&self->range->from), from);
  desk_wall_day_write (g_date_get_julian (&self->range->from) + self->range->days, end);
  rows = select_appointments (self, from, end, error);
  if (rows == NULL)
    return FALSE;
  appointments = read_appointments (rows, cancellable, error);
  if (appointments == NULL
      || (!self->range->counts_only && !desk_records_read_owners (self->database, appointments, error)))
    return FALSE;
  for (guint i = 0; i < appointments->len; i++)
    keep_appointment (self, g_object_ref (g_ptr_array_index (appointments, i)));
  return TRUE;
}

/* Returns: (transfer full): an appointment with its person; each person is read once. NULL with @error set */
static DeskBookingRow *
make_row (DeskDatabase *database, GHashTable *people, DeskAppointment *appointment, GError **error)
{
  const char *id = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_PERSON);
  DeskRecord *person = id != NULL ? g_hash_table_lookup (people, id) : NULL;
  DeskBookingRow *row;
  GError *failed = NULL;

  if (id != NULL && person == NULL)
    {
      person = desk_records_find (database, "person", id, &failed);
      if (person != NULL)
        g_hash_table_insert (people, g_strdup (id), person);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  row = g_new0 (DeskBookingRow, 1);
  row->appointment = g_object_ref (appointment);
  row->person = person != NULL ? g_object_ref (DESK_PERSON (person)) : NULL;
  return row;
}

static void
count_appointment (DeskBookingColumn *column, DeskAppointment *appointment)
{
  gboolean came_without = desk_record_get_boolean (DESK_RECORD (appointment), DESK_APPOINTMENT_WALK_IN);

  if (!desk_appointment_takes_place (appointment))
    return;
  column->n_walk_ins += came_without;
  column->n_taken += !came_without;
}

static gboolean
fill_rows (Loader *self, DeskBookingColumn *column, GPtrArray *appointments, GError **error)
{
  for (guint i = 0; appointments != NULL && i < appointments->len; i++)
    {
      DeskAppointment *appointment = g_ptr_array_index (appointments, i);
      DeskBookingRow *row;

      count_appointment (column, appointment);
      if (self->range->counts_only)
        continue;
      row = make_row (self->database, self->people, appointment, error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (column->rows, row);
    }
  return TRUE;
}

static gboolean
fill_places (Loader *self, DeskBookingColumn *column, GArray *slots, const GDate *day, GError **error)
{
  const char *room = desk_record_get_text (DESK_RECORD (column->reception), DESK_RECEPTION_ROOM);
  gint64 gap = desk_reception_get_gap (column->reception) * 60;
  DeskBusy busy = { NULL };
  gboolean read = TRUE;

  if (slots->len > 0)
    {
      gint64 from = g_array_index (slots, DeskReceptionSlot, 0).begins;
      gint64 to = g_array_index (slots, DeskReceptionSlot, slots->len - 1).ends + gap;

      read = desk_busy_read_own (&self->reader, column->reception, from, to, &busy, error)
             && desk_busy_read_others (&self->reader, column->reception, room, from, to, &busy, error);
    }
  for (guint i = 0; read && i < slots->len; i++)
    {
      const DeskReceptionSlot *slot = &g_array_index (slots, DeskReceptionSlot, i);
      DeskBookingPlace place = { .slot = *slot };
      DeskBusyWhy why;

      place.free = desk_busy_count_free (&busy, slot->begins, slot->ends + gap, &why);
      place.held = why == DESK_BUSY_HELD;
      g_array_append_val (column->places, place);
      if (!slot->walk_in)
        column->n_places += desk_reception_get_capacity (column->reception);
    }
  desk_busy_clear (&busy);
  return read;
}

/* Returns: FALSE with @error set; @column is NULL where the reception has nothing on that day. */
static gboolean
load_column (Loader *self, const Shown *shown, const GDate *day, DeskBookingColumn **column, GError **error)
{
  DeskRecord *reception = DESK_RECORD (shown->reception);
  g_autoptr (GArray) slots = desk_reception_plan_list_slots (shown->plan, day);
  g_autofree char *key = NULL;
  GPtrArray *appointments;
  char date[DESK_WALL_DAY_BYTES];

  desk_wall_day_write (g_date_get_julian (day), date);
  key = make_place_key (date, desk_record_get_id (reception));
  appointments = g_hash_table_lookup (self->appointments, key);
  *column = NULL;
  if (slots->len == 0 && appointments == NULL)
    return TRUE;
  *column = g_new0 (DeskBookingColumn, 1);
  (*column)->reception = DESK_RECEPTION (desk_record_copy (reception));
  (*column)->places = g_array_new (FALSE, FALSE, sizeof (DeskBookingPlace));
  (*column)->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_booking_row_free);
  if (fill_places (self, *column, slots, day, error) && fill_rows (self, *column, appointments, error))
    return TRUE;
  g_clear_pointer (column, column_free);
  return FALSE;
}

static DeskBookingDay *
load_day (Loader *self, const GDate *day, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskBookingDay) loaded = g_new0 (DeskBookingDay, 1);

  loaded->day = *day;
  loaded->columns = g_ptr_array_new_with_free_func (column_free);
  for (guint i = 0; i < self->shown->len; i++)
    {
      DeskBookingColumn *column;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !load_column (self, &g_array_index (self->shown, Shown, i), day, &column, error))
        return NULL;
      if (column != NULL)
        g_ptr_array_add (loaded->columns, column);
    }
  return g_steal_pointer (&loaded);
}

static void
loader_init (Loader *self, DeskDatabase *database, const DeskBookingRange *range)
{
  *self = (Loader){ .database = database, .range = range };
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  self->appointments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
loader_clear (Loader *self)
{
  desk_busy_reader_clear (&self->reader);
  g_array_unref (self->shown);
  g_hash_table_unref (self->appointments);
  g_hash_table_unref (self->people);
}

static gboolean
load_days (Loader *self, GPtrArray *days, GCancellable *cancellable, GError **error)
{
  GDate day = self->range->from;

  if (!load_receptions (self, cancellable, error)
      || !desk_busy_reader_init (&self->reader, self->database, self->range->zone, NULL, 0, self->range->now,
                                 error)
      || !load_appointments (self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->range->days; i++, g_date_add_days (&day, 1))
    {
      DeskBookingDay *loaded = load_day (self, &day, cancellable, error);

      if (loaded == NULL)
        return FALSE;
      g_ptr_array_add (days, loaded);
    }
  return TRUE;
}

/**
 * desk_booking_load_range:
 *
 * Returns: (transfer full) (element-type DeskBookingDay) (nullable): each day from the first on, NULL with @error set
 */
GPtrArray *
desk_booking_load_range (DeskDatabase *database, DeskBookingRange *range, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_booking_day_free);
  Loader loader;
  gboolean loaded;

  loader_init (&loader, database, range);
  loaded = load_days (&loader, days, cancellable, error);
  loader_clear (&loader);
  return loaded ? g_steal_pointer (&days) : NULL;
}

/**
 * desk_booking_load_day:
 *
 * Returns: (transfer full) (nullable): the first day of the range alone, NULL with @error set
 */
DeskBookingDay *
desk_booking_load_day (DeskDatabase *database, DeskBookingRange *range, GCancellable *cancellable,
                       GError **error)
{
  DeskBookingRange one = *range;
  g_autoptr (GPtrArray) days = NULL;

  one.days = 1;
  days = desk_booking_load_range (database, &one, cancellable, error);
  return days != NULL ? g_ptr_array_steal_index (days, 0) : NULL;
}

static GPtrArray *
list_rows (DeskDatabase *database, DeskQuery *rows, GError **error)
{
  g_autoptr (GPtrArray) appointments = read_appointments (rows, NULL, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_booking_row_free);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  if (appointments == NULL || !desk_records_read_owners (database, appointments, error))
    return NULL;
  for (guint i = 0; i < appointments->len; i++)
    {
      DeskBookingRow *row = make_row (database, people, g_ptr_array_index (appointments, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (list, row);
    }
  return g_steal_pointer (&list);
}

/**
 * desk_booking_list_expected:
 * @day: the station's today, "2026-11-24"
 *
 * Returns: (transfer full) (element-type DeskBookingRow) (nullable): who has still to come on that day, by time; NULL with @error
 *   set
 */
GPtrArray *
desk_booking_list_expected (DeskDatabase *database, const char *day, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_APPOINTMENT, NULL);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM appointment INDEXED BY appointment_live"
                       " WHERE start >= ?1 AND start < ?1 || 'U' AND " EXPECTED " ORDER BY start, id",
                       columns);
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", day);
  return list_rows (database, rows, error);
}

/**
 * desk_booking_list_coming:
 * @reception: id
 * @from: wall time of the station, "2026-11-24T09:30"
 *
 * Returns: (transfer full) (element-type DeskBookingRow) (nullable): who is booked with the reception from then on and has still
 *   to come, by time; NULL with @error set
 */
GPtrArray *
desk_booking_list_coming (DeskDatabase *database, const char *reception, const char *from, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_APPOINTMENT, NULL);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM appointment INDEXED BY appointment_live"
                       " WHERE reception = ?1 AND start >= ?2 AND " EXPECTED " ORDER BY start, id",
                       columns);
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "ss", reception, from);
  return list_rows (database, rows, error);
}

/**
 * desk_booking_count_expected:
 * @day: the station's today, "2026-11-24"
 * @n: (out): how many have still to come on that day
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_booking_count_expected (DeskDatabase *database, const char *day, gint64 *n, GError **error)
{
  g_autoptr (DeskQuery) row = desk_query_new (database,
                                              "SELECT count (*) FROM appointment INDEXED BY appointment_live"
                                              " WHERE start >= ?1 AND start < ?1 || 'U' AND " EXPECTED,
                                              error);

  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "s", day);
  if (!desk_query_next (row, error))
    return FALSE;
  *n = desk_query_get_integer (row, 0);
  return TRUE;
}

static GPtrArray *
list_of (DeskDatabase *database, const char *condition, const char *id, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_APPOINTMENT, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM appointment WHERE %s ORDER BY start DESC LIMIT 100",
                                          columns, condition);
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", id);
  return read_appointments (rows, NULL, error);
}

/**
 * desk_booking_count_due:
 * @before: seconds UTC
 * @n: (out): how many answers that were promised at a reception are due before that, and were not given
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_booking_count_due (DeskDatabase *database, gint64 before, gint64 *n, GError **error)
{
  g_autoptr (DeskQuery) row = desk_query_new (database,
                                              "SELECT count (*) FROM appointment INDEXED BY appointment_due"
                                              " WHERE due < ?1 AND due IS NOT NULL AND answered IS NULL",
                                              error);

  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "i", before);
  if (!desk_query_next (row, error))
    return FALSE;
  *n = desk_query_get_integer (row, 0);
  return TRUE;
}

/**
 * desk_booking_list_person:
 * @person: id
 *
 * Returns: (transfer full) (element-type DeskAppointment) (nullable): the appointments of a person, the latest first, at most a
 *   hundred; NULL with @error set
 */
GPtrArray *
desk_booking_list_person (DeskDatabase *database, const char *person, GError **error)
{
  return list_of (database, "person = ?1", person, error);
}

/**
 * desk_booking_list_visit:
 * @visit: id
 *
 * Returns: (transfer full) (element-type DeskAppointment) (nullable): the appointment whose visitor came in a visit, and those
 *   that were booked in it, the latest first; NULL with @error set
 */
GPtrArray *
desk_booking_list_visit (DeskDatabase *database, const char *visit, GError **error)
{
  return list_of (database, "visit = ?1 OR from_visit = ?1", visit, error);
}
