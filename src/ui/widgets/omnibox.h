// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OMNIBOX (desk_omnibox_get_type ())

/**
 * DeskOmnibox:
 * One entry for everything: people, numbers, phones, documents, visits, and the commands of the table of keys. Finds while
 * one types; Enter opens the highlighted row, Ctrl+Enter starts a visit of the highlighted person.
 */
G_DECLARE_FINAL_TYPE (DeskOmnibox, desk_omnibox, DESK, OMNIBOX, AdwDialog)

AdwDialog *desk_omnibox_new (DeskContext *context, GtkWidget *origin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
