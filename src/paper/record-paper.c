// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one record share. Which blocks stand on a paper and in which order the country settles, in the paper
// layouts of its profile; so do all words.

#include "paper/record-paper.h"

#include <string.h>

#include "model/phone.h"
#include "model/spelling.h"
#include "paper/paper-date.h"
#include "paper/words.h"

#define LONG_SPLIT 0.47 /* for labels in two languages */

static void
set_footer (DeskRecordPaper *self)
{
  const char *number = self->number;
  g_autofree char *printed = desk_paper_source_format_printed (self->source, self->language);
  g_autoptr (GString) footer = g_string_new (number != NULL ? number : "");

  if (self->seal != NULL)
    {
      const char *label = desk_paper_source_get_text (self->source, "sheet.check", self->language);
      g_autofree char *check =
          desk_paper_source_format_about (self->source, label, self->seal, self->language);

      desk_words_append (footer, " · ", check);
    }
  desk_words_append (footer, " · ", printed);
  desk_sheet_set_footer (self->sheet, footer->str,
                         desk_paper_source_get_text (self->source, "sheet.page", self->language));
}

/* The word in each language of the paper on a line of its own. */
static char *
get_lines (DeskRecordPaper *self, const char *key)
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
has_more_languages (DeskRecordPaper *self)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  return languages[1] != NULL;
}

/**
 * desk_record_paper_begin:
 * @self: the paper, with what it is about; its sheet is set
 *
 * Begins a paper: its foot, and what marks a draft.
 */
void
desk_record_paper_begin (DeskRecordPaper *self, DeskFormat format)
{
  self->sheet = desk_sheet_new (format, self->language);
  set_footer (self);
  if (has_more_languages (self))
    desk_sheet_set_split (self->sheet, LONG_SPLIT);
  if (self->is_draft)
    {
      g_autofree char *draft = get_lines (self, "sheet.draft");

      desk_sheet_set_watermark (self->sheet, draft);
    }
}

/**
 * desk_record_paper_set_mark:
 * @copy: (nullable): which text of the profile says that it is a copy
 * @amended: when the record was last amended, 0: never
 *
 * Sets what stands above each page: a copy says that it is one, a reprint that the text is not the one first signed.
 */
void
desk_record_paper_set_mark (DeskRecordPaper *self, const char *copy, gint64 amended)
{
  g_autofree char *copied = copy != NULL ? desk_record_paper_get_words (self, copy) : NULL;
  g_autofree char *time = desk_paper_source_format_time (self->source, amended, "%d.%m.%Y %H:%M");
  g_autofree char *changed =
      time != NULL ? desk_record_paper_format_words (self, "statement.amended", "time", time) : NULL;
  g_autofree char *mark = copied != NULL ? g_strjoin (" · ", copied, changed, NULL) : g_strdup (changed);

  desk_sheet_set_mark (self->sheet, mark);
}

/**
 * desk_record_paper_add_blocks:
 * @layout: code of a paper layout
 * @blocks: the blocks this paper knows
 *
 * Adds the blocks of the layout in its order.
 */
void
desk_record_paper_add_blocks (DeskRecordPaper *self, const char *layout, const DeskPaperBlock *blocks,
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
 * desk_record_paper_get_words:
 *
 * Returns: (transfer full): a text of the profile in all languages of the paper
 */
char *
desk_record_paper_get_words (DeskRecordPaper *self, const char *key)
{
  return desk_paper_source_get_words (self->source, key, self->language);
}

/**
 * desk_record_paper_format_words:
 *
 * Returns: (transfer full): a text of the profile in all languages of the paper, with one value filled in
 */
char *
desk_record_paper_format_words (DeskRecordPaper *self, const char *key, const char *name, const char *value)
{
  g_autofree char *place = g_strdup_printf ("{%s}", name);
  g_autoptr (GString) words = g_string_new_take (desk_record_paper_get_words (self, key));

  g_string_replace (words, place, value, 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * desk_record_paper_add_pair:
 * @key: which text of the profile labels it
 * @value: (nullable): without a value the pair is left out
 */
void
desk_record_paper_add_pair (DeskRecordPaper *self, const char *key, const char *value)
{
  g_autofree char *label = desk_record_paper_get_words (self, key);

  desk_sheet_add_pair (self->sheet, label, value);
}

/**
 * desk_record_paper_add_time:
 * @field: an instant of the record
 *
 * Adds a day with hour and minute, if it is known.
 */
void
desk_record_paper_add_time (DeskRecordPaper *self, const char *key, guint field)
{
  g_autofree char *time =
      desk_paper_source_format_time (self->source, desk_record_get_integer (self->record, field),
                                     "%d.%m.%Y %H:%M");

  desk_record_paper_add_pair (self, key, time);
}

/**
 * desk_record_paper_add_title:
 * @key: a title with the {number} of the record
 *
 * Adds the name of the paper in each of its languages.
 */
void
desk_record_paper_add_title (DeskRecordPaper *self, const char *key)
{
  const char *number = self->number;
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *title = desk_paper_source_format_text (self->source, key, languages[i], "number",
                                                              number != NULL ? number : "________");

      desk_sheet_add_title (self->sheet, title);
    }
}

/**
 * desk_record_paper_add_texts:
 *
 * Adds a paragraph in each language of the paper.
 */
void
desk_record_paper_add_texts (DeskRecordPaper *self, const char *key)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  for (guint i = 0; languages[i] != NULL; i++)
    desk_sheet_add_text (self->sheet, desk_paper_source_get_text (self->source, key, languages[i]));
}

/**
 * desk_record_paper_add_unit:
 * Adds name and address of the unit, small and centred.
 */
void
desk_record_paper_add_unit (DeskRecordPaper *self)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (self->source));

  desk_sheet_add_small (self->sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_small (self->sheet, desk_record_get_text (station, DESK_STATION_ADDRESS));
}

