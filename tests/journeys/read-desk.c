// SPDX-License-Identifier: GPL-3.0-or-later
// read-desk KEYS OFFICER PASSWORD: tells what lies in a desk, for tests. Unlocks the key once; then, for each line
// "DATA<tab>STATE" on the standard input, opens the desk in these folders and answers with one line of JSON:
// {"person": [{"id": ..., "surname": ...}], ..., "draft": [...], "changes": 123}. Meant for copies: opening writes.

#include "model/record-types.h"
#include "store/database.h"
#include "store/draft.h"
#include "store/error.h"
#include "store/records.h"
#include "store/verify.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

static void
add_value (JsonBuilder *builder, const char *name, GVariant *value)
{
  json_builder_set_member_name (builder, name);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    json_builder_add_boolean_value (builder, g_variant_get_boolean (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    json_builder_add_int_value (builder, g_variant_get_int64 (value));
  else
    json_builder_add_string_value (builder, g_variant_get_string (value, NULL));
}

static void
add_record (JsonBuilder *builder, DeskRecord *record)
{
  g_autoptr (GPtrArray) values = desk_record_list_values (record);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, desk_record_get_id (record));
  for (guint i = 0; i < values->len; i++)
    {
      const DeskFieldValue *value = values->pdata[i];
      if (value->value != NULL)
        add_value (builder, value->name, value->value);
    }
  json_builder_end_object (builder);
}

static gboolean
add_records (JsonBuilder *builder, DeskDatabase *database, GError **error)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      const DeskRecordClass *klass = g_type_class_get (types[i]);
      g_autoptr (GPtrArray) records = desk_records_load_all (database, klass->kind, NULL, error);

      if (records == NULL)
        return FALSE;
      json_builder_set_member_name (builder, klass->kind);
      json_builder_begin_array (builder);
      for (guint j = 0; j < records->len; j++)
        add_record (builder, records->pdata[j]);
      json_builder_end_array (builder);
    }
  return TRUE;
}

static gboolean
add_drafts (JsonBuilder *builder, DeskDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, NULL, error);

  if (drafts == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "draft");
  json_builder_begin_array (builder);
  for (guint i = 0; i < drafts->len; i++)
    {
      const DeskDraft *draft = drafts->pdata[i];
      GVariantIter iter;
      const char *name;
      GVariant *value;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "form");
      json_builder_add_string_value (builder, draft->form);
      json_builder_set_member_name (builder, "record");
      json_builder_add_string_value (builder, draft->record != NULL ? draft->record : "");
      g_variant_iter_init (&iter, draft->typed);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
        add_value (builder, name, value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
answer (const char *data, const char *state, DeskKey *key, GError **error)
{
  g_autoptr (DeskFolders) folders = desk_folders_new (data, state);
  g_autoptr (DeskDatabase) database = desk_database_open (folders, key, error);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gint64 n_changes = 0;

  if (database == NULL || !desk_verify_run (database, &n_changes, NULL, error))
    return FALSE;
  json_builder_begin_object (builder);
  if (!add_records (builder, database, error) || !add_drafts (builder, database, error))
    return FALSE;
  json_builder_set_member_name (builder, "changes");
  json_builder_add_int_value (builder, n_changes);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  printf ("%s\n", text);
  fflush (stdout);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (DeskKeyring) keyring = NULL;
  g_autoptr (DeskKey) key = NULL;
  g_autoptr (GError) error = NULL;
  char line[8192];

  if (argc != 4)
    g_error ("read-desk KEYS OFFICER PASSWORD");
  keyring = desk_keyring_load (argv[1], &error);
  if (keyring != NULL)
    key = desk_keyring_unlock (keyring, argv[2], argv[3], g_get_real_time () / G_USEC_PER_SEC, &error);
  while (key != NULL && error == NULL && fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) folders = g_strsplit (g_strchomp (line), "\t", 2);
      answer (folders[0], folders[1], key, &error);
    }
  if (error != NULL)
    g_printerr ("read-desk: %s\n", error->message);
  return error != NULL;
}
