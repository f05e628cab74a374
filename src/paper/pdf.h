// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *desk_pdf_make (DeskSheet *sheet, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
