// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as papers write them, in numbers and in words. The words are those of the profile, in the language of the paper.
#pragma once

#include "paper/paper-source.h"

G_BEGIN_DECLS

char *desk_paper_date_format (const char *date) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_date_format_moment (const char *wall) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_date_write_day (DeskPaperSource *source, const GDate *day,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_date_write_month (DeskPaperSource *source, const GDate *day, const char *key,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_date_get_weekday (DeskPaperSource *source, GDateWeekday weekday, const char *language);

G_END_DECLS
