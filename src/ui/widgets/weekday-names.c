// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/weekday-names.h"

#include "model/day-text.h"

/**
 * desk_weekday_names_attach:
 * @grid: with a column for each day of the week, from Monday
 * @classes: of each name
 * @xalign: of a name in its column
 *
 * Writes the short names of the days into the first row.
 */
void
desk_weekday_names_attach (GtkGrid *grid, const char *const *classes, float xalign)
{
  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      const char *name = desk_day_text_get_short_weekday ((GDateWeekday)weekday);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", xalign, "wrap", TRUE,
                                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes", classes, NULL);

      gtk_grid_attach (grid, label, weekday - G_DATE_MONDAY, 0, 1, 1);
    }
}
