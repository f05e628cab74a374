// SPDX-License-Identifier: GPL-3.0-or-later
// The register of receptions for a period, with the columns of the journal of personal reception. Of a sealed matter it has
// neither name nor question.

#include "paper/papers.h"

#include "model/phone.h"
#include "paper/appointment-paper.h"
#include "paper/register-sheet.h"
#include "paper/words.h"

static const DeskRegisterSheetColumn columns[] = {
  { "sheet.row", 1.5, PANGO_ALIGN_RIGHT },           { "receptions.number", 3.4, PANGO_ALIGN_LEFT },
  { "receptions.date", 2.4, PANGO_ALIGN_LEFT },      { "receptions.received_by", 3.8, PANGO_ALIGN_LEFT },
  { "receptions.applicant", 4.4, PANGO_ALIGN_LEFT }, { "receptions.question", 5.4, PANGO_ALIGN_LEFT },
  { "receptions.executor", 3.2, PANGO_ALIGN_LEFT },  { "receptions.result", 3.6, PANGO_ALIGN_LEFT },
  { "receptions.answer", 3, PANGO_ALIGN_LEFT },
};

static char *
describe_applicant (DeskRegisterSheet *self, const DeskPaperAppointment *of)
{
  const char *number = desk_record_get_text (DESK_RECORD (of->appointment), DESK_APPOINTMENT_PHONE);
  g_autofree char *phone = number != NULL ? desk_phone_display (number) : NULL;
  g_autofree char *name = of->person != NULL ? desk_person_get_full_name (of->person) : NULL;
  GString *cell = g_string_new (NULL);

  desk_words_append (cell, "", name);
  if (of->person != NULL)
    desk_words_append (cell, ", ", desk_person_get_first_entry (of->person, DESK_PERSON_ADDRESS));
  if (name == NULL)
    desk_words_append (cell, "", phone);
  return g_string_free (cell, FALSE);
}

static char *
describe_executor (DeskRegisterSheet *self, DeskRecord *appointment)
{
  gint64 due = desk_record_get_integer (appointment, DESK_APPOINTMENT_DUE);
  g_autofree char *day = due != 0 ? desk_paper_source_format_time (self->source, due - 1, "%d.%m.%Y") : NULL;
  GString *cell = g_string_new (NULL);

  desk_words_append (cell, "", desk_record_get_text (appointment, DESK_APPOINTMENT_EXECUTOR));
  desk_words_append (cell, ", ", day);
  return g_string_free (cell, FALSE);
}

/* What came of it; before that, and where nobody came, the state. */
static char *
describe_result (DeskRegisterSheet *self, const DeskPaperAppointment *of)
{
  DeskRecord *appointment = DESK_RECORD (of->appointment);
  const char *result =
      desk_paper_source_get_label (self->source, "reception_results",
                                   desk_record_get_text (appointment, DESK_APPOINTMENT_RESULT),
                                   self->language);
  const char *state = desk_paper_source_get_label (self->source, "appointment_states",
                                                   desk_record_get_text (appointment, DESK_APPOINTMENT_STATE),
                                                   self->language);
  const char *reason =
      desk_paper_source_get_in_text (self->source, "cancel_reasons",
                                     desk_record_get_text (appointment, DESK_APPOINTMENT_CANCEL_REASON),
                                     self->language);
  g_autofree char *told =
      desk_paper_source_format_about (self->source, result != NULL ? result : state, reason, self->language);
  GString *cell = g_string_new (told);

  desk_words_append (cell, ", № ", of->statement_no);
  return g_string_free (cell, FALSE);
}

static char *
describe_answer (DeskRegisterSheet *self, DeskRecord *appointment)
{
  g_autofree char *day =
      desk_paper_source_format_time (self->source,
                                     desk_record_get_integer (appointment, DESK_APPOINTMENT_ANSWERED),
                                     "%d.%m.%Y");
  GString *cell = g_string_new (NULL);

  desk_words_append (cell, "", desk_record_get_text (appointment, DESK_APPOINTMENT_ANSWER));
  desk_words_append (cell, ", ", day);
  return g_string_free (cell, FALSE);
}

static const char *
get_reception (const DeskPaperAppointment *of)
{
  return of->reception != NULL ? desk_record_get_text (DESK_RECORD (of->reception), DESK_RECEPTION_NAME)
                               : NULL;
}

static void
add_appointment (DeskRegisterSheet *self, guint position)
{
  const DeskPaperAppointment *of = desk_paper_source_get_appointment (self->source, position);
  DeskRecord *appointment = DESK_RECORD (of->appointment);
  gboolean is_sealed = desk_paper_appointment_is_sealed (of, self->source);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *start = desk_paper_appointment_format_start (of);
  g_autofree char *official = desk_paper_source_describe_officer (self->source, of->official, self->language);
  g_autofree char *applicant = describe_applicant (self, of);
  g_autofree char *question = desk_paper_appointment_describe_question (of, self->source, self->language);
  g_autofree char *executor = describe_executor (self, appointment);
  g_autofree char *result = describe_result (self, of);
  g_autofree char *answer = describe_answer (self, appointment);

  desk_sheet_add_row (self->sheet, (const char *[]){
                                       row,
                                       desk_record_get_text (appointment, DESK_APPOINTMENT_NO),
                                       start,
                                       official != NULL ? official : get_reception (of),
                                       is_sealed ? desk_paper_source_get_text (self->source, "sheet.sealed",
                                                                               self->language)
                                                 : applicant,
                                       question,
                                       executor,
                                       result,
                                       answer,
                                   });
}

/**
 * desk_appointment_register_make:
 *
 * Returns: (transfer full): the register of the source's appointments, on A4 across
 */
DeskSheet *
desk_appointment_register_make (DeskPaperSource *source, const char *language)
{
  guint n_rows = desk_paper_source_get_n_appointments (source);
  DeskRegisterSheet self;

  desk_register_sheet_begin (&self, source, "receptions", language);
  if (n_rows > 0)
    {
      desk_register_sheet_begin_rows (&self, columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < n_rows; i++)
        add_appointment (&self, i);
      desk_register_sheet_end_rows (&self, n_rows);
    }
  else
    desk_sheet_add_text (self.sheet, desk_register_sheet_get_text (&self, "empty"));
  desk_register_sheet_sign (&self);
  return self.sheet;
}
