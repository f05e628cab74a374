// SPDX-License-Identifier: GPL-3.0-or-later
// One record made anew from its changes in the journal, and written into the record tables.

#include "store/refold.h"

#include "journal/fold.h"
#include "journal/line.h"
#include "model/appointment.h"
#include "model/record-types.h"
#include "store/records.h"
#include "store/rows.h"
#include "store/query.h"

#include <string.h>

typedef struct
{
  char *run; /* NULL: the run has no parent */
  gint64 n;
} Parent;

struct _DeskRefold
{
  DeskDatabase *database;
  GHashTable *parents; /* run -> Parent */
};

static void
parent_free (gpointer pointer)
{
  Parent *parent = pointer;

  g_free (parent->run);
  g_free (parent);
}

static Parent *
load_parent (DeskRefold *self, const char *run)
{
  Parent *parent = g_new0 (Parent, 1);
  g_autoptr (DeskQuery) find =
      desk_query_new (self->database, "SELECT up_run, up_n FROM run WHERE name = ?", NULL);

  if (find != NULL)
    {
      desk_query_bind (find, "s", run);
      if (desk_query_next (find, NULL))
        {
          parent->run = g_strdup (desk_query_get_text (find, 0));
          parent->n = desk_query_get_integer (find, 1);
        }
    }
  g_hash_table_insert (self->parents, g_strdup (run), parent);
  return parent;
}

static gboolean
find_parent (const char *run, const char **parent_run, gint64 *parent_n, gpointer data)
{
  DeskRefold *self = data;
  const Parent *parent = g_hash_table_lookup (self->parents, run);

  if (parent == NULL)
    parent = load_parent (self, run);
  *parent_run = parent->run;
  *parent_n = parent->n;
  return parent->run != NULL;
}

/**
 * desk_refold_new:
 */
DeskRefold *
desk_refold_new (DeskDatabase *database)
{
  DeskRefold *self = g_new0 (DeskRefold, 1);

  self->database = g_object_ref (database);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, parent_free);
  return self;
}

/**
 * desk_refold_free:
 */
void
desk_refold_free (DeskRefold *self)
{
  g_object_unref (self->database);
  g_hash_table_unref (self->parents);
  g_free (self);
}

/* What the lines of a record come to: its fields, and whether a booking got the place it claimed last. */
typedef struct
{
  DeskFold *fold;
  DeskPlace place;
} Folding;

/* Headquarters says it with the line that makes a booking wait for its visitor (docs/sync.md, places). */
static void
note_place (Folding *folding, const DeskChange *change, const DeskStamp *stamp)
{
  const DeskChangeField *state = desk_change_get_field (change, "state");
  const char *written =
      state != NULL && state->value != NULL && g_variant_is_of_type (state->value, G_VARIANT_TYPE_STRING)
          ? g_variant_get_string (state->value, NULL)
          : NULL;

  if (written == NULL
      || (stamp != NULL && (!desk_stamp_is_folded (stamp) || desk_stamp_is_lost (stamp, "state"))))
    return;
  if (strcmp (written, "requested") != 0 && strcmp (written, "booked") != 0)
    folding->place = DESK_PLACE_NONE;
  else if (stamp == NULL)
    folding->place = DESK_PLACE_UNSAID;
  else
    folding->place = stamp->verdict == DESK_VERDICT_FULL ? DESK_PLACE_FULL : DESK_PLACE_GRANTED;
}

/* Columns: run, n, line, pos, stamp, clip. What cannot be read is passed over here: --verify names it. */
static void
apply_line (DeskRefold *self, Folding *folding, DeskQuery *list)
{
  g_autoptr (DeskChange) change =
      desk_line_read (desk_query_get_text (list, 2), -1, desk_query_get_text (list, 0),
                      desk_query_get_integer (list, 1), NULL);
  const char *text = desk_query_get_text (list, 4);
  g_autoptr (DeskStamp) read = text != NULL ? desk_stamp_read (text, -1, NULL) : NULL;
  const DeskStamp plain = DESK_STAMP_PLAIN (desk_query_get_integer (list, 3));
  const DeskStamp *stamp = text == NULL ? &plain : read;

  if (change == NULL)
    return;
  if (desk_query_is_null (list, 3))
    {
      desk_fold_apply_local (folding->fold, change,
                             desk_query_is_null (list, 5) ? DESK_NO_CLIP : desk_query_get_integer (list, 5),
                             find_parent, self);
      note_place (folding, change, NULL);
    }
  else if (stamp != NULL)
    {
      desk_fold_apply (folding->fold, change, stamp);
      note_place (folding, change, stamp);
    }
}

