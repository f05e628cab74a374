// SPDX-License-Identifier: GPL-3.0-or-later
// How the owner of a found document can be told.
#pragma once

#include "ui/lost-documents/find-file.h"

G_BEGIN_DECLS

char *desk_owner_words_get_contact (DeskFindFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
