// SPDX-License-Identifier: GPL-3.0-or-later
// The registers of declarations of loss and of found documents for a period, and the list of what is kept too long. They are
// journals of the unit and name people.

#include "paper/papers.h"

#include "model/find-step.h"
#include "model/loss-step.h"
#include "paper/document-rows.h"
#include "paper/find-paper.h"
#include "paper/official-numbers.h"
#include "paper/paper-date.h"
#include "paper/register-sheet.h"
#include "paper/words.h"

#define DAY 86400
#define TIME "%d.%m.%Y %H:%M"

static const DeskRegisterSheetColumn loss_columns[] = {
  { "sheet.row", 1.4, PANGO_ALIGN_RIGHT },       { "losses.number", 3.4, PANGO_ALIGN_LEFT },
  { "losses.declared", 2.4, PANGO_ALIGN_LEFT },  { "losses.applicant", 4, PANGO_ALIGN_LEFT },
  { "losses.documents", 6.4, PANGO_ALIGN_LEFT }, { "losses.circumstances", 5.4, PANGO_ALIGN_LEFT },
  { "losses.accepted", 3.2, PANGO_ALIGN_LEFT },  { "losses.result", 4, PANGO_ALIGN_LEFT },
};

static const DeskRegisterSheetColumn find_columns[] = {
  { "sheet.row", 1.4, PANGO_ALIGN_RIGHT },     { "finds.number", 3.4, PANGO_ALIGN_LEFT },
  { "finds.received", 2.4, PANGO_ALIGN_LEFT }, { "finds.document", 5.2, PANGO_ALIGN_LEFT },
  { "finds.found", 4.4, PANGO_ALIGN_LEFT },    { "finds.finder", 3.6, PANGO_ALIGN_LEFT },
  { "finds.cell", 2.6, PANGO_ALIGN_LEFT },     { "finds.declared", 3.6, PANGO_ALIGN_LEFT },
  { "finds.result", 4.2, PANGO_ALIGN_LEFT },
};

static const DeskRegisterSheetColumn storage_columns[] = {
  { "sheet.row", 1.4, PANGO_ALIGN_RIGHT },     { "finds.number", 3.4, PANGO_ALIGN_LEFT },
  { "finds.received", 2.4, PANGO_ALIGN_LEFT }, { "storage.days", 2, PANGO_ALIGN_RIGHT },
  { "finds.document", 5.6, PANGO_ALIGN_LEFT }, { "finds.cell", 3, PANGO_ALIGN_LEFT },
  { "storage.action", 5.6, PANGO_ALIGN_LEFT }, { "storage.done", 5, PANGO_ALIGN_LEFT },
};

static const char *
get_label (DeskRegisterSheet *self, const char *vocabulary, const char *code)
{
  return desk_paper_source_get_label (self->source, vocabulary, code, self->language);
}

/* "Passport AA123456, Kovalenko Ivan": one document a line. */
static char *
list_documents (DeskRegisterSheet *self, const DeskPaperLoss *of)
{
  DeskRecord *loss = DESK_RECORD (of->loss);
  g_autoptr (GArray) documents = desk_paper_documents_read (loss);
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      const DeskPaperDocument *document = &g_array_index (documents, DeskPaperDocument, i);
      gboolean is_of_another = desk_paper_document_is_of_another (document, loss);
      DeskPerson *holder =
          is_of_another && of->persons != NULL ? g_hash_table_lookup (of->persons, document->holder) : NULL;
      g_autofree char *name = holder != NULL ? desk_person_get_full_name (holder) : NULL;

      desk_words_append (cell, "\n", get_label (self, "document_types", document->type));
      desk_words_append (cell, " ", document->number);
      desk_words_append (cell, ", ", name);
    }
  return g_string_free (cell, FALSE);
}

static char *
describe_circumstances (DeskRegisterSheet *self, DeskRecord *loss)
{
  const char *place = desk_record_get_text (loss, DESK_LOSS_PLACE);
  g_autofree char *had = desk_paper_date_format_moment (desk_record_get_text (loss, DESK_LOSS_HAD));
  g_autofree char *missed = desk_paper_date_format_moment (desk_record_get_text (loss, DESK_LOSS_MISSED));
  GString *cell = g_string_new (NULL);

  desk_words_append (cell, "",
                     get_label (self, "loss_circumstances",
                                desk_record_get_text (loss, DESK_LOSS_CIRCUMSTANCE)));
  desk_words_append (cell, ", ", had);
  desk_words_append (cell, had != NULL ? " – " : ", ", missed);
  desk_words_append (cell, ", ", place);
  return g_string_free (cell, FALSE);
}

