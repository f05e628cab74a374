// SPDX-License-Identifier: GPL-3.0-or-later
// What a registered record says, in sections.
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_SECTION_FIELDS 12

typedef struct _DeskSection DeskSection;

/**
 * DeskSection:
 * A section while it is made.
 * @is: the record as it stands
 * @was: as it was registered; what differs is told beside it
 * @name_link: what is said of a link, (transfer full) (nullable); NULL leaves the row out
 * @data: what else the page knows of the record
 * @group, @n_rows: what was made so far
 */
struct _DeskSection
{
  DeskRecord *is;
  DeskRecord *was;
  DeskContext *context;
  char *(*name_link) (DeskSection *self, guint field, const char *id);
  gpointer data;
  AdwPreferencesGroup *group;
  guint n_rows;
};

/**
 * DeskSectionLayout:
 * A section of the page of a record, as a row in a table of them.
 * @title: msgid
 * @fill: (nullable): makes what is no row of a field
 * @fields: shown in this order
 */
typedef struct
{
  const char *title;
  void (*fill) (DeskSection *self);
  guint n_fields;
  guint fields[DESK_SECTION_FIELDS];
} DeskSectionLayout;

void desk_sections_fill (GtkBox *box, const DeskSection *about, const DeskSectionLayout *layouts,
                         guint n_layouts);

GtkWidget *desk_section_add_row (DeskSection *self, const char *title, const char *is, const char *was);
void desk_section_add_field (DeskSection *self, guint field);
void desk_section_add_text (DeskSection *self, const char *is, const char *was);
void desk_section_add_person (DeskSection *self, const char *title, DeskPerson *person);
void desk_section_add_visit (DeskSection *self, const char *visit);
void desk_section_lead_to (GtkWidget *row, const char *action, const char *id);
GPtrArray *desk_section_list_keys (DeskSection *self, guint field) G_GNUC_WARN_UNUSED_RESULT;
void desk_section_add_part (GString *text, const char *part);

G_END_DECLS
