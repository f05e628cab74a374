// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers other registers gave to a statement or a declaration of loss, on papers and in registers.

#include "paper/official-numbers.h"

#include "model/official-number.h"
#include "paper/words.h"

/* Places for the numbers that the clocks of the kind wait for. */
static void
add_awaited (DeskRecordPaper *self, DeskTerm *kind, const char *const *given, const char *pending)
{
  const char *const *clocks = kind != NULL ? desk_term_get_list (kind, "clocks") : NULL;

  for (guint i = 0; clocks != NULL && clocks[i] != NULL; i++)
    {
      DeskTerm *clock =
          desk_profile_get_term (desk_paper_source_get_profile (self->source), "clocks", clocks[i]);
      const char *number = desk_term_get_string (clock, "official_number");
      g_autofree char *label = NULL;

      if (number == NULL || g_strcmp0 (desk_term_get_string (clock, "met_by"), "official_number") != 0
          || g_strv_contains (given, number))
        continue;
      label = desk_paper_source_get_term_words (self->source, "official_numbers", number, self->language);
      desk_sheet_add_pair (self->sheet, label, pending);
    }
}

/* Returns: (transfer container): the kinds of the numbers it has */
static const char **
list_given (DeskRecord *record, const DeskOfficialFields *fields)
{
  const char **keys = desk_record_list_keys (record, fields->kind);

  for (guint i = 0; keys[i] != NULL; i++)
    keys[i] = desk_record_get_entry_text (record, fields->kind, keys[i]);
  return keys;
}

/**
 * desk_record_paper_add_officials:
 * @self: a paper about a statement or a loss
 * @kind: (nullable): the kind of statement, whose clocks wait for numbers
 * @pending: (nullable): what is said of a number that is still to come; NULL to leave such numbers out
 *
 * Adds the numbers of official registers.
 */
void
desk_record_paper_add_officials (DeskRecordPaper *self, DeskTerm *kind, const char *pending)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (self->record);
  g_autofree const char **keys = desk_record_list_keys (self->record, fields->number);
  g_autofree const char **given_kinds = list_given (self->record, fields);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *of = desk_record_get_entry_text (self->record, fields->kind, keys[i]);
      gint64 given = desk_record_get_entry_integer (self->record, fields->given, keys[i]);
      g_autofree char *label =
          desk_paper_source_get_term_words (self->source, "official_numbers", of, self->language);
      g_autofree char *day = desk_paper_source_format_time (self->source, given, "%d.%m.%Y");
      g_autofree char *number =
          g_strjoin (", ", desk_record_get_entry_text (self->record, fields->number, keys[i]), day, NULL);

      desk_sheet_add_pair (self->sheet, label != NULL ? label : "", number);
    }
  if (pending != NULL)
    add_awaited (self, kind, given_kinds, pending);
}

/**
 * desk_official_numbers_list:
 * @record: a statement or a loss
 *
 * Returns: (transfer full): its official numbers with the short names of their registers in one line, for a register;
 *   empty where it has none
 */
char *
desk_official_numbers_list (DeskPaperSource *source, DeskRecord *record, const char *language)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (record);
  g_autofree const char **keys = desk_record_list_keys (record, fields->number);
  GString *list = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *kind = desk_record_get_entry_text (record, fields->kind, keys[i]);
      DeskTerm *term =
          desk_profile_get_term (desk_paper_source_get_profile (source), "official_numbers", kind);

      desk_words_append (list, "; ", term != NULL ? desk_term_get_text (term, "short", language) : kind);
      desk_words_append (list, " ", desk_record_get_entry_text (record, fields->number, keys[i]));
    }
  return g_string_free (list, FALSE);
}
