// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an answer that a page does not wait for any more.

#include "lost-fixture.h"

#include "ui/lost-documents/find-page.h"
#include "ui/lost-documents/loss-page.h"
#include "ui/page-loads.h"
#include "ui/statements/statement-page.h"

static AdwNavigationPage *
make_page (const char *tag)
{
  return adw_navigation_page_new_with_tag (gtk_button_new_with_label (tag), tag, tag);
}

/* Whatever lies on a page, or where the view is: it loads as long as it is in the view. */
static void
test_stays (void)
{
  Screen screen = open_screen (make_page ("place"));
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (screen.view));
  AdwNavigationPage *page = make_page ("record");
  AdwNavigationPage *kept[] = { adw_navigation_view_get_visible_page (screen.view), page };
  g_autoptr (GCancellable) loads = desk_page_loads_new (page);
  g_autoptr (GtkWidget) view = g_object_ref (GTK_WIDGET (screen.view));

  adw_navigation_view_push (screen.view, page);
  adw_navigation_view_push (screen.view, make_page ("form"));
  WAIT_FOR (!gtk_widget_get_child_visible (GTK_WIDGET (page)));
  adw_navigation_view_pop (screen.view);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (page)));
  adw_navigation_view_replace (screen.view, kept, G_N_ELEMENTS (kept));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), NULL);
  g_assert_null (gtk_widget_get_root (GTK_WIDGET (page)));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  g_assert_false (g_cancellable_is_cancelled (loads));

  gtk_window_destroy (GTK_WINDOW (screen.window));
  g_clear_object (&view);
  g_assert_true (g_cancellable_is_cancelled (loads));
}

static void
test_gives_way (void)
{
  Screen screen = open_screen (make_page ("place"));
  AdwNavigationPage *place = adw_navigation_view_get_visible_page (screen.view);
  AdwNavigationPage *popped = make_page ("popped");
  AdwNavigationPage *replaced = make_page ("replaced");
  g_autoptr (GCancellable) of_popped = desk_page_loads_new (popped);
  g_autoptr (GCancellable) of_replaced = desk_page_loads_new (replaced);
  g_autoptr (AdwNavigationPage) held = NULL;

  adw_navigation_view_push (screen.view, popped);
  held = g_object_ref (popped);
  adw_navigation_view_pop (screen.view);
  g_assert_true (g_cancellable_is_cancelled (of_popped));
  adw_navigation_view_push (screen.view, replaced);
  adw_navigation_view_replace (screen.view, &place, 1);
  g_assert_true (g_cancellable_is_cancelled (of_replaced));
  close_screen (&screen);
}

typedef AdwNavigationPage *(*MakePage) (DeskContext *context, const char *id);

/* Pushed and taken back before the store has answered. */
static void
open_and_go_back (Office *office, Screen *screen, MakePage make, const char *id)
{
  adw_navigation_view_push (screen->view, make (office->context, id));
  adw_navigation_view_pop (screen->view);
}

/* That a record was opened is not written down for whom it was never shown. */
static void
test_not_opened (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;
  Screen screen = open_screen (make_page ("place"));

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  statement = record_statement (office, person, "crime_report", "criminal", NOW - 2 * HOUR);
  loss = record_loss (office, person, NOW - 2 * DAY);
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  open_and_go_back (office, &screen, desk_statement_page_new, id_of (statement));
  open_and_go_back (office, &screen, desk_loss_page_new, id_of (loss));
  open_and_go_back (office, &screen, desk_find_page_new, id_of (find));
  /* The first time the pages have their answers, the second time what they would have written is there. */
  count_records (office, "viewing");
  g_assert_cmpuint (count_records (office, "viewing"), ==, 0);
  close_screen (&screen);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/page-loads/stays", test_stays);
  g_test_add_func ("/page-loads/gives-way", test_gives_way);
  office_test ("/page-loads/not-opened", test_not_opened);

  return g_test_run ();
}
