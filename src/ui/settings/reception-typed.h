// SPDX-License-Identifier: GPL-3.0-or-later
// How the texts of rules and exceptions are typed and shown: hours, dates, days.
#pragma once

#include "model/reception.h"
#include "ui/widgets/field-text.h"

G_BEGIN_DECLS

void desk_reception_typed_read (DeskReceptionField field, const char *typed, DeskContext *context,
                                DeskFieldReading *out);
char *desk_reception_typed_show (DeskReceptionField field, GVariant *value,
                                 DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
