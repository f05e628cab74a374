// SPDX-License-Identifier: GPL-3.0-or-later
// The statement itself, as the applicant signs it: a statement with its addressee at the top right, or the protocol of an
// oral one. A copy for the applicant is the same paper, marked.

#include "paper/papers.h"

#include <string.h>

#include "model/attachment.h"
#include "model/money.h"
#include "paper/attachment-words.h"
#include "paper/document-rows.h"
#include "paper/paper-date.h"
#include "paper/statement-paper.h"
#include "paper/words.h"

/* A sealed kind has a neutral title, on every paper. */
static void
add_title (DeskRecordPaper *self)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->statement, self->source);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  desk_sheet_add_gap (self->sheet, 14);
  for (guint i = 0; kind != NULL && languages[i] != NULL; i++)
    {
      const char *title = desk_term_get_text (kind, "paper_title", languages[i]);

      desk_sheet_add_title (self->sheet, title != NULL ? title : desk_term_get_label (kind, languages[i]));
    }
  desk_sheet_add_gap (self->sheet, 4);
}

static void
add_addressee (DeskRecordPaper *self)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->statement, self->source);

  desk_record_paper_add_addressee (self, kind != NULL ? desk_term_get_string (kind, "template") : NULL,
                                   desk_record_get_text (self->record, DESK_STATEMENT_ADDRESSEE));
}

static void
add_submitted (DeskRecordPaper *self)
{
  desk_record_paper_add_time (self, "statement.submitted", DESK_STATEMENT_SUBMITTED);
}

static void
add_number (DeskRecordPaper *self)
{
  desk_record_paper_add_pair (self, "statement.number", self->number);
  desk_record_paper_add_time (self, "statement.registered", DESK_STATEMENT_REGISTERED);
  desk_statement_paper_add_officials (self, NULL);
  desk_record_paper_add_pair (self, "statement.supplement_to", self->statement->supplement_no);
  desk_sheet_add_gap (self->sheet, 6);
}

/* When and where a protocol was made, and by whom. */
static void
add_made (DeskRecordPaper *self)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (self->source));
  const char *address = desk_record_get_text (station, DESK_STATION_ADDRESS);
  g_autofree char *place = g_strjoin (", ", desk_record_get_text (station, DESK_STATION_NAME), address, NULL);
  g_autofree char *officer = desk_record_paper_name_officer (self, self->officer);

  desk_record_paper_add_time (self, "protocol.made", DESK_STATEMENT_SUBMITTED);
  desk_record_paper_add_pair (self, "protocol.place", place);
  desk_record_paper_add_pair (self, "protocol.officer", officer);
}

static void
add_applicant (DeskRecordPaper *self)
{
  g_autofree char *heading = desk_record_paper_get_words (self, "protocol.applicant");
  g_autofree char *name = desk_record_paper_get_applicant (self);

  desk_sheet_add_heading (self->sheet, heading);
  desk_record_paper_add_pair (self, "protocol.name", name);
  if (self->applicant != NULL)
    desk_record_paper_add_facts (self, self->applicant);
  desk_sheet_add_gap (self->sheet, 4);
}

static void
add_facts (DeskRecordPaper *self)
{
  g_autofree char *from =
      desk_paper_date_format_moment (desk_record_get_text (self->record, DESK_STATEMENT_EVENT_FROM));
  g_autofree char *to =
      desk_paper_date_format_moment (desk_record_get_text (self->record, DESK_STATEMENT_EVENT_TO));
  g_autofree char *when = from != NULL ? g_strjoin (" – ", from, to, NULL) : g_strdup (to);

  desk_record_paper_add_pair (self, "statement.when", when);
  desk_record_paper_add_pair (self, "statement.where",
                              desk_record_get_text (self->record, DESK_STATEMENT_PLACE));
  desk_sheet_add_gap (self->sheet, 8);
}

static void
add_text (DeskRecordPaper *self)
{
  g_autofree char *text = desk_statement_get_text (self->statement->statement);

  if (g_strstrip (text)[0] != '\0')
    desk_sheet_add_body (self->sheet, text);
  else if (self->statement->attachments != NULL && self->statement->attachments->len > 0)
    desk_record_paper_add_texts (self, "statement.own_paper");
}

