// SPDX-License-Identifier: GPL-3.0-or-later
// The omnibox: what it finds while one types, what Enter and Ctrl+Enter do, which commands it offers.

#include "office.h"

#include "model/person.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/statement.h"
#include "model/visit.h"
#include "ui/widgets/omnibox-row.h"
#include "ui/widgets/omnibox.h"

#define SCAN_1 "P<UKRKOVALENKO<<MARIIA<<<<<<<<<<<<<<<<<<<<<<"
#define SCAN_2 "FA123456<6UKR8503127F3001019<<<<<<<<<<<<<<08"

/* A window that has some of the actions of the program's and remembers which was asked for. */
#define TEST_TYPE_WINDOW (test_window_get_type ())
G_DECLARE_FINAL_TYPE (TestWindow, test_window, TEST, WINDOW, AdwWindow)

struct _TestWindow
{
  AdwWindow parent_instance;
  char *asked;
};

G_DEFINE_FINAL_TYPE (TestWindow, test_window, ADW_TYPE_WINDOW)

static void
on_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TestWindow *self = TEST_WINDOW (widget);

  g_free (self->asked);
  self->asked = target != NULL ? g_strdup_printf ("%s %s", action, g_variant_get_string (target, NULL))
                               : g_strdup (action);
}

static void
test_window_finalize (GObject *object)
{
  g_free (TEST_WINDOW (object)->asked);
  G_OBJECT_CLASS (test_window_parent_class)->finalize (object);
}

static void
test_window_class_init (TestWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_window_finalize;
  gtk_widget_class_install_action (widget_class, "win.show-person", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.show-visit", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.show-statement", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.show-loss", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.show-find", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.new-visit", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.new-person", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.place", "s", on_action);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, on_action);
}

static void
test_window_init (TestWindow *self)
{
}

typedef struct
{
  TestWindow *window;
  AdwDialog *omnibox;
  GtkEditable *search;
  GtkListBox *list;
} Screen;

static Screen
open_screen (Office *office)
{
  Screen screen;
  GtkWidget *button = gtk_button_new_with_label ("here");

  screen.window = g_object_new (TEST_TYPE_WINDOW, "default-width", 800, "default-height", 700, NULL);
  adw_window_set_content (ADW_WINDOW (screen.window), button);
  gtk_window_present (GTK_WINDOW (screen.window));
  screen.omnibox = desk_omnibox_new (office->context, button);
  screen.search = TEMPLATE_CHILD (screen.omnibox, "search");
  screen.list = TEMPLATE_CHILD (screen.omnibox, "list");
  adw_dialog_present (screen.omnibox, GTK_WIDGET (screen.window));
  return screen;
}

static void
close_screen (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
save (Office *office, DeskRecord *record)
{
  g_autoptr (DeskSave) act = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (act, record, NULL, 0, NULL);
  if (DESK_IS_VISIT (record))
    desk_save_draw_number (act, record, DESK_VISIT_NO);
  else if (DESK_IS_STATEMENT (record))
    desk_save_draw_number (act, record, DESK_STATEMENT_NO);
  else if (DESK_IS_LOSS (record))
    desk_save_draw_number (act, record, DESK_LOSS_NO);
  else if (DESK_IS_FIND (record))
    desk_save_draw_number (act, record, DESK_FIND_NO);
  desk_store_save_async (desk_context_get_store (office->context), act, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static DeskPerson *
record_person (Office *office, const char *surname, const char *given_name, const char *phone)
{
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", given_name, NULL);

  if (phone != NULL)
    desk_record_set_entry (DESK_RECORD (person), DESK_PERSON_PHONE, "p", g_variant_new_string (phone));
  save (office, DESK_RECORD (person));
  return person;
}

static DeskOmniboxRow *
get_row (Screen *screen, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (screen->list, place);

  return row != NULL ? DESK_OMNIBOX_ROW (row) : NULL;
}

static const char *
get_title (Screen *screen, int place)
{
  return get_row (screen, place) != NULL ? desk_omnibox_row_get_title (get_row (screen, place)) : NULL;
}

static gboolean
finds (Screen *screen, DeskPerson *person)
{
  DeskOmniboxRow *first = get_row (screen, 0);

  return first != NULL
         && g_strcmp0 (desk_omnibox_row_get_person (first), desk_record_get_id (DESK_RECORD (person))) == 0;
}

static void
assert_asked (Screen *screen, const char *action, const char *target)
{
  g_autofree char *wanted = g_strjoin (" ", action, target, NULL);

  g_assert_cmpstr (screen->window->asked, ==, wanted);
}

/* However it is typed: by name, by the tail of the phone, in the wrong layout, with two letters swapped. */
static void
test_finds (Office *office, gconstpointer data)
{
  static const char *const typed[] = { "Коваленко М", "4567", "rjdfktyrj", "Ковлаенко" };
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskPerson) other = NULL;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", "+380671234567");
  other = record_person (office, "Мороз", "Петро", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      Screen screen = open_screen (office);

      gtk_editable_set_text (screen.search, typed[i]);
      WAIT_FOR (finds (&screen, person));
      g_assert_true (gtk_list_box_get_selected_row (screen.list) == GTK_LIST_BOX_ROW (get_row (&screen, 0)));
      g_signal_emit_by_name (screen.search, "activate");
      assert_asked (&screen, "win.show-person", desk_record_get_id (DESK_RECORD (person)));
      close_screen (&screen);
    }
}

/* Whoever types fast presses Enter before the answer is there: it opens what was typed, not what was found before. */
static void
test_enter_is_not_lost (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskPerson) other = NULL;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  other = record_person (office, "Ковальчук", "Петро", NULL);
  screen = open_screen (office);
  for (guint length = 1; length <= strlen ("Ковальчук") / 2; length++)
    {
      g_autofree char *text = g_utf8_substring ("Ковальчук", 0, length);
      gtk_editable_set_text (screen.search, text);
    }
  g_signal_emit_by_name (screen.search, "activate");
  g_assert_null (screen.window->asked);
  WAIT_FOR (screen.window->asked != NULL);
  assert_asked (&screen, "win.show-person", desk_record_get_id (DESK_RECORD (other)));
  close_screen (&screen);
}

static void
test_starts_visit (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  screen = open_screen (office);
  gtk_editable_set_text (screen.search, "ковал");
  WAIT_FOR (finds (&screen, person));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (screen.search), "form.primary", NULL));
  assert_asked (&screen, "win.new-visit", desk_record_get_id (DESK_RECORD (person)));
  close_screen (&screen);
}

