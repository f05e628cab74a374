// SPDX-License-Identifier: GPL-3.0-or-later
// What the Front desk shows: everybody who is here, and those served today. Read by indexes on what is open and on the
// day, whatever lies in the register before it.

#include "store/board.h"

#include "store/query.h"
#include "store/records.h"
#include "store/rows.h"

#define MAX_DOUBLES 1000
#define MAX_FORGOTTEN 200 /* appointments of earlier days of which nobody said what came of them */
#define OPEN "('waiting', 'called', 'serving', 'held')"

/* Of an appointment. */
#define UNDER_WAY "('requested', 'booked', 'arrived', 'serving')"
#define GIVEN_UP "('cancelled', 'moved', 'refused')"

/**
 * desk_board_row_free:
 * Frees a row and lets its records go.
 */
void
desk_board_row_free (DeskBoardRow *self)
{
  g_clear_object (&self->visit);
  g_clear_object (&self->person);
  g_free (self);
}

static GPtrArray *
list_visits (DeskDatabase *database, gint64 day_start, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT id, arrived FROM visit INDEXED BY visit_open WHERE state IN " OPEN
                      " UNION SELECT id, arrived FROM visit INDEXED BY visit_finished WHERE finished >= ?1"
                      " UNION SELECT id, arrived FROM visit INDEXED BY visit_arrived WHERE arrived >= ?1"
                      " ORDER BY arrived, id",
                      error);
  GError *failed = NULL;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "i", day_start);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (ids, g_strdup (desk_query_get_text (rows, 0)));
  if (failed == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, failed);
  return NULL;
}

/* Whoever comes twice a day is read once. @known: the records that were read, by id; @found: NULL where there is none */
static gboolean
find_record (DeskDatabase *database, GHashTable *known, const char *kind, const char *id, DeskRecord **found,
             GError **error)
{
  DeskRecord *record = id != NULL ? g_hash_table_lookup (known, id) : NULL;
  GError *failed = NULL;

  if (id != NULL && record == NULL)
    {
      record = desk_records_find (database, kind, id, &failed);
      if (record != NULL)
        g_hash_table_insert (known, g_strdup (id), record);
    }
  *found = record != NULL ? g_object_ref (record) : NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static GHashTable *
begin_known (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static DeskBoardRow *
load_row (DeskDatabase *database, GHashTable *people, const char *id, GError **error)
{
  DeskRecord *visit = desk_records_load (database, "visit", id, error);
  DeskBoardRow *row;

  if (visit == NULL)
    return NULL;
  row = g_new0 (DeskBoardRow, 1);
  row->visit = DESK_VISIT (visit);
  if (find_record (database, people, "person", desk_record_get_text (visit, DESK_VISIT_PERSON),
                   (DeskRecord **)&row->person, error))
    return row;
  desk_board_row_free (row);
  return NULL;
}

/**
 * desk_board_load:
 *
 * Returns: (transfer full) (element-type DeskBoardRow) (nullable): the visits by arrival, NULL with @error set
 */
GPtrArray *
desk_board_load (DeskDatabase *database, DeskBoardQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) ids = list_visits (database, query->day_start, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_board_row_free);
  g_autoptr (GHashTable) people = begin_known ();

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      DeskBoardRow *row;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (row = load_row (database, people, g_ptr_array_index (ids, i), error)) == NULL)
        return NULL;
      /* Who waits at another station is not here. */
      if (desk_record_get_owner (DESK_RECORD (row->visit)) == NULL)
        g_ptr_array_add (rows, row);
      else
        desk_board_row_free (row);
    }
  return g_steal_pointer (&rows);
}

/**
 * desk_board_booking_free:
 * Lets its records go.
 */
void
desk_board_booking_free (DeskBoardBooking *self)
{
  g_clear_object (&self->appointment);
  g_clear_object (&self->reception);
  g_clear_object (&self->person);
  g_free (self);
}

