// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of a profile are made from its JSON. Only profile.c and the files of its parts include this.
#pragma once

#include <json-glib/json-glib.h>

#include "model/calendar.h"
#include "model/vocabulary.h"

G_BEGIN_DECLS

gboolean desk_profile_check (JsonNode *root, const char *name, GError **error);
gboolean desk_profile_parse_date (const char *text, GDate *date);
int desk_profile_parse_time (const char *text);
const char *desk_profile_pick_label (JsonObject *labels, const char *fallback, const char *language);

char **desk_profile_copy_strings (JsonArray *strings) G_GNUC_WARN_UNUSED_RESULT;

DeskVocabulary *desk_vocabulary_new (JsonArray *entries, const char *fallback) G_GNUC_WARN_UNUSED_RESULT;
DeskCalendar *desk_calendar_new (JsonObject *calendar, const char *fallback) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
