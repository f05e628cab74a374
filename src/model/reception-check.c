// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the rules of a reception can be meant as they are written: hours and dates that exist, rules that do not get into each
// other's way, and places that come of each of them.

#include "model/reception-check.h"

#include <glib/gi18n-lib.h>

#include "model/moment.h"
#include "model/reception-plan.h"
#include "model/reception-text.h"

#define YEAR 366
#define DAY_MINUTES (24 * 60)
#define MAX_CAPACITY 1000

typedef struct
{
  GArray *findings;
  DeskRecord *record;
  DeskProfile *profile;
  guint32 today;
} Check;

static void
add (Check *self, DeskFindingLevel level, DeskReceptionField field, const char *key, const char *message)
{
  desk_findings_add (self->findings, level, field, key, message);
}

static void
add_error (Check *self, DeskReceptionField field, const char *key, const char *message)
{
  add (self, DESK_FINDING_ERROR, field, key, message);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words == '\0';
}

static const char *
get_entry (Check *self, DeskReceptionField field, const char *key)
{
  return desk_record_get_entry_text (self->record, field, key);
}

static char *
show_day (guint32 day)
{
  DeskMoment moment = { .hour = -1 };
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  moment.year = g_date_get_year (&date);
  moment.month = g_date_get_month (&date);
  moment.day = g_date_get_day (&date);
  return desk_moment_echo (&moment);
}

static void
check_head (Check *self)
{
  g_autofree const char **services = desk_record_list_keys (self->record, DESK_RECEPTION_SERVICE);

  if (is_blank (desk_record_get_text (self->record, DESK_RECEPTION_NAME)))
    add_error (self, DESK_RECEPTION_NAME, NULL,
               _ ("Write a name: who receives people, or which room it is."));
  if (desk_profile_get_term (self->profile, "reception_kinds",
                             desk_record_get_text (self->record, DESK_RECEPTION_KIND))
      == NULL)
    add_error (self, DESK_RECEPTION_KIND, NULL, _ ("Choose what kind of reception it is."));
  for (guint i = 0; services[i] != NULL; i++)
    if (desk_reception_has_service (DESK_RECEPTION (self->record), services[i]))
      return;
  add_error (self, DESK_RECEPTION_SERVICE, NULL,
             _ ("Choose at least one service that people can book here."));
}

static void
check_number (Check *self, DeskReceptionField field, gint64 least, gint64 most, const char *message)
{
  gint64 number = desk_record_get_integer (self->record, field);

  if (desk_record_get_value (self->record, field) != NULL && (number < least || number > most))
    add_error (self, field, NULL, message);
}

static void
check_numbers (Check *self)
{
  if (desk_record_get_value (self->record, DESK_RECEPTION_SLOT_MINUTES) == NULL)
    add_error (self, DESK_RECEPTION_SLOT_MINUTES, NULL, _ ("Write how many minutes a visitor has."));
  check_number (self, DESK_RECEPTION_SLOT_MINUTES, 1, DESK_RECEPTION_LONGEST,
                _ ("A visitor has at least one minute and at most twelve hours."));
  check_number (self, DESK_RECEPTION_GAP_MINUTES, 0, DESK_RECEPTION_LONGEST,
                _ ("A pause lasts from no minute up to twelve hours."));
  check_number (self, DESK_RECEPTION_CAPACITY, 1, MAX_CAPACITY,
                _ ("From one person up to a thousand can be received at a time."));
  check_number (self, DESK_RECEPTION_WALK_IN_EVERY, 0, DAY_MINUTES,
                _ ("Write which places stay free: 2 is every second one, 0 none."));
  if (desk_findings_find_obstacle (self->findings) == NULL
      && desk_reception_get_length (DESK_RECEPTION (self->record))
                 + desk_reception_get_gap (DESK_RECEPTION (self->record))
             > DESK_RECEPTION_LONGEST)
    add_error (self, DESK_RECEPTION_GAP_MINUTES, NULL,
               _ ("A visit and the pause after it last twelve hours at most."));
  if (desk_record_get_integer (self->record, DESK_RECEPTION_WALK_IN_EVERY) == 1)
    add (self, DESK_FINDING_WARNING, DESK_RECEPTION_WALK_IN_EVERY, NULL,
         _ ("All places are kept for people without an appointment: nothing can be booked."));
}