static void
add_content (DeskRecordPaper *self)
{
  g_autofree char *heading = desk_record_paper_get_words (self, "protocol.content");

  desk_sheet_add_heading (self->sheet, heading);
  add_text (self);
}

static void
add_request (DeskRecordPaper *self)
{
  const char *request = desk_record_get_text (self->record, DESK_STATEMENT_REQUEST);
  g_autofree char *heading = desk_record_paper_get_words (self, "statement.request");

  if (request == NULL)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  desk_sheet_add_body (self->sheet, request);
}

/* In a domestic matter the law has other words for who took part. */
static char *
make_role (DeskRecordPaper *self, const char *code)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->statement, self->source);
  DeskTerm *role =
      desk_profile_get_term (desk_paper_source_get_profile (self->source), "participant_roles", code);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autoptr (GString) words = g_string_new (NULL);

  if (role == NULL || kind == NULL || !desk_term_has_flag (kind, "domestic")
      || desk_term_get_text (role, "domestic", self->language) == NULL)
    return desk_paper_source_get_term_words (self->source, "participant_roles", code, self->language);
  for (guint i = 0; languages[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " / " : "",
                            desk_term_get_text (role, "domestic", languages[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_participant (DeskRecordPaper *self, const char *key)
{
  const char *id = desk_record_get_entry_text (self->record, DESK_STATEMENT_PARTICIPANT_PERSON, key);
  DeskPerson *person = id != NULL && self->statement->persons != NULL
                           ? g_hash_table_lookup (self->statement->persons, id)
                           : NULL;
  const char *words = desk_record_get_entry_text (self->record, DESK_STATEMENT_PARTICIPANT_WORDS, key);
  g_autofree char *name = person != NULL ? desk_person_get_full_name (person) : NULL;
  g_auto (GStrv) facts = person != NULL ? desk_record_paper_list_facts (self, person) : g_new0 (char *, 1);
  g_autofree char *role =
      make_role (self, desk_record_get_entry_text (self->record, DESK_STATEMENT_PARTICIPANT, key));
  const char *powers = desk_record_get_entry_text (self->record, DESK_STATEMENT_PARTICIPANT_POWERS, key);
  g_autoptr (GString) details = g_string_new (name != NULL && words != NULL ? words : NULL);

  desk_words_append (details, "; ", powers);
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_autofree char *fact =
          desk_paper_source_format_about (self->source, facts[i], facts[i + 1], self->language);

      desk_words_append (details, "; ", fact);
    }
  desk_sheet_add_row (self->sheet, (const char *[]){ role, name != NULL ? name : words, details->str });
}

static void
add_participants (DeskRecordPaper *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_STATEMENT_PARTICIPANT);
  g_autofree char *heading = desk_record_paper_get_words (self, "statement.participants");
  g_autofree char *role = desk_record_paper_get_words (self, "statement.role");
  g_autofree char *person = desk_record_paper_get_words (self, "statement.person");
  g_autofree char *details = desk_record_paper_get_words (self, "statement.details");
  const DeskSheetColumn columns[] = {
    { role, 2.2, PANGO_ALIGN_LEFT },
    { person, 3.6, PANGO_ALIGN_LEFT },
    { details, 5, PANGO_ALIGN_LEFT },
  };

  if (keys[0] == NULL)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; keys[i] != NULL; i++)
    add_participant (self, keys[i]);
  desk_sheet_end_table (self->sheet);
}

/* Of a theft of documents. */
static void
add_documents (DeskRecordPaper *self)
{
  g_autoptr (GArray) documents = desk_paper_documents_read (self->record);
  g_autofree char *heading = desk_record_paper_get_words (self, "statement.documents");

  if (documents->len == 0)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  desk_paper_documents_add_table (self, documents, self->statement->persons);
  desk_paper_documents_add_holders (self, documents, self->statement->persons);
}

static void
add_item (DeskRecordPaper *self, guint position, const char *key)
{
  GVariant *value = desk_record_get_entry (self->record, DESK_STATEMENT_ITEM_VALUE, key);
  GVariant *count = desk_record_get_entry (self->record, DESK_STATEMENT_ITEM_COUNT, key);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *pieces =
      g_strdup_printf ("%" G_GINT64_FORMAT, count != NULL ? g_variant_get_int64 (count) : 1);
  g_autofree char *sum = value != NULL ? desk_money_show_exactly (g_variant_get_int64 (value)) : NULL;

  desk_sheet_add_row (self->sheet,
                      (const char *[]){
                          number,
                          desk_record_get_entry_text (self->record, DESK_STATEMENT_ITEM, key),
                          pieces,
                          sum,
                          desk_record_get_entry_text (self->record, DESK_STATEMENT_ITEM_NUMBER, key),
                      });
}

static void
add_total (DeskRecordPaper *self)
{
  gint64 total = desk_statement_get_total (self->statement->statement);
  g_autofree char *sum = desk_money_show_exactly (total);
  g_autofree char *words = desk_record_paper_format_words (self, "statement.total", "sum", sum);

  if (total > 0)
    desk_sheet_add_text (self->sheet, words);
}

static void
add_items (DeskRecordPaper *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_STATEMENT_ITEM);
  g_autofree char *heading = desk_record_paper_get_words (self, "statement.items");
  g_autofree char *item = desk_record_paper_get_words (self, "statement.item");
  g_autofree char *count = desk_record_paper_get_words (self, "statement.count");
  g_autofree char *value = desk_record_paper_get_words (self, "statement.value");
  g_autofree char *number = desk_record_paper_get_words (self, "statement.item_number");
  const DeskSheetColumn columns[] = {
    { desk_paper_source_get_text (self->source, "sheet.number", self->language), 0.8, PANGO_ALIGN_RIGHT },
    { item, 4.2, PANGO_ALIGN_LEFT },
    { count, 1.7, PANGO_ALIGN_RIGHT },
    { value, 2.4, PANGO_ALIGN_RIGHT },
    { number, 3.4, PANGO_ALIGN_LEFT },
  };

  if (keys[0] == NULL)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; keys[i] != NULL; i++)
    add_item (self, i, keys[i]);
  desk_sheet_end_table (self->sheet);
  add_total (self);
}

