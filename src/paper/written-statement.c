// SPDX-License-Identifier: GPL-3.0-or-later
// The statement itself, as the applicant signs it: a statement with its addressee at the top right, or the protocol of an
// oral one. A copy for the applicant is the same paper, marked.

#include "paper/papers.h"

#include <string.h>

#include "model/attachment.h"
#include "model/moment.h"
#include "paper/attachment-words.h"
#include "paper/money.h"
#include "paper/statement-paper.h"

/* A sealed kind has a neutral title, on every paper. */
static void
add_title (DeskStatementPaper *self)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->about, self->source);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  desk_sheet_add_gap (self->sheet, 14);
  for (guint i = 0; kind != NULL && languages[i] != NULL; i++)
    {
      const char *title = desk_term_get_text (kind, "paper_title", languages[i]);

      desk_sheet_add_title (self->sheet, title != NULL ? title : desk_term_get_label (kind, languages[i]));
    }
  desk_sheet_add_gap (self->sheet, 4);
}

/* Whom the template of the kind addresses, in each language of the paper; nobody where it has no addressee. */
static char *
make_addressee (DeskStatementPaper *self)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->about, self->source);
  DeskTerm *template =
      kind != NULL ? desk_profile_get_term (desk_paper_source_get_profile (self->source),
                                            "statement_templates", desk_term_get_string (kind, "template"))
                   : NULL;
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

static void
add_addressee (DeskStatementPaper *self)
{
  const char *to = desk_record_get_text (self->statement, DESK_STATEMENT_ADDRESSEE);
  g_autofree char *usual = make_addressee (self);
  g_autofree char *to_label = desk_statement_paper_get_words (self, "statement.to");
  g_autofree char *from_label = desk_statement_paper_get_words (self, "statement.from");
  g_autofree char *name = desk_statement_paper_get_applicant (self);
  g_auto (GStrv) facts = self->about->applicant != NULL
                             ? desk_statement_paper_list_facts (self, self->about->applicant)
                             : g_new0 (char *, 1);

  desk_sheet_add_addressee (self->sheet, to_label, to != NULL ? to : usual);
  desk_sheet_add_addressee (self->sheet, from_label, name);
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", facts[i], facts[i + 1]);

      desk_sheet_add_addressee (self->sheet, NULL, line);
    }
}

static void
add_submitted (DeskStatementPaper *self)
{
  desk_statement_paper_add_time (self, "statement.submitted", DESK_STATEMENT_SUBMITTED);
}

static void
add_number (DeskStatementPaper *self)
{
  desk_statement_paper_add_pair (self, "statement.number", desk_statement_paper_get_number (self));
  desk_statement_paper_add_time (self, "statement.registered", DESK_STATEMENT_REGISTERED);
  desk_statement_paper_add_officials (self, NULL);
  desk_statement_paper_add_pair (self, "statement.supplement_to", self->about->supplement_no);
  desk_sheet_add_gap (self->sheet, 6);
}

/* When and where a protocol was made, and by whom. */
static void
add_made (DeskStatementPaper *self)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (self->source));
  const char *address = desk_record_get_text (station, DESK_STATION_ADDRESS);
  g_autofree char *place = g_strjoin (", ", desk_record_get_text (station, DESK_STATION_NAME), address, NULL);
  g_autofree char *post = desk_statement_paper_describe_officer (self);
  g_autofree char *name =
      self->about->officer != NULL ? desk_officer_get_short_name (self->about->officer) : NULL;
  g_autofree char *officer = post != NULL ? g_strjoin (" ", post, name, NULL) : g_strdup (name);

  desk_statement_paper_add_time (self, "protocol.made", DESK_STATEMENT_SUBMITTED);
  desk_statement_paper_add_pair (self, "protocol.place", place);
  desk_statement_paper_add_pair (self, "protocol.officer", officer);
}

static void
add_applicant (DeskStatementPaper *self)
{
  g_autofree char *heading = desk_statement_paper_get_words (self, "protocol.applicant");
  g_autofree char *name = desk_statement_paper_get_applicant (self);
  g_auto (GStrv) facts = self->about->applicant != NULL
                             ? desk_statement_paper_list_facts (self, self->about->applicant)
                             : g_new0 (char *, 1);

  desk_sheet_add_heading (self->sheet, heading);
  desk_statement_paper_add_pair (self, "protocol.name", name);
  for (guint i = 0; facts[i] != NULL; i += 2)
    desk_sheet_add_pair (self->sheet, facts[i], facts[i + 1]);
  desk_sheet_add_gap (self->sheet, 4);
}

