// SPDX-License-Identifier: GPL-3.0-or-later
// The card of a personal reception, with the columns that the rules of paperwork about citizens' appeals have for it: number,
// date, who received, who came, the question and its index, to whom it was given, until when, what came of it. A sealed topic
// is not named on it.

#include "paper/papers.h"

#include "paper/appointment-paper.h"

/**
 * desk_reception_card_applies:
 *
 * Returns: whether the source's appointment is a reception of which the result is kept
 */
gboolean
desk_reception_card_applies (DeskPaperSource *source)
{
  const DeskPaperAppointment *of = desk_paper_source_get_appointment (source, 0);
  const char *kind =
      of->reception != NULL ? desk_record_get_text (DESK_RECORD (of->reception), DESK_RECEPTION_KIND) : NULL;

  return desk_record_get_text (DESK_RECORD (of->appointment), DESK_APPOINTMENT_RESULT) != NULL
         || (kind != NULL
             && desk_profile_has_flag (desk_paper_source_get_profile (source), "reception_kinds", kind,
                                       "result_needed"));
}

static void
add_title (DeskRecordPaper *self)
{
  desk_record_paper_add_unit (self);
  desk_sheet_add_gap (self->sheet, 10);
  desk_record_paper_add_title (self, "card.title");
  desk_sheet_add_gap (self->sheet, 8);
}

static void
add_made (DeskRecordPaper *self)
{
  g_autofree char *start = desk_paper_appointment_format_start (self->appointment);

  desk_record_paper_add_pair (self, "card.date", start);
}

static void
add_acceptor (DeskRecordPaper *self)
{
  DeskReception *reception = self->appointment->reception;
  g_autofree char *official = desk_record_paper_name_officer (self, self->officer);

  if (official == NULL && reception != NULL)
    official = g_strdup (desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME));
  desk_record_paper_add_pair (self, "card.received_by", official);
}

static void
add_applicant (DeskRecordPaper *self)
{
  g_autofree char *heading = desk_record_paper_get_words (self, "card.applicant");
  g_autofree char *name = desk_record_paper_get_applicant (self);
  g_autofree char *group =
      desk_paper_source_get_term_words (self->source, "priority_groups",
                                        desk_record_get_text (self->record, DESK_APPOINTMENT_PRIORITY_GROUP),
                                        self->language);

  desk_sheet_add_heading (self->sheet, heading);
  desk_record_paper_add_pair (self, "card.name", name);
  if (self->applicant != NULL)
    desk_record_paper_add_facts (self, self->applicant);
  desk_record_paper_add_pair (self, "card.group", group);
  desk_record_paper_add_pair (self, "card.needs",
                              desk_record_get_text (self->record, DESK_APPOINTMENT_NEEDS));
}

static void
add_content (DeskRecordPaper *self)
{
  const char *question = desk_record_get_text (self->record, DESK_APPOINTMENT_QUESTION);
  g_autofree char *heading = desk_record_paper_get_words (self, "card.question");
  g_autofree char *topic =
      desk_paper_appointment_is_sealed (self->appointment, self->source)
          ? NULL
          : desk_paper_source_get_term_words (self->source, "topics",
                                              desk_record_get_text (self->record, DESK_APPOINTMENT_TOPIC),
                                              self->language);

  desk_sheet_add_heading (self->sheet, heading);
  if (question != NULL)
    desk_sheet_add_body (self->sheet, question);
  else
    desk_sheet_add_lines (self->sheet, 3);
  desk_record_paper_add_pair (self, "card.index", topic);
}

static void
add_assigned (DeskRecordPaper *self)
{
  gint64 due = desk_record_get_integer (self->record, DESK_APPOINTMENT_DUE);
  /* A term of whole days ends with the first second of the next day. */
  g_autofree char *day = due != 0 ? desk_paper_source_format_time (self->source, due - 1, "%d.%m.%Y") : NULL;

  desk_sheet_add_gap (self->sheet, 6);
  desk_record_paper_add_pair (self, "card.executor",
                              desk_record_get_text (self->record, DESK_APPOINTMENT_EXECUTOR));
  desk_record_paper_add_pair (self, "card.due", day);
}

static void
add_result (DeskRecordPaper *self)
{
  const char *decision = desk_record_get_text (self->record, DESK_APPOINTMENT_DECISION);
  g_autofree char *result =
      desk_paper_source_get_term_words (self->source, "reception_results",
                                        desk_record_get_text (self->record, DESK_APPOINTMENT_RESULT),
                                        self->language);
  g_autofree char *heading =
      desk_record_paper_get_words (self, decision != NULL ? "card.decision" : "card.resolution");

  desk_record_paper_add_pair (self, "card.result", result);
  desk_record_paper_add_pair (self, "card.statement", self->appointment->statement_no);
  desk_sheet_add_heading (self->sheet, heading);
  if (decision != NULL)
    desk_sheet_add_body (self->sheet, decision);
  else
    desk_sheet_add_lines (self->sheet, 4);
}

static void
add_answer (DeskRecordPaper *self)
{
  g_autofree char *form =
      desk_paper_source_get_term_words (self->source, "answer_forms",
                                        desk_record_get_text (self->record, DESK_APPOINTMENT_ANSWER_FORM),
                                        self->language);
  g_autofree char *time =
      desk_paper_source_format_time (self->source,
                                     desk_record_get_integer (self->record, DESK_APPOINTMENT_ANSWERED),
                                     "%d.%m.%Y");
  const char *how = desk_record_get_text (self->record, DESK_APPOINTMENT_ANSWER);
  g_autofree char *answered = time != NULL ? g_strjoin (", ", time, how, NULL) : g_strdup (how);

  desk_record_paper_add_pair (self, "card.form", form);
  desk_record_paper_add_pair (self, "card.answered", answered);
}

static void
begin_closing (DeskRecordPaper *self)
{
  desk_sheet_begin_group (self->sheet);
}

static void
add_signature (DeskRecordPaper *self)
{
  desk_record_paper_add_acceptance (self, "card.signature");
  desk_sheet_end_group (self->sheet);
}

static const DeskPaperBlock blocks[] = {
  { "title", add_title },         { "made", add_made },       { "acceptor", add_acceptor },
  { "applicant", add_applicant }, { "content", add_content }, { "assigned", add_assigned },
  { "result", add_result },       { "answer", add_answer },   { "closing", begin_closing },
  { "signature", add_signature },
};

/**
 * desk_reception_card_make:
 *
 * Returns: (transfer full): the card of the source's appointment, on A4
 */
DeskSheet *
desk_reception_card_make (DeskPaperSource *source, const char *language)
{
  const DeskPaperAppointment *of = desk_paper_source_get_appointment (source, 0);
  DeskRecord *record = DESK_RECORD (of->appointment);
  DeskRecordPaper self = {
    .source = source,
    .language = language,
    .record = record,
    .applicant = of->person,
    .officer = of->official,
    .number = desk_record_get_text (record, DESK_APPOINTMENT_NO),
    .appointment = of,
  };

  desk_record_paper_begin (&self, DESK_FORMAT_A4_FILE);
  desk_record_paper_add_blocks (&self, "reception_card", blocks, G_N_ELEMENTS (blocks));
  return self.sheet;
}
