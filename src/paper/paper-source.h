// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/agency.h"
#include "model/profile.h"
#include "model/station.h"
#include "paper/paper-records.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

#define DESK_TYPE_PAPER_SOURCE (desk_paper_source_get_type ())

/**
 * DeskPaperSource:
 * What a paper is made from: the station, the time, the records it is about. Gathered once, then papers are made from
 * it in any language.
 */
G_DECLARE_FINAL_TYPE (DeskPaperSource, desk_paper_source, DESK, PAPER_SOURCE, GObject)

DeskPaperSource *desk_paper_source_new (DeskProfile *profile, DeskStation *station, GTimeZone *zone,
                                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void desk_paper_source_add_visit (DeskPaperSource *self, DeskVisit *visit, DeskPerson *person,
                                  DeskOfficer *officer);
void desk_paper_source_add_office (DeskPaperSource *self, DeskAgency *office);
void desk_paper_source_set_day (DeskPaperSource *self, gint64 day);
void desk_paper_source_set_late (DeskPaperSource *self, guint n_late);
void desk_paper_source_set_ticket_format (DeskPaperSource *self, DeskFormat format);
void desk_paper_source_set_statement (DeskPaperSource *self, const DeskPaperStatement *statement);
void desk_paper_source_add_statement (DeskPaperSource *self, const DeskPaperStatement *statement);
guint desk_paper_source_get_copies (DeskPaperSource *self, const char *paper);
void desk_paper_source_add_draft (DeskPaperSource *self, const DeskPaperDraft *draft);
void desk_paper_source_set_loss (DeskPaperSource *self, const DeskPaperLoss *loss);
void desk_paper_source_add_loss (DeskPaperSource *self, const DeskPaperLoss *loss);
void desk_paper_source_set_find (DeskPaperSource *self, const DeskPaperFind *find);
void desk_paper_source_add_find (DeskPaperSource *self, const DeskPaperFind *find);
void desk_paper_source_set_appointment (DeskPaperSource *self, const DeskPaperAppointment *appointment);
void desk_paper_source_add_appointment (DeskPaperSource *self, const DeskPaperAppointment *appointment);
void desk_paper_source_add_reception (DeskPaperSource *self, const DeskPaperReception *reception);
void desk_paper_source_add_hint (DeskPaperSource *self, const DeskPaperHint *hint);
void desk_paper_source_set_period (DeskPaperSource *self, gint64 from, gint64 to);

DeskProfile *desk_paper_source_get_profile (DeskPaperSource *self);
DeskStation *desk_paper_source_get_station (DeskPaperSource *self);
DeskFormat desk_paper_source_get_ticket_format (DeskPaperSource *self);
guint desk_paper_source_get_late (DeskPaperSource *self);
guint desk_paper_source_get_n_visits (DeskPaperSource *self);
guint desk_paper_source_get_n_offices (DeskPaperSource *self);
DeskAgency *desk_paper_source_get_office (DeskPaperSource *self, guint position);
const DeskPaperVisit *desk_paper_source_get_visit (DeskPaperSource *self, guint position);

guint desk_paper_source_get_n_statements (DeskPaperSource *self);
const DeskPaperStatement *desk_paper_source_get_statement (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_drafts (DeskPaperSource *self);
const DeskPaperDraft *desk_paper_source_get_draft (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_losses (DeskPaperSource *self);
const DeskPaperLoss *desk_paper_source_get_loss (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_finds (DeskPaperSource *self);
const DeskPaperFind *desk_paper_source_get_find (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_appointments (DeskPaperSource *self);
const DeskPaperAppointment *desk_paper_source_get_appointment (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_receptions (DeskPaperSource *self);
const DeskPaperReception *desk_paper_source_get_reception (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_hints (DeskPaperSource *self);
const DeskPaperHint *desk_paper_source_get_hint (DeskPaperSource *self, guint position);
char *desk_paper_source_format_period_start (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_format_period_end (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;

const char **desk_paper_source_list_languages (DeskPaperSource *self,
                                               const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_words (DeskPaperSource *self, const char *key,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_term_words (DeskPaperSource *self, const char *vocabulary, const char *code,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_source_get_text (DeskPaperSource *self, const char *key, const char *language);
char *desk_paper_source_format_text (DeskPaperSource *self, const char *key, const char *language,
                                     const char *name, const char *value) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_format_about (DeskPaperSource *self, const char *what, const char *words,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_source_get_in_text (DeskPaperSource *self, const char *vocabulary, const char *code,
                                           const char *language);
const char *desk_paper_source_get_label (DeskPaperSource *self, const char *vocabulary, const char *code,
                                         const char *language);
char *desk_paper_source_format_time (DeskPaperSource *self, gint64 time,
                                     const char *format) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_format_printed (DeskPaperSource *self,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
GTimeZone *desk_paper_source_get_zone (DeskPaperSource *self);
void desk_paper_source_get_date (DeskPaperSource *self, GDate *day);
gint64 desk_paper_source_get_now (DeskPaperSource *self);
char *desk_paper_source_format_day (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_paper_source_is_sealed (DeskPaperSource *self, DeskVisit *visit);
char *desk_paper_source_describe_officer (DeskPaperSource *self, DeskOfficer *officer,
                                          const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_officer (DeskPaperSource *self, const DeskPaperVisit *visit,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_name (DeskPaperSource *self, const DeskPaperVisit *visit,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
