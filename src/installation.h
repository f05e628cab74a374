// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

void desk_installation_bind (void);
