// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a reception's day: each place with its time, who is booked, room to sign. Places that are free are empty lines,
// to write down who comes without an appointment. What visitors sign does not tell what the others came for; the official
// alone gets a list with the questions.

#include "paper/papers.h"

#include <string.h>

#include "model/appointment-step.h"
#include "model/phone.h"
#include "model/reception-plan.h"
#include "paper/appointment-paper.h"
#include "paper/paper-date.h"

#define ROW_HEIGHT 26.0 /* room to sign */
#define EXCERPT 200     /* letters of a question */

typedef struct
{
  DeskPaperSource *source;
  const char *language;
  DeskSheet *sheet;
  GDate day;
  gboolean is_for_official;
} DayList;

/* A line of the list. */
typedef struct
{
  int minute;
  gboolean is_walk_in;
  const DeskPaperAppointment *of; /* NULL: free */
} Place;

static const char *
get_text (DayList *self, const char *key)
{
  return desk_paper_source_get_text (self->source, key, self->language);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;

  if (one->minute != other->minute)
    return one->minute - other->minute;
  return (one->of == NULL) - (other->of == NULL);
}

/* Adds the appointments of the day that take place with the reception. */
static void
list_appointments (DayList *self, const DeskPaperReception *reception, GArray *places)
{
  const char *id = desk_record_get_id (DESK_RECORD (reception->reception));

  for (guint i = 0; i < desk_paper_source_get_n_appointments (self->source); i++)
    {
      const DeskPaperAppointment *of = desk_paper_source_get_appointment (self->source, i);
      DeskRecord *appointment = DESK_RECORD (of->appointment);
      Place place = { .of = of,
                      .is_walk_in = desk_record_get_boolean (appointment, DESK_APPOINTMENT_WALK_IN) };
      GDate day;

      if (g_strcmp0 (desk_record_get_text (appointment, DESK_APPOINTMENT_RECEPTION), id) == 0
          && desk_paper_appointment_get_start (of, &day, &place.minute)
          && g_date_compare (&day, &self->day) == 0 && desk_appointment_takes_place (of->appointment))
        g_array_append_val (places, place);
    }
}

static guint
count_within (GArray *places, guint n_booked, int from, int to)
{
  guint count = 0;

  for (guint i = 0; i < n_booked; i++)
    {
      int minute = g_array_index (places, Place, i).minute;

      count += minute >= from && minute < to;
    }
  return count;
}

/* Returns: (transfer full) (element-type Place): the lines, by time: who is booked, then what is free */
static GArray *
list_places (DayList *self, const DeskPaperReception *reception)
{
  DeskProfile *profile = desk_paper_source_get_profile (self->source);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) slots =
      desk_reception_list_slots (reception->reception, desk_profile_get_calendar (profile),
                                 desk_paper_source_get_zone (self->source), &self->day);
  guint capacity = desk_reception_get_capacity (reception->reception);
  int length = (int)desk_reception_get_length (reception->reception);
  guint n_booked;

  list_appointments (self, reception, places);
  n_booked = places->len;
  for (guint i = 0; i < slots->len; i++)
    {
      const DeskReceptionSlot *slot = &g_array_index (slots, DeskReceptionSlot, i);
      guint taken = count_within (places, n_booked, slot->minute, slot->minute + length);
      Place place = { slot->minute, slot->walk_in, NULL };

      for (; taken < capacity; taken++)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* Who it is; on a list that others see, of somebody without a name no more than the end of the phone number. */
static char *
describe_person (DayList *self, const DeskPaperAppointment *of)
{
  const char *number = desk_record_get_text (DESK_RECORD (of->appointment), DESK_APPOINTMENT_PHONE);
  g_autofree char *name = of->person != NULL ? desk_person_get_full_name (of->person) : NULL;
  g_autofree char *phone = NULL;

  if (desk_paper_appointment_is_sealed (of, self->source))
    return g_strdup (get_text (self, "sheet.sealed"));
  if (self->is_for_official)
    phone = number != NULL ? desk_phone_display (number) : NULL;
  else if (name == NULL)
    phone = desk_person_mask (number);
  return name != NULL && phone != NULL ? g_strjoin ("\n", name, phone, NULL)
                                       : g_strdup (name != NULL ? name : phone);
}

static char *
make_excerpt (char *text)
{
  char *end;

  if (text == NULL || g_utf8_strlen (text, -1) <= EXCERPT)
    return text;
  g_strdelimit (text, "\r\n\t", ' ');
  *g_utf8_offset_to_pointer (text, EXCERPT) = '\0';
  end = strrchr (text, ' ');
  if (end != NULL)
    *end = '\0';
  end = g_strconcat (text, "…", NULL);
  g_free (text);
  return end;
}

static void
add_place (DayList *self, const Place *place)
{
  g_autofree char *time = g_strdup_printf ("%02d:%02d", place->minute / 60, place->minute % 60);
  const char *state =
      place->of != NULL ? desk_record_get_text (DESK_RECORD (place->of->appointment), DESK_APPOINTMENT_STATE)
                        : NULL;
  const char *no = place->of != NULL
                       ? desk_record_get_text (DESK_RECORD (place->of->appointment), DESK_APPOINTMENT_NO)
                       : NULL;
  g_autofree char *number = g_strcmp0 (state, "requested") == 0
                                ? g_strjoin ("\n", no, get_text (self, "day_list.requested"), NULL)
                                : g_strdup (no);
  g_autofree char *person = place->of != NULL ? describe_person (self, place->of) : NULL;
  g_autofree char *question =
      place->of != NULL && self->is_for_official
          ? make_excerpt (desk_paper_appointment_describe_question (place->of, self->source, self->language))
          : NULL;

  if (number == NULL && place->is_walk_in)
    number = g_strdup (get_text (self, "day_list.walk_in"));
  desk_sheet_add_row (self->sheet, (const char *[]){ time, number, person, question, NULL });
}

static void
add_table (DayList *self, GArray *places)
{
  const DeskSheetColumn signing[] = {
    { get_text (self, "day_list.time"), 1.6, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.number"), 3.2, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.person"), 5.6, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.arrived"), 1.8, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.signature"), 3.2, PANGO_ALIGN_LEFT },
  };
  const DeskSheetColumn official[] = {
    { get_text (self, "day_list.time"), 1.6, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.number"), 3.2, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.person"), 3.8, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.question"), 4.6, PANGO_ALIGN_LEFT },
    { get_text (self, "day_list.result"), 3, PANGO_ALIGN_LEFT },
  };

  desk_sheet_begin_table (self->sheet, self->is_for_official ? official : signing, G_N_ELEMENTS (signing));
  desk_sheet_set_row_height (self->sheet, ROW_HEIGHT);
  for (guint i = 0; i < places->len; i++)
    add_place (self, &g_array_index (places, Place, i));
  desk_sheet_end_table (self->sheet);
}

