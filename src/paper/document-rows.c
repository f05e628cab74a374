// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/document-rows.h"

#include "model/loss-step.h"
#include "paper/paper-date.h"
#include "paper/words.h"

/* Where the rows lie in a loss and in a statement, in the order of the texts of DeskPaperDocument. */
static const guint loss_fields[] = {
  DESK_LOSS_DOCUMENT,        DESK_LOSS_DOCUMENT_NUMBER,  DESK_LOSS_DOCUMENT_SOURCE, DESK_LOSS_DOCUMENT_ISSUER,
  DESK_LOSS_DOCUMENT_ISSUED, DESK_LOSS_DOCUMENT_EXPIRES, DESK_LOSS_DOCUMENT_HOLDER, DESK_LOSS_DOCUMENT_BASIS,
};

static const guint statement_fields[] = {
  DESK_STATEMENT_DOCUMENT,        DESK_STATEMENT_DOCUMENT_NUMBER, DESK_STATEMENT_DOCUMENT_SOURCE,
  DESK_STATEMENT_DOCUMENT_ISSUER, DESK_STATEMENT_DOCUMENT_ISSUED, DESK_STATEMENT_DOCUMENT_EXPIRES,
  DESK_STATEMENT_DOCUMENT_HOLDER, DESK_STATEMENT_DOCUMENT_BASIS,
};

/**
 * desk_paper_documents_read:
 * @record: a loss or a statement
 *
 * Returns: (transfer full) (element-type DeskPaperDocument): its documents, in the order in which they were entered
 */
GArray *
desk_paper_documents_read (DeskRecord *record)
{
  gboolean is_loss = DESK_IS_LOSS (record);
  const guint *fields = is_loss ? loss_fields : statement_fields;
  g_autofree const char **keys = desk_record_list_keys (record, fields[0]);
  GArray *documents = g_array_new (FALSE, TRUE, sizeof (DeskPaperDocument));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      DeskPaperDocument document = {
        .type = desk_record_get_entry_text (record, fields[0], keys[i]),
        .number = desk_record_get_entry_text (record, fields[1], keys[i]),
        .source = desk_record_get_entry_text (record, fields[2], keys[i]),
        .issuer = desk_record_get_entry_text (record, fields[3], keys[i]),
        .issued = desk_record_get_entry_text (record, fields[4], keys[i]),
        .expires = desk_record_get_entry_text (record, fields[5], keys[i]),
        .holder = desk_record_get_entry_text (record, fields[6], keys[i]),
        .basis = desk_record_get_entry_text (record, fields[7], keys[i]),
        .state = is_loss ? desk_loss_get_document_state (DESK_LOSS (record), keys[i]) : NULL,
      };

      g_array_append_val (documents, document);
    }
  return documents;
}

/**
 * desk_paper_document_is_of_another:
 * @record: the loss or the statement
 *
 * Returns: whether it belongs to somebody else than the applicant
 */
gboolean
desk_paper_document_is_of_another (const DeskPaperDocument *self, DeskRecord *record)
{
  const char *applicant =
      desk_record_get_text (record, DESK_IS_LOSS (record) ? (guint)DESK_LOSS_APPLICANT
                                                          : (guint)DESK_STATEMENT_APPLICANT);

  return self->holder != NULL && g_strcmp0 (self->holder, applicant) != 0;
}

static DeskPerson *
find_holder (const DeskPaperDocument *document, DeskRecord *record, GHashTable *persons)
{
  return persons != NULL && desk_paper_document_is_of_another (document, record)
             ? g_hash_table_lookup (persons, document->holder)
             : NULL;
}

/* "DMS, 12.03.2019; valid until 12.03.2029" */
static char *
describe_issue (DeskRecordPaper *self, const DeskPaperDocument *document)
{
  g_autofree char *issued = desk_paper_date_format (document->issued);
  g_autofree char *expires = desk_paper_date_format (document->expires);
  g_autofree char *valid =
      expires != NULL ? desk_record_paper_format_words (self, "loss.valid", "date", expires) : NULL;
  GString *issue = g_string_new (document->issuer);

  desk_words_append (issue, ", ", issued);
  desk_words_append (issue, "; ", valid);
  return g_string_free (issue, FALSE);
}

/* The number, and how it is known. */
static char *
describe_number (DeskRecordPaper *self, const DeskPaperDocument *document)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autoptr (GString) source = g_string_new (NULL);

  if (document->number == NULL)
    return desk_record_paper_get_words (self, "loss.number_unknown");
  for (guint i = 0; document->source != NULL && languages[i] != NULL; i++)
    desk_words_append (source, " / ",
                       desk_paper_source_get_in_text (self->source, "number_sources", document->source,
                                                      languages[i]));
  return source->len > 0 ? desk_profile_format_text (desk_paper_source_get_profile (self->source),
                                                     "loss.number_known", self->language, "number",
                                                     document->number, "source", source->str, NULL)
                         : g_strdup (document->number);
}

