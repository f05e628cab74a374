// SPDX-License-Identifier: GPL-3.0-or-later
// When a reception, its room and its official are busy. A visitor takes the time from the start to the end of the pause
// afterwards. A reception takes as many at a time as its capacity says; a room and an official have only one reception at a time.

#include "store/booking-busy.h"

#include "model/reception-text.h"
#include "store/query.h"

#include <string.h>

#define TAKEN "state IN ('requested', 'booked', 'arrived', 'serving', 'done')"

typedef struct
{
  char *reception;
  char *room;
  char *official;
  gint64 from;
  gint64 to;
} Held;

typedef struct
{
  gint64 from;
  gint64 to;
  DeskBusyWhy why;
  gboolean held;
} Span;

static void
clear_held (gpointer data)
{
  Held *held = data;

  g_free (held->reception);
  g_free (held->room);
  g_free (held->official);
}

/* Returns: FALSE where the text is no time; then it takes no place. */
static gboolean
read_span (DeskBusyReader *self, DeskQuery *row, int column, gint64 *from, gint64 *to)
{
  const char *start = desk_query_get_text (row, column);
  char date[sizeof "2026-11-24"];
  guint32 julian;
  int minute;

  if (start == NULL || strlen (start) != strlen ("2026-11-24T09:30"))
    return FALSE;
  memcpy (date, start, sizeof date - 1);
  date[sizeof date - 1] = '\0';
  julian = desk_reception_read_day (date, FALSE);
  minute = desk_reception_read_hour (start + sizeof date);
  if (julian == 0 || minute < 0)
    return FALSE;

  if (self->day.zone == NULL || self->day.julian != julian)
    desk_wall_day_init (&self->day, self->zone, julian);
  *from = desk_wall_day_get_utc (&self->day, minute);
  *to = *from + (desk_query_get_integer (row, column + 1) + desk_query_get_integer (row, column + 2)) * 60;
  return TRUE;
}

/**
 * desk_busy_reader_init:
 * @ignore: (nullable): id of an appointment that does not count, such as the one that is moved; it has to stay as long
 * @hold: what the asking form holds itself; 0 for nothing
 * @now: seconds UTC; what was held from a later moment on was held before the clock was set back, and does not count
 */
