// SPDX-License-Identifier: GPL-3.0-or-later
// What rules, exceptions, days off and the clocks make of a day.

#include "model/profile.h"
#include "model/reception-plan.h"
#include "model/wall-time.h"

#include <string.h>

typedef struct
{
  DeskProfile *profile;
  DeskRecord *record;
  GTimeZone *zone;
} Fixture;

static DeskProfile *
load (const char *country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);
  DeskProfile *profile;

  g_assert_no_error (error);
  profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  return profile;
}

static void
set_up (Fixture *self, gconstpointer country)
{
  self->profile = load (country);
  self->zone = g_time_zone_ref (desk_profile_get_time_zone (self->profile));
  self->record = g_object_new (DESK_TYPE_RECEPTION, "id", "r.1", "name", "Chief", "kind", "chief", NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, 30);
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->profile);
  g_object_unref (self->record);
  g_time_zone_unref (self->zone);
}

static void
set (Fixture *self, DeskReceptionField field, const char *key, const char *text)
{
  desk_record_set_entry (self->record, field, key, text != NULL ? g_variant_new_string (text) : NULL);
}

static void
add_rule (Fixture *self, const char *key, const char *kind, const char *days, const char *from,
          const char *to)
{
  set (self, DESK_RECEPTION_RULE, key, kind);
  set (self, g_str_equal (kind, "dates") ? DESK_RECEPTION_RULE_DATES : DESK_RECEPTION_RULE_DAYS, key, days);
  set (self, DESK_RECEPTION_RULE_FROM, key, from);
  set (self, DESK_RECEPTION_RULE_TO, key, to);
}

static void
add_exception (Fixture *self, const char *key, const char *kind, const char *from, const char *to,
               const char *begins, const char *ends)
{
  set (self, DESK_RECEPTION_EXCEPTION, key, kind);
  set (self, DESK_RECEPTION_EXCEPTION_FROM, key, from);
  set (self, DESK_RECEPTION_EXCEPTION_TO, key, to);
  set (self, DESK_RECEPTION_EXCEPTION_BEGINS, key, begins);
  set (self, DESK_RECEPTION_EXCEPTION_ENDS, key, ends);
}

static GDate
read_day (const char *text)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay)g_ascii_strtoull (text + 8, NULL, 10),
                  (GDateMonth)g_ascii_strtoull (text + 5, NULL, 10),
                  (GDateYear)g_ascii_strtoull (text, NULL, 10));
  return day;
}

/* "09:00 09:30+": a place a word, those for walk-ins with a plus. */
static char *
write_slots (Fixture *self, const char *date)
{
  GDate day = read_day (date);
  g_autoptr (GArray) slots =
      desk_reception_list_slots (DESK_RECEPTION (self->record), desk_profile_get_calendar (self->profile),
                                 self->zone, &day);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const DeskReceptionSlot *slot = &g_array_index (slots, DeskReceptionSlot, i);

      g_string_append_printf (text, "%s%02d:%02d%s", i > 0 ? " " : "", slot->minute / 60, slot->minute % 60,
                              slot->walk_in ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_slots (Fixture *self, const char *date, const char *expected)
{
  g_autofree char *slots = write_slots (self, date);

  g_assert_cmpstr (slots, ==, expected);
}

static void
a_week_has_places_of_length_and_pause (Fixture *self, gconstpointer country)
{
  desk_record_set_integer (self->record, DESK_RECEPTION_GAP_MINUTES, 10);
  add_rule (self, "1aaa", "weekly", "tu th", "09:00", "11:00");

  assert_slots (self, "2026-11-24", "09:00 09:40 10:20");
  assert_slots (self, "2026-11-26", "09:00 09:40 10:20");
  assert_slots (self, "2026-11-25", "");

  /* The pause after the last one may lie after the hours. */
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "10:50");
  assert_slots (self, "2026-11-24", "09:00 09:40 10:20");
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "10:49");
  assert_slots (self, "2026-11-24", "09:00 09:40");
}

