// SPDX-License-Identifier: GPL-3.0-or-later
// A desk with invented data, in folders of its own beside the real desk's. Every event of it is written through an
// ordinary save, at the time it happened: the same country and the same time make the same desk.

#include "ui/sign-in/demo-desk.h"

#include "model/appointment-step.h"
#include "model/clock.h"
#include "model/demo.h"
#include "model/find.h"
#include "model/loss-step.h"
#include "model/officer.h"
#include "model/profile.h"
#include "model/record-types.h"
#include "model/statement-clocks.h"
#include "model/statement.h"
#include "model/visit.h"
#include "store/durable.h"
#include "store/error.h"
#include "store/instance.h"
#include "store/keyring.h"
#include "store/save.h"
#include "ui/officer-name.h"
#include "ui/profile-file.h"

#include <errno.h>
#include <glib/gstdio.h>

#define BOOK "A"

/* The password is known to everybody: it need not cost a guesser anything. */
#define OPERATIONS 1
#define MEMORY (8 * 1024 * 1024)

/* A demo that is being made. */
typedef struct
{
  DeskFolders *folders; /* its own */
  char *country;
  gint64 now;

  DeskProfile *profile;
  DeskDemo *demo;
  DeskKey *key;
  DeskKeyring *keyring;
  DeskDatabase *database;
  GHashTable *records; /* key in the demo -> DeskRecord */
  char *officer;       /* code of the first officer */
} Making;

static void
making_free (Making *self)
{
  desk_folders_free (self->folders);
  g_free (self->country);
  g_clear_object (&self->profile);
  g_clear_object (&self->demo);
  g_clear_pointer (&self->key, desk_key_unref);
  g_clear_object (&self->keyring);
  g_clear_object (&self->database);
  g_hash_table_unref (self->records);
  g_free (self->officer);
  g_free (self);
}

/* The demo before, or one that was never finished. Only in the demo's own folders, and not while somebody is in it. */
static gboolean
remove_former (const DeskFolders *folders, GError **error)
{
  static const char *const names[] = { "desk.db",     "desk.db-wal", "desk.db-shm",
                                       "desk.db.new", "keys.json",   "keys.json.new" };
  g_autofree char *high_water = desk_folders_get_high_water (folders);
  g_autofree char *lock_path = desk_folders_get_lock (folders);
  int lock = desk_instance_lock (lock_path, error);

  if (lock < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folders->data, names[i], NULL);
      g_unlink (path);
    }
  g_unlink (high_water);
  desk_instance_unlock (lock);
  return TRUE;
}

static gboolean
load_resources (Making *self, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/demo/%s.json", self->country);
  g_autoptr (GBytes) json = NULL;

  self->profile = desk_profile_file_load (self->country, error);
  json = self->profile != NULL ? g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error) : NULL;
  if (json != NULL)
    self->demo =
        desk_demo_new_from_bytes (json, path, self->now, desk_profile_get_time_zone (self->profile), error);
  return self->demo != NULL;
}

static const char *
find_text (const DeskDemoEvent *event, const char *name)
{
  for (guint i = 0; i < event->values->len; i++)
    {
      const DeskFieldValue *value = event->values->pdata[i];
      if (g_str_equal (value->name, name))
        return g_variant_get_string (value->value, NULL);
    }
  return NULL;
}

static gboolean
make_files (Making *self, GError **error)
{
  const DeskDemoEvent *station = desk_demo_get_event (self->demo, 0);
  g_autofree char *keyring = desk_folders_get_keyring (self->folders);
  g_autofree char *unfinished = g_strconcat (keyring, ".new", NULL);
  g_autofree char *desk = g_strdup_printf ("%s-" BOOK, find_text (station, "code"));

  if (!desk_folders_make (self->folders, error) || !remove_former (self->folders, error))
    return FALSE;
  self->key = desk_key_new_random ();
  self->keyring = desk_keyring_new (unfinished);
  g_object_set (self->keyring, "operations", (guint64)OPERATIONS, "memory", (guint64)MEMORY, NULL);
  desk_keyring_set_station (self->keyring, desk, find_text (station, "name"), self->country);
  self->database =
      desk_database_create (self->folders, self->key, find_text (station, "code"), BOOK, 1, error);
  return self->database != NULL;
}

