// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for an officer's decision: values nobody has settled (the table `other`, which the fold writes), and verdicts of
// headquarters about changes of this desk. A verdict is settled by what the officer does about it (another number, another
// place), or when it was said to be dealt with.

#include "store/decisions.h"

#include "journal/desk.h"
#include "journal/fold.h"
#include "journal/line.h"
#include "model/appointment-step.h"
#include "model/attachment.h"
#include "store/database-private.h"
#include "store/query.h"
#include "store/records.h"
#include "store/refold.h"

/* More than an officer would ever read; the rest follows when these are settled. */
#define MAX_CONFLICTS 500

/* What headquarters says of a change, and the kind of decision it asks for. `stale` is about headquarters' own lines. */
static const struct
{
  const char *verdict;
  DeskDecisionKind kind;
} verdicts[] = {
  { "full", DESK_DECISION_PLACE },
  { "dupno", DESK_DECISION_NUMBER },
  { "denied", DESK_DECISION_REFUSED },
  { "unreadable", DESK_DECISION_UNREADABLE },
};

static void
value_free (gpointer pointer)
{
  DeskDecisionValue *self = pointer;

  g_clear_pointer (&self->value, g_variant_unref);
  g_clear_object (&self->linked);
  g_free (self->officer);
  g_free (self->desk);
  g_free (self);
}

