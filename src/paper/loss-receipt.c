// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt of a declaration of loss, with its stub. It tells which documents were declared, of the applicant's own with
// the end of their numbers; of those of others nothing but their kind.

#include "paper/papers.h"

#include "paper/loss-paper.h"
#include "paper/official-numbers.h"
#include "paper/receipt-parts.h"
#include "paper/words.h"

static void
add_submitted (DeskRecordPaper *self)
{
  desk_record_paper_add_time (self, "receipt.submitted", DESK_LOSS_DECLARED);
}

static void
add_applicant (DeskRecordPaper *self)
{
  g_autofree char *name = desk_record_paper_get_applicant (self);

  desk_record_paper_add_pair (self, "receipt.applicant", name);
}

static void
add_kind (DeskRecordPaper *self)
{
  g_autofree char *kind =
      desk_paper_source_get_term_words (self->source, "statement_kinds", DESK_LOSS_KIND, self->language);

  desk_record_paper_add_pair (self, "receipt.kind", kind);
}

/* That it is somebody else's, in each language of the paper. */
static char *
describe_of_another (DeskRecordPaper *self, const char *type)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  GString *words = g_string_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *label = desk_paper_source_get_label (self->source, "document_types", type, languages[i]);
      g_autofree char *document =
          desk_paper_source_format_text (self->source, "loss_receipt.of_another", languages[i], "document",
                                         label != NULL ? label : "");

      desk_words_append (words, " / ", document);
    }
  return g_string_free (words, FALSE);
}

static char *
describe_document (DeskRecordPaper *self, const DeskPaperDocument *document)
{
  g_autofree char *type =
      desk_paper_source_get_term_words (self->source, "document_types", document->type, self->language);
  g_autofree char *tail = desk_person_mask (document->number);

  if (desk_paper_document_is_of_another (document, self->record))
    return describe_of_another (self, document->type);
  return tail != NULL ? g_strjoin (" ", type, tail, NULL) : g_steal_pointer (&type);
}

static void
add_documents (DeskRecordPaper *self)
{
  g_autoptr (GArray) documents = desk_paper_documents_read (self->record);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < documents->len; i++)
    g_strv_builder_take (lines, describe_document (self, &g_array_index (documents, DeskPaperDocument, i)));
  all = g_strv_builder_end (lines);
  text = g_strjoinv ("\n", all);
  desk_record_paper_add_pair (self, "loss_receipt.documents", text);
}

static void
add_acceptor (DeskRecordPaper *self)
{
  desk_record_paper_add_acceptor (self, "receipt.accepted");
}

static void
add_official (DeskRecordPaper *self)
{
  g_autofree char *pending = desk_record_paper_get_words (self, "receipt.pending");

  desk_record_paper_add_officials (self, desk_loss_paper_get_kind (self), pending);
}

static const DeskPaperBlock blocks[] = {
  { "submitted", add_submitted }, { "applicant", add_applicant }, { "kind", add_kind },
  { "documents", add_documents }, { "acceptor", add_acceptor },   { "official", add_official },
};

static DeskSheet *
make (DeskPaperSource *source, const char *language, const char *copy)
{
  DeskRecordPaper self;

  desk_loss_paper_begin (&self, source, DESK_FORMAT_A4, language);
  desk_record_paper_set_mark (&self, copy, 0);
  desk_receipt_add_head (&self, "receipt.title", "loss_receipt.subtitle");
  desk_record_paper_add_blocks (&self, "loss_receipt", blocks, G_N_ELEMENTS (blocks));
  desk_receipt_add_foot (&self, "loss_receipt.keep");
  desk_receipt_add_stub (&self, DESK_LOSS_DECLARED, TRUE);
  return self.sheet;
}

/**
 * desk_loss_receipt_make:
 *
 * Returns: (transfer full): the receipt of the source's loss, on A4
 */
DeskSheet *
desk_loss_receipt_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, NULL);
}

/**
 * desk_loss_receipt_copy_make:
 *
 * Returns: (transfer full): the same, marked as a copy
 */
DeskSheet *
desk_loss_receipt_copy_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, "loss_receipt.copy");
}
