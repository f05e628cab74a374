// SPDX-License-Identifier: GPL-3.0-or-later
// How a waiting time is said on the board.

#include "model/waiting.h"

#include <glib/gi18n.h>

static char *
minutes_text (int minutes, DeskWaitingLevel level)
{
  switch (level)
    {
    case DESK_WAITING_LONG:
      return g_strdup_printf (ngettext ("%d min, long", "%d min, long", (gulong)minutes), minutes);
    case DESK_WAITING_TOO_LONG:
      return g_strdup_printf (ngettext ("%d min, too long", "%d min, too long", (gulong)minutes), minutes);
    case DESK_WAITING_FINE:
    default:
      return g_strdup_printf (ngettext ("%d min", "%d min", (gulong)minutes), minutes);
    }
}

static char *
hours_text (int hours, int minutes, DeskWaitingLevel level)
{
  switch (level)
    {
    case DESK_WAITING_LONG:
      return g_strdup_printf (ngettext ("%d h %02d min, long", "%d h %02d min, long", (gulong)hours), hours,
                              minutes);
    case DESK_WAITING_TOO_LONG:
      return g_strdup_printf (ngettext ("%d h %02d min, too long", "%d h %02d min, too long", (gulong)hours),
                              hours, minutes);
    case DESK_WAITING_FINE:
    default:
      /* Translators: hours and minutes, abbreviated: "1 h 05 min". */
      return g_strdup_printf (ngettext ("%d h %02d min", "%d h %02d min", (gulong)hours), hours, minutes);
    }
}

/**
 * desk_waiting_level:
 * @minutes: whole minutes waited
 * @amber: minutes from which the wait is long
 * @red: minutes from which it is too long
 *
 * Returns: how the wait stands
 */
DeskWaitingLevel
desk_waiting_level (gint64 minutes, int amber, int red)
{
  if (minutes >= red)
    return DESK_WAITING_TOO_LONG;
  return minutes >= amber ? DESK_WAITING_LONG : DESK_WAITING_FINE;
}

/**
 * desk_waiting_text:
 * @minutes: whole minutes waited; below zero, after a clock was set back, counts as zero
 * @level: how the wait stands
 *
 * Says the wait with its state as words, for colour is never the only sign: "8 min", "12 min, long",
 * "1 h 05 min, too long". Pass %DESK_WAITING_FINE for a time that is not judged, such as that of a service.
 *
 * Returns: (transfer full): the text, translated
 */
char *
desk_waiting_text (gint64 minutes, DeskWaitingLevel level)
{
  int whole = (int)CLAMP (minutes, 0, G_MAXINT);

  if (whole < 60)
    return minutes_text (whole, level);
  return hours_text (whole / 60, whole % 60, level);
}
