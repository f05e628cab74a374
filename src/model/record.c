// SPDX-License-Identifier: GPL-3.0-or-later
// The base of all record types: a table of fields becomes real GObject properties, values and wire names.
// What a type means (ages, allowed steps) lives in the type's own file.

#include "model/record.h"

#include <string.h>

typedef struct
{
  char *id;
  char *owner;          /* NULL: this desk's station */
  GVariant **values;    /* by field; NULL: no value */
  GHashTable **entries; /* by field, for keyed ones: key -> GVariant; NULL: none */
} DeskRecordPrivate;

enum
{
  PROP_ID = 1,
  PROP_FIRST_FIELD
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskRecord, desk_record, G_TYPE_OBJECT)

static gboolean
values_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static gboolean
is_keyed (const DeskField *field)
{
  return (field->flags & DESK_FIELD_KEYED) != 0;
}

static GParamSpec *
field_to_pspec (const DeskField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  if (is_keyed (field))
    return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_HASH_TABLE, G_PARAM_READABLE);
  if (field->kind == DESK_FIELD_BOOLEAN)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (field->kind == DESK_FIELD_INTEGER || field->kind == DESK_FIELD_INSTANT)
    return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
}

static void
desk_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskRecord *self = DESK_RECORD (object);
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);
  guint field = prop_id - PROP_FIRST_FIELD;

  if (prop_id == PROP_ID)
    g_value_set_string (value, priv->id);
  else if (G_VALUE_HOLDS_BOXED (value))
    g_value_set_boxed (value, priv->entries[field]);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, desk_record_get_boolean (self, field));
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, desk_record_get_integer (self, field));
  else
    g_value_set_string (value, desk_record_get_text (self, field));
}

static void
desk_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskRecord *self = DESK_RECORD (object);
  guint field = prop_id - PROP_FIRST_FIELD;

  if (prop_id == PROP_ID)
    desk_record_set_id (self, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    desk_record_set_boolean (self, field, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    desk_record_set_integer (self, field, g_value_get_int64 (value));
  else
    desk_record_set_text (self, field, g_value_get_string (value));
}

static void
desk_record_finalize (GObject *object)
{
  DeskRecord *self = DESK_RECORD (object);
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  for (guint i = 0; i < DESK_RECORD_GET_CLASS (self)->n_fields; i++)
    {
      g_clear_pointer (&priv->values[i], g_variant_unref);
      g_clear_pointer (&priv->entries[i], g_hash_table_unref);
    }
  g_free (priv->values);
  g_free (priv->entries);
  g_free (priv->id);
  g_free (priv->owner);

  G_OBJECT_CLASS (desk_record_parent_class)->finalize (object);
}

static void
desk_record_constructed (GObject *object)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (DESK_RECORD (object));
  guint n_fields = DESK_RECORD_GET_CLASS (object)->n_fields;

  G_OBJECT_CLASS (desk_record_parent_class)->constructed (object);

  /* Not in init: there the class is still the base's, without a table. */
  priv->values = g_new0 (GVariant *, n_fields);
  priv->entries = g_new0 (GHashTable *, n_fields);
}

static void
desk_record_class_init (DeskRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = desk_record_constructed;
  object_class->get_property = desk_record_get_property;
  object_class->set_property = desk_record_set_property;
  object_class->finalize = desk_record_finalize;

  /**
   * DeskRecord:id:
   * Id of the record, NULL until it was saved for the first time.
   */
  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_string ("id", NULL, NULL, NULL,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY));
}

static void
desk_record_init (DeskRecord *self)
{
}

/**
 * desk_record_class_set_fields:
 * @kind: name of the record type, `[a-z_]{1,32}`; static
 * @fields: the field table; static
 *
 * Hands the field table to the base class: call it in class_init. Installs one property per field.
 */
