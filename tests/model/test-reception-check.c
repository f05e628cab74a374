// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the rules of a reception, and at which field it is said.

#include "model/reception-check.h"

#include <string.h>

typedef struct
{
  DeskProfile *profile;
  DeskRecord *record;
  GDate today;
} Fixture;

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

/* A reception nothing is wrong with, on Friday 20 November 2026. */
static void
set_up (Fixture *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->today, 20, G_DATE_NOVEMBER, 2026);
  self->record = g_object_new (DESK_TYPE_RECEPTION, "name", "Chief", "kind", "chief", NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, 30);
  desk_record_set_entry (self->record, DESK_RECEPTION_SERVICE, "personal", g_variant_new_boolean (TRUE));
  add_rule (self, "1aaa", "weekly", "tu", "10:00", "13:00");
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->profile);
  g_object_unref (self->record);
}

static void
assert_found (Fixture *self, DeskFindingLevel level, DeskReceptionField field, const char *key)
{
  g_autoptr (GArray) findings =
      desk_reception_check (DESK_RECEPTION (self->record), self->profile, &self->today);

  for (guint i = 0; i < findings->len; i++)
    {
      const DeskFinding *finding = &g_array_index (findings, DeskFinding, i);

      if (finding->level == level && finding->field == field && g_strcmp0 (finding->key, key) == 0)
        {
          g_assert_cmpuint (strlen (finding->message), >, 5);
          return;
        }
    }
  g_error ("nothing found at field %u, entry %s", field, key != NULL ? key : "-");
}

static void
assert_error (Fixture *self, DeskReceptionField field, const char *key)
{
  assert_found (self, DESK_FINDING_ERROR, field, key);
}

static void
assert_fine (Fixture *self)
{
  g_autoptr (GArray) findings =
      desk_reception_check (DESK_RECEPTION (self->record), self->profile, &self->today);

  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", g_array_index (findings, DeskFinding, i).message);
}

static void
everything_is_there (Fixture *self, gconstpointer country)
{
  assert_fine (self);

  desk_record_set_text (self->record, DESK_RECEPTION_NAME, "  ");
  assert_error (self, DESK_RECEPTION_NAME, NULL);
  desk_record_set_text (self->record, DESK_RECEPTION_KIND, "baker");
  assert_error (self, DESK_RECEPTION_KIND, NULL);
  desk_record_set_entry (self->record, DESK_RECEPTION_SERVICE, "personal", g_variant_new_boolean (FALSE));
  assert_error (self, DESK_RECEPTION_SERVICE, NULL);
  desk_record_set_value (self->record, DESK_RECEPTION_SLOT_MINUTES, NULL);
  assert_error (self, DESK_RECEPTION_SLOT_MINUTES, NULL);
  set (self, DESK_RECEPTION_RULE, "1aaa", NULL);
  assert_error (self, DESK_RECEPTION_RULE, NULL);
}

static void
numbers_have_bounds (Fixture *self, gconstpointer country)
{
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, -5);
  assert_error (self, DESK_RECEPTION_SLOT_MINUTES, NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, 12 * 60 + 1);
  assert_error (self, DESK_RECEPTION_SLOT_MINUTES, NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_GAP_MINUTES, -1);
  assert_error (self, DESK_RECEPTION_GAP_MINUTES, NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_CAPACITY, 0);
  assert_error (self, DESK_RECEPTION_CAPACITY, NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_WALK_IN_EVERY, -2);
  assert_error (self, DESK_RECEPTION_WALK_IN_EVERY, NULL);
  desk_record_set_integer (self->record, DESK_RECEPTION_WALK_IN_EVERY, 1);
  assert_found (self, DESK_FINDING_WARNING, DESK_RECEPTION_WALK_IN_EVERY, NULL);
}

