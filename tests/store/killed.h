// SPDX-License-Identifier: GPL-3.0-or-later
// A test starts itself again as a program that works until it is killed, and looks at what it left.
#pragma once

#include "desk-fixture.h"

#include <gio/gio.h>
#include <string.h>

/* In the program that is killed: opens the desk it was told to work on. */
static inline void
killed_open (Desk *desk, const char *top, const char *hex)
{
  guint8 bytes[DESK_KEY_BYTES];
  g_autofree char *data = g_build_filename (top, "data", NULL);
  g_autofree char *state = g_build_filename (top, "state", NULL);

  for (guint i = 0; i < DESK_KEY_BYTES; i++)
    bytes[i] = (guint8)(g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  desk->top = (char *)top;
  desk->folders = desk_folders_new (data, state);
  desk->key = desk_key_new (bytes);
  desk->zone = g_time_zone_new_utc ();
  desk_open (desk);
}

static inline char *
killed_write_key (DeskKey *key)
{
  GString *hex = g_string_new (NULL);

  for (guint i = 0; i < DESK_KEY_BYTES; i++)
    g_string_append_printf (hex, "%02x", desk_key_peek (key)[i]);
  return g_string_free (hex, FALSE);
}

/* Starts the program and kills it some milliseconds after its first word. Returns: all it said in whole lines. */
static inline char **
killed_run (const char *program, Desk *desk, int milliseconds)
{
  g_autofree char *hex = killed_write_key (desk->key);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--until-killed", desk->top, hex, NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  GInputStream *pipe;
  char buffer[4096];
  gssize length;

  g_assert_no_error (error);
  pipe = g_subprocess_get_stdout_pipe (child);
  length = g_input_stream_read (pipe, buffer, 1, NULL, &error);
  g_assert_cmpint (length, ==, 1);
  g_string_append_len (said, buffer, length);
  g_usleep ((gulong)g_test_rand_int_range (0, milliseconds * 1000));
  g_subprocess_force_exit (child);
  while ((length = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (said, buffer, length);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_string_truncate (said, (gsize)(strrchr (said->str, '\n') + 1 - said->str));
  return g_strsplit (g_strchomp (said->str), "\n", -1);
}