static void
add_foot (DayList *self, GArray *places, DeskOfficer *official)
{
  g_autofree char *name = official != NULL ? desk_officer_get_short_name (official) : NULL;
  g_autofree char *count = NULL;
  g_autofree char *booked = NULL;
  guint n_booked = 0;

  for (guint i = 0; i < places->len; i++)
    n_booked += g_array_index (places, Place, i).of != NULL;
  count = g_strdup_printf ("%u", n_booked);
  booked = desk_paper_source_format_text (self->source, "day_list.booked", self->language, "count", count);
  desk_sheet_begin_group (self->sheet);
  desk_sheet_add_text (self->sheet, booked);
  desk_sheet_add_text (self->sheet, get_text (self, "day_list.received"));
  desk_sheet_add_signature (self->sheet, get_text (self, "day_list.official"), NULL, name);
  desk_sheet_end_group (self->sheet);
}

/* Each reception has pages of its own: one may lie on each table. */
static gboolean
add_reception (DayList *self, const DeskPaperReception *reception)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (self->source));
  g_autoptr (GArray) places = list_places (self, reception);
  g_autofree char *day = desk_paper_date_write_day (self->source, &self->day, self->language);
  g_autofree char *title =
      desk_paper_source_format_text (self->source, "day_list.title", self->language, "day", day);
  g_autofree char *host =
      desk_paper_reception_describe (self->source, reception->reception, reception->official, self->language);

  if (places->len == 0)
    return FALSE;
  desk_sheet_begin_page (self->sheet);
  desk_sheet_add_small (self->sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_gap (self->sheet, 6);
  desk_sheet_add_title (self->sheet, title);
  desk_sheet_add_gap (self->sheet, 4);
  desk_sheet_add_pair (self->sheet, get_text (self, "day_list.official"), host);
  desk_sheet_add_pair (self->sheet, get_text (self, "day_list.room"),
                       desk_paper_reception_get_room (reception, self->source));
  desk_sheet_add_gap (self->sheet, 6);
  add_table (self, places);
  add_foot (self, places, reception->official);
  return TRUE;
}

static DeskSheet *
make (DeskPaperSource *source, const char *language, gboolean is_for_official)
{
  DayList self = { source, language, desk_sheet_new (DESK_FORMAT_A4, language),
                   .is_for_official = is_for_official };
  g_autofree char *made = desk_paper_source_format_printed (source, language);
  gboolean any = FALSE;

  desk_paper_source_get_date (source, &self.day);
  desk_sheet_set_footer (self.sheet, made, get_text (&self, "sheet.page"));
  desk_sheet_set_split (self.sheet, 0.22);
  for (guint i = 0; i < desk_paper_source_get_n_receptions (source); i++)
    any = add_reception (&self, desk_paper_source_get_reception (source, i)) || any;
  if (!any)
    {
      g_autofree char *day = desk_paper_date_write_day (source, &self.day, language);
      g_autofree char *title = desk_paper_source_format_text (source, "day_list.title", language, "day", day);

      desk_sheet_add_title (self.sheet, title);
      desk_sheet_add_text (self.sheet, get_text (&self, "day_list.empty"));
    }
  return self.sheet;
}

/**
 * desk_reception_day_make:
 *
 * Returns: (transfer full): the list of the source's day for each of its receptions, to be signed, on A4
 */
DeskSheet *
desk_reception_day_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, FALSE);
}

/**
 * desk_reception_day_official_make:
 *
 * Returns: (transfer full): the same with the questions, for the official
 */
DeskSheet *
desk_reception_day_official_make (DeskPaperSource *source, const char *language)
{
  return make (source, language, TRUE);
}
