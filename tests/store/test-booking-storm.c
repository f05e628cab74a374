// SPDX-License-Identifier: GPL-3.0-or-later
// Many officers book, move, cancel and hold at once, with random rules, until 100,000 places were given. Each acts on what it
// read some time ago, as forms do, through the one worker of the desk. A ledger that knows nothing but minutes looks after each
// act whether somebody got what another has.

#include "booking-fixture.h"
#include "store/query.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

#define N_BOOKINGS 100000
#define N_SLOWLY 4000 /* where each step takes many times as long */
#define N_RECEPTIONS 40
#define N_ROOMS 12
#define N_OFFICIALS 30
#define N_DAYS 400
#define A_DAY 300 /* bookings until the next day is booked */
#define N_CLIENTS 16
#define MAX_BATCH 30
#define MINUTES (24 * 60)

/* What a form knows of an appointment. */
typedef struct
{
  DeskAppointment *appointment;
  guint reception;
  guint day;
  int begins; /* minutes after midnight, without any change of the clocks */
  int ends;
} Booked;

typedef struct
{
  Office office;
  DeskStore *store;
  DeskReception *receptions[N_RECEPTIONS];
  guint8 (*ledger)[N_DAYS][MINUTES]; /* how many are there at each minute, for each reception */
  GPtrArray *booked;                 /* (element-type Booked): what takes a place */
  GPtrArray *cancelled;              /* (element-type Booked) */
  GDate first_day;
  guint n_wanted;
  guint n_booked;
  guint n_refused;
  guint n_moved;
  guint n_cancelled;
  guint n_restored;
  guint n_running;
} Storm;

/* One officer with one form. */
typedef struct
{
  Storm *storm;
  GPtrArray *batch;       /* (element-type Booked): what is being saved */
  Booked *moved;          /* which one gives its place for it, or is cancelled or restored */
  DeskAppointment *after; /* how that one is to be */
  DeskSave *save;
  gint64 hold;
  gboolean is_list; /* books for many at once */
  enum
  {
    BOOK,
    MOVE,
    CANCEL,
    RESTORE
  } act;
} Client;

static void begin (Client *self);

static void
booked_free (gpointer data)
{
  Booked *booked = data;

  g_clear_object (&booked->appointment);
  g_free (booked);
}

static const char *
get_text (DeskReception *reception, DeskReceptionField field)
{
  return desk_record_get_text (DESK_RECORD (reception), field);
}

/* The ledger -------------------------------------------------------------------------------------------------------- */

static void
enter (Storm *self, const Booked *booked, int sign)
{
  for (int minute = booked->begins; minute < booked->ends; minute++)
    self->ledger[booked->reception][booked->day][minute] =
        (guint8)(self->ledger[booked->reception][booked->day][minute] + sign);
}

static gboolean
share (DeskReception *a, DeskReception *b, DeskReceptionField field)
{
  return get_text (a, field) != NULL && g_strcmp0 (get_text (a, field), get_text (b, field)) == 0;
}

/* Nobody is there beyond the capacity, and no room and no official has two receptions in one minute. */
static void
audit (Storm *self, const Booked *booked)
{
  DeskReception *reception = self->receptions[booked->reception];
  guint capacity = desk_reception_get_capacity (reception);

  for (guint i = 0; i < N_RECEPTIONS; i++)
    {
      gboolean same = i == booked->reception;

      if (!same && !share (reception, self->receptions[i], DESK_RECEPTION_ROOM)
          && !share (reception, self->receptions[i], DESK_RECEPTION_OFFICIAL))
        continue;
      for (int minute = booked->begins; minute < booked->ends; minute++)
        if (self->ledger[i][booked->day][minute] > (same ? capacity : 0))
          g_error ("Reception %u and %u: %u people at minute %d of day %u", booked->reception, i,
                   self->ledger[i][booked->day][minute], minute, booked->day);
    }
}

/* The forms --------------------------------------------------------------------------------------------------------- */

static guint
random_below (guint end)
{
  return (guint)g_test_rand_int_range (0, (gint32)end);
}

