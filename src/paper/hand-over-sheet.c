// SPDX-License-Identifier: GPL-3.0-or-later
// What stays at the desk when the shift is handed over: drafts, terms that end, visits, statements without a signature,
// appointments of the day that are not finished, found documents kept too long, what headquarters does not have for days.
// Both officers sign it. Of a sealed matter it has the number alone.

#include "model/statement-clocks.h"
#include "paper/appointment-paper.h"
#include "paper/inside-list.h"
#include "paper/papers.h"
#include "paper/statement-paper.h"

#define TIME "%d.%m.%Y %H:%M"

typedef struct
{
  DeskPaperSource *source;
  DeskSheet *sheet;
  const char *language;
} HandOver;

static const char *
get_text (HandOver *self, const char *key)
{
  return desk_paper_source_get_text (self->source, key, self->language);
}

static void
begin_section (HandOver *self, const char *key)
{
  desk_sheet_add_gap (self->sheet, 8);
  desk_sheet_add_heading (self->sheet, get_text (self, key));
}

/* Kind of the statement, or that it is not told. */
static const char *
get_kind (HandOver *self, DeskStatement *statement)
{
  const DeskPaperStatement about = { .statement = statement };

  return desk_paper_statement_is_sealed (&about, self->source)
             ? get_text (self, "sheet.sealed")
             : desk_paper_source_get_label (self->source, "statement_kinds",
                                            desk_record_get_text (DESK_RECORD (statement),
                                                                  DESK_STATEMENT_KIND),
                                            self->language);
}

static const char *
get_form (HandOver *self, const DeskPaperDraft *draft)
{
  static const struct
  {
    const char *form;
    const char *key;
  } forms[] = {
    { "front-desk-entry", "hand_over.form_entry" },
    { "visit", "hand_over.form_visit" },
    { "visit-amendment", "hand_over.form_visit" },
    { "person", "hand_over.form_person" },
    { "statement", "hand_over.form_statement" },
    { "loss", "hand_over.form_loss" },
    { "find", "hand_over.form_find" },
    { "hand-over", "hand_over.form_act" },
    { "appointment", "hand_over.form_booking" },
  };

  if (g_str_equal (draft->form, "statement") && draft->number != NULL)
    return get_text (self, "hand_over.form_amendment");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, draft->form))
      return get_text (self, forms[i].key);
  return get_text (self, "hand_over.form_other");
}

static void
add_draft (HandOver *self, guint position)
{
  const DeskPaperDraft *draft = desk_paper_source_get_draft (self->source, position);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *officer =
      desk_paper_source_describe_officer (self->source, draft->officer, self->language);
  g_autofree char *touched = desk_paper_source_format_time (self->source, draft->touched, TIME);
  const char *kind = draft->statement != NULL ? get_kind (self, draft->statement) : NULL;

  desk_sheet_add_row (self->sheet, (const char *[]){
                                       row,
                                       officer,
                                       get_form (self, draft),
                                       draft->number != NULL ? draft->number : kind,
                                       touched,
                                   });
}

static void
add_drafts (HandOver *self)
{
  const DeskSheetColumn columns[] = {
    { get_text (self, "sheet.row"), 1, PANGO_ALIGN_RIGHT },
    { get_text (self, "hand_over.typed_by"), 4.6, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.form"), 4, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.about"), 5, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.typed"), 3.4, PANGO_ALIGN_LEFT },
  };

  begin_section (self, "hand_over.drafts");
  if (desk_paper_source_get_n_drafts (self->source) == 0)
    {
      desk_sheet_add_text (self->sheet, get_text (self, "hand_over.none"));
      return;
    }
  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < desk_paper_source_get_n_drafts (self->source); i++)
    add_draft (self, i);
  desk_sheet_end_table (self->sheet);
}

/* The term that ends next; NULL where none runs. */
static const DeskStatementClock *
find_next (GPtrArray *clocks)
{
  const DeskStatementClock *next = NULL;

  for (guint i = 0; i < clocks->len; i++)
    {
      const DeskStatementClock *clock = g_ptr_array_index (clocks, i);

      if (desk_statement_clock_is_running (clock) && (next == NULL || clock->due < next->due))
        next = clock;
    }
  return next;
}

static void
add_due_row (HandOver *self, DeskRecord *statement, const DeskStatementClock *clock, guint number)
{
  g_autofree char *row = g_strdup_printf ("%u", number);
  g_autofree char *due = desk_paper_source_format_time (self->source, clock->due, TIME);

  desk_sheet_add_row (self->sheet, (const char *[]){
                                       row,
                                       desk_record_get_text (statement, DESK_STATEMENT_NO),
                                       get_kind (self, DESK_STATEMENT (statement)),
                                       desk_term_get_label (clock->term, self->language),
                                       due,
                                       desk_record_get_text (statement, DESK_STATEMENT_ASSIGNED_TO),
                                   });
}

