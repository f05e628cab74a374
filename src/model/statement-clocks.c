// SPDX-License-Identifier: GPL-3.0-or-later
// Which terms run on a statement and how they stand. Everything that happened to the statement is gathered first as a
// list of facts; the clocks of its kind then look there for what starts, meets and stops them. The profile names these
// events, so that a country's clock is data.

#include "model/statement-clocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/waiting.h"
#include "model/wall-time.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Below this a term of hours is told in hours. */
#define HOURS_TOLD (48 * HOUR)

/* What happened: a word of the profile's `starts_on`, `met_by` and `stopped_by`. */
typedef struct
{
  const char *event;
  const char *detail; /* kind of an official number */
  gint64 at;
} Fact;

typedef struct
{
  DeskRecord *record;
  DeskProfile *profile;
  GArray *facts; /* of Fact */
  gint64 now;
  GDate today;
  gboolean is_over;
} Reading;

static gint64
get_entry_integer (DeskRecord *record, DeskStatementField field, const char *key)
{
  GVariant *value = desk_record_get_entry (record, field, key);

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

static void
add_fact (GArray *facts, const char *event, const char *detail, gint64 at)
{
  Fact fact = { event, detail, at };

  if (event != NULL && at != 0)
    g_array_append_val (facts, fact);
}

/* The facts of a keyed list: @event NULL means that the list's own value is the event, otherwise it is the detail. */
static void
add_facts_of_list (GArray *facts, DeskRecord *record, const char *event, DeskStatementField field,
                   DeskStatementField at)
{
  g_autofree const char **keys = desk_record_list_keys (record, field);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = desk_record_get_entry_text (record, field, keys[i]);

      add_fact (facts, event != NULL ? event : value, event != NULL ? value : NULL,
                get_entry_integer (record, at, keys[i]));
    }
}

/* When it counts as submitted: who was warned before the form says so has submitted then. */
static gint64
read_submitted (DeskRecord *record)
{
  gint64 submitted = desk_record_get_integer (record, DESK_STATEMENT_SUBMITTED);
  gint64 warned = desk_record_get_integer (record, DESK_STATEMENT_WARNED);

  return submitted != 0 && warned != 0 ? MIN (submitted, warned) : submitted;
}

static GArray *
read_facts (DeskRecord *record)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  gint64 submitted = read_submitted (record);

  add_fact (facts, "submitted", NULL, submitted);
  add_fact (facts, "found_declared", NULL, submitted); /* a statement of a find declares it */
  add_fact (facts, "registered", NULL, desk_record_get_integer (record, DESK_STATEMENT_REGISTERED));
  add_facts_of_list (facts, record, "official_number", DESK_STATEMENT_OFFICIAL_KIND,
                     DESK_STATEMENT_OFFICIAL_GIVEN);
  add_facts_of_list (facts, record, NULL, DESK_STATEMENT_EVENT, DESK_STATEMENT_EVENT_AT);

  return facts;
}

/* Returns: when it happened first, not earlier than @since; 0 if it did not */
static gint64
find_fact (const Reading *reading, const char *event, const char *detail, gint64 since)
{
  gint64 first = 0;

  for (guint i = 0; event != NULL && i < reading->facts->len; i++)
    {
      const Fact *fact = &g_array_index (reading->facts, Fact, i);

      if (g_str_equal (fact->event, event) && (fact->detail == NULL || g_strcmp0 (fact->detail, detail) == 0)
          && fact->at >= since && (first == 0 || fact->at < first))
        first = fact->at;
    }

  return first;
}

static gint64
find_stop (const Reading *reading, DeskTerm *term)
{
  const char *const *events = desk_term_get_list (term, "stopped_by");
  gint64 first = 0;

  for (guint i = 0; events[i] != NULL; i++)
    {
      gint64 at = find_fact (reading, events[i], NULL, G_MININT64);

      if (at != 0 && (first == 0 || at < first))
        first = at;
    }

  return first;
}

/* Closed, annulled or superseded: what was not done until then need not be done any more. */
static gboolean
read_is_over (DeskRecord *record)
{
  static const char *const over[] = { "closed", "annulled", "superseded", NULL };
  const char *state = desk_record_get_text (record, DESK_STATEMENT_STATE);

  return state != NULL && g_strv_contains (over, state);
}

static gboolean
compute (const Reading *reading, DeskTerm *term, gint64 start, DeskDeadline *deadline)
{
  return desk_deadline_compute (term, desk_profile_get_calendar (reading->profile),
                                desk_profile_get_time_zone (reading->profile), start, deadline);
}

/* Puts the end off by every pause of the clock. A term that had ended already is not paused any more.
   Returns: TRUE if one lasts */
