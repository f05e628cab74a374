// SPDX-License-Identifier: GPL-3.0-or-later
// The line that tells one person from another: birth, tails of document and phone, address, last visit.

#include "ui/widgets/person-summary.h"

#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static void
append (GString *line, const char *part)
{
  if (part == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/**
 * desk_person_summary_make:
 * @last_visit: seconds UTC, 0 for none
 *
 * Returns: (transfer full): "12.03.1985 · doc. …4567 · tel. …1234 · Poltava, … · seen 12.10.2026"
 */
char *
desk_person_summary_make (DeskPerson *person, gint64 last_visit, DeskContext *context)
{
  DeskRecord *record = DESK_RECORD (person);
  GString *line = g_string_new (NULL);
  g_autofree char *birth = desk_field_words_list (record, DESK_PERSON_BIRTH, context);
  g_autofree char *date = desk_field_words_day (last_visit, context);
  g_autofree char *document =
      desk_person_mask (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_NUMBER));
  g_autofree char *phone = desk_person_mask (desk_person_get_first_entry (person, DESK_PERSON_PHONE));
  /* TRANSLATORS: an identity document in short, with the end of its number */
  g_autofree char *document_part = document != NULL ? g_strdup_printf (_ ("doc. %s"), document) : NULL;
  /* TRANSLATORS: a phone in short, with the end of its number */
  g_autofree char *phone_part = phone != NULL ? g_strdup_printf (_ ("tel. %s"), phone) : NULL;

  append (line, birth);
  append (line, document_part);
  append (line, phone_part);
  append (line, desk_person_get_first_entry (person, DESK_PERSON_ADDRESS));
  if (date != NULL)
    {
      /* TRANSLATORS: the date of a person's last visit */
      g_autofree char *seen = g_strdup_printf (_ ("last visit %s"), date);

      append (line, seen);
    }
  return g_string_free (line, FALSE);
}
