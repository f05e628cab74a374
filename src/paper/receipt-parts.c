// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/receipt-parts.h"

/**
 * desk_receipt_add_head:
 * @title: key of a title with the {number}
 * @subtitle: (nullable): key of what the receipt is about
 *
 * Adds unit and title, beside a code that holds the number alone.
 */
void
desk_receipt_add_head (DeskRecordPaper *self, const char *title, const char *subtitle)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  if (self->number != NULL)
    desk_sheet_begin_qr_code (self->sheet, self->number);
  desk_record_paper_add_unit (self);
  desk_sheet_add_gap (self->sheet, 8);
  desk_record_paper_add_title (self, title);
  for (guint i = 0; subtitle != NULL && languages[i] != NULL; i++)
    desk_sheet_add_small (self->sheet, desk_paper_source_get_text (self->source, subtitle, languages[i]));
  desk_sheet_end_qr_code (self->sheet);
  desk_sheet_add_gap (self->sheet, 6);
}

/**
 * desk_receipt_add_foot:
 * @keep: key of what the receipt is good for
 *
 * Adds phone and check digits, and the line on which the officer signs.
 */
void
desk_receipt_add_foot (DeskRecordPaper *self, const char *keep)
{
  g_autofree char *label = desk_record_paper_get_words (self, "sheet.signature");
  g_autofree char *name = self->officer != NULL ? desk_officer_get_short_name (self->officer) : NULL;

  desk_record_paper_add_contact (self);
  desk_sheet_add_gap (self->sheet, 6);
  desk_record_paper_add_texts (self, keep);
  desk_sheet_add_signature (self->sheet, label, NULL, name);
}

/**
 * desk_receipt_add_stub:
 * @submitted: the instant of the record when it was accepted
 * @has_applicant: whether the stub has the applicant's name
 *
 * Adds the part that the unit keeps: the same number, signed by the applicant.
 */
void
desk_receipt_add_stub (DeskRecordPaper *self, guint submitted, gboolean has_applicant)
{
  g_autofree char *cut = desk_record_paper_get_words (self, "receipt.cut");
  g_autofree char *taken = desk_record_paper_get_words (self, "receipt.received");
  g_autofree char *caption = desk_record_paper_get_words (self, "receipt.received_caption");
  g_autofree char *name = has_applicant ? desk_record_paper_get_applicant (self) : NULL;

  desk_sheet_begin_group (self->sheet);
  desk_sheet_add_cut (self->sheet, cut);
  desk_record_paper_add_title (self, "receipt.stub");
  desk_record_paper_add_time (self, "receipt.submitted", submitted);
  desk_record_paper_add_pair (self, "receipt.applicant", name);
  desk_sheet_add_signature (self->sheet, taken, caption, NULL);
  desk_sheet_end_group (self->sheet);
}
