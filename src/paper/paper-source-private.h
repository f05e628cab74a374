// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the source share: paper-source.c has the words and times of papers, paper-source-records.c the records.
#pragma once

#include "paper/paper-source.h"

G_BEGIN_DECLS

struct _DeskPaperSource
{
  GObject parent_instance;
  DeskProfile *profile;
  DeskStation *station;
  GTimeZone *zone;
  gint64 now;
  gint64 day;
  DeskFormat ticket_format;
  gint64 from; /* of the period a register is about, 0 where it is open */
  gint64 to;
  guint n_late;            /* records that have not been at headquarters for days */
  GPtrArray *visits;       /* of DeskPaperVisit */
  GPtrArray *statements;   /* of DeskPaperStatement */
  GPtrArray *drafts;       /* of DeskPaperDraft */
  GPtrArray *losses;       /* of DeskPaperLoss */
  GPtrArray *finds;        /* of DeskPaperFind */
  GPtrArray *appointments; /* of DeskPaperAppointment */
  GPtrArray *receptions;   /* of DeskPaperReception */
  GPtrArray *offices;      /* of DeskAgency: of other authorities in the region */
  GPtrArray *hints;        /* of DeskPaperHint */
};

void desk_paper_source_begin_records (DeskPaperSource *self);
void desk_paper_source_clear_records (DeskPaperSource *self);

G_END_DECLS
