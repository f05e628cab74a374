// SPDX-License-Identifier: GPL-3.0-or-later

#include "golden.h"
#include "paper/pdf.h"
#include "ui/help/crib-paper.h"
#include "ui/help/help-dialog.h"
#include "ui/help/help-page.h"
#include "ui/help/help-view.h"
#include "ui/keys.h"
#include "ui/language.h"
#include "ui/paper-request.h"
#include "ui/places.h"
#include "ui/widgets/paper-preview.h"
#include "ui/window-private.h"

#include "office.h"

#include <glib/gi18n.h>

static AdwApplication *application;

static void
activate (DeskWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
  office_settle ();
}

static DeskHelpDialog *
get_help (DeskWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog != NULL && DESK_IS_HELP_DIALOG (dialog) ? DESK_HELP_DIALOG (dialog) : NULL;
}

static void
assert_help (DeskWindow *window, const char *page)
{
  activate (window, "win.help");
  g_assert_nonnull (get_help (window));
  g_assert_cmpstr (desk_help_dialog_get_page (get_help (window)), ==, page);
  adw_dialog_force_close (ADW_DIALOG (get_help (window)));
  office_settle ();
}

static void
go_to (DeskWindow *window, const char *place)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", place));
  office_settle ();
}

static DeskWindow *
open_window (Office *office)
{
  DeskWindow *window = desk_window_new (application, office->context);

  gtk_window_present (GTK_WINDOW (window));
  office_settle ();
  return window;
}

/* Links lead to pages, lists of keys are not empty, and each page says something. */
static void
test_pages (void)
{
  g_autoptr (GPtrArray) pages = desk_help_page_load_all ();
  guint n_places;

  g_assert_cmpuint (pages->len, >=, 12);
  for (guint p = 0; p < pages->len; p++)
    {
      const DeskHelpPage *page = pages->pdata[p];
      guint n_words = 0;

      for (guint b = 0; b < page->blocks->len; b++)
        {
          const DeskHelpBlock *block = page->blocks->pdata[b];
          n_words += block->words != NULL;
          if (block->kind == DESK_HELP_SEE)
            g_assert_nonnull (desk_help_page_find (pages, block->target));
          if (block->kind == DESK_HELP_KEYS)
            {
              g_autoptr (GPtrArray) keys = desk_keys_list_for (block->target);

              g_assert_cmpuint (keys->len, >, 1);
            }
        }
      g_assert_cmpuint (n_words, >, 4);
    }
  /* Each place has a page of its own. */
  for (const DeskPlace *place = desk_places_list (&n_places); n_places > 0; place++, n_places--)
    g_assert_cmpstr (desk_help_page_find_for (pages, NULL, place->id)->id, ==, place->id);
}

/* What is not of the language of the pages is refused, with the place. */
static void
test_refused (void)
{
  static const char *const wrong[] = {
    "<page><p>No title</p></page>",
    "<page><title>A</title><table/></page>",
    "<page><title>A</title>loose</page>",
    "<page><title>A</title><p>A <b>mark</b> that is none</p></page>",
    "<page><title>A</title><p>two\nlines</p></page>",
    "<page><title>A</title><p>R&amp;D</p></page>",
    "<p>no page</p>",
    "<page><title>A</title><p>not closed",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_help_page_parse ("wrong", wrong[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskHelpPage) page = desk_help_page_parse (
      "x",
      "<page for=\"a b\"><title>T</title><steps crib=\"yes\"><item>One <key>F1</key></item><item>Two</item></steps>"
      "<list><item>Dot</item></list><steps><item>First</item></steps><see page=\"y\"/></page>",
      &error);
  const DeskHelpBlock *const *blocks;
  g_autofree char *markup = NULL;
  g_autofree char *plain = NULL;

  g_assert_no_error (error);
  blocks = (const DeskHelpBlock *const *)page->blocks->pdata;
  g_assert_cmpuint (page->blocks->len, ==, 5);
  g_assert_cmpstr (page->subjects[1], ==, "b");
  g_assert_cmpstr (blocks[0]->words, ==, "One <key>F1</key>");
  g_assert_cmpuint (blocks[1]->number, ==, 2);
  g_assert_true (blocks[1]->is_crib);
  g_assert_cmpint (blocks[2]->kind, ==, DESK_HELP_ITEM);
  g_assert_cmpuint (blocks[3]->number, ==, 1);
  g_assert_false (blocks[3]->is_crib);
  g_assert_cmpstr (blocks[4]->target, ==, "y");
  markup = desk_help_words_to_markup (blocks[0]->words);
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, &error));
  plain = desk_help_page_to_plain (page);
  g_assert_cmpstr (plain, ==, "T\n1. One F1\n2. Two\nDot\n1. First");
}

static void
look_at_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    {
      g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (widget)), "<"));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget)), !=, "");
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_label (child);
}

/* Every page in every language: the marks are markup, and nothing needs more room than a narrow window has. */
static void
test_languages (void)
{
  g_autoptr (GPtrArray) pages = desk_help_page_load_all ();

  for (const char *const *language = desk_language_list (); *language != NULL; language++)
    {
      desk_language_apply (*language);
      for (guint p = 0; p < pages->len; p++)
        {
          GtkWidget *view = g_object_ref_sink (desk_help_view_new (pages, pages->pdata[p], NULL, NULL));
          int least;

          look_at_label (view);
          gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          g_assert_cmpint (least, <=, 360 - 2 * 18);
          g_object_unref (view);
        }
    }
  desk_language_apply ("en");
}