static void
a_visit_and_its_pause_have_an_end (Fixture *self, gconstpointer country)
{
  set (self, DESK_RECEPTION_RULE_FROM, "1aaa", "00:00");
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "24:00");
  desk_record_set_integer (self->record, DESK_RECEPTION_SLOT_MINUTES, 12 * 60 - 30);
  desk_record_set_integer (self->record, DESK_RECEPTION_GAP_MINUTES, 30);
  assert_fine (self);
  desk_record_set_integer (self->record, DESK_RECEPTION_GAP_MINUTES, 31);
  assert_error (self, DESK_RECEPTION_GAP_MINUTES, NULL);
}

static void
hours_are_hours (Fixture *self, gconstpointer country)
{
  set (self, DESK_RECEPTION_RULE_FROM, "1aaa", "25:00");
  assert_error (self, DESK_RECEPTION_RULE_FROM, "1aaa");
  set (self, DESK_RECEPTION_RULE_FROM, "1aaa", NULL);
  assert_error (self, DESK_RECEPTION_RULE_FROM, "1aaa");
  set (self, DESK_RECEPTION_RULE_FROM, "1aaa", "13:00");
  assert_error (self, DESK_RECEPTION_RULE_TO, "1aaa");
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "13:20");
  assert_error (self, DESK_RECEPTION_RULE_TO, "1aaa"); /* a visitor has 30 minutes */
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "13:30");
  assert_fine (self);
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "24:00");
  assert_fine (self);
  set (self, DESK_RECEPTION_RULE_TO, "1aaa", "24:01");
  assert_error (self, DESK_RECEPTION_RULE_TO, "1aaa");
}

static void
days_are_days (Fixture *self, gconstpointer country)
{
  set (self, DESK_RECEPTION_RULE_DAYS, "1aaa", "tu xx");
  assert_error (self, DESK_RECEPTION_RULE_DAYS, "1aaa");
  set (self, DESK_RECEPTION_RULE_DAYS, "1aaa", NULL);
  assert_error (self, DESK_RECEPTION_RULE_DAYS, "1aaa");
  set (self, DESK_RECEPTION_RULE, "1aaa", "often");
  assert_error (self, DESK_RECEPTION_RULE, "1aaa");

  add_rule (self, "1aaa", "nth_weekday", "tu", "10:00", "13:00");
  assert_error (self, DESK_RECEPTION_RULE_NTH, "1aaa");
  set (self, DESK_RECEPTION_RULE_NTH, "1aaa", "1 6");
  assert_error (self, DESK_RECEPTION_RULE_NTH, "1aaa");
  set (self, DESK_RECEPTION_RULE_NTH, "1aaa", "1 last");
  assert_fine (self);

  add_rule (self, "1aaa", "every_other_week", "sa", "10:00", "13:00");
  assert_error (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2026-12-01");
  set (self, DESK_RECEPTION_RULE_DAYS, "1aaa", "tu");
  assert_fine (self);
  set (self, DESK_RECEPTION_RULE_DAYS, "1aaa", NULL);
  assert_error (self, DESK_RECEPTION_RULE_DAYS, "1aaa");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", NULL);

  add_rule (self, "1aaa", "dates", "2026-12-05 2026-02-30", "10:00", "13:00");
  assert_error (self, DESK_RECEPTION_RULE_DATES, "1aaa");
  set (self, DESK_RECEPTION_RULE_DATES, "1aaa", "");
  assert_error (self, DESK_RECEPTION_RULE_DATES, "1aaa");
  set (self, DESK_RECEPTION_RULE_DATES, "1aaa", "2026-12-05");
  assert_fine (self);
}

static void
validity_ends_after_it_begins (Fixture *self, gconstpointer country)
{
  desk_record_set_text (self->record, DESK_RECEPTION_VALID_FROM, "2026-12-01");
  desk_record_set_text (self->record, DESK_RECEPTION_VALID_TO, "2026-11-30");
  assert_error (self, DESK_RECEPTION_VALID_TO, NULL);
  desk_record_set_text (self->record, DESK_RECEPTION_VALID_TO, "2027");
  assert_fine (self);
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2027-13-01");
  assert_error (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2027-02-01");
  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", "2027-01-31");
  assert_error (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa");
}

static void
rules_do_not_overlap (Fixture *self, gconstpointer country)
{
  add_rule (self, "2bbb", "weekly", "mo tu", "12:30", "14:00");
  assert_error (self, DESK_RECEPTION_RULE_FROM, "2bbb");

  /* Next to each other, or on other days, they are fine. */
  set (self, DESK_RECEPTION_RULE_FROM, "2bbb", "13:00");
  assert_fine (self);
  add_rule (self, "2bbb", "weekly", "mo we", "12:30", "14:00");
  assert_fine (self);

  /* The first Tuesday of a month is a Tuesday. */
  add_rule (self, "2bbb", "nth_weekday", "tu", "12:30", "14:00");
  set (self, DESK_RECEPTION_RULE_NTH, "2bbb", "1");
  assert_error (self, DESK_RECEPTION_RULE_FROM, "2bbb");

  /* In times that do not meet they do not meet either. */
  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", "2026-12-31");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "2bbb", "2027-01-01");
  assert_fine (self);

  /* Those who take turns by the week never meet. */
  add_rule (self, "1aaa", "every_other_week", "tu", "10:00", "13:00");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2026-11-24");
  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", NULL);
  add_rule (self, "2bbb", "every_other_week", "tu", "10:00", "13:00");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "2bbb", "2026-12-01");
  assert_fine (self);
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "2bbb", "2026-12-08");
  assert_error (self, DESK_RECEPTION_RULE_FROM, "2bbb");
  add_rule (self, "1aaa", "weekly", "tu", "10:00", "13:00");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", NULL);

  add_rule (self, "2bbb", "dates", "2026-12-08", "12:30", "14:00");
  set (self, DESK_RECEPTION_RULE_NTH, "2bbb", NULL);
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "2bbb", NULL);
  assert_error (self, DESK_RECEPTION_RULE_FROM, "2bbb");
}