/* Of a pair of dates; what is not written has no end. */
static void
check_span (Check *self, const char *from, const char *to, DeskReceptionField from_field,
            DeskReceptionField to_field, const char *key)
{
  guint32 first = from != NULL ? desk_reception_read_day (from, FALSE) : 1;
  guint32 last = to != NULL ? desk_reception_read_day (to, TRUE) : G_MAXUINT32;

  if (first == 0)
    add_error (self, from_field, key, desk_moment_message (DESK_MOMENT_NO_SUCH_DATE));
  if (last == 0)
    add_error (self, to_field, key, desk_moment_message (DESK_MOMENT_NO_SUCH_DATE));
  else if (first > last)
    add_error (self, to_field, key, _ ("This ends before it begins. Check both dates."));
}

/* Returns: FALSE where they are no hours; said at the field. */
static gboolean
check_hours (Check *self, const char *from, const char *to, DeskReceptionField from_field,
             DeskReceptionField to_field, const char *key)
{
  int begins = desk_reception_read_hour (from);
  int ends = desk_reception_read_hour (to);

  if (begins < 0)
    add_error (self, from_field, key,
               from == NULL ? _ ("Write from when.") : desk_moment_message (DESK_MOMENT_NO_SUCH_TIME));
  if (ends < 0)
    add_error (self, to_field, key,
               to == NULL ? _ ("Write until when.") : desk_moment_message (DESK_MOMENT_NO_SUCH_TIME));
  if (begins < 0 || ends < 0)
    return FALSE;
  if (begins >= ends)
    add_error (self, to_field, key, _ ("This ends before it begins. Check both times."));
  return begins < ends;
}

/* @message: what is wrong with a list of words; let go here */
static void
add_wrong (Check *self, DeskReceptionField field, const char *key, char *message)
{
  add_error (self, field, key, message);
  g_free (message);
}

static void
check_weekdays (Check *self, const char *key)
{
  g_autofree char *wrong = NULL;
  guint weekdays;

  if (!desk_reception_read_weekdays (get_entry (self, DESK_RECEPTION_RULE_DAYS, key), &weekdays, &wrong))
    /* Translators: what was typed. */
    add_wrong (self, DESK_RECEPTION_RULE_DAYS, key, g_strdup_printf (_ ("“%s” is no weekday."), wrong));
  else if (weekdays == 0)
    add_error (self, DESK_RECEPTION_RULE_DAYS, key, _ ("Choose at least one weekday."));
}

static void
check_nth (Check *self, const char *key)
{
  g_autofree char *wrong = NULL;
  guint nth;

  if (!desk_reception_read_nth (get_entry (self, DESK_RECEPTION_RULE_NTH, key), &nth, &wrong))
    add_wrong (self, DESK_RECEPTION_RULE_NTH, key,
               /* Translators: what was typed. */
               g_strdup_printf (_ ("“%s”: choose from the first to the fifth, and the last, in the month."),
                                wrong));
  else if (nth == 0)
    add_error (self, DESK_RECEPTION_RULE_NTH, key,
               _ ("Choose which weekdays of the month: the first, the last …"));
}

static void
check_dates (Check *self, const char *key)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *wrong = NULL;

  if (!desk_reception_read_dates (get_entry (self, DESK_RECEPTION_RULE_DATES, key), days, &wrong))
    /* Translators: what was typed. */
    add_wrong (self, DESK_RECEPTION_RULE_DATES, key,
               g_strdup_printf (_ ("“%s” is not in the calendar."), wrong));
  else if (days->len == 0)
    add_error (self, DESK_RECEPTION_RULE_DATES, key, _ ("Write at least one date."));
}

