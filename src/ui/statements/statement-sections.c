// SPDX-License-Identifier: GPL-3.0-or-later
// A registered statement in the order it is written in; how a section is made: widgets/record-sections.

#include "ui/statements/statement-sections.h"

#include "model/money.h"
#include "model/profile.h"
#include "ui/lost-documents/loss-sections.h"
#include "ui/people/person-words.h"
#include "ui/widgets/record-sections.h"

#include <glib/gi18n-lib.h>

static DeskStatementFile *
get_file (DeskRecordSection *self)
{
  return self->data;
}

static char *
name_link (DeskRecordSection *self, guint field, const char *id)
{
  if (field == DESK_STATEMENT_OFFICER)
    return desk_statement_file_name_officer (get_file (self), id, self->context);
  if (field == DESK_STATEMENT_VISIT || field == DESK_STATEMENT_APPLICANT
      || field == DESK_STATEMENT_APPOINTMENT)
    return NULL;
  return g_strdup (g_hash_table_lookup (get_file (self)->numbers, id));
}

static void
fill_applicant (DeskRecordSection *self)
{
  desk_record_section_add_person (self, _ ("Applicant"), get_file (self)->applicant);
}

static void
fill_text (DeskRecordSection *self)
{
  g_autofree char *is = desk_statement_get_text (get_file (self)->statement);
  g_autofree char *was = desk_statement_get_text (get_file (self)->original);

  desk_record_section_add_text (self, is, was);
}

static char *
describe_participant (DeskRecordSection *self, DeskStatement *statement, const char *key)
{
  DeskRecord *record = DESK_RECORD (statement);
  const char *id = desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_PERSON, key);
  DeskPerson *person = id != NULL ? g_hash_table_lookup (get_file (self)->persons, id) : NULL;
  g_autofree char *name = person != NULL ? desk_person_words_get_name (person) : NULL;
  GString *text = g_string_new (NULL);

  desk_record_section_add_part (text, name);
  desk_record_section_add_part (text,
                                desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_WORDS, key));
  desk_record_section_add_part (text,
                                desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_POWERS, key));
  return g_string_free (text, FALSE);
}

/* In matters of domestic violence some roles have other names. */
static const char *
get_role (DeskRecordSection *self, const char *key)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  const char *language = desk_context_get_language (self->context);
  DeskRecord *record = DESK_RECORD (get_file (self)->statement);
  const char *code = desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT, key);
  const char *kind = desk_record_get_text (record, DESK_STATEMENT_KIND);
  DeskTerm *role = desk_profile_get_term (profile, "participant_roles", code);
  const char *domestic = role != NULL && desk_profile_has_flag (profile, "statement_kinds", kind, "domestic")
                             ? desk_term_get_text (role, "domestic", language)
                             : NULL;

  if (domestic != NULL)
    return domestic;
  return role != NULL ? desk_term_get_label (role, language) : _ ("Person");
}

static void
fill_participants (DeskRecordSection *self)
{
  g_autoptr (GPtrArray) keys = desk_record_section_list_keys (self, DESK_STATEMENT_PARTICIPANT);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *is = describe_participant (self, get_file (self)->statement, key);
      g_autofree char *was = describe_participant (self, get_file (self)->original, key);
      const char *id = desk_record_get_entry_text (DESK_RECORD (get_file (self)->statement),
                                                   DESK_STATEMENT_PARTICIPANT_PERSON, key);
      GtkWidget *row = desk_record_section_add_row (self, get_role (self, key), is, was);

      if (row != NULL && id != NULL && g_hash_table_contains (get_file (self)->persons, id))
        desk_record_section_lead_to (row, "win.show-person", id);
    }
}

static void
fill_documents (DeskRecordSection *self)
{
  desk_documents_section_fill (self, get_file (self)->persons);
}

static char *
make_sum (DeskRecordSection *self, gint64 hundredths)
{
  g_autofree char *sum = desk_money_show (hundredths);
  const char *currency = desk_profile_get_currency (desk_context_get_profile (self->context),
                                                    desk_context_get_language (self->context));

  return g_strdup_printf ("%s %s", sum, currency != NULL ? currency : "");
}

static char *
describe_item (DeskRecordSection *self, DeskStatement *statement, const char *key)
{
  DeskRecord *record = DESK_RECORD (statement);
  GVariant *count = desk_record_get_entry (record, DESK_STATEMENT_ITEM_COUNT, key);
  GVariant *value = desk_record_get_entry (record, DESK_STATEMENT_ITEM_VALUE, key);
  g_autofree char *sum = value != NULL ? make_sum (self, g_variant_get_int64 (value)) : NULL;
  g_autofree char *many = count != NULL && sum != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT " × %s",
                                                                          g_variant_get_int64 (count), sum)
                                                       : NULL;
  g_autofree char *alone = count != NULL && sum == NULL
                               ? g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (count))
                               : NULL;
  GString *text = g_string_new (NULL);

  desk_record_section_add_part (text, desk_record_get_entry_text (record, DESK_STATEMENT_ITEM, key));
  desk_record_section_add_part (text, many != NULL ? many : alone != NULL ? alone : sum);
  desk_record_section_add_part (text, desk_record_get_entry_text (record, DESK_STATEMENT_ITEM_NUMBER, key));
  return g_string_free (text, FALSE);
}