static void
certain_weekdays_of_the_month (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "nth_weekday", "tu", "10:00", "10:30");
  set (self, DESK_RECEPTION_RULE_NTH, "1aaa", "1 3");

  assert_slots (self, "2026-12-01", "10:00");
  assert_slots (self, "2026-12-08", "");
  assert_slots (self, "2026-12-15", "10:00");
  assert_slots (self, "2026-12-22", "");

  set (self, DESK_RECEPTION_RULE_NTH, "1aaa", "last");
  assert_slots (self, "2026-12-29", "10:00");
  assert_slots (self, "2026-12-22", "");
  /* The fourth is the last one in a month that has no fifth. */
  assert_slots (self, "2026-11-24", "10:00");
  assert_slots (self, "2028-02-29", "10:00");

  set (self, DESK_RECEPTION_RULE_NTH, "1aaa", "5");
  assert_slots (self, "2026-12-29", "10:00");
  assert_slots (self, "2026-11-24", "");
}

/* Counted from the week the rule begins in, over the end of a year, too. */
static void
every_other_week (Fixture *self, gconstpointer country)
{
  desk_record_set_boolean (self->record, DESK_RECEPTION_HOLIDAYS, TRUE);
  add_rule (self, "1aaa", "every_other_week", "mo sa", "10:00", "10:30");
  assert_slots (self, "2026-11-28", "");

  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2026-11-25"); /* a Wednesday */
  assert_slots (self, "2026-11-23", "");
  assert_slots (self, "2026-11-28", "10:00");
  assert_slots (self, "2026-11-30", "");
  assert_slots (self, "2026-12-05", "");
  assert_slots (self, "2026-12-07", "10:00");
  assert_slots (self, "2026-12-12", "10:00");
  assert_slots (self, "2026-12-26", "10:00");
  assert_slots (self, "2027-01-02", "");
  assert_slots (self, "2027-01-09", "10:00");
  assert_slots (self, "2027-01-07", "");
}

static void
dates_and_validity (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "dates", "2026-12-05 2026-12-19", "10:00", "10:30");
  assert_slots (self, "2026-12-05", "10:00");
  assert_slots (self, "2026-12-12", "");
  assert_slots (self, "2026-12-19", "10:00");

  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", "2026-12-18");
  assert_slots (self, "2026-12-05", "10:00");
  assert_slots (self, "2026-12-19", "");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2026-12-06");
  assert_slots (self, "2026-12-05", "");

  add_rule (self, "2bbb", "weekly", "mo", "09:00", "09:30");
  desk_record_set_text (self->record, DESK_RECEPTION_VALID_FROM, "2026-12-08");
  desk_record_set_text (self->record, DESK_RECEPTION_VALID_TO, "2026-12");
  assert_slots (self, "2026-12-07", "");
  assert_slots (self, "2026-12-14", "09:00");
  assert_slots (self, "2026-12-28", "09:00");
  assert_slots (self, "2027-01-04", "");

  desk_record_set_boolean (self->record, DESK_RECEPTION_ENDED, TRUE);
  assert_slots (self, "2026-12-14", "");
}

static void
several_rules_of_a_day (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "weekly", "tu", "14:00", "15:00");
  add_rule (self, "2bbb", "weekly", "tu", "10:00", "11:00");
  assert_slots (self, "2026-11-24", "10:00 10:30 14:00 14:30");

  /* Hours that overlap are one stretch, in which nobody is received twice. */
  add_rule (self, "3ccc", "weekly", "tu", "10:15", "11:30");
  assert_slots (self, "2026-11-24", "10:00 10:30 11:00 14:00 14:30");
}

static void
every_second_is_kept_for_walk_ins (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "weekly", "tu", "09:00", "11:00");
  add_rule (self, "2bbb", "weekly", "tu", "14:00", "15:00");
  desk_record_set_integer (self->record, DESK_RECEPTION_WALK_IN_EVERY, 2);
  assert_slots (self, "2026-11-24", "09:00 09:30+ 10:00 10:30+ 14:00 14:30+");

  desk_record_set_integer (self->record, DESK_RECEPTION_WALK_IN_EVERY, 4);
  assert_slots (self, "2026-11-24", "09:00 09:30 10:00 10:30+ 14:00 14:30");

  /* What is closed does not change what the others are. */
  desk_record_set_integer (self->record, DESK_RECEPTION_WALK_IN_EVERY, 2);
  add_exception (self, "1xxx", "closed", "2026-11-24", NULL, "09:00", "09:30");
  assert_slots (self, "2026-11-24", "09:30+ 10:00 10:30+ 14:00 14:30+");
}

