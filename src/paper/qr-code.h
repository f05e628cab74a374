// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _DeskQrCode DeskQrCode;

DeskQrCode *desk_qr_code_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void desk_qr_code_draw (const DeskQrCode *self, double x, double y, double size, cairo_t *cairo);
void desk_qr_code_free (DeskQrCode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskQrCode, desk_qr_code_free)

G_END_DECLS
