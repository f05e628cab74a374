// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *button;
  int undone;
  int freed;
} Fixture;

static Fixture *current;

static void
undo (gpointer data)
{
  g_assert_true (data == current);
  current->undone++;
}

static void
free_data (gpointer data)
{
  current->freed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  current = fixture;
  fixture->window = gtk_window_new ();
  fixture->button = gtk_button_new_with_label ("Call");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->button);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
test_undo_once (Fixture *fixture, gconstpointer data)
{
  desk_notice_show_undo (fixture->button, "Called A104", undo, fixture, free_data);
  g_assert_cmpint (fixture->freed, ==, 0);
  g_assert_true (gtk_widget_activate_action (fixture->button, "notice.undo", NULL));
  g_assert_cmpint (fixture->undone, ==, 1);
  g_assert_cmpint (fixture->freed, ==, 1);

  gtk_widget_activate_action (fixture->button, "notice.undo", NULL);
  g_assert_cmpint (fixture->undone, ==, 1);
}

/* The next act takes the place of the one before; a mere message does not. */
static void
test_next_act (Fixture *fixture, gconstpointer data)
{
  desk_notice_show_undo (fixture->button, "Called A104", undo, fixture, free_data);
  desk_notice_show (fixture->button, "Printed");
  g_assert_cmpint (fixture->freed, ==, 0);
  desk_notice_show_undo (fixture->button, "Held A104", undo, fixture, free_data);
  g_assert_cmpint (fixture->freed, ==, 1);
  g_assert_cmpint (fixture->undone, ==, 0);

  desk_notice_forget (fixture->button);
  g_assert_cmpint (fixture->freed, ==, 2);
  gtk_widget_activate_action (fixture->button, "notice.undo", NULL);
  g_assert_cmpint (fixture->undone, ==, 0);
}

/* An act that can no longer be taken back is not offered; nor is another one forgotten in its place. */
static void
test_forget_undo (Fixture *fixture, gconstpointer data)
{
  g_assert_false (desk_notice_is_undo_offered (fixture->button));
  desk_notice_show_undo (fixture->button, "In the queue: A104", undo, fixture, free_data);
  g_assert_true (desk_notice_is_undo_offered (fixture->button));
  desk_notice_forget_undo (fixture->button, fixture->button);
  g_assert_true (desk_notice_is_undo_offered (fixture->button));
  desk_notice_forget_undo (fixture->button, fixture);
  g_assert_cmpint (fixture->freed, ==, 1);
  g_assert_false (desk_notice_is_undo_offered (fixture->button));
  gtk_widget_activate_action (fixture->button, "notice.undo", NULL);
  g_assert_cmpint (fixture->undone, ==, 0);
}

static void
test_window_goes (Fixture *fixture, gconstpointer data)
{
  desk_notice_show_undo (fixture->button, "Called A104", undo, fixture, free_data);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  g_assert_cmpint (fixture->freed, ==, 1);
}

static void
test_without_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("alone"));

  desk_notice_show (label, "nobody sees it");
  desk_notice_show_undo (label, "nobody sees it", undo, fixture, free_data);
  g_assert_cmpint (fixture->freed, ==, 1);
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/notice/undo-once", Fixture, NULL, set_up, test_undo_once, tear_down);
  g_test_add ("/notice/next-act", Fixture, NULL, set_up, test_next_act, tear_down);
  g_test_add ("/notice/forget-undo", Fixture, NULL, set_up, test_forget_undo, tear_down);
  g_test_add ("/notice/window-goes", Fixture, NULL, set_up, test_window_goes, tear_down);
  g_test_add ("/notice/without-window", Fixture, NULL, set_up, test_without_window, tear_down);
  return g_test_run ();
}
