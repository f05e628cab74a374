// SPDX-License-Identifier: GPL-3.0-or-later
// make-released FOLDER: makes a desk as an office leaves it, and notes in FOLDER/records what it keeps, as this program
// reads it. Run once for each version of the schema, by the program that was released with it (docs/store.md).

#include "desk-fixture.h"
#include "model/appointment.h"
#include "model/attachment.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/officer.h"
#include "model/reception.h"
#include "model/statement.h"
#include "model/station.h"
#include "released.h"
#include "store/blob.h"
#include "store/draft.h"
#include "store/keyring.h"

static void
save (Desk *desk, DeskRecord *record, int number)
{
  g_autoptr (DeskSave) act = desk_save_new ("shevchuk", NOW, desk->zone);

  desk_save_add (act, record, NULL, 0, NULL);
  if (number >= 0)
    desk_save_draw_number (act, record, (guint)number);
  desk_run_save (desk, act);
}

static void
make_keyring (Desk *desk)
{
  g_autofree char *path = desk_folders_get_keyring (desk->folders);
  /* The cheapest the library allows: a test is to open it, nobody is to be kept out. */
  g_autoptr (DeskKeyring) keyring =
      g_object_new (DESK_TYPE_KEYRING, "path", path, "operations", (guint64)1, "memory", (guint64)8192, NULL);
  g_autoptr (GError) error = NULL;

  desk_keyring_set_station (keyring, "PL1-A", "Station 1", "ua");
  g_assert_true (
      desk_keyring_put (keyring, "shevchuk", "Шевчук Олена", RELEASED_PASSWORD, desk->key, &error));
  g_assert_no_error (error);
}

static DeskRecord *
make_people (Desk *desk, GPtrArray *records)
{
  DeskRecord *station =
      g_object_new (DESK_TYPE_STATION, "code", "PL1", "name", "Station 1", "country", "ua", NULL);
  DeskRecord *officer = g_object_new (DESK_TYPE_OFFICER, "code", "shevchuk", "surname", "Шевчук",
                                      "given-name", "Олена", "role", "head", NULL);
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", "Залізняк", "given-name", "Марія", "sex",
                                     "female", "birth", "1984-03-07", NULL);
  g_autoptr (DeskRecord) shown = NULL;

  desk_record_set_entry (person, DESK_PERSON_PHONE, "1abc", g_variant_new_string ("+380501234567"));
  desk_record_set_entry (person, DESK_PERSON_ADDRESS, "1abd", g_variant_new_string ("вул. Садова, 5"));
  save (desk, station, -1);
  save (desk, officer, -1);
  save (desk, person, -1);
  /* She marries. */
  shown = desk_record_copy (person);
  desk_record_set_text (person, DESK_PERSON_SURNAME, "Залізняк-Коваль");
  desk_save_one (desk, person, shown, NOW + 60);
  g_ptr_array_add (records, station);
  g_ptr_array_add (records, officer);
  g_ptr_array_add (records, person);
  return person;
}

static void
make_visits (Desk *desk, DeskRecord *person, GPtrArray *records)
{
  DeskRecord *done = g_object_new (DESK_TYPE_VISIT, "state", "finished", "arrived", NOW, "finished",
                                   NOW + 600, "topic", "CON", "note", "довідка про несудимість", NULL);
  DeskRecord *waiting =
      g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", NOW + 700, "topic", "THEFT", NULL);
  g_autoptr (DeskDraft) draft = desk_draft_new ("person", desk_record_get_id (person));
  g_autoptr (GError) error = NULL;
  GVariantDict typed;

  desk_record_set_text (done, DESK_VISIT_PERSON, desk_record_get_id (person));
  save (desk, done, DESK_VISIT_NO);
  save (desk, waiting, DESK_VISIT_NO);
  g_ptr_array_add (records, done);
  g_ptr_array_add (records, waiting);

  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "patronymic", "s", RELEASED_TYPED);
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  draft->touched = NOW;
  g_assert_true (desk_draft_write (draft, desk->database, NULL, &error));
  g_assert_no_error (error);
}

