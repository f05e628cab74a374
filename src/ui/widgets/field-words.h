// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_field_words_make (const DeskField *field, GVariant *value,
                             DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_field_words_list (DeskRecord *record, guint field, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_field_words_about (const char *what, const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *desk_field_words_then (const char *first, const char *then) G_GNUC_WARN_UNUSED_RESULT;
char *desk_field_words_day (gint64 instant, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_field_words_moment (gint64 instant, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
