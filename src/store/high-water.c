// SPDX-License-Identifier: GPL-3.0-or-later
// The high-water file: the last register number anybody has seen, kept apart from the database. It is how a desk
// notices that its database was put back to an earlier day. It is in no backup.

#include "store/high-water.h"

#include "store/durable.h"
#include "store/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * desk_high_water_read:
 * @high_water: (out): what the file says
 * @book: (out): holds the text @high_water points to; NULL where there is no file
 *
 * Returns: FALSE with an error where the file is there but cannot be read or is not one
 */
gboolean
desk_high_water_read (const char *path, DeskBook *high_water, char **book, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  guint64 year, last;

  *book = NULL;
  if (!g_file_get_contents (path, &text, NULL, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FAILED,
                   _ ("The file with the last register number could not be read. (%s)"), local->message);
      return FALSE;
    }

  words = g_strsplit (g_strstrip (text), " ", -1);
  if (g_strv_length (words) != 3 || !desk_book_is_valid (words[0])
      || !g_ascii_string_to_unsigned (words[1], 10, 0, 9999, &year, NULL)
      || !g_ascii_string_to_unsigned (words[2], 10, 0, G_MAXINT64, &last, NULL))
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
                   _ ("The file with the last register number, %s, is damaged."), path);
      return FALSE;
    }
  *book = g_strdup (words[0]);
  *high_water = (DeskBook){ .book = *book, .year = (int)year, .last = (gint64)last };
  return TRUE;
}

/**
 * desk_high_water_write:
 * When this returns TRUE the number survives a power cut.
 */
gboolean
desk_high_water_write (const char *path, const DeskBook *high_water, GError **error)
{
  g_autofree char *text =
      g_strdup_printf ("%s %d %" G_GINT64_FORMAT "\n", high_water->book, high_water->year, high_water->last);

  return desk_durable_replace (path, text, strlen (text), error);
}
