// SPDX-License-Identifier: GPL-3.0-or-later
// busy-desk DATA STATE KEY LOG SEED: a desk on a busy day, without a screen, until somebody kills it. It receives a
// visitor, types a note into the open visit as the front desk does (the same autosave), finishes, and takes the next.
// What is acknowledged and what is typed goes into LOG at once; a line in the system's hands survives the program:
//   typed TIME VISIT LENGTH     a key was pressed; the note has LENGTH letters now
//   writing TIME VISIT LENGTH   a draft with so many letters was handed to the store
//   received VISIT NUMBER       the store said that the visit is saved
//   finished VISIT LENGTH       the store said that the visit with its note is saved and its draft gone
// TIME is the monotonic clock in microseconds. A draft that was left is gone on with.

#include "journeys/note.h"
#include "model/person.h"
#include "model/visit.h"
#include "store/records.h"
#include "ui/widgets/autosave.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  DeskContext *context;
  DeskStore *store;
  DeskAutosave *autosave;
  DeskRecord *visit;
  DeskRecord *shown; /* the visit as it was saved last */
  GRand *rand;
  int log;
  int typed;  /* letters of the note so far */
  int wanted; /* letters of the whole note */
} Day;

static void receive_next (Day *day);
static gboolean type_letter (gpointer data);

static void G_GNUC_PRINTF (2, 3) note_down (Day *day, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (write (day->log, line, strlen (line)) != (gssize)strlen (line))
    g_error ("The log cannot be written");
}

static void
type_soon (Day *day)
{
  g_timeout_add (g_rand_int_range (day->rand, 1, 50), type_letter, day);
}

static GVariant *
collect (gpointer data)
{
  Day *day = data;
  g_autofree char *note = desk_note_make (day->typed);
  GVariantDict typed;

  note_down (day, "writing %" G_GINT64_FORMAT " %s %d\n", g_get_monotonic_time (),
             desk_record_get_id (day->visit), day->typed);
  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "note", "s", note);
  return g_variant_dict_end (&typed);
}

static void
on_finished (GObject *store, GAsyncResult *result, gpointer data)
{
  Day *day = data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (store), result, &error))
    g_error ("A visit could not be finished: %s", error->message);
  note_down (day, "finished %s %d\n", desk_record_get_id (day->visit), day->typed);
  desk_autosave_forget (day->autosave);
  receive_next (day);
}

static void
on_settled (gint64 draft, gpointer data)
{
  Day *day = data;
  g_autoptr (DeskSave) save = desk_save_new ("4417", g_get_real_time () / G_USEC_PER_SEC,
                                             desk_clock_get_zone (desk_context_get_clock (day->context)));
  g_autofree char *note = desk_note_make (day->typed);

  desk_record_set_text (day->visit, DESK_VISIT_NOTE, note);
  desk_record_set_text (day->visit, DESK_VISIT_STATE, "finished");
  desk_record_set_text (day->visit, DESK_VISIT_OUTCOME, "1");
  desk_save_add (save, day->visit, day->shown, 0, NULL);
  if (draft != 0)
    desk_save_drop_draft (save, draft);
  desk_store_save_async (day->store, save, on_finished, day);
}

static gboolean
type_letter (gpointer data)
{
  Day *day = data;

  if (day->typed >= day->wanted)
    {
      desk_autosave_settle (day->autosave, on_settled, day);
      return G_SOURCE_REMOVE;
    }
  day->typed++;
  note_down (day, "typed %" G_GINT64_FORMAT " %s %d\n", g_get_monotonic_time (),
             desk_record_get_id (day->visit), day->typed);
  desk_autosave_touch (day->autosave);
  type_soon (day);
  return G_SOURCE_REMOVE;
}

/* Takes ownership of @visit. */
static void
open_form (Day *day, DeskRecord *visit)
{
  g_set_object (&day->visit, visit);
  g_object_unref (visit);
  g_clear_object (&day->shown);
  day->shown = desk_record_copy (visit);
  g_clear_object (&day->autosave);
  day->autosave = desk_autosave_new (day->context, "visit", desk_record_get_id (visit), collect, day);
  day->typed = 0;
  day->wanted = g_rand_int_range (day->rand, 5, 120);
}

static void
on_received (GObject *store, GAsyncResult *result, gpointer data)
{
  Day *day = data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (store), result, &error))
    g_error ("A visit could not be saved: %s", error->message);
  note_down (day, "received %s %s\n", desk_record_get_id (day->visit),
             desk_record_get_text (day->visit, DESK_VISIT_NO));
  open_form (day, g_object_ref (day->visit));
  type_soon (day);
}

static void
receive_next (Day *day)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (DeskSave) save =
      desk_save_new ("4417", now, desk_clock_get_zone (desk_context_get_clock (day->context)));
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);

  g_clear_object (&day->visit);
  day->visit = g_object_new (DESK_TYPE_VISIT, "state", "serving", "arrived", now, "topic", "CONS", NULL);
  desk_save_add (save, day->visit, NULL, 0, NULL);
  desk_save_add (save, person, NULL, 0, NULL);
  desk_save_link (save, day->visit, DESK_VISIT_PERSON, person);
  desk_save_draw_number (save, day->visit, DESK_VISIT_NO);
  desk_store_save_async (day->store, save, on_received, day);
}

/* What an officer does who finds a draft in the morning: goes on with it. */
static gboolean
go_on (Day *day, DeskDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, "visit", &error);
  const DeskDraft *draft;
  g_autofree char *note = NULL;

  if (drafts == NULL)
    g_error ("The drafts cannot be read: %s", error->message);
  if (drafts->len == 0)
    return FALSE;
  draft = drafts->pdata[0];
  open_form (day, desk_records_load (database, "visit", draft->record, &error));
  g_variant_lookup (draft->typed, "note", "s", &note);
  day->typed = desk_note_count (note);
  day->wanted += day->typed;
  desk_autosave_continue (day->autosave, draft);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Day day = { 0 };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskClock) clock = desk_clock_new (zone);
  g_autoptr (DeskFolders) folders = NULL;
  g_autoptr (DeskKey) key = NULL;
  g_autoptr (DeskDatabase) database = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  gboolean left;

  if (argc != 6)
    g_error ("busy-desk DATA STATE KEY LOG SEED");
  folders = desk_folders_new (argv[1], argv[2]);
  key = desk_note_read_key (argv[3]);
  day.log = open (argv[4], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  day.rand = g_rand_new_with_seed ((guint32)strtoul (argv[5], NULL, 10));
  day.context = desk_context_new (clock, folders, NULL);

  database = desk_database_open (folders, key, &error);
  if (database == NULL)
    g_error ("The desk does not open: %s", error->message);
  left = go_on (&day, database);
  day.store = desk_store_new (database);
  desk_context_set_store (day.context, day.store);
  if (left)
    type_soon (&day);
  else
    receive_next (&day);
  g_main_loop_run (loop);
  return 0;
}
