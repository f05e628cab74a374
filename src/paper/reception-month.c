// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule of a month for the door: who receives on which days, from when to when. Nobody's appointment stands on it.

#include "paper/papers.h"

#include "model/phone.h"
#include "model/reception-plan.h"
#include "paper/appointment-paper.h"
#include "paper/paper-date.h"

#define JOINED "\u2060" /* no line is broken here */

typedef struct
{
  DeskPaperSource *source;
  const char *language;
  DeskSheet *sheet;
  GDate month; /* its first day */
} Schedule;

/* The days of one weekday with the same hours. */
typedef struct
{
  GDateWeekday weekday;
  GDateWeekday to; /* later than @weekday where the next ones have the same hours all month */
  char *hours;
  GString *days; /* "3, 10, 17, 24" */
  guint n_days;
} Line;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_free (self->hours);
  g_string_free (self->days, TRUE);
  g_free (self);
}

static const char *
get_text (Schedule *self, const char *key)
{
  return desk_paper_source_get_text (self->source, key, self->language);
}

/* Returns: (transfer full) (nullable): "10:00–13:00, 14:00–17:00", broken between stretches only; NULL on a day without
 * reception */
static char *
make_hours (DeskReceptionPlan *plan, const GDate *day)
{
  g_autoptr (GArray) hours = desk_reception_plan_list_hours (plan, day);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < hours->len; i++)
    {
      const DeskReceptionHours *open = &g_array_index (hours, DeskReceptionHours, i);

      g_string_append_printf (text, "%s%02d:%02d" JOINED "–" JOINED "%02d:%02d", i > 0 ? ", " : "",
                              open->from / 60, open->from % 60, open->to / 60, open->to % 60);
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static Line *
find_line (GPtrArray *lines, GDateWeekday weekday, const char *hours)
{
  Line *line;

  for (guint i = 0; i < lines->len; i++)
    {
      line = g_ptr_array_index (lines, i);
      if (line->weekday == weekday && g_str_equal (line->hours, hours))
        return line;
    }
  line = g_new0 (Line, 1);
  line->weekday = line->to = weekday;
  line->hours = g_strdup (hours);
  line->days = g_string_new (NULL);
  g_ptr_array_add (lines, line);
  return line;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return (int)((const Line *)a)->weekday - (int)((const Line *)b)->weekday;
}

/* How many days of a month fall on a weekday. */
static guint
count_weekdays (const GDate *month, GDateWeekday weekday)
{
  guint in_month = g_date_get_days_in_month (g_date_get_month (month), g_date_get_year (month));
  guint first = ((guint)weekday - (guint)g_date_get_weekday (month) + 7) % 7;

  return (in_month - first + 6) / 7;
}

/* Weekdays that follow each other, all of them with the same hours, are one line: "Monday – Friday". */
static void
join_lines (Schedule *self, GPtrArray *lines)
{
  for (guint i = 0; i + 1 < lines->len;)
    {
      Line *line = g_ptr_array_index (lines, i);
      Line *next = g_ptr_array_index (lines, i + 1);

      if (next->weekday == line->to + 1 && g_str_equal (line->hours, next->hours)
          && line->n_days == count_weekdays (&self->month, line->to)
          && next->n_days == count_weekdays (&self->month, next->weekday))
        {
          line->to = next->weekday;
          line->n_days = next->n_days;
          g_ptr_array_remove_index (lines, i + 1);
        }
      else
        i++;
    }
}

static GPtrArray *
list_lines (Schedule *self, DeskReception *reception)
{
  DeskProfile *profile = desk_paper_source_get_profile (self->source);
  g_autoptr (DeskReceptionPlan) plan =
      desk_reception_plan_new (reception, desk_profile_get_calendar (profile),
                               desk_paper_source_get_zone (self->source));
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  guint in_month = g_date_get_days_in_month (g_date_get_month (&self->month), g_date_get_year (&self->month));
  GDate day = self->month;

  for (guint i = 0; i < in_month; i++, g_date_add_days (&day, 1))
    {
      g_autofree char *hours = make_hours (plan, &day);
      Line *line = hours != NULL ? find_line (lines, g_date_get_weekday (&day), hours) : NULL;

      if (line == NULL)
        continue;
      g_string_append_printf (line->days, "%s%u", line->n_days++ > 0 ? ", " : "", i + 1);
    }
  g_ptr_array_sort_values (lines, compare_lines);
  join_lines (self, lines);
  return lines;
}

/* "вівторок 3, 10, 17, 24: 10:00–13:00" */
static char *
write_lines (Schedule *self, GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);
      const char *weekday = desk_paper_date_get_weekday (self->source, line->weekday, self->language);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", weekday);
      if (line->to != line->weekday)
        g_string_append_printf (text, " – %s",
                                desk_paper_date_get_weekday (self->source, line->to, self->language));
      else
        g_string_append_printf (text, " %s", line->days->str);
      g_string_append_printf (text, ": %s", line->hours);
    }
  return g_string_free (text, FALSE);
}

