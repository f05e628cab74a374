// SPDX-License-Identifier: GPL-3.0-or-later
// The act of handing a found document over: what it is, to whom it goes and by what the receiver was identified. Both sign.
// Who found it the receiver does not learn from it.

#include "paper/papers.h"

#include "model/find-step.h"
#include "model/full-name.h"
#include "paper/find-paper.h"
#include "paper/paper-date.h"
#include "paper/words.h"

/**
 * desk_paper_find_get_holder:
 *
 * Returns: (transfer full) (nullable): the holder's name as it is written in the document
 */
char *
desk_paper_find_get_holder (const DeskPaperFind *self)
{
  DeskRecord *find = DESK_RECORD (self->find);

  return desk_full_name_join (desk_record_get_text (find, DESK_FIND_HOLDER_SURNAME),
                              desk_record_get_text (find, DESK_FIND_HOLDER_GIVEN_NAME),
                              desk_record_get_text (find, DESK_FIND_HOLDER_PATRONYMIC));
}

/**
 * desk_paper_find_get_handing:
 *
 * Returns: (nullable): key of the event by which it was last given to somebody
 */
const char *
desk_paper_find_get_handing (const DeskPaperFind *self)
{
  DeskRecord *find = DESK_RECORD (self->find);
  g_autofree const char **keys = desk_record_list_keys (find, DESK_FIND_EVENT);
  const char *last = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *event = desk_record_get_entry_text (find, DESK_FIND_EVENT, keys[i]);

      if (g_strcmp0 (event, "handed_over") == 0 || g_strcmp0 (event, "given_to_finder") == 0)
        last = keys[i];
    }
  return last;
}

/**
 * desk_find_act_applies:
 *
 * Returns: whether it is known to whom the source's find goes
 */
gboolean
desk_find_act_applies (DeskPaperSource *source)
{
  const DeskPaperFind *find = desk_paper_source_get_find (source, 0);

  return find->receiver != NULL || desk_paper_find_get_handing (find) != NULL;
}

static void
add_head (DeskRecordPaper *self)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self->source, self->language);

  desk_record_paper_add_unit (self);
  desk_sheet_add_gap (self->sheet, 10);
  desk_record_paper_add_title (self, "find_act.title");
  for (guint i = 0; languages[i] != NULL; i++)
    desk_sheet_add_small (self->sheet,
                          desk_paper_source_get_text (self->source, "find_act.subtitle", languages[i]));
  desk_sheet_add_gap (self->sheet, 8);
}

static void
add_made (DeskRecordPaper *self)
{
  const char *handing = desk_paper_find_get_handing (self->find);
  g_autofree char *time =
      handing != NULL
          ? desk_paper_source_format_time (self->source,
                                           desk_record_get_entry_integer (self->record, DESK_FIND_EVENT_AT,
                                                                          handing),
                                           "%d.%m.%Y %H:%M")
          : g_strdup ("________________");

  desk_record_paper_add_pair (self, "find_act.made", time);
  desk_sheet_add_gap (self->sheet, 4);
}

/* Name and date of birth, as far as they are known. */
static char *
describe_person (const char *name, const char *birth)
{
  g_autofree char *born = desk_paper_date_format (birth);
  GString *words = g_string_new (name);

  desk_words_append (words, ", ", born);
  return g_string_free (words, FALSE);
}

static void
add_documents (DeskRecordPaper *self)
{
  g_autofree char *heading = desk_record_paper_get_words (self, "find_act.document");
  g_autofree char *type =
      desk_paper_source_get_term_words (self->source, "document_types",
                                        desk_record_get_text (self->record, DESK_FIND_DOCUMENT),
                                        self->language);
  g_autofree char *name = desk_paper_find_get_holder (self->find);
  g_autofree char *holder =
      describe_person (name, desk_record_get_text (self->record, DESK_FIND_HOLDER_BIRTH));

  desk_sheet_add_heading (self->sheet, heading);
  desk_record_paper_add_pair (self, "find_act.document", type);
  desk_record_paper_add_pair (self, "find_act.number", desk_record_get_text (self->record, DESK_FIND_NUMBER));
  desk_record_paper_add_pair (self, "find_act.holder", holder);
}

static void
add_facts (DeskRecordPaper *self)
{
  g_autofree char *found =
      desk_paper_date_format_moment (desk_record_get_text (self->record, DESK_FIND_FOUND));

  desk_record_paper_add_pair (self, "find_receipt.when", found);
  desk_record_paper_add_pair (self, "find_receipt.where",
                              desk_record_get_text (self->record, DESK_FIND_PLACE));
  desk_record_paper_add_time (self, "find_act.received", DESK_FIND_RECEIVED);
  desk_record_paper_add_pair (self, "find_act.cell", desk_record_get_text (self->record, DESK_FIND_CELL));
  desk_record_paper_add_pair (self, "find_act.declared", self->find->match_no);
  desk_record_paper_add_pair (self, "find_act.note", desk_record_get_text (self->record, DESK_FIND_NOTE));
}

