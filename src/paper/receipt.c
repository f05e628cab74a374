// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt an applicant takes along, and under the line to cut at its stub, which the unit keeps. Nothing on it speaks of
// third persons; of a sealed matter it says nothing but its number.

#include "paper/papers.h"

#include "paper/receipt-parts.h"
#include "paper/statement-paper.h"

static void
add_submitted (DeskRecordPaper *self)
{
  desk_record_paper_add_time (self, "receipt.submitted", DESK_STATEMENT_SUBMITTED);
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
      desk_paper_source_get_term_words (self->source, "statement_kinds",
                                        desk_record_get_text (self->record, DESK_STATEMENT_KIND),
                                        self->language);

  desk_record_paper_add_pair (self, "receipt.kind", kind);
}

/* The topic, not the applicant's words: those may name others. */
static void
add_content (DeskRecordPaper *self)
{
  g_autofree char *topic =
      desk_paper_source_get_term_words (self->source, "topics",
                                        desk_record_get_text (self->record, DESK_STATEMENT_TOPIC),
                                        self->language);

  desk_record_paper_add_pair (self, "receipt.content", topic);
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

  desk_statement_paper_add_officials (self, pending);
}

/* One slot without the name of any register. */
static void
add_official_plain (DeskRecordPaper *self)
{
  g_autofree char *label = desk_record_paper_get_words (self, "receipt.official");
  g_autofree char *pending = desk_record_paper_get_words (self, "receipt.pending");
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_STATEMENT_OFFICIAL);
  const char *number =
      keys[0] != NULL ? desk_record_get_entry_text (self->record, DESK_STATEMENT_OFFICIAL, keys[0]) : NULL;

  desk_sheet_add_pair (self->sheet, label, number != NULL ? number : pending);
}

static char *
make_due_label (DeskRecordPaper *self, const char *clock)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; languages[i] != NULL; i++)
    g_strv_builder_take (labels,
                         desk_paper_source_format_text (self->source, "receipt.due", languages[i], "clock",
                                                        desk_paper_source_get_label (self->source, "clocks",
                                                                                     clock, languages[i])));
  all = g_strv_builder_end (labels);
  return g_strjoinv (" / ", all);
}

/* A term of hours ends at a minute, one of days with its day, whose end is the first second of the next. */
static void
add_due (DeskRecordPaper *self, const DeskPaperDue *due)
{
  DeskTerm *clock =
      desk_profile_get_term (desk_paper_source_get_profile (self->source), "clocks", due->clock);
  const char *unit = clock != NULL ? desk_term_get_string (clock, "unit") : NULL;
  gboolean is_minute = g_strcmp0 (unit, "hours") == 0 || g_strcmp0 (unit, "minutes") == 0;
  g_autofree char *label = make_due_label (self, due->clock);
  g_autofree char *time = desk_paper_source_format_time (self->source, is_minute ? due->due : due->due - 1,
                                                         is_minute ? "%d.%m.%Y %H:%M" : "%d.%m.%Y");

  if (g_strcmp0 (unit, "immediate") != 0)
    desk_sheet_add_pair (self->sheet, label, time);
}

static void
add_dues (DeskRecordPaper *self)
{
  for (guint i = 0; self->statement->dues != NULL && i < self->statement->dues->len; i++)
    add_due (self, &g_array_index (self->statement->dues, DeskPaperDue, i));
}

static const DeskPaperBlock receipt_blocks[] = {
  { "submitted", add_submitted },
  { "applicant", add_applicant },
  { "kind", add_kind },
  { "content", add_content },
  { "acceptor", add_acceptor },
  { "official", add_official },
  { "official_plain", add_official_plain },
  { "dues", add_dues },
};

static const char *
pick_layout (DeskRecordPaper *self)
{
  if (desk_paper_statement_is_sealed (self->statement, self->source))
    return "receipt_sealed";
  return g_strcmp0 (desk_record_get_text (self->record, DESK_STATEMENT_REGIME), "appeal") == 0
             ? "receipt_appeal"
             : "receipt";
}

/**
 * desk_receipt_make:
 *
 * Returns: (transfer full): the receipt of the source's statement with its stub, on A4
 */
DeskSheet *
desk_receipt_make (DeskPaperSource *source, const char *language)
{
  DeskRecordPaper self;
  const char *layout;
  gboolean is_full;

  desk_statement_paper_begin (&self, source, DESK_FORMAT_A4, language);
  layout = pick_layout (&self);
  is_full = g_str_equal (layout, "receipt");
  desk_receipt_add_head (&self, is_full ? "receipt.title" : "receipt.title_plain",
                         is_full ? "receipt.subtitle" : NULL);
  desk_record_paper_add_blocks (&self, layout, receipt_blocks, G_N_ELEMENTS (receipt_blocks));
  desk_receipt_add_foot (&self, "receipt.keep");
  desk_receipt_add_stub (&self, DESK_STATEMENT_SUBMITTED,
                         !desk_paper_statement_is_sealed (self.statement, source));
  return self.sheet;
}
