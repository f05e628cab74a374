// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that were read and approved, in files beside the tests. DUTYDESK_GOLDEN=renew writes them anew.
#pragma once

#include <glib.h>

static inline void
golden_compare (const char *folder, const char *name, const char *text)
{
  g_autofree char *path =
      g_strdup_printf ("%s/tests/%s/golden/%s.txt", g_getenv ("DUTYDESK_SOURCE"), folder, name);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("DUTYDESK_GOLDEN"), "renew") == 0)
    g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, golden);
}