static void
exceptions_close_and_open (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "weekly", "tu", "09:00", "11:00");
  add_exception (self, "1xxx", "closed", "2026-11-24", "2026-11-30", NULL, NULL);
  assert_slots (self, "2026-11-24", "");
  assert_slots (self, "2026-12-01", "09:00 09:30 10:00 10:30");

  /* A place of which some minutes are closed is none. */
  add_exception (self, "1xxx", "closed", "2026-12-01", NULL, "09:50", "10:10");
  assert_slots (self, "2026-12-01", "09:00 10:30");
  /* Until or from a time alone: the rest of the day. */
  add_exception (self, "1xxx", "closed", "2026-12-01", NULL, NULL, "10:00");
  assert_slots (self, "2026-12-01", "10:00 10:30");
  add_exception (self, "1xxx", "closed", "2026-12-01", NULL, "10:00", NULL);
  assert_slots (self, "2026-12-01", "09:00 09:30");

  add_exception (self, "1xxx", "open", "2026-12-02", NULL, "18:00", "19:00");
  assert_slots (self, "2026-12-02", "18:00 18:30");
  assert_slots (self, "2026-12-01", "09:00 09:30 10:00 10:30");
  /* Whoever is away is away. */
  add_exception (self, "2yyy", "closed", "2026-12-01", "2026-12-05", NULL, NULL);
  assert_slots (self, "2026-12-02", "");
}

/* A whole day more: by the rules of that weekday, else in the hours in which people are received. */
static void
a_whole_day_is_opened (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "weekly", "tu", "09:00", "10:00");
  add_exception (self, "1xxx", "open", "2026-11-21", "2026-11-24", NULL, NULL);

  assert_slots (self, "2026-11-24", "09:00 09:30");
  if (g_str_equal (country, "ua"))
    {
      assert_slots (self, "2026-11-21", "09:00 09:30 10:00 10:30 11:00 11:30 12:00 12:30");
      assert_slots (self, "2026-11-22", "");
    }
  assert_slots (self, "2026-11-20", "");
}

static void
days_off_are_off (void)
{
  Fixture kz;
  Fixture ua;

  set_up (&kz, "kz");
  add_rule (&kz, "1aaa", "weekly", "mo we sa su", "09:00", "09:30");
  assert_slots (&kz, "2026-10-26", ""); /* moved from Sunday */
  assert_slots (&kz, "2026-10-28", "09:00");
  assert_slots (&kz, "2026-10-24", "09:00"); /* a Saturday the rule names is no day off */
  desk_record_set_boolean (kz.record, DESK_RECEPTION_HOLIDAYS, TRUE);
  assert_slots (&kz, "2026-10-26", "09:00");
  desk_record_set_boolean (kz.record, DESK_RECEPTION_HOLIDAYS, FALSE);
  add_exception (&kz, "1xxx", "open", "2026-10-26", NULL, NULL, NULL);
  assert_slots (&kz, "2026-10-26", "09:00");
  tear_down (&kz, "kz");

  /* Under martial law holidays are known, but worked. */
  set_up (&ua, "ua");
  add_rule (&ua, "1aaa", "weekly", "th fr", "09:00", "09:30");
  assert_slots (&ua, "2026-10-01", "09:00");
  assert_slots (&ua, "2026-12-25", "09:00");
  tear_down (&ua, "ua");
}

