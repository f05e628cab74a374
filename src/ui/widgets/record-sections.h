// SPDX-License-Identifier: GPL-3.0-or-later
// What a registered record says, in sections.
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_RECORD_SECTION_FIELDS 12

typedef struct _DeskRecordSection DeskRecordSection;

/**
 * DeskRecordSection:
 * A section while it is made.
 * @is: the record as it stands
 * @was: as it was registered; what differs is told beside it
 * @name_link: what is said of a link, (transfer full) (nullable); NULL leaves the row out
 * @data: what else the page knows of the record
 * @group, @n_rows: what was made so far
 */
struct _DeskRecordSection
{
  DeskRecord *is;
  DeskRecord *was;
  DeskContext *context;
  char *(*name_link) (DeskRecordSection *self, guint field, const char *id);
  gpointer data;
  AdwPreferencesGroup *group;
  guint n_rows;
};

/**
 * DeskRecordSectionLayout:
 * A section of the page of a record, as a row in a table of them.
 * @title: msgid
 * @fill: (nullable): makes what is no row of a field
 * @fields: shown in this order
 */
typedef struct
{
  const char *title;
  void (*fill) (DeskRecordSection *self);
  guint n_fields;
  guint fields[DESK_RECORD_SECTION_FIELDS];
} DeskRecordSectionLayout;

void desk_record_sections_fill (GtkBox *box, const DeskRecordSection *about,
                                const DeskRecordSectionLayout *layouts, guint n_layouts);

GtkWidget *desk_record_section_add_row (DeskRecordSection *self, const char *title, const char *is,
                                        const char *was);
void desk_record_section_add_field (DeskRecordSection *self, guint field);
void desk_record_section_add_text (DeskRecordSection *self, const char *is, const char *was);
void desk_record_section_add_person (DeskRecordSection *self, const char *title, DeskPerson *person);
void desk_record_section_add_visit (DeskRecordSection *self, const char *visit);
void desk_record_section_lead_to (GtkWidget *row, const char *action, const char *id);
GPtrArray *desk_record_section_list_keys (DeskRecordSection *self, guint field) G_GNUC_WARN_UNUSED_RESULT;
void desk_record_section_add_part (GString *text, const char *part);

G_END_DECLS
