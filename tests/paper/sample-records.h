// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up losses, finds, receptions and appointments of both countries that the tests of papers make papers from.
#pragma once

#include "sample.h"

G_BEGIN_DECLS

DeskLoss *sample_loss_new (const char *country) G_GNUC_WARN_UNUSED_RESULT;
DeskFind *sample_find_new (const char *country, const char *type) G_GNUC_WARN_UNUSED_RESULT;
DeskAppointment *sample_appointment_new (const char *country, const char *start) G_GNUC_WARN_UNUSED_RESULT;
DeskReception *sample_reception_new (const char *country, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
DeskPerson *sample_child_new (const char *country) G_GNUC_WARN_UNUSED_RESULT;
DeskOfficer *sample_officer_new (const char *country) G_GNUC_WARN_UNUSED_RESULT;

void sample_set_loss (DeskPaperSource *source, const char *country, DeskLoss *loss, gboolean is_draft);
void sample_set_find (DeskPaperSource *source, const char *country, DeskFind *find, gboolean is_handed_over);
void sample_set_appointment (DeskPaperSource *source, const char *country, DeskAppointment *appointment);
void sample_add_receptions (DeskPaperSource *source, const char *country);
void sample_add_documents (DeskStatement *statement, const char *country);
void sample_add_storage (DeskPaperSource *source, const char *country);
void sample_withdraw (DeskLoss *loss);
void sample_hold_reception (DeskAppointment *appointment, const char *country);

G_END_DECLS
