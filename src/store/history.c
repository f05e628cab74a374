// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a record, read from the journal: what was done to it, who looked at it, what was printed of it.

#include "store/history.h"

#include "journal/line.h"
#include "model/record-types.h"
#include "store/query.h"

#include <string.h>

#define LINE_SLACK \
  1024 /* what a save leaves free in a line at most: what it draws is not known when it divides */

/* The record, those linked to it as the same, their visits, statements, losses and appointments, what they found or received,
 * what is attached to any of them, and who looked at or printed it. */
#define EVENTS \
  "WITH matter (id, kind) AS (%s" \
  " UNION ALL SELECT id, 'person' FROM person WHERE same_as = ?1" \
  " UNION ALL SELECT visit.id, 'visit' FROM visit WHERE person = ?1" \
  " UNION ALL SELECT visit.id, 'visit' FROM person JOIN visit ON visit.person = person.id" \
  " WHERE person.same_as = ?1" \
  " UNION ALL SELECT statement.id, 'statement' FROM statement WHERE applicant = ?1" \
  " UNION ALL SELECT statement.id, 'statement' FROM person JOIN statement ON statement.applicant = person.id" \
  " WHERE person.same_as = ?1" \
  " UNION ALL SELECT loss.id, 'loss' FROM loss WHERE applicant = ?1" \
  " UNION ALL SELECT loss.id, 'loss' FROM person JOIN loss ON loss.applicant = person.id" \
  " WHERE person.same_as = ?1" \
  " UNION ALL SELECT find.id, 'find' FROM find WHERE finder = ?1 OR receiver = ?1" \
  " UNION SELECT loss.id, 'loss' FROM entry JOIN loss ON loss.id = entry.rec" \
  " WHERE entry.field = 'document_holder' AND entry.value = ?1" \
  " UNION ALL SELECT appointment.id, 'appointment' FROM appointment WHERE person = ?1" \
  " UNION ALL SELECT appointment.id, 'appointment' FROM person" \
  " JOIN appointment ON appointment.person = person.id WHERE person.same_as = ?1" \
  "), whole (id, kind) AS (" \
  " SELECT id, kind FROM matter WHERE kind IS NOT NULL" \
  " UNION ALL SELECT viewing.id, 'viewing' FROM matter JOIN viewing ON viewing.\"of\" = matter.id" \
  " UNION ALL SELECT printing.id, 'printing' FROM matter JOIN printing ON printing.\"of\" = matter.id" \
  " UNION ALL SELECT attachment.id, 'attachment' FROM matter JOIN attachment ON attachment.\"of\" = matter.id" \
  ")" \
  " SELECT run.name, change.n, change.rec, whole.kind, change.line, change.pos IS NOT NULL" \
  " FROM whole JOIN change ON change.rec = whole.id JOIN run ON run.id = change.run" \
  " ORDER BY change.row DESC"

/* The events of a record, of whatever type it is. */
static char *
write_events (void)
{
  g_autoptr (GString) types = g_string_new (" SELECT ?1, coalesce (NULL");
  guint n_types;
  const GType *list = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      const char *kind = ((DeskRecordClass *)g_type_class_get (list[i]))->kind;

      g_string_append_printf (types, ", (SELECT '%s' FROM %s WHERE id = ?1)", kind, kind);
    }
  g_string_append_c (types, ')');
  return g_strdup_printf (EVENTS, types->str);
}

/**
 * desk_event_free:
 * Frees an event.
 */
void
desk_event_free (DeskEvent *self)
{
  g_free (self->change);
  g_free (self->kind);
  g_free (self->record);
  g_free (self->officer);
  g_free (self->reason);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->were, g_ptr_array_unref);
  g_free (self->topic);
  g_free (self->matter);
  g_free (self);
}

static void
tell_line (DeskEvent *event, const DeskChange *change)
{
  event->created = change->kind != NULL;
  event->time = change->time;
  event->officer = g_strdup (change->officer);
  event->reason = g_strdup (change->reason);
  g_set_str (&event->kind, change->kind != NULL ? change->kind : event->kind);
  for (guint i = 0; i < change->n_fields; i++)
    g_ptr_array_add (event->fields, desk_field_value_new (change->fields[i].name, change->fields[i].value));
}

