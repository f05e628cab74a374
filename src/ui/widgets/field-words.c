// SPDX-License-Identifier: GPL-3.0-or-later
// The values of fields in words, where they are read and not edited. (What a form row holds: field-text.c.)

#include "ui/widgets/field-words.h"

#include "model/profile.h"
#include "model/wall-time.h"
#include "ui/widgets/field-text.h"

#include <glib/gi18n-lib.h>

static char *
format_instant (gint64 instant, const char *format, DeskContext *context)
{
  g_autoptr (GDateTime) local = NULL;

  if (instant == 0)
    return NULL;
  local = desk_wall_time_from_utc (desk_clock_get_zone (desk_context_get_clock (context)), instant);
  return local != NULL ? g_date_time_format (local, format) : NULL;
}

/* The label of a term; the code itself where the profile does not know it (any more), or where it is no vocabulary. */
static const char *
get_label (const DeskField *field, const char *code, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  const char *label = NULL;

  if (field->detail != NULL && desk_profile_get_vocabulary (profile, field->detail) != NULL)
    label = desk_profile_get_label (profile, field->detail, code, desk_context_get_language (context));
  return label != NULL ? label : code;
}

/**
 * desk_field_words_make:
 * @value: (nullable): a value of the field
 *
 * Returns: (transfer full) (nullable): the value in words: labels of choices, yes and no, moments on the station's wall
 */
char *
desk_field_words_make (const DeskField *field, GVariant *value, DeskContext *context)
{
  if (value == NULL)
    return NULL;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? _ ("Yes") : _ ("No"));
  if (field->kind == DESK_FIELD_INSTANT && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return desk_field_words_moment (g_variant_get_int64 (value), context);
  if (field->kind == DESK_FIELD_CHOICE && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_strdup (get_label (field, g_variant_get_string (value, NULL), context));
  return desk_field_text_show (field, value, context);
}

static char *
make_entry (const DeskField *field, const char *key, GVariant *value, DeskContext *context)
{
  if (field->kind != DESK_FIELD_BOOLEAN || field->detail == NULL)
    return desk_field_words_make (field, value, context);
  return g_variant_get_boolean (value) ? g_strdup (get_label (field, key, context)) : NULL;
}

/**
 * desk_field_words_list:
 * @field: any field of the record, keyed or not
 *
 * Returns: (transfer full) (nullable): the value in words; of a list the entries, one a line, of checks those that are on
 */
char *
desk_field_words_list (DeskRecord *record, guint field, DeskContext *context)
{
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree const char **keys = NULL;
  g_autoptr (GString) lines = NULL;

  if (!(table->flags & DESK_FIELD_KEYED))
    return desk_field_words_make (table, desk_record_get_value (record, field), context);

  keys = desk_record_list_keys (record, field);
  lines = g_string_new (NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *text =
          make_entry (table, keys[i], desk_record_get_entry (record, field, keys[i]), context);

      if (text != NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", text);
    }
  return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
}

/**
 * desk_field_words_day:
 * @instant: seconds UTC, 0 for never
 *
 * Returns: (transfer full) (nullable): the day on the station's wall: "20.11.2026"
 */
char *
desk_field_words_day (gint64 instant, DeskContext *context)
{
  return format_instant (instant, "%d.%m.%Y", context);
}

/**
 * desk_field_words_moment:
 * @instant: seconds UTC, 0 for never
 *
 * Returns: (transfer full) (nullable): day and time on the station's wall: "20.11.2026, 14:05"
 */
char *
desk_field_words_moment (gint64 instant, DeskContext *context)
{
  return format_instant (instant, "%d.%m.%Y, %H:%M", context);
}

/**
 * desk_field_words_about:
 * @what: the label of a field, a state, an act
 * @words: what is said of it
 *
 * Returns: (transfer full): both
 */
char *
desk_field_words_about (const char *what, const char *words)
{
  /* TRANSLATORS: a field, a state or an act, and what there is to say of it: "Phone: this is too short", "Finished: advice",
   * "Remove: Phone, 050 123 45 67" */
  return g_strdup_printf (C_ ("about", "%1$s: %2$s"), what, words);
}

/**
 * desk_field_words_then:
 * @first: (nullable): a sentence without its full stop
 * @then: (nullable): what is said after it
 *
 * Returns: (transfer full): both, or what there is of them
 */
char *
desk_field_words_then (const char *first, const char *then)
{
  if (first == NULL || *first == '\0' || then == NULL || *then == '\0')
    return g_strdup (first != NULL && *first != '\0' ? first : then);
  /* TRANSLATORS: two things that are said one after the other: "12 found. Kovalenko Maria" */
  return g_strdup_printf (C_ ("one after the other", "%1$s. %2$s"), first, then);
}
