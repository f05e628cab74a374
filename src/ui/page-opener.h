// SPDX-License-Identifier: GPL-3.0-or-later
// How a page is opened: from another one, or by which action; and how it is made again when the screens come in another
// language.
#pragma once

#include "ui/widgets/autosave.h"

#include <adwaita.h>

G_BEGIN_DECLS

void desk_page_set_opener (AdwNavigationPage *page, const char *action, GVariant *target);
char *desk_page_dup_opener (AdwNavigationPage *page) G_GNUC_WARN_UNUSED_RESULT;
void desk_page_open_again (GtkWidget *from, const char *opener);
/**
 * DeskPageRemade:
 * @again: (transfer floating): the page, made anew
 */
typedef void (*DeskPageRemade) (AdwNavigationPage *again, gpointer data);

/**
 * DeskPageRemake:
 * @remade: called with another page that goes on with what is typed on this one, in the language of the screens; not
 *   called where what is typed could not be written down: then this page goes on, and the officer was told
 * @data: for it
 *
 * Returns: FALSE where nothing is typed on the page
 */
typedef gboolean (*DeskPageRemake) (AdwNavigationPage *page, DeskPageRemade remade, gpointer data);

/**
 * DeskPageMakeAgain:
 * Returns: (transfer floating): a form like @page, that begins with its draft
 */
typedef AdwNavigationPage *(*DeskPageMakeAgain) (AdwNavigationPage *page);

void desk_page_set_remake (AdwNavigationPage *page, DeskPageRemake remake);
gboolean desk_page_remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data);
gboolean desk_page_remake_kept (AdwNavigationPage *page, DeskAutosave *autosave, DeskPageMakeAgain make,
                                DeskPageRemade remade, gpointer data);
void desk_page_push (GtkWidget *from, AdwNavigationPage *page);

G_END_DECLS