/* A line that cannot be read (it came so from elsewhere) is an event without fields: it did happen. */
static DeskEvent *
read_event (DeskQuery *row)
{
  DeskEvent *event = g_new0 (DeskEvent, 1);
  const char *run = desk_query_get_text (row, 0), *line = desk_query_get_text (row, 4);
  gint64 n = desk_query_get_integer (row, 1);
  g_autoptr (DeskChange) change = desk_line_read (line, -1, run, n, NULL);

  event->change = desk_change_id (run, n);
  event->record = g_strdup (desk_query_get_text (row, 2));
  event->kind = g_strdup (desk_query_get_text (row, 3));
  event->at_hq = desk_query_get_integer (row, 5) != 0;
  event->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_field_value_free);
  if (change != NULL)
    tell_line (event, change);
  return event;
}

static void
clear_value (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

static GVariant *
ref_value (GVariant *value)
{
  return value != NULL ? g_variant_ref (value) : NULL;
}

static char *
find_present (GHashTable *stands, const DeskEvent *event, const char *field)
{
  g_autofree char *place = g_strdup_printf ("%s %s", event->record, field);
  GVariant *value = g_hash_table_lookup (stands, place);

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

/* Goes through the events from the oldest on: before each field is written, what stands there is what was. */
static void
tell_what_was (GPtrArray *events)
{
  g_autoptr (GHashTable) stands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_value);

  for (guint i = events->len; i > 0; i--)
    {
      DeskEvent *event = g_ptr_array_index (events, i - 1);

      event->were = g_ptr_array_new_with_free_func (clear_value);
      for (guint j = 0; j < event->fields->len; j++)
        {
          const DeskFieldValue *value = g_ptr_array_index (event->fields, j);
          char *place = g_strdup_printf ("%s %s", event->record, value->name);

          g_ptr_array_add (event->were, ref_value (g_hash_table_lookup (stands, place)));
          g_hash_table_replace (stands, place, ref_value (value->value));
        }
    }
  for (guint i = 0; i < events->len; i++)
    {
      DeskEvent *event = g_ptr_array_index (events, i);
      gboolean is_statement = g_str_equal (event->kind, "statement");

      if (is_statement || g_str_equal (event->kind, "visit") || g_str_equal (event->kind, "appointment"))
        event->topic = find_present (stands, event, "topic");
      if (is_statement)
        event->matter = find_present (stands, event, "kind");
    }
}

/* Whether a save wrote both, because the fields did not fit one line (save-part.c): then the first of them is nearly full. */
static gboolean
is_continued (const DeskEvent *first, gsize length, const DeskEvent *next, gsize next_length)
{
  return (first->fields->len == DESK_LINE_MAX_FIELDS
          || length + next_length > DESK_LINE_MAX_BYTES - LINE_SLACK)
         && !next->created && first->time == next->time && g_str_equal (first->record, next->record)
         && g_strcmp0 (first->officer, next->officer) == 0 && g_strcmp0 (first->reason, next->reason) == 0;
}

/* Rows come the newest first: what a save wrote last comes before what it wrote first. */
static void
add_event (GPtrArray *events, DeskEvent *event, gsize length, gsize *next_length)
{
  DeskEvent *next = events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;

  if (next != NULL && is_continued (event, length, next, *next_length))
    {
      g_ptr_array_extend_and_steal (event->fields, g_steal_pointer (&next->fields));
      next->fields = g_ptr_array_new ();
      g_ptr_array_remove_index (events, events->len - 1);
    }
  g_ptr_array_add (events, event);
  *next_length = length;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DeskEvent *first = *(DeskEvent *const *)a, *second = *(DeskEvent *const *)b;

  return (first->time < second->time) - (first->time > second->time);
}

/**
 * desk_history_load:
 * @record: id of a person, a visit, a statement or any other record
 *
 * Returns: (transfer full) (element-type DeskEvent) (nullable): what happened, the newest first by the clock of the desk
 *   it happened on, each save of a record once; NULL with @error set
 */
GPtrArray *
desk_history_load (DeskDatabase *database, const char *record, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_event_free);
  g_autofree char *sql = write_events ();
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);
  GError *failed = NULL;
  gsize length = 0;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", record);
  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    add_event (events, read_event (rows), strlen (desk_query_get_text (rows, 4)), &length);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }

  tell_what_was (events);
  /* Stable: what came in one second stays in the order of the journal. */
  g_ptr_array_sort (events, compare_times);
  return g_steal_pointer (&events);
}