static void
field_free (gpointer pointer)
{
  DeskDecisionField *self = pointer;

  g_free (self->field);
  g_clear_pointer (&self->standing, value_free);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/**
 * desk_decision_free:
 */
void
desk_decision_free (DeskDecision *self)
{
  g_free (self->id);
  g_clear_object (&self->record);
  g_clear_object (&self->of);
  g_free (self->change);
  g_clear_pointer (&self->written, value_free);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static DeskDecision *
decision_new (DeskDatabase *database, DeskDecisionKind kind, const char *id)
{
  DeskDecision *self = g_new0 (DeskDecision, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->base = desk_database_get_position (database);
  return self;
}

static gboolean
ended (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* The provisional name of a desk that was not enrolled yet says nothing to anybody. */
static char *
name_desk (const char *run)
{
  g_autofree char *code = desk_run_get_desk (run);

  return code != NULL && g_ascii_isupper (*code) && !g_str_equal (code, "HQ") ? g_steal_pointer (&code)
                                                                              : NULL;
}

/* Who wrote a change, and when; @value: (nullable): what of it is meant. */
static DeskDecisionValue *
read_value (DeskDatabase *database, const DeskChange *change, GVariant *value, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database,
                      "SELECT r.mine, json_extract (c.stamp, '$.at'), json_extract (c.stamp, '$.off')"
                      " FROM change c JOIN run r ON r.id = c.run WHERE r.name = ? AND c.n = ?",
                      error);
  DeskDecisionValue *self;
  GError *local = NULL;

  if (find == NULL)
    return NULL;
  self = g_new0 (DeskDecisionValue, 1);
  self->value = value != NULL ? g_variant_ref (value) : NULL;
  self->officer = g_strdup (change->officer);
  self->desk = name_desk (change->run);
  self->time = change->time;
  desk_query_bind (find, "si", change->run, change->n);
  if (desk_query_next (find, &local))
    {
      self->mine = desk_query_get_integer (find, 0) != 0;
      /* Before it was enrolled a desk wrote under a provisional name. */
      if (self->mine)
        g_set_str (&self->desk, desk_database_get_desk (database));
      self->at = desk_query_get_integer (find, 1);
      self->off = desk_query_get_integer (find, 2);
    }
  if (local == NULL)
    return self;
  g_propagate_error (error, local);
  value_free (self);
  return NULL;
}

static DeskDecisionField *
add_field (DeskDecision *self, const char *name)
{
  DeskDecisionField *field = g_new0 (DeskDecisionField, 1);

  field->field = g_strdup (name);
  field->others = g_ptr_array_new_with_free_func (value_free);
  g_ptr_array_add (self->fields, field);
  return field;
}

static gboolean
load_record (DeskDecision *self, DeskDatabase *database, GError **error)
{
  GError *local = NULL;

  self->record = desk_records_find_any (database, self->id, &local);
  if (local == NULL && DESK_IS_ATTACHMENT (self->record))
    self->of =
        desk_records_find_any (database, desk_record_get_text (self->record, DESK_ATTACHMENT_OF), &local);
  return ended (local, error);
}

static gboolean
load_linked (DeskDecisionValue *value, DeskDatabase *database, GError **error)
{
  GError *local = NULL;

  if (value->value != NULL && g_variant_is_of_type (value->value, G_VARIANT_TYPE_STRING))
    value->linked = desk_records_find_any (database, g_variant_get_string (value->value, NULL), &local);
  return ended (local, error);
}

/* Of a field that holds the id of a record the officer is told which record that is. */
static gboolean
load_links (DeskDecision *self, DeskDatabase *database, GError **error)
{
  DeskRecordClass *klass = self->record != NULL ? DESK_RECORD_GET_CLASS (self->record) : NULL;

  for (guint i = 0; klass != NULL && i < self->fields->len; i++)
    {
      DeskDecisionField *field = g_ptr_array_index (self->fields, i);
      int place = desk_record_class_find_field (klass, field->field, NULL);

      if (place < 0 || klass->fields[place].kind != DESK_FIELD_LINK)
        continue;
      if (!load_linked (field->standing, database, error))
        return FALSE;
      for (guint j = 0; j < field->others->len; j++)
        if (!load_linked (g_ptr_array_index (field->others, j), database, error))
          return FALSE;
    }
  return TRUE;
}

/* Conflicts ----------------------------------------------------------------------------------------------------------- */

static gboolean
read_conflict (DeskDecision *self, DeskDatabase *database, const DeskFoldField *from, GError **error)
{
  DeskDecisionField *field = add_field (self, from->name);

  field->standing = read_value (database, from->writers[from->n_writers - 1].change, from->value, error);
  if (field->standing == NULL)
    return FALSE;
  for (guint i = 0; i < from->n_others; i++)
    {
      const DeskChange *change = from->others[i].change;
      DeskDecisionValue *other =
          read_value (database, change, desk_change_get_field (change, from->name)->value, error);

      if (other == NULL)
        return FALSE;
      g_ptr_array_add (field->others, other);
      self->since = MAX (self->since, other->at);
    }
  return TRUE;
}

static DeskDecision *
load_conflict (DeskRefold *refold, DeskDatabase *database, const char *id, GError **error)
{
  g_autoptr (DeskDecision) self = decision_new (database, DESK_DECISION_CONFLICT, id);
  g_autoptr (DeskFold) fold = desk_refold_load (refold, id, error);
  const DeskFoldField *fields;
  guint n_fields;

  if (fold == NULL || !load_record (self, database, error))
    return NULL;
  fields = desk_fold_get_fields (fold, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].n_others > 0 && !read_conflict (self, database, &fields[i], error))
      return NULL;
  return load_links (self, database, error) ? g_steal_pointer (&self) : NULL;
}

static GPtrArray *
list_conflicts (DeskDatabase *database, GError **error)
{
  g_autoptr (DeskQuery) list =
      desk_query_new (database,
                      "SELECT DISTINCT rec FROM other ORDER BY rec LIMIT " G_STRINGIFY (MAX_CONFLICTS),
                      error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;

  if (list == NULL)
    return NULL;
  while (desk_query_next (list, &local))
    g_ptr_array_add (ids, g_strdup (desk_query_get_text (list, 0)));
  return ended (local, error) ? g_steal_pointer (&ids) : NULL;
}

/* Verdicts ------------------------------------------------------------------------------------------------------------ */

/* A verdict as it stands in the journal. */
typedef struct
{
  char *rec;
  char *run;
  gint64 n;
  char *line;
  DeskDecisionKind kind;
  gint64 at;
} Verdict;

static void
verdict_free (gpointer pointer)
{
  Verdict *self = pointer;

  g_free (self->rec);
  g_free (self->run);
  g_free (self->line);
  g_free (self);
}

static void
add_verdict (GPtrArray *list, DeskQuery *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (desk_query_get_text (row, 4), verdicts[i].verdict) == 0)
      {
        Verdict *verdict = g_new (Verdict, 1);

        *verdict = (Verdict){ g_strdup (desk_query_get_text (row, 0)),
                              g_strdup (desk_query_get_text (row, 1)),
                              desk_query_get_integer (row, 2),
                              g_strdup (desk_query_get_text (row, 3)),
                              verdicts[i].kind,
                              desk_query_get_integer (row, 5) };
        g_ptr_array_add (list, verdict);
      }
}

/* @rec: (nullable): about one record only. They are few, and an index holds nothing else. */
static GPtrArray *
list_verdicts (DeskDatabase *database, const char *rec, GError **error)
{
  g_autoptr (DeskQuery) list = desk_query_new (
      database,
      "SELECT c.rec, r.name, c.n, c.line, json_extract (c.stamp, '$.c'), json_extract (c.stamp, '$.at')"
      " FROM change c INDEXED BY change_verdict JOIN run r ON r.id = c.run AND r.mine = 1"
      " WHERE instr (c.stamp, '\"c\":\"') > 0 AND (?1 IS NULL OR c.rec = ?1)"
      " AND NOT EXISTS (SELECT 1 FROM dealt d WHERE d.run = c.run AND d.n = c.n) ORDER BY c.row",
      error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (verdict_free);
  GError *local = NULL;

  if (list == NULL)
    return NULL;
  desk_query_bind (list, "s", rec);
  while (desk_query_next (list, &local))
    add_verdict (found, list);
  return ended (local, error) ? g_steal_pointer (&found) : NULL;
}

/* Whether what the officer did since has settled it. */
static gboolean
is_open (const Verdict *verdict, const DeskChange *change, DeskRecord *record)
{
  const DeskChangeField *number;

  switch (verdict->kind)
    {
    case DESK_DECISION_PLACE:
      return DESK_IS_APPOINTMENT (record) && desk_appointment_is_expected (DESK_APPOINTMENT (record));
    case DESK_DECISION_NUMBER:
      number = change != NULL ? desk_change_get_field (change, "no") : NULL;
      return number != NULL && desk_change_values_equal (number->value, desk_record_get_wire (record, "no"));
    case DESK_DECISION_CONFLICT:
    case DESK_DECISION_REFUSED:
    case DESK_DECISION_UNREADABLE:
    default:
      return TRUE;
    }
}

/* What was not taken, beside what holds. */
static gboolean
read_refusal (DeskDecision *self, DeskDatabase *database, const DeskChange *change, GError **error)
{
  for (guint i = 0; i < change->n_fields; i++)
    {
      DeskDecisionField *field = add_field (self, change->fields[i].name);
      GVariant *holds = desk_record_get_wire (self->record, field->field);
      DeskDecisionValue *wanted = read_value (database, change, change->fields[i].value, error);

      if (wanted == NULL)
        return FALSE;
      g_ptr_array_add (field->others, wanted);
      field->standing = g_new0 (DeskDecisionValue, 1);
      field->standing->value = holds != NULL ? g_variant_ref (holds) : NULL;
    }
  return TRUE;
}

/* Returns: NULL without @error where it is settled. */
static DeskDecision *
load_verdict (DeskDatabase *database, const Verdict *verdict, GError **error)
{
  g_autoptr (DeskDecision) self = decision_new (database, verdict->kind, verdict->rec);
  g_autoptr (DeskChange) change = desk_line_read (verdict->line, -1, verdict->run, verdict->n, NULL);

  self->change = desk_change_id (verdict->run, verdict->n);
  self->since = verdict->at;
  if (!load_record (self, database, error) || !is_open (verdict, change, self->record))
    return NULL;
  if (change != NULL && (self->written = read_value (database, change, NULL, error)) == NULL)
    return NULL;
  if (verdict->kind == DESK_DECISION_REFUSED && change != NULL
      && (!read_refusal (self, database, change, error) || !load_links (self, database, error)))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
add_verdicts (GPtrArray *decisions, DeskDatabase *database, const char *rec, GError **error)
{
  g_autoptr (GPtrArray) list = list_verdicts (database, rec, error);
  GError *local = NULL;

  for (guint i = 0; list != NULL && i < list->len && local == NULL; i++)
    {
      DeskDecision *decision = load_verdict (database, g_ptr_array_index (list, i), &local);

      if (decision != NULL)
        g_ptr_array_add (decisions, decision);
    }
  return list != NULL && ended (local, error);
}

/* All of them ---------------------------------------------------------------------------------------------------------- */

/**
 * desk_decisions_count:
 * @count: (out): how many there are: each record in conflict once, each verdict once
 *
 * Reads nothing but what is open, so it may be asked after every save and every page from headquarters.
 */
gboolean
desk_decisions_count (DeskDatabase *database, guint *count, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_decision_free);
  g_autoptr (DeskQuery) conflicts =
      desk_query_new (database, "SELECT count (DISTINCT rec) FROM other", error);
  GError *local = NULL;

  if (conflicts == NULL || !add_verdicts (found, database, NULL, error))
    return FALSE;
  *count = found->len;
  if (desk_query_next (conflicts, &local))
    *count += (guint)desk_query_get_integer (conflicts, 0);
  return ended (local, error);
}

/**
 * desk_decisions_concern:
 * @concern: (out): whether there is one about the record
 */
gboolean
desk_decisions_concern (DeskDatabase *database, const char *record, gboolean *concern, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_decision_free);
  g_autoptr (DeskQuery) conflict =
      desk_query_new (database, "SELECT 1 FROM other WHERE rec = ? LIMIT 1", error);
  GError *local = NULL;

  if (conflict == NULL)
    return FALSE;
  desk_query_bind (conflict, "s", record);
  *concern = desk_query_next (conflict, &local);
  if (*concern || local != NULL)
    return ended (local, error);
  if (!add_verdicts (found, database, record, error))
    return FALSE;
  *concern = found->len > 0;
  return TRUE;
}

static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const DeskDecision *first = a, *second = b;

  return (first->since > second->since) - (first->since < second->since);
}

/**
 * desk_decisions_list:
 *
 * Returns: (transfer full) (element-type DeskDecision) (nullable): what has to be decided, what waits longest first; NULL with
 *   @error set
 */
GPtrArray *
desk_decisions_list (DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_decision_free);
  g_autoptr (GPtrArray) conflicts = list_conflicts (database, error);
  g_autoptr (DeskRefold) refold = desk_refold_new (database);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      DeskDecision *decision;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      decision = load_conflict (refold, database, g_ptr_array_index (conflicts, i), error);
      if (decision == NULL)
        return NULL;
      g_ptr_array_add (decisions, decision);
    }
  if (conflicts == NULL || !add_verdicts (decisions, database, NULL, error))
    return NULL;
  g_ptr_array_sort_values (decisions, compare_decisions);
  return g_steal_pointer (&decisions);
}

