// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/record.h"

#include "model/person.h"
#include "model/statement.h"
#include "model/record-types.h"
#include "model/visit.h"

static GVariant *
make_value (const DeskField *field, guint seed)
{
  const GVariantType *type = desk_field_get_value_type (field);

  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (TRUE);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (seed * G_GINT64_CONSTANT (1000003) + 1);
  return g_variant_new_take_string (g_strdup_printf ("значення \"%u\"\n'", seed));
}

static DeskRecord *
make_full (GType type)
{
  DeskRecord *record = g_object_new (type, "id", "PL1-A-00000000.1", NULL);
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].flags & DESK_FIELD_KEYED)
        {
          desk_record_set_entry (record, i, "0abc", make_value (&fields[i], i));
          desk_record_set_entry (record, i, "1abc", make_value (&fields[i], i + 1));
        }
      else
        desk_record_set_value (record, i, make_value (&fields[i], i));
    }

  return record;
}

static void
test_tables (void)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (DeskRecord) record = g_object_new (types[t], NULL);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_fields;
      const DeskField *fields = desk_record_get_fields (record, &n_fields);

      g_assert_cmpuint (desk_record_types_find (desk_record_get_kind (record)), ==, types[t]);
      for (guint i = 0; i < n_fields; i++)
        {
          g_assert_nonnull (fields[i].name);
          g_assert_true (g_regex_match_simple ("^[a-z][a-z0-9_]*$", fields[i].name, 0, 0));
          g_assert_true (g_hash_table_add (names, (char *)fields[i].name));
          g_assert_nonnull (fields[i].label);
          g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (record), fields[i].name));
          if (fields[i].kind == DESK_FIELD_LINK && fields[i].detail != NULL)
            g_assert_cmpuint (desk_record_types_find (fields[i].detail), !=, G_TYPE_INVALID);
          if (fields[i].kind == DESK_FIELD_CHOICE)
            g_assert_nonnull (fields[i].detail);
        }
    }
}

/* Every type survives the way into a change and back. */
static void
test_round_trip (void)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (DeskRecord) record = make_full (types[t]);
      g_autoptr (DeskRecord) back = g_object_new (types[t], NULL);
      g_autoptr (GPtrArray) diff = desk_record_diff (NULL, record);
      g_autoptr (GPtrArray) rest = NULL;

      g_assert_false (desk_record_is_empty (record));
      for (guint i = 0; i < diff->len; i++)
        {
          DeskFieldValue *value = g_ptr_array_index (diff, i);

          g_assert_true (desk_record_set_wire (back, value->name, value->value));
        }
      rest = desk_record_diff (back, record);
      g_assert_cmpuint (rest->len, ==, 0);
    }
}

static void
test_diff (void)
{
  g_autoptr (DeskRecord) before =
      g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "sex", "female", NULL);
  g_autoptr (DeskRecord) after = desk_record_copy (before);
  g_autoptr (GPtrArray) diff = NULL;
  DeskFieldValue *value;

  desk_record_set_text (after, DESK_PERSON_SURNAME, "Коваль");
  desk_record_set_text (after, DESK_PERSON_SEX, "");
  desk_record_set_entry (after, DESK_PERSON_PHONE, "0abc", g_variant_new_string ("+380501112233"));
  diff = desk_record_diff (before, after);

  g_assert_cmpuint (diff->len, ==, 3);
  value = g_ptr_array_index (diff, 0);
  g_assert_cmpstr (value->name, ==, "surname");
  value = g_ptr_array_index (diff, 1);
  g_assert_cmpstr (value->name, ==, "phone.0abc");
  value = g_ptr_array_index (diff, 2);
  g_assert_cmpstr (value->name, ==, "sex");
  g_assert_null (value->value);
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer count)
{
  *(int *)count += 1;
}

static void
test_properties (void)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  g_autofree char *topic = NULL;
  int count = 0;

  g_signal_connect (visit, "notify::topic", G_CALLBACK (count_notify), &count);
  g_object_set (visit, "topic", "50", "incident", TRUE, "arrived", G_GINT64_CONSTANT (1780000000), NULL);
  g_object_set (visit, "topic", "50", NULL);
  g_assert_cmpint (count, ==, 1);
  g_object_get (visit, "topic", &topic, NULL);
  g_assert_cmpstr (topic, ==, "50");
  g_assert_cmpint (desk_record_get_integer (visit, DESK_VISIT_ARRIVED), ==, 1780000000);
  g_assert_true (desk_record_get_boolean (visit, DESK_VISIT_INCIDENT));
  g_object_set (visit, "topic", NULL, NULL);
  g_assert_null (desk_record_get_value (visit, DESK_VISIT_TOPIC));
}

static void
test_wire (void)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, NULL);

  g_assert_false (desk_record_set_wire (person, "phone", g_variant_new_string ("1")));
  g_assert_false (desk_record_set_wire (person, "surname.0abc", g_variant_new_string ("1")));
  g_assert_false (desk_record_set_wire (person, "sur", g_variant_new_string ("1")));
  g_assert_false (desk_record_set_wire (person, "surname", g_variant_new_int64 (1)));
  g_assert_false (desk_record_set_wire (person, "of_a_newer_program", g_variant_new_boolean (TRUE)));
  g_assert_true (desk_record_set_wire (person, "surname", g_variant_new_string ("Іваненко")));
  g_assert_true (desk_record_set_wire (person, "need.interpreter", g_variant_new_boolean (TRUE)));
  g_assert_nonnull (desk_record_get_entry (person, DESK_PERSON_NEED, "interpreter"));
}

/* An entry of a list of instants; what is not there and what is no number counts as none. */
static void
test_entry_integer (void)
{
  g_autoptr (DeskRecord) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);

  desk_record_set_entry (statement, DESK_STATEMENT_EVENT_AT, "0a", g_variant_new_int64 (1795345200));
  desk_record_set_entry (statement, DESK_STATEMENT_EVENT, "0a", g_variant_new_string ("assigned"));
  g_assert_cmpint (desk_record_get_entry_integer (statement, DESK_STATEMENT_EVENT_AT, "0a"), ==, 1795345200);
  g_assert_cmpint (desk_record_get_entry_integer (statement, DESK_STATEMENT_EVENT_AT, "0b"), ==, 0);
  g_assert_cmpint (desk_record_get_entry_integer (statement, DESK_STATEMENT_EVENT, "0a"), ==, 0);
}

static void
test_keys (void)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, NULL);
  g_autofree const char **keys = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *key = desk_record_make_key (person, DESK_PERSON_PHONE, 0xfeedbee5u * (i + 1));
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_true (g_regex_match_simple ("^[0-9a-z]{4}$", key, 0, 0));
      desk_record_set_entry (person, DESK_PERSON_PHONE, key, g_variant_new_string (text));
    }

  keys = desk_record_list_keys (person, DESK_PERSON_PHONE);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpstr (desk_record_get_entry_text (person, DESK_PERSON_PHONE, keys[i]), ==, text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/tables", test_tables);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/diff", test_diff);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/wire", test_wire);
  g_test_add_func ("/record/entry-integer", test_entry_integer);
  g_test_add_func ("/record/keys", test_keys);
  return g_test_run ();
}