static void
read_place (Storm *self, Booked *booked)
{
  DeskRecord *record = DESK_RECORD (booked->appointment);
  const char *start = desk_record_get_text (record, DESK_APPOINTMENT_START);
  int year, month, day, hour, minute;
  GDate date;

  g_assert_cmpint (sscanf (start, "%d-%d-%dT%d:%d", &year, &month, &day, &hour, &minute), ==, 5);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  booked->day = (guint)g_date_days_between (&self->first_day, &date);
  booked->begins = hour * 60 + minute;
  booked->ends = booked->begins
                 + (int)(desk_record_get_integer (record, DESK_APPOINTMENT_LENGTH)
                         + desk_record_get_integer (record, DESK_APPOINTMENT_GAP));
}

static guint
find_reception (Storm *self, const char *id)
{
  for (guint i = 0; i < N_RECEPTIONS; i++)
    if (g_strcmp0 (desk_record_get_id (DESK_RECORD (self->receptions[i])), id) == 0)
      return i;
  g_assert_not_reached ();
}

static Booked *
make_booked (Storm *self, guint reception, const char *start)
{
  Booked *booked = g_new0 (Booked, 1);

  booked->reception = reception;
  booked->appointment = g_object_new (DESK_TYPE_APPOINTMENT, "service", "personal", NULL);
  desk_appointment_set_place (booked->appointment, self->receptions[reception], start);
  return booked;
}

/* Outside of the rules, at any minute and of any length: what a head may do, and old rules left. */
static Booked *
make_odd (Storm *self, const DeskFreeSlot *slot)
{
  g_autofree char *start =
      g_strdup_printf ("%.10sT%02u:%02u", slot->start, 6 + random_below (14), random_below (60));
  Booked *booked = make_booked (self, find_reception (self, slot->reception), start);

  desk_record_set_integer (DESK_RECORD (booked->appointment), DESK_APPOINTMENT_LENGTH, 1 + random_below (90));
  desk_record_set_text (DESK_RECORD (booked->appointment), DESK_APPOINTMENT_OVERRIDE_REASON, "Urgent");
  return booked;
}

/* One of those of late: whose days are being booked. */
static Booked *
take_random (GPtrArray *list)
{
  return list->len > 0
             ? g_ptr_array_steal_index_fast (list, list->len - 1 - random_below (MIN (list->len, 200)))
             : NULL;
}

/* What the act did, once it is on the disk. */
static void
settle (Client *self, gboolean saved)
{
  Storm *storm = self->storm;

  if (self->moved != NULL)
    {
      gboolean was_cancelled = self->act == RESTORE;

      if (saved)
        g_set_object (&self->moved->appointment, self->after);
      g_clear_object (&self->after);
      if (saved && self->act == MOVE)
        g_clear_pointer (&self->moved, booked_free);
      else
        g_ptr_array_add ((saved ? self->act == CANCEL : was_cancelled) ? storm->cancelled : storm->booked,
                         self->moved);
      self->moved = NULL;
    }
  for (guint i = 0; saved && i < self->batch->len; i++)
    g_ptr_array_add (storm->booked, g_ptr_array_index (self->batch, i));
  if (saved)
    {
      g_ptr_array_set_free_func (self->batch, NULL);
      g_ptr_array_set_size (self->batch, 0);
      g_ptr_array_set_free_func (self->batch, booked_free);
    }
  g_ptr_array_set_size (self->batch, 0);
}

static void
count (Client *self)
{
  Storm *storm = self->storm;

  storm->n_booked += self->batch->len;
  storm->n_moved += self->act == MOVE;
  storm->n_cancelled += self->act == CANCEL;
  storm->n_restored += self->act == RESTORE;
}

