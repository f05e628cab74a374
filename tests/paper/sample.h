// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up statements of both countries that the tests of papers make papers from.
#pragma once

#include "paper/paper-source.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

#define SAMPLE_NOW G_GINT64_CONSTANT (1795345200) /* 2026-11-22 13:00 in Kyiv */

DeskPaperSource *sample_source_new (const char *country) G_GNUC_WARN_UNUSED_RESULT;
DeskStatement *sample_statement_new (const char *country, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
DeskPerson *sample_person_new (const char *country) G_GNUC_WARN_UNUSED_RESULT;
void sample_set_statement (DeskPaperSource *source, const char *country, DeskStatement *statement,
                           gboolean is_draft);
void sample_add_shift (DeskPaperSource *source, const char *country);
char *sample_read_all (DeskSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
char *sample_read_closed (DeskSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
void sample_assert_has (const char *closed, const char *text);
void sample_assert_lacks (const char *closed, const char *text);
char *sample_repeat (const char *text, guint times) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