static void
the_other_rule_is_named (Fixture *self, gconstpointer country)
{
  g_autoptr (GArray) findings = NULL;

  add_rule (self, "2bbb", "weekly", "mo tu", "12:30", "14:00");
  findings = desk_reception_check (DESK_RECEPTION (self->record), self->profile, &self->today);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (findings, DeskFinding, 0).message, "10:00"));
  g_assert_nonnull (strstr (g_array_index (findings, DeskFinding, 0).message, "24 Nov 2026"));
}

static void
a_rule_has_a_place_within_a_year (Fixture *self, gconstpointer country)
{
  /* A slip: the date has passed. */
  add_rule (self, "1aaa", "dates", "2026-01-05", "10:00", "13:00");
  assert_found (self, DESK_FINDING_WARNING, DESK_RECEPTION_RULE, "1aaa");
  add_rule (self, "1aaa", "weekly", "tu", "10:00", "13:00");
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", "2026-12-02");
  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", "2026-12-07");
  assert_found (self, DESK_FINDING_WARNING, DESK_RECEPTION_RULE, "1aaa");

  /* What is closed all the time. */
  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", NULL);
  set (self, DESK_RECEPTION_EXCEPTION, "1xxx", "closed");
  set (self, DESK_RECEPTION_EXCEPTION_FROM, "1xxx", "2026-11-01");
  set (self, DESK_RECEPTION_EXCEPTION_TO, "1xxx", "2028-11-01");
  assert_found (self, DESK_FINDING_WARNING, DESK_RECEPTION_RULE, "1aaa");

  /* A rule of the past stays as what was, without a word. */
  set (self, DESK_RECEPTION_RULE_VALID_FROM, "1aaa", NULL);
  set (self, DESK_RECEPTION_RULE_VALID_TO, "1aaa", "2026-10-31");
  assert_fine (self);
}

static void
a_day_off_alone_gives_no_place (void)
{
  Fixture kz;

  set_up (&kz, "kz");
  add_rule (&kz, "1aaa", "dates", "2026-12-16", "10:00", "13:00"); /* Independence Day */
  assert_found (&kz, DESK_FINDING_WARNING, DESK_RECEPTION_RULE, "1aaa");
  desk_record_set_boolean (kz.record, DESK_RECEPTION_HOLIDAYS, TRUE);
  assert_fine (&kz);
  tear_down (&kz, "kz");
}

