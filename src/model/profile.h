// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/calendar.h"
#include "model/vocabulary.h"

G_BEGIN_DECLS

#define DESK_TYPE_PROFILE (desk_profile_get_type ())
G_DECLARE_FINAL_TYPE (DeskProfile, desk_profile, DESK, PROFILE, GObject)

DeskProfile *desk_profile_new_from_bytes (GBytes *json, const char *name,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *desk_profile_get_code (DeskProfile *self);
const char *desk_profile_get_country (DeskProfile *self);
gint64 desk_profile_get_version (DeskProfile *self);
const char *desk_profile_get_name (DeskProfile *self, const char *language);
const char *const *desk_profile_get_languages (DeskProfile *self);
const char *const *desk_profile_get_paper_languages (DeskProfile *self);
const char *const *desk_profile_get_favourite_topics (DeskProfile *self);
GTimeZone *desk_profile_get_time_zone (DeskProfile *self);
DeskCalendar *desk_profile_get_calendar (DeskProfile *self);

DeskVocabulary *desk_profile_get_vocabulary (DeskProfile *self, const char *vocabulary);
DeskTerm *desk_profile_get_term (DeskProfile *self, const char *vocabulary, const char *code);
const char *desk_profile_get_label (DeskProfile *self, const char *vocabulary, const char *code,
                                    const char *language);

gboolean desk_profile_has_flag (DeskProfile *self, const char *vocabulary, const char *code,
                                const char *flag);
const char *desk_profile_get_text (DeskProfile *self, const char *key, const char *language);
char *desk_profile_format_text (DeskProfile *self, const char *key, const char *language,
                                ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_profile_get_threshold (DeskProfile *self, const char *name);
gint64 desk_profile_get_attachment_limit (DeskProfile *self);
const char *const *desk_profile_get_attachment_types (DeskProfile *self);
const char *desk_profile_get_answer_clock (DeskProfile *self);
const char *desk_profile_get_currency (DeskProfile *self, const char *language);

G_END_DECLS
