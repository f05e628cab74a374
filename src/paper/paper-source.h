// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/officer.h"
#include "model/person.h"
#include "model/profile.h"
#include "model/station.h"
#include "model/visit.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

#define DESK_TYPE_PAPER_SOURCE (desk_paper_source_get_type ())

/**
 * DeskPaperSource:
 * What a paper is made from: the station, the time, the visits it is about. Gathered once, then papers are made from
 * it in any language.
 */
G_DECLARE_FINAL_TYPE (DeskPaperSource, desk_paper_source, DESK, PAPER_SOURCE, GObject)

/**
 * DeskPaperVisit:
 * A visit on a paper, with the person it is about and who served.
 */
typedef struct
{
  DeskVisit *visit;
  DeskPerson *person;   /* NULL: anonymous */
  DeskOfficer *officer; /* NULL while nobody served */
} DeskPaperVisit;

DeskPaperSource *desk_paper_source_new (DeskProfile *profile, DeskStation *station, GTimeZone *zone,
                                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void desk_paper_source_add_visit (DeskPaperSource *self, DeskVisit *visit, DeskPerson *person,
                                  DeskOfficer *officer);
void desk_paper_source_set_day (DeskPaperSource *self, gint64 day);
void desk_paper_source_set_ticket_format (DeskPaperSource *self, DeskFormat format);

DeskProfile *desk_paper_source_get_profile (DeskPaperSource *self);
DeskStation *desk_paper_source_get_station (DeskPaperSource *self);
DeskFormat desk_paper_source_get_ticket_format (DeskPaperSource *self);
guint desk_paper_source_get_n_visits (DeskPaperSource *self);
const DeskPaperVisit *desk_paper_source_get_visit (DeskPaperSource *self, guint position);

const char *desk_paper_source_get_text (DeskPaperSource *self, const char *key, const char *language);
char *desk_paper_source_format_text (DeskPaperSource *self, const char *key, const char *language,
                                     const char *name, const char *value) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_source_get_label (DeskPaperSource *self, const char *vocabulary, const char *code,
                                         const char *language);
char *desk_paper_source_format_time (DeskPaperSource *self, gint64 time,
                                     const char *format) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_format_printed (DeskPaperSource *self,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_paper_source_get_now (DeskPaperSource *self);
char *desk_paper_source_format_day (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_paper_source_is_sealed (DeskPaperSource *self, DeskVisit *visit);
char *desk_paper_source_get_officer (DeskPaperSource *self, const DeskPaperVisit *visit,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_name (DeskPaperSource *self, const DeskPaperVisit *visit,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
