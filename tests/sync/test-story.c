// SPDX-License-Identifier: GPL-3.0-or-later
// One story: two desks of a station and a desk of the region. The network is cut; both write into the same person, book the
// same shared place, attach photographs. Headquarters dies and comes back from yesterday's backup. When the network returns all
// three show the same, and what nobody but a person can decide is put before one.

#include "region.h"

#include "model/appointment-step.h"
#include "store/booking-slot.h"
#include "store/decisions.h"
#include "store/records.h"
#include "store/verify.h"
#include "sync/ask.h"

#include <string.h>

#define PLACE "2026-06-01T09:00"

typedef struct
{
  Headquarters hq;
  Peer a, b, region;
  DeskProfile *profile;
} Story;

static Peer *
get_peer (Story *self, guint i)
{
  Peer *const peers[] = { &self->a, &self->b, &self->region };

  return peers[i];
}

static void
set_up (Story *self, gconstpointer data)
{
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, NULL);
  g_autofree char *added = NULL, *code = NULL;
  g_autoptr (GError) error = NULL;

  self->profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_assert_no_error (error);
  hq_set_up (&self->hq);
  added = hq_do (&self->hq, "station", "HQ1", "--name=Область", "--country=ua", NULL);
  peer_set_up (&self->a, &self->hq, "A");
  peer_set_up (&self->b, &self->hq, "B");
  peer_set_up (&self->region, &self->hq, "A");
  peer_enrol_well (&self->a, &self->hq, "A");
  peer_enrol_well (&self->b, &self->hq, "B");
  code = hq_do (&self->hq, "code", "--region", "--station=HQ1", "--book=A", NULL);
  g_assert_true (peer_enrol (&self->region, code, DESK_SYNC_ENROL_OTHER_STATION, &error));
}

static void
tear_down (Story *self, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    peer_tear_down (get_peer (self, i));
  hq_tear_down (&self->hq);
  g_object_unref (self->profile);
}

static void
settle (Story *self)
{
  for (guint i = 0; i < 12; i++)
    peer_sync_well (get_peer (self, i % 3));
}

static void
set_network (Story *self, gboolean is_there)
{
  for (guint i = 0; i < 3; i++)
    front_set_port (get_peer (self, i)->front, is_there ? self->hq.port : 0);
}

/* A record as it stands at a desk. */
typedef struct
{
  const char *kind;
  const char *id;
} Wanted;

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return desk_records_load (database, wanted->kind, wanted->id, error);
}

static DeskRecord *
get_record (Peer *peer, const char *kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  DeskRecord *record = desk_ask (peer->store, load, &(Wanted){ kind, id }, &error);

  g_assert_no_error (error);
  return record;
}

static DeskSave *
new_save (Peer *peer)
{
  return desk_save_new ("4417", desk_clock_get_now (peer->clock), peer->desk.zone);
}

static void
rename_person (Peer *peer, const char *id, const char *given_name)
{
  g_autoptr (DeskRecord) person = get_record (peer, "person", id), shown = desk_record_copy (person);
  g_autoptr (DeskSave) save = new_save (peer);

  g_object_set (person, "given-name", given_name, NULL);
  desk_save_add (save, person, shown, desk_store_get_position (peer->store), NULL);
  peer_save (peer, save);
}

static char *
add_shared_reception (Peer *peer)
{
  g_autoptr (DeskRecord) reception =
      g_object_new (DESK_TYPE_RECEPTION, "name", "Начальник", "kind", "chief", NULL);
  g_autoptr (DeskSave) save = new_save (peer);

  desk_record_set_integer (reception, DESK_RECEPTION_SLOT_MINUTES, 30);
  desk_record_set_value (reception, DESK_RECEPTION_SHARED, g_variant_new_boolean (TRUE));
  desk_record_set_text (reception, DESK_RECEPTION_DESK, "PL1-A");
  desk_record_set_entry (reception, DESK_RECEPTION_SERVICE, "personal", g_variant_new_boolean (TRUE));
  desk_record_set_entry (reception, DESK_RECEPTION_RULE, "1aaa", g_variant_new_string ("weekly"));
  desk_record_set_entry (reception, DESK_RECEPTION_RULE_DAYS, "1aaa",
                         g_variant_new_string ("mo tu we th fr sa su"));
  desk_record_set_entry (reception, DESK_RECEPTION_RULE_FROM, "1aaa", g_variant_new_string ("09:00"));
  desk_record_set_entry (reception, DESK_RECEPTION_RULE_TO, "1aaa", g_variant_new_string ("11:00"));
  desk_save_add (save, reception, NULL, desk_store_get_position (peer->store), NULL);
  peer_save (peer, save);
  return g_strdup (desk_record_get_id (reception));
}

