// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.h"

G_BEGIN_DECLS

const char *const *desk_profile_file_list (void);
DeskProfile *desk_profile_file_load (const char *country, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