static void
add_attachments (DeskRecordPaper *self)
{
  GPtrArray *attachments = self->statement->attachments;
  g_autofree char *heading = desk_record_paper_get_words (self, "statement.attachments");

  if (attachments == NULL || attachments->len == 0)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  for (guint i = 0; i < attachments->len; i++)
    {
      DeskRecord *attachment = g_ptr_array_index (attachments, i);
      const char *caption = desk_record_get_text (attachment, DESK_ATTACHMENT_CAPTION);
      g_autofree char *name = desk_attachment_describe (self, attachment);
      g_autofree char *size = desk_attachment_format_size (self, attachment);
      g_autofree char *told = desk_paper_source_format_about (self->source, caption, name, self->language);
      g_autofree char *line = g_strdup_printf ("%u. %s, %s", i + 1, told, size);

      desk_sheet_add_text (self->sheet, line);
    }
}

/* What the applicant is warned of: what was said, or on a draft what will have to be. */
static DeskTerm *
get_warning (DeskRecordPaper *self)
{
  const char *code = desk_record_get_text (self->record, DESK_STATEMENT_WARNING);
  DeskTerm *kind = desk_paper_statement_get_kind (self->statement, self->source);

  if (code == NULL && self->is_draft && kind != NULL)
    code = desk_term_get_string (kind, "warning");
  return code != NULL ? desk_profile_get_term (desk_paper_source_get_profile (self->source), "warnings", code)
                      : NULL;
}

static void
add_warning_signature (DeskRecordPaper *self)
{
  g_autofree char *caption = desk_record_paper_get_words (self, "statement.signature");
  g_autofree char *name = self->applicant != NULL ? desk_person_get_short_name (self->applicant) : NULL;
  g_autofree char *time =
      desk_paper_source_format_time (self->source,
                                     desk_record_get_integer (self->record, DESK_STATEMENT_WARNED),
                                     "%d.%m.%Y %H:%M");
  g_autofree char *label = time != NULL
                               ? desk_record_paper_format_words (self, "statement.warned", "time", time)
                               : desk_record_paper_get_words (self, "statement.warning_signature");

  desk_sheet_add_signature (self->sheet, label, caption, name);
}

