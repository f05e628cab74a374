// SPDX-License-Identifier: GPL-3.0-or-later
// Who of the expected people a typed line means: beginnings of names, digits of a phone or of the time, on whichever keyboard
// layout they were typed. There are few of them, so nothing is asked of the store.

#include "ui/front-desk/expected-match.h"

#include "model/spelling.h"

#include <string.h>

/* Whether one of the words of a name begins so. @folded: without blanks */
static gboolean
name_begins (const char *name, const char *folded)
{
  g_autofree char *words = name != NULL ? desk_spelling_fold (name) : NULL;
  g_autofree char *inside = g_strconcat (" ", folded, NULL);

  return words != NULL && (g_str_has_prefix (words, folded) || strstr (words, inside) != NULL);
}

static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free (digits, FALSE);
}

static gboolean
number_has (const char *number, const char *digits)
{
  g_autofree char *all = keep_digits (number);

  return strstr (all, digits) != NULL;
}

/* "10:30" and "1030" of "2026-11-24T10:30". */
static gboolean
time_begins (const char *start, const char *digits)
{
  const char *time = start != NULL ? strchr (start, 'T') : NULL;
  g_autofree char *all = keep_digits (time);

  return *all != '\0' && g_str_has_prefix (all, digits);
}

static gboolean
has_phone (DeskVisitor *visitor, const char *digits)
{
  DeskRecord *appointment = DESK_RECORD (desk_visitor_get_appointment (visitor));
  DeskRecord *person = (DeskRecord *)desk_visitor_get_person (visitor);
  g_autofree const char **keys = person != NULL ? desk_record_list_keys (person, DESK_PERSON_PHONE) : NULL;

  if (number_has (desk_record_get_text (appointment, DESK_APPOINTMENT_PHONE), digits))
    return TRUE;
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (number_has (desk_record_get_entry_text (person, DESK_PERSON_PHONE, keys[i]), digits))
      return TRUE;
  return FALSE;
}

static gboolean
word_fits (DeskVisitor *visitor, const char *word)
{
  g_autofree char *folded = desk_spelling_fold (word);
  g_autofree char *digits = keep_digits (word);
  g_autofree char *name = NULL;

  if (*digits != '\0')
    return has_phone (visitor, digits)
           || time_begins (desk_record_get_text (DESK_RECORD (desk_visitor_get_appointment (visitor)),
                                                 DESK_APPOINTMENT_START),
                           digits);
  if (desk_visitor_get_person (visitor) == NULL || *folded == '\0')
    return FALSE;
  name = desk_person_get_full_name (desk_visitor_get_person (visitor));
  return name_begins (name, folded);
}

static gboolean
line_fits (DeskVisitor *visitor, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !word_fits (visitor, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * desk_expected_match_fits:
 * @visitor: somebody who is booked
 * @text: what was typed so far; an empty line fits everybody
 */
gboolean
desk_expected_match_fits (DeskVisitor *visitor, const char *text)
{
  g_auto (GStrv) variants = NULL;

  if (line_fits (visitor, text))
    return TRUE;
  variants = desk_spelling_layout_variants (text);
  for (guint i = 0; variants[i] != NULL; i++)
    if (line_fits (visitor, variants[i]))
      return TRUE;
  return FALSE;
}