static void
on_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  Client *self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_store_save_finish (DESK_STORE (store), result, &error);

  if (saved)
    {
      if (self->moved != NULL && self->act != RESTORE)
        enter (self->storm, self->moved, -1);
      if (self->act == RESTORE)
        enter (self->storm, self->moved, 1);
      for (guint i = 0; i < self->batch->len; i++)
        enter (self->storm, g_ptr_array_index (self->batch, i), 1);
      for (guint i = 0; i < self->batch->len; i++)
        audit (self->storm, g_ptr_array_index (self->batch, i));
      if (self->act == RESTORE)
        audit (self->storm, self->moved);
      count (self);
    }
  else
    {
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN);
      self->storm->n_refused++;
    }
  g_clear_object (&self->save);
  settle (self, saved);
  begin (self);
}

static void
take_step (Client *self, DeskAppointment *appointment, guint reception, DeskAppointmentStep step,
           DeskRecord *shown)
{
  Office *office = &self->storm->office;

  if (step == DESK_APPOINTMENT_CANCEL)
    desk_record_set_text (DESK_RECORD (appointment), DESK_APPOINTMENT_CANCEL_REASON, "by_applicant");
  g_assert_true (desk_appointment_take_step (appointment, self->storm->receptions[reception], office->profile,
                                             step, &office->hand));
  desk_save_add (self->save, DESK_RECORD (appointment), shown, 0, NULL);
  if (step == DESK_APPOINTMENT_BOOK || step == DESK_APPOINTMENT_RESTORE)
    desk_save_claim_place (self->save, appointment, office->calendar, self->hold);
}

static void
save (Client *self)
{
  Storm *storm = self->storm;

  self->save = desk_save_new ("4417", storm->office.hand.now, storm->office.desk.zone);
  for (guint i = 0; i < self->batch->len; i++)
    {
      Booked *booked = g_ptr_array_index (self->batch, i);

      read_place (storm, booked);
      take_step (self, booked->appointment, booked->reception, DESK_APPOINTMENT_BOOK, NULL);
    }
  if (self->moved != NULL)
    {
      DeskRecord *shown = DESK_RECORD (self->moved->appointment);

      self->after = DESK_APPOINTMENT (desk_record_copy (shown));
      take_step (self, self->after, self->moved->reception,
                 self->act == MOVE     ? DESK_APPOINTMENT_MOVE
                 : self->act == CANCEL ? DESK_APPOINTMENT_CANCEL
                                       : DESK_APPOINTMENT_RESTORE,
                 shown);
    }
  self->hold = 0;
  desk_store_save_async (storm->store, self->save, on_saved, self);
}

static void
on_held (GObject *store, GAsyncResult *result, gpointer data)
{
  Client *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *hold = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (hold == NULL)
    {
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN);
      self->storm->n_refused++;
      settle (self, FALSE);
      begin (self);
      return;
    }
  self->hold = *hold;
  save (self);
}

static void
hold_place (Client *self, const DeskFreeSlot *slot)
{
  Storm *storm = self->storm;
  DeskHold hold = { .zone = storm->office.desk.zone,
                    .reception = slot->reception,
                    .start = slot->start,
                    .length = slot->length,
                    .touched = storm->office.hand.now,
                    .minutes = 15 };

  desk_store_call_async (storm->store, DESK_PRIORITY_SAVING, (DeskStoreFunc)desk_booking_hold,
                         desk_hold_copy (&hold), (GDestroyNotify)desk_hold_free, g_free, NULL, on_held, self);
}

/* A list of people for whole days, or one visitor, who may be held a place first. */
static void
choose (Client *self, GPtrArray *slots)
{
  Storm *storm = self->storm;
  guint n = self->is_list ? 1 + random_below (MAX_BATCH) : 1;

  for (guint i = 0; i < n && slots->len > 0; i++)
    {
      guint which = random_below (slots->len);
      const DeskFreeSlot *slot = g_ptr_array_index (slots, which);
      guint reception = find_reception (storm, slot->reception);
      gboolean is_odd = !self->is_list && random_below (3) == 0;

      g_ptr_array_add (self->batch,
                       is_odd ? make_odd (storm, slot) : make_booked (storm, reception, slot->start));
      if (!self->is_list && !is_odd && random_below (4) == 0)
        {
          hold_place (self, slot);
          return;
        }
      g_ptr_array_remove_index_fast (slots, which);
    }
  save (self);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer data)
{
  Client *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = desk_store_call_finish (DESK_STORE (store), result, &error);

  g_assert_no_error (error);
  if (slots->len > 0)
    choose (self, slots);
  else
    {
      settle (self, FALSE);
      begin (self);
    }
}

