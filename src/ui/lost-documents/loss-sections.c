// SPDX-License-Identifier: GPL-3.0-or-later
// A declaration of loss in the order it is written in; how a section is made: widgets/record-sections. Its documents, and
// those of a statement of theft, have a row each.

#include "ui/lost-documents/loss-sections.h"

#include "model/loss-step.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/people/person-words.h"
#include "ui/widgets/record-file.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

static DeskLossFile *
get_file (DeskRecordSection *self)
{
  return self->data;
}

static char *
name_link (DeskRecordSection *self, guint field, const char *id)
{
  if (field == DESK_LOSS_OFFICER)
    return desk_record_file_name_officer (get_file (self)->officers, id, self->context);
  if (field == DESK_LOSS_VISIT || field == DESK_LOSS_APPLICANT)
    return NULL;
  return g_strdup (g_hash_table_lookup (get_file (self)->numbers, id));
}

static void
fill_applicant (DeskRecordSection *self)
{
  desk_record_section_add_person (self, _ ("Applicant"), get_file (self)->applicant);
}

static void
add_words (GString *text, DeskRecord *declared, const char *key, DeskLossField field, const char *format,
           DeskContext *context)
{
  g_autofree char *words = desk_declared_get_words (declared, key, field, context);
  g_autofree char *part = NULL;

  if (words != NULL && format != NULL)
    {
      g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

      part = g_strjoin (words, halves[0], halves[1], NULL);
    }
  desk_record_section_add_part (text, part != NULL ? part : words);
}

static void
add_line (GString *lines, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

/* The number and from what it is known; the issue; the holder with the ground. */
static char *
describe_document (DeskRecordSection *self, DeskRecord *declared, const char *key, GHashTable *persons)
{
  const char *holder = desk_declared_get_text (declared, key, DESK_LOSS_DOCUMENT_HOLDER);
  DeskPerson *person = holder != NULL ? g_hash_table_lookup (persons, holder) : NULL;
  g_autofree char *name = person != NULL ? desk_person_words_get_name (person) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) number = g_string_new (NULL);
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GString) issue = g_string_new (NULL);
  g_autoptr (GString) whose = g_string_new (name);

  if (desk_declared_get_text (declared, key, DESK_LOSS_DOCUMENT) == NULL)
    return NULL;
  desk_record_section_add_part (number, desk_declared_get_text (declared, key, DESK_LOSS_DOCUMENT_NUMBER));
  if (number->len > 0)
    /* TRANSLATORS: of the number of a document: from what it is known */
    add_words (source, declared, key, DESK_LOSS_DOCUMENT_SOURCE, _ ("known from: %s"), self->context);
  add_words (issue, declared, key, DESK_LOSS_DOCUMENT_ISSUER, NULL, self->context);
  /* TRANSLATORS: of a document: the day it was issued */
  add_words (issue, declared, key, DESK_LOSS_DOCUMENT_ISSUED, _ ("issued %s"), self->context);
  /* TRANSLATORS: of a document: the last day it is valid */
  add_words (issue, declared, key, DESK_LOSS_DOCUMENT_EXPIRES, _ ("valid until %s"), self->context);
  add_words (whose, declared, key, DESK_LOSS_DOCUMENT_BASIS, NULL, self->context);
  add_line (lines, number->len > 0 ? number->str : _ ("The number is not known"));
  add_line (lines, source->str);
  add_line (lines, issue->str);
  add_line (lines, whose->str);
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