/* Sets what an event says; a link names the other record by its key in the demo. */
static void
apply_event (Making *self, DeskRecord *record, const DeskDemoEvent *event)
{
  const DeskField *fields = desk_record_get_fields (record, NULL);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DeskFieldValue *value = event->values->pdata[i];
      int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), value->name, NULL);

      if (field >= 0 && fields[field].kind == DESK_FIELD_LINK)
        {
          DeskRecord *target = g_hash_table_lookup (self->records, g_variant_get_string (value->value, NULL));
          const char *id = target != NULL ? desk_record_get_id (target) : NULL;

          desk_record_set_wire (record, value->name, id != NULL ? g_variant_new_string (id) : NULL);
        }
      else
        desk_record_set_wire (record, value->name, value->value);
    }
}

/* Where the desk and the number stand of a record that is registered. */
typedef struct
{
  const char *kind;
  guint number;
  guint desk;
} Numbered;

static const Numbered numbered_kinds[] = {
  { "visit", DESK_VISIT_NO, DESK_VISIT_DESK },
  { "statement", DESK_STATEMENT_NO, DESK_STATEMENT_DESK },
  { "loss", DESK_LOSS_NO, DESK_LOSS_DESK },
  { "find", DESK_FIND_NO, DESK_FIND_DESK },
  { "appointment", DESK_APPOINTMENT_NO, DESK_APPOINTMENT_DESK },
};

static const Numbered *
find_numbered (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbered_kinds); i++)
    if (g_str_equal (numbered_kinds[i].kind, kind))
      return &numbered_kinds[i];
  return NULL;
}

static void
draw_queue_number (Making *self, DeskSave *save, DeskRecord *visit, gint64 now)
{
  g_autoptr (DeskClock) clock = desk_clock_new_at (desk_profile_get_time_zone (self->profile), now);
  gboolean priority = g_strcmp0 (desk_record_get_text (visit, DESK_VISIT_PRIORITY), "ordinary") != 0;

  if (g_strcmp0 (desk_record_get_text (visit, DESK_VISIT_STATE), "waiting") == 0)
    desk_save_draw_queue_number (save, visit, DESK_VISIT_QUEUE_NO, priority,
                                 desk_clock_get_day_start (clock, 0));
}

/* What follows from the reception: who owns its places, and what a place of it is like. */
static void
begin_reception (Making *self, DeskRecord *record, const DeskDemoEvent *event)
{
  const char *key = DESK_IS_APPOINTMENT (record) ? find_text (event, "reception") : NULL;
  DeskRecord *reception = key != NULL ? g_hash_table_lookup (self->records, key) : NULL;

  if (DESK_IS_RECEPTION (record))
    desk_record_set_text (record, DESK_RECEPTION_DESK, desk_database_get_desk (self->database));
  if (reception != NULL)
    desk_appointment_set_place (DESK_APPOINTMENT (record), DESK_RECEPTION (reception),
                                desk_record_get_text (record, DESK_APPOINTMENT_START));
}

static gboolean
write_event (Making *self, const DeskDemoEvent *event, GError **error)
{
  GTimeZone *zone = desk_profile_get_time_zone (self->profile);
  g_autoptr (DeskSave) save = desk_save_new (event->officer, event->instant, zone);
  DeskRecord *record = g_hash_table_lookup (self->records, event->key);
  g_autoptr (DeskRecord) shown = record != NULL ? desk_record_copy (record) : NULL;
  const Numbered *numbered = find_numbered (event->kind);

  if (record == NULL)
    {
      record = desk_record_types_create (event->kind, NULL);
      g_hash_table_insert (self->records, g_strdup (event->key), record);
    }
  apply_event (self, record, event);
  if (DESK_IS_STATEMENT (record))
    desk_statement_note_due (DESK_STATEMENT (record), self->profile, event->instant);
  if (DESK_IS_LOSS (record))
    desk_loss_note_kept_until (DESK_LOSS (record), self->profile);
  if (shown == NULL && numbered != NULL)
    desk_record_set_text (record, numbered->desk, desk_database_get_desk (self->database));
  if (shown == NULL)
    begin_reception (self, record, event);
  desk_save_add (save, record, shown, 0, event->reason);
  if (shown == NULL && numbered != NULL)
    desk_save_draw_number (save, record, numbered->number);
  if (DESK_IS_VISIT (record) && shown == NULL)
    draw_queue_number (self, save, record, event->instant);
  if (!desk_save_run (save, self->database, NULL, error))
    return FALSE;
  desk_save_finish (save);
  return TRUE;
}

