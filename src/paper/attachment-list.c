// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a statement's attachments: with size and the end of its hash a file can be told from any other.

#include "paper/papers.h"

#include <string.h>

#include "model/attachment.h"
#include "paper/attachment-words.h"
#include "paper/statement-paper.h"

#define HASH_TAIL 12

/**
 * desk_attachment_describe:
 *
 * Returns: (transfer full): the file name; one that was declared void is marked
 */
char *
desk_attachment_describe (DeskRecordPaper *paper, DeskRecord *attachment)
{
  const char *name = desk_record_get_text (attachment, DESK_ATTACHMENT_NAME);

  if (!desk_record_get_boolean (attachment, DESK_ATTACHMENT_VOID))
    return g_strdup (name != NULL ? name : "—");
  return desk_paper_source_format_text (paper->source, "attachments.void", paper->language, "name",
                                        name != NULL ? name : "—");
}

/**
 * desk_attachment_format_size:
 *
 * Returns: (transfer full): "1234 kB", rounded up
 */
char *
desk_attachment_format_size (DeskRecordPaper *paper, DeskRecord *attachment)
{
  gint64 size = desk_record_get_integer (attachment, DESK_ATTACHMENT_SIZE);
  g_autofree char *kilobytes = g_strdup_printf ("%" G_GINT64_FORMAT, (size + 999) / 1000);

  return desk_paper_source_format_text (paper->source, "attachments.kilobytes", paper->language, "size",
                                        kilobytes);
}

static void
add_attachment (DeskRecordPaper *self, guint position, DeskRecord *attachment)
{
  const char *sha = desk_record_get_text (attachment, DESK_ATTACHMENT_SHA);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *name = desk_attachment_describe (self, attachment);
  g_autofree char *size = desk_attachment_format_size (self, attachment);

  desk_sheet_add_row (self->sheet,
                      (const char *[]){
                          row,
                          name,
                          desk_record_get_text (attachment, DESK_ATTACHMENT_CAPTION),
                          size,
                          sha != NULL && strlen (sha) > HASH_TAIL ? sha + strlen (sha) - HASH_TAIL : sha,
                      });
}

static void
add_table (DeskRecordPaper *self, GPtrArray *attachments)
{
  g_autofree char *name = desk_record_paper_get_words (self, "attachments.name");
  g_autofree char *caption = desk_record_paper_get_words (self, "attachments.caption");
  g_autofree char *size = desk_record_paper_get_words (self, "attachments.size");
  g_autofree char *hash = desk_record_paper_get_words (self, "attachments.hash");
  g_autofree char *count = g_strdup_printf ("%u", attachments->len);
  g_autofree char *total = desk_record_paper_format_words (self, "attachments.total", "count", count);
  const DeskSheetColumn columns[] = {
    { desk_paper_source_get_text (self->source, "sheet.number", self->language), 0.9, PANGO_ALIGN_RIGHT },
    { name, 4.4, PANGO_ALIGN_LEFT },
    { caption, 4.4, PANGO_ALIGN_LEFT },
    { size, 2, PANGO_ALIGN_RIGHT },
    { hash, 2.8, PANGO_ALIGN_LEFT },
  };

  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < attachments->len; i++)
    add_attachment (self, i, g_ptr_array_index (attachments, i));
  desk_sheet_end_table (self->sheet);
  desk_sheet_add_text (self->sheet, total);
}

/**
 * desk_attachment_list_make:
 *
 * Returns: (transfer full): the list of attachments of the source's statement, on A4
 */
DeskSheet *
desk_attachment_list_make (DeskPaperSource *source, const char *language)
{
  DeskRecordPaper self;
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));

  desk_statement_paper_begin (&self, source, DESK_FORMAT_A4_FILE, language);
  desk_sheet_add_small (self.sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_gap (self.sheet, 10);
  desk_record_paper_add_title (&self,
                               self.statement->is_draft ? "attachments.title_draft" : "attachments.title");
  desk_sheet_add_gap (self.sheet, 8);
  if (self.statement->attachments != NULL && self.statement->attachments->len > 0)
    add_table (&self, self.statement->attachments);
  else
    desk_record_paper_add_texts (&self, "attachments.empty");
  desk_record_paper_add_acceptance (&self, "statement.accepted");
  return self.sheet;
}
