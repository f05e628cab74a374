// SPDX-License-Identifier: GPL-3.0-or-later
// A desk is killed at random moments of a busy day, again and again, and looked at after each: everything that was
// acknowledged is there, at most one second of typing is gone, no number was given twice, the chain holds. Two desks at
// a time; half of what takes time is waiting. The seed is $DUTYDESK_SEED, and is printed.

#include "journeys/note.h"
#include "model/visit.h"
#include "store/database.h"
#include "store/draft.h"
#include "store/records.h"
#include "store/verify.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#define N_DESKS 2
#define N_KILLS 100 /* of each desk */
#define KEY "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define ALLOWED_LOSS (1 * G_USEC_PER_SEC)
#define HAND_OVER \
  (900 * G_TIME_SPAN_MILLISECOND) /* from a key to the write of the draft, with a busy processor */

/* What the log tells of one visit. */
typedef struct
{
  char *number;   /* acknowledged: it was received under this number */
  int finished;   /* acknowledged: it was finished with so many letters; -1: not yet */
  int typed;      /* letters typed at all */
  int safe;       /* letters that must be there: typed a second before the kill or earlier */
  gint64 safe_at; /* when the last of those was typed */
  int handed;     /* letters of the draft handed over last */
  gint64 handed_at;
  gboolean seen;
} Known;

typedef struct
{
  GRand *rand;
  DeskFolders *folders;
  char *log;
  GHashTable *known; /* id of the visit -> Known */
  int n_slow;        /* kills while the disk had been at a draft for long */
  gint64 n_changes;
} Victim;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->number);
  g_free (known);
}

static Known *
know (Victim *self, const char *visit)
{
  Known *known = g_hash_table_lookup (self->known, visit);

  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->finished = -1;
      g_hash_table_insert (self->known, g_strdup (visit), known);
    }
  return known;
}

static void
read_line (Victim *self, const char *line, gint64 killed)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_str_equal (words[0], "received"))
    know (self, words[1])->number = g_strdup (words[2]);
  else if (g_str_equal (words[0], "finished"))
    know (self, words[1])->finished = atoi (words[2]);
  else
    {
      Known *known = know (self, words[2]);
      gint64 at = g_ascii_strtoll (words[1], NULL, 10);
      int n = atoi (words[3]);

      if (g_str_equal (words[0], "writing"))
        {
          known->handed = n;
          known->handed_at = at;
          return;
        }
      known->typed = n;
      if (at <= killed - ALLOWED_LOSS)
        {
          known->safe = n;
          known->safe_at = at;
        }
    }
}

/* The log of one life of the desk. A line that the kill cut short was not acknowledged. */
static void
read_log (Victim *self, gint64 killed)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->log, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    read_line (self, lines[i], killed);
  remove (self->log);
}

/* A child has what its parent had open until it becomes another program: nobody is born while a desk is looked at, or
 * its lock would outlive the look. */
static GMutex births;

/* Lives for @milliseconds, dies at once. Returns: the moment, monotonic. */
static gint64
live_and_die (Victim *self, guint milliseconds)
{
  g_autofree char *program =
      g_build_filename (g_getenv ("DUTYDESK_BUILD"), "tests", "journeys", "busy-desk", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->rand));
  char *argv[] = { program, self->folders->data, self->folders->state, KEY, self->log, seed, NULL };
  g_autoptr (GError) error = NULL;
  gint64 killed;
  int status;
  GPid pid;

  g_mutex_lock (&births);
  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_mutex_unlock (&births);
  g_assert_no_error (error);
  g_usleep (milliseconds * G_TIME_SPAN_MILLISECOND);
  killed = g_get_monotonic_time ();
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return killed;
}

/* How many letters of a visit's note are there: in the record, or in the draft that is newer than it. */
static int
count_note (DeskRecord *visit, GPtrArray *drafts)
{
  int n = desk_note_count (desk_record_get_text (visit, DESK_VISIT_NOTE));

  for (guint i = 0; i < drafts->len; i++)
    {
      const DeskDraft *draft = drafts->pdata[i];
      g_autofree char *note = NULL;

      if (g_strcmp0 (draft->record, desk_record_get_id (visit)) != 0)
        continue;
      g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_STATE), ==, "serving");
      g_assert_true (g_variant_lookup (draft->typed, "note", "s", &note));
      n = desk_note_count (note);
    }
  return n;
}