/* Returns: whether the rule can be read, so that its places can be looked at */
static gboolean
check_rule (Check *self, const char *key)
{
  const char *kind = get_entry (self, DESK_RECEPTION_RULE, key);
  const char *from = get_entry (self, DESK_RECEPTION_RULE_FROM, key);
  const char *to = get_entry (self, DESK_RECEPTION_RULE_TO, key);
  gint64 length = desk_reception_get_length (DESK_RECEPTION (self->record));
  guint before = self->findings->len;

  if (desk_profile_get_term (self->profile, "reception_rules", kind) == NULL)
    add_error (self, DESK_RECEPTION_RULE, key, _ ("Choose how the rule repeats."));
  else if (g_str_equal (kind, "dates"))
    check_dates (self, key);
  else
    check_weekdays (self, key);
  if (g_strcmp0 (kind, "nth_weekday") == 0)
    check_nth (self, key);
  if (g_strcmp0 (kind, "every_other_week") == 0
      && get_entry (self, DESK_RECEPTION_RULE_VALID_FROM, key) == NULL)
    add_error (self, DESK_RECEPTION_RULE_VALID_FROM, key,
               _ ("Write from which day on: the week of that day is the first, the one after it is left out."));

  if (check_hours (self, from, to, DESK_RECEPTION_RULE_FROM, DESK_RECEPTION_RULE_TO, key)
      && length > desk_reception_read_hour (to) - desk_reception_read_hour (from))
    add_error (
        self, DESK_RECEPTION_RULE_TO, key,
        _ ("A visitor has more minutes than these hours. Make the hours longer, or the visits shorter."));
  check_span (self, get_entry (self, DESK_RECEPTION_RULE_VALID_FROM, key),
              get_entry (self, DESK_RECEPTION_RULE_VALID_TO, key), DESK_RECEPTION_RULE_VALID_FROM,
              DESK_RECEPTION_RULE_VALID_TO, key);
  return self->findings->len == before;
}

static void
keep_only (DeskRecord *record, DeskReceptionField field, const char *kept)
{
  g_autofree const char **keys = desk_record_list_keys (record, field);

  for (guint i = 0; keys[i] != NULL; i++)
    if (kept == NULL || !g_str_equal (keys[i], kept))
      desk_record_set_entry (record, field, keys[i], NULL);
}

/* A plan of one rule; with @is_bare also on days off and whatever is closed. */
static DeskReceptionPlan *
make_plan (Check *self, const char *rule, gboolean is_bare)
{
  g_autoptr (DeskRecord) alone = desk_record_copy (self->record);
  g_autofree const char **exceptions = desk_record_list_keys (alone, DESK_RECEPTION_EXCEPTION);

  keep_only (alone, DESK_RECEPTION_RULE, rule);
  for (guint i = 0; exceptions[i] != NULL; i++)
    if (is_bare
        || g_strcmp0 (desk_record_get_entry_text (alone, DESK_RECEPTION_EXCEPTION, exceptions[i]), "open")
               == 0)
      desk_record_set_entry (alone, DESK_RECEPTION_EXCEPTION, exceptions[i], NULL);
  if (is_bare)
    desk_record_set_boolean (alone, DESK_RECEPTION_HOLIDAYS, TRUE);
  desk_record_set_value (alone, DESK_RECEPTION_ENDED, NULL);
  return desk_reception_plan_new (DESK_RECEPTION (alone), desk_profile_get_calendar (self->profile),
                                  desk_profile_get_time_zone (self->profile));
}

static gboolean
has_places (DeskReceptionPlan *plan, guint32 day)
{
  g_autoptr (GArray) slots = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  slots = desk_reception_plan_list_slots (plan, &date);
  return slots->len > 0;
}

/* The first day from @from on, within a year, on which both plans have places; 0 where there is none. */
static guint32
find_common_day (DeskReceptionPlan *a, DeskReceptionPlan *b, guint32 from)
{
  for (guint32 day = from; day < from + YEAR; day++)
    if (has_places (a, day) && (b == a || has_places (b, day)))
      return day;
  return 0;
}

static guint32
get_first_day (Check *self, const char *text)
{
  guint32 day = text != NULL ? desk_reception_read_day (text, FALSE) : 0;

  return MAX (day, self->today);
}

