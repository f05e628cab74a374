// SPDX-License-Identifier: GPL-3.0-or-later
// The declaration of loss, as the applicant signs it: addressee, documents with their holders, what happened. It is no
// crime report and carries no warning. A copy for the applicant is the same paper, marked.

#include "paper/papers.h"

#include "paper/loss-paper.h"
#include "paper/paper-date.h"

/**
 * desk_loss_paper_begin:
 * @self: (out caller-allocates): the paper
 * @source: what it is made from; its first loss is the one it is about
 *
 * Begins a paper about a loss.
 */
void
desk_loss_paper_begin (DeskRecordPaper *self, DeskPaperSource *source, DeskFormat format,
                       const char *language)
{
  const DeskPaperLoss *loss = desk_paper_source_get_loss (source, 0);
  DeskRecord *record = DESK_RECORD (loss->loss);

  *self = (DeskRecordPaper){
    .source = source,
    .language = language,
    .record = record,
    .applicant = loss->applicant,
    .officer = loss->officer,
    .number = loss->is_draft ? NULL : desk_record_get_text (record, DESK_LOSS_NO),
    .seal = loss->seal,
    .is_draft = loss->is_draft,
    .loss = loss,
  };
  desk_record_paper_begin (self, format);
}

/**
 * desk_loss_paper_get_kind:
 *
 * Returns: (transfer none) (nullable): what the law calls such a declaration among the kinds of statements
 */
DeskTerm *
desk_loss_paper_get_kind (DeskRecordPaper *self)
{
  return desk_profile_get_term (desk_paper_source_get_profile (self->source), "statement_kinds",
                                DESK_LOSS_KIND);
}

static void
add_addressee (DeskRecordPaper *self)
{
  DeskTerm *kind = desk_loss_paper_get_kind (self);

  desk_record_paper_add_addressee (self, kind != NULL ? desk_term_get_string (kind, "template") : NULL, NULL);
}

static gboolean
has_many (DeskRecordPaper *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_LOSS_DOCUMENT);

  return keys[0] != NULL && keys[1] != NULL;
}

static void
add_title (DeskRecordPaper *self)
{
  desk_sheet_add_gap (self->sheet, 10);
  desk_record_paper_add_title (self, has_many (self) ? "loss.title_many" : "loss.title");
  desk_sheet_add_gap (self->sheet, 4);
}

static void
add_number (DeskRecordPaper *self)
{
  desk_record_paper_add_time (self, "statement.submitted", DESK_LOSS_DECLARED);
  desk_record_paper_add_pair (self, "statement.number", self->number);
  desk_sheet_add_gap (self->sheet, 2);
}

static void
add_documents (DeskRecordPaper *self)
{
  g_autoptr (GArray) documents = desk_paper_documents_read (self->record);

  desk_record_paper_add_texts (self, has_many (self) ? "loss.opening_many" : "loss.opening");
  desk_paper_documents_add_table (self, documents, self->loss->persons);
}

static void
add_holders (DeskRecordPaper *self)
{
  g_autoptr (GArray) documents = desk_paper_documents_read (self->record);

  desk_paper_documents_add_holders (self, documents, self->loss->persons);
}

static void
add_facts (DeskRecordPaper *self)
{
  g_autofree char *circumstance =
      desk_paper_source_get_term_words (self->source, "loss_circumstances",
                                        desk_record_get_text (self->record, DESK_LOSS_CIRCUMSTANCE),
                                        self->language);
  g_autofree char *had = desk_paper_date_format_moment (desk_record_get_text (self->record, DESK_LOSS_HAD));
  g_autofree char *missed =
      desk_paper_date_format_moment (desk_record_get_text (self->record, DESK_LOSS_MISSED));
  g_autofree char *unknown = desk_record_get_boolean (self->record, DESK_LOSS_PLACE_UNKNOWN)
                                 ? desk_record_paper_get_words (self, "loss.where_unknown")
                                 : NULL;
  const char *place = desk_record_get_text (self->record, DESK_LOSS_PLACE);
  g_autofree char *between = had != NULL && missed != NULL ? g_strjoin (" – ", had, missed, NULL) : NULL;

  desk_sheet_add_gap (self->sheet, 4);
  desk_record_paper_add_pair (self, "loss.happened", circumstance);
  desk_record_paper_add_pair (self, "loss.when", between);
  if (between == NULL)
    {
      desk_record_paper_add_pair (self, "loss.had", had);
      desk_record_paper_add_pair (self, "loss.missed", missed);
    }
  desk_record_paper_add_pair (self, "loss.where", place != NULL ? place : unknown);
}