/* What became of it stands beside what it is. */
static void
add_state (DeskRecordSection *self, GtkWidget *row, const char *key)
{
  const char *state = desk_loss_get_document_state (DESK_LOSS (self->is), key);
  g_autofree char *words = desk_loss_words_get_document_state (DESK_LOSS (self->is), key, self->context);
  g_autofree char *title =
      g_strjoin (" · ", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), words, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (desk_loss_words_get_state_icon (state));

  desk_spoken_hide (icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/**
 * desk_documents_section_fill:
 * @persons: id to DeskPerson, of the holders
 *
 * Shows each lost or stolen document; of a loss with what became of it. A row whose holder is somebody else than the
 * applicant opens that person.
 */
void
desk_documents_section_fill (DeskRecordSection *self, GHashTable *persons)
{
  guint field = desk_declared_get_field (self->is, DESK_LOSS_DOCUMENT);
  g_autoptr (GPtrArray) keys = desk_record_section_list_keys (self, field);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *holder = desk_declared_get_text (self->is, key, DESK_LOSS_DOCUMENT_HOLDER);
      g_autofree char *is = describe_document (self, self->is, key, persons);
      g_autofree char *was = describe_document (self, self->was, key, persons);
      g_autofree char *type =
          desk_declared_get_words (is != NULL ? self->is : self->was, key, DESK_LOSS_DOCUMENT, self->context);
      GtkWidget *row = desk_record_section_add_row (self, type != NULL ? type : _ ("Document"), is, was);

      if (row != NULL && is != NULL && DESK_IS_LOSS (self->is))
        add_state (self, row, key);
      if (row != NULL && holder != NULL && g_hash_table_contains (persons, holder))
        desk_record_section_lead_to (row, "win.show-person", holder);
    }
}

static void
fill_documents (DeskRecordSection *self)
{
  desk_documents_section_fill (self, get_file (self)->persons);
}

static void
fill_text (DeskRecordSection *self)
{
  desk_record_section_add_text (self, desk_record_get_text (self->is, DESK_LOSS_TEXT),
                                desk_record_get_text (self->was, DESK_LOSS_TEXT));
}

static void
fill_links (DeskRecordSection *self)
{
  static const struct
  {
    DeskLossField field;
    const char *action;
  } links[] = { { DESK_LOSS_STATEMENT, "win.show-statement" }, { DESK_LOSS_REPEATS, "win.show-loss" } };

  desk_record_section_add_visit (self, desk_record_get_text (self->is, DESK_LOSS_VISIT));
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const char *id = desk_record_get_text (self->is, links[i].field);
      const char *number = id != NULL ? g_hash_table_lookup (get_file (self)->numbers, id) : NULL;
      const char *label = desk_record_get_fields (self->is, NULL)[links[i].field].label;

      if (number != NULL)
        desk_record_section_lead_to (desk_record_section_add_row (self, _ (label), number, number),
                                     links[i].action, id);
    }
}

static const DeskRecordSectionLayout sections[] = {
  { N_ ("Documents"), fill_documents, 0, { 0 } },
  { N_ ("Applicant"), fill_applicant, 0, { 0 } },
  { N_ ("Circumstances"),
    NULL,
    7,
    { DESK_LOSS_CIRCUMSTANCE, DESK_LOSS_HAD, DESK_LOSS_MISSED, DESK_LOSS_PLACE, DESK_LOSS_PLACE_UNKNOWN,
      DESK_LOSS_OTHER_ITEMS, DESK_LOSS_THEFT_SUSPECTED } },
  { N_ ("Text"), fill_text, 0, { 0 } },
  { N_ ("Registration"),
    fill_links,
    9,
    { DESK_LOSS_DECLARED, DESK_LOSS_OFFICER, DESK_LOSS_DESK, DESK_LOSS_LANGUAGE, DESK_LOSS_PUBLISH,
      DESK_LOSS_KEPT_UNTIL, DESK_LOSS_REPEAT_REASON, DESK_LOSS_CHECK_REASON, DESK_LOSS_PROFILE } },
};

/**
 * desk_loss_sections_fill:
 * @box: emptied first
 *
 * Shows what the declaration says. Sections without a word are left out.
 */
void
desk_loss_sections_fill (GtkBox *box, DeskLossFile *file, DeskContext *context)
{
  DeskRecordSection about = { .is = DESK_RECORD (file->loss),
                              .was = DESK_RECORD (file->original),
                              .context = context,
                              .name_link = name_link,
                              .data = file };

  desk_record_sections_fill (box, &about, sections, G_N_ELEMENTS (sections));
}