void
desk_record_class_set_fields (DeskRecordClass *klass, const char *kind, const DeskField *fields,
                              guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->kind = kind;
  klass->fields = fields;
  klass->n_fields = n_fields;

  /* GObject clears these two in every subclass. */
  object_class->get_property = desk_record_get_property;
  object_class->set_property = desk_record_set_property;

  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, PROP_FIRST_FIELD + i, field_to_pspec (&fields[i]));
}

/**
 * desk_record_class_find_field:
 * @wire_name: "surname" or "phone.1k3f"
 * @key: (out) (optional) (transfer none): the part after the dot, or NULL
 *
 * Returns: the index of the field, or -1 where this type has none of that name (or not of that shape)
 */
int
desk_record_class_find_field (DeskRecordClass *klass, const char *wire_name, const char **key)
{
  const char *dot = strchr (wire_name, '.');
  size_t length = dot != NULL ? (size_t)(dot - wire_name) : strlen (wire_name);

  if (key != NULL)
    *key = dot != NULL ? dot + 1 : NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const DeskField *field = &klass->fields[i];

      if (strncmp (field->name, wire_name, length) == 0 && field->name[length] == '\0'
          && is_keyed (field) == (dot != NULL))
        return (int)i;
    }

  return -1;
}

/**
 * desk_field_get_value_type:
 *
 * Returns: (transfer none): the type of a value (of one entry, for a keyed field)
 */
const GVariantType *
desk_field_get_value_type (const DeskField *field)
{
  switch (field->kind)
    {
    case DESK_FIELD_BOOLEAN:
      return G_VARIANT_TYPE_BOOLEAN;
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_MONEY:
    case DESK_FIELD_INSTANT:
      return G_VARIANT_TYPE_INT64;
    case DESK_FIELD_TEXT:
    case DESK_FIELD_BODY:
    case DESK_FIELD_DATE:
    case DESK_FIELD_BIRTH:
    case DESK_FIELD_MOMENT:
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_LINK:
    case DESK_FIELD_PHONE:
    case DESK_FIELD_PERSONAL_NUMBER:
    case DESK_FIELD_DOCUMENT_NUMBER:
    case DESK_FIELD_NUMBER:
    default:
      return G_VARIANT_TYPE_STRING;
    }
}

/**
 * desk_field_value_new:
 * @value: (nullable): a value; floating references are taken
 */
DeskFieldValue *
desk_field_value_new (const char *name, GVariant *value)
{
  DeskFieldValue *self = g_new0 (DeskFieldValue, 1);

  self->name = g_strdup (name);
  self->value = value != NULL ? g_variant_ref_sink (value) : NULL;
  return self;
}

/**
 * desk_field_value_free:
 * Frees the name and lets the value go.
 */
void
desk_field_value_free (DeskFieldValue *self)
{
  g_free (self->name);
  g_clear_pointer (&self->value, g_variant_unref);
  g_free (self);
}

/**
 * desk_record_get_kind:
 *
 * Returns: (transfer none): the name of the record's type, "visit"
 */
const char *
desk_record_get_kind (DeskRecord *self)
{
  return DESK_RECORD_GET_CLASS (self)->kind;
}

/**
 * desk_record_get_fields:
 *
 * Returns: (transfer none) (array length=n_fields): the field table of the record's type
 */
const DeskField *
desk_record_get_fields (DeskRecord *self, guint *n_fields)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (self);

  if (n_fields != NULL)
    *n_fields = klass->n_fields;
  return klass->fields;
}

/**
 * desk_record_get_id:
 *
 * Returns: (nullable): the record's id; NULL until it was saved
 */
const char *
desk_record_get_id (DeskRecord *self)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  return priv->id;
}

/**
 * desk_record_set_id:
 * Says which record this is: done by the store when it was saved or read.
 */
void
desk_record_set_id (DeskRecord *self, const char *id)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  if (g_set_str (&priv->id, id))
    g_object_notify (G_OBJECT (self), "id");
}

/**
 * desk_record_get_owner:
 *
 * Returns: (nullable): the log the record belongs to, where that is not the one of this desk: "PL2", or "region" for what
 *   headquarters writes for all. It can be read here and not changed
 */