/* Everybody books in the same days, which move on as they fill. */
static void
list_free (Client *self)
{
  Storm *storm = self->storm;
  Office *office = &storm->office;
  guint hot = storm->n_booked / A_DAY + random_below (6);
  const char *reception = desk_record_get_id (DESK_RECORD (storm->receptions[random_below (N_RECEPTIONS)]));
  DeskBookingQuery query = { .zone = office->desk.zone,
                             .calendar = office->calendar,
                             .from = office->hand.now + (gint64)hot * MINUTES * 60,
                             .now = office->hand.now,
                             .days = 20,
                             .limit = self->is_list ? 300 : 12,
                             .reception = self->is_list ? NULL : (char *)reception };

  desk_store_call_async (storm->store, DESK_PRIORITY_TYPING, (DeskStoreFunc)desk_booking_list_free,
                         desk_booking_query_copy (&query), (GDestroyNotify)desk_booking_query_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_listed, self);
}

static void
begin (Client *self)
{
  guint which = random_below (100);

  if (self->storm->n_booked >= self->storm->n_wanted)
    {
      self->storm->n_running--;
      return;
    }
  self->act = which < 62 ? BOOK : which < 78 ? MOVE : which < 93 ? CANCEL : RESTORE;
  if (self->act != BOOK)
    self->moved = take_random (self->act == RESTORE ? self->storm->cancelled : self->storm->booked);
  if (self->moved == NULL)
    self->act = BOOK;
  self->is_list = self->act == BOOK && random_below (3) != 0;

  if (self->act == BOOK || self->act == MOVE)
    list_free (self);
  else
    save (self);
}

/* The town ---------------------------------------------------------------------------------------------------------- */

static void
add_random_reception (Storm *self, guint which)
{
  static const char *const days[] = { "mo tu we th fr", "mo we fr sa", "tu th su", "mo tu we th fr sa su" };
  g_autofree char *name = g_strdup_printf ("Reception %u", which);
  g_autofree char *room = g_strdup_printf ("%u", random_below (N_ROOMS));
  g_autofree char *official = g_strdup_printf ("o.%u", random_below (N_OFFICIALS));
  g_autofree char *from = g_strdup_printf ("%02u:%02u", 7 + random_below (4), random_below (4) * 15);
  g_autofree char *to = g_strdup_printf ("%02u:00", 15 + random_below (6));
  DeskReception *reception = office_add_reception (&self->office, name, from, to);
  DeskRecord *record = DESK_RECORD (reception);
  g_autoptr (DeskRecord) shown = desk_record_copy (record);

  office_set_rule (record, DESK_RECEPTION_RULE_DAYS, days[random_below (G_N_ELEMENTS (days))]);
  desk_record_set_integer (record, DESK_RECEPTION_SLOT_MINUTES, 10 + random_below (30));
  desk_record_set_integer (record, DESK_RECEPTION_GAP_MINUTES, random_below (10));
  desk_record_set_integer (record, DESK_RECEPTION_CAPACITY, 1 + random_below (4));
  desk_record_set_integer (record, DESK_RECEPTION_WALK_IN_EVERY, random_below (4) == 0 ? 3 : 0);
  if (random_below (4) != 0)
    desk_record_set_text (record, DESK_RECEPTION_ROOM, room);
  if (random_below (4) != 0)
    desk_record_set_text (record, DESK_RECEPTION_OFFICIAL, official);
  desk_save_one (&self->office.desk, record, shown, self->office.hand.now);
  self->receptions[which] = reception;
}