static void
fill_items (DeskRecordSection *self)
{
  g_autoptr (GPtrArray) keys = desk_record_section_list_keys (self, DESK_STATEMENT_ITEM);
  gint64 total = desk_statement_get_total (get_file (self)->statement);
  gint64 was_total = desk_statement_get_total (get_file (self)->original);
  g_autofree char *is_sum = total != 0 ? make_sum (self, total) : NULL;
  g_autofree char *was_sum = was_total != 0 ? make_sum (self, was_total) : NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *is = describe_item (self, get_file (self)->statement, key);
      g_autofree char *was = describe_item (self, get_file (self)->original, key);

      desk_record_section_add_row (self, _ ("Item"), is, was);
    }
  /* TRANSLATORS: what all items are worth together */
  desk_record_section_add_row (self, _ ("In all"), is_sum, was_sum);
}

static void
fill_visit (DeskRecordSection *self)
{
  const char *appointment = desk_record_get_text (self->is, DESK_STATEMENT_APPOINTMENT);

  desk_record_section_add_visit (self, desk_record_get_text (self->is, DESK_STATEMENT_VISIT));
  if (appointment != NULL)
    desk_record_section_lead_to (desk_record_section_add_row (self, _ ("Reception"),
                                                              _ ("Accepted at a reception"),
                                                              _ ("Accepted at a reception")),
                                 "win.show-appointment", appointment);
}

static const DeskRecordSectionLayout sections[] = {
  { N_ ("Kind and Event"),
    NULL,
    5,
    { DESK_STATEMENT_KIND, DESK_STATEMENT_TOPIC, DESK_STATEMENT_EVENT_FROM, DESK_STATEMENT_EVENT_TO,
      DESK_STATEMENT_PLACE } },
  { N_ ("Applicant"), fill_applicant, 1, { DESK_STATEMENT_ANONYMOUS } },
  { N_ ("Text"), fill_text, 0, { 0 } },
  { N_ ("Participants"), fill_participants, 0, { 0 } },
  { N_ ("Documents"), fill_documents, 0, { 0 } },
  { N_ ("Items"), fill_items, 0, { 0 } },
  { N_ ("Request"), NULL, 2, { DESK_STATEMENT_ADDRESSEE, DESK_STATEMENT_REQUEST } },
  { N_ ("Warning and Signature"),
    NULL,
    6,
    { DESK_STATEMENT_WARNING, DESK_STATEMENT_WARNED, DESK_STATEMENT_WARNING_REFUSED,
      DESK_STATEMENT_WARNING_REASON, DESK_STATEMENT_SIGNATURE, DESK_STATEMENT_SIGNATURE_REASON } },
  { N_ ("What Was Done"),
    NULL,
    8,
    { DESK_STATEMENT_ASSIGNED_TO, DESK_STATEMENT_AGENCY, DESK_STATEMENT_OUTGOING_NO, DESK_STATEMENT_DECISION,
      DESK_STATEMENT_DECISION_NO, DESK_STATEMENT_DECISION_TEXT, DESK_STATEMENT_ANSWER,
      DESK_STATEMENT_SUPERSEDED_BY } },
  { N_ ("Registration"),
    fill_visit,
    12,
    { DESK_STATEMENT_SUBMITTED, DESK_STATEMENT_REGISTERED, DESK_STATEMENT_OFFICER, DESK_STATEMENT_DESK,
      DESK_STATEMENT_REGIME, DESK_STATEMENT_FORM, DESK_STATEMENT_LANGUAGE, DESK_STATEMENT_SUPPLEMENT_TO,
      DESK_STATEMENT_REPEATS, DESK_STATEMENT_REPEAT_REASON, DESK_STATEMENT_CHECK_REASON,
      DESK_STATEMENT_PROFILE } },
};

/**
 * desk_statement_sections_fill:
 * @box: emptied first
 *
 * Shows what the statement says. Sections without a word are left out.
 */
void
desk_statement_sections_fill (GtkBox *box, DeskStatementFile *file, DeskContext *context)
{
  DeskRecordSection about = { .is = DESK_RECORD (file->statement),
                              .was = DESK_RECORD (file->original),
                              .context = context,
                              .name_link = name_link,
                              .data = file };

  desk_record_sections_fill (box, &about, sections, G_N_ELEMENTS (sections));
}
