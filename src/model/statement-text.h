// SPDX-License-Identifier: GPL-3.0-or-later
// Letters that nobody sees but that break a paper or turn its words round: control characters and marks of direction.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desk_statement_clean_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *desk_statement_name_marks (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
