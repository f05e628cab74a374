// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a register that are in memory: pages, the least used of which are let go.
#pragma once

#include "store/register-page.h"
#include "store/register-row.h"

G_BEGIN_DECLS

/**
 * DeskRegisterCache:
 * Pages of rows by position. A page is whole when all of its rows are filled and true.
 */
typedef struct _DeskRegisterCache DeskRegisterCache;

DeskRegisterCache *desk_register_cache_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_register_cache_free (DeskRegisterCache *self);
DeskRegisterRow *desk_register_cache_get (DeskRegisterCache *self, guint position, gboolean *whole);
gboolean desk_register_cache_wants (DeskRegisterCache *self, guint first);
void desk_register_cache_fill (DeskRegisterCache *self, const DeskRegisterPage *page);
void desk_register_cache_shift (DeskRegisterCache *self, guint position, guint removed, guint added);
void desk_register_cache_spoil (DeskRegisterCache *self, guint position, guint length);
gboolean desk_register_cache_find (DeskRegisterCache *self, const char *id, guint *position);
GArray *desk_register_cache_list_wanted (DeskRegisterCache *self) G_GNUC_WARN_UNUSED_RESULT;
guint desk_register_cache_count (DeskRegisterCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRegisterCache, desk_register_cache_free)

G_END_DECLS