/* Whether it passes to the finder, who is not the holder: as it was noted or, of a draft, as it will be. */
static gboolean
goes_to_finder (DeskRecordPaper *self)
{
  const char *handing = desk_paper_find_get_handing (self->find);
  DeskPerson *receiver = self->find->receiver;

  if (handing != NULL)
    return g_strcmp0 (desk_record_get_entry_text (self->record, DESK_FIND_EVENT, handing), "given_to_finder")
           == 0;
  return receiver != NULL
         && g_strcmp0 (desk_record_get_id (DESK_RECORD (receiver)),
                       desk_record_get_text (self->record, DESK_FIND_FINDER))
                == 0
         && !desk_find_is_holder (self->find->find, receiver);
}

/* On what ground it is given to this person; the holder needs none. */
static char *
describe_ground (DeskRecordPaper *self)
{
  char *ground =
      desk_paper_source_get_term_words (self->source, "representation_grounds",
                                        desk_record_get_text (self->record, DESK_FIND_RECEIVER_BASIS),
                                        self->language);

  if (ground != NULL)
    return ground;
  return desk_record_paper_get_words (self, goes_to_finder (self) ? "find_act.ground_finder"
                                                                  : "find_act.ground_owner");
}

static void
add_receiver (DeskRecordPaper *self)
{
  DeskPerson *receiver = self->find->receiver;
  g_autofree char *heading = desk_record_paper_get_words (self, "find_act.receiver");
  g_autofree char *name = receiver != NULL ? desk_person_get_full_name (receiver) : NULL;
  g_autofree char *who =
      describe_person (name, receiver != NULL
                                 ? desk_record_get_text (DESK_RECORD (receiver), DESK_PERSON_BIRTH)
                                 : NULL);
  g_autofree char *type =
      desk_paper_source_get_term_words (self->source, "document_types",
                                        desk_record_get_text (self->record, DESK_FIND_RECEIVER_DOCUMENT),
                                        self->language);
  const char *number = desk_record_get_text (self->record, DESK_FIND_RECEIVER_NUMBER);
  g_autofree char *identity = type != NULL ? g_strjoin (" ", type, number, NULL) : g_strdup (number);
  g_autofree char *ground = describe_ground (self);

  desk_sheet_add_heading (self->sheet, heading);
  desk_record_paper_add_pair (self, "find_act.name", who);
  desk_record_paper_add_pair (self, "find_act.identity",
                              identity != NULL ? identity : "____________________");
  desk_record_paper_add_pair (self, "find_act.ground", ground);
}

static void
begin_closing (DeskRecordPaper *self)
{
  desk_sheet_begin_group (self->sheet);
}

static void
add_text (DeskRecordPaper *self)
{
  desk_sheet_add_gap (self->sheet, 8);
  desk_record_paper_add_texts (self, "find_act.text");
  desk_record_paper_add_pair (self, "find_act.remarks", "________________________________");
  desk_record_paper_add_texts (self, "find_act.copies");
}

static void
add_signature (DeskRecordPaper *self)
{
  g_autofree char *label = desk_record_paper_get_words (self, "find_act.took");
  g_autofree char *caption = desk_record_paper_get_words (self, "statement.date_signature");
  g_autofree char *name =
      self->find->receiver != NULL ? desk_person_get_short_name (self->find->receiver) : NULL;

  if (g_strcmp0 (desk_record_get_text (self->record, DESK_FIND_SIGNATURE), "refused") == 0)
    desk_record_paper_add_texts (self, "find_act.refused");
  else
    desk_sheet_add_signature (self->sheet, label, caption, name);
}

static void
add_acceptance (DeskRecordPaper *self)
{
  self->officer = self->find->handed_by;
  desk_record_paper_add_acceptance (self, "find_act.gave");
  desk_sheet_end_group (self->sheet);
}

static const DeskPaperBlock blocks[] = {
  { "made", add_made },           { "documents", add_documents },   { "facts", add_facts },
  { "applicant", add_receiver },  { "closing", begin_closing },     { "text", add_text },
  { "signature", add_signature }, { "acceptance", add_acceptance },
};

/**
 * desk_find_act_make:
 *
 * Returns: (transfer full): the act of handing over the source's find, on A4
 */
DeskSheet *
desk_find_act_make (DeskPaperSource *source, const char *language)
{
  DeskRecordPaper self;

  desk_find_paper_begin (&self, source, DESK_FORMAT_A4_FILE, language);
  add_head (&self);
  desk_record_paper_add_blocks (&self, "find_act", blocks, G_N_ELEMENTS (blocks));
  return self.sheet;
}