const char *
desk_record_get_owner (DeskRecord *self)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  return priv->owner;
}

/**
 * desk_record_set_owner:
 * Says whose the record is: done by the store when it was read.
 */
void
desk_record_set_owner (DeskRecord *self, const char *owner)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  g_set_str (&priv->owner, owner);
}

/**
 * desk_record_get_value:
 *
 * Returns: (transfer none) (nullable): the value of a field that is not keyed
 */
GVariant *
desk_record_get_value (DeskRecord *self, guint field)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  g_return_val_if_fail (field < DESK_RECORD_GET_CLASS (self)->n_fields, NULL);
  return priv->values[field];
}

/**
 * desk_record_set_value:
 * @value: (nullable): of the field's value type; floating references are taken. An empty text is no value.
 */
void
desk_record_set_value (DeskRecord *self, guint field, GVariant *value)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (self);
  g_autoptr (GVariant) held = value != NULL ? g_variant_ref_sink (value) : NULL;

  g_return_if_fail (field < klass->n_fields && !is_keyed (&klass->fields[field]));
  g_return_if_fail (held == NULL
                    || g_variant_is_of_type (held, desk_field_get_value_type (&klass->fields[field])));

  if (held != NULL && g_variant_is_of_type (held, G_VARIANT_TYPE_STRING)
      && g_variant_get_string (held, NULL)[0] == '\0')
    g_clear_pointer (&held, g_variant_unref);

  if (values_equal (priv->values[field], held))
    return;

  g_clear_pointer (&priv->values[field], g_variant_unref);
  priv->values[field] = g_steal_pointer (&held);
  g_object_notify (G_OBJECT (self), klass->fields[field].name);
}

/**
 * desk_record_get_text:
 *
 * Returns: (transfer none) (nullable): the value of a text field
 */
const char *
desk_record_get_text (DeskRecord *self, guint field)
{
  GVariant *value = desk_record_get_value (self, field);

  return value != NULL ? g_variant_get_string (value, NULL) : NULL;
}

/**
 * desk_record_set_text:
 * @text: (nullable): the new value; NULL or "" clears the field
 */
void
desk_record_set_text (DeskRecord *self, guint field, const char *text)
{
  desk_record_set_value (self, field, text != NULL ? g_variant_new_string (text) : NULL);
}

/**
 * desk_record_get_integer:
 *
 * Returns: the value of an integer or instant field; 0 where it has none
 */
gint64
desk_record_get_integer (DeskRecord *self, guint field)
{
  GVariant *value = desk_record_get_value (self, field);

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

/**
 * desk_record_set_integer:
 * Sets an integer or instant field. To clear it, set the value NULL.
 */
void
desk_record_set_integer (DeskRecord *self, guint field, gint64 value)
{
  desk_record_set_value (self, field, g_variant_new_int64 (value));
}

/**
 * desk_record_get_boolean:
 *
 * Returns: the value of a boolean field; FALSE where it has none
 */
gboolean
desk_record_get_boolean (DeskRecord *self, guint field)
{
  GVariant *value = desk_record_get_value (self, field);

  return value != NULL && g_variant_get_boolean (value);
}

/**
 * desk_record_set_boolean:
 * Sets a boolean field. A "no" where there was no value leaves it without one.
 */
void
desk_record_set_boolean (DeskRecord *self, guint field, gboolean value)
{
  if (value || desk_record_get_value (self, field) != NULL)
    desk_record_set_value (self, field, g_variant_new_boolean (value));
}

static int
compare_keys (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * desk_record_list_keys:
 *
 * Returns: (transfer container): the keys of a keyed field in order, NULL-terminated. Keys made by
 *   desk_record_make_key() come in the order in which they were made.
 */
const char **
desk_record_list_keys (DeskRecord *self, guint field)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);
  guint length = 0;
  const char **keys;

  g_return_val_if_fail (field < DESK_RECORD_GET_CLASS (self)->n_fields, NULL);

  if (priv->entries[field] == NULL)
    return g_new0 (const char *, 1);

  keys = (const char **)g_hash_table_get_keys_as_array (priv->entries[field], &length);
  qsort (keys, length, sizeof *keys, compare_keys);
  return keys;
}

