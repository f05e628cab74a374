// SPDX-License-Identifier: GPL-3.0-or-later
// Every field that an officer fills in stands in exactly one form. A field that is added to a table and forgotten in the
// forms fails here, as does a form that names a field no record has.

#include "model/record-types.h"

#include <gio/gio.h>
#include <string.h>

/* The fields that the forms of a template name. */
typedef struct
{
  char *file;
  GPtrArray *fields; /* of char */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_free (form->file);
  g_ptr_array_unref (form->fields);
  g_free (form);
}

static Form *
read_form (const char *path)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("\\b(?:field|companions): *\"([^\"]*)\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Form *form = g_new0 (Form, 1);

  form->file = g_path_get_basename (path);
  form->fields = g_ptr_array_new_with_free_func (g_free);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *names = g_match_info_fetch (match, 1);
      g_auto (GStrv) list = g_strsplit (names, " ", -1);

      for (guint i = 0; list[i] != NULL; i++)
        g_ptr_array_add (form->fields, g_strdup (list[i]));
      g_match_info_next (match, NULL);
    }
  return form;
}

static void
collect_forms (const char *folder, GPtrArray *forms)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect_forms (path, forms);
      else if (g_str_has_suffix (name, ".blp"))
        g_ptr_array_add (forms, read_form (path));
    }
}

static GPtrArray *
load_forms (void)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (form_free);
  g_autofree char *folder = g_build_filename (g_getenv ("DUTYDESK_SOURCE"), "resources", "ui", NULL);

  collect_forms (folder, forms);
  g_assert_cmpuint (forms->len, >, 10);
  return forms;
}

static const DeskField *
find_field (GType type, const char *name)
{
  const DeskRecordClass *klass = g_type_class_get (type);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];
  return NULL;
}

static gboolean
has_all (GType type, Form *form)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (find_field (type, g_ptr_array_index (form->fields, i)) == NULL)
      return FALSE;
  return TRUE;
}

/* Records that only the program or headquarters writes have no form. */
static gboolean
has_form (GType type)
{
  const DeskRecordClass *klass = g_type_class_get (type);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & DESK_FIELD_INTERNAL))
      return TRUE;
  return FALSE;
}

/* The one type of record whose table has all fields of the form. */
static GType
find_type (Form *form)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);
  GType found = G_TYPE_INVALID;

  for (guint i = 0; i < n_types; i++)
    if (has_form (types[i]) && has_all (types[i], form))
      {
        if (found != G_TYPE_INVALID)
          g_error ("%s: its fields are those of a %s and of a %s", form->file, g_type_name (found),
                   g_type_name (types[i]));
        found = types[i];
      }
  if (found == G_TYPE_INVALID)
    g_error ("%s: no type of record has all its fields", form->file);
  return found;
}

static guint
count_uses (GPtrArray *forms, GType type, const char *field, GString *where)
{
  guint n = 0;

  for (guint i = 0; i < forms->len; i++)
    {
      Form *form = g_ptr_array_index (forms, i);

      if (form->fields->len == 0 || find_type (form) != type)
        continue;
      for (guint j = 0; j < form->fields->len; j++)
        if (g_str_equal (g_ptr_array_index (form->fields, j), field))
          {
            n++;
            g_string_append_printf (where, " %s", form->file);
          }
    }
  return n;
}

/* Links are chosen by finding somebody, not in a row. Records that only the program writes have no form at all. */
static gboolean
is_filled_in (const DeskField *field)
{
  return !(field->flags & DESK_FIELD_INTERNAL) && field->kind != DESK_FIELD_LINK;
}

static void
test_every_field (void)
{
  g_autoptr (GPtrArray) forms = load_forms ();
  guint n_types, n_fields = 0;
  const GType *types = desk_record_types_list (&n_types);
  g_autoptr (GString) wrong = g_string_new (NULL);

  for (guint i = 0; i < n_types; i++)
    {
      const DeskRecordClass *klass = g_type_class_get (types[i]);

      for (guint j = 0; j < klass->n_fields; j++)
        {
          g_autoptr (GString) where = g_string_new (NULL);
          guint n = is_filled_in (&klass->fields[j])
                        ? count_uses (forms, types[i], klass->fields[j].name, where)
                        : 1;

          n_fields += is_filled_in (&klass->fields[j]) ? 1 : 0;
          if (n != 1)
            g_string_append_printf (wrong, "\n%s.%s is in %u forms:%s", klass->kind, klass->fields[j].name, n,
                                    where->str);
        }
    }
  g_assert_cmpuint (n_fields, >, 40);
  if (wrong->len > 0)
    g_error ("Fields that are not in exactly one form:%s", wrong->str);
}

/* What the program sets by itself nobody fills in. */
static void
test_no_internal_field (void)
{
  g_autoptr (GPtrArray) forms = load_forms ();

  for (guint i = 0; i < forms->len; i++)
    {
      Form *form = g_ptr_array_index (forms, i);

      for (guint j = 0; j < form->fields->len; j++)
        {
          const char *name = g_ptr_array_index (form->fields, j);

          if (find_field (find_type (form), name)->flags & DESK_FIELD_INTERNAL)
            g_error ("%s: the field %s is internal", form->file, name);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/every-field", test_every_field);
  g_test_add_func ("/forms/no-internal-field", test_no_internal_field);
  return g_test_run ();
}