/* F1 opens the page about where the officer is, before and after signing in, over dialogs, and once. */
static void
test_where (Office *office, gconstpointer data)
{
  g_autofree char *recovery = NULL;
  g_autoptr (GError) error = NULL;
  DeskWindow *window = open_window (office);
  guint n_places;
  const DeskPlace *places = desk_places_list (&n_places);

  g_assert_cmpstr (desk_window_get_state (window), ==, "first-run");
  assert_help (window, "first-day");

  recovery = office_make_desk (office);
  desk_window_start (window);
  office_settle ();
  g_assert_cmpstr (desk_window_get_state (window), ==, "sign-in");
  assert_help (window, "passwords");

  g_assert_true (office_open (office, PASSWORD, &error));
  office_settle ();
  for (guint i = 0; i < n_places; i++)
    {
      go_to (window, places[i].id);
      assert_help (window, places[i].id);
    }
  activate (window, "win.preferences");
  assert_help (window, "settings");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  office_settle ();
  activate (window, "win.change-password");
  assert_help (window, "passwords");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  office_settle ();

  /* A person's page on top of another place. */
  go_to (window, "statements");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-person", "s", "Коваль"));
  office_settle ();
  assert_help (window, "people");

  activate (window, "win.help");
  activate (window, "win.help");
  adw_dialog_force_close (ADW_DIALOG (get_help (window)));
  office_settle ();
  g_assert_null (get_help (window));

  activate (window, "win.quick-hide");
  activate (window, "win.help");
  g_assert_null (get_help (window));
  activate (window, "win.quick-hide");
  gtk_window_destroy (GTK_WINDOW (window));
  office_settle ();
}

static guint
count_topics (GtkListBox *topics)
{
  GtkListBoxRow *row;
  guint n_shown = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (topics, i)) != NULL; i++)
    n_shown += gtk_widget_get_child_visible (GTK_WIDGET (row));
  return n_shown;
}

static void
search (DeskHelpDialog *help, const char *words)
{
  GtkEditable *entry = TEMPLATE_CHILD (help, "search");

  gtk_editable_set_text (entry, words);
  g_signal_emit_by_name (entry, "search-changed");
  office_settle ();
}

static void
test_search (Office *office, gconstpointer data)
{
  DeskHelpDialog *help = g_object_ref_sink (desk_help_dialog_new (office->context, NULL, NULL));
  DeskWindow *window = open_window (office);
  GtkListBox *topics;
  guint n_all;

  adw_dialog_present (ADW_DIALOG (help), GTK_WIDGET (window));
  office_settle ();
  topics = TEMPLATE_CHILD (help, "topics");
  n_all = count_topics (topics);
  search (help, "RECOVERY key");
  g_assert_cmpuint (count_topics (topics), >, 0);
  g_assert_cmpuint (count_topics (topics), <, n_all);
  search (help, "usb STICK");
  g_assert_cmpuint (count_topics (topics), ==, 1);
  g_signal_emit_by_name (TEMPLATE_CHILD (help, "search"), "activate");
  g_assert_cmpstr (desk_help_dialog_get_page (help), ==, "stick");
  search (help, "zzz");
  g_assert_cmpuint (count_topics (topics), ==, 0);
  g_signal_emit_by_name (TEMPLATE_CHILD (help, "search"), "stop-search");
  office_settle ();
  g_assert_cmpuint (count_topics (topics), ==, n_all);
  g_signal_emit_by_name (TEMPLATE_CHILD (help, "search"), "stop-search");
  office_settle ();
  g_assert_null (get_help (window));
  g_object_unref (help);
  gtk_window_destroy (GTK_WINDOW (window));
  office_settle ();
}

/* One page in each language, as it was read and approved. */
static void
test_crib (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) pages = desk_help_page_load_all ();

  office_sign_in (office);
  for (const char *const *language = desk_language_list (); *language != NULL; language++)
    {
      g_autoptr (DeskPaperSource) source = desk_paper_request_new_source (office->context);
      g_autofree char *name = g_strdup_printf ("crib-sheet-%s", *language);
      const char *folder = g_getenv ("DUTYDESK_PAPERS");
      g_autoptr (DeskSheet) sheet = NULL;
      g_autofree char *text = NULL;

      desk_language_apply (*language);
      desk_crib_paper_fill (source, pages);
      sheet = desk_papers_find ("crib-sheet")->make (source, *language);
      if (folder != NULL)
        {
          g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
          g_autoptr (GBytes) pdf = desk_pdf_make (sheet, name, NULL);

          g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL);
        }
      g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
      text = desk_sheet_get_page_text (sheet, 0);
      golden_compare ("ui", name, text);
    }
  desk_language_apply ("en");
}

/* From the guide to the preview, where its language cannot be chosen. */
static void
test_crib_preview (Office *office, gconstpointer data)
{
  DeskWindow *window;
  AdwDialog *preview;

  office_sign_in (office);
  window = open_window (office);
  activate (window, "win.help");
  g_signal_emit_by_name (TEMPLATE_CHILD (get_help (window), "crib"), "clicked");
  office_settle ();
  preview = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (DESK_IS_PAPER_PREVIEW (preview));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (TEMPLATE_CHILD (preview, "language"))));
  adw_dialog_force_close (preview);
  office_settle ();
  assert_help (window, desk_help_dialog_get_page (get_help (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  office_settle ();
}

#define ADD(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "po", NULL);
  int status;

  gtk_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  desk_language_apply ("en");
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.dutydesk.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);

  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/refused", test_refused);
  g_test_add_func ("/help/steps", test_steps);
  g_test_add_func ("/help/languages", test_languages);
  ADD ("/help/where", test_where);
  ADD ("/help/search", test_search);
  ADD ("/help/crib", test_crib);
  ADD ("/help/crib-preview", test_crib_preview);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
