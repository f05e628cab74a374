// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page-opener.h"

#include "ui/notice.h"

#define OPENER "desk-page-opener"
#define REMAKE "desk-page-remake"

/**
 * desk_page_set_opener:
 * @action: of the window, "win.show-visit"
 * @target: (transfer floating): what it is given
 *
 * Says on a page that shows what is saved by which action it is opened.
 */
void
desk_page_set_opener (AdwNavigationPage *page, const char *action, GVariant *target)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (target);

  g_object_set_data_full (G_OBJECT (page), OPENER, g_action_print_detailed_name (action, held), g_free);
}

/**
 * desk_page_dup_opener:
 *
 * Returns: (transfer full) (nullable): how to open such a page with desk_page_open_again(), NULL where it cannot be: a place, or a
 *   form
 */
char *
desk_page_dup_opener (AdwNavigationPage *page)
{
  return g_strdup (g_object_get_data (G_OBJECT (page), OPENER));
}

/**
 * desk_page_open_again:
 * @from: a widget of the window
 * @opener: of desk_page_dup_opener()
 */
void
desk_page_open_again (GtkWidget *from, const char *opener)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (g_action_parse_detailed_name (opener, &action, &target, &error))
    gtk_widget_activate_action_variant (from, action, target);
  else
    g_critical ("%s: %s", opener, error->message);
}

/**
 * desk_page_set_remake:
 * Says on a form how it is made again.
 */
void
desk_page_set_remake (AdwNavigationPage *page, DeskPageRemake remake)
{
  g_object_set_data_full (G_OBJECT (page), REMAKE, g_memdup2 (&remake, sizeof remake), g_free);
}

/**
 * desk_page_remake:
 * Makes a page again where it is a form with something typed (#DeskPageRemake).
 *
 * Returns: FALSE where it is none
 */
gboolean
desk_page_remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  const DeskPageRemake *remake = g_object_get_data (G_OBJECT (page), REMAKE);

  return remake != NULL && (*remake) (page, remade, data);
}

typedef struct
{
  AdwNavigationPage *page;
  DeskPageMakeAgain make;
  DeskPageRemade remade;
  gpointer data;
} Remaking;

static void
on_kept (const GError *error, gpointer data)
{
  g_autofree Remaking *remaking = data;
  g_autoptr (AdwNavigationPage) page = remaking->page;

  if (error == NULL)
    remaking->remade (remaking->make (page), remaking->data);
  else
    desk_notice_show_error (GTK_WIDGET (page), error);
}

/**
 * desk_page_remake_kept:
 * @autosave: (nullable): of the page; NULL as long as it is being opened
 * @make: called when what is typed is in the database
 *
 * A #DeskPageRemake of a form that keeps a draft. At no moment is what is typed on neither page.
 *
 * Returns: TRUE
 */
gboolean
desk_page_remake_kept (AdwNavigationPage *page, DeskAutosave *autosave, DeskPageMakeAgain make,
                       DeskPageRemade remade, gpointer data)
{
  Remaking *remaking = g_new (Remaking, 1);

  *remaking = (Remaking){ g_object_ref (page), make, remade, data };
  if (autosave != NULL)
    desk_autosave_when_kept (autosave, on_kept, remaking);
  else
    on_kept (NULL, remaking);
  return TRUE;
}

/**
 * desk_page_push:
 * @from: a widget of a page, or the view with the pages
 * @page: (transfer floating): a page that was just made; gone where @from is not in view any more
 *
 * Puts a page on top of the one it is opened from.
 */
void
desk_page_push (GtkWidget *from, AdwNavigationPage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AdwNavigationPage) held = g_object_ref_sink (page);

  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), held);
}
