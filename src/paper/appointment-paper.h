// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about appointments share.
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

gboolean desk_paper_appointment_is_sealed (const DeskPaperAppointment *self, DeskPaperSource *source);
gboolean desk_paper_appointment_get_start (const DeskPaperAppointment *self, GDate *day, int *minute);
char *desk_paper_appointment_format_start (const DeskPaperAppointment *self) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_appointment_get_room (const DeskPaperAppointment *self, DeskPaperSource *source);
char *desk_paper_appointment_describe_question (const DeskPaperAppointment *self, DeskPaperSource *source,
                                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_reception_get_room (const DeskPaperReception *self, DeskPaperSource *source);
char *desk_paper_reception_describe (DeskPaperSource *source, DeskReception *reception, DeskOfficer *official,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
