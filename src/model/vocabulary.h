// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskConfidence:
 * How well a legal fact of the profile is known. The screen shows it where the fact is used, paper never does.
 */
typedef enum
{
  DESK_CONFIDENCE_UNVERIFIED,
  DESK_CONFIDENCE_CONFIRMED
} DeskConfidence;

#define DESK_TYPE_TERM (desk_term_get_type ())
G_DECLARE_FINAL_TYPE (DeskTerm, desk_term, DESK, TERM, GObject)

#define DESK_TYPE_VOCABULARY (desk_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (DeskVocabulary, desk_vocabulary, DESK, VOCABULARY, GObject)

DeskTerm *desk_vocabulary_get_term (DeskVocabulary *self, const char *code);
DeskTerm *desk_vocabulary_get_term_at (DeskVocabulary *self, guint position);
DeskTerm *desk_vocabulary_get_term_by_digit (DeskVocabulary *self, const char *digit);
char *desk_vocabulary_read_codes (DeskVocabulary *self, const char *text,
                                  char **unknown) G_GNUC_WARN_UNUSED_RESULT;
char *desk_vocabulary_show_codes (DeskVocabulary *self, const char *codes) G_GNUC_WARN_UNUSED_RESULT;
guint desk_vocabulary_get_length (DeskVocabulary *self);

const char *desk_term_get_code (DeskTerm *self);
const char *desk_term_get_digit (DeskTerm *self);
const char *desk_term_get_label (DeskTerm *self, const char *language);
const char *desk_term_get_text (DeskTerm *self, const char *name, const char *language);
gboolean desk_term_has_flag (DeskTerm *self, const char *flag);
const char *desk_term_get_string (DeskTerm *self, const char *name);
gint64 desk_term_get_number (DeskTerm *self, const char *name, gint64 otherwise);
const char *const *desk_term_get_list (DeskTerm *self, const char *name);
DeskVocabulary *desk_term_get_parts (DeskTerm *self, const char *name);
const char *const *desk_term_get_keywords (DeskTerm *self);
gboolean desk_term_matches_mask (DeskTerm *self, const char *normalised);
const char *desk_term_get_source (DeskTerm *self);
DeskConfidence desk_term_get_confidence (DeskTerm *self);

G_END_DECLS
