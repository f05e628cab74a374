// SPDX-License-Identifier: GPL-3.0-or-later

/* What changes do to a record, and how it is decided which value wins. The rules and why they are so are
 * told in docs/journal.md; tests/simulation compares this file with a model of them. */

#include "journal/fold.h"

#include <string.h>

#include "journal/mutant.h"
#include "journal/text.h"

struct _DeskFold
{
  GArray *fields;     /* of DeskFoldField, by name; names and values belong to the changes */
  GPtrArray *changes; /* every change applied: the entries of the fields point to them */
  const char *kind;
};

static void
field_clear (gpointer pointer)
{
  DeskFoldField *field = pointer;

  g_free (field->writers);
  g_free (field->others);
}

static DeskFoldField *
field_at (const DeskFold *self, guint index)
{
  return &g_array_index (self->fields, DeskFoldField, index);
}

/* Where the field stands, or would stand. */
static guint
find (const DeskFold *self, const char *name, gboolean *found)
{
  guint low = 0, high = self->fields->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (name, field_at (self, middle)->name);

      *found = order == 0;
      if (*found)
        return middle;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }
  *found = FALSE;
  return low;
}

static void
add_entry (DeskFoldEntry **entries, guint *count, DeskFoldEntry entry)
{
  /* The room doubles whenever the count is a power of two. Nearly every field has one writer. */
  if ((*count & (*count - 1)) == 0)
    *entries = g_renew (DeskFoldEntry, *entries, MAX (1, *count * 2));
  (*entries)[(*count)++] = entry;
}

static GVariant *
value_written (const DeskFoldEntry *entry, const char *field)
{
  return desk_change_get_field (entry->change, field)->value;
}

static gboolean
is_kept (const DeskKeep *keep, const DeskChange *change)
{
  if (DESK_BROKEN (keep_all))
    return TRUE;
  return keep != NULL && !DESK_BROKEN (drop_keep)
         && g_ptr_array_find_with_equal_func (keep->ids, change->id, g_str_equal, NULL);
}

/* The field takes a new value; of the others those stay that the author had not seen. */
static void
win (DeskFoldField *field, const DeskChangeField *written, DeskFoldEntry entry, const DeskKeep *keep)
{
  guint n_others = field->n_others;

  if (!desk_change_values_equal (field->value, written->value) || DESK_BROKEN (equal_no_writer))
    field->n_writers = 0;
  field->value = written->value;
  field->n_others = 0;

  for (guint i = 0; i < n_others; i++)
    {
      DeskFoldEntry other = field->others[i];

      if (!is_kept (keep, other.change))
        continue;
      if (desk_change_values_equal (value_written (&other, written->name), written->value)
          && !DESK_BROKEN (equal_stays_other))
        add_entry (&field->writers, &field->n_writers, other);
      else
        field->others[field->n_others++] = other;
    }
  add_entry (&field->writers, &field->n_writers, entry);
}

static void
apply_field (DeskFold *self, const DeskChangeField *written, DeskFoldEntry entry, const DeskStamp *stamp)
{
  gboolean found;
  guint index = find (self, written->name, &found);

  if (!found)
    {
      DeskFoldField field = { .name = written->name, .value = written->value };
      add_entry (&field.writers, &field.n_writers, entry);
      g_array_insert_val (self->fields, index, field);
      return;
    }

  DeskFoldField *field = field_at (self, index);
  gboolean lost = desk_stamp_is_lost (stamp, written->name);
  if (DESK_BROKEN (lww_wall))
    lost = entry.change->time < field->writers[field->n_writers - 1].change->time;
  if (lost)
    add_entry (&field->others, &field->n_others, entry);
  else
    win (field, written, entry, desk_stamp_get_keep (stamp, written->name));
}

static gboolean
is_redaction (const DeskChange *change)
{
  return g_strcmp0 (change->kind, "redact") == 0 && change->rec != NULL;
}

