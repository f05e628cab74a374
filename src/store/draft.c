// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts: open forms as they lie in the database, so that nothing typed is lost.

#include "store/draft.h"

#include "journal/text.h"
#include "store/database-private.h"
#include "store/query.h"

#include <string.h>

/**
 * desk_draft_new:
 * @record: (nullable): id of the record the form edits
 */
DeskDraft *
desk_draft_new (const char *form, const char *record)
{
  DeskDraft *self = g_new0 (DeskDraft, 1);

  self->form = g_strdup (form);
  self->record = g_strdup (record);
  return self;
}

/**
 * desk_draft_copy:
 */
DeskDraft *
desk_draft_copy (const DeskDraft *self)
{
  DeskDraft *copy = desk_draft_new (self->form, self->record);

  copy->id = self->id;
  copy->base = self->base;
  copy->officer = g_strdup (self->officer);
  copy->shown = self->shown != NULL ? g_variant_ref_sink (self->shown) : NULL;
  copy->typed = self->typed != NULL ? g_variant_ref_sink (self->typed) : NULL;
  copy->touched = self->touched;
  return copy;
}

/**
 * desk_draft_free:
 */
void
desk_draft_free (DeskDraft *self)
{
  g_free (self->form);
  g_free (self->record);
  g_free (self->officer);
  g_clear_pointer (&self->shown, g_variant_unref);
  g_clear_pointer (&self->typed, g_variant_unref);
  g_free (self);
}

static char *
write_values (GVariant *values)
{
  GString *text;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (values == NULL)
    return NULL;
  text = g_string_new ("{");
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      if (text->len > 1)
        g_string_append_c (text, ',');
      desk_text_add_string (text, name);
      g_string_append_c (text, ':');
      desk_text_add_value (text, value);
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): a{sv}; what cannot be read ends it, the rest is kept. */
static GVariant *
read_values (const char *json)
{
  g_autofree char *scratch = NULL;
  GVariantDict dict;
  DeskText text;

  if (json == NULL)
    return NULL;
  scratch = g_malloc (strlen (json) + 1);
  text = (DeskText){ .at = json, .end = json + strlen (json), .scratch = scratch };
  g_variant_dict_init (&dict, NULL);
  for (const char *before = "{"; desk_text_take (&text, before); before = ",")
    {
      const char *name = desk_text_take_string (&text);
      GVariant *value = NULL;

      if (name == NULL || !desk_text_take (&text, ":") || !desk_text_take_value (&text, &value))
        break;
      if (value != NULL)
        g_variant_dict_insert_value (&dict, name, value);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static gboolean
insert (DeskDraft *self, DeskDatabase *database, const char *shown, const char *typed, GError **error)
{
  if (!desk_database_change (database, error,
                             "INSERT INTO draft (rec, kind, base, officer, shown, fields, touched)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?)",
                             "ssisssi", self->record, self->form, self->base, self->officer, shown, typed,
                             self->touched))
    return FALSE;
  self->id = desk_database_get_last_row (database);
  return TRUE;
}

/**
 * desk_draft_write:
 *
 * Writes what was typed so far; the first time the draft gets its id. A draft in which nothing is typed any more
 * vanishes and has the id 0 again. One that was discarded meanwhile stays away.
 */
gboolean
desk_draft_write (DeskDraft *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = write_values (self->shown);
  g_autofree char *typed = write_values (self->typed);

  if (self->typed == NULL || g_variant_n_children (self->typed) == 0)
    {
      gint64 id = self->id;

      self->id = 0;
      return id == 0 || desk_draft_discard (id, database, error);
    }
  if (self->id == 0)
    return insert (self, database, shown, typed, error);
  return desk_database_change (
      database, error,
      "UPDATE draft SET rec = ?, kind = ?, base = ?, officer = ?, shown = ?, fields = ?,"
      " touched = ? WHERE id = ?",
      "ssisssii", self->record, self->form, self->base, self->officer, shown, typed, self->touched, self->id);
}

/**
 * desk_draft_discard:
 * Removes a draft. One that is not there is no error.
 */
gboolean
desk_draft_discard (gint64 id, DeskDatabase *database, GError **error)
{
  return desk_database_change (database, error, "DELETE FROM draft WHERE id = ?", "i", id);
}

static DeskDraft *
read_draft (DeskQuery *list)
{
  DeskDraft *self = desk_draft_new (desk_query_get_text (list, 1), desk_query_get_text (list, 2));

  self->id = desk_query_get_integer (list, 0);
  self->base = desk_query_get_integer (list, 3);
  self->officer = g_strdup (desk_query_get_text (list, 4));
  self->shown = read_values (desk_query_get_text (list, 5));
  self->typed = read_values (desk_query_get_text (list, 6));
  self->touched = desk_query_get_integer (list, 7);
  return self;
}

/**
 * desk_draft_list:
 * @form: (nullable): only drafts of this form
 *
 * Returns: (transfer full) (element-type DeskDraft): the drafts of this desk, whoever typed them, last touched first
 */
GPtrArray *
desk_draft_list (DeskDatabase *database, const char *form, GError **error)
{
  g_autoptr (DeskQuery) list = desk_query_new (
      database,
      "SELECT id, kind, rec, base, officer, shown, fields, touched FROM draft WHERE ?1 IS NULL OR kind = ?1"
      " ORDER BY touched DESC, id DESC",
      error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_draft_free);
  g_autoptr (GError) local = NULL;

  if (list == NULL)
    return NULL;
  desk_query_bind (list, "s", form);
  while (desk_query_next (list, &local))
    g_ptr_array_add (drafts, read_draft (list));
  if (local == NULL)
    return g_steal_pointer (&drafts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