/* "2026-11-20T18:30" and "2026-11-20" as papers write them. */
static char *
format_moment (const char *wall)
{
  DeskMoment moment;

  if (wall == NULL || !desk_moment_from_wall (wall, &moment))
    return g_strdup (wall);
  return moment.hour < 0 ? g_strdup_printf ("%02d.%02d.%d", moment.day, moment.month, moment.year)
                         : g_strdup_printf ("%02d.%02d.%d %02d:%02d", moment.day, moment.month, moment.year,
                                            moment.hour, moment.minute);
}

static void
add_facts (DeskStatementPaper *self)
{
  g_autofree char *from = format_moment (desk_record_get_text (self->statement, DESK_STATEMENT_EVENT_FROM));
  g_autofree char *to = format_moment (desk_record_get_text (self->statement, DESK_STATEMENT_EVENT_TO));
  g_autofree char *when = from != NULL ? g_strjoin (" – ", from, to, NULL) : g_strdup (to);

  desk_statement_paper_add_pair (self, "statement.when", when);
  desk_statement_paper_add_pair (self, "statement.where",
                                 desk_record_get_text (self->statement, DESK_STATEMENT_PLACE));
  desk_sheet_add_gap (self->sheet, 8);
}

static void
add_text (DeskStatementPaper *self)
{
  g_autofree char *text = desk_statement_get_text (self->about->statement);

  if (g_strstrip (text)[0] != '\0')
    desk_sheet_add_body (self->sheet, text);
  else if (self->about->attachments != NULL && self->about->attachments->len > 0)
    desk_statement_paper_add_texts (self, "statement.own_paper");
}

static void
add_content (DeskStatementPaper *self)
{
  g_autofree char *heading = desk_statement_paper_get_words (self, "protocol.content");

  desk_sheet_add_heading (self->sheet, heading);
  add_text (self);
}

static void
add_request (DeskStatementPaper *self)
{
  const char *request = desk_record_get_text (self->statement, DESK_STATEMENT_REQUEST);
  g_autofree char *heading = desk_statement_paper_get_words (self, "statement.request");

  if (request == NULL)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  desk_sheet_add_body (self->sheet, request);
}

/* In a domestic matter the law has other words for who took part. */
static char *
make_role (DeskStatementPaper *self, const char *code)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->about, self->source);
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
add_participant (DeskStatementPaper *self, const char *key)
{
  const char *id = desk_record_get_entry_text (self->statement, DESK_STATEMENT_PARTICIPANT_PERSON, key);
  DeskPerson *person =
      id != NULL && self->about->persons != NULL ? g_hash_table_lookup (self->about->persons, id) : NULL;
  const char *words = desk_record_get_entry_text (self->statement, DESK_STATEMENT_PARTICIPANT_WORDS, key);
  g_autofree char *name = person != NULL ? desk_person_get_full_name (person) : NULL;
  g_auto (GStrv) facts = person != NULL ? desk_statement_paper_list_facts (self, person) : g_new0 (char *, 1);
  g_autofree char *role =
      make_role (self, desk_record_get_entry_text (self->statement, DESK_STATEMENT_PARTICIPANT, key));
  const char *powers = desk_record_get_entry_text (self->statement, DESK_STATEMENT_PARTICIPANT_POWERS, key);
  g_autoptr (GString) details = g_string_new (name != NULL && words != NULL ? words : NULL);

  if (powers != NULL)
    g_string_append_printf (details, "%s%s", details->len > 0 ? "; " : "", powers);
  for (guint i = 0; facts[i] != NULL; i += 2)
    g_string_append_printf (details, "%s%s: %s", details->len > 0 ? "; " : "", facts[i], facts[i + 1]);
  desk_sheet_add_row (self->sheet, (const char *[]){ role, name != NULL ? name : words, details->str });
}

static void
add_participants (DeskStatementPaper *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->statement, DESK_STATEMENT_PARTICIPANT);
  g_autofree char *heading = desk_statement_paper_get_words (self, "statement.participants");
  g_autofree char *role = desk_statement_paper_get_words (self, "statement.role");
  g_autofree char *person = desk_statement_paper_get_words (self, "statement.person");
  g_autofree char *details = desk_statement_paper_get_words (self, "statement.details");
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

