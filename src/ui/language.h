// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *const *desk_language_list (void);
const char *desk_language_get_name (const char *language);
const char *desk_language_find_system (void);
const char *desk_language_get_current (void);
void desk_language_apply (const char *language);
char *desk_language_describe_missing (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