static GPtrArray *
list_appointments (DeskDatabase *database, const char *day, const char *next_day, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_APPOINTMENT, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM appointment WHERE start >= ?1 AND start < ?2 AND state NOT IN " GIVEN_UP
      " UNION ALL SELECT * FROM (SELECT %s FROM appointment INDEXED BY appointment_open WHERE state IN " UNDER_WAY
      " AND start < ?1 ORDER BY start DESC LIMIT " G_STRINGIFY (MAX_FORGOTTEN) ")",
      columns, columns);
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);
  g_autoptr (GPtrArray) appointments = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failed = NULL;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "ss", day, next_day);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (appointments, desk_rows_read (rows, 0, DESK_TYPE_APPOINTMENT));
  if (failed == NULL && desk_records_read_owners (database, appointments, &failed))
    {
      for (guint i = appointments->len; i > 0; i--)
        if (desk_record_get_owner (g_ptr_array_index (appointments, i - 1)) != NULL)
          g_ptr_array_remove_index (appointments, i - 1);
      return g_steal_pointer (&appointments);
    }
  g_propagate_error (error, failed);
  return NULL;
}

/**
 * desk_board_load_bookings:
 * @day: the station's today, "2026-11-24"
 * @next_day: the day after
 *
 * Loads the appointments of today but those that were cancelled, moved or refused, and those of earlier days of which
 * nobody has said what came of them.
 *
 * Returns: (transfer full) (element-type DeskBoardBooking) (nullable): in no order; NULL with @error set
 */
GPtrArray *
desk_board_load_bookings (DeskDatabase *database, const char *day, const char *next_day,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) appointments = list_appointments (database, day, next_day, error);
  g_autoptr (GPtrArray) bookings = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_board_booking_free);
  g_autoptr (GHashTable) known = begin_known ();

  for (guint i = 0; appointments != NULL && i < appointments->len; i++)
    {
      DeskRecord *appointment = g_ptr_array_index (appointments, i);
      DeskBoardBooking *booking = g_new0 (DeskBoardBooking, 1);

      g_ptr_array_add (bookings, booking);
      booking->appointment = DESK_APPOINTMENT (g_object_ref (appointment));
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !find_record (database, known, "reception",
                           desk_record_get_text (appointment, DESK_APPOINTMENT_RECEPTION),
                           (DeskRecord **)&booking->reception, error)
          || !find_record (database, known, "person",
                           desk_record_get_text (appointment, DESK_APPOINTMENT_PERSON),
                           (DeskRecord **)&booking->person, error))
        return NULL;
    }
  return appointments != NULL ? g_steal_pointer (&bookings) : NULL;
}

/**
 * desk_board_count:
 *
 * Returns: (transfer full) (nullable): the counts, NULL with @error set
 */
DeskBoardCounts *
desk_board_count (DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskQuery) row =
      desk_query_new (database,
                      "SELECT (SELECT count (*) FROM visit INDEXED BY visit_open WHERE state IN " OPEN
                      " AND state = 'waiting'),"
                      " (SELECT count (*) FROM visit INDEXED BY visit_open WHERE state IN " OPEN "),"
                      " (SELECT count (*) FROM (SELECT DISTINCT first, second FROM search_double"
                      " LIMIT " G_STRINGIFY (MAX_DOUBLES) "))",
                      error);
  DeskBoardCounts *counts;

  if (row == NULL || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !desk_query_next (row, error))
    return NULL;
  counts = g_new (DeskBoardCounts, 1);
  counts->waiting = desk_query_get_integer (row, 0);
  counts->open = desk_query_get_integer (row, 1);
  counts->doubles = desk_query_get_integer (row, 2);
  return counts;
}

/**
 * desk_board_list_topics:
 * @since: seconds UTC
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): codes of the nine topics this desk had most often among
 *   the visits that arrived since then, the most frequent first; NULL with @error set
 */
char **
desk_board_list_topics (DeskDatabase *database, gint64 since, GError **error)
{
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT topic FROM visit INDEXED BY visit_arrived WHERE arrived >= ?1 AND desk = ?2"
                      " AND topic IS NOT NULL GROUP BY topic ORDER BY count (*) DESC, topic LIMIT 9",
                      error);
  GError *failed = NULL;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "is", since, desk_database_get_desk (database));
  while (desk_query_next (rows, &failed))
    g_strv_builder_add (topics, desk_query_get_text (rows, 0));
  if (failed == NULL)
    return g_strv_builder_end (topics);
  g_propagate_error (error, failed);
  return NULL;
}