/* Whom a template addresses, in each language of the paper; nobody where it has no addressee. */
static char *
make_addressee (DeskRecordPaper *self, const char *name)
{
  DeskTerm *template =
      desk_profile_get_term (desk_paper_source_get_profile (self->source), "statement_templates", name);
  const char *station =
      desk_record_get_text (DESK_RECORD (desk_paper_source_get_station (self->source)), DESK_STATION_NAME);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autoptr (GString) addressee = g_string_new (NULL);

  if (template == NULL || !g_strv_contains (desk_term_get_list (template, "blocks"), "addressee"))
    return NULL;
  for (guint i = 0; languages[i] != NULL; i++)
    g_string_append_printf (addressee, "%s%s", i > 0 ? "\n" : "",
                            desk_term_get_text (template, "addressee", languages[i]));
  g_string_replace (addressee, "{station}", station != NULL ? station : "", 0);
  return g_string_free (g_steal_pointer (&addressee), FALSE);
}

/**
 * desk_record_paper_add_addressee:
 * @template: code of a statement template, which says whom it addresses
 * @to: (nullable): whom it is addressed to instead
 *
 * Adds to whom and from whom it is, at the top right.
 */
void
desk_record_paper_add_addressee (DeskRecordPaper *self, const char *template, const char *to)
{
  g_autofree char *usual = make_addressee (self, template);
  g_autofree char *to_label = desk_record_paper_get_words (self, "statement.to");
  g_autofree char *from_label = desk_record_paper_get_words (self, "statement.from");
  g_autofree char *name = desk_record_paper_get_applicant (self);
  g_auto (GStrv) facts =
      self->applicant != NULL ? desk_record_paper_list_facts (self, self->applicant) : g_new0 (char *, 1);

  desk_sheet_add_addressee (self->sheet, to_label, to != NULL ? to : usual);
  desk_sheet_add_addressee (self->sheet, from_label, name);
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_autofree char *line =
          desk_paper_source_format_about (self->source, facts[i], facts[i + 1], self->language);

      desk_sheet_add_addressee (self->sheet, NULL, line);
    }
}

/**
 * desk_record_paper_add_acceptor:
 * @key: which text of the profile labels it
 *
 * Adds who accepted it, with rank and position.
 */
void
desk_record_paper_add_acceptor (DeskRecordPaper *self, const char *key)
{
  g_autofree char *acceptor = desk_record_paper_name_officer (self, self->officer);

  desk_record_paper_add_pair (self, key, acceptor);
}

/**
 * desk_record_paper_add_contact:
 * Adds where to ask: the phone of the unit and the check digits.
 */
void
desk_record_paper_add_contact (DeskRecordPaper *self)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (self->source));
  const char *number = desk_record_get_text (station, DESK_STATION_PHONE);
  g_autofree char *phone = number != NULL ? desk_phone_display (number) : NULL;

  desk_record_paper_add_pair (self, "sheet.phone", phone);
  desk_record_paper_add_pair (self, "sheet.check", self->seal);
}

/**
 * desk_record_paper_add_signature:
 * Adds the line on which the applicant signs.
 */
void
desk_record_paper_add_signature (DeskRecordPaper *self)
{
  g_autofree char *label = desk_record_paper_get_words (self, "statement.applicant");
  g_autofree char *caption = desk_record_paper_get_words (self, "statement.date_signature");
  g_autofree char *name = self->applicant != NULL ? desk_person_get_short_name (self->applicant) : NULL;

  desk_sheet_add_signature (self->sheet, label, caption, name);
}

/**
 * desk_record_paper_add_acceptance:
 * @key: which text of the profile says what was done
 *
 * Adds the line on which the officer signs, with rank and position.
 */
