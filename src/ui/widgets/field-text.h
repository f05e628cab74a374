// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/identifier.h"
#include "model/record.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskFieldReading:
 * How typed text was read for a field.
 * @value: what is stored, NULL for nothing
 * @level: how it is to be judged
 * @message: the words for it (or the echo of a date), NULL for nothing to say
 */
typedef struct
{
  char *value;
  DeskVerdict level;
  char *message;
} DeskFieldReading;

void desk_field_reading_clear (DeskFieldReading *self);
GVariant *desk_field_text_to_value (const DeskField *field, const char *value) G_GNUC_WARN_UNUSED_RESULT;
void desk_field_text_read (const DeskField *field, const char *typed, gboolean is_name, DeskContext *context,
                           DeskFieldReading *out);
void desk_field_text_check_number (const char *typed, DeskContext *context, DeskIdentifierResult *best);
char *desk_field_text_show (const DeskField *field, GVariant *value,
                            DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskFieldReading, desk_field_reading_clear)

G_END_DECLS
