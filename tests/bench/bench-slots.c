// SPDX-License-Identifier: GPL-3.0-or-later
// The next ten free places among 200 receptions over 90 days, as the booking form asks for them at each key: most of the next
// days is taken already, and the year before is full.

#include "figure.h"
#include "model/profile.h"
#include "model/reception-plan.h"
#include "model/wall-time.h"
#include "store/booking-day.h"
#include "store/booking.h"
#include "store/query.h"
#include "store/save.h"

#include <glib/gstdio.h>
#include <time.h>

#define N_RECEPTIONS 200
#define N_DAYS 90
#define N_PAST_DAYS 365
#define N_QUERIES 2000
#define N_GRIDS 100
#define LIMIT 10
#define SLOTS_MS 20.0
#define NOW G_GINT64_CONSTANT (1795417200) /* 23 November 2026, 09:00 in Kyiv */

static const char *const services[] = { "personal", "case",         "advice",    "permit", "migration",
                                        "lawyer",   "psychologist", "probation", "room",   "other" };

typedef struct
{
  DeskDatabase *database;
  DeskProfile *profile;
  GTimeZone *zone;
  GRand *random;
  DeskReception *receptions[N_RECEPTIONS];
} Bench;

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("The benchmark cannot go on: %s", error != NULL ? error->message : "?");
}

static void
set_rule (DeskRecord *reception, DeskReceptionField field, const char *key, const char *text)
{
  desk_record_set_entry (reception, field, key, g_variant_new_string (text));
}

/* Mornings and afternoons on three or five days a week, twenty to forty minutes, every second place for walk-ins with some. */
static DeskReception *
make_reception (Bench *self, guint i)
{
  static const char *const days[] = { "mo tu we th fr", "mo we fr", "tu th sa" };
  g_autofree char *name = g_strdup_printf ("Reception %u", i);
  g_autofree char *room = g_strdup_printf ("%u", i / 2);
  g_autofree char *official = g_strdup_printf ("o.%u", i - i % 10 / 8);
  DeskRecord *record = g_object_new (DESK_TYPE_RECEPTION, "name", name, "kind", "chief", "room", room,
                                     "official", official, NULL);

  desk_record_set_integer (record, DESK_RECEPTION_SLOT_MINUTES, 20 + i % 3 * 10);
  desk_record_set_integer (record, DESK_RECEPTION_GAP_MINUTES, i % 2 * 5);
  desk_record_set_integer (record, DESK_RECEPTION_WALK_IN_EVERY, i % 4 == 0 ? 2 : 0);
  desk_record_set_entry (record, DESK_RECEPTION_SERVICE, services[i % 10], g_variant_new_boolean (TRUE));
  set_rule (record, DESK_RECEPTION_RULE, "1aaa", "weekly");
  set_rule (record, DESK_RECEPTION_RULE_DAYS, "1aaa", days[i % 3]);
  set_rule (record, DESK_RECEPTION_RULE_FROM, "1aaa", i % 2 == 0 ? "08:00" : "13:00");
  set_rule (record, DESK_RECEPTION_RULE_TO, "1aaa", i % 2 == 0 ? "13:00" : "18:00");
  set_rule (record, DESK_RECEPTION_EXCEPTION, "2bbb", "closed");
  set_rule (record, DESK_RECEPTION_EXCEPTION_FROM, "2bbb", "2026-12-28");
  set_rule (record, DESK_RECEPTION_EXCEPTION_TO, "2bbb", "2027-01-03");
  return DESK_RECEPTION (record);
}

static void
add_receptions (Bench *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_RECEPTIONS; i++)
    {
      g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, self->zone);

      self->receptions[i] = make_reception (self, i);
      desk_save_add (save, DESK_RECORD (self->receptions[i]), NULL, 0, NULL);
      must (desk_save_run (save, self->database, NULL, &error), error);
      desk_save_finish (save);
    }
}

static void
insert (Bench *self, DeskQuery *write, DeskReception *reception, const char *date,
        const DeskReceptionSlot *slot)
{
  g_autofree char *start = g_strdup_printf ("%sT%02d:%02d", date, slot->minute / 60, slot->minute % 60);
  g_autofree char *id = g_strdup_printf ("b.%08x%08x", g_rand_int (self->random), g_rand_int (self->random));
  g_autoptr (GError) error = NULL;

  desk_query_bind (write, "sssisii", id, desk_record_get_id (DESK_RECORD (reception)), start,
                   (slot->ends - slot->begins) / 60,
                   desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_ROOM),
                   desk_reception_get_gap (reception), slot->begins);
  must (desk_query_run (write, &error), error);
}

