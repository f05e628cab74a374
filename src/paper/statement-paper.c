// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one statement share. Which blocks stand on a paper and in which order the country settles, in the
// paper layouts of its profile; so do all words.

#include "paper/statement-paper.h"

#include <string.h>

#include "model/moment.h"
#include "model/phone.h"

#define LONG_SPLIT 0.47 /* for labels in two languages */

/**
 * desk_paper_statement_get_kind:
 *
 * Returns: (transfer none) (nullable): the kind of statement; NULL if this version of the profile does not know it
 */
DeskTerm *
desk_paper_statement_get_kind (const DeskPaperStatement *self, DeskPaperSource *source)
{
  return desk_profile_get_term (desk_paper_source_get_profile (source), "statement_kinds",
                                desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_KIND));
}

/**
 * desk_paper_statement_is_sealed:
 *
 * Returns: whether its kind or its topic is sealed: then neither name nor matter stand on lists and receipts
 */
gboolean
desk_paper_statement_is_sealed (const DeskPaperStatement *self, DeskPaperSource *source)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self, source);
  DeskTerm *topic =
      desk_profile_get_term (desk_paper_source_get_profile (source), "topics",
                             desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_TOPIC));

  return (kind != NULL && desk_term_has_flag (kind, "sealed"))
         || (topic != NULL && desk_term_has_flag (topic, "sealed"));
}

static void
set_footer (DeskStatementPaper *self)
{
  const char *number = desk_statement_paper_get_number (self);
  g_autofree char *printed = desk_paper_source_format_printed (self->source, self->language);
  g_autoptr (GString) footer = g_string_new (number != NULL ? number : "");

  if (self->about->seal != NULL)
    {
      const char *check = desk_paper_source_get_text (self->source, "sheet.check", self->language);

      g_string_append_printf (footer, "%s%s: %s", footer->len > 0 ? " · " : "", check, self->about->seal);
    }
  g_string_append_printf (footer, "%s%s", footer->len > 0 ? " · " : "", printed);
  desk_sheet_set_footer (self->sheet, footer->str,
                         desk_paper_source_get_text (self->source, "sheet.page", self->language));
}

/* The word in each language of the paper on a line of its own. */
static char *
get_lines (DeskStatementPaper *self, const char *key)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; languages[i] != NULL; i++)
    g_strv_builder_add (lines, desk_paper_source_get_text (self->source, key, languages[i]));
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

static gboolean
has_more_languages (DeskStatementPaper *self)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  return languages[1] != NULL;
}

/**
 * desk_statement_paper_begin:
 * @self: (out caller-allocates): the paper
 * @source: what it is made from; its first statement is the one it is about
 *
 * Begins a paper: its foot, and what marks a draft.
 */
void
desk_statement_paper_begin (DeskStatementPaper *self, DeskPaperSource *source, DeskFormat format,
                            const char *language)
{
  self->source = source;
  self->about = desk_paper_source_get_statement (source, 0);
  self->statement = DESK_RECORD (self->about->statement);
  self->sheet = desk_sheet_new (format, language);
  self->language = language;

  set_footer (self);
  if (has_more_languages (self))
    desk_sheet_set_split (self->sheet, LONG_SPLIT);
  if (self->about->is_draft)
    {
      g_autofree char *draft = get_lines (self, "sheet.draft");

      desk_sheet_set_watermark (self->sheet, draft);
    }
}

/**
 * desk_statement_paper_add_blocks:
 * @layout: code of a paper layout
 * @blocks: the blocks this paper knows
 *
 * Adds the blocks of the layout in its order.
 */
void
desk_statement_paper_add_blocks (DeskStatementPaper *self, const char *layout, const DeskPaperBlock *blocks,
                                 guint n_blocks)
{
  DeskTerm *term =
      desk_profile_get_term (desk_paper_source_get_profile (self->source), "paper_layouts", layout);
  const char *const *names = desk_term_get_list (term, "blocks");

  for (guint i = 0; names[i] != NULL; i++)
    for (guint b = 0; b < n_blocks; b++)
      if (g_str_equal (names[i], blocks[b].name))
        blocks[b].add (self);
}

/**
 * desk_statement_paper_get_words:
 *
 * Returns: (transfer full): a text of the profile in all languages of the paper
 */
char *
desk_statement_paper_get_words (DeskStatementPaper *self, const char *key)
{
  return desk_paper_source_get_words (self->source, key, self->language);
}

/**
 * desk_statement_paper_format_words:
 *
 * Returns: (transfer full): a text of the profile in all languages of the paper, with one value filled in
 */