/**
 * desk_record_make_key:
 * @random: randomness, so that two desks do not make one key
 *
 * Returns: (transfer full): a new key of four characters for an entry that comes after the present ones
 */
char *
desk_record_make_key (DeskRecord *self, guint field, guint32 random)
{
  static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
  g_autofree const char **keys = desk_record_list_keys (self, field);
  guint place = MIN (g_strv_length ((char **)keys), 31);

  return g_strdup_printf ("%c%c%c%c", alphabet[place], alphabet[random & 31], alphabet[random >> 5 & 31],
                          alphabet[random >> 10 & 31]);
}

/**
 * desk_record_get_entry:
 *
 * Returns: (transfer none) (nullable): the value of one entry of a keyed field
 */
GVariant *
desk_record_get_entry (DeskRecord *self, guint field, const char *key)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);

  g_return_val_if_fail (field < DESK_RECORD_GET_CLASS (self)->n_fields, NULL);
  return priv->entries[field] != NULL ? g_hash_table_lookup (priv->entries[field], key) : NULL;
}

/**
 * desk_record_get_entry_text:
 *
 * Returns: (transfer none) (nullable): the text of one entry of a keyed field
 */
const char *
desk_record_get_entry_text (DeskRecord *self, guint field, const char *key)
{
  GVariant *value = desk_record_get_entry (self, field, key);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

/**
 * desk_record_get_entry_integer:
 * @key: (nullable): key of an entry of a list of numbers or instants
 *
 * Returns: the number; 0 where there is none
 */
gint64
desk_record_get_entry_integer (DeskRecord *self, guint field, const char *key)
{
  GVariant *value = desk_record_get_entry (self, field, key);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value)
                                                                             : 0;
}

/**
 * desk_record_set_entry:
 * @value: (nullable): the new value of the entry; floating references are taken; NULL removes the entry
 */
void
desk_record_set_entry (DeskRecord *self, guint field, const char *key, GVariant *value)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (self);
  g_autoptr (GVariant) held = value != NULL ? g_variant_ref_sink (value) : NULL;

  g_return_if_fail (field < klass->n_fields && is_keyed (&klass->fields[field]));
  g_return_if_fail (held == NULL
                    || g_variant_is_of_type (held, desk_field_get_value_type (&klass->fields[field])));

  if (values_equal (desk_record_get_entry (self, field, key), held))
    return;

  if (priv->entries[field] == NULL)
    priv->entries[field] =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);
  if (held != NULL)
    g_hash_table_insert (priv->entries[field], g_strdup (key), g_steal_pointer (&held));
  else
    g_hash_table_remove (priv->entries[field], key);
  g_object_notify (G_OBJECT (self), klass->fields[field].name);
}

/**
 * desk_record_get_wire:
 * @self: (nullable): without a record there is no value
 * @wire_name: "surname" or "phone.1k3f", as in a change
 *
 * Returns: (transfer none) (nullable): the value; NULL where there is none, or the type has no such field
 */
GVariant *
desk_record_get_wire (DeskRecord *self, const char *wire_name)
{
  const char *key;
  int field =
      self != NULL ? desk_record_class_find_field (DESK_RECORD_GET_CLASS (self), wire_name, &key) : -1;

  if (field < 0)
    return NULL;
  return key != NULL ? desk_record_get_entry (self, (guint)field, key)
                     : desk_record_get_value (self, (guint)field);
}

/**
 * desk_record_set_wire:
 * @wire_name: "surname" or "phone.1k3f", as in a change
 * @value: (nullable): the value; floating references are taken
 *
 * Returns: FALSE where the type has no such field or the value is of another type (a newer program's change)
 */
