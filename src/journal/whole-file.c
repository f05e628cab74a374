// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/whole-file.h"

#define MADE "desk-whole-file-made"

/**
 * desk_whole_file_open:
 * @flags: beside that the file is replaced
 *
 * Begins a file that is to take the place of what is there, if anything is. Close it with desk_whole_file_close().
 *
 * Returns: (transfer full): where it is written to, NULL with an error of the file
 */
GOutputStream *
desk_whole_file_open (GFile *file, GFileCreateFlags flags, GCancellable *cancellable, GError **error)
{
  gboolean is_new = !g_file_query_exists (file, NULL);
  GFileOutputStream *stream =
      g_file_replace (file, NULL, FALSE, flags | G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);

  if (stream != NULL && is_new)
    g_object_set_data_full (G_OBJECT (stream), MADE, g_object_ref (file), g_object_unref);
  return (GOutputStream *)stream;
}

/**
 * desk_whole_file_close:
 * @is_whole: whether all was written; where it was not, @error stays as it is
 *
 * The file takes its place when it is whole. Else what was there before stays, and where nothing was, nothing is.
 *
 * Returns: whether the file is there, whole
 */
gboolean
desk_whole_file_close (GOutputStream *stream, gboolean is_whole, GError **error)
{
  g_autoptr (GCancellable) given_up = g_cancellable_new ();
  GFile *made = g_object_get_data (G_OBJECT (stream), MADE);
  gboolean done;

  /* Closing with what is cancelled leaves the old file where it is; a new one has its name from the first byte on. */
  if (!is_whole)
    g_cancellable_cancel (given_up);
  done = g_output_stream_close (stream, given_up, is_whole ? error : NULL) && is_whole;
  if (!done && made != NULL)
    g_file_delete (made, NULL, NULL);
  return done;
}