/* Kyiv leaves 03:00 to 04:00 out on 29 March 2026. */
static void
a_missing_hour_has_no_places (Fixture *self, gconstpointer country)
{
  GDate day = read_day ("2026-03-29");
  g_autoptr (GArray) slots = NULL;

  add_rule (self, "1aaa", "weekly", "su", "02:00", "05:00");
  assert_slots (self, "2026-03-22", "02:00 02:30 03:00 03:30 04:00 04:30");
  assert_slots (self, "2026-03-29", "02:00 02:30 04:00 04:30");
  assert_slots (self, "2026-04-05", "02:00 02:30 03:00 03:30 04:00 04:30");

  slots = desk_reception_list_slots (DESK_RECEPTION (self->record), desk_profile_get_calendar (self->profile),
                                     self->zone, &day);
  for (guint i = 1; i < slots->len; i++)
    g_assert_cmpint (g_array_index (slots, DeskReceptionSlot, i).begins, ==,
                     g_array_index (slots, DeskReceptionSlot, i - 1).ends);

  /* 45 minutes from 02:30 on last until 04:15 on the wall: nobody is there at 04:00. */
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, 45);
  set (self, DESK_RECEPTION_RULE_FROM, "1aaa", "02:30");
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "05:30");
  assert_slots (self, "2026-03-22", "02:30 03:15 04:00 04:45");
  assert_slots (self, "2026-03-29", "02:30 04:45");

  /* And what would last beyond the hours is none. */
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "04:00");
  assert_slots (self, "2026-03-22", "02:30 03:15");
  assert_slots (self, "2026-03-29", "");
}

/* Kyiv has 03:00 to 04:00 twice on 25 October 2026. */
static void
an_hour_that_comes_twice_is_offered_once (Fixture *self, gconstpointer country)
{
  GDate day = read_day ("2026-10-25");
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 10, 25, 0, 0, 0);
  g_autoptr (GDateTime) after = g_date_time_new_utc (2026, 10, 25, 2, 0, 0);

  add_rule (self, "1aaa", "weekly", "su", "02:30", "05:00");
  assert_slots (self, "2026-10-25", "02:30 03:00 03:30 04:00 04:30");

  slots = desk_reception_list_slots (DESK_RECEPTION (self->record), desk_profile_get_calendar (self->profile),
                                     self->zone, &day);
  g_assert_cmpint (g_array_index (slots, DeskReceptionSlot, 1).begins, ==, g_date_time_to_unix (first));
  g_assert_cmpint (g_array_index (slots, DeskReceptionSlot, 3).begins, ==, g_date_time_to_unix (after));
}

/* A law takes the summer time away: the same places on the wall, at other instants. */
static void
a_law_moves_the_zone (Fixture *self, gconstpointer country)
{
  g_autoptr (GTimeZone) fixed = g_time_zone_new_identifier ("+02:00");
  GDate day = read_day ("2026-07-07");
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  add_rule (self, "1aaa", "weekly", "tu", "09:00", "10:00");
  before = desk_reception_list_slots (DESK_RECEPTION (self->record),
                                      desk_profile_get_calendar (self->profile), self->zone, &day);
  after = desk_reception_list_slots (DESK_RECEPTION (self->record), desk_profile_get_calendar (self->profile),
                                     fixed, &day);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpuint (after->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DeskReceptionSlot *old = &g_array_index (before, DeskReceptionSlot, i);
      const DeskReceptionSlot *new = &g_array_index (after, DeskReceptionSlot, i);

      g_assert_cmpint (old->minute, ==, new->minute);
      g_assert_cmpint (new->begins - old->begins, ==, 60 * 60);
    }
}

/* At the end of 29 February 2024 Almaty set the clocks back by an hour for good. */
static void
the_night_of_the_law (Fixture *self, gconstpointer country)
{
  self->zone = (g_time_zone_unref (self->zone), g_time_zone_new_identifier ("Asia/Almaty"));
  add_rule (self, "1aaa", "weekly", "th fr", "22:00", "24:00");
  assert_slots (self, "2024-02-29", "22:00 22:30 23:00 23:30");
  assert_slots (self, "2024-03-01", "22:00 22:30 23:00 23:30");
}

static void
what_cannot_be_read_gives_nothing (Fixture *self, gconstpointer country)
{
  add_rule (self, "1aaa", "weekly", "tu", "25:00", "26:00");
  add_rule (self, "2bbb", "weekly", "tu", "11:00", "10:00");
  add_rule (self, "3ccc", "dates", "2026-02-30 tomorrow", "10:00", "11:00");
  add_rule (self, "4ddd", "sometimes", "tu", "10:00", "11:00");
  set (self, DESK_RECEPTION_RULE_FROM, "5eee", "10:00");
  add_exception (self, "1xxx", "open", "2026-11-24", "2026-11-01", "10:00", "11:00");
  add_exception (self, "2yyy", "open", "2026-11-24", NULL, "10:00", NULL);
  assert_slots (self, "2026-11-24", "");

  add_rule (self, "6fff", "weekly", "tu", "10:00", "11:00");
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, 0);
  assert_slots (self, "2026-11-24", "");
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, -5);
  assert_slots (self, "2026-11-24", "");
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, G_MAXINT64);
  assert_slots (self, "2026-11-24", "");
}

