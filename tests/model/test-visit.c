// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/visit.h"

static void
test_steps (void)
{
  g_assert_cmpstr (desk_visit_may_step ("waiting", DESK_VISIT_CALL, "communicator"), ==, "called");
  g_assert_cmpstr (desk_visit_may_step ("called", DESK_VISIT_SERVE, "communicator"), ==, "serving");
  g_assert_cmpstr (desk_visit_may_step ("serving", DESK_VISIT_FINISH, "head"), ==, "finished");
  g_assert_null (desk_visit_may_step ("finished", DESK_VISIT_CALL, "head"));
  g_assert_null (desk_visit_may_step ("finished", DESK_VISIT_REOPEN, "communicator"));
  g_assert_cmpstr (desk_visit_may_step ("finished", DESK_VISIT_REOPEN, "duty"), ==, "serving");
  g_assert_null (desk_visit_may_step ("waiting", DESK_VISIT_ANNUL, "duty"));
  g_assert_cmpstr (desk_visit_may_step ("waiting", DESK_VISIT_ANNUL, "head"), ==, "annulled");
  g_assert_null (desk_visit_may_step ("annulled", DESK_VISIT_REOPEN, "head"));
  g_assert_null (desk_visit_may_step ("waiting", DESK_VISIT_CALL, "auditor"));
  g_assert_null (desk_visit_may_step ("it", DESK_VISIT_CALL, "head"));
}

static void
test_queue (void)
{
  g_autoptr (DeskVisit) first = g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (100), NULL);
  g_autoptr (DeskVisit) later = g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (200), NULL);
  g_autoptr (DeskVisit) group =
      g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (300), "priority", "group", NULL);
  g_autoptr (DeskVisit) urgent =
      g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (400), "priority", "urgent", NULL);

  g_assert_cmpint (desk_visit_compare_queue (first, later, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (group, first, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (urgent, group, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (first, first, 1000), ==, 0);
}

/* Booked people wait like everybody until their time has come; then only somebody urgent is called before them. */
static void
test_queue_booked (void)
{
  g_autoptr (DeskVisit) first = g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (100), NULL);
  g_autoptr (DeskVisit) group =
      g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (300), "priority", "group", NULL);
  g_autoptr (DeskVisit) urgent =
      g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (400), "priority", "urgent", NULL);
  g_autoptr (DeskVisit) ten = g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (500), "booked",
                                            G_GINT64_CONSTANT (1000), NULL);
  g_autoptr (DeskVisit) eleven = g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (450), "booked",
                                               G_GINT64_CONSTANT (2000), NULL);

  g_assert_cmpint (desk_visit_compare_queue (first, ten, 999), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (group, ten, 999), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (eleven, ten, 999), <, 0);

  g_assert_cmpint (desk_visit_compare_queue (ten, group, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (ten, first, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (urgent, ten, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (first, eleven, 1000), <, 0);
  g_assert_cmpint (desk_visit_compare_queue (ten, eleven, 2000), <, 0);
}

static void
test_waited (void)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, "arrived", G_GINT64_CONSTANT (1000), NULL);

  g_assert_cmpint (desk_visit_get_waited (visit, 1600), ==, 600);
  g_assert_cmpint (desk_visit_get_waited (visit, 400), ==, 0);
  g_object_set (visit, "finished", G_GINT64_CONSTANT (1900), NULL);
  g_assert_cmpint (desk_visit_get_waited (visit, 9000), ==, 900);
  g_object_set (visit, "started", G_GINT64_CONSTANT (1300), NULL);
  g_assert_cmpint (desk_visit_get_waited (visit, 9000), ==, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/steps", test_steps);
  g_test_add_func ("/visit/queue", test_queue);
  g_test_add_func ("/visit/queue-booked", test_queue_booked);
  g_test_add_func ("/visit/waited", test_waited);
  return g_test_run ();
}