/* The warning has a line of its own to sign on. */
static void
add_warning (DeskRecordPaper *self)
{
  DeskTerm *warning = get_warning (self);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  const char *reason = desk_record_get_text (self->record, DESK_STATEMENT_WARNING_REASON);

  if (warning == NULL)
    return;
  desk_sheet_begin_group (self->sheet);
  desk_sheet_add_gap (self->sheet, 8);
  for (guint i = 0; languages[i] != NULL; i++)
    desk_sheet_add_text (self->sheet, desk_term_get_text (warning, "text", languages[i]));
  if (desk_record_get_boolean (self->record, DESK_STATEMENT_WARNING_REFUSED))
    {
      g_autofree char *refused = desk_record_paper_format_words (self, "statement.warning_refused", "reason",
                                                                 reason != NULL ? reason : "—");

      desk_sheet_add_text (self->sheet, refused);
    }
  else
    add_warning_signature (self);
  desk_sheet_end_group (self->sheet);
}

static void
add_read (DeskRecordPaper *self)
{
  desk_sheet_add_gap (self->sheet, 8);
  desk_record_paper_add_texts (self, "protocol.read");
}

static void
add_signature (DeskRecordPaper *self)
{
  const char *reason = desk_record_get_text (self->record, DESK_STATEMENT_SIGNATURE_REASON);
  g_autofree char *refused =
      reason != NULL ? desk_record_paper_format_words (self, "statement.refused", "reason", reason) : NULL;

  desk_sheet_add_gap (self->sheet, 6);
  if (refused != NULL)
    desk_sheet_add_text (self->sheet, refused);
  else
    desk_record_paper_add_signature (self);
}

/* From here to the end on one page: nobody signs a page on which nothing else stands. */
static void
begin_closing (DeskRecordPaper *self)
{
  desk_sheet_begin_group (self->sheet);
}

static void
add_acceptance (DeskRecordPaper *self)
{
  desk_record_paper_add_acceptance (self, "statement.accepted");
  desk_sheet_end_group (self->sheet);
}

static void
add_protocol_acceptance (DeskRecordPaper *self)
{
  desk_record_paper_add_acceptance (self, "protocol.accepted");
  desk_sheet_end_group (self->sheet);
}

static const DeskPaperBlock statement_blocks[] = {
  { "addressee", add_addressee },
  { "title", add_title },
  { "submitted", add_submitted },
  { "number", add_number },
  { "warning", add_warning },
  { "facts", add_facts },
  { "text", add_text },
  { "participants", add_participants },
  { "documents", add_documents },
  { "items", add_items },
  { "closing", begin_closing },
  { "request", add_request },
  { "attachments", add_attachments },
  { "signature", add_signature },
  { "acceptance", add_acceptance },
};

static const DeskPaperBlock protocol_blocks[] = {
  { "title", add_title },
  { "made", add_made },
  { "number", add_number },
  { "applicant", add_applicant },
  { "warning", add_warning },
  { "facts", add_facts },
  { "text", add_content },
  { "participants", add_participants },
  { "documents", add_documents },
  { "items", add_items },
  { "closing", begin_closing },
  { "request", add_request },
  { "attachments", add_attachments },
  { "read", add_read },
  { "signature", add_signature },
  { "acceptance", add_protocol_acceptance },
};

/* What an officer writes down for somebody is a protocol. */
static gboolean
is_protocol (DeskRecordPaper *self)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->statement, self->source);

  return g_strcmp0 (desk_record_get_text (self->record, DESK_STATEMENT_FORM), "oral") == 0
         || (kind != NULL && g_strcmp0 (desk_term_get_string (kind, "paper_layout"), "protocol") == 0);
}

static DeskSheet *
make (DeskPaperSource *source, const char *language, gboolean is_copy)
{
  DeskRecordPaper self;

  desk_statement_paper_begin (&self, source, DESK_FORMAT_A4_FILE, language);
  desk_record_paper_set_mark (&self, is_copy ? "statement.copy" : NULL, self.statement->amended);
  if (is_protocol (&self))
    desk_record_paper_add_blocks (&self, "protocol", protocol_blocks, G_N_ELEMENTS (protocol_blocks));
  else
    desk_record_paper_add_blocks (&self, "statement", statement_blocks, G_N_ELEMENTS (statement_blocks));
  return self.sheet;
}

/**
 * desk_written_statement_make:
 *
 * Returns: (transfer full): the source's statement, on A4
 */
DeskSheet *
desk_written_statement_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, FALSE);
}

/**
 * desk_statement_copy_make:
 *
 * Returns: (transfer full): the same, marked as the applicant's copy
 */
DeskSheet *
desk_statement_copy_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, TRUE);
}
