// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/register-query.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_REGISTER_FILTERS (desk_register_filters_get_type ())

/**
 * DeskRegisterFilters:
 * A button by which a register is narrowed: one's own, one kind, a period. Emits `changed`.
 */
G_DECLARE_FINAL_TYPE (DeskRegisterFilters, desk_register_filters, DESK, REGISTER_FILTERS, AdwBin)

void desk_register_filters_bind (DeskRegisterFilters *self, DeskContext *context, const char *vocabulary);
void desk_register_filters_set_words (DeskRegisterFilters *self, const char *kind, const char *all_kinds,
                                      const char *period);
gboolean desk_register_filters_apply (DeskRegisterFilters *self, DeskRegisterQuery *query);
const char *desk_register_filters_get_kind (DeskRegisterFilters *self);
void desk_register_filters_clear (DeskRegisterFilters *self);

G_END_DECLS