static void
add_item (DeskStatementPaper *self, guint position, const char *key)
{
  GVariant *value = desk_record_get_entry (self->statement, DESK_STATEMENT_ITEM_VALUE, key);
  GVariant *count = desk_record_get_entry (self->statement, DESK_STATEMENT_ITEM_COUNT, key);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *pieces =
      g_strdup_printf ("%" G_GINT64_FORMAT, count != NULL ? g_variant_get_int64 (count) : 1);
  g_autofree char *sum = value != NULL ? desk_money_format (g_variant_get_int64 (value)) : NULL;

  desk_sheet_add_row (self->sheet,
                      (const char *[]){
                          number,
                          desk_record_get_entry_text (self->statement, DESK_STATEMENT_ITEM, key),
                          pieces,
                          sum,
                          desk_record_get_entry_text (self->statement, DESK_STATEMENT_ITEM_NUMBER, key),
                      });
}

static void
add_total (DeskStatementPaper *self)
{
  gint64 total = desk_statement_get_total (self->about->statement);
  g_autofree char *sum = desk_money_format (total);
  g_autofree char *words = desk_statement_paper_format_words (self, "statement.total", "sum", sum);

  if (total > 0)
    desk_sheet_add_text (self->sheet, words);
}

static void
add_items (DeskStatementPaper *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->statement, DESK_STATEMENT_ITEM);
  g_autofree char *heading = desk_statement_paper_get_words (self, "statement.items");
  g_autofree char *item = desk_statement_paper_get_words (self, "statement.item");
  g_autofree char *count = desk_statement_paper_get_words (self, "statement.count");
  g_autofree char *value = desk_statement_paper_get_words (self, "statement.value");
  g_autofree char *number = desk_statement_paper_get_words (self, "statement.item_number");
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
add_attachments (DeskStatementPaper *self)
{
  GPtrArray *attachments = self->about->attachments;
  g_autofree char *heading = desk_statement_paper_get_words (self, "statement.attachments");

  if (attachments == NULL || attachments->len == 0)
    return;
  desk_sheet_add_heading (self->sheet, heading);
  for (guint i = 0; i < attachments->len; i++)
    {
      DeskRecord *attachment = g_ptr_array_index (attachments, i);
      const char *caption = desk_record_get_text (attachment, DESK_ATTACHMENT_CAPTION);
      g_autofree char *name = desk_attachment_describe (self, attachment);
      g_autofree char *size = desk_attachment_format_size (self, attachment);
      g_autofree char *line = g_strdup_printf ("%u. %s%s%s, %s", i + 1, caption != NULL ? caption : "",
                                               caption != NULL ? ": " : "", name, size);

      desk_sheet_add_text (self->sheet, line);
    }
}

/* What the applicant is warned of: what was said, or on a draft what will have to be. */
static DeskTerm *
get_warning (DeskStatementPaper *self)
{
  const char *code = desk_record_get_text (self->statement, DESK_STATEMENT_WARNING);
  DeskTerm *kind = desk_paper_statement_get_kind (self->about, self->source);

  if (code == NULL && self->about->is_draft && kind != NULL)
    code = desk_term_get_string (kind, "warning");
  return code != NULL ? desk_profile_get_term (desk_paper_source_get_profile (self->source), "warnings", code)
                      : NULL;
}

static void
add_warning_signature (DeskStatementPaper *self)
{
  g_autofree char *caption = desk_statement_paper_get_words (self, "statement.signature");
  g_autofree char *name =
      self->about->applicant != NULL ? desk_person_get_short_name (self->about->applicant) : NULL;
  g_autofree char *time =
      desk_paper_source_format_time (self->source,
                                     desk_record_get_integer (self->statement, DESK_STATEMENT_WARNED),
                                     "%d.%m.%Y %H:%M");
  g_autofree char *label = time != NULL
                               ? desk_statement_paper_format_words (self, "statement.warned", "time", time)
                               : desk_statement_paper_get_words (self, "statement.warning_signature");

  desk_sheet_add_signature (self->sheet, label, caption, name);
}