static gboolean
apply_pauses (const Reading *reading, DeskStatementClock *clock)
{
  DeskRecord *record = reading->record;
  g_autofree const char **keys = NULL;
  gint64 counted = clock->start;
  gboolean lasts = FALSE;

  if (!desk_term_has_flag (clock->term, "pausable"))
    return FALSE;

  keys = desk_record_list_keys (record, DESK_STATEMENT_PAUSED);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *code = desk_record_get_entry_text (record, DESK_STATEMENT_PAUSED, keys[i]);
      gint64 from = get_entry_integer (record, DESK_STATEMENT_PAUSED_FROM, keys[i]);
      gint64 to = get_entry_integer (record, DESK_STATEMENT_PAUSED_TO, keys[i]);
      gboolean is_open = to == 0 || to > reading->now;

      if (g_strcmp0 (code, desk_term_get_code (clock->term)) != 0 || from == 0 || from > reading->now
          || from > clock->deadline.due)
        continue;

      from = MAX (from, counted);
      to = to == 0 ? reading->now : to;
      counted = MAX (counted, to);
      lasts |= is_open;
      desk_deadline_delay (&clock->deadline, clock->term, desk_profile_get_calendar (reading->profile),
                           desk_profile_get_time_zone (reading->profile), from, to);
    }

  return lasts;
}

static DeskClockState
judge (const Reading *reading, const DeskStatementClock *clock, gint64 stop, gboolean is_paused)
{
  if (stop != 0 && (clock->met == 0 || stop < clock->met))
    return DESK_CLOCK_STOPPED;
  if (clock->start == 0)
    return reading->is_over || clock->met != 0 ? DESK_CLOCK_STOPPED : DESK_CLOCK_WAITING;
  if (clock->met != 0)
    return clock->met <= clock->due ? DESK_CLOCK_MET : DESK_CLOCK_MET_LATE;
  if (reading->is_over)
    return DESK_CLOCK_STOPPED;
  if (is_paused)
    return DESK_CLOCK_PAUSED;
  if (reading->now > clock->due)
    return DESK_CLOCK_OVERDUE;

  return g_date_compare (&clock->deadline.due_day, &reading->today) <= 0 ? DESK_CLOCK_DUE_TODAY
                                                                         : DESK_CLOCK_RUNNING;
}

static gint64
find_start (const Reading *reading, DeskTerm *term)
{
  const char *number = desk_term_get_string (term, "official_number");
  const char *counted_from = desk_term_get_string (term, "counted_from");
  gint64 start = find_fact (reading, desk_term_get_string (term, "starts_on"), number, G_MININT64);

  return start != 0 && counted_from != NULL ? find_fact (reading, counted_from, number, G_MININT64) : start;
}

static DeskStatementClock *
add_clock (const Reading *reading, GPtrArray *clocks, DeskTerm *term, gint64 start, gint64 met)
{
  DeskStatementClock clock = { .term = term, .start = start, .met = met };
  DeskStatementClock *added;
  gboolean is_paused = FALSE;

  if (start != 0)
    {
      if (!compute (reading, term, start, &clock.deadline))
        return NULL;
      is_paused = apply_pauses (reading, &clock);
      clock.due = clock.deadline.due;
    }

  clock.state = judge (reading, &clock, find_stop (reading, term), is_paused);
  if (clock.state == DESK_CLOCK_STOPPED)
    clock.met = 0;
  added = g_memdup2 (&clock, sizeof clock);
  g_ptr_array_add (clocks, added);

  return added;
}

static DeskStatementClock *
add_ordinary (const Reading *reading, GPtrArray *clocks, DeskTerm *term)
{
  gint64 met = find_fact (reading, desk_term_get_string (term, "met_by"),
                          desk_term_get_string (term, "official_number"), G_MININT64);

  return add_clock (reading, clocks, term, find_start (reading, term), met);
}

/* Returns: (nullable): key of the entry that says the clock was extended */
static const char *
find_extension (const Reading *reading, DeskTerm *term)
{
  g_autofree const char **keys = desk_record_list_keys (reading->record, DESK_STATEMENT_EXTENDED);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (reading->record, DESK_STATEMENT_EXTENDED, keys[i]),
                   desk_term_get_code (term))
        == 0)
      return keys[i];

  return NULL;
}

/* What was due before the extension: as recorded then, or else as it would be. */
static gint64
read_extended_from (const Reading *reading, DeskTerm *term, const char *key)
{
  gint64 from = get_entry_integer (reading->record, DESK_STATEMENT_EXTENDED_FROM, key);
  DeskDeadline deadline;

  if (from != 0)
    return from;
  return compute (reading, term, find_start (reading, term), &deadline) ? deadline.due : 0;
}

