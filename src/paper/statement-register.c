// SPDX-License-Identifier: GPL-3.0-or-later
// The register of statements for a period, with row numbers of its own beside the numbers of the statements. Of a sealed one
// it has neither name nor matter.

#include "paper/papers.h"

#include <string.h>

#include "paper/official-numbers.h"
#include "paper/register-sheet.h"
#include "paper/statement-paper.h"
#include "paper/words.h"

#define EXCERPT 160 /* letters of the text that tell what it is about */

/* The beginning of the text in one line, broken off between words. */
static char *
make_excerpt (DeskStatement *statement)
{
  g_autofree char *text = desk_statement_get_text (statement);
  char *end;

  g_strdelimit (g_strstrip (text), "\r\n\t", ' ');
  if (g_utf8_strlen (text, -1) <= EXCERPT)
    return g_steal_pointer (&text);
  end = g_utf8_offset_to_pointer (text, EXCERPT);
  *end = '\0';
  end = strrchr (text, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (text, "…", NULL);
}

static char *
make_content (DeskPaperSource *source, const DeskPaperStatement *of, const char *language)
{
  DeskRecord *statement = DESK_RECORD (of->statement);
  g_autofree char *excerpt = make_excerpt (of->statement);
  GString *content = g_string_new (NULL);

  desk_words_append (content, ". ",
                     desk_paper_source_get_label (source, "statement_kinds",
                                                  desk_record_get_text (statement, DESK_STATEMENT_KIND),
                                                  language));
  desk_words_append (content, ". ",
                     desk_paper_source_get_label (source, "topics",
                                                  desk_record_get_text (statement, DESK_STATEMENT_TOPIC),
                                                  language));
  desk_words_append (content, ". ", excerpt);
  return g_string_free (content, FALSE);
}

/* Official numbers and what happened, in the order in which it was entered. */
static char *
make_measures (DeskPaperSource *source, DeskRecord *statement, const char *language)
{
  g_autofree char *officials = desk_official_numbers_list (source, statement, language);
  g_autofree const char **events = desk_record_list_keys (statement, DESK_STATEMENT_EVENT);
  GString *measures = g_string_new (officials);

  for (guint i = 0; events[i] != NULL; i++)
    {
      const char *event = desk_record_get_entry_text (statement, DESK_STATEMENT_EVENT, events[i]);
      g_autofree char *day = desk_paper_source_format_time (
          source, desk_record_get_entry_integer (statement, DESK_STATEMENT_EVENT_AT, events[i]), "%d.%m.%Y");

      desk_words_append (measures, "; ",
                         desk_paper_source_get_label (source, "statement_events", event, language));
      desk_words_append (measures, " ", day);
    }
  return g_string_free (measures, FALSE);
}

static char *
make_result (DeskPaperSource *source, DeskRecord *statement, const char *language)
{
  const char *decision = desk_record_get_text (statement, DESK_STATEMENT_DECISION);
  GString *result = g_string_new (NULL);

  if (decision == NULL)
    desk_words_append (result, "",
                       desk_paper_source_get_label (source, "statement_states",
                                                    desk_record_get_text (statement, DESK_STATEMENT_STATE),
                                                    language));
  desk_words_append (result, "", desk_paper_source_get_label (source, "decisions", decision, language));
  desk_words_append (result, ", № ", desk_record_get_text (statement, DESK_STATEMENT_DECISION_NO));
  return g_string_free (result, FALSE);
}

static void
add_statement (DeskSheet *sheet, DeskPaperSource *source, guint position, const char *language)
{
  const DeskPaperStatement *of = desk_paper_source_get_statement (source, position);
  DeskRecord *statement = DESK_RECORD (of->statement);
  gboolean is_sealed = desk_paper_statement_is_sealed (of, source);
  const char *sealed = desk_paper_source_get_text (source, "sheet.sealed", language);
  const char *to = desk_record_get_text (statement, DESK_STATEMENT_ASSIGNED_TO);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *submitted =
      desk_paper_source_format_time (source, desk_record_get_integer (statement, DESK_STATEMENT_SUBMITTED),
                                     "%d.%m.%Y %H:%M");
  g_autofree char *name = of->applicant != NULL ? desk_person_get_full_name (of->applicant) : NULL;
  g_autofree char *content = make_content (source, of, language);
  g_autofree char *measures = make_measures (source, statement, language);
  g_autofree char *result = make_result (source, statement, language);

  if (name == NULL)
    name = g_strdup (desk_paper_source_get_text (source, "statement.anonymous", language));
  if (to == NULL)
    to = desk_paper_source_get_label (source, "agencies",
                                      desk_record_get_text (statement, DESK_STATEMENT_AGENCY), language);
  desk_sheet_add_row (sheet, (const char *[]){
                                 row,
                                 desk_record_get_text (statement, DESK_STATEMENT_NO),
                                 submitted,
                                 is_sealed ? sealed : name,
                                 is_sealed ? sealed : content,
                                 measures,
                                 to,
                                 result,
                             });
}

static const DeskRegisterSheetColumn columns[] = {
  { "sheet.row", 1.2, PANGO_ALIGN_RIGHT },           { "statements.number", 3.4, PANGO_ALIGN_LEFT },
  { "statements.submitted", 2.4, PANGO_ALIGN_LEFT }, { "statements.applicant", 3.8, PANGO_ALIGN_LEFT },
  { "statements.content", 6.4, PANGO_ALIGN_LEFT },   { "statements.measures", 4.4, PANGO_ALIGN_LEFT },
  { "statements.assigned", 3.2, PANGO_ALIGN_LEFT },  { "statements.result", 3.8, PANGO_ALIGN_LEFT },
};

/**
 * desk_statement_register_make:
 *
 * Returns: (transfer full): the register of the source's statements, on A4 across
 */
DeskSheet *
desk_statement_register_make (DeskPaperSource *source, const char *language)
{
  guint n_rows = desk_paper_source_get_n_statements (source);
  DeskRegisterSheet self;

  desk_register_sheet_begin (&self, source, "statements", language);
  if (n_rows > 0)
    {
      desk_register_sheet_begin_rows (&self, columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < n_rows; i++)
        add_statement (self.sheet, source, i, language);
      desk_register_sheet_end_rows (&self, n_rows);
    }
  else
    desk_sheet_add_text (self.sheet, desk_register_sheet_get_text (&self, "empty"));
  desk_register_sheet_sign (&self);
  return self.sheet;
}
