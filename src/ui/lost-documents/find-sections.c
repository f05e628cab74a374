// SPDX-License-Identifier: GPL-3.0-or-later
// A found document: what is written in it, where it was found and lies, what became of it; how a section is made:
// widgets/record-sections.

#include "ui/lost-documents/find-sections.h"

#include "ui/lost-documents/lost-words.h"
#include "ui/widgets/record-file.h"
#include "ui/widgets/record-sections.h"

#include <glib/gi18n-lib.h>

static DeskFindFile *
get_file (DeskRecordSection *self)
{
  return self->data;
}

static char *
name_link (DeskRecordSection *self, guint field, const char *id)
{
  return field == DESK_FIND_OFFICER
             ? desk_record_file_name_officer (get_file (self)->officers, id, self->context)
             : NULL;
}

static void
fill_finder (DeskRecordSection *self)
{
  desk_record_section_add_person (self, _ ("Finder"), get_file (self)->finder);
}

static void
fill_receiver (DeskRecordSection *self)
{
  desk_record_section_add_person (self, _ ("Handed over to"), get_file (self)->receiver);
}

static void
fill_note (DeskRecordSection *self)
{
  desk_record_section_add_text (self, desk_record_get_text (self->is, DESK_FIND_NOTE),
                                desk_record_get_text (self->was, DESK_FIND_NOTE));
}

static void
fill_term (DeskRecordSection *self)
{
  g_autofree char *term = desk_find_words_get_term (DESK_FIND (self->is), self->context);

  desk_record_section_add_row (self, _ ("Kept until"), term, term);
}

static void
fill_visit (DeskRecordSection *self)
{
  desk_record_section_add_visit (self, desk_record_get_text (self->is, DESK_FIND_VISIT));
}

static const DeskRecordSectionLayout sections[] = {
  { N_ ("As Written in the Document"),
    NULL,
    6,
    { DESK_FIND_DOCUMENT, DESK_FIND_NUMBER, DESK_FIND_HOLDER_SURNAME, DESK_FIND_HOLDER_GIVEN_NAME,
      DESK_FIND_HOLDER_PATRONYMIC, DESK_FIND_HOLDER_BIRTH } },
  { N_ ("Storage"), fill_term, 1, { DESK_FIND_CELL } },
  { N_ ("Find"),
    fill_finder,
    5,
    { DESK_FIND_FINDER_ANONYMOUS, DESK_FIND_REWARD, DESK_FIND_FOUND, DESK_FIND_PLACE,
      DESK_FIND_PLACE_UNKNOWN } },
  { N_ ("Remarks"), fill_note, 0, { 0 } },
  { N_ ("What Was Done"),
    fill_receiver,
    6,
    { DESK_FIND_RECEIVER_BASIS, DESK_FIND_RECEIVER_DOCUMENT, DESK_FIND_RECEIVER_NUMBER, DESK_FIND_SIGNATURE,
      DESK_FIND_AGENCY, DESK_FIND_OUTGOING_NO } },
  { N_ ("Registration"),
    fill_visit,
    5,
    { DESK_FIND_RECEIVED, DESK_FIND_OFFICER, DESK_FIND_DESK, DESK_FIND_CHECK_REASON, DESK_FIND_PROFILE } },
};

/**
 * desk_find_sections_fill:
 * @box: emptied first
 *
 * Shows what is known of the found document. Sections without a word are left out.
 */
void
desk_find_sections_fill (GtkBox *box, DeskFindFile *file, DeskContext *context)
{
  DeskRecordSection about = { .is = DESK_RECORD (file->find),
                              .was = DESK_RECORD (file->original),
                              .context = context,
                              .name_link = name_link,
                              .data = file };

  desk_record_sections_fill (box, &about, sections, G_N_ELEMENTS (sections));
}