/* What the applicant was told before the extension was not the notice of it. */
static void
add_notice (const Reading *reading, GPtrArray *clocks, DeskTerm *notice, const char *key)
{
  gint64 start = get_entry_integer (reading->record, DESK_STATEMENT_EXTENDED_AT, key);

  add_clock (reading, clocks, notice, start,
             find_fact (reading, desk_term_get_string (notice, "met_by"), NULL, start));
}

/* In the stead of a clock that was extended its extension holds, and the notice of it is due. */
static void
add_clock_or_extension (const Reading *reading, GPtrArray *clocks, DeskTerm *term)
{
  DeskProfile *profile = reading->profile;
  DeskTerm *extension = desk_profile_get_term (profile, "clocks", desk_term_get_string (term, "extension"));
  DeskTerm *notice = desk_profile_get_term (profile, "clocks", desk_term_get_string (term, "notice"));
  const char *key = extension != NULL ? find_extension (reading, term) : NULL;
  DeskStatementClock *clock = add_ordinary (reading, clocks, key != NULL ? extension : term);

  if (key == NULL)
    return;
  if (clock != NULL)
    clock->extended_from = read_extended_from (reading, term, key);
  if (notice != NULL)
    add_notice (reading, clocks, notice, key);
}

/* Of a clock and its alternatives, the one that was chosen holds; the clock itself where none was. */
static gboolean
is_chosen (const Reading *reading, DeskTerm *term, const char *const *codes)
{
  const char *chosen = desk_record_get_text (reading->record, DESK_STATEMENT_ANSWER_CLOCK);
  DeskTerm *choice;

  if (desk_term_get_string (term, "alternative_to") != NULL)
    return g_strcmp0 (chosen, desk_term_get_code (term)) == 0;

  if (chosen == NULL || !g_strv_contains (codes, chosen))
    return TRUE;
  choice = desk_profile_get_term (reading->profile, "clocks", chosen);
  return choice == NULL
         || g_strcmp0 (desk_term_get_string (choice, "alternative_to"), desk_term_get_code (term)) != 0;
}

/**
 * desk_statement_list_clocks:
 * @profile: the station's country
 * @now: seconds since 1970 in UTC
 *
 * Nothing is asked of a store and little is allocated, so that every row that is drawn may call it.
 *
 * Returns: (transfer full) (element-type DeskStatementClock): the terms of this kind of statement in the order of the
 *   profile, also those that wait or are done; their @term stays with @profile
 */
GPtrArray *
desk_statement_list_clocks (DeskStatement *self, DeskProfile *profile, gint64 now)
{
  GPtrArray *clocks = g_ptr_array_new_with_free_func (g_free);
  DeskRecord *record = DESK_RECORD (self);
  DeskTerm *kind =
      desk_profile_get_term (profile, "statement_kinds", desk_record_get_text (record, DESK_STATEMENT_KIND));
  const char *const *codes = kind != NULL ? desk_term_get_list (kind, "clocks") : NULL;
  g_autoptr (GArray) facts = NULL;
  Reading reading = { .record = record, .profile = profile, .now = now };

  if (codes == NULL || codes[0] == NULL)
    return clocks;

  facts = read_facts (record);
  reading.facts = facts;
  reading.is_over = read_is_over (record);
  desk_wall_time_split (desk_profile_get_time_zone (profile), now, &reading.today);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      DeskTerm *term = desk_profile_get_term (profile, "clocks", codes[i]);

      if (is_chosen (&reading, term, codes))
        add_clock_or_extension (&reading, clocks, term);
    }

  return clocks;
}

/**
 * desk_statement_get_next_due:
 * @profile: the station's country
 * @now: seconds since 1970 in UTC
 *
 * Returns: the earliest end of the terms that run, what the field `due` is set to with every save; 0 if none runs
 */
gint64
desk_statement_get_next_due (DeskStatement *self, DeskProfile *profile, gint64 now)
{
  g_autoptr (GPtrArray) clocks = desk_statement_list_clocks (self, profile, now);
  gint64 next = 0;

  for (guint i = 0; i < clocks->len; i++)
    {
      const DeskStatementClock *clock = clocks->pdata[i];

      if (desk_statement_clock_is_running (clock) && (next == 0 || clock->due < next))
        next = clock->due;
    }

  return next;
}

/**
 * desk_statement_note_due:
 * @now: the desk's clock, seconds UTC
 *
 * Notes in the record when the next term ends, for the register. Every save of a statement does that.
 */
void
desk_statement_note_due (DeskStatement *self, DeskProfile *profile, gint64 now)
{
  gint64 due = desk_statement_get_next_due (self, profile, now);

  desk_record_set_value (DESK_RECORD (self), DESK_STATEMENT_DUE, due != 0 ? g_variant_new_int64 (due) : NULL);
}