static gboolean
let_in (Making *self, const DeskDemoEvent *event, GError **error)
{
  DeskRecord *officer = g_hash_table_lookup (self->records, event->key);
  const char *code = desk_record_get_text (officer, DESK_OFFICER_CODE);
  const char *language = desk_profile_get_languages (self->profile)[0];
  g_autofree char *name = desk_officer_name_make (DESK_OFFICER (officer), self->profile, language);

  if (self->officer == NULL)
    self->officer = g_strdup (code);
  return desk_keyring_put (self->keyring, code, name, DESK_DEMO_PASSWORD, self->key, error);
}

static gboolean
write_all (Making *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    {
      const DeskDemoEvent *event = desk_demo_get_event (self->demo, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_event (self, event, error)
          || (g_str_equal (event->kind, "officer") && !let_in (self, event, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
name_keyring (Making *self, GError **error)
{
  g_autofree char *to = desk_folders_get_keyring (self->folders);
  g_autofree char *from = g_strconcat (to, ".new", NULL);

  if (g_rename (from, to) != 0)
    {
      desk_store_error_set_errno (error, errno, to);
      return FALSE;
    }
  return desk_durable_sync_folder (to, error);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *self = data;
  GError *error = NULL;

  if (load_resources (self, &error) && make_files (self, &error) && write_all (self, cancellable, &error)
      && name_keyring (self, &error))
    g_task_return_pointer (task, g_steal_pointer (&self->database), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * desk_demo_desk_get_folders:
 * @folders: where the real desk lies
 * @country: "ua" or "kz"
 *
 * Returns: (transfer full): where the demo of a country lies
 */
DeskFolders *
desk_demo_desk_get_folders (const DeskFolders *folders, const char *country)
{
  g_autofree char *name = g_strdup_printf ("demo-%s", country);
  g_autofree char *data = g_build_filename (folders->data, name, NULL);
  g_autofree char *state = g_build_filename (folders->state, name, NULL);

  return desk_folders_new (data, state);
}

/**
 * desk_demo_desk_exists:
 * @folders: where the real desk lies
 *
 * Returns: whether there is a demo of a country to go on with
 */
gboolean
desk_demo_desk_exists (const DeskFolders *folders, const char *country)
{
  g_autoptr (DeskFolders) own = desk_demo_desk_get_folders (folders, country);
  g_autofree char *keyring = desk_folders_get_keyring (own);

  return g_file_test (keyring, G_FILE_TEST_EXISTS);
}

static char *
get_note_path (const DeskFolders *folders)
{
  return g_build_filename (folders->state, "demo", NULL);
}

/**
 * desk_demo_desk_remember:
 * @folders: where the real desk lies
 * @country: (nullable): the demo that is open, NULL when it was left
 *
 * Notes which demo to come back to when the program starts again.
 */
void
desk_demo_desk_remember (const DeskFolders *folders, const char *country)
{
  g_autofree char *path = get_note_path (folders);
  g_autoptr (GError) error = NULL;

  if (country == NULL)
    g_unlink (path);
  else if (!desk_folders_make (folders, &error) || !g_file_set_contents (path, country, -1, &error))
    g_message ("The demo will have to be chosen again: %s", error->message);
}

/**
 * desk_demo_desk_recall:
 * @folders: where the real desk lies
 *
 * Returns: (transfer full) (nullable): country of the demo that was open when the program ended
 */
char *
desk_demo_desk_recall (const DeskFolders *folders)
{
  g_autofree char *path = get_note_path (folders);
  g_autofree char *country = NULL;

  if (!g_file_get_contents (path, &country, NULL, NULL)
      || !g_strv_contains (desk_profile_file_list (), country) || !desk_demo_desk_exists (folders, country))
    return NULL;
  return g_steal_pointer (&country);
}

/**
 * desk_demo_desk_make_async:
 * @folders: where the real desk lies
 * @country: "ua" or "kz"
 * @now: when the demo begins, seconds UTC
 *
 * Makes the demo of a country, in place of the one before.
 */
void
desk_demo_desk_make_async (const DeskFolders *folders, const char *country, gint64 now,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->folders = desk_demo_desk_get_folders (folders, country);
  making->country = g_strdup (country);
  making->now = now;
  making->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_task_set_task_data (task, making, (GDestroyNotify)making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * desk_demo_desk_make_finish:
 * @officer: (out) (transfer full): code of the officer who may everything
 *
 * Returns: (transfer full): the open database of the demo
 */
DeskDatabase *
desk_demo_desk_make_finish (GAsyncResult *result, char **officer, GError **error)
{
  DeskDatabase *database = g_task_propagate_pointer (G_TASK (result), error);

  if (database != NULL)
    {
      Making *making = g_task_get_task_data (G_TASK (result));
      *officer = g_strdup (making->officer);
    }
  return database;
}