/* Statements whose next term is in this state. */
static void
add_dues (HandOver *self, const char *heading, DeskClockState state)
{
  guint count = 0;
  const DeskSheetColumn columns[] = {
    { get_text (self, "sheet.row"), 1, PANGO_ALIGN_RIGHT },
    { get_text (self, "statements.number"), 3.6, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.about"), 4.2, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.term"), 4.2, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.due"), 2.6, PANGO_ALIGN_LEFT },
    { get_text (self, "statements.assigned"), 3.2, PANGO_ALIGN_LEFT },
  };

  begin_section (self, heading);
  for (guint i = 0; i < desk_paper_source_get_n_statements (self->source); i++)
    {
      DeskStatement *statement = desk_paper_source_get_statement (self->source, i)->statement;
      g_autoptr (GPtrArray) clocks =
          desk_statement_list_clocks (statement, desk_paper_source_get_profile (self->source),
                                      desk_paper_source_get_now (self->source));
      const DeskStatementClock *next = find_next (clocks);

      if (next == NULL || next->state != state)
        continue;
      if (count++ == 0)
        desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
      add_due_row (self, DESK_RECORD (statement), next, count);
    }
  if (count > 0)
    desk_sheet_end_table (self->sheet);
  else
    desk_sheet_add_text (self->sheet, get_text (self, "hand_over.none"));
}

static gboolean
is_unsigned (HandOver *self, DeskRecord *statement)
{
  return desk_record_get_text (statement, DESK_STATEMENT_SIGNATURE) == NULL
         && desk_profile_has_flag (desk_paper_source_get_profile (self->source), "statement_forms",
                                   desk_record_get_text (statement, DESK_STATEMENT_FORM), "signature_needed");
}

static void
add_unsigned_row (HandOver *self, const DeskPaperStatement *about, guint number)
{
  DeskRecord *statement = DESK_RECORD (about->statement);
  g_autofree char *row = g_strdup_printf ("%u", number);
  g_autofree char *officer =
      desk_paper_source_describe_officer (self->source, about->officer, self->language);
  g_autofree char *submitted =
      desk_paper_source_format_time (self->source,
                                     desk_record_get_integer (statement, DESK_STATEMENT_SUBMITTED), TIME);

  desk_sheet_add_row (self->sheet, (const char *[]){
                                       row,
                                       desk_record_get_text (statement, DESK_STATEMENT_NO),
                                       get_kind (self, about->statement),
                                       submitted,
                                       officer,
                                   });
}

static void
add_unsigned (HandOver *self)
{
  guint count = 0;
  const DeskSheetColumn columns[] = {
    { get_text (self, "sheet.row"), 1, PANGO_ALIGN_RIGHT },
    { get_text (self, "statements.number"), 3.6, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.about"), 5, PANGO_ALIGN_LEFT },
    { get_text (self, "statements.submitted"), 3.2, PANGO_ALIGN_LEFT },
    { get_text (self, "hand_over.accepted_by"), 4.6, PANGO_ALIGN_LEFT },
  };

  begin_section (self, "hand_over.unsigned");
  for (guint i = 0; i < desk_paper_source_get_n_statements (self->source); i++)
    {
      const DeskPaperStatement *about = desk_paper_source_get_statement (self->source, i);

      if (!is_unsigned (self, DESK_RECORD (about->statement)))
        continue;
      if (count++ == 0)
        desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
      add_unsigned_row (self, about, count);
    }
  if (count > 0)
    desk_sheet_end_table (self->sheet);
  else
    desk_sheet_add_text (self->sheet, get_text (self, "hand_over.none"));
}

static void
add_find (HandOver *self, guint position)
{
  const DeskPaperFind *of = desk_paper_source_get_find (self->source, position);
  DeskRecord *find = DESK_RECORD (of->find);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *received =
      desk_paper_source_format_time (self->source, desk_record_get_integer (find, DESK_FIND_RECEIVED),
                                     "%d.%m.%Y");

  desk_sheet_add_row (self->sheet,
                      (const char *[]){
                          row,
                          desk_record_get_text (find, DESK_FIND_NO),
                          received,
                          desk_paper_source_get_label (self->source, "document_types",
                                                       desk_record_get_text (find, DESK_FIND_DOCUMENT),
                                                       self->language),
                          desk_record_get_text (find, DESK_FIND_CELL),
                      });
}

static void
add_finds (HandOver *self)
{
  const DeskSheetColumn columns[] = {
    { get_text (self, "sheet.row"), 1, PANGO_ALIGN_RIGHT },
    { get_text (self, "finds.number"), 3.6, PANGO_ALIGN_LEFT },
    { get_text (self, "finds.received"), 2.6, PANGO_ALIGN_LEFT },
    { get_text (self, "find_act.document"), 5.6, PANGO_ALIGN_LEFT },
    { get_text (self, "finds.cell"), 4.6, PANGO_ALIGN_LEFT },
  };

  begin_section (self, "hand_over.finds");
  if (desk_paper_source_get_n_finds (self->source) == 0)
    {
      desk_sheet_add_text (self->sheet, get_text (self, "hand_over.none"));
      return;
    }
  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < desk_paper_source_get_n_finds (self->source); i++)
    add_find (self, i);
  desk_sheet_end_table (self->sheet);
}

