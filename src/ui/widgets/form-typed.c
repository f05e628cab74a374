// SPDX-License-Identifier: GPL-3.0-or-later
// A form of rows as a draft keeps it: the values that differ from what the form showed by wire name ("surname"), those
// that were cleared ("cleared:phone.1k3f"), text that is being typed ("text:address.x2"), and why ("reason:").

#include "ui/widgets/form-typed.h"

#include "ui/widgets/form-row.h"

#include <string.h>

#define CLEARED "cleared:"
#define TEXT "text:"
#define REASON "reason:"

/**
 * desk_form_typed_collect:
 * @shown: (nullable): what the form showed when it opened, NULL for a new record
 * @reason: (nullable): where the form asks why the record is changed
 *
 * Returns: (transfer full): a{sv} of what the officer typed and nobody saved yet; empty where there is nothing
 */
GVariant *
desk_form_typed_collect (GtkWidget *form, DeskRecord *record, DeskRecord *shown, GtkEditable *reason)
{
  g_autoptr (GPtrArray) differing = desk_record_diff (shown, record);
  g_autoptr (GVariantDict) texts = g_variant_dict_new (NULL);
  g_autoptr (GVariant) pending = NULL;
  GVariantDict dict;
  GVariantIter iter;
  const char *name;
  GVariant *text;

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; i < differing->len; i++)
    {
      const DeskFieldValue *field = g_ptr_array_index (differing, i);
      g_autofree char *cleared = g_strconcat (CLEARED, field->name, NULL);

      if (field->value != NULL)
        g_variant_dict_insert_value (&dict, field->name, field->value);
      else
        g_variant_dict_insert (&dict, cleared, "b", TRUE);
    }

  desk_form_rows_collect (form, texts);
  pending = g_variant_ref_sink (g_variant_dict_end (texts));
  g_variant_iter_init (&iter, pending);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &text))
    {
      g_autofree char *prefixed = g_strconcat (TEXT, name, NULL);

      g_variant_dict_insert_value (&dict, prefixed, text);
    }
  if (reason != NULL && *gtk_editable_get_text (reason) != '\0')
    g_variant_dict_insert (&dict, REASON, "s", gtk_editable_get_text (reason));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * desk_form_typed_apply:
 * @typed: from desk_form_typed_collect()
 *
 * Puts the values of a draft into a record. What this version does not know is left out.
 */
void
desk_form_typed_apply (DeskRecord *record, GVariant *typed)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, typed);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      if (g_str_has_prefix (name, CLEARED))
        desk_record_set_wire (record, name + strlen (CLEARED), NULL);
      else if (strchr (name, ':') == NULL)
        desk_record_set_wire (record, name, value);
    }
}

/**
 * desk_form_typed_get_reason:
 * @reason: where the form asks why the record is changed
 *
 * Returns: (transfer full) (nullable): the reason, NULL while there is nothing but blanks
 */
char *
desk_form_typed_get_reason (GtkEditable *reason)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (reason)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * desk_form_typed_restore:
 * @reason: (nullable): where the form asks why the record is changed
 *
 * Puts back what was being typed. Call it when the rows show the record.
 */
void
desk_form_typed_restore (GtkWidget *form, GVariant *typed, GtkEditable *reason)
{
  g_autoptr (GVariant) texts = NULL;
  GVariantDict dict;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_dict_init (&dict, NULL);
  g_variant_iter_init (&iter, typed);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (g_str_has_prefix (name, TEXT))
      g_variant_dict_insert_value (&dict, name + strlen (TEXT), value);
  texts = g_variant_ref_sink (g_variant_dict_end (&dict));
  desk_form_rows_restore (form, texts);
  if (reason != NULL && g_variant_lookup (typed, REASON, "&s", &name))
    gtk_editable_set_text (reason, name);
}

/**
 * desk_form_typed_list_values:
 *
 * Returns: (transfer full): a{sv} of all values of a record by wire name, for the draft's `shown`
 */
GVariant *
desk_form_typed_list_values (DeskRecord *record)
{
  g_autoptr (GPtrArray) values = desk_record_list_values (record);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; i < values->len; i++)
    {
      const DeskFieldValue *field = g_ptr_array_index (values, i);

      if (field->value != NULL)
        g_variant_dict_insert_value (&dict, field->name, field->value);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * desk_form_typed_take_shown:
 * @shown: the record as it stands now
 * @were: (nullable): the draft's `shown`
 * @typed: the draft's `typed`
 *
 * Makes of the present record what the officer had seen of the fields that were typed, so that a save tells when
 * somebody else changed them meanwhile.
 */
void
desk_form_typed_take_shown (DeskRecord *shown, GVariant *were, GVariant *typed)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (were == NULL)
    return;
  g_variant_iter_init (&iter, typed);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      const char *field = g_str_has_prefix (name, CLEARED) ? name + strlen (CLEARED) : name;
      g_autoptr (GVariant) was = g_variant_lookup_value (were, field, NULL);

      if (strchr (field, ':') == NULL)
        desk_record_set_wire (shown, field, was);
    }
}
