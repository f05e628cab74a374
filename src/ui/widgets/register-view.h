// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/register-query.h"
#include "ui/widgets/register-cell.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskRegisterNarrow:
 * @wanted: (inout): what is asked for; where the filters of a view are registers of their own, also of which kind
 *
 * Returns: whether anything was left out
 */
typedef gboolean (*DeskRegisterNarrow) (DeskRegisterQuery *wanted, gpointer data);

#define DESK_TYPE_REGISTER_VIEW (desk_register_view_get_type ())

/**
 * DeskRegisterView:
 * A register: a filter bar, a text to filter by, and the rows of a lazy list in columns, or in two lines each where the
 * window is narrow. Says when there is nothing (yet) and when nothing was found.
 * Emits `opened (row)` for Enter or a double click on a row whose record is there, and
 * `cleared` when the officer takes off everything that narrows it.
 */
G_DECLARE_FINAL_TYPE (DeskRegisterView, desk_register_view, DESK, REGISTER_VIEW, AdwBreakpointBin)

/**
 * DeskRegisterMenuFunc:
 * @menu: to be filled with what can be done with @row, by window actions and their targets
 */
typedef void (*DeskRegisterMenuFunc) (DeskRegisterRow *row, DeskContext *context, GMenu *menu);

void desk_register_view_bind (DeskRegisterView *self, DeskContext *context, const char *kind, gpointer data);
void desk_register_view_set_menu (DeskRegisterView *self, DeskRegisterMenuFunc make_menu);
void desk_register_view_add_filter (DeskRegisterView *self, const char *name, const char *label,
                                    const DeskRegisterColumn *columns, guint n_columns);
void desk_register_view_add_page (DeskRegisterView *self, const char *name, const char *label,
                                  GtkWidget *page);
void desk_register_view_set_empty (DeskRegisterView *self, const char *name, GtkWidget *empty);
void desk_register_view_set_narrowing (DeskRegisterView *self, DeskRegisterNarrow narrow, gpointer data);
void desk_register_view_refresh (DeskRegisterView *self);
gboolean desk_register_view_get_query (DeskRegisterView *self, DeskRegisterQuery *wanted);
void desk_register_view_set_hidden (DeskRegisterView *self, const char *const *titles);
void desk_register_view_tell_again (DeskRegisterView *self);
void desk_register_view_set_filter (DeskRegisterView *self, const char *name);
const char *desk_register_view_get_filter (DeskRegisterView *self);
void desk_register_view_focus_search (DeskRegisterView *self);
gboolean desk_register_view_find_next (DeskRegisterView *self, int step, guint *position);
void desk_register_view_open (DeskRegisterView *self, guint position);
GListModel *desk_register_view_get_rows (DeskRegisterView *self);

G_END_DECLS