/* A sealed matter is found by its number and says nothing else. */
static void
test_visit (Office *office, gconstpointer data)
{
  g_autoptr (DeskVisit) visit = NULL;
  const char *number;
  Screen screen;

  office_sign_in (office);
  visit = g_object_new (DESK_TYPE_VISIT, "state", "finished", "arrived", NOW, "finished", NOW, "topic", "DV",
                        NULL);
  save (office, DESK_RECORD (visit));
  number = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_NO);
  screen = open_screen (office);
  gtk_editable_set_text (screen.search, number);
  WAIT_FOR (g_strcmp0 (get_title (&screen, 0), number) == 0);
  g_signal_emit_by_name (screen.search, "activate");
  assert_asked (&screen, "win.show-visit", desk_record_get_id (DESK_RECORD (visit)));
  close_screen (&screen);
}

/* A statement is found by its words; a sealed one by its number alone, and says nothing else. */
static void
test_statement (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) theft = NULL;
  g_autoptr (DeskStatement) sealed = NULL;
  const char *number;
  Screen screen;

  office_sign_in (office);
  theft = g_object_new (DESK_TYPE_STATEMENT, "state", "registered", "kind", "crime_report", "submitted", NOW,
                        NULL);
  desk_statement_set_text (theft, "Гаманець зник біля прилавка.");
  save (office, DESK_RECORD (theft));
  sealed =
      g_object_new (DESK_TYPE_STATEMENT, "state", "registered", "kind", "domestic", "submitted", NOW, NULL);
  desk_statement_set_text (sealed, "Побутова сварка біля прилавка.");
  save (office, DESK_RECORD (sealed));
  screen = open_screen (office);
  number = desk_record_get_text (DESK_RECORD (theft), DESK_STATEMENT_NO);
  gtk_editable_set_text (screen.search, "прилавка");
  WAIT_FOR (g_strcmp0 (get_title (&screen, 0), number) == 0);
  g_assert_cmpstr (get_title (&screen, 1), !=,
                   desk_record_get_text (DESK_RECORD (sealed), DESK_STATEMENT_NO));
  number = desk_record_get_text (DESK_RECORD (sealed), DESK_STATEMENT_NO);
  gtk_editable_set_text (screen.search, number);
  WAIT_FOR (g_strcmp0 (get_title (&screen, 0), number) == 0);
  g_signal_emit_by_name (screen.search, "activate");
  assert_asked (&screen, "win.show-statement", desk_record_get_id (DESK_RECORD (sealed)));
  close_screen (&screen);
}

