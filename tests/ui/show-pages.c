// SPDX-License-Identifier: GPL-3.0-or-later
// Goes past every page, names each one on the output and stays there until it is given a line. Another program looks at the
// pages meanwhile (test-trees.py).

#include "tour.h"

#include <unistd.h>

static gboolean
on_line (GIOChannel *channel, GIOCondition condition, gpointer line)
{
  if (g_io_channel_read_line (channel, line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    g_error ("Nobody is looking any more");
  return G_SOURCE_REMOVE;
}

static void
show (DeskWindow *window, const char *page, gpointer input)
{
  g_autofree char *line = NULL;

  g_print ("page %s\n", page);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_line, &line);
  while (line == NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);
  Tour tour = { "en", 1366, 768, FALSE, show, NULL, input };

  tour_start (&argc, &argv);
  tour_run (&tour);
  return tour_end ();
}
