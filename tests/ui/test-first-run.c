// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the first run and of signing in, filled in as an officer would.

#include "office.h"

#include "ui/sign-in/first-run-page.h"
#include "ui/sign-in/new-password.h"
#include "ui/sign-in/sign-in-page.h"
#include "ui/widgets/password-row.h"

static GtkWidget *
show (gpointer page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
type (gpointer page, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (page, row)), text);
}

static gboolean
can_press (gpointer page, const char *button)
{
  return gtk_widget_get_sensitive (TEMPLATE_CHILD (page, button));
}

static void
press (gpointer page, const char *button)
{
  g_assert_true (can_press (page, button));
  g_signal_emit_by_name (TEMPLATE_CHILD (page, button), "clicked");
}

/* The two rows for a password stand one after the other in their group. */
static void
type_password (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (DESK_IS_PASSWORD_ROW (child))
        gtk_editable_set_text (GTK_EDITABLE (child), text);
      else
        type_password (child, text);
    }
}

static const char *
get_step (gpointer page)
{
  return adw_navigation_page_get_tag (
      adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (TEMPLATE_CHILD (page, "view"))));
}

static void
test_set_up (Office *office, gconstpointer data)
{
  gpointer page = desk_first_run_page_new (office->context);
  GtkWidget *window = show (page);
  DeskRecord *officer;
  g_autofree char *recovery = NULL;

  g_assert_true (
      gtk_widget_activate_action (TEMPLATE_CHILD (page, "view"), "navigation.push", "s", "station"));
  g_assert_false (can_press (page, "station_button"));
  type (page, "station_name", "Відділ поліції № 1");
  type (page, "station_code", "РЛ1");
  g_assert_false (can_press (page, "station_button"));
  g_assert_true (gtk_widget_has_css_class (TEMPLATE_CHILD (page, "station_code"), "error"));
  type (page, "station_code", "pl1");
  g_assert_false (gtk_widget_has_css_class (TEMPLATE_CHILD (page, "station_code"), "error"));
  press (page, "station_button");
  g_assert_cmpstr (get_step (page), ==, "officer");

  type (page, "surname", "Шевчук");
  g_assert_cmpstr (gtk_editable_get_text (TEMPLATE_CHILD (page, "officer_code")), !=, "");
  type (page, "officer_code", "shevchuk");
  type (page, "given_name", "Олена");
  adw_combo_row_set_selected (TEMPLATE_CHILD (page, "rank"), 1);
  g_assert_false (can_press (page, "officer_button"));
  type_password (TEMPLATE_CHILD (page, "password"), "short");
  g_assert_false (can_press (page, "officer_button"));
  type_password (TEMPLATE_CHILD (page, "password"), PASSWORD);
  press (page, "officer_button");
  g_assert_cmpstr (get_step (page), ==, "recovery");

  WAIT_FOR (g_strcmp0 (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "recovery_stack")), "key")
            == 0);
  recovery = g_strdup (gtk_label_get_label (TEMPLATE_CHILD (page, "recovery")));
  g_assert_false (can_press (page, "finish_button"));
  type (page, "last_group", "wrong");
  g_assert_false (can_press (page, "finish_button"));
  type (page, "last_group", strrchr (recovery, '-') + 1);
  press (page, "finish_button");
  WAIT_FOR (desk_context_get_keyring (office->context) != NULL);

  officer = DESK_RECORD (desk_context_get_officer (office->context));
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_CODE), ==, "shevchuk");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_ROLE), ==, "head");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_RANK), ==, "private");
  g_assert_cmpstr (desk_keyring_get_station (desk_context_get_keyring (office->context)), ==, "PL1-A");
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (desk_context_get_station (office->context)),
                                            DESK_STATION_WAIT_LONG),
                   ==, 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A wrong password is told; too many make the officer wait, and the page says how long, also after a restart. */
static void
test_sign_in (Office *office, gconstpointer data)
{
  g_autofree char *recovery = office_make_desk (office);
  gpointer page;
  GtkWidget *window;
  GtkLabel *trouble;

  g_assert_true (desk_session_start (office->context, NULL));
  page = desk_sign_in_page_new (office->context);
  window = show (page);
  trouble = TEMPLATE_CHILD (page, "trouble");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (trouble)));
  for (int i = 0; i < 3; i++)
    {
      type (page, "password", "wrong");
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (trouble)));
      press (page, "button");
      WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (trouble)));
      g_assert_cmpstr (gtk_editable_get_text (TEMPLATE_CHILD (page, "password")), ==, "");
    }
  g_assert_false (can_press (page, "button"));
  gtk_window_destroy (GTK_WINDOW (window));

  page = desk_sign_in_page_new (office->context);
  window = show (page);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (page, "trouble")));
  g_assert_false (can_press (page, "button"));
  desk_clock_set_now (office->clock, NOW + 3600);
  WAIT_FOR (can_press (page, "button"));
  type (page, "password", PASSWORD);
  press (page, "button");
  WAIT_FOR (desk_context_get_officer (office->context) != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_strength (void)
{
  g_assert_cmpint (desk_strength_of (""), ==, DESK_STRENGTH_TOO_SHORT);
  g_assert_cmpint (desk_strength_of ("пароль1"), ==, DESK_STRENGTH_TOO_SHORT);
  g_assert_cmpint (desk_strength_of ("aaaaaaaaaaaaaaaa"), ==, DESK_STRENGTH_WEAK);
  g_assert_cmpint (desk_strength_of ("12345678901234"), ==, DESK_STRENGTH_WEAK);
  g_assert_cmpint (desk_strength_of ("password"), ==, DESK_STRENGTH_WEAK);
  g_assert_cmpint (desk_strength_of ("K7#mq2Wx"), ==, DESK_STRENGTH_FAIR);
  g_assert_cmpint (desk_strength_of ("кінь батарея скоба синій"), ==, DESK_STRENGTH_STRONG);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/first-run/set-up", Office, NULL, office_set_up, test_set_up, office_tear_down);
  g_test_add ("/first-run/sign-in", Office, NULL, office_set_up, test_sign_in, office_tear_down);
  g_test_add_func ("/first-run/strength", test_strength);
  return g_test_run ();
}