static guint32
get_rule_start (Check *self, const char *key)
{
  return MAX (get_first_day (self, get_entry (self, DESK_RECEPTION_RULE_VALID_FROM, key)),
              get_first_day (self, desk_record_get_text (self->record, DESK_RECEPTION_VALID_FROM)));
}

static gboolean
is_over (Check *self, const char *key)
{
  const char *last = get_entry (self, DESK_RECEPTION_RULE_VALID_TO, key);
  const char *whole = desk_record_get_text (self->record, DESK_RECEPTION_VALID_TO);

  return (last != NULL && desk_reception_read_day (last, TRUE) < self->today)
         || (whole != NULL && desk_reception_read_day (whole, TRUE) < self->today);
}

static void
check_yield (Check *self, const char *key)
{
  g_autoptr (DeskReceptionPlan) plan = make_plan (self, key, FALSE);
  guint32 start = get_rule_start (self, key);
  g_autofree char *from = show_day (start);
  g_autofree char *message = NULL;

  if (is_over (self, key) || find_common_day (plan, plan, start) != 0)
    return;
  message = g_strdup_printf (
      /* Translators: a day, such as "Fri 20 Nov 2026". */
      _ ("Within a year from %s this rule gives no place: its days do not occur, have passed, are days off or closed."),
      from);
  add (self, DESK_FINDING_WARNING, DESK_RECEPTION_RULE, key, message);
}

static void
check_pair (Check *self, const char *first, const char *second)
{
  const char *from = get_entry (self, DESK_RECEPTION_RULE_FROM, first);
  const char *to = get_entry (self, DESK_RECEPTION_RULE_TO, first);
  g_autoptr (DeskReceptionPlan) a = NULL;
  g_autoptr (DeskReceptionPlan) b = NULL;
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;
  guint32 day;

  if (desk_reception_read_hour (from)
          >= desk_reception_read_hour (get_entry (self, DESK_RECEPTION_RULE_TO, second))
      || desk_reception_read_hour (get_entry (self, DESK_RECEPTION_RULE_FROM, second))
             >= desk_reception_read_hour (to))
    return;
  a = make_plan (self, first, TRUE);
  b = make_plan (self, second, TRUE);
  day = find_common_day (a, b, MAX (get_rule_start (self, first), get_rule_start (self, second)));
  if (day == 0)
    return;

  shown = show_day (day);
  message = g_strdup_printf (
      /* Translators: a day, such as "Fri 20 Nov 2026", and two times. */
      _ ("On %s this rule overlaps the one from %s to %s. Change the hours or the days of one of them."),
      shown, from, to);
  add_error (self, DESK_RECEPTION_RULE_FROM, second, message);
}

static void
check_rules (Check *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_RECEPTION_RULE);
  g_autofree const char **exceptions = desk_record_list_keys (self->record, DESK_RECEPTION_EXCEPTION);
  g_autoptr (GPtrArray) sound = g_ptr_array_new ();

  if (keys[0] == NULL && exceptions[0] == NULL)
    add_error (self, DESK_RECEPTION_RULE, NULL, _ ("Add a rule: on which days, and from when until when."));
  for (guint i = 0; keys[i] != NULL; i++)
    if (check_rule (self, keys[i]))
      g_ptr_array_add (sound, (gpointer)keys[i]);

  if (desk_findings_find_obstacle (self->findings) != NULL)
    return;
  for (guint i = 0; i < sound->len; i++)
    {
      check_yield (self, g_ptr_array_index (sound, i));
      for (guint j = 0; j < i; j++)
        check_pair (self, g_ptr_array_index (sound, j), g_ptr_array_index (sound, i));
    }
}