/* A loss is found by the number of the document, a find by the name in it. */
static void
test_losses (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) loss = NULL;
  g_autoptr (DeskRecord) find = NULL;
  const char *number;
  Screen screen;

  office_sign_in (office);
  loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", "declared", NOW, NULL);
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT, "k1", g_variant_new_string ("id_card"));
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT_NUMBER, "k1", g_variant_new_string ("001234567"));
  save (office, loss);
  find = g_object_new (DESK_TYPE_FIND, "state", "received", "received", NOW, "document", "id_card",
                       "holder-surname", "Гончаренко", NULL);
  save (office, find);
  screen = open_screen (office);
  number = desk_record_get_text (loss, DESK_LOSS_NO);
  gtk_editable_set_text (screen.search, "001 234 567");
  WAIT_FOR (g_strcmp0 (get_title (&screen, 0), number) == 0);
  g_signal_emit_by_name (screen.search, "activate");
  assert_asked (&screen, "win.show-loss", desk_record_get_id (loss));
  close_screen (&screen);

  screen = open_screen (office);
  number = desk_record_get_text (find, DESK_FIND_NO);
  gtk_editable_set_text (screen.search, "гончар");
  WAIT_FOR (g_strcmp0 (get_title (&screen, 0), number) == 0);
  g_signal_emit_by_name (screen.search, "activate");
  assert_asked (&screen, "win.show-find", desk_record_get_id (find));
  close_screen (&screen);
}

static void
test_commands (Office *office, gconstpointer data)
{
  Screen screen;
  int place = 0;

  office_sign_in (office);
  screen = open_screen (office);
  gtk_editable_set_text (screen.search, "!");
  g_assert_nonnull (get_row (&screen, 0));
  for (const char *title; (title = get_title (&screen, place)) != NULL; place++)
    {
      g_assert_cmpstr (title, !=, "Hold or resume"); /* means nothing on this window */
      g_assert_null (desk_omnibox_row_get_person (get_row (&screen, place)));
    }
  gtk_editable_set_text (screen.search, "!lock");
  g_assert_cmpstr (get_title (&screen, 0), ==, "Lock the desk");
  g_assert_null (get_row (&screen, 1));
  g_signal_emit_by_name (screen.search, "activate");
  assert_asked (&screen, "win.lock", NULL);
  close_screen (&screen);
}

/* A scanner types both lines of a document and Enter after each. */
static void
test_scan (Office *office, gconstpointer data)
{
  Screen screen;

  office_sign_in (office);
  screen = open_screen (office);
  gtk_editable_set_text (screen.search, SCAN_1);
  g_signal_emit_by_name (screen.search, "activate");
  gtk_editable_set_text (screen.search, SCAN_1 SCAN_2);
  g_signal_emit_by_name (screen.search, "activate");
  WAIT_FOR (screen.window->asked != NULL);
  assert_asked (&screen, "win.new-person", SCAN_1 SCAN_2);
  close_screen (&screen);
}

static void
test_row_clicked (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) first = NULL;
  g_autoptr (DeskPerson) second = NULL;
  Screen screen;

  office_sign_in (office);
  first = record_person (office, "Мороз", "Петро", NULL);
  second = record_person (office, "Мороз", "Юлія", NULL);
  screen = open_screen (office);
  gtk_editable_set_text (screen.search, "мороз");
  WAIT_FOR (get_row (&screen, 1) != NULL && desk_omnibox_row_get_person (get_row (&screen, 1)) != NULL);
  g_assert_true (gtk_list_box_get_selected_row (screen.list)
                 == gtk_list_box_get_row_at_index (screen.list, 0));
  g_signal_emit_by_name (screen.list, "row-activated", gtk_list_box_get_row_at_index (screen.list, 1));
  g_assert_nonnull (screen.window->asked);
  g_assert_true (g_str_has_prefix (screen.window->asked, "win.show-person "));
  close_screen (&screen);
}

#define office_test(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/omnibox/finds", test_finds);
  office_test ("/omnibox/enter-is-not-lost", test_enter_is_not_lost);
  office_test ("/omnibox/starts-visit", test_starts_visit);
  office_test ("/omnibox/visit", test_visit);
  office_test ("/omnibox/statement", test_statement);
  office_test ("/omnibox/losses", test_losses);
  office_test ("/omnibox/commands", test_commands);
  office_test ("/omnibox/scan", test_scan);
  office_test ("/omnibox/row-clicked", test_row_clicked);
  return g_test_run ();
}
