// SPDX-License-Identifier: GPL-3.0-or-later
// What papers are made from, and the words and times they share.

#include "paper/paper-source-private.h"

#include "model/wall-time.h"

G_DEFINE_FINAL_TYPE (DeskPaperSource, desk_paper_source, G_TYPE_OBJECT)

static void
desk_paper_source_finalize (GObject *object)
{
  DeskPaperSource *self = DESK_PAPER_SOURCE (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->station);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  desk_paper_source_clear_records (self);

  G_OBJECT_CLASS (desk_paper_source_parent_class)->finalize (object);
}

static void
desk_paper_source_class_init (DeskPaperSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_paper_source_finalize;
}

static void
desk_paper_source_init (DeskPaperSource *self)
{
  desk_paper_source_begin_records (self);
}

/**
 * desk_paper_source_new:
 * @zone: the station's time zone
 * @now: when the paper is made, seconds UTC
 *
 * Returns: (transfer full): a source without records
 */
DeskPaperSource *
desk_paper_source_new (DeskProfile *profile, DeskStation *station, GTimeZone *zone, gint64 now)
{
  DeskPaperSource *self = g_object_new (DESK_TYPE_PAPER_SOURCE, NULL);

  self->profile = g_object_ref (profile);
  self->station = g_object_ref (station);
  self->zone = g_time_zone_ref (zone);
  self->now = self->day = now;
  self->ticket_format = DESK_FORMAT_ROLL_80;
  return self;
}

/**
 * desk_paper_source_set_day:
 * @day: some second of the day a list is about, UTC
 */
void
desk_paper_source_set_day (DeskPaperSource *self, gint64 day)
{
  self->day = day;
}

/**
 * desk_paper_source_set_ticket_format:
 * @format: the paper that lies in the printer of queue tickets; %DESK_FORMAT_A4 for a strip to cut off
 */
void
desk_paper_source_set_ticket_format (DeskPaperSource *self, DeskFormat format)
{
  self->ticket_format = format;
}

/**
 * desk_paper_source_get_ticket_format:
 *
 * Returns: the paper of queue tickets, an 80 mm roll where nothing else was said
 */
DeskFormat
desk_paper_source_get_ticket_format (DeskPaperSource *self)
{
  return self->ticket_format;
}

/**
 * desk_paper_source_set_period:
 * @from: its first second, UTC; 0: open
 * @to: the second after its last, UTC; 0: open
 *
 * Sets the period a register is about.
 */
void
desk_paper_source_set_period (DeskPaperSource *self, gint64 from, gint64 to)
{
  self->from = from;
  self->to = to;
}

/**
 * desk_paper_source_format_period_start:
 *
 * Returns: (transfer full): the first day of the period, "…" where it is open
 */
char *
desk_paper_source_format_period_start (DeskPaperSource *self)
{
  return self->from != 0 ? desk_paper_source_format_time (self, self->from, "%d.%m.%Y") : g_strdup ("…");
}

/**
 * desk_paper_source_format_period_end:
 *
 * Returns: (transfer full): the last day of the period, that of now where it is open
 */
char *
desk_paper_source_format_period_end (DeskPaperSource *self)
{
  return desk_paper_source_format_time (self, self->to != 0 ? self->to - 1 : self->now, "%d.%m.%Y");
}

/**
 * desk_paper_source_get_profile:
 *
 * Returns: (transfer none): the country profile
 */
DeskProfile *
desk_paper_source_get_profile (DeskPaperSource *self)
{
  return self->profile;
}

/**
 * desk_paper_source_get_station:
 *
 * Returns: (transfer none): the station
 */
DeskStation *
desk_paper_source_get_station (DeskPaperSource *self)
{
  return self->station;
}

/**
 * desk_paper_source_get_text:
 * @key: which text of the profile's paper texts
 *
 * Returns: (transfer none): the text in the language of the paper
 */
const char *
desk_paper_source_get_text (DeskPaperSource *self, const char *key, const char *language)
{
  return desk_profile_get_text (self->profile, key, language);
}

/**
 * desk_paper_source_get_label:
 * @code: (nullable): code of a term
 *
 * Returns: (transfer none) (nullable): the label in the language of the paper; NULL for NULL
 */
