// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/register-view.h"

G_BEGIN_DECLS

#define DESK_TYPE_COLUMN_CHOICE (desk_column_choice_get_type ())

/**
 * DeskColumnChoice:
 * A button by which the officer chooses the columns of a register. What was chosen is kept in the settings of the
 * workstation, by the kind of the register.
 */
G_DECLARE_FINAL_TYPE (DeskColumnChoice, desk_column_choice, DESK, COLUMN_CHOICE, AdwBin)

void desk_column_choice_bind (DeskColumnChoice *self, GSettings *settings, DeskRegisterView *view,
                              const char *kind, const DeskRegisterColumn *columns, guint n_columns,
                              const char *const *hidden_at_first);
void desk_column_choice_apply (DeskColumnChoice *self);

G_END_DECLS