static void
add_appointment (HandOver *self, guint position)
{
  const DeskPaperAppointment *of = desk_paper_source_get_appointment (self->source, position);
  DeskRecord *appointment = DESK_RECORD (of->appointment);
  gboolean is_sealed = desk_paper_appointment_is_sealed (of, self->source);
  g_autofree char *start = desk_paper_appointment_format_start (of);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *name = of->person != NULL ? desk_person_get_full_name (of->person) : NULL;

  desk_sheet_add_row (
      self->sheet,
      (const char *[]){
          row,
          start,
          desk_record_get_text (appointment, DESK_APPOINTMENT_NO),
          is_sealed ? get_text (self, "sheet.sealed") : name,
          of->reception != NULL ? desk_record_get_text (DESK_RECORD (of->reception), DESK_RECEPTION_NAME)
                                : NULL,
          desk_paper_source_get_label (self->source, "appointment_states",
                                       desk_record_get_text (appointment, DESK_APPOINTMENT_STATE),
                                       self->language),
      });
}

static void
add_appointments (HandOver *self)
{
  const DeskSheetColumn columns[] = {
    { get_text (self, "sheet.row"), 1, PANGO_ALIGN_RIGHT },
    { get_text (self, "day_list.time"), 2.6, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.number"), 3.6, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.person"), 4.4, PANGO_ALIGN_LEFT },
    { get_text (self, "booking.with"), 4, PANGO_ALIGN_LEFT },
    { get_text (self, "inside.state"), 2.6, PANGO_ALIGN_LEFT },
  };

  begin_section (self, "hand_over.appointments");
  if (desk_paper_source_get_n_appointments (self->source) == 0)
    {
      desk_sheet_add_text (self->sheet, get_text (self, "hand_over.none"));
      return;
    }
  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < desk_paper_source_get_n_appointments (self->source); i++)
    add_appointment (self, i);
  desk_sheet_end_table (self->sheet);
}

/* What headquarters ought to have by now. */
static void
add_late (HandOver *self)
{
  guint n = desk_paper_source_get_late (self->source);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *text =
      desk_paper_source_format_text (self->source, "hand_over.late", self->language, "number", number);

  if (n > 0)
    desk_sheet_add_strong (self->sheet, text);
}

/**
 * desk_hand_over_sheet_make:
 *
 * Returns: (transfer full): what of the source waits for the next officer, on A4
 */
DeskSheet *
desk_hand_over_sheet_make (DeskPaperSource *source, const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  HandOver self = { source, desk_sheet_new (DESK_FORMAT_A4, language), language };
  g_autofree char *made = desk_paper_source_format_printed (source, language);
  g_autofree char *now = desk_paper_source_format_time (source, desk_paper_source_get_now (source), TIME);
  g_autofree char *title = desk_paper_source_format_text (source, "hand_over.title", language, "time", now);

  desk_sheet_set_footer (self.sheet, made, get_text (&self, "sheet.page"));
  desk_sheet_add_small (self.sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_title (self.sheet, title);
  add_late (&self);
  add_drafts (&self);
  add_dues (&self, "hand_over.overdue", DESK_CLOCK_OVERDUE);
  add_dues (&self, "hand_over.today", DESK_CLOCK_DUE_TODAY);
  begin_section (&self, "hand_over.visits");
  desk_inside_list_add_table (self.sheet, source, language);
  add_unsigned (&self);
  add_appointments (&self);
  add_finds (&self);

  desk_sheet_begin_group (self.sheet);
  desk_sheet_add_signature (self.sheet, get_text (&self, "sheet.handed_over"),
                            get_text (&self, "hand_over.signing"), NULL);
  desk_sheet_add_signature (self.sheet, get_text (&self, "sheet.received"),
                            get_text (&self, "hand_over.signing"), NULL);
  desk_sheet_end_group (self.sheet);
  return self.sheet;
}