const char *
desk_paper_source_get_label (DeskPaperSource *self, const char *vocabulary, const char *code,
                             const char *language)
{
  return code != NULL ? desk_profile_get_label (self->profile, vocabulary, code, language) : NULL;
}

/**
 * desk_paper_source_get_in_text:
 * @code: (nullable): code of a term
 *
 * Returns: (transfer none) (nullable): what the term is called within a sentence; NULL for NULL
 */
const char *
desk_paper_source_get_in_text (DeskPaperSource *self, const char *vocabulary, const char *code,
                               const char *language)
{
  DeskTerm *term = code != NULL ? desk_profile_get_term (self->profile, vocabulary, code) : NULL;

  return term != NULL ? desk_term_get_text (term, "in_text", language) : code;
}

/**
 * desk_paper_source_list_languages:
 * @language: the language that was chosen for the paper
 *
 * Where the country has papers in two languages, both stand on them, in the order of the law.
 *
 * Returns: (transfer container): all languages of the paper
 */
const char **
desk_paper_source_list_languages (DeskPaperSource *self, const char *language)
{
  const char *const *legal = desk_profile_get_paper_languages (self->profile);
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();

  if (!g_strv_contains (legal, language))
    g_ptr_array_add (languages, (gpointer)language);
  else
    for (guint i = 0; legal[i] != NULL; i++)
      g_ptr_array_add (languages, (gpointer)legal[i]);
  g_ptr_array_add (languages, NULL);
  return (const char **)g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}

/* What is the same in both languages is said once. */
static void
append_words (GString *words, const char *more)
{
  if (words->len == 0)
    g_string_append (words, more);
  else if (!g_str_equal (words->str, more))
    g_string_append_printf (words, " / %s", more);
}

/**
 * desk_paper_source_get_words:
 * @key: which text of the profile's paper texts
 *
 * Returns: (transfer full): the text in all languages of the paper, "Арыз беруші / Заявитель"
 */
char *
desk_paper_source_get_words (DeskPaperSource *self, const char *key, const char *language)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self, language);
  GString *words = g_string_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    append_words (words, desk_paper_source_get_text (self, key, languages[i]));
  return g_string_free (words, FALSE);
}

/**
 * desk_paper_source_get_term_words:
 * @code: (nullable): code of a term
 *
 * Returns: (transfer full) (nullable): the label in all languages of the paper; NULL for NULL
 */
char *
desk_paper_source_get_term_words (DeskPaperSource *self, const char *vocabulary, const char *code,
                                  const char *language)
{
  g_autofree const char **languages = desk_paper_source_list_languages (self, language);
  GString *words = NULL;

  if (code == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; languages[i] != NULL; i++)
    append_words (words, desk_profile_get_label (self->profile, vocabulary, code, languages[i]));
  return g_string_free (words, FALSE);
}

/**
 * desk_paper_source_format_time:
 * @time: seconds UTC, 0 for none
 * @format: of g_date_time_format(), numbers only, so that it reads alike in every language
 *
 * Returns: (transfer full) (nullable): the time on the station's wall clock
 */
char *
desk_paper_source_format_time (DeskPaperSource *self, gint64 time, const char *format)
{
  g_autoptr (GDateTime) utc = time != 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;

  return local != NULL ? g_date_time_format (local, format) : NULL;
}

/**
 * desk_paper_source_get_zone:
 *
 * Returns: (transfer none): the station's time zone
 */
GTimeZone *
desk_paper_source_get_zone (DeskPaperSource *self)
{
  return self->zone;
}

/**
 * desk_paper_source_get_date:
 * @day: (out caller-allocates): the day a list is about, on the station's wall clock
 */
void
desk_paper_source_get_date (DeskPaperSource *self, GDate *day)
{
  desk_wall_time_split (self->zone, self->day, day);
}

/**
 * desk_paper_source_get_now:
 *
 * Returns: when the paper is made, seconds UTC
 */
gint64
desk_paper_source_get_now (DeskPaperSource *self)
{
  return self->now;
}

/**
 * desk_paper_source_format_text:
 * @name: what stands in braces in the text
 * @value: what to put there
 *
 * Returns: (transfer full): a text of the profile with one value filled in
 */
