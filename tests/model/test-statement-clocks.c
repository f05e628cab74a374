// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of statements of both countries, from what the record says happened.

#include "model/statement-clocks.h"

#include "model/wall-time.h"

typedef struct
{
  DeskProfile *profile;
  DeskStatement *statement;
  guint n_entries;
} Matter;

static Matter
open_matter (const char *country, const char *kind, const char *submitted)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  Matter matter = { 0 };

  g_assert_no_error (error);
  matter.profile = desk_profile_new_from_bytes (bytes, country, &error);
  g_assert_no_error (error);
  matter.statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  desk_record_set_text (DESK_RECORD (matter.statement), DESK_STATEMENT_KIND, kind);
  desk_record_set_text (DESK_RECORD (matter.statement), DESK_STATEMENT_STATE, "registered");
  if (submitted != NULL)
    {
      gint64 utc;

      g_assert_true (desk_wall_time_read (desk_profile_get_time_zone (matter.profile), submitted, &utc));
      desk_record_set_integer (DESK_RECORD (matter.statement), DESK_STATEMENT_SUBMITTED, utc);
    }

  return matter;
}

static void
close_matter (Matter *matter)
{
  g_clear_object (&matter->statement);
  g_clear_object (&matter->profile);
}

static gint64
at (const Matter *matter, const char *wall)
{
  gint64 utc;

  g_assert_true (desk_wall_time_read (desk_profile_get_time_zone (matter->profile), wall, &utc));

  return utc;
}

static char *
make_key (Matter *matter)
{
  return g_strdup_printf ("k%02u", matter->n_entries++);
}

static void
set_entry_at (Matter *matter, DeskStatementField field, const char *key, const char *wall)
{
  desk_record_set_entry (DESK_RECORD (matter->statement), field, key,
                         g_variant_new_int64 (at (matter, wall)));
}

static void
happen (Matter *matter, const char *event, const char *wall)
{
  g_autofree char *key = make_key (matter);

  desk_record_set_entry (DESK_RECORD (matter->statement), DESK_STATEMENT_EVENT, key,
                         g_variant_new_string (event));
  set_entry_at (matter, DESK_STATEMENT_EVENT_AT, key, wall);
}

static void
number (Matter *matter, const char *kind, const char *wall)
{
  g_autofree char *key = make_key (matter);

  desk_record_set_entry (DESK_RECORD (matter->statement), DESK_STATEMENT_OFFICIAL_KIND, key,
                         g_variant_new_string (kind));
  set_entry_at (matter, DESK_STATEMENT_OFFICIAL_GIVEN, key, wall);
}

static void
extend (Matter *matter, const char *clock, const char *wall)
{
  g_autofree char *key = make_key (matter);

  desk_record_set_entry (DESK_RECORD (matter->statement), DESK_STATEMENT_EXTENDED, key,
                         g_variant_new_string (clock));
  set_entry_at (matter, DESK_STATEMENT_EXTENDED_AT, key, wall);
}

static void
suspend (Matter *matter, const char *clock, const char *from, const char *to)
{
  g_autofree char *key = make_key (matter);

  desk_record_set_entry (DESK_RECORD (matter->statement), DESK_STATEMENT_PAUSED, key,
                         g_variant_new_string (clock));
  set_entry_at (matter, DESK_STATEMENT_PAUSED_FROM, key, from);
  if (to != NULL)
    set_entry_at (matter, DESK_STATEMENT_PAUSED_TO, key, to);
}

static const char *const state_names[] = {
  [DESK_CLOCK_WAITING] = "waiting",   [DESK_CLOCK_RUNNING] = "running", [DESK_CLOCK_DUE_TODAY] = "today",
  [DESK_CLOCK_OVERDUE] = "overdue",   [DESK_CLOCK_PAUSED] = "paused",   [DESK_CLOCK_MET] = "met",
  [DESK_CLOCK_MET_LATE] = "met late", [DESK_CLOCK_STOPPED] = "stopped",
};

