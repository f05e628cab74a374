// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desk_full_name_join (const char *surname, const char *given_name,
                           const char *patronymic) G_GNUC_WARN_UNUSED_RESULT;
char *desk_full_name_shorten (const char *surname, const char *given_name,
                              const char *patronymic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