/* Returns: the id of the booking, which is only requested. */
static char *
book (Story *self, Peer *peer, const char *reception_id)
{
  g_autoptr (DeskRecord) reception = get_record (peer, "reception", reception_id);
  g_autoptr (DeskAppointment) appointment =
      g_object_new (DESK_TYPE_APPOINTMENT, "service", "personal", "phone", "+380501234567", NULL);
  const DeskAppointmentHand hand = {
    .officer = "o.1", .role = "head", .desk = desk_sync_get_desk (peer->sync), .now = NOW
  };
  g_autoptr (DeskSave) save = new_save (peer);

  desk_appointment_set_place (appointment, DESK_RECEPTION (reception), PLACE);
  g_assert_true (desk_appointment_take_step (appointment, DESK_RECEPTION (reception), self->profile,
                                             DESK_APPOINTMENT_BOOK, &hand));
  desk_save_add (save, DESK_RECORD (appointment), NULL, desk_store_get_position (peer->store), NULL);
  desk_save_claim_place (save, appointment, desk_profile_get_calendar (self->profile), 0);
  peer_save (peer, save);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_STATE), ==, "requested");
  return g_strdup (desk_record_get_id (DESK_RECORD (appointment)));
}

static gpointer
list_decisions (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_decisions_list (database, cancellable, error);
}

/* Returns: (nullable): the only decision of a kind. */
static const DeskDecision *
find_decision (GPtrArray *decisions, DeskDecisionKind kind)
{
  const DeskDecision *found = NULL;

  for (guint i = 0; i < decisions->len; i++)
    {
      const DeskDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->kind != kind)
        continue;
      g_assert_null (found);
      found = decision;
    }
  return found;
}

/* Both values, with who wrote them, before whoever looks. */
static void
assert_clash (Peer *peer, const char *person)
{
  g_autoptr (GPtrArray) decisions = desk_ask (peer->store, list_decisions, NULL, NULL);
  const DeskDecision *conflict = find_decision (decisions, DESK_DECISION_CONFLICT);
  const DeskDecisionField *field;
  const DeskDecisionValue *other;
  const char *standing, *lost;

  g_assert_nonnull (conflict);
  g_assert_cmpstr (conflict->id, ==, person);
  g_assert_cmpuint (conflict->fields->len, ==, 1);
  field = g_ptr_array_index (conflict->fields, 0);
  g_assert_cmpstr (field->field, ==, "given_name");
  g_assert_cmpuint (field->others->len, ==, 1);
  other = g_ptr_array_index (field->others, 0);
  standing = g_variant_get_string (field->standing->value, NULL);
  lost = g_variant_get_string (other->value, NULL);
  g_assert_true ((g_str_equal (standing, "Ольга") && g_str_equal (lost, "Олена"))
                 || (g_str_equal (standing, "Олена") && g_str_equal (lost, "Ольга")));
  g_assert_cmpstr (field->standing->desk, !=, other->desk);
}

static gpointer
list_instead (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) refused = desk_booking_list_refused (database, cancellable, error);
  const DeskBookingQuery *query = data;

  g_assert_cmpuint (refused->len, ==, 1);
  return desk_booking_list_instead (database, g_ptr_array_index (refused, 0), query, cancellable, error);
}

/* One of the two has the place; the other has a task and is offered the next. */
static void
assert_one_booked (Story *self, const char *booking_a, const char *booking_b)
{
  g_autoptr (DeskRecord) of_a = get_record (&self->a, "appointment", booking_a);
  g_autoptr (DeskRecord) of_b = get_record (&self->a, "appointment", booking_b);
  gboolean a_has_it = g_str_equal (desk_record_get_text (of_a, DESK_APPOINTMENT_STATE), "booked");
  gboolean b_has_it = g_str_equal (desk_record_get_text (of_b, DESK_APPOINTMENT_STATE), "booked");
  Peer *winner = a_has_it ? &self->a : &self->b, *loser = a_has_it ? &self->b : &self->a;
  g_autoptr (GPtrArray) winners = desk_ask (winner->store, list_decisions, NULL, NULL),
                        losers = desk_ask (loser->store, list_decisions, NULL, NULL), offered = NULL;
  DeskBookingQuery query = { .zone = self->a.desk.zone,
                             .calendar = desk_profile_get_calendar (self->profile),
                             .from = NOW,
                             .now = NOW,
                             .days = 10,
                             .limit = 10 };
  g_autoptr (GError) error = NULL;

  g_assert_true (a_has_it != b_has_it);
  g_assert_null (find_decision (winners, DESK_DECISION_PLACE));
  g_assert_nonnull (find_decision (losers, DESK_DECISION_PLACE));
  offered = desk_ask (loser->store, list_instead, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offered->len, >, 0);
  for (guint i = 0; i < offered->len; i++)
    g_assert_cmpstr (((const DeskFreeSlot *)g_ptr_array_index (offered, i))->start, !=, PLACE);
}

