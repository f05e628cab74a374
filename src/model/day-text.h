// SPDX-License-Identifier: GPL-3.0-or-later
// Days in words, in the language of the screens. (What a paper calls a day is in the profile: paper/paper-date.)
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *desk_day_text_get_weekday (GDateWeekday weekday);
const char *desk_day_text_get_short_weekday (GDateWeekday weekday);
const char *desk_day_text_get_short_month (GDateMonth month);

char *desk_day_text_write (const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
char *desk_day_text_write_short (const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
char *desk_day_text_write_without_year (const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
char *desk_day_text_write_month (const GDate *day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