static void
add_row (DeskRecordPaper *self, guint position, const DeskPaperDocument *document, GHashTable *persons)
{
  DeskPerson *holder = find_holder (document, self->record, persons);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *type =
      desk_paper_source_get_term_words (self->source, "document_types", document->type, self->language);
  g_autofree char *number = describe_number (self, document);
  g_autofree char *issue = describe_issue (self, document);
  g_autofree char *name = holder != NULL ? desk_person_get_full_name (holder)
                          : desk_paper_document_is_of_another (document, self->record)
                              ? NULL
                              : desk_record_paper_get_words (self, "loss.applicant");

  desk_sheet_add_row (self->sheet, (const char *[]){ row, type, number, issue, name });
}

/**
 * desk_paper_documents_add_table:
 * @documents: (element-type DeskPaperDocument)
 * @persons: (nullable): id to DeskPerson, of the holders
 *
 * Adds a table of the documents.
 */
void
desk_paper_documents_add_table (DeskRecordPaper *self, GArray *documents, GHashTable *persons)
{
  g_autofree char *document = desk_record_paper_get_words (self, "loss.document");
  g_autofree char *number = desk_record_paper_get_words (self, "loss.number");
  g_autofree char *issued = desk_record_paper_get_words (self, "loss.issued");
  g_autofree char *holder = desk_record_paper_get_words (self, "loss.holder");
  const DeskSheetColumn columns[] = {
    { desk_paper_source_get_text (self->source, "sheet.number", self->language), 0.8, PANGO_ALIGN_RIGHT },
    { document, 3.2, PANGO_ALIGN_LEFT },
    { number, 3.6, PANGO_ALIGN_LEFT },
    { issued, 3.4, PANGO_ALIGN_LEFT },
    { holder, 3, PANGO_ALIGN_LEFT },
  };

  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < documents->len; i++)
    add_row (self, i, &g_array_index (documents, DeskPaperDocument, i), persons);
  desk_sheet_end_table (self->sheet);
}

/* Name, date of birth and personal number. */
static char *
describe_holder (DeskRecordPaper *self, DeskPerson *holder)
{
  DeskRecord *record = DESK_RECORD (holder);
  g_autofree char *name = desk_person_get_full_name (holder);
  g_autofree char *birth = desk_paper_date_format (desk_record_get_text (record, DESK_PERSON_BIRTH));
  GString *words = g_string_new (name);

  desk_words_append (words, ", ", birth);
  desk_words_append (words, ", ", desk_record_get_text (record, DESK_PERSON_PERSONAL_NUMBER));
  return g_string_free (words, FALSE);
}

/* The ground with the paper that proves it. */
static char *
describe_basis (DeskRecordPaper *self, const char *code)
{
  g_autofree char *ground =
      desk_paper_source_get_term_words (self->source, "representation_grounds", code, self->language);
  DeskTerm *term =
      desk_profile_get_term (desk_paper_source_get_profile (self->source), "representation_grounds", code);
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autoptr (GString) proof = g_string_new (NULL);

  if (term == NULL)
    return g_steal_pointer (&ground);
  for (guint i = 0; languages[i] != NULL; i++)
    g_string_append_printf (proof, "%s%s", i > 0 ? " / " : "",
                            desk_term_get_text (term, "proof", languages[i]));
  return desk_profile_format_text (desk_paper_source_get_profile (self->source), "loss.basis", self->language,
                                   "ground", ground, "proof", proof->str, NULL);
}

/**
 * desk_paper_documents_add_holders:
 *
 * Adds, for each holder who is not the applicant, who it is and on what ground the applicant speaks.
 */
void
desk_paper_documents_add_holders (DeskRecordPaper *self, GArray *documents, GHashTable *persons)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < documents->len; i++)
    {
      const DeskPaperDocument *document = &g_array_index (documents, DeskPaperDocument, i);
      DeskPerson *holder = find_holder (document, self->record, persons);
      g_autofree char *heading = desk_record_paper_get_words (self, "loss.holders");
      g_autofree char *who = holder != NULL ? describe_holder (self, holder) : NULL;
      g_autofree char *basis = document->basis != NULL ? describe_basis (self, document->basis) : NULL;

      if (holder == NULL || !g_hash_table_add (seen, (gpointer)document->holder))
        continue;
      if (g_hash_table_size (seen) == 1)
        desk_sheet_add_heading (self->sheet, heading);
      desk_record_paper_add_pair (self, "loss.holder", who);
      desk_record_paper_add_pair (self, "loss.ground", basis);
      desk_sheet_add_gap (self->sheet, 4);
    }
}
