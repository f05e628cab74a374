// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/error.h"

static void
domain_is_its_own (void)
{
  g_autoptr (GError) error = g_error_new_literal (DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID, "no such day");

  g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
  g_assert_cmpstr (g_quark_to_string (DESK_MODEL_ERROR), ==, "desk_model_error");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/error/domain", domain_is_its_own);
  return g_test_run ();
}