/** Returns: (transfer full): a record nobody has written to yet. */
DeskFold *
desk_fold_new (void)
{
  DeskFold *self = g_new0 (DeskFold, 1);

  self->fields = g_array_new (FALSE, FALSE, sizeof (DeskFoldField));
  g_array_set_clear_func (self->fields, field_clear);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_change_unref);
  return self;
}

/** Frees a fold. What was read from it is gone with it. */
void
desk_fold_free (DeskFold *self)
{
  g_array_unref (self->fields);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * desk_fold_apply:
 * @change: a stamped change of this record, the next by position
 * @stamp: its stamp
 *
 * Applies a change. Only the stamp decides which fields win: a desk needs nothing else, and every desk
 * comes to the same state. A change of kind `redact` that names its record is a barrier: the record
 * becomes what it says.
 */
void
desk_fold_apply (DeskFold *self, DeskChange *change, const DeskStamp *stamp)
{
  DeskFoldEntry entry = { .change = change, .position = stamp->position };

  if (!desk_stamp_is_folded (stamp) && !DESK_BROKEN (denied_counts))
    return;

  g_ptr_array_add (self->changes, desk_change_ref (change));
  if (is_redaction (change) && !DESK_BROKEN (redact_adds))
    g_array_set_size (self->fields, 0);
  else if (self->kind == NULL)
    self->kind = change->kind;
  for (guint i = 0; i < change->n_fields; i++)
    apply_field (self, &change->fields[i], entry, stamp);
}

/**
 * desk_fold_apply_local:
 * @change: a change without a stamp, after all that have one
 * @clip: what its base is cut back to, or %DESK_NO_CLIP
 * @parent: (nullable): looks the parents of runs up
 *
 * Judges a change as headquarters would and applies it: what the desk shows until the stamp comes.
 */
void
desk_fold_apply_local (DeskFold *self, DeskChange *change, gint64 clip, DeskParentFunc parent, gpointer data)
{
  DeskAuthor author = {
    .change = change, .base = MIN (change->base, clip), .parent = parent, .parent_data = data
  };
  g_auto (DeskStamp) stamp = DESK_STAMP_PLAIN (0);

  if (DESK_BROKEN (no_clip))
    author.base = change->base;
  desk_judge (self, change, desk_author_has_seen, &author, &stamp);
  desk_fold_apply (self, change, &stamp);
}

/* Steps over to the run before @run; FALSE where the database began. */
static gboolean
step_to_parent (const DeskAuthor *author, const char **run, gint64 *n)
{
  const DeskChange *change = author->change;

  if (DESK_BROKEN (no_parent))
    return FALSE;
  if (change->parent_run != NULL && strcmp (*run, change->run) == 0)
    {
      *run = change->parent_run;
      *n = change->parent_n;
      return TRUE;
    }
  return author->parent != NULL && author->parent (*run, run, n, author->parent_data);
}

/* Whether a change is earlier work of the database in which the author works: in the same run with a
 * smaller number, or so in a run before, up to where the next run begins. */
static gboolean
is_own_earlier (const DeskChange *earlier, const DeskAuthor *author)
{
  const char *run = author->change->run;
  gint64 last = author->change->n - 1;
  const char *mark = run;
  guint steps = 0, next_mark = 1;

  if (DESK_BROKEN (no_own_seen))
    return FALSE;
  while (strcmp (earlier->run, run) != 0)
    {
      if (!step_to_parent (author, &run, &last) || strcmp (run, mark) == 0)
        return FALSE;
      /* Parents come from others: runs that name each other in a ring must not hold us up. */
      if (++steps == next_mark)
        {
          mark = run;
          next_mark *= 2;
        }
    }
  return earlier->n <= last;
}

/**
 * desk_author_has_seen:
 * @author: a #DeskAuthor
 *
 * The #DeskSeenFunc of the journal: an author had on the screen what stands in the log up to the base of
 * the change, and his own earlier work.
 */
gboolean
desk_author_has_seen (const DeskChange *earlier, gint64 position, gpointer author)
{
  const DeskAuthor *self = author;

  return (position != 0 && position <= self->base) || is_own_earlier (earlier, self);
}

static gboolean
any_seen (const DeskFoldEntry *entries, guint count, DeskSeenFunc seen, gpointer data)
{
  for (guint i = count; i > 0; i--)
    if (seen (entries[i - 1].change, entries[i - 1].position, data))
      return TRUE;
  return FALSE;
}

static void
judge_field (const DeskFold *self, const DeskChangeField *written, DeskSeenFunc seen, gpointer data,
             DeskStamp *stamp)
{
  const DeskFoldField *field = desk_fold_get_field (self, written->name);

  if (field == NULL)
    return;
  if ((!desk_change_values_equal (field->value, written->value) || DESK_BROKEN (equal_conflicts))
      && !any_seen (field->writers, field->n_writers, seen, data))
    {
      desk_stamp_add_lost (stamp, written->name);
      return;
    }
  for (guint i = 0; i < field->n_others; i++)
    if (!seen (field->others[i].change, field->others[i].position, data))
      desk_stamp_add_keep (stamp, written->name, field->others[i].change->id);
}

/**
 * desk_judge:
 * @self: the record before the change
 * @change: the change
 * @seen: what its author had on the screen
 * @data: for @seen
 * @stamp: (inout): gets the fields that lose, and the other values that stay although it wins
 *
 * Decides what a change may replace: a value disappears only if the author of the change had it on the
 * screen, and equal values never conflict. Headquarters judges what it stamps, a desk its own changes
 * that have no stamp yet. A redaction replaces everything.
 */
void
desk_judge (const DeskFold *self, const DeskChange *change, DeskSeenFunc seen, gpointer data,
            DeskStamp *stamp)
{
  if (is_redaction (change))
    return;
  for (guint i = 0; i < change->n_fields; i++)
    judge_field (self, &change->fields[i], seen, data, stamp);
  desk_stamp_sort (stamp);
}

/**
 * desk_fold_get_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none): the fields in order of their names.
 */
const DeskFoldField *
desk_fold_get_fields (const DeskFold *self, guint *n_fields)
{
  *n_fields = self->fields->len;
  return (const DeskFoldField *)self->fields->data;
}

/** Returns: (nullable): the field of that name, if it was ever written. */
const DeskFoldField *
desk_fold_get_field (const DeskFold *self, const char *name)
{
  gboolean found;
  guint index = find (self, name, &found);

  return found ? field_at (self, index) : NULL;
}

/** Returns: (nullable) (transfer none): the value of a field; %NULL if it was cleared or never written. */
GVariant *
desk_fold_get_value (const DeskFold *self, const char *name)
{
  const DeskFoldField *field = desk_fold_get_field (self, name);

  return field != NULL ? field->value : NULL;
}

/** Returns: (nullable): the kind of the record, from the change that created it. */
const char *
desk_fold_get_kind (const DeskFold *self)
{
  return self->kind;
}

/** Returns: whether there are values somebody has to decide between. */
gboolean
desk_fold_has_conflict (const DeskFold *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (field_at (self, i)->n_others > 0)
      return TRUE;
  return FALSE;
}

/**
 * desk_fold_to_plain:
 *
 * Returns: (transfer full): the whole state as JSON, {field: [value, [[change id, other value], ...]]}, to
 *   compare states with.
 */
char *
desk_fold_to_plain (const DeskFold *self)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < self->fields->len; i++)
    {
      const DeskFoldField *field = field_at (self, i);

      if (i > 0)
        g_string_append_c (text, ',');
      desk_text_add_string (text, field->name);
      g_string_append (text, ":[");
      desk_text_add_value (text, field->value);
      g_string_append (text, ",[");
      for (guint j = 0; j < field->n_others; j++)
        {
          g_string_append (text, j == 0 ? "[" : ",[");
          desk_text_add_string (text, field->others[j].change->id);
          g_string_append_c (text, ',');
          desk_text_add_value (text, value_written (&field->others[j], field->name));
          g_string_append_c (text, ']');
        }
      g_string_append (text, "]]");
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