char *
desk_statement_paper_format_words (DeskStatementPaper *self, const char *key, const char *name,
                                   const char *value)
{
  g_autofree char *place = g_strdup_printf ("{%s}", name);
  g_autoptr (GString) words = g_string_new_take (desk_statement_paper_get_words (self, key));

  g_string_replace (words, place, value, 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * desk_statement_paper_add_pair:
 * @key: which text of the profile labels it
 * @value: (nullable): without a value the pair is left out
 */
void
desk_statement_paper_add_pair (DeskStatementPaper *self, const char *key, const char *value)
{
  g_autofree char *label = desk_statement_paper_get_words (self, key);

  desk_sheet_add_pair (self->sheet, label, value);
}

/**
 * desk_statement_paper_add_time:
 * @field: an instant of the statement
 *
 * Adds a day with hour and minute, if it is known.
 */
void
desk_statement_paper_add_time (DeskStatementPaper *self, const char *key, DeskStatementField field)
{
  g_autofree char *time =
      desk_paper_source_format_time (self->source, desk_record_get_integer (self->statement, field),
                                     "%d.%m.%Y %H:%M");

  desk_statement_paper_add_pair (self, key, time);
}

/**
 * desk_statement_paper_add_title:
 * @key: a title with the {number} of the statement
 *
 * Adds the name of the paper in each of its languages.
 */
void
desk_statement_paper_add_title (DeskStatementPaper *self, const char *key)
{
  const char *number = desk_statement_paper_get_number (self);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *title = desk_paper_source_format_text (self->source, key, languages[i], "number",
                                                              number != NULL ? number : "________");

      desk_sheet_add_title (self->sheet, title);
    }
}

/**
 * desk_statement_paper_add_texts:
 *
 * Adds a paragraph in each language of the paper.
 */
void
desk_statement_paper_add_texts (DeskStatementPaper *self, const char *key)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  for (guint i = 0; languages[i] != NULL; i++)
    desk_sheet_add_text (self->sheet, desk_paper_source_get_text (self->source, key, languages[i]));
}

static gboolean
has_official (DeskStatementPaper *self, const char *kind)
{
  g_autofree const char **keys = desk_record_list_keys (self->statement, DESK_STATEMENT_OFFICIAL_KIND);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (self->statement, DESK_STATEMENT_OFFICIAL_KIND, keys[i]), kind)
        == 0)
      return TRUE;
  return FALSE;
}

/* Places for the numbers that the clocks of the kind wait for. */
static void
add_pending (DeskStatementPaper *self, const char *pending)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->about, self->source);
  const char *const *clocks = kind != NULL ? desk_term_get_list (kind, "clocks") : NULL;

  for (guint i = 0; clocks != NULL && clocks[i] != NULL; i++)
    {
      DeskTerm *clock =
          desk_profile_get_term (desk_paper_source_get_profile (self->source), "clocks", clocks[i]);
      const char *number = desk_term_get_string (clock, "official_number");
      g_autofree char *label = NULL;

      if (number == NULL || g_strcmp0 (desk_term_get_string (clock, "met_by"), "official_number") != 0
          || has_official (self, number))
        continue;
      label = desk_paper_source_get_term_words (self->source, "official_numbers", number, self->language);
      desk_sheet_add_pair (self->sheet, label, pending);
    }
}

/**
 * desk_statement_paper_add_officials:
 * @pending: (nullable): what is said of a number that is still to come; NULL to leave such numbers out
 *
 * Adds the numbers of official registers.
 */
void
desk_statement_paper_add_officials (DeskStatementPaper *self, const char *pending)
{
  g_autofree const char **keys = desk_record_list_keys (self->statement, DESK_STATEMENT_OFFICIAL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *kind = desk_record_get_entry_text (self->statement, DESK_STATEMENT_OFFICIAL_KIND, keys[i]);
      gint64 given = desk_record_get_entry_integer (self->statement, DESK_STATEMENT_OFFICIAL_GIVEN, keys[i]);
      g_autofree char *label =
          desk_paper_source_get_term_words (self->source, "official_numbers", kind, self->language);
      g_autofree char *day = desk_paper_source_format_time (self->source, given, "%d.%m.%Y");
      g_autofree char *number =
          g_strjoin (", ", desk_record_get_entry_text (self->statement, DESK_STATEMENT_OFFICIAL, keys[i]),
                     day, NULL);

      desk_sheet_add_pair (self->sheet, label != NULL ? label : "", number);
    }
  if (pending != NULL)
    add_pending (self, pending);
}

/**
 * desk_statement_paper_add_acceptance:
 * @key: which text of the profile says what was done
 *
 * Adds the line on which the officer signs, with rank and position.
 */