static gpointer
list_free (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_booking_list_free (database, data, cancellable, error);
}

/* A desk of the region sees the reception and is offered none of its places. */
static void
assert_offered (Story *self)
{
  DeskBookingQuery query = { .zone = self->a.desk.zone,
                             .calendar = desk_profile_get_calendar (self->profile),
                             .from = NOW,
                             .now = NOW,
                             .days = 2,
                             .limit = 10 };
  g_autoptr (GPtrArray) at_a = desk_ask (self->a.store, list_free, &query, NULL),
                        at_region = desk_ask (self->region.store, list_free, &query, NULL);

  g_assert_cmpuint (at_a->len, >, 0);
  g_assert_cmpint (peer_count (&self->region, "SELECT count (*) FROM reception"), ==, 1);
  g_assert_cmpuint (at_region->len, ==, 0);
}

static gpointer
verify (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_verify_run (database, NULL, cancellable, error) ? data : NULL;
}

static void
assert_same (Story *self)
{
  g_autofree char *log = peer_dump_log (&self->a), *records = peer_dump_records (&self->a);
  g_autofree char *verified = hq_do (&self->hq, "verify", NULL);

  for (guint i = 0; i < 3; i++)
    {
      Peer *peer = get_peer (self, i);
      g_autofree char *its_log = peer_dump_log (peer), *its_records = peer_dump_records (peer);

      g_assert_cmpstr (its_log, ==, log);
      g_assert_cmpstr (its_records, ==, records);
      g_assert_cmpint (peer_count (peer, "SELECT count (*) FROM change WHERE pos IS NULL"), ==, 0);
      g_assert_nonnull (desk_ask (peer->store, verify, peer, NULL));
    }
  g_assert_nonnull (strstr (verified, "lines hold"));
}

static void
assert_photograph (Story *self, const char *sha, gsize size)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = peer_get_blob (get_peer (self, i), sha);
      g_autofree char *found = NULL;

      g_assert_nonnull (bytes);
      found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_assert_cmpstr (found, ==, sha);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, size);
    }
}

static void
test_story (Story *self, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (self->hq.folder, "..", "yesterday", NULL), *said = NULL;
  g_autofree char *person = peer_add_person (&self->a, "Коваленко"),
                  *reception = add_shared_reception (&self->a);
  g_autofree char *booking_a = NULL, *booking_b = NULL, *photo_a = NULL, *photo_b = NULL, *visit = NULL;

  settle (self);
  said = hq_do (&self->hq, "backup", backup, NULL);
  /* Today: seen by all, and not in the backup. */
  visit = peer_receive (&self->b);
  settle (self);

  set_network (self, FALSE);
  rename_person (&self->a, person, "Ольга");
  rename_person (&self->b, person, "Олена");
  booking_a = book (self, &self->a, reception);
  booking_b = book (self, &self->b, reception);
  photo_a = peer_attach (&self->a, 150000, 1);
  photo_b = peer_attach (&self->b, 90000, 2);
  peer_sync (&self->a);
  peer_assert_error (&self->a, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER);

  hq_kill (&self->hq);
  g_free (said);
  said = hq_do (&self->hq, "restore", backup, NULL);
  hq_start (&self->hq);
  set_network (self, TRUE);
  settle (self);

  assert_same (self);
  for (guint i = 0; i < 3; i++)
    {
      assert_clash (get_peer (self, i), person);
      g_assert_cmpint (peer_count (get_peer (self, i), "SELECT count (*) FROM visit"), ==, 1);
    }
  assert_one_booked (self, booking_a, booking_b);
  assert_offered (self);
  assert_photograph (self, photo_a, 150000);
  assert_photograph (self, photo_b, 90000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hq_read_arguments (argc, argv);
  g_test_add ("/story", Story, NULL, set_up, test_story, tear_down);
  return g_test_run ();
}