static void
check_visit (Victim *self, DeskRecord *visit, Known *known, GPtrArray *drafts)
{
  const char *id = desk_record_get_id (visit);
  const char *state = desk_record_get_text (visit, DESK_VISIT_STATE);
  int n = count_note (visit, drafts);
  gboolean handed_in_time = known->handed >= known->safe && known->handed_at - known->safe_at <= HAND_OVER;

  g_assert_cmpint (n, >=, 0);
  g_assert_cmpint (n, <=, known->typed);
  if (known->number != NULL)
    g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_NO), ==, known->number);
  if (known->finished >= 0)
    {
      g_assert_cmpstr (state, ==, "finished");
      g_assert_cmpint (n, ==, known->finished);
    }
  else if (n < known->safe && handed_in_time)
    self->n_slow++;
  else if (n < known->safe)
    g_error ("Of %s %d letters are there; %d were typed more than a second before the kill", id, n,
             known->safe);

  /* What was lost is lost; what was not acknowledged but is there stays there. */
  if (g_str_equal (state, "finished"))
    known->finished = n;
  g_set_str (&known->number, desk_record_get_text (visit, DESK_VISIT_NO));
  known->typed = known->safe = n;
  known->handed = 0;
  known->seen = TRUE;
}

static void
check_visits (Victim *self, GPtrArray *visits, GPtrArray *drafts)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, value;

  for (guint i = 0; i < visits->len; i++)
    {
      DeskRecord *visit = visits->pdata[i];

      g_assert_true (g_hash_table_add (numbers, (gpointer)desk_record_get_text (visit, DESK_VISIT_NO)));
      g_assert_nonnull (desk_record_get_text (visit, DESK_VISIT_PERSON));
      check_visit (self, visit, know (self, desk_record_get_id (visit)), drafts);
    }
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      Known *known = value;

      if (!known->seen)
        g_error ("The visit %s (%s) was acknowledged and is gone", (char *)id, known->number);
      known->seen = FALSE;
    }
}

static void
look (Victim *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&births);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKey) key = desk_note_read_key (KEY);
  g_autoptr (DeskDatabase) database = desk_database_open (self->folders, key, &error);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 n_changes;

  g_assert_no_error (error);
  g_assert_true (desk_verify_run (database, &n_changes, NULL, &error));
  g_assert_cmpint (n_changes, >=, self->n_changes);
  self->n_changes = n_changes;
  g_assert_cmpstr (desk_database_get_book (database), ==, "PL1-A");

  visits = desk_records_load_all (database, "visit", NULL, &error);
  g_assert_no_error (error);
  drafts = desk_draft_list (database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, <=, 1);
  check_visits (self, visits, drafts);
}

static void
set_up (Victim *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKey) key = desk_note_read_key (KEY);
  g_autoptr (DeskDatabase) database = NULL;
  g_autofree char *top = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_autofree char *data = g_build_filename (top, "data", NULL);
  g_autofree char *state = g_build_filename (top, "state", NULL);

  g_assert_no_error (error);
  self->log = g_build_filename (top, "log", NULL);
  self->folders = desk_folders_new (data, state);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  database = desk_database_create (self->folders, key, "PL1", "A", 1, &error);
  g_assert_no_error (error);
}

static gpointer
live_many_lives (gpointer data)
{
  Victim *self = data;

  set_up (self);
  for (int i = 0; i < N_KILLS; i++)
    {
      /* Every fourth dies while it starts. */
      guint milliseconds = (guint)(i % 4 == 3 ? g_rand_int_range (self->rand, 0, 100)
                                              : g_rand_int_range (self->rand, 100, 1900));

      read_log (self, live_and_die (self, milliseconds));
      look (self);
    }
  return NULL;
}

static void
test_kill (void)
{
  const char *given = g_getenv ("DUTYDESK_SEED");
  guint32 seed = given != NULL ? (guint32)strtoul (given, NULL, 10) : g_random_int ();
  Victim victims[N_DESKS] = { 0 };
  GThread *threads[N_DESKS];

  g_test_message ("DUTYDESK_SEED=%u", seed);
  for (int i = 0; i < N_DESKS; i++)
    {
      victims[i].rand = g_rand_new_with_seed (seed + (guint32)i);
      threads[i] = g_thread_new ("victim", live_many_lives, &victims[i]);
    }
  for (int i = 0; i < N_DESKS; i++)
    {
      Victim *victim = &victims[i];

      g_thread_join (threads[i]);
      g_test_message ("%d kills, %u visits, %" G_GINT64_FORMAT " changes; %d times the disk was slow",
                      N_KILLS, g_hash_table_size (victim->known), victim->n_changes, victim->n_slow);
      g_assert_cmpuint (g_hash_table_size (victim->known), >, N_KILLS / 4);
      g_assert_cmpint (victim->n_slow, <=, N_KILLS / 20);
      g_rand_free (victim->rand);
      g_hash_table_unref (victim->known);
      desk_folders_free (victim->folders);
      g_free (victim->log);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill/busy-day", test_kill);

  return g_test_run ();
}