void
desk_statement_paper_add_acceptance (DeskStatementPaper *self, const char *key)
{
  g_autofree char *done = desk_statement_paper_get_words (self, key);
  g_autofree char *officer = desk_statement_paper_describe_officer (self);
  g_autofree char *label = officer != NULL ? g_strdup_printf ("%s:\n%s", done, officer) : g_strdup (done);
  g_autofree char *caption = desk_statement_paper_get_words (self, "statement.signature");
  g_autofree char *name =
      self->about->officer != NULL ? desk_officer_get_short_name (self->about->officer) : NULL;

  desk_sheet_add_signature (self->sheet, label, caption, name);
}

/**
 * desk_statement_paper_get_number:
 *
 * Returns: (nullable): the register number; NULL for a draft
 */
const char *
desk_statement_paper_get_number (DeskStatementPaper *self)
{
  return self->about->is_draft ? NULL : desk_record_get_text (self->statement, DESK_STATEMENT_NO);
}

/**
 * desk_statement_paper_get_applicant:
 *
 * Returns: (transfer full): the applicant's full name, or the words for one who gave none
 */
char *
desk_statement_paper_get_applicant (DeskStatementPaper *self)
{
  char *name = self->about->applicant != NULL ? desk_person_get_full_name (self->about->applicant) : NULL;

  return name != NULL ? name : desk_statement_paper_get_words (self, "statement.anonymous");
}

/**
 * desk_statement_paper_describe_officer:
 *
 * Returns: (transfer full) (nullable): "duty inspector, captain", as far as it is known
 */
char *
desk_statement_paper_describe_officer (DeskStatementPaper *self)
{
  DeskRecord *officer = DESK_RECORD (self->about->officer);
  const char *position;
  g_autofree char *post = NULL;
  g_autofree char *rank = NULL;

  if (officer == NULL)
    return NULL;
  position = desk_record_get_text (officer, DESK_OFFICER_POSITION);
  post = desk_paper_source_get_term_words (self->source, "positions", position, self->language);
  rank = desk_paper_source_get_term_words (self->source, "ranks",
                                           desk_record_get_text (officer, DESK_OFFICER_RANK), self->language);
  return post != NULL ? g_strjoin (", ", post, rank, NULL) : g_steal_pointer (&rank);
}

/* What is kept as "1985-03-12", "1985-03" or "1985" as papers write it. */
static char *
format_date (const char *date)
{
  DeskMoment moment;

  if (date == NULL || !desk_moment_from_date (date, &moment))
    return g_strdup (date);
  if (moment.month == 0)
    return g_strdup_printf ("%d", moment.year);
  if (moment.day == 0)
    return g_strdup_printf ("%02d.%d", moment.month, moment.year);
  return g_strdup_printf ("%02d.%02d.%d", moment.day, moment.month, moment.year);
}

static char *
describe_document (DeskStatementPaper *self, DeskRecord *person)
{
  g_autofree const char **keys = desk_record_list_keys (person, DESK_PERSON_DOCUMENT_NUMBER);
  g_autofree char *type = NULL;
  const char *number;

  if (keys[0] == NULL)
    return NULL;
  number = desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_NUMBER, keys[0]);
  type = desk_paper_source_get_term_words (self->source, "document_types",
                                           desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_TYPE,
                                                                       keys[0]),
                                           self->language);
  return type != NULL ? g_strjoin (" ", type, number, NULL) : g_strdup (number);
}

static void
add_fact (DeskStatementPaper *self, GStrvBuilder *facts, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_strv_builder_take (facts, desk_statement_paper_get_words (self, key));
  g_strv_builder_add (facts, value);
}

/**
 * desk_statement_paper_list_facts:
 *
 * Returns: (transfer full): what is known of a person beside the name: a label, its value, the next label
 */
GStrv
desk_statement_paper_list_facts (DeskStatementPaper *self, DeskPerson *person)
{
  DeskRecord *record = DESK_RECORD (person);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_autofree char *birth = format_date (desk_record_get_text (record, DESK_PERSON_BIRTH));
  g_autofree char *document = describe_document (self, record);
  const char *number = desk_person_get_first_entry (person, DESK_PERSON_PHONE);
  g_autofree char *phone = number != NULL ? desk_phone_display (number) : NULL;

  if (desk_record_get_text (record, DESK_PERSON_SURNAME) != NULL)
    add_fact (self, facts, "statement.organisation", desk_record_get_text (record, DESK_PERSON_ORGANISATION));
  add_fact (self, facts, "statement.birth", birth);
  add_fact (self, facts, "statement.personal_number",
            desk_record_get_text (record, DESK_PERSON_PERSONAL_NUMBER));
  add_fact (self, facts, "statement.document", document);
  add_fact (self, facts, "statement.address", desk_person_get_first_entry (person, DESK_PERSON_ADDRESS));
  add_fact (self, facts, "statement.phone", phone);
  return g_strv_builder_end (facts);
}