/**
 * desk_statement_clock_is_running:
 *
 * Returns: TRUE if something is still to be done and time passes: running, due today or overdue
 */
gboolean
desk_statement_clock_is_running (const DeskStatementClock *self)
{
  return self->state == DESK_CLOCK_RUNNING || self->state == DESK_CLOCK_DUE_TODAY
         || self->state == DESK_CLOCK_OVERDUE;
}

static char *
say_days_left (int days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong)days), days);
}

static char *
say_working_days_left (int days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day left", "%d working days left",
                                       (gulong)days),
                          days);
}

static char *
say_days_overdue (int days)
{
  /* Translators: first that the term is over, then for how long: where there is no room the end is cut off, and a cut text must
   * not read as time that is left. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "overdue by %d day", "overdue by %d days",
                                       (gulong)days),
                          days);
}

/* A term of hours: in hours and minutes while there are few. */
static char *
say_exactly (gint64 seconds)
{
  gboolean is_left = seconds >= 0;
  gint64 apart = ABS (seconds);
  g_autofree char *time = NULL;

  if (apart >= HOURS_TOLD)
    return is_left ? say_days_left ((int)(apart / DAY)) : say_days_overdue ((int)(apart / DAY));

  time = desk_waiting_text (apart / MINUTE, DESK_WAITING_FINE);
  if (is_left)
    /* Translators: hours and minutes until the end of a term: "23 h 40 min left". */
    return g_strdup_printf (_ ("%s left"), time);
  /* Translators: first that the term is over, then for how long, as in "overdue by %d day": "overdue by 2 h 05 min". */
  return g_strdup_printf (_ ("overdue by %s"), time);
}

/* A term of days ends with a day, so whole days are told. */
static char *
say_days (const DeskStatementClock *self, DeskCalendar *calendar, const GDate *today)
{
  const GDate *due = &self->deadline.due_day;
  int days = g_date_days_between (today, due);

  if (days < 0)
    return say_days_overdue (-days);
  if (desk_deadline_is_immediate (self->term))
    return g_strdup (_ ("at once"));
  if (days == 0)
    return g_strdup (_ ("due today"));
  if (g_strcmp0 (desk_term_get_string (self->term, "unit"), "working_days") == 0)
    return say_working_days_left ((int)desk_deadline_count_working_days (calendar, today, due));

  return say_days_left (days);
}

static const char *
say_waiting (const DeskStatementClock *self)
{
  const char *event = desk_term_get_string (self->term, "starts_on");

  if (g_strcmp0 (event, "official_number") == 0)
    return _ ("after the entry in the register");
  if (g_strcmp0 (event, "not_competent") == 0)
    return _ ("if another body is competent");
  if (g_strcmp0 (event, "defects_found") == 0)
    return _ ("if it has defects");

  return desk_clock_state_get_label (self->state);
}

/**
 * desk_statement_clock_get_remaining:
 * @profile: the station's country
 * @now: seconds since 1970 in UTC
 *
 * Terms of hours are told in hours and minutes under 48 hours, terms of working days in working days, others in days.
 *
 * Returns: (transfer full): how much is left: "23 h 40 min left", "3 working days left", "due today", "overdue by 2 days";
 *   what a waiting clock waits for; the state where no time passes. Translated.
 */
char *
desk_statement_clock_get_remaining (const DeskStatementClock *self, DeskProfile *profile, gint64 now)
{
  GDate today;

  if (self->state == DESK_CLOCK_WAITING)
    return g_strdup (say_waiting (self));
  if (!desk_statement_clock_is_running (self))
    return g_strdup (desk_clock_state_get_label (self->state));
  if (desk_deadline_is_exact (self->term))
    return say_exactly (self->due - now);

  desk_wall_time_split (desk_profile_get_time_zone (profile), now, &today);
  return say_days (self, desk_profile_get_calendar (profile), &today);
}

/**
 * desk_clock_state_get_label:
 *
 * Returns: the state in words, translated
 */
const char *
desk_clock_state_get_label (DeskClockState state)
{
  switch (state)
    {
    case DESK_CLOCK_WAITING:
      return _ ("Not started");
    case DESK_CLOCK_RUNNING:
      return _ ("Running");
    case DESK_CLOCK_DUE_TODAY:
      return _ ("Due today");
    case DESK_CLOCK_OVERDUE:
      return _ ("Overdue");
    case DESK_CLOCK_PAUSED:
      return _ ("Paused");
    case DESK_CLOCK_MET:
      return _ ("Done in time");
    case DESK_CLOCK_MET_LATE:
      return _ ("Done late");
    case DESK_CLOCK_STOPPED:
    default:
      return _ ("Stopped");
    }
}