/* What happened, in the order in which it was noted; before that the state. */
static char *
list_events (DeskRegisterSheet *self, DeskRecord *record, guint event_field, guint at_field,
             const char *states, const char *state)
{
  g_autofree const char **keys = desk_record_list_keys (record, event_field);
  GString *cell = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *event = desk_record_get_entry_text (record, event_field, keys[i]);
      g_autofree char *day =
          desk_paper_source_format_time (self->source,
                                         desk_record_get_entry_integer (record, at_field, keys[i]),
                                         "%d.%m.%Y");

      desk_words_append (cell, "; ", get_label (self, states, event));
      desk_words_append (cell, " ", day);
    }
  if (keys[0] == NULL)
    desk_words_append (cell, "", get_label (self, states, state));
  return g_string_free (cell, FALSE);
}

static void
add_loss (DeskRegisterSheet *self, guint position)
{
  const DeskPaperLoss *of = desk_paper_source_get_loss (self->source, position);
  DeskRecord *loss = DESK_RECORD (of->loss);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *declared =
      desk_paper_source_format_time (self->source, desk_record_get_integer (loss, DESK_LOSS_DECLARED), TIME);
  g_autofree char *name = of->applicant != NULL ? desk_person_get_full_name (of->applicant) : NULL;
  g_autofree char *documents = list_documents (self, of);
  g_autofree char *circumstances = describe_circumstances (self, loss);
  g_autofree char *officer = desk_paper_source_describe_officer (self->source, of->officer, self->language);
  g_autofree char *result =
      list_events (self, loss, DESK_LOSS_EVENT, DESK_LOSS_EVENT_AT, "loss_states",
                   desk_loss_get_shown_state (of->loss, desk_paper_source_get_now (self->source)));
  g_autofree char *officials = desk_official_numbers_list (self->source, loss, self->language);
  g_autoptr (GString) outcome = g_string_new (officials);

  desk_words_append (outcome, "; ", result);
  desk_words_append (outcome, "; ", of->statement_no);
  desk_sheet_add_row (self->sheet, (const char *[]){
                                       row,
                                       desk_record_get_text (loss, DESK_LOSS_NO),
                                       declared,
                                       name,
                                       documents,
                                       circumstances,
                                       officer,
                                       outcome->str,
                                   });
}

/**
 * desk_loss_register_make:
 *
 * Returns: (transfer full): the register of the source's losses, on A4 across
 */
DeskSheet *
desk_loss_register_make (DeskPaperSource *source, const char *language)
{
  guint n_rows = desk_paper_source_get_n_losses (source);
  DeskRegisterSheet self;

  desk_register_sheet_begin (&self, source, "losses", language);
  if (n_rows > 0)
    {
      desk_register_sheet_begin_rows (&self, loss_columns, G_N_ELEMENTS (loss_columns));
      for (guint i = 0; i < n_rows; i++)
        add_loss (&self, i);
      desk_register_sheet_end_rows (&self, n_rows);
    }
  else
    desk_sheet_add_text (self.sheet, desk_register_sheet_get_text (&self, "empty"));
  desk_register_sheet_sign (&self);
  return self.sheet;
}

static char *
describe_document (DeskRegisterSheet *self, const DeskPaperFind *of)
{
  DeskRecord *find = DESK_RECORD (of->find);
  g_autofree char *holder = desk_paper_find_get_holder (of);
  GString *cell = g_string_new (NULL);

  desk_words_append (cell, "",
                     get_label (self, "document_types", desk_record_get_text (find, DESK_FIND_DOCUMENT)));
  desk_words_append (cell, " ", desk_record_get_text (find, DESK_FIND_NUMBER));
  desk_words_append (cell, "\n", holder);
  return g_string_free (cell, FALSE);
}

static char *
describe_place (DeskRecord *find)
{
  g_autofree char *found = desk_paper_date_format_moment (desk_record_get_text (find, DESK_FIND_FOUND));
  GString *cell = g_string_new (NULL);

  desk_words_append (cell, "", found);
  desk_words_append (cell, ", ", desk_record_get_text (find, DESK_FIND_PLACE));
  return g_string_free (cell, FALSE);
}

static char *
describe_result (DeskRegisterSheet *self, const DeskPaperFind *of)
{
  DeskRecord *find = DESK_RECORD (of->find);
  g_autofree char *events = list_events (self, find, DESK_FIND_EVENT, DESK_FIND_EVENT_AT, "find_states",
                                         desk_record_get_text (find, DESK_FIND_STATE));
  g_autofree char *receiver = of->receiver != NULL ? desk_person_get_full_name (of->receiver) : NULL;
  const char *agency = get_label (self, "agencies", desk_record_get_text (find, DESK_FIND_AGENCY));
  g_autofree char *received = desk_paper_source_format_about (self->source, events, receiver, self->language);
  g_autofree char *told = desk_paper_source_format_about (self->source, received, agency, self->language);
  GString *cell = g_string_new (told);

  desk_words_append (cell, ", № ", desk_record_get_text (find, DESK_FIND_OUTGOING_NO));
  return g_string_free (cell, FALSE);
}

