// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chance.h"
#include "journal/fold.h"
#include "journal/replica.h"

/** A line on the disk of a desk. */
typedef struct
{
  DeskChange *change; /* NULL where it cannot be read */
  char *id;
  char *run;
  gint64 n;
  char *parent_run;
  gint64 parent_n;
  char *rec;
  char *text;
  guint8 before[DESK_HASH_BYTES];
  guint8 chain[DESK_HASH_BYTES];
  gint64 clip;
  DeskStamp *stamp; /* NULL: none yet */
} TestLine;

/** An open form: base and what was on the screen are those of the moment it opened. */
typedef struct
{
  char *rec;
  guint names; /* bits of the fields f0, f1, f2 */
  gint64 base;
  GHashTable *screen; /* ids; the truth, which the desk does not know */
  guint n_saves;      /* of the desk, when it opened */
} TestForm;

/** The durable state of a desk: its database. The high-water file lies elsewhere. */
#define TEST_TYPE_REPLICA (test_replica_get_type ())
G_DECLARE_FINAL_TYPE (TestReplica, test_replica, TEST, REPLICA, GObject)

struct _TestReplica
{
  GObject parent_instance;
  char *desk;
  Chance *chance;
  GPtrArray *lines; /* (element-type TestLine): in the order in which they became known */
  GHashTable *by_id;
  GHashTable *runs; /* name -> GUINT: order in which it became known, from 1 */
  GHashTable *own_runs;
  GArray *markers;
  char *last_run; /* newest own change */
  gint64 last_n;
  guint8 last_chain[DESK_HASH_BYTES];
  char *book;        /* "PL1-A" or a sub-book */
  GHashTable *books; /* book -> last number */
  GHashTable *blobs; /* sha -> GBytes */
  GHashTable *blob_records;
  GPtrArray *forms; /* (element-type TestForm) */
  GArray *saves;    /* of TestSave */
  guint n_sub_books;
  guint n_divergences;
  gboolean fails; /* the next commit */

  gboolean in_transaction;
  guint length_before;
  GPtrArray *undo; /* lines that got a stamp */
};

/** What a form wrote, for noticing another form of this desk. */
typedef struct
{
  char *rec;
  guint names;
} TestSave;

TestReplica *test_replica_new (const char *desk, Chance *chance, guint start);
TestReplica *test_replica_copy (TestReplica *self);
DeskFold *test_replica_fold (TestReplica *self, const char *rec);
TestLine *test_replica_find (TestReplica *self, const char *id);
gint64 test_replica_get_position (TestReplica *self);
GPtrArray *test_replica_list_stamped (TestReplica *self);
TestLine *test_replica_add_own (TestReplica *self, const char *run, gint64 n, const char *rec,
                                const char *text);
TestForm *test_form_new (TestReplica *self, const char *rec, guint names);
void test_form_free (gpointer form);
GHashTable *test_replica_get_screen (TestReplica *self, const char *rec);
guint test_replica_get_last_number (TestReplica *self, const char *book);