static void
add_reception (Schedule *self, const DeskPaperReception *reception)
{
  g_autoptr (GPtrArray) lines = list_lines (self, reception->reception);
  g_autofree char *host =
      desk_paper_reception_describe (self->source, reception->reception, reception->official, self->language);
  g_autofree char *times =
      lines->len > 0 ? write_lines (self, lines) : g_strdup (get_text (self, "schedule.none"));

  desk_sheet_add_row (self->sheet, (const char *[]){
                                       host,
                                       desk_paper_reception_get_room (reception, self->source),
                                       times,
                                   });
}

/* Rooms are booked, but receive nobody. */
static gboolean
receives (const DeskPaperReception *reception)
{
  return g_strcmp0 (desk_record_get_text (DESK_RECORD (reception->reception), DESK_RECEPTION_KIND), "room")
         != 0;
}

static guint
count_receptions (DeskPaperSource *source)
{
  guint count = 0;

  for (guint i = 0; i < desk_paper_source_get_n_receptions (source); i++)
    count += receives (desk_paper_source_get_reception (source, i));
  return count;
}

static void
add_table (Schedule *self)
{
  const DeskSheetColumn columns[] = {
    { get_text (self, "schedule.official"), 4.8, PANGO_ALIGN_LEFT },
    { get_text (self, "schedule.room"), 2.4, PANGO_ALIGN_LEFT },
    { get_text (self, "schedule.times"), 5.2, PANGO_ALIGN_LEFT },
  };

  desk_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < desk_paper_source_get_n_receptions (self->source); i++)
    if (receives (desk_paper_source_get_reception (self->source, i)))
      add_reception (self, desk_paper_source_get_reception (self->source, i));
  desk_sheet_end_table (self->sheet);
}

static gboolean
keeps_places (DeskPaperSource *source)
{
  for (guint i = 0; i < desk_paper_source_get_n_receptions (source); i++)
    if (desk_record_get_integer (DESK_RECORD (desk_paper_source_get_reception (source, i)->reception),
                                 DESK_RECEPTION_WALK_IN_EVERY)
        > 0)
      return TRUE;
  return FALSE;
}

static void
add_foot (Schedule *self)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (self->source));
  const char *called = desk_record_get_text (station, DESK_STATION_PHONE);
  g_autofree char *phone = called != NULL ? desk_phone_display (called) : NULL;

  desk_sheet_add_gap (self->sheet, 6);
  desk_sheet_add_pair (self->sheet, get_text (self, "schedule.booking"), phone);
  if (keeps_places (self->source))
    desk_sheet_add_text (self->sheet, get_text (self, "schedule.walk_in"));
  desk_sheet_add_signature (self->sheet, get_text (self, "schedule.head"), NULL, NULL);
}

/**
 * desk_reception_month_make:
 *
 * Returns: (transfer full): when the source's receptions receive in the month of its day, on A4
 */
DeskSheet *
desk_reception_month_make (DeskPaperSource *source, const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  Schedule self = { source, language, desk_sheet_new (DESK_FORMAT_A4_NOTICE, language) };
  g_autofree char *made = desk_paper_source_format_printed (source, language);
  g_autofree char *title = NULL;

  desk_paper_source_get_date (source, &self.month);
  g_date_set_day (&self.month, 1);
  title = desk_paper_date_write_month (source, &self.month, "schedule.title", language);
  desk_sheet_set_footer (self.sheet, made, get_text (&self, "sheet.page"));
  desk_sheet_add_small (self.sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_small (self.sheet, desk_record_get_text (station, DESK_STATION_ADDRESS));
  desk_sheet_add_gap (self.sheet, 10);
  desk_sheet_add_title (self.sheet, title);
  desk_sheet_add_gap (self.sheet, 8);
  if (count_receptions (source) > 0)
    add_table (&self);
  else
    desk_sheet_add_text (self.sheet, get_text (&self, "schedule.empty"));
  add_foot (&self);
  return self.sheet;
}