void
desk_record_paper_add_acceptance (DeskRecordPaper *self, const char *key)
{
  g_autofree char *done = desk_record_paper_get_words (self, key);
  g_autofree char *officer = desk_record_paper_describe_officer (self, self->officer);
  g_autofree char *label = officer != NULL ? g_strdup_printf ("%s:\n%s", done, officer) : g_strdup (done);
  g_autofree char *caption = desk_record_paper_get_words (self, "statement.signature");
  g_autofree char *name = self->officer != NULL ? desk_officer_get_short_name (self->officer) : NULL;

  desk_sheet_add_signature (self->sheet, label, caption, name);
}

/**
 * desk_record_paper_get_applicant:
 *
 * Returns: (transfer full): the applicant's full name, or the words for one who gave none
 */
char *
desk_record_paper_get_applicant (DeskRecordPaper *self)
{
  char *name = self->applicant != NULL ? desk_person_get_full_name (self->applicant) : NULL;

  return name != NULL ? name : desk_record_paper_get_words (self, "statement.anonymous");
}

/**
 * desk_record_paper_describe_officer:
 * @officer: (nullable): an officer
 *
 * Returns: (transfer full) (nullable): "duty inspector, captain", as far as it is known
 */
char *
desk_record_paper_describe_officer (DeskRecordPaper *self, DeskOfficer *officer)
{
  DeskRecord *record = DESK_RECORD (officer);
  const char *position;
  g_autofree char *post = NULL;
  g_autofree char *rank = NULL;

  if (record == NULL)
    return NULL;
  position = desk_record_get_text (record, DESK_OFFICER_POSITION);
  post = desk_paper_source_get_term_words (self->source, "positions", position, self->language);
  rank = desk_paper_source_get_term_words (self->source, "ranks",
                                           desk_record_get_text (record, DESK_OFFICER_RANK), self->language);
  return post != NULL ? g_strjoin (", ", post, rank, NULL) : g_steal_pointer (&rank);
}

/**
 * desk_record_paper_name_officer:
 * @officer: (nullable): an officer
 *
 * Returns: (transfer full) (nullable): "duty inspector, captain Shevchuk O. M.", as far as it is known; NULL for NULL
 */
char *
desk_record_paper_name_officer (DeskRecordPaper *self, DeskOfficer *officer)
{
  g_autofree char *post = desk_record_paper_describe_officer (self, officer);
  g_autofree char *name = officer != NULL ? desk_officer_get_short_name (officer) : NULL;

  return post != NULL ? g_strjoin (" ", post, name, NULL) : g_steal_pointer (&name);
}

/* Whether this is the number of a document that the paper declares as lost: nobody is identified by it. */
static gboolean
is_declared (DeskRecordPaper *self, const char *number)
{
  g_autofree const char **keys = self->loss != NULL
                                     ? desk_record_list_keys (self->record, DESK_LOSS_DOCUMENT_NUMBER)
                                     : g_new0 (const char *, 1);
  g_autofree char *wanted = desk_spelling_canonical_number (number);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *lost = desk_spelling_canonical_number (
          desk_record_get_entry_text (self->record, DESK_LOSS_DOCUMENT_NUMBER, keys[i]));

      if (g_str_equal (lost, wanted))
        return TRUE;
    }
  return FALSE;
}

static char *
describe_document (DeskRecordPaper *self, DeskRecord *person)
{
  g_autofree const char **keys = desk_record_list_keys (person, DESK_PERSON_DOCUMENT_NUMBER);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *number = desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_NUMBER, keys[i]);
      const char *type = desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_TYPE, keys[i]);
      g_autofree char *words =
          desk_paper_source_get_term_words (self->source, "document_types", type, self->language);

      if (!is_declared (self, number))
        return words != NULL ? g_strjoin (" ", words, number, NULL) : g_strdup (number);
    }
  return NULL;
}

static void
add_fact (DeskRecordPaper *self, GStrvBuilder *facts, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_strv_builder_take (facts, desk_record_paper_get_words (self, key));
  g_strv_builder_add (facts, value);
}

/**
 * desk_record_paper_list_facts:
 *
 * Returns: (transfer full): what is known of a person beside the name: a label, its value, the next label
 */
GStrv
desk_record_paper_list_facts (DeskRecordPaper *self, DeskPerson *person)
{
  DeskRecord *record = DESK_RECORD (person);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_autofree char *birth = desk_paper_date_format (desk_record_get_text (record, DESK_PERSON_BIRTH));
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

/**
 * desk_record_paper_add_facts:
 * Adds what is known of a person beside the name, as pairs.
 */
void
desk_record_paper_add_facts (DeskRecordPaper *self, DeskPerson *person)
{
  g_auto (GStrv) facts = desk_record_paper_list_facts (self, person);

  for (guint i = 0; facts[i] != NULL; i += 2)
    desk_sheet_add_pair (self->sheet, facts[i], facts[i + 1]);
}