static void
a_place_is_found_by_its_time (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskReceptionPlan) plan = NULL;
  DeskReceptionSlot slot;

  add_rule (self, "1aaa", "weekly", "tu", "09:00", "10:00");
  plan = desk_reception_plan_new (DESK_RECEPTION (self->record), desk_profile_get_calendar (self->profile),
                                  self->zone);
  g_assert_true (desk_reception_plan_find_slot (plan, "2026-11-24T09:30", &slot));
  g_assert_cmpint (slot.minute, ==, 9 * 60 + 30);
  g_assert_false (desk_reception_plan_find_slot (plan, "2026-11-24T09:31", &slot));
  g_assert_false (desk_reception_plan_find_slot (plan, "2026-11-25T09:30", &slot));
  g_assert_false (desk_reception_plan_find_slot (plan, "2026-11-31T09:30", &slot));
  g_assert_false (desk_reception_plan_find_slot (plan, "2026-11-24", &slot));
  g_assert_false (desk_reception_plan_find_slot (plan, NULL, &slot));
}

static void
a_reception_tells_whose_it_is (Fixture *self, gconstpointer country)
{
  DeskReception *reception = DESK_RECEPTION (self->record);

  g_assert_cmpuint (desk_reception_get_capacity (reception), ==, 1);
  g_assert_true (desk_reception_is_firm (reception, "PL1-A"));
  desk_record_set_text (self->record, DESK_RECEPTION_DESK, "PL1-B");
  g_assert_false (desk_reception_is_firm (reception, "PL1-A"));
  g_assert_true (desk_reception_is_firm (reception, "PL1-B"));
  desk_record_set_boolean (self->record, DESK_RECEPTION_SHARED, TRUE);
  g_assert_false (desk_reception_is_firm (reception, "PL1-B"));

  desk_record_set_entry (self->record, DESK_RECEPTION_SERVICE, "advice", g_variant_new_boolean (TRUE));
  desk_record_set_entry (self->record, DESK_RECEPTION_SERVICE, "lawyer", g_variant_new_boolean (FALSE));
  g_assert_true (desk_reception_has_service (reception, "advice"));
  g_assert_false (desk_reception_has_service (reception, "lawyer"));
  g_assert_false (desk_reception_has_service (reception, "case"));
}

#define ADD(path, function) g_test_add (path, Fixture, "ua", set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/model/reception-plan/weekly", a_week_has_places_of_length_and_pause);
  ADD ("/model/reception-plan/nth-weekday", certain_weekdays_of_the_month);
  ADD ("/model/reception-plan/every-other-week", every_other_week);
  ADD ("/model/reception-plan/dates", dates_and_validity);
  ADD ("/model/reception-plan/several", several_rules_of_a_day);
  ADD ("/model/reception-plan/walk-ins", every_second_is_kept_for_walk_ins);
  ADD ("/model/reception-plan/exceptions", exceptions_close_and_open);
  ADD ("/model/reception-plan/whole-day", a_whole_day_is_opened);
  g_test_add_func ("/model/reception-plan/days-off", days_off_are_off);
  ADD ("/model/reception-plan/missing-hour", a_missing_hour_has_no_places);
  ADD ("/model/reception-plan/doubled-hour", an_hour_that_comes_twice_is_offered_once);
  ADD ("/model/reception-plan/law", a_law_moves_the_zone);
  ADD ("/model/reception-plan/night-of-law", the_night_of_the_law);
  ADD ("/model/reception-plan/unreadable", what_cannot_be_read_gives_nothing);
  ADD ("/model/reception-plan/find", a_place_is_found_by_its_time);
  ADD ("/model/reception-plan/whose", a_reception_tells_whose_it_is);

  return g_test_run ();
}