static void
make_statement (Desk *desk, DeskRecord *person, GPtrArray *records)
{
  DeskRecord *statement =
      g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", "state", "registered", "topic", "THEFT",
                    "submitted", NOW + 100, "language", "uk", "place", "ринок", NULL);
  DeskRecord *attachment =
      g_object_new (DESK_TYPE_ATTACHMENT, "name", "photo.png", "type", "image/png", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (RELEASED_BYTES, sizeof RELEASED_BYTES);
  g_autoptr (GError) error = NULL;
  g_autofree char *sha = NULL;

  desk_statement_set_text (DESK_STATEMENT (statement), "Зник велосипед біля входу.");
  desk_record_set_text (statement, DESK_STATEMENT_APPLICANT, desk_record_get_id (person));
  save (desk, statement, DESK_STATEMENT_NO);
  g_assert_true (desk_blob_put_bytes (desk->database, bytes, 1024 * 1024, &sha, &error));
  g_assert_no_error (error);
  desk_record_set_text (attachment, DESK_ATTACHMENT_OF, desk_record_get_id (statement));
  desk_record_set_text (attachment, DESK_ATTACHMENT_SHA, sha);
  desk_record_set_integer (attachment, DESK_ATTACHMENT_SIZE, sizeof RELEASED_BYTES);
  save (desk, attachment, -1);
  g_ptr_array_add (records, statement);
  g_ptr_array_add (records, attachment);
}

static void
make_documents (Desk *desk, DeskRecord *person, GPtrArray *records)
{
  DeskRecord *loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", "declared", NOW + 200, NULL);
  DeskRecord *find = g_object_new (DESK_TYPE_FIND, "state", "registered", "received", NOW + 300, "document",
                                   "id_card", "number", "001234567", "holder-surname", "Коваль", NULL);

  desk_record_set_text (loss, DESK_LOSS_APPLICANT, desk_record_get_id (person));
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT, "k1", g_variant_new_string ("passport_book"));
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT_NUMBER, "k1", g_variant_new_string ("КН123456"));
  save (desk, loss, DESK_LOSS_NO);
  save (desk, find, DESK_FIND_NO);
  g_ptr_array_add (records, loss);
  g_ptr_array_add (records, find);
}

static void
make_appointment (Desk *desk, DeskRecord *person, GPtrArray *records)
{
  DeskRecord *reception = g_object_new (DESK_TYPE_RECEPTION, "name", "Начальник", "kind", "chief", NULL);
  DeskRecord *appointment = g_object_new (DESK_TYPE_APPOINTMENT, "state", "booked", "start",
                                          "2026-06-01T10:00", "question", "про двір", NULL);

  desk_record_set_integer (reception, DESK_RECEPTION_SLOT_MINUTES, 30);
  desk_record_set_entry (reception, DESK_RECEPTION_RULE, "1aaa", g_variant_new_string ("weekly"));
  desk_record_set_entry (reception, DESK_RECEPTION_RULE_DAYS, "1aaa", g_variant_new_string ("mo th"));
  save (desk, reception, -1);
  desk_record_set_text (appointment, DESK_APPOINTMENT_RECEPTION, desk_record_get_id (reception));
  desk_record_set_text (appointment, DESK_APPOINTMENT_PERSON, desk_record_get_id (person));
  desk_record_set_integer (appointment, DESK_APPOINTMENT_LENGTH, 30);
  save (desk, appointment, DESK_APPOINTMENT_NO);
  g_ptr_array_add (records, reception);
  g_ptr_array_add (records, appointment);
}

int
main (int argc, char **argv)
{
  Desk desk = { 0 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  DeskRecord *person;

  g_assert_cmpint (argc, ==, 2);
  released_name_folders (&desk, argv[1]);
  desk.key = desk_key_new_random ();
  desk.database = desk_database_create (desk.folders, desk.key, "PL1", "A", 1, &error);
  g_assert_no_error (error);

  make_keyring (&desk);
  person = make_people (&desk, records);
  make_visits (&desk, person, records);
  make_statement (&desk, person, records);
  make_documents (&desk, person, records);
  make_appointment (&desk, person, records);
  desk_shut (&desk);

  for (guint i = 0; i < records->len; i++)
    released_print (records->pdata[i], all);
  path = g_build_filename (argv[1], "records", NULL);
  g_assert_true (g_file_set_contents (path, all->str, -1, &error));
  return 0;
}
