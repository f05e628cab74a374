// SPDX-License-Identifier: GPL-3.0-or-later
// A register as a list model.
#pragma once

#include "store/register-query.h"
#include "store/register-row.h"
#include "store/store.h"

G_BEGIN_DECLS

#define DESK_TYPE_REGISTER_LIST (desk_register_list_get_type ())

/**
 * DeskRegisterList:
 * A GListModel of DeskRegisterRow over a keyset-paged query (never OFFSET). Rows are placeholders until their page is
 * there; a million rows cost the pages in view. Follows the store: rows that come or go move the others, rows that
 * changed are filled anew.
 */
G_DECLARE_FINAL_TYPE (DeskRegisterList, desk_register_list, DESK, REGISTER_LIST, GObject)

DeskRegisterList *desk_register_list_new (DeskStore *store,
                                          const DeskRegisterQuery *query) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_register_list_is_loaded (DeskRegisterList *self);
const GError *desk_register_list_get_error (DeskRegisterList *self);
guint desk_register_list_count_pages (DeskRegisterList *self);

G_END_DECLS