/* All clocks at once, in a line each: "UA-ERDR running 2026-11-22T14:40 23 h 40 min left". */
static char *
describe (const Matter *matter, const char *now)
{
  gint64 instant = at (matter, now);
  g_autoptr (GPtrArray) clocks = desk_statement_list_clocks (matter->statement, matter->profile, instant);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clocks->len; i++)
    {
      const DeskStatementClock *clock = clocks->pdata[i];
      g_autofree char *due =
          clock->due != 0 ? desk_wall_time_write (desk_profile_get_time_zone (matter->profile), clock->due)
                          : g_strdup ("-");
      g_autofree char *remaining = desk_statement_clock_get_remaining (clock, matter->profile, instant);

      g_string_append_printf (text, "%s%s|%s|%s|%s%s", i > 0 ? "\n" : "", desk_term_get_code (clock->term),
                              state_names[clock->state], due, remaining,
                              clock->deadline.is_provisional ? "|provisional" : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_clocks (const Matter *matter, const char *now, const char *expected)
{
  g_autofree char *text = describe (matter, now);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_next_due (const Matter *matter, const char *now, const char *expected)
{
  gint64 due = desk_statement_get_next_due (matter->statement, matter->profile, at (matter, now));

  g_assert_cmpint (due - due % 60, ==, expected != NULL ? at (matter, expected) : 0);
}

/* A crime: the journal at once, the register in 24 hours, and from the register's number the extract in 24 more. */
static void
test_crime (void)
{
  Matter matter = open_matter ("ua", "crime_report", "2026-11-21T14:40");

  assert_clocks (&matter, "2026-11-21T15:00",
                 "UA-EO|today|2026-11-21T23:59|at once\n"
                 "UA-ERDR|running|2026-11-22T14:40|23 h 40 min left\n"
                 "UA-ERDR-EXTRACT|waiting|-|after the entry in the register");
  assert_next_due (&matter, "2026-11-21T15:00", "2026-11-21T23:59");

  number (&matter, "eo", "2026-11-21T14:55");
  assert_clocks (&matter, "2026-11-22T14:40",
                 "UA-EO|met|2026-11-21T23:59|Done in time\n"
                 "UA-ERDR|today|2026-11-22T14:40|0 min left\n"
                 "UA-ERDR-EXTRACT|waiting|-|after the entry in the register");
  assert_clocks (&matter, "2026-11-22T16:45",
                 "UA-EO|met|2026-11-21T23:59|Done in time\n"
                 "UA-ERDR|overdue|2026-11-22T14:40|overdue by 2 h 05 min\n"
                 "UA-ERDR-EXTRACT|waiting|-|after the entry in the register");
  assert_next_due (&matter, "2026-11-22T16:45", "2026-11-22T14:40");

  number (&matter, "erdr", "2026-11-22T16:50");
  assert_clocks (&matter, "2026-11-26T16:45",
                 "UA-EO|met|2026-11-21T23:59|Done in time\n"
                 "UA-ERDR|met late|2026-11-22T14:40|Done late\n"
                 "UA-ERDR-EXTRACT|overdue|2026-11-23T16:50|overdue by 2 days");

  happen (&matter, "extract_given", "2026-11-23T16:50");
  assert_clocks (&matter, "2026-11-26T16:45",
                 "UA-EO|met|2026-11-21T23:59|Done in time\n"
                 "UA-ERDR|met late|2026-11-22T14:40|Done late\n"
                 "UA-ERDR-EXTRACT|met|2026-11-23T16:50|Done in time");
  assert_next_due (&matter, "2026-11-26T16:45", NULL);
  close_matter (&matter);
}

/* Who was warned before the form says so has submitted then; a warning later moves nothing. */
static void
test_warned (void)
{
  Matter matter = open_matter ("kz", "crime_report", "2026-11-21T14:40");

  desk_record_set_integer (DESK_RECORD (matter.statement), DESK_STATEMENT_WARNED,
                           at (&matter, "2026-11-21T15:00"));
  assert_clocks (&matter, "2026-11-21T15:00",
                 "KZ-KUI|today|2026-11-21T23:59|at once\nKZ-ERDR|running|2026-11-22T14:40|23 h 40 min left");
  desk_record_set_integer (DESK_RECORD (matter.statement), DESK_STATEMENT_WARNED,
                           at (&matter, "2026-11-21T14:10"));
  assert_clocks (
      &matter, "2026-11-22T15:00",
      "KZ-KUI|overdue|2026-11-21T23:59|overdue by 1 day\nKZ-ERDR|overdue|2026-11-22T14:10|overdue by 50 min");
  close_matter (&matter);
}

#define UA_WAITING \
  "UA-FORWARD|waiting|-|if another body is competent\n" \
  "UA-RETURN|waiting|-|if it has defects\n" \
  "UA-RETURN-COMP|waiting|-|if another body is competent"

/* One month; fifteen days where that was chosen instead; 45 in all after an extension. */
static void
test_ua_appeal (void)
{
  Matter matter = open_matter ("ua", "appeal_complaint", "2026-06-01T10:00");
  DeskRecord *record = DESK_RECORD (matter.statement);

  assert_clocks (&matter, "2026-06-29T23:00", "UA-APPEAL|running|2026-07-01T23:59|2 days left\n" UA_WAITING);
  desk_record_set_text (record, DESK_STATEMENT_ANSWER_CLOCK, "UA-APPEAL");
  assert_clocks (&matter, "2026-07-01T23:59", "UA-APPEAL|today|2026-07-01T23:59|due today\n" UA_WAITING);
  assert_clocks (&matter, "2026-07-02T00:00",
                 "UA-APPEAL|overdue|2026-07-01T23:59|overdue by 1 day\n" UA_WAITING);

  desk_record_set_text (record, DESK_STATEMENT_ANSWER_CLOCK, "UA-APPEAL-SIMPLE");
  assert_clocks (&matter, "2026-06-15T12:00",
                 "UA-APPEAL-SIMPLE|running|2026-06-16T23:59|1 day left\n" UA_WAITING);
  extend (&matter, "UA-APPEAL", "2026-06-30T12:00");
  assert_clocks (&matter, "2026-06-15T12:00",
                 "UA-APPEAL-SIMPLE|running|2026-06-16T23:59|1 day left\n" UA_WAITING);

  desk_record_set_text (record, DESK_STATEMENT_ANSWER_CLOCK, NULL);
  assert_clocks (&matter, "2026-07-12T12:00",
                 "UA-APPEAL-MAX|running|2026-07-16T23:59|4 days left\n" UA_WAITING);
  close_matter (&matter);
}

static void
test_extended_from (void)
{
  Matter matter = open_matter ("ua", "appeal_complaint", "2026-06-01T10:00");
  gint64 now = at (&matter, "2026-07-02T12:00");
  g_autoptr (GPtrArray) plain = desk_statement_list_clocks (matter.statement, matter.profile, now);
  g_autoptr (GPtrArray) computed = NULL;
  g_autoptr (GPtrArray) recorded = NULL;
  gint64 old = ((DeskStatementClock *)plain->pdata[0])->due;

  g_assert_cmpint (((DeskStatementClock *)plain->pdata[0])->extended_from, ==, 0);
  extend (&matter, "UA-APPEAL", "2026-06-30T12:00");
  computed = desk_statement_list_clocks (matter.statement, matter.profile, now);
  g_assert_cmpint (((DeskStatementClock *)computed->pdata[0])->extended_from, ==, old);
  g_assert_cmpint (((DeskStatementClock *)computed->pdata[1])->extended_from, ==, 0);

  desk_record_set_entry (DESK_RECORD (matter.statement), DESK_STATEMENT_EXTENDED_FROM, "k00",
                         g_variant_new_int64 (old - 60));
  recorded = desk_statement_list_clocks (matter.statement, matter.profile, now);
  g_assert_cmpint (((DeskStatementClock *)recorded->pdata[0])->extended_from, ==, old - 60);
  close_matter (&matter);
}

/* Another body is competent: five days from receipt to forward it, or to return it; either ends the rest here. */
static void
test_ua_forward (void)
{
  Matter matter = open_matter ("ua", "appeal_proposal", "2026-06-02T10:00");

  happen (&matter, "not_competent", "2026-06-03T12:00");
  assert_clocks (&matter, "2026-06-05T12:00",
                 "UA-APPEAL|running|2026-07-02T23:59|27 days left\n"
                 "UA-FORWARD|running|2026-06-08T23:59|3 days left\n"
                 "UA-RETURN|waiting|-|if it has defects\n"
                 "UA-RETURN-COMP|running|2026-06-08T23:59|3 days left");
  assert_next_due (&matter, "2026-06-05T12:00", "2026-06-08T23:59");

  happen (&matter, "forwarded", "2026-06-08T12:00");
  happen (&matter, "answered", "2026-07-20T12:00");
  assert_clocks (&matter, "2026-07-20T12:00",
                 "UA-APPEAL|stopped|2026-07-02T23:59|Stopped\n"
                 "UA-FORWARD|met|2026-06-08T23:59|Done in time\n"
                 "UA-RETURN|stopped|-|Stopped\n"
                 "UA-RETURN-COMP|stopped|2026-06-08T23:59|Stopped");
  assert_next_due (&matter, "2026-07-20T12:00", NULL);
  close_matter (&matter);
}

static void
test_ua_return (void)
{
  Matter matter = open_matter ("ua", "appeal_proposal", "2026-06-03T10:00");

  happen (&matter, "defects_found", "2026-06-04T12:00");
  happen (&matter, "returned", "2026-06-16T00:00");
  assert_clocks (&matter, "2026-06-16T12:00",
                 "UA-APPEAL|stopped|2026-07-03T23:59|Stopped\n"
                 "UA-FORWARD|stopped|-|Stopped\n"
                 "UA-RETURN|met late|2026-06-15T23:59|Done late\n"
                 "UA-RETURN-COMP|stopped|-|Stopped");
  close_matter (&matter);
}

/* Came after work before four days off: everything is counted from the day it is registered. */
static void
test_kz_appeal (void)
{
  Matter matter = open_matter ("kz", "appeal_complaint", "2026-03-20T20:15");

  assert_clocks (&matter, "2026-03-20T20:20",
                 "KZ-REG|running|2026-03-26T23:59|1 working day left\n"
                 "KZ-APPEAL|running|2026-04-16T23:59|16 working days left\n"
                 "KZ-REDIRECT|waiting|-|if another body is competent");
  desk_record_set_integer (DESK_RECORD (matter.statement), DESK_STATEMENT_REGISTERED,
                           at (&matter, "2026-03-26T09:05"));
  happen (&matter, "not_competent", "2026-03-26T15:00");
  assert_clocks (&matter, "2026-03-27T10:00",
                 "KZ-REG|met|2026-03-26T23:59|Done in time\n"
                 "KZ-APPEAL|running|2026-04-16T23:59|14 working days left\n"
                 "KZ-REDIRECT|running|2026-03-31T23:59|2 working days left");

  happen (&matter, "answered", "2026-04-16T23:59");
  assert_clocks (&matter, "2026-04-17T10:00",
                 "KZ-REG|met|2026-03-26T23:59|Done in time\n"
                 "KZ-APPEAL|met|2026-04-16T23:59|Done in time\n"
                 "KZ-REDIRECT|overdue|2026-03-31T23:59|overdue by 17 days");

  /* What comes after the answer does not undo it, and of two answers the first counts. */
  happen (&matter, "forwarded", "2026-04-17T09:00");
  happen (&matter, "answered", "2026-04-20T10:00");
  assert_clocks (&matter, "2026-04-20T10:00",
                 "KZ-REG|met|2026-03-26T23:59|Done in time\n"
                 "KZ-APPEAL|met|2026-04-16T23:59|Done in time\n"
                 "KZ-REDIRECT|met late|2026-03-31T23:59|Done late");
  happen (&matter, "answered", "2026-04-10T10:00");
  assert_clocks (&matter, "2026-04-10T10:00",
                 "KZ-REG|met|2026-03-26T23:59|Done in time\n"
                 "KZ-APPEAL|met|2026-04-16T23:59|Done in time\n"
                 "KZ-REDIRECT|met late|2026-03-31T23:59|Done late");
  close_matter (&matter);
}

/* The notice is due three working days after the extension, and what was told before is not it. */
static void
test_kz_extension (void)
{
  Matter matter = open_matter ("kz", "appeal_inquiry", "2026-03-02T10:00");

  desk_record_set_integer (DESK_RECORD (matter.statement), DESK_STATEMENT_REGISTERED,
                           at (&matter, "2026-03-02T10:05"));
  happen (&matter, "applicant_told", "2026-03-10T10:00");
  extend (&matter, "KZ-APPEAL", "2026-03-19T10:00");
  assert_clocks (&matter, "2026-03-26T10:00",
                 "KZ-REG|met|2026-03-02T23:59|Done in time\n"
                 "KZ-APPEAL-EXT|running|2026-05-04T23:59|39 days left\n"
                 "KZ-EXT-NOTICE|running|2026-03-27T23:59|1 working day left\n"
                 "KZ-REDIRECT|waiting|-|if another body is competent");
  assert_next_due (&matter, "2026-03-26T10:00", "2026-03-27T23:59");

  happen (&matter, "applicant_told", "2026-03-27T18:00");
  assert_clocks (&matter, "2026-05-04T10:00",
                 "KZ-REG|met|2026-03-02T23:59|Done in time\n"
                 "KZ-APPEAL-EXT|today|2026-05-04T23:59|due today\n"
                 "KZ-EXT-NOTICE|met|2026-03-27T23:59|Done in time\n"
                 "KZ-REDIRECT|waiting|-|if another body is competent");
  close_matter (&matter);
}

/* Only what the profile lets pause pauses; the days of the pause are given back. */
static void
test_pause (void)
{
  Matter matter = open_matter ("ua", "individual_case", "2026-06-01T10:00");
  Matter appeal = open_matter ("ua", "appeal_complaint", "2026-06-01T10:00");

  assert_clocks (&matter, "2026-06-10T10:00", "UA-ADMIN|running|2026-07-01T23:59|21 days left");
  suspend (&matter, "UA-ADMIN", "2026-06-10T12:00", NULL);
  assert_clocks (&matter, "2026-06-10T10:00", "UA-ADMIN|running|2026-07-01T23:59|21 days left");
  assert_clocks (&matter, "2026-06-20T10:00", "UA-ADMIN|paused|2026-07-13T23:59|Paused");
  assert_next_due (&matter, "2026-06-20T10:00", NULL);

  set_entry_at (&matter, DESK_STATEMENT_PAUSED_TO, "k00", "2026-06-20T12:00");
  assert_clocks (&matter, "2026-06-20T11:59", "UA-ADMIN|paused|2026-07-13T23:59|Paused");
  assert_clocks (&matter, "2026-06-20T12:00", "UA-ADMIN|running|2026-07-13T23:59|23 days left");

  /* A second one that overlaps the first counts once; one that begins after the end is none. */
  suspend (&matter, "UA-ADMIN", "2026-06-15T12:00", "2026-06-22T12:00");
  suspend (&matter, "UA-ADMIN", "2026-09-15T12:00", "2026-09-22T12:00");
  suspend (&matter, "UA-APPEAL", "2026-06-23T12:00", "2026-06-28T12:00");
  assert_clocks (&matter, "2026-09-16T12:00", "UA-ADMIN|overdue|2026-07-13T23:59|overdue by 65 days");

  suspend (&appeal, "UA-APPEAL", "2026-06-10T12:00", NULL);
  assert_clocks (&appeal, "2026-06-20T10:00", "UA-APPEAL|running|2026-07-01T23:59|11 days left\n" UA_WAITING);
  close_matter (&appeal);
  close_matter (&matter);
}

/* What is closed, annulled or superseded needs nothing more; what was done stays done. */
static void
test_over (void)
{
  static const char *const over[] = { "closed", "annulled", "superseded" };
  Matter matter = open_matter ("ua", "crime_report", "2026-11-21T14:40");

  number (&matter, "eo", "2026-11-21T14:55");
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      desk_record_set_text (DESK_RECORD (matter.statement), DESK_STATEMENT_STATE, over[i]);
      assert_clocks (&matter, "2026-11-25T15:00",
                     "UA-EO|met|2026-11-21T23:59|Done in time\n"
                     "UA-ERDR|stopped|2026-11-22T14:40|Stopped\n"
                     "UA-ERDR-EXTRACT|stopped|-|Stopped");
      assert_next_due (&matter, "2026-11-25T15:00", NULL);
    }
  close_matter (&matter);
}

static void
test_other_kinds (void)
{
  Matter find = open_matter ("ua", "found_item", "2026-08-31T10:00");
  Matter summons = open_matter ("ua", "summons", "2026-08-31T10:00");
  Matter unknown = open_matter ("ua", "from_another_profile", "2026-08-31T10:00");
  Matter draft = open_matter ("ua", "crime_report", NULL);
  Matter late = open_matter ("kz", "appeal_message", "2026-12-21T10:00");

  assert_clocks (&find, "2026-09-01T10:00", "UA-FOUND-OWN|running|2027-02-28T23:59|180 days left");
  assert_clocks (&summons, "2026-09-01T10:00", "");
  assert_clocks (&unknown, "2026-09-01T10:00", "");
  assert_clocks (&draft, "2026-09-01T10:00",
                 "UA-EO|waiting|-|Not started\nUA-ERDR|waiting|-|Not started\n"
                 "UA-ERDR-EXTRACT|waiting|-|after the entry in the register");
  assert_clocks (&late, "2026-12-22T10:00",
                 "KZ-REG|overdue|2026-12-21T23:59|overdue by 1 day\n"
                 "KZ-APPEAL|running|2027-01-13T23:59|14 working days left|provisional\n"
                 "KZ-REDIRECT|waiting|-|if another body is competent");
  close_matter (&late);
  close_matter (&draft);
  close_matter (&unknown);
  close_matter (&summons);
  close_matter (&find);
}

/* A row that is drawn lists its clocks, so a screen of them must not be felt. */
static void
test_cheap (void)
{
  Matter matter = open_matter ("kz", "appeal_complaint", "2026-03-20T20:15");
  gint64 now = at (&matter, "2026-03-27T10:00");
  gint64 begun;
  gint64 spent;

  happen (&matter, "not_competent", "2026-03-26T15:00");
  happen (&matter, "assigned", "2026-03-26T15:00");
  happen (&matter, "in_work", "2026-03-26T15:00");
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) clocks = desk_statement_list_clocks (matter.statement, matter.profile, now);

      g_assert_cmpuint (clocks->len, ==, 3);
    }
  spent = g_get_monotonic_time () - begun;
  g_test_message ("%.1f µs a statement", (double)spent / 200);
  g_assert_cmpint (spent, <, G_USEC_PER_SEC);
  close_matter (&matter);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statement-clocks/crime", test_crime);
  g_test_add_func ("/statement-clocks/warned", test_warned);
  g_test_add_func ("/statement-clocks/ua/appeal", test_ua_appeal);
  g_test_add_func ("/statement-clocks/ua/extended-from", test_extended_from);
  g_test_add_func ("/statement-clocks/ua/forward", test_ua_forward);
  g_test_add_func ("/statement-clocks/ua/return", test_ua_return);
  g_test_add_func ("/statement-clocks/kz/appeal", test_kz_appeal);
  g_test_add_func ("/statement-clocks/kz/extension", test_kz_extension);
  g_test_add_func ("/statement-clocks/pause", test_pause);
  g_test_add_func ("/statement-clocks/over", test_over);
  g_test_add_func ("/statement-clocks/other-kinds", test_other_kinds);
  g_test_add_func ("/statement-clocks/cheap", test_cheap);

  return g_test_run ();
}