/* The warning has a line of its own to sign on. */
static void
add_warning (DeskStatementPaper *self)
{
  DeskTerm *warning = get_warning (self);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  const char *reason = desk_record_get_text (self->statement, DESK_STATEMENT_WARNING_REASON);

  if (warning == NULL)
    return;
  desk_sheet_begin_group (self->sheet);
  desk_sheet_add_gap (self->sheet, 8);
  for (guint i = 0; languages[i] != NULL; i++)
    desk_sheet_add_text (self->sheet, desk_term_get_text (warning, "text", languages[i]));
  if (desk_record_get_boolean (self->statement, DESK_STATEMENT_WARNING_REFUSED))
    {
      g_autofree char *refused = desk_statement_paper_format_words (self, "statement.warning_refused",
                                                                    "reason", reason != NULL ? reason : "—");

      desk_sheet_add_text (self->sheet, refused);
    }
  else
    add_warning_signature (self);
  desk_sheet_end_group (self->sheet);
}

static void
add_read (DeskStatementPaper *self)
{
  desk_sheet_add_gap (self->sheet, 8);
  desk_statement_paper_add_texts (self, "protocol.read");
}

static void
add_signature (DeskStatementPaper *self)
{
  const char *reason = desk_record_get_text (self->statement, DESK_STATEMENT_SIGNATURE_REASON);
  g_autofree char *label = desk_statement_paper_get_words (self, "statement.applicant");
  g_autofree char *caption = desk_statement_paper_get_words (self, "statement.date_signature");
  g_autofree char *name =
      self->about->applicant != NULL ? desk_person_get_short_name (self->about->applicant) : NULL;

  desk_sheet_add_gap (self->sheet, 6);
  if (reason != NULL)
    {
      g_autofree char *refused =
          desk_statement_paper_format_words (self, "statement.refused", "reason", reason);

      desk_sheet_add_text (self->sheet, refused);
    }
  else
    desk_sheet_add_signature (self->sheet, label, caption, name);
}

/* From here to the end on one page: nobody signs a page on which nothing else stands. */
static void
begin_closing (DeskStatementPaper *self)
{
  desk_sheet_begin_group (self->sheet);
}

static void
add_acceptance (DeskStatementPaper *self)
{
  desk_statement_paper_add_acceptance (self, "statement.accepted");
  desk_sheet_end_group (self->sheet);
}

static void
add_protocol_acceptance (DeskStatementPaper *self)
{
  desk_statement_paper_add_acceptance (self, "protocol.accepted");
  desk_sheet_end_group (self->sheet);
}

static const DeskPaperBlock statement_blocks[] = {
  { "addressee", add_addressee }, { "title", add_title },
  { "submitted", add_submitted }, { "number", add_number },
  { "warning", add_warning },     { "facts", add_facts },
  { "text", add_text },           { "participants", add_participants },
  { "items", add_items },         { "closing", begin_closing },
  { "request", add_request },     { "attachments", add_attachments },
  { "signature", add_signature }, { "acceptance", add_acceptance },
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
is_protocol (DeskStatementPaper *self)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self->about, self->source);

  return g_strcmp0 (desk_record_get_text (self->statement, DESK_STATEMENT_FORM), "oral") == 0
         || (kind != NULL && g_strcmp0 (desk_term_get_string (kind, "paper_layout"), "protocol") == 0);
}

/* A reprint says that the text is not the one first signed. */
static void
set_mark (DeskStatementPaper *self, gboolean is_copy)
{
  g_autofree char *copy = is_copy ? desk_statement_paper_get_words (self, "statement.copy") : NULL;
  g_autofree char *time =
      desk_paper_source_format_time (self->source, self->about->amended, "%d.%m.%Y %H:%M");
  g_autofree char *amended =
      time != NULL ? desk_statement_paper_format_words (self, "statement.amended", "time", time) : NULL;
  g_autofree char *mark = copy != NULL ? g_strjoin (" · ", copy, amended, NULL) : g_strdup (amended);

  desk_sheet_set_mark (self->sheet, mark);
}

static DeskSheet *
make (DeskPaperSource *source, const char *language, gboolean is_copy)
{
  DeskStatementPaper self;

  desk_statement_paper_begin (&self, source, DESK_FORMAT_A4_FILE, language);
  set_mark (&self, is_copy);
  if (is_protocol (&self))
    desk_statement_paper_add_blocks (&self, "protocol", protocol_blocks, G_N_ELEMENTS (protocol_blocks));
  else
    desk_statement_paper_add_blocks (&self, "statement", statement_blocks, G_N_ELEMENTS (statement_blocks));
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