/* Full in the days next, 19 of 20 taken in the first weeks, half of it after two months. Every tenth is full throughout. */
static void
fill (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) write = NULL;
  GDate first;

  must (desk_database_execute (self->database, "BEGIN", &error), error);
  write = desk_query_new (self->database,
                          "INSERT INTO appointment (id, reception, start, length, room, gap, state, made)"
                          " VALUES (?, ?, ?, ?, ?, ?, 'booked', ?)",
                          &error);
  must (write != NULL, error);
  desk_wall_time_split (self->zone, NOW, &first);
  for (guint i = 0; i < N_RECEPTIONS; i++)
    {
      DeskReceptionPlan *plan =
          desk_reception_plan_new (self->receptions[i], desk_profile_get_calendar (self->profile),
                                   self->zone);

      for (int n = -N_PAST_DAYS; n < N_DAYS; n++)
        {
          char date[DESK_WALL_DAY_BYTES];
          g_autoptr (GArray) slots = NULL;
          double share = n < 3 || i % 10 == 0 ? 1.0 : 0.95 - 0.5 * MAX (0, n - 14) / N_DAYS;
          GDate day;

          g_date_clear (&day, 1);
          g_date_set_julian (&day, (guint32)((int)g_date_get_julian (&first) + n));
          desk_wall_day_write (g_date_get_julian (&day), date);
          slots = desk_reception_plan_list_slots (plan, &day);
          for (guint j = 0; j < slots->len; j++)
            if (g_rand_double (self->random) < share)
              insert (self, write, self->receptions[i], date, &g_array_index (slots, DeskReceptionSlot, j));
        }
      desk_reception_plan_free (plan);
    }
  must (desk_database_execute (self->database, "COMMIT", &error), error);
}

/* Returns: milliseconds of the processor so far */
static double
read_work (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1000 + (double)spent.tv_nsec / 1000000;
}

/* Everything, one service in four questions of six, one reception, full ones among them, now and then from a later day on. */
static void
ask (Bench *self, guint i, GArray *times, GArray *work)
{
  const char *reception = desk_record_get_id (DESK_RECORD (self->receptions[i * 7 % N_RECEPTIONS]));
  DeskBookingQuery query = { .zone = self->zone,
                             .calendar = desk_profile_get_calendar (self->profile),
                             .from = NOW + (i % 5 == 0 ? (gint64)(i % 60) * 86400 : 0),
                             .now = NOW,
                             .days = N_DAYS,
                             .limit = LIMIT,
                             .service = i % 6 < 4 ? (char *)services[i % 10] : NULL,
                             .reception = i % 6 == 4 ? (char *)reception : NULL };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double before = read_work ();
  double time, worked;

  found = desk_booking_list_free (self->database, &query, NULL, &error);
  time = (double)(g_get_monotonic_time () - start) / 1000;
  worked = read_work () - before;
  must (found != NULL, error);
  g_array_append_val (times, time);
  g_array_append_val (work, worked);
}

static void
load_grid (Bench *self, guint i, GArray *times)
{
  DeskBookingRange range = {
    .days = 1, .zone = self->zone, .calendar = desk_profile_get_calendar (self->profile), .now = NOW
  };
  g_autoptr (DeskBookingDay) day = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double time;

  desk_wall_time_split (self->zone, NOW + (gint64)(i % 60) * 86400, &range.from);
  day = desk_booking_load_day (self->database, &range, NULL, &error);
  time = (double)(g_get_monotonic_time () - start) / 1000;
  must (day != NULL, error);
  g_array_append_val (times, time);
}

static void
open_desk (Bench *self, const char *top)
{
  g_autofree char *data = g_build_filename (top, "data", NULL);
  g_autofree char *state = g_build_filename (top, "state", NULL);
  DeskFolders *folders = desk_folders_new (data, state);
  DeskKey *key = desk_key_new_random ();
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;

  self->database = desk_database_create (folders, key, "PL1", "A", 1, &error);
  must (self->database != NULL, error);
  json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);
  must (json != NULL, error);
  self->profile = desk_profile_new_from_bytes (json, "ua", &error);
  must (self->profile != NULL, error);
  self->zone = desk_profile_get_time_zone (self->profile);
  self->random = g_rand_new_with_seed (4);
  desk_key_unref (key);
  desk_folders_free (folders);
}

int
main (void)
{
  Bench bench;
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("slots-XXXXXX", &error);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) grids = g_array_new (FALSE, FALSE, sizeof (double));

  must (top != NULL, error);
  open_desk (&bench, top);
  add_receptions (&bench);
  fill (&bench);
  for (guint i = 0; i < N_QUERIES; i++)
    ask (&bench, i, times, work);
  for (guint i = 0; i < N_GRIDS; i++)
    load_grid (&bench, i, grids);
  figure_print ("slots.p50", figure_percentile (times, 0.5), "ms", 0, NULL);
  figure_print ("slots.p99", figure_percentile (times, 0.99), "ms", SLOTS_MS,
                "next ten free places, 200 receptions, 90 days");
  figure_print ("slots.work", figure_percentile (work, 0.99), "ms", 0, NULL);
  figure_print ("slots.max", figure_percentile (times, 1.0), "ms", 0, NULL);
  figure_print ("slots.day", figure_percentile (grids, 0.5), "ms", 0, NULL);
  for (guint i = 0; i < N_RECEPTIONS; i++)
    g_object_unref (bench.receptions[i]);
  g_rand_free (bench.random);
  g_object_unref (bench.database);
  g_object_unref (bench.profile);
  return figure_percentile (times, 0.99) < SLOTS_MS ? 0 : 1;
}
