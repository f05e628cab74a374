// SPDX-License-Identifier: GPL-3.0-or-later
// How the text of a form row is read and shown for each kind of field. The rules themselves are the model's.

#include "ui/widgets/field-text.h"

#include "model/moment.h"
#include "model/money.h"
#include "model/phone.h"
#include "model/profile.h"
#include "model/spelling.h"

#include <glib/gi18n-lib.h>

static void
read_phone (const char *typed, DeskContext *context, DeskFieldReading *out)
{
  DeskPhoneReason reason;

  out->value =
      desk_phone_normalise (typed, desk_profile_get_code (desk_context_get_profile (context)), &reason);
  if (reason != DESK_PHONE_FITS)
    {
      out->level = DESK_VERDICT_WARN;
      out->message = g_strdup (desk_phone_reason_message (reason));
    }
}

static void
read_date (const char *typed, gboolean is_birth, DeskContext *context, DeskFieldReading *out)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (context));
  DeskMoment moment;
  DeskMomentReason reason =
      desk_moment_read (typed, is_birth ? DESK_MOMENT_BIRTH : DESK_MOMENT_FUTURE, now, &moment);

  if (reason == DESK_MOMENT_IN_PAST)
    reason = desk_moment_read (typed, DESK_MOMENT_PAST, now, &moment);
  if (reason != DESK_MOMENT_FITS)
    {
      out->level = DESK_VERDICT_ERROR;
      out->message = g_strdup (desk_moment_message (reason));
      return;
    }
  out->value = desk_moment_to_date (&moment);
  out->message = desk_moment_echo (&moment);
}

/* A day and a time on the station's wall, of something that has happened; @is_instant: kept as seconds UTC. */
static void
read_moment (const char *typed, gboolean is_instant, DeskContext *context, DeskFieldReading *out)
{
  DeskClock *clock = desk_context_get_clock (context);
  g_autoptr (GDateTime) now = desk_clock_get_local (clock);
  DeskMoment moment;
  DeskMomentReason reason = desk_moment_read (typed, DESK_MOMENT_PAST, now, &moment);

  if (reason != DESK_MOMENT_FITS)
    {
      out->level = DESK_VERDICT_ERROR;
      out->message = g_strdup (desk_moment_message (reason));
      return;
    }
  out->value = is_instant ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                             desk_moment_to_utc (&moment, desk_clock_get_zone (clock)))
                          : desk_moment_to_wall (&moment);
  out->message = desk_moment_echo (&moment);
}

static void
read_money (const char *typed, DeskFieldReading *out)
{
  gint64 hundredths;

  if (desk_money_read (typed, &hundredths))
    {
      out->value = g_strdup_printf ("%" G_GINT64_FORMAT, hundredths);
      return;
    }
  out->level = DESK_VERDICT_ERROR;
  out->message = g_strdup (_ ("Type a sum, for example 9 000 or 9000,50"));
}

static void
read_personal_number (const char *typed, DeskContext *context, DeskFieldReading *out)
{
  DeskIdentifierResult result;

  desk_field_text_check_number (typed, context, &result);
  out->level = result.level;
  out->message = desk_identifier_message (&result);
  out->value = result.digits[0] != '\0' ? g_strdup (result.digits) : desk_identifier_normalise (typed);
}

static void
read_integer (const char *typed, DeskFieldReading *out)
{
  gint64 number;

  if (g_ascii_string_to_signed (typed, 10, 0, G_MAXINT32, &number, NULL))
    {
      out->value = g_strdup (typed);
      return;
    }
  out->level = DESK_VERDICT_ERROR;
  out->message = g_strdup (_ ("Type a whole number"));
}

static DeskVocabulary *
get_vocabulary (const DeskField *field, DeskContext *context)
{
  return field->kind == DESK_FIELD_TEXT && field->detail != NULL
             ? desk_profile_get_vocabulary (desk_context_get_profile (context), field->detail)
             : NULL;
}

static void
read_codes (const char *typed, DeskVocabulary *vocabulary, DeskFieldReading *out)
{
  g_autofree char *unknown = NULL;

  out->value = desk_vocabulary_read_codes (vocabulary, typed, &unknown);
  if (out->value != NULL)
    return;
  out->level = DESK_VERDICT_ERROR;
  /* TRANSLATORS: what was typed where codes belong */
  out->message = g_strdup_printf (_ ("There is no topic “%s”. Type its digits: 60."), unknown);
}

/**
 * desk_field_reading_clear:
 * Frees what a reading holds and makes it empty.
 */
void
desk_field_reading_clear (DeskFieldReading *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->message, g_free);
  self->level = DESK_VERDICT_OK;
}

/**
 * desk_field_text_check_number:
 * @typed: what stands where a person's number belongs
 * @best: (out caller-allocates): what was read, as the kind of the profile that has the least against it
 *
 * Checks a personal number against the kinds the country gives to persons.
 */