static gboolean
apply_all (DeskRefold *self, Folding *folding, const char *rec, GError **error)
{
  g_autoptr (DeskQuery) list = desk_query_new (
      self->database,
      "SELECT r.name, c.n, c.line, c.pos, c.stamp, c.clip FROM change c JOIN run r ON r.id = c.run WHERE c.rec = ?"
      " ORDER BY c.pos IS NULL, c.pos, c.run, c.n",
      error);
  g_autoptr (GError) local = NULL;

  if (list == NULL)
    return FALSE;
  desk_query_bind (list, "s", rec);
  while (desk_query_next (list, &local))
    apply_line (self, folding, list);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desk_refold_load:
 * @rec: id of a record, also of one without a table
 *
 * Returns: (transfer full) (nullable): what its changes come to; NULL with @error set
 */
DeskFold *
desk_refold_load (DeskRefold *self, const char *rec, GError **error)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  Folding folding = { .fold = fold };

  return apply_all (self, &folding, rec, error) ? g_steal_pointer (&fold) : NULL;
}

/**
 * desk_refold_read_place:
 * @rec: id of an appointment
 * @place: (out): what headquarters said to the place it claims
 */
gboolean
desk_refold_read_place (DeskRefold *self, const char *rec, DeskPlace *place, GError **error)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  Folding folding = { .fold = fold };

  if (!apply_all (self, &folding, rec, error))
    return FALSE;
  *place = folding.place;
  return TRUE;
}

/* What was asked for is firm once headquarters said so. */
static void
settle (DeskRecord *record, DeskPlace place)
{
  if (DESK_IS_APPOINTMENT (record) && place == DESK_PLACE_GRANTED
      && g_strcmp0 (desk_record_get_text (record, DESK_APPOINTMENT_STATE), "requested") == 0)
    desk_record_set_text (record, DESK_APPOINTMENT_STATE, "booked");
}

static gboolean
write_others (DeskRefold *self, const char *rec, const DeskFoldField *field, GError **error)
{
  for (guint i = 0; i < field->n_others; i++)
    {
      const DeskChange *change = field->others[i].change;

      if (!desk_database_change (self->database, error,
                                 "INSERT OR REPLACE INTO other (rec, field, run, n)"
                                 " SELECT ?, ?, id, ? FROM run WHERE name = ?",
                                 "ssis", rec, field->name, change->n, change->run))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_fold (DeskRefold *self, const Folding *folding, DeskRecord *record, gboolean is_new, GError **error)
{
  const char *rec = desk_record_get_id (record);
  guint n_fields;
  const DeskFoldField *fields = desk_fold_get_fields (folding->fold, &n_fields);

  if (!is_new
      && (!desk_database_change (self->database, error, "DELETE FROM entry WHERE rec = ?", "s", rec)
          || !desk_database_change (self->database, error, "DELETE FROM other WHERE rec = ?", "s", rec)))
    return FALSE;

  /* Fields that this program does not know stay in the journal until it does. */
  for (guint i = 0; i < n_fields; i++)
    {
      desk_record_set_wire (record, fields[i].name, fields[i].value);
      if (!write_others (self, rec, &fields[i], error))
        return FALSE;
    }
  settle (record, folding->place);
  return desk_rows_write (self->database, record, is_new, error)
         && desk_rows_write_entries (self->database, record, error);
}

/**
 * desk_refold_record:
 * @rec: id of a record
 * @before: (out) (transfer full) (nullable): the record as its tables had it; NULL: they had none
 * @record: (out) (transfer full): the record as it is now; NULL where this program does not know its kind
 *
 * Folds a record from all its changes and writes it into its tables. Call it inside a transaction.
 */
gboolean
desk_refold_record (DeskRefold *self, const char *rec, DeskRecord **before, DeskRecord **record,
                    GError **error)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  Folding folding = { .fold = fold };
  g_autoptr (DeskRecord) folded = NULL;
  g_autoptr (DeskRecord) present = NULL;
  const char *kind;
  GError *local = NULL;

  *record = NULL;
  if (before != NULL)
    *before = NULL;
  if (!apply_all (self, &folding, rec, error))
    return FALSE;
  kind = desk_fold_get_kind (fold);
  folded = kind != NULL ? desk_record_types_create (kind, rec) : NULL;
  if (folded == NULL)
    return TRUE;
  present = desk_records_find (self->database, kind, rec, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!write_fold (self, &folding, folded, present == NULL, error))
    return FALSE;
  if (before != NULL)
    *before = g_steal_pointer (&present);
  *record = g_steal_pointer (&folded);
  return TRUE;
}