/* What the applicant said; where nothing was written down, what the profile has for what happened. */
static void
add_text (DeskRecordPaper *self)
{
  const char *text = desk_record_get_text (self->record, DESK_LOSS_TEXT);
  const char *circumstance = desk_record_get_text (self->record, DESK_LOSS_CIRCUMSTANCE);
  DeskTerm *term = circumstance != NULL ? desk_profile_get_term (desk_paper_source_get_profile (self->source),
                                                                 "loss_circumstances", circumstance)
                                        : NULL;
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  if (text == NULL && term == NULL)
    return;
  desk_sheet_add_gap (self->sheet, 4);
  if (text != NULL)
    desk_sheet_add_body (self->sheet, text);
  for (guint i = 0; text == NULL && languages[i] != NULL; i++)
    desk_sheet_add_body (self->sheet, desk_term_get_text (term, "text", languages[i]));
}

static void
add_things (DeskRecordPaper *self)
{
  desk_record_paper_add_pair (self, "loss.things",
                              desk_record_get_text (self->record, DESK_LOSS_OTHER_ITEMS));
}

static void
add_publish (DeskRecordPaper *self)
{
  if (desk_record_get_boolean (self->record, DESK_LOSS_PUBLISH))
    desk_record_paper_add_texts (self, "loss.publish");
}

static void
add_request (DeskRecordPaper *self)
{
  desk_record_paper_add_texts (self, "loss.request");
}

/* From here to the end on one page: nobody signs a page on which nothing else stands. */
static void
begin_closing (DeskRecordPaper *self)
{
  desk_sheet_begin_group (self->sheet);
}

static void
add_signature (DeskRecordPaper *self)
{
  desk_record_paper_add_signature (self);
}

static void
add_acceptance (DeskRecordPaper *self)
{
  desk_record_paper_add_acceptance (self, "loss.accepted");
  desk_sheet_end_group (self->sheet);
}

static const DeskPaperBlock blocks[] = {
  { "addressee", add_addressee },
  { "title", add_title },
  { "number", add_number },
  { "documents", add_documents },
  { "holders", add_holders },
  { "facts", add_facts },
  { "text", add_text },
  { "things", add_things },
  { "closing", begin_closing },
  { "publish", add_publish },
  { "request", add_request },
  { "signature", add_signature },
  { "acceptance", add_acceptance },
};

static DeskSheet *
make (DeskPaperSource *source, const char *language, const char *copy)
{
  DeskRecordPaper self;

  desk_loss_paper_begin (&self, source, DESK_FORMAT_A4_FILE, language);
  desk_record_paper_set_mark (&self, copy, self.loss->amended);
  desk_record_paper_add_blocks (&self, "loss", blocks, G_N_ELEMENTS (blocks));
  return self.sheet;
}

/**
 * desk_loss_declaration_make:
 *
 * Returns: (transfer full): the declaration of the source's loss, on A4
 */
DeskSheet *
desk_loss_declaration_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, NULL);
}

/**
 * desk_loss_copy_make:
 *
 * Returns: (transfer full): the same, marked as the applicant's copy
 */
DeskSheet *
desk_loss_copy_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, "statement.copy");
}
