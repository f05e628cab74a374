// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void desk_words_append (GString *words, const char *separator, const char *more);

G_END_DECLS