gboolean
desk_busy_reader_init (DeskBusyReader *self, DeskDatabase *database, GTimeZone *zone, const char *ignore,
                       gint64 hold, gint64 now, GError **error)
{
  g_autoptr (DeskQuery) rows = NULL;
  GError *failed = NULL;

  *self = (DeskBusyReader){ .database = database, .zone = zone, .ignore = ignore };
  self->holds = g_array_new (FALSE, FALSE, sizeof (Held));
  g_array_set_clear_func (self->holds, clear_held);
  rows = desk_query_new (database,
                         "SELECT reception, room, official, start, length, gap FROM hold"
                         " WHERE id != ?1 AND touched <= ?2 AND touched + minutes * 60 > ?2",
                         error);
  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ii", hold, now);
  while (desk_query_next (rows, &failed))
    {
      Held held = { .reception = g_strdup (desk_query_get_text (rows, 0)),
                    .room = g_strdup (desk_query_get_text (rows, 1)),
                    .official = g_strdup (desk_query_get_text (rows, 2)) };

      read_span (self, rows, 3, &held.from, &held.to);
      g_array_append_val (self->holds, held);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/**
 * desk_busy_reader_clear:
 * To be called also when desk_busy_reader_init() failed.
 */
void
desk_busy_reader_clear (DeskBusyReader *self)
{
  g_clear_pointer (&self->holds, g_array_unref);
}

static gboolean
add_rows (DeskBusyReader *self, DeskQuery *rows, DeskBusyWhy why, GArray *spans, GError **error)
{
  GError *failed = NULL;

  while (desk_query_next (rows, &failed))
    {
      Span span = { .why = why };

      if ((self->ignore == NULL || g_strcmp0 (desk_query_get_text (rows, 0), self->ignore) != 0)
          && read_span (self, rows, 1, &span.from, &span.to))
        g_array_append_val (spans, span);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
add_query (DeskBusyReader *self, const char *sql, const char *whose, const char *reception, const char *from,
           const char *to, DeskBusyWhy why, GArray *spans, GError **error)
{
  g_autoptr (DeskQuery) rows = desk_query_new (self->database, sql, error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ssss", whose, from, to, reception);
  return add_rows (self, rows, why, spans, error);
}

static gboolean
is_same (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) == 0;
}

/* Why what is held takes a place from the reception, %DESK_BUSY_FREE where it does not. */
static DeskBusyWhy
compare_held (const Held *held, const char *reception, const char *room, const char *official)
{
  if (is_same (held->reception, reception))
    return DESK_BUSY_FULL;
  if (is_same (held->room, room))
    return DESK_BUSY_ROOM;
  return is_same (held->official, official) ? DESK_BUSY_OFFICIAL : DESK_BUSY_FREE;
}

static void
add_holds (DeskBusyReader *self, const char *reception, const char *room, const char *official, gboolean own,
           GArray *spans)
{
  for (guint i = 0; i < self->holds->len; i++)
    {
      const Held *held = &g_array_index (self->holds, Held, i);
      Span span = { .from = held->from,
                    .to = held->to,
                    .why = compare_held (held, reception, room, official),
                    .held = TRUE };

      if (span.why != DESK_BUSY_FREE && (span.why == DESK_BUSY_FULL) == own)
        g_array_append_val (spans, span);
    }
}

/* The wall times between which what begins may reach into a stretch. An hour more, for the clocks may change in it. */
static void
find_bounds (DeskBusyReader *self, gint64 from, gint64 to, char **first, char **end)
{
  *first = desk_wall_time_write (self->zone, from - (DESK_RECEPTION_LONGEST + 60) * 60);
  *end = desk_wall_time_write (self->zone, to + 60 * 60);
}

/**
 * desk_busy_read_own:
 * @from: seconds UTC
 * @to: seconds UTC
 * @busy: (inout): gets what takes places in that time with the reception itself
 */
gboolean
desk_busy_read_own (DeskBusyReader *reader, DeskReception *reception, gint64 from, gint64 to, DeskBusy *busy,
                    GError **error)
{
  const char *id = desk_record_get_id (DESK_RECORD (reception));
  g_autofree char *first = NULL, *end = NULL;

  find_bounds (reader, from, to, &first, &end);
  if (busy->spans == NULL)
    busy->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  busy->capacity = desk_reception_get_capacity (reception);
  add_holds (reader, id, NULL, NULL, TRUE, busy->spans);
  return add_query (reader,
                    "SELECT id, start, length, gap FROM appointment INDEXED BY appointment_taken"
                    " WHERE reception = ?1 AND start >= ?2 AND start < ?3 AND " TAKEN,
                    id, NULL, first, end, DESK_BUSY_FULL, busy->spans, error);
}

/**
 * desk_busy_read_others:
 * @room: (nullable): the room it is about
 * @from: seconds UTC
 * @to: seconds UTC
 * @busy: (inout): what desk_busy_read_own() filled; gets what takes the room or the official in that time
 */
gboolean
desk_busy_read_others (DeskBusyReader *reader, DeskReception *reception, const char *room, gint64 from,
                       gint64 to, DeskBusy *busy, GError **error)
{
  const char *id = desk_record_get_id (DESK_RECORD (reception));
  const char *official = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_OFFICIAL);
  g_autofree char *first = NULL, *end = NULL;

  if (room == NULL && official == NULL)
    return TRUE;
  find_bounds (reader, from, to, &first, &end);
  add_holds (reader, id, room, official, FALSE, busy->spans);
  return (room == NULL
          || add_query (
              reader,
              "SELECT id, start, length, gap FROM appointment INDEXED BY appointment_room"
              " WHERE room = ?1 AND start >= ?2 AND start < ?3 AND reception != ?4 AND room IS NOT NULL"
              " AND " TAKEN,
              room, id, first, end, DESK_BUSY_ROOM, busy->spans, error))
         && (official == NULL
             || add_query (
                 reader,
                 "SELECT a.id, a.start, a.length, a.gap FROM reception r INDEXED BY reception_official"
                 " CROSS JOIN appointment a INDEXED BY appointment_taken ON a.reception = r.id"
                 " WHERE r.official = ?1 AND r.id != ?4 AND a.start >= ?2 AND a.start < ?3 AND a." TAKEN,
                 official, id, first, end, DESK_BUSY_OFFICIAL, busy->spans, error));
}

/**
 * desk_busy_clear:
 */
void
desk_busy_clear (DeskBusy *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
}

/* How many of the reception's own are there at an instant. */
static guint
count_at (const DeskBusy *self, gint64 instant)
{
  guint n = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      n += span->why == DESK_BUSY_FULL && span->from <= instant && instant < span->to;
    }
  return n;
}

/**
 * desk_busy_count_free:
 * @from: seconds UTC
 * @to: the end of the pause after the visitor, seconds UTC
 * @why: (out) (optional): why there is no place
 *
 * Returns: how many visitors the reception can still take for all of that time
 */
guint
desk_busy_count_free (const DeskBusy *self, gint64 from, gint64 to, DeskBusyWhy *why)
{
  DeskBusyWhy found = DESK_BUSY_FREE;
  gboolean held = FALSE;
  guint most = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (span->from >= to || from >= span->to)
        continue;
      held |= span->held;
      if (span->why == DESK_BUSY_FULL)
        most = MAX (most, count_at (self, MAX (span->from, from)));
      else
        found = MAX (found, span->held ? DESK_BUSY_HELD : span->why);
    }
  if (most >= self->capacity)
    found = held && found == DESK_BUSY_FREE ? DESK_BUSY_HELD : MAX (found, DESK_BUSY_FULL);
  if (why != NULL)
    *why = found;
  return found == DESK_BUSY_FREE ? self->capacity - most : 0;
}

/**
 * desk_busy_look:
 * @room: (nullable): the room it is about
 * @from: seconds UTC
 * @to: the end of the pause after the visitor, seconds UTC
 * @why: (out): why the reception cannot take one more for all of that time; %DESK_BUSY_FREE: it can
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_busy_look (DeskBusyReader *reader, DeskReception *reception, const char *room, gint64 from, gint64 to,
                DeskBusyWhy *why, GError **error)
{
  DeskBusy busy = { NULL };
  gboolean read = desk_busy_read_own (reader, reception, from, to, &busy, error)
                  && desk_busy_read_others (reader, reception, room, from, to, &busy, error);

  if (read)
    desk_busy_count_free (&busy, from, to, why);
  desk_busy_clear (&busy);
  return read;
}