static void
exceptions_are_whole (Fixture *self, gconstpointer country)
{
  set (self, DESK_RECEPTION_EXCEPTION, "1xxx", "closed");
  assert_error (self, DESK_RECEPTION_EXCEPTION_FROM, "1xxx");
  set (self, DESK_RECEPTION_EXCEPTION_FROM, "1xxx", "2026-12-10");
  assert_fine (self);
  set (self, DESK_RECEPTION_EXCEPTION_TO, "1xxx", "2026-12-09");
  assert_error (self, DESK_RECEPTION_EXCEPTION_TO, "1xxx");
  set (self, DESK_RECEPTION_EXCEPTION_TO, "1xxx", "2026-12-11");
  set (self, DESK_RECEPTION_EXCEPTION_BEGINS, "1xxx", "12:00");
  assert_error (self, DESK_RECEPTION_EXCEPTION_ENDS, "1xxx");
  set (self, DESK_RECEPTION_EXCEPTION_ENDS, "1xxx", "11:00");
  assert_error (self, DESK_RECEPTION_EXCEPTION_ENDS, "1xxx");
  set (self, DESK_RECEPTION_EXCEPTION_ENDS, "1xxx", "12:10");
  assert_fine (self);
  set (self, DESK_RECEPTION_EXCEPTION, "1xxx", "open");
  assert_error (self, DESK_RECEPTION_EXCEPTION_ENDS, "1xxx"); /* nobody fits in */
  set (self, DESK_RECEPTION_EXCEPTION, "1xxx", "ajar");
  assert_error (self, DESK_RECEPTION_EXCEPTION, "1xxx");
}

static void
exceptions_do_not_contradict (Fixture *self, gconstpointer country)
{
  set (self, DESK_RECEPTION_EXCEPTION, "1xxx", "closed");
  set (self, DESK_RECEPTION_EXCEPTION_FROM, "1xxx", "2026-12-01");
  set (self, DESK_RECEPTION_EXCEPTION_TO, "1xxx", "2026-12-14");
  set (self, DESK_RECEPTION_EXCEPTION, "2yyy", "open");
  set (self, DESK_RECEPTION_EXCEPTION_FROM, "2yyy", "2026-12-07");
  set (self, DESK_RECEPTION_EXCEPTION_BEGINS, "2yyy", "10:00");
  set (self, DESK_RECEPTION_EXCEPTION_ENDS, "2yyy", "12:00");
  assert_error (self, DESK_RECEPTION_EXCEPTION_FROM, "2yyy");

  set (self, DESK_RECEPTION_EXCEPTION_BEGINS, "1xxx", "12:00");
  set (self, DESK_RECEPTION_EXCEPTION_ENDS, "1xxx", "18:00");
  assert_fine (self);
}

#define ADD(path, function) g_test_add (path, Fixture, "ua", set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/model/reception-check/complete", everything_is_there);
  ADD ("/model/reception-check/numbers", numbers_have_bounds);
  ADD ("/model/reception-check/longest", a_visit_and_its_pause_have_an_end);
  ADD ("/model/reception-check/hours", hours_are_hours);
  ADD ("/model/reception-check/days", days_are_days);
  ADD ("/model/reception-check/validity", validity_ends_after_it_begins);
  ADD ("/model/reception-check/overlap", rules_do_not_overlap);
  ADD ("/model/reception-check/named", the_other_rule_is_named);
  ADD ("/model/reception-check/yield", a_rule_has_a_place_within_a_year);
  g_test_add_func ("/model/reception-check/day-off", a_day_off_alone_gives_no_place);
  ADD ("/model/reception-check/exceptions", exceptions_are_whole);
  ADD ("/model/reception-check/contradiction", exceptions_do_not_contradict);

  return g_test_run ();
}