static void
add_find (DeskRegisterSheet *self, guint position)
{
  const DeskPaperFind *of = desk_paper_source_get_find (self->source, position);
  DeskRecord *find = DESK_RECORD (of->find);
  gboolean is_anonymous = desk_record_get_boolean (find, DESK_FIND_FINDER_ANONYMOUS);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *received =
      desk_paper_source_format_time (self->source, desk_record_get_integer (find, DESK_FIND_RECEIVED), TIME);
  g_autofree char *document = describe_document (self, of);
  g_autofree char *place = describe_place (find);
  g_autofree char *finder =
      of->finder != NULL && !is_anonymous ? desk_person_get_full_name (of->finder) : NULL;
  g_autofree char *result = describe_result (self, of);

  desk_sheet_add_row (self->sheet,
                      (const char *[]){
                          row,
                          desk_record_get_text (find, DESK_FIND_NO),
                          received,
                          document,
                          place,
                          finder != NULL ? finder : desk_register_sheet_get_text (self, "anonymous"),
                          desk_record_get_text (find, DESK_FIND_CELL),
                          of->match_no,
                          result,
                      });
}

/**
 * desk_find_register_make:
 *
 * Returns: (transfer full): the register of the source's finds, on A4 across
 */
DeskSheet *
desk_find_register_make (DeskPaperSource *source, const char *language)
{
  guint n_rows = desk_paper_source_get_n_finds (source);
  DeskRegisterSheet self;

  desk_register_sheet_begin (&self, source, "finds", language);
  if (n_rows > 0)
    {
      desk_register_sheet_begin_rows (&self, find_columns, G_N_ELEMENTS (find_columns));
      for (guint i = 0; i < n_rows; i++)
        add_find (&self, i);
      desk_register_sheet_end_rows (&self, n_rows);
    }
  else
    desk_sheet_add_text (self.sheet, desk_register_sheet_get_text (&self, "empty"));
  desk_register_sheet_sign (&self);
  return self.sheet;
}

/* Where a document goes that nobody asked for. */
static char *
describe_action (DeskRegisterSheet *self, const DeskPaperFind *of)
{
  DeskProfile *profile = desk_paper_source_get_profile (self->source);
  const char *type = desk_record_get_text (DESK_RECORD (of->find), DESK_FIND_DOCUMENT);
  DeskTerm *term = type != NULL ? desk_profile_get_term (profile, "document_types", type) : NULL;
  const char *issuer = term != NULL ? desk_term_get_list (term, "issuers")[0] : NULL;
  const char *action = issuer != NULL ? "action_issuer" : "action_other";

  return desk_paper_source_format_about (self->source, desk_register_sheet_get_text (self, action),
                                         get_label (self, "agencies", issuer), self->language);
}

static void
add_stored (DeskRegisterSheet *self, guint position)
{
  const DeskPaperFind *of = desk_paper_source_get_find (self->source, position);
  DeskRecord *find = DESK_RECORD (of->find);
  gint64 received = desk_record_get_integer (find, DESK_FIND_RECEIVED);
  g_autofree char *row = g_strdup_printf ("%u", position + 1);
  g_autofree char *day = desk_paper_source_format_time (self->source, received, "%d.%m.%Y");
  g_autofree char *days =
      g_strdup_printf ("%" G_GINT64_FORMAT, (desk_paper_source_get_now (self->source) - received) / DAY);
  g_autofree char *document = describe_document (self, of);
  g_autofree char *action = describe_action (self, of);

  desk_sheet_add_row (self->sheet, (const char *[]){
                                       row,
                                       desk_record_get_text (find, DESK_FIND_NO),
                                       day,
                                       days,
                                       document,
                                       desk_record_get_text (find, DESK_FIND_CELL),
                                       action,
                                       NULL,
                                   });
}

/**
 * desk_find_storage_make:
 *
 * Returns: (transfer full): the source's finds as those that are kept too long, with what is to be done, on A4 across
 */
DeskSheet *
desk_find_storage_make (DeskPaperSource *source, const char *language)
{
  guint n_rows = desk_paper_source_get_n_finds (source);
  g_autofree char *days = g_strdup_printf ("%" G_GINT64_FORMAT,
                                           desk_profile_get_threshold (desk_paper_source_get_profile (source),
                                                                       "find_storage_days"));
  g_autofree char *limit = desk_paper_source_format_text (source, "storage.limit", language, "days", days);
  DeskRegisterSheet self;

  desk_register_sheet_begin (&self, source, "storage", language);
  desk_sheet_add_text (self.sheet, limit);
  if (n_rows > 0)
    {
      desk_register_sheet_begin_rows (&self, storage_columns, G_N_ELEMENTS (storage_columns));
      for (guint i = 0; i < n_rows; i++)
        add_stored (&self, i);
      desk_register_sheet_end_rows (&self, n_rows);
    }
  else
    desk_sheet_add_text (self.sheet, desk_register_sheet_get_text (&self, "empty"));
  desk_register_sheet_sign (&self);
  return self.sheet;
}