char *
desk_paper_source_format_text (DeskPaperSource *self, const char *key, const char *language, const char *name,
                               const char *value)
{
  return desk_profile_format_text (self->profile, key, language, name, value, NULL);
}

/**
 * desk_paper_source_format_about:
 * @what: (nullable): a label, a state
 * @words: (nullable): what is said of it
 *
 * Returns: (transfer full) (nullable): both, or what there is of them
 */
char *
desk_paper_source_format_about (DeskPaperSource *self, const char *what, const char *words,
                                const char *language)
{
  gboolean has_what = what != NULL && what[0] != '\0', has_words = words != NULL && words[0] != '\0';

  if (!has_what || !has_words)
    return g_strdup (has_what ? what : words);
  return desk_profile_format_text (self->profile, "sheet.about", language, "what", what, "words", words,
                                   NULL);
}

/**
 * desk_paper_source_set_late:
 * @n_late: how many records have not been at headquarters for more than three days
 */
void
desk_paper_source_set_late (DeskPaperSource *self, guint n_late)
{
  self->n_late = n_late;
}

/**
 * desk_paper_source_get_late:
 *
 * Returns: how many records have not been at headquarters for more than three days
 */
guint
desk_paper_source_get_late (DeskPaperSource *self)
{
  return self->n_late;
}

/**
 * desk_paper_source_format_printed:
 *
 * Returns: (transfer full): "Printed 23.11.2026 14:45", for the foot of a page
 */
char *
desk_paper_source_format_printed (DeskPaperSource *self, const char *language)
{
  g_autofree char *time = desk_paper_source_format_time (self, self->now, "%d.%m.%Y %H:%M");

  return desk_paper_source_format_text (self, "sheet.printed", language, "time", time);
}

/**
 * desk_paper_source_format_day:
 *
 * Returns: (transfer full): the day a list is about
 */
char *
desk_paper_source_format_day (DeskPaperSource *self)
{
  return desk_paper_source_format_time (self, self->day, "%d.%m.%Y");
}

/**
 * desk_paper_source_is_sealed:
 *
 * Returns: whether the topic of the visit is sealed: then neither name nor topic stand on a list
 */
gboolean
desk_paper_source_is_sealed (DeskPaperSource *self, DeskVisit *visit)
{
  const char *topic = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_TOPIC);
  DeskTerm *term = topic != NULL ? desk_profile_get_term (self->profile, "topics", topic) : NULL;

  return term != NULL && desk_term_has_flag (term, "sealed");
}

/**
 * desk_paper_source_describe_officer:
 * @officer: (nullable): an officer
 *
 * Returns: (transfer full) (nullable): rank and name as written on papers: "captain Shevchuk O. M."; NULL for NULL
 */
char *
desk_paper_source_describe_officer (DeskPaperSource *self, DeskOfficer *officer, const char *language)
{
  g_autofree char *name = NULL;
  const char *rank;

  if (officer == NULL)
    return NULL;
  name = desk_officer_get_short_name (officer);
  rank =
      desk_paper_source_get_label (self, "ranks",
                                   desk_record_get_text (DESK_RECORD (officer), DESK_OFFICER_RANK), language);
  return rank != NULL ? g_strjoin (" ", rank, name, NULL) : g_steal_pointer (&name);
}

/**
 * desk_paper_source_get_officer:
 *
 * Returns: (transfer full) (nullable): who served, as written on papers; NULL while nobody did
 */
char *
desk_paper_source_get_officer (DeskPaperSource *self, const DeskPaperVisit *visit, const char *language)
{
  return desk_paper_source_describe_officer (self, visit->officer, language);
}

/**
 * desk_paper_source_get_name:
 *
 * Returns: (transfer full): the visitor's name as it may stand on a list
 */
char *
desk_paper_source_get_name (DeskPaperSource *self, const DeskPaperVisit *visit, const char *language)
{
  char *name = visit->person != NULL && !desk_paper_source_is_sealed (self, visit->visit)
                   ? desk_person_get_full_name (visit->person)
                   : NULL;

  return name != NULL ? name : g_strdup (desk_paper_source_get_text (self, "sheet.anonymous", language));
}