static void
check_exception (Check *self, const char *key)
{
  const char *kind = get_entry (self, DESK_RECEPTION_EXCEPTION, key);
  const char *from = get_entry (self, DESK_RECEPTION_EXCEPTION_FROM, key);
  const char *begins = get_entry (self, DESK_RECEPTION_EXCEPTION_BEGINS, key);
  const char *ends = get_entry (self, DESK_RECEPTION_EXCEPTION_ENDS, key);

  if (desk_profile_get_term (self->profile, "reception_exceptions", kind) == NULL)
    add_error (self, DESK_RECEPTION_EXCEPTION, key,
               _ ("Choose whether the reception is closed or open then."));
  if (from == NULL)
    add_error (self, DESK_RECEPTION_EXCEPTION_FROM, key, _ ("Write the first day."));
  check_span (self, from, get_entry (self, DESK_RECEPTION_EXCEPTION_TO, key), DESK_RECEPTION_EXCEPTION_FROM,
              DESK_RECEPTION_EXCEPTION_TO, key);
  if ((begins != NULL || ends != NULL)
      && check_hours (self, begins, ends, DESK_RECEPTION_EXCEPTION_BEGINS, DESK_RECEPTION_EXCEPTION_ENDS, key)
      && g_strcmp0 (kind, "open") == 0
      && desk_reception_get_length (DESK_RECEPTION (self->record))
             > desk_reception_read_hour (ends) - desk_reception_read_hour (begins))
    add_error (
        self, DESK_RECEPTION_EXCEPTION_ENDS, key,
        _ ("A visitor has more minutes than these hours. Make the hours longer, or the visits shorter."));
}

/* From the first day of one to the last of the other, hours included; those of a whole day are all of it. */
static gboolean
exceptions_meet (Check *self, const char *a, const char *b)
{
  const char *keys[] = { a, b };
  guint32 first[2], last[2];
  int begins[2], ends[2];

  for (guint i = 0; i < 2; i++)
    {
      const char *from = get_entry (self, DESK_RECEPTION_EXCEPTION_FROM, keys[i]);
      const char *to = get_entry (self, DESK_RECEPTION_EXCEPTION_TO, keys[i]);
      const char *hour = get_entry (self, DESK_RECEPTION_EXCEPTION_BEGINS, keys[i]);
      const char *end = get_entry (self, DESK_RECEPTION_EXCEPTION_ENDS, keys[i]);

      first[i] = desk_reception_read_day (from, FALSE);
      last[i] = desk_reception_read_day (to != NULL ? to : from, TRUE);
      begins[i] = hour != NULL ? desk_reception_read_hour (hour) : 0;
      ends[i] = end != NULL ? desk_reception_read_hour (end) : DAY_MINUTES;
    }
  return first[0] <= last[1] && first[1] <= last[0] && begins[0] < ends[1] && begins[1] < ends[0];
}

static void
check_exceptions (Check *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_RECEPTION_EXCEPTION);

  for (guint i = 0; keys[i] != NULL; i++)
    check_exception (self, keys[i]);
  for (guint i = 0; keys[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      if (g_strcmp0 (get_entry (self, DESK_RECEPTION_EXCEPTION, keys[i]),
                     get_entry (self, DESK_RECEPTION_EXCEPTION, keys[j]))
              != 0
          && exceptions_meet (self, keys[i], keys[j]))
        add_error (
            self, DESK_RECEPTION_EXCEPTION_FROM, keys[i],
            _ ("Another exception says the contrary for the same hours; closed would win. Change the days or the "
               "hours of one of them."));
}

/**
 * desk_reception_check:
 * @today: the station's
 *
 * Looks at everything a reception needs before it is saved. Two rules that give places at the same time and an exception that
 * contradicts another are errors, a rule from which no place comes within a year is a warning: it may be meant so.
 *
 * Returns: (transfer full) (element-type DeskFinding): what was found, in the order of the form
 */
GArray *
desk_reception_check (DeskReception *self, DeskProfile *profile, const GDate *today)
{
  Check check = { .findings = desk_findings_new (),
                  .record = DESK_RECORD (self),
                  .profile = profile,
                  .today = g_date_get_julian (today) };

  check_head (&check);
  check_numbers (&check);
  check_span (&check, desk_record_get_text (check.record, DESK_RECEPTION_VALID_FROM),
              desk_record_get_text (check.record, DESK_RECEPTION_VALID_TO), DESK_RECEPTION_VALID_FROM,
              DESK_RECEPTION_VALID_TO, NULL);
  check_exceptions (&check);
  check_rules (&check);
  return check.findings;
}
