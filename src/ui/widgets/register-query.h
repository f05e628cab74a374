// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/register-list.h"
#include "ui/context.h"

G_BEGIN_DECLS

void desk_register_query_begin (DeskRegisterQuery *query, DeskContext *context);

G_END_DECLS