void
desk_field_text_check_number (const char *typed, DeskContext *context, DeskIdentifierResult *best)
{
  DeskVocabulary *kinds =
      desk_profile_get_vocabulary (desk_context_get_profile (context), "personal_numbers");
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (context));

  *best = (DeskIdentifierResult){ DESK_IDENTIFIER_NONE };
  for (guint i = 0; i < desk_vocabulary_get_length (kinds); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (kinds, i);
      DeskIdentifierKind kind = desk_identifier_kind_from_name (desk_term_get_string (term, "algorithm"));
      DeskIdentifierResult result;

      if (kind == DESK_IDENTIFIER_NONE || g_strcmp0 (desk_term_get_string (term, "holder"), "person") != 0)
        continue;
      desk_identifier_check (kind, typed, now, &result);
      if (best->kind == DESK_IDENTIFIER_NONE || result.level < best->level
          || (result.level == best->level && best->reason == DESK_IDENTIFIER_LENGTH))
        *best = result;
    }
}

/**
 * desk_field_text_to_value:
 * @value: the value of a reading
 *
 * Returns: (transfer full): what the record keeps of it
 */
GVariant *
desk_field_text_to_value (const DeskField *field, const char *value)
{
  if (g_variant_type_equal (desk_field_get_value_type (field), G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (g_ascii_strtoll (value, NULL, 10));
  return g_variant_new_string (value);
}

/**
 * desk_field_text_read:
 * @typed: what stands in the row
 * @is_name: whether it is part of a person's name, whose capitals are set
 * @out: (out caller-allocates): an empty reading to fill
 *
 * Reads what was typed. An empty row is no value and never wrong here.
 */
void
desk_field_text_read (const DeskField *field, const char *typed, gboolean is_name, DeskContext *context,
                      DeskFieldReading *out)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  DeskVocabulary *vocabulary = get_vocabulary (field, context);

  if (text[0] == '\0')
    return;
  if (vocabulary != NULL)
    {
      read_codes (text, vocabulary, out);
      return;
    }

  switch (field->kind)
    {
    case DESK_FIELD_PHONE:
      read_phone (text, context, out);
      break;
    case DESK_FIELD_DATE:
    case DESK_FIELD_BIRTH:
      read_date (text, field->kind == DESK_FIELD_BIRTH, context, out);
      break;
    case DESK_FIELD_PERSONAL_NUMBER:
      read_personal_number (text, context, out);
      break;
    case DESK_FIELD_INTEGER:
      read_integer (text, out);
      break;
    case DESK_FIELD_MONEY:
      read_money (text, out);
      break;
    case DESK_FIELD_MOMENT:
    case DESK_FIELD_INSTANT:
      read_moment (text, field->kind == DESK_FIELD_INSTANT, context, out);
      break;
    case DESK_FIELD_TEXT:
    case DESK_FIELD_BODY:
    case DESK_FIELD_BOOLEAN:
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_LINK:
    case DESK_FIELD_DOCUMENT_NUMBER:
    case DESK_FIELD_NUMBER:
    default:
      out->value = is_name ? desk_spelling_capitalise (text) : g_steal_pointer (&text);
      break;
    }
}

static char *
show_date (const char *date)
{
  DeskMoment moment;

  if (!desk_moment_from_date (date, &moment))
    return g_strdup (date);
  if (moment.day == 0)
    return g_strdup (date);
  return g_strdup_printf ("%02d.%02d.%04d", moment.day, moment.month, moment.year);
}

static char *
show_moment (const DeskMoment *moment)
{
  return moment->hour < 0 ? g_strdup_printf ("%02d.%02d.%04d", moment->day, moment->month, moment->year)
                          : g_strdup_printf ("%02d.%02d.%04d %02d:%02d", moment->day, moment->month,
                                             moment->year, moment->hour, moment->minute);
}

static char *
show_wall (const char *wall)
{
  DeskMoment moment;

  return desk_moment_from_wall (wall, &moment) ? show_moment (&moment) : g_strdup (wall);
}

static char *
show_number (const DeskField *field, gint64 number, DeskContext *context)
{
  DeskMoment moment;

  if (field->kind == DESK_FIELD_MONEY)
    return desk_money_show (number);
  if (field->kind != DESK_FIELD_INSTANT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  desk_moment_from_utc (number, desk_clock_get_zone (desk_context_get_clock (context)), &moment);
  return show_moment (&moment);
}

static char *
show_personal_number (const char *digits, DeskContext *context)
{
  DeskIdentifierResult result;

  desk_field_text_check_number (digits, context, &result);
  return result.level != DESK_VERDICT_ERROR ? desk_identifier_display (result.kind, digits)
                                            : g_strdup (digits);
}

/**
 * desk_field_text_show:
 * @value: (nullable): a value of the field
 *
 * Returns: (transfer full) (nullable): the value as people write it, in a form that reads back as the same value
 */
char *
desk_field_text_show (const DeskField *field, GVariant *value, DeskContext *context)
{
  const char *text;

  if (value == NULL)
    return NULL;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return show_number (field, g_variant_get_int64 (value), context);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return NULL;

  text = g_variant_get_string (value, NULL);
  if (get_vocabulary (field, context) != NULL)
    return desk_vocabulary_show_codes (get_vocabulary (field, context), text);
  if (field->kind == DESK_FIELD_PHONE)
    return desk_phone_display (text);
  if (field->kind == DESK_FIELD_DATE || field->kind == DESK_FIELD_BIRTH)
    return show_date (text);
  if (field->kind == DESK_FIELD_MOMENT)
    return show_wall (text);
  if (field->kind == DESK_FIELD_PERSONAL_NUMBER)
    return show_personal_number (text, context);
  return g_strdup (text);
}
