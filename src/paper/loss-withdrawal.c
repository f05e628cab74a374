// SPDX-License-Identifier: GPL-3.0-or-later
// The withdrawal of a declaration of loss: the owner found it again, or some of what was declared.

#include "paper/papers.h"

#include "paper/loss-paper.h"

static gboolean
is_withdrawn (const DeskPaperDocument *document)
{
  return g_strcmp0 (document->state, "withdrawn") == 0;
}

/**
 * desk_loss_withdrawal_applies:
 *
 * Returns: whether anything of the source's loss was found again by its owner
 */
gboolean
desk_loss_withdrawal_applies (DeskPaperSource *source)
{
  DeskRecord *loss = DESK_RECORD (desk_paper_source_get_loss (source, 0)->loss);
  g_autoptr (GArray) documents = desk_paper_documents_read (loss);

  for (guint i = 0; i < documents->len; i++)
    if (is_withdrawn (&g_array_index (documents, DeskPaperDocument, i)))
      return TRUE;
  return FALSE;
}

static void
add_addressee (DeskRecordPaper *self)
{
  DeskTerm *kind = desk_loss_paper_get_kind (self);

  desk_record_paper_add_addressee (self, kind != NULL ? desk_term_get_string (kind, "template") : NULL, NULL);
}

static void
add_title (DeskRecordPaper *self)
{
  desk_sheet_add_gap (self->sheet, 14);
  desk_record_paper_add_title (self, "loss_withdrawal.title");
  desk_sheet_add_gap (self->sheet, 8);
}

static void
add_text (DeskRecordPaper *self)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autofree char *declared =
      desk_paper_source_format_time (self->source, desk_record_get_integer (self->record, DESK_LOSS_DECLARED),
                                     "%d.%m.%Y");

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *text =
          desk_profile_format_text (desk_paper_source_get_profile (self->source), "loss_withdrawal.text",
                                    languages[i], "number", self->number != NULL ? self->number : "________",
                                    "date", declared != NULL ? declared : "________", NULL);

      desk_sheet_add_body (self->sheet, text);
    }
}

/* The last time that somebody told it, with what was remarked then. */
static void
add_event (DeskRecordPaper *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_LOSS_EVENT);
  const char *last = NULL;
  g_autofree char *time = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (self->record, DESK_LOSS_EVENT, keys[i]), "withdrawn") == 0)
      last = keys[i];
  if (last == NULL)
    return;
  time =
      desk_paper_source_format_time (self->source,
                                     desk_record_get_entry_integer (self->record, DESK_LOSS_EVENT_AT, last),
                                     "%d.%m.%Y %H:%M");
  desk_record_paper_add_pair (self, "loss_withdrawal.found", time);
  desk_record_paper_add_pair (self, "loss_withdrawal.note",
                              desk_record_get_entry_text (self->record, DESK_LOSS_EVENT_NOTE, last));
}

static void
add_documents (DeskRecordPaper *self)
{
  g_autoptr (GArray) documents = desk_paper_documents_read (self->record);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DeskPaperDocument));

  for (guint i = 0; i < documents->len; i++)
    if (is_withdrawn (&g_array_index (documents, DeskPaperDocument, i)))
      g_array_append_val (found, g_array_index (documents, DeskPaperDocument, i));
  desk_paper_documents_add_table (self, found->len > 0 ? found : documents, self->loss->persons);
  add_event (self);
}

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
  { "addressee", add_addressee },   { "title", add_title },       { "text", add_text },
  { "documents", add_documents },   { "closing", begin_closing }, { "signature", add_signature },
  { "acceptance", add_acceptance },
};

/**
 * desk_loss_withdrawal_make:
 *
 * Returns: (transfer full): the withdrawal of the source's loss, on A4
 */
DeskSheet *
desk_loss_withdrawal_make (DeskPaperSource *source, const char *language)
{
  DeskRecordPaper self;

  desk_loss_paper_begin (&self, source, DESK_FORMAT_A4_FILE, language);
  desk_record_paper_add_blocks (&self, "loss_withdrawal", blocks, G_N_ELEMENTS (blocks));
  return self.sheet;
}
