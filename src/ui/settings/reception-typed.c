// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of rules and exceptions. Hours are typed as people write them: 9, 930, 9.30, 09:30; dates one by one as every date
// field takes them, with blanks or commas between.

#include "ui/settings/reception-typed.h"

#include "model/moment.h"
#include "model/reception-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS " ,;\t\n"

static const DeskField *
get_field (DeskReceptionField field)
{
  DeskRecordClass *klass = g_type_class_get (DESK_TYPE_RECEPTION);

  return &klass->fields[field];
}

static gboolean
is_hour (DeskReceptionField field)
{
  return field == DESK_RECEPTION_RULE_FROM || field == DESK_RECEPTION_RULE_TO
         || field == DESK_RECEPTION_EXCEPTION_BEGINS || field == DESK_RECEPTION_EXCEPTION_ENDS;
}

static void
set_error (DeskFieldReading *out, DeskMomentReason reason)
{
  out->level = DESK_VERDICT_ERROR;
  out->message = g_strdup (desk_moment_message (reason));
}

/* Returns: (transfer full): "9:30" where hour and minute were written together, else as it is, with a colon */
static char *
split_hour (const char *typed)
{
  char *text = g_strdelimit (g_strdup (typed), ".,-", ':');
  gsize length = strlen (text);
  char *split;

  if (strchr (text, ':') != NULL || length > 4)
    return text;
  split = length > 2 ? g_strdup_printf ("%.*s:%s", (int)length - 2, text, text + length - 2)
                     : g_strdup_printf ("%s:00", text);
  g_free (text);
  return split;
}

static void
read_hour (const char *typed, DeskFieldReading *out)
{
  g_autofree char *split = split_hour (typed);
  g_autofree char *padded = split[0] != '\0' && split[1] == ':' ? g_strconcat ("0", split, NULL) : NULL;
  const char *hour = padded != NULL ? padded : split;

  if (desk_reception_read_hour (hour) < 0)
    set_error (out, DESK_MOMENT_NO_SUCH_TIME);
  else
    out->value = g_strdup (hour);
}

/* Returns: (transfer full) (nullable): the day of one word, NULL with the error said */
static char *
read_date (const char *word, DeskContext *context, DeskFieldReading *out)
{
  g_auto (DeskFieldReading) reading = { 0 };

  desk_field_text_read (get_field (DESK_RECEPTION_VALID_FROM), word, FALSE, context, &reading);
  if (reading.level != DESK_VERDICT_ERROR)
    return g_steal_pointer (&reading.value);
  out->level = DESK_VERDICT_ERROR;
  /* TRANSLATORS: what was typed, then why it is no date */
  out->message = g_strdup_printf (_ ("“%1$s”: %2$s"), word, reading.message);
  return NULL;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
read_dates (const char *typed, DeskContext *context, DeskFieldReading *out)
{
  g_auto (GStrv) words = g_strsplit_set (typed, SEPARATORS, -1);
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *date = *words[i] != '\0' ? read_date (words[i], context, out) : NULL;

      if (out->level == DESK_VERDICT_ERROR)
        return;
      if (date != NULL)
        g_ptr_array_add (dates, date);
    }
  g_ptr_array_sort (dates, compare_dates);
  for (guint i = 0; i < dates->len; i++)
    if (i == 0 || !g_str_equal (dates->pdata[i], dates->pdata[i - 1]))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", (const char *)dates->pdata[i]);
  if (value->len > 0)
    out->value = g_string_free_and_steal (g_steal_pointer (&value));
}

static char *
show_dates (const char *value, DeskContext *context)
{
  g_auto (GStrv) words = g_strsplit_set (value, SEPARATORS, -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GVariant) date = g_variant_ref_sink (g_variant_new_string (words[i]));
      g_autofree char *shown = desk_field_text_show (get_field (DESK_RECEPTION_VALID_FROM), date, context);

      if (*words[i] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", shown);
    }
  return g_string_free (text, FALSE);
}

/**
 * desk_reception_typed_read:
 * @typed: what stands in the field
 * @out: (out caller-allocates): an empty reading to fill
 *
 * Reads what was typed into a field of a rule or an exception. Nothing typed is no value and never wrong here.
 */
void
desk_reception_typed_read (DeskReceptionField field, const char *typed, DeskContext *context,
                           DeskFieldReading *out)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  if (*text == '\0')
    return;
  if (is_hour (field))
    read_hour (text, out);
  else if (field == DESK_RECEPTION_RULE_DATES)
    read_dates (text, context, out);
  else
    desk_field_text_read (get_field (field), text, FALSE, context, out);
}

/**
 * desk_reception_typed_show:
 * @value: (nullable): a value of the field
 *
 * Returns: (transfer full): the value as people write it, in a form that reads back as the same value; "" for none
 */
char *
desk_reception_typed_show (DeskReceptionField field, GVariant *value, DeskContext *context)
{
  char *text;

  if (value == NULL)
    return g_strdup ("");
  if (field == DESK_RECEPTION_RULE_DATES)
    return show_dates (g_variant_get_string (value, NULL), context);
  text = desk_field_text_show (get_field (field), value, context);
  return text != NULL ? text : g_strdup ("");
}
