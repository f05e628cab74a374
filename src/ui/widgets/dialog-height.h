// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desk_dialog_height_follow (AdwDialog *dialog);

G_END_DECLS