gboolean
desk_record_set_wire (DeskRecord *self, const char *wire_name, GVariant *value)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (self);
  g_autoptr (GVariant) held = value != NULL ? g_variant_ref_sink (value) : NULL;
  const char *key;
  int field = desk_record_class_find_field (klass, wire_name, &key);

  if (field < 0
      || (held != NULL && !g_variant_is_of_type (held, desk_field_get_value_type (&klass->fields[field]))))
    return FALSE;

  if (key != NULL)
    desk_record_set_entry (self, (guint)field, key, held);
  else
    desk_record_set_value (self, (guint)field, held);
  return TRUE;
}

static void
add_entries (DeskRecord *self, guint field, GPtrArray *values)
{
  const char *name = DESK_RECORD_GET_CLASS (self)->fields[field].name;
  g_autofree const char **keys = desk_record_list_keys (self, field);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *wire_name = g_strconcat (name, ".", keys[i], NULL);

      g_ptr_array_add (values,
                       desk_field_value_new (wire_name, desk_record_get_entry (self, field, keys[i])));
    }
}

/**
 * desk_record_list_values:
 *
 * Returns: (transfer full) (element-type DeskFieldValue): all values in the order of the table, entries in the
 *   order of their keys
 */
GPtrArray *
desk_record_list_values (DeskRecord *self)
{
  DeskRecordPrivate *priv = desk_record_get_instance_private (self);
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (self);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_field_value_free);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (is_keyed (&klass->fields[i]))
        add_entries (self, i, values);
      else if (priv->values[i] != NULL)
        g_ptr_array_add (values, desk_field_value_new (klass->fields[i].name, priv->values[i]));
    }

  return values;
}

static GVariant *
lookup_wire (DeskRecord *self, const char *wire_name)
{
  const char *key;
  int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (self), wire_name, &key);

  return key != NULL ? desk_record_get_entry (self, (guint)field, key)
                     : desk_record_get_value (self, (guint)field);
}

/**
 * desk_record_diff:
 * @before: (nullable): what was there, NULL for a new record
 * @after: what shall be there, a record of the same type
 *
 * Returns: (transfer full) (element-type DeskFieldValue): what a change must say to get from @before to @after;
 *   a value of NULL clears
 */
GPtrArray *
desk_record_diff (DeskRecord *before, DeskRecord *after)
{
  GPtrArray *diff = desk_record_list_values (after);
  g_autoptr (GPtrArray) old = NULL;

  if (before == NULL)
    return diff;

  for (guint i = diff->len; i > 0; i--)
    {
      DeskFieldValue *value = g_ptr_array_index (diff, i - 1);

      if (values_equal (lookup_wire (before, value->name), value->value))
        g_ptr_array_remove_index (diff, i - 1);
    }

  old = desk_record_list_values (before);
  for (guint i = 0; i < old->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (old, i);

      if (lookup_wire (after, value->name) == NULL)
        g_ptr_array_add (diff, desk_field_value_new (value->name, NULL));
    }

  return diff;
}

/**
 * desk_record_copy:
 *
 * Returns: (transfer full): a record of the same type with the same id, owner and values
 */
DeskRecord *
desk_record_copy (DeskRecord *self)
{
  DeskRecord *copy = g_object_new (G_OBJECT_TYPE (self), "id", desk_record_get_id (self), NULL);
  g_autoptr (GPtrArray) values = desk_record_list_values (self);

  desk_record_set_owner (copy, desk_record_get_owner (self));
  for (guint i = 0; i < values->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (values, i);

      desk_record_set_wire (copy, value->name, value->value);
    }

  return copy;
}

/**
 * desk_record_is_empty:
 *
 * Returns: whether no field has a value
 */
gboolean
desk_record_is_empty (DeskRecord *self)
{
  g_autoptr (GPtrArray) values = desk_record_list_values (self);

  return values->len == 0;
}
