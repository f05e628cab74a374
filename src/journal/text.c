// SPDX-License-Identifier: GPL-3.0-or-later

/* The compact JSON of lines and stamps, both ways: strings, whole numbers, true, false, null.
 *
 * Lines are hashed, so there must be exactly one way to write a change, and reading is checking that it
 * was written so. json-glib cannot be that check, not even in its strict mode: of two members with one
 * name it keeps one, it cuts a string at an escaped NUL, turns a number that is too large into the
 * largest, and escapes one character (U+007F) other writers leave alone. It also takes several
 * times as long, and headquarters reads every line of a record to judge one. The tests compare the two. */

#include "journal/text.h"

#include <string.h>

static const char short_escapes[] = "\"\"\\\\b\bf\fn\nr\rt\t"; /* letter, character it stands for */

static char
escape_letter (char character)
{
  for (const char *pair = short_escapes; *pair != '\0'; pair += 2)
    if (pair[1] == character)
      return pair[0];
  return '\0';
}

/* The character behind a backslash at @at, or -1; *@length is what it takes without the backslash. */
static int
unescape (const char *at, gsize available, gsize *length)
{
  *length = 1;
  for (const char *pair = short_escapes; available > 0 && *pair != '\0'; pair += 2)
    if (pair[0] == *at)
      return pair[1];

  *length = 5;
  if (available < 5 || strncmp (at, "u00", 3) != 0 || (at[3] != '0' && at[3] != '1'))
    return -1;
  int low = g_ascii_isupper (at[4]) ? -1 : g_ascii_xdigit_value (at[4]);
  int character = 16 * (at[3] - '0') + low;
  return low < 0 || character == 0 || escape_letter (character) != '\0' ? -1 : character;
}

/** Adds a string with its quotes, escaping as little as JSON allows. */
void
desk_text_add_string (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *plain = string, *at = string;; at++)
    {
      if ((guchar)*at >= 0x20 && *at != '"' && *at != '\\')
        continue;

      g_string_append_len (text, plain, at - plain);
      plain = at + 1;
      if (*at == '\0')
        break;

      char letter = escape_letter (*at);
      if (letter != '\0')
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, letter);
        }
      else
        g_string_append_printf (text, "\\u%04x", *at);
    }
  g_string_append_c (text, '"');
}

/** Adds a whole number. */
void
desk_text_add_integer (GString *text, gint64 number)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT, number);
}

/** Adds the value of a field: type s, x or b; %NULL is null. */
void
desk_text_add_value (GString *text, GVariant *value)
{
  if (value == NULL)
    g_string_append (text, "null");
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    desk_text_add_string (text, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    desk_text_add_integer (text, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    g_string_append (text, g_variant_get_boolean (value) ? "true" : "false");
  else
    g_assert_not_reached ();
}

/** Returns: whether @token comes next; it is passed over then. */
gboolean
desk_text_take (DeskText *self, const char *token)
{
  gsize length = strlen (token);

  if ((gsize)(self->end - self->at) < length || memcmp (self->at, token, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/** Returns: (nullable): the string that comes next, unescaped into the scratch, or %NULL if none does. */
const char *
desk_text_take_string (DeskText *self)
{
  const char *start = self->scratch;
  char *out = self->scratch;
  const char *at = self->at;

  if (at == self->end || *at++ != '"')
    return NULL;

  for (; at < self->end && *at != '"'; at++)
    {
      int character = (guchar)*at;
      if (*at == '\\')
        {
          gsize length;
          character = unescape (at + 1, self->end - at - 1, &length);
          at += length;
        }
      else if (character < 0x20)
        return NULL;

      if (character < 0)
        return NULL;
      *out++ = character;
    }
  if (at >= self->end)
    return NULL;

  *out++ = '\0';
  self->scratch = out;
  self->at = at + 1;
  return start;
}

/** Returns: whether a whole number of 64 bits comes next, written without sign or zeros it does not need. */
gboolean
desk_text_take_integer (DeskText *self, gint64 *number)
{
  const char *at = self->at;
  gboolean negative = at < self->end && *at == '-';
  const char *digits = at += negative;
  guint64 value = 0;

  for (; at < self->end && g_ascii_isdigit (*at); at++)
    if (!g_uint64_checked_mul (&value, value, 10) || !g_uint64_checked_add (&value, value, *at - '0'))
      return FALSE;

  if (at == digits || (*digits == '0' && (negative || at - digits > 1))
      || value > (guint64)G_MAXINT64 + negative)
    return FALSE;

  *number = negative ? (gint64)(0 - value) : (gint64)value;
  self->at = at;
  return TRUE;
}

/**
 * desk_text_take_value:
 * @value: (out) (transfer full) (nullable): the value; floating, or %NULL for null
 *
 * Returns: whether the value of a field comes next.
 */
gboolean
desk_text_take_value (DeskText *self, GVariant **value)
{
  const char *string;
  gint64 number;

  if (self->at < self->end && *self->at == '"')
    {
      string = desk_text_take_string (self);
      *value = string != NULL ? g_variant_new_string (string) : NULL;
      return string != NULL;
    }

  *value = NULL;
  if (desk_text_take (self, "true"))
    *value = g_variant_new_boolean (TRUE);
  else if (desk_text_take (self, "false"))
    *value = g_variant_new_boolean (FALSE);
  else if (desk_text_take_integer (self, &number))
    *value = g_variant_new_int64 (number);
  else
    return desk_text_take (self, "null");
  return TRUE;
}

/** Returns: whether it is a SHA-256 as attachments are named by it: 64 digits, in small letters. */
gboolean
desk_text_is_sha (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}