/**
 * desk_decisions_find:
 * @record: id of the record
 * @change: (nullable): the change a verdict is about; NULL for the conflict of the record
 *
 * Returns: (transfer full) (nullable): the decision as it stands now; NULL without @error where nothing has to be decided any
 *   more
 */
DeskDecision *
desk_decisions_find (DeskDatabase *database, const char *record, const char *change, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_decision_free);
  g_autoptr (DeskDecision) conflict = NULL;

  if (change == NULL)
    {
      g_autoptr (DeskRefold) refold = desk_refold_new (database);

      conflict = load_conflict (refold, database, record, error);
      return conflict != NULL && conflict->fields->len > 0 ? g_steal_pointer (&conflict) : NULL;
    }
  if (!add_verdicts (found, database, record, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      DeskDecision *decision = g_ptr_array_index (found, i);

      if (g_str_equal (decision->change, change))
        return g_ptr_array_steal_index (found, i);
    }
  return NULL;
}

/**
 * desk_decision_choose:
 * @self: a conflict
 * @field: one of its fields
 * @value: (nullable): the value that shall hold, one of those of @field
 * @save: gets the change
 *
 * Settles a field: an ordinary change writes the value, also where it stands there already. All values stay in the history.
 */
void
desk_decision_choose (const DeskDecision *self, const DeskDecisionField *field, GVariant *value,
                      DeskSave *save)
{
  g_autoptr (DeskRecord) shown = desk_record_copy (self->record);
  g_autoptr (DeskRecord) chosen = desk_record_copy (self->record);
  const DeskDecisionValue *other = g_ptr_array_index (field->others, 0);

  desk_record_set_wire (chosen, field->field, value);
  /* A save writes what differs from what was shown: shown was the other value as well. */
  if (desk_change_values_equal (value, field->standing->value))
    desk_record_set_wire (shown, field->field, other->value);
  desk_save_add (save, chosen, shown, self->base, NULL);
}

/**
 * desk_decisions_deal:
 * @change: the change a verdict is about
 * @dealt: FALSE takes it back
 *
 * Says that an officer has dealt with a verdict: it is not asked about again at this desk.
 */
gboolean
desk_decisions_deal (DeskDatabase *database, const char *change, gboolean dealt, GError **error)
{
  g_autofree char *run = NULL;
  gint64 n;

  g_return_val_if_fail (desk_change_parse_id (change, &run, &n), FALSE);

  return dealt
             ? desk_database_change (
                   database, error,
                   "INSERT OR IGNORE INTO dealt (run, n) SELECT id, ? FROM run WHERE name = ?", "is", n, run)
             : desk_database_change (
                   database, error,
                   "DELETE FROM dealt WHERE n = ? AND run = (SELECT id FROM run WHERE name = ?)", "is", n,
                   run);
}