/* What lies in the database is what the ledger says. */
static void
compare (Storm *self)
{
  guint8 (*ledger)[N_DAYS][MINUTES] = self->ledger;
  g_autofree guint8 (*written)[N_DAYS][MINUTES] = g_malloc0_n (N_RECEPTIONS, sizeof *written);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (
      self->office.desk.database,
      "SELECT reception, start, length, gap FROM appointment NOT INDEXED WHERE state IN ('booked', 'requested')",
      &error);

  g_assert_no_error (error);
  self->ledger = written;
  while (desk_query_next (rows, &error))
    {
      Booked *booked = make_booked (self, find_reception (self, desk_query_get_text (rows, 0)),
                                    desk_query_get_text (rows, 1));

      desk_record_set_integer (DESK_RECORD (booked->appointment), DESK_APPOINTMENT_LENGTH,
                               desk_query_get_integer (rows, 2));
      desk_record_set_integer (DESK_RECORD (booked->appointment), DESK_APPOINTMENT_GAP,
                               desk_query_get_integer (rows, 3));
      read_place (self, booked);
      enter (self, booked, 1);
      booked_free (booked);
    }
  g_assert_no_error (error);
  self->ledger = ledger;
  g_assert_cmpint (memcmp (ledger, written, N_RECEPTIONS * sizeof *written), ==, 0);
}

static void
nobody_is_booked_twice (Storm *self, gconstpointer data)
{
  Client clients[N_CLIENTS];

  self->store = desk_store_new (self->office.desk.database);
  for (guint i = 0; i < N_CLIENTS; i++)
    {
      clients[i] = (Client){ .storm = self, .batch = g_ptr_array_new_with_free_func (booked_free) };
      self->n_running++;
      begin (&clients[i]);
    }
  while (self->n_running > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < N_CLIENTS; i++)
    g_ptr_array_unref (clients[i].batch);
  g_test_message ("%u booked, of them %u moved; %u cancelled, %u restored, %u refused", self->n_booked,
                  self->n_moved, self->n_cancelled, self->n_restored, self->n_refused);

  /* It was a storm. */
  g_assert_cmpuint (self->n_refused, >, self->n_wanted / 100);
  g_assert_cmpuint (self->n_moved, >, self->n_wanted / 100);
  g_assert_cmpuint (self->n_cancelled, >, self->n_wanted / 100);
  g_assert_cmpuint (self->n_restored, >, self->n_wanted / 1000);
  desk_store_close (self->store);
  g_clear_object (&self->store);
  desk_shut (&self->office.desk);
  desk_open (&self->office.desk);
  compare (self);
}

/* Under valgrind or the sanitizers a smaller storm has to do. */
static guint
count_wanted (void)
{
#ifdef __SANITIZE_ADDRESS__
  return N_SLOWLY;
#else
  return g_getenv ("DUTYDESK_WRAPPER") != NULL ? N_SLOWLY : N_BOOKINGS;
#endif
}

static void
set_up (Storm *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  office_set_up (&self->office, "ua");
  self->n_wanted = count_wanted ();
  self->ledger = g_malloc0_n (N_RECEPTIONS, sizeof *self->ledger);
  self->booked = g_ptr_array_new_with_free_func (booked_free);
  self->cancelled = g_ptr_array_new_with_free_func (booked_free);
  desk_wall_time_split (self->office.desk.zone, self->office.hand.now, &self->first_day);
  /* Whether it would survive a power cut is tested elsewhere. */
  desk_database_execute (self->office.desk.database,
                         "PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 20000", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_RECEPTIONS; i++)
    add_random_reception (self, i);
}

static void
tear_down (Storm *self, gconstpointer data)
{
  for (guint i = 0; i < N_RECEPTIONS; i++)
    g_object_unref (self->receptions[i]);
  g_ptr_array_unref (self->booked);
  g_ptr_array_unref (self->cancelled);
  g_free (self->ledger);
  office_tear_down (&self->office, "ua");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/booking-storm/never-twice", Storm, NULL, set_up, nobody_is_booked_twice, tear_down);

  return g_test_run ();
}
