// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a statement is complete enough to be registered. What the law asks of a kind is in the profile (the template
// of the kind, the flags of the form); here is only what follows from it. Nothing found here is ever a reason to turn
// somebody away: what is missing can always be written, or written that it is not known.

#include "model/statement-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/document-check.h"
#include "model/moment.h"
#include "model/statement-text.h"
#include "model/wall-time.h"

/* Letters a text has at least, unless the applicant's own paper is there as a scan. */
#define MIN_TEXT 20
/* More is a slip of the finger; and sums of such items stay far from what a number can hold. */
#define MAX_COUNT 100000
#define MAX_VALUE G_GINT64_CONSTANT (1000000000000)

typedef struct
{
  GArray *findings;
  DeskRecord *record;
  DeskPerson *applicant;
  guint n_attachments;
  DeskProfile *profile;
  const char *language;
  gint64 now;
  DeskTerm *kind;
  DeskTerm *template;
  DeskTerm *form;
} Check;

static void
add_entry (Check *self, DeskFindingLevel level, DeskStatementField field, const char *key,
           const char *message)
{
  desk_findings_add (self->findings, level, field, key, message);
}

static void
add (Check *self, DeskFindingLevel level, DeskStatementField field, const char *message)
{
  add_entry (self, level, field, NULL, message);
}

static void
add_error (Check *self, DeskStatementField field, const char *message)
{
  add (self, DESK_FINDING_ERROR, field, message);
}

/* Returns: letters from the first that is seen to the last that is seen, whatever kind of space stands around them. */
static guint
count_letters (const char *text)
{
  guint seen = 0;
  guint spaces = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)))
      spaces += seen > 0;
    else
      {
        seen += spaces + 1;
        spaces = 0;
      }
  return seen;
}

static gboolean
is_blank (const char *text)
{
  return count_letters (text) == 0;
}

static gboolean
has (Check *self, DeskStatementField field)
{
  return !is_blank (desk_record_get_text (self->record, field));
}

static gboolean
has_entry (Check *self, DeskStatementField field, const char *key)
{
  return !is_blank (desk_record_get_entry_text (self->record, field, key));
}

static gboolean
is_anonymous (Check *self)
{
  return desk_record_get_boolean (self->record, DESK_STATEMENT_ANONYMOUS);
}

static gboolean
is_crime (Check *self)
{
  return self->kind != NULL && desk_term_has_flag (self->kind, "crime");
}

static gboolean
is_appeal (Check *self)
{
  return self->kind != NULL && g_strcmp0 (desk_term_get_string (self->kind, "regime"), "appeal") == 0;
}

static gboolean
has_form_flag (Check *self, const char *flag)
{
  return self->form != NULL && desk_term_has_flag (self->form, flag);
}

static gboolean
requires (Check *self, const char *what)
{
  return self->template != NULL && g_strv_contains (desk_term_get_list (self->template, "required"), what);
}

/* A paper that came by post says what it says: what is missing in it cannot be asked for now. */
static DeskFindingLevel
get_missing_level (Check *self)
{
  return self->form == NULL || has_form_flag (self, "warning_possible") ? DESK_FINDING_ERROR
                                                                        : DESK_FINDING_WARNING;
}

static void
check_head (Check *self)
{
  if (self->kind == NULL)
    add_error (self, DESK_STATEMENT_KIND,
               _ ("Choose the kind of statement: two digits, or the beginning of its name."));
  if (desk_profile_get_term (self->profile, "topics",
                             desk_record_get_text (self->record, DESK_STATEMENT_TOPIC))
      == NULL)
    add_error (self, DESK_STATEMENT_TOPIC, _ ("Choose the topic: two digits, or the beginning of its name."));
  if (desk_record_get_integer (self->record, DESK_STATEMENT_SUBMITTED) > self->now)
    add_error (self, DESK_STATEMENT_SUBMITTED, _ ("A statement cannot be submitted in the future."));
  if (self->form == NULL)
    add_error (self, DESK_STATEMENT_FORM, _ ("Choose how the statement was given."));
  if (!has (self, DESK_STATEMENT_LANGUAGE))
    add_error (self, DESK_STATEMENT_LANGUAGE, _ ("Choose the language of the text."));
  if (requires (self, "supplement_to") && !has (self, DESK_STATEMENT_SUPPLEMENT_TO))
    add_error (self, DESK_STATEMENT_SUPPLEMENT_TO, _ ("Name the statement this one adds to."));
  if (has (self, DESK_STATEMENT_REPEATS) && !has (self, DESK_STATEMENT_REPEAT_REASON))
    add (self, DESK_FINDING_WARNING, DESK_STATEMENT_REPEAT_REASON,
         _ ("The applicant turned to us with this topic a short time ago. Write why it is taken again."));
}

static gboolean
has_role (Check *self, const char *role)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_STATEMENT_PARTICIPANT);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (self->record, DESK_STATEMENT_PARTICIPANT, keys[i]), role) == 0)
      return TRUE;
  return FALSE;
}

static void
check_anonymous (Check *self)
{
  if (is_crime (self))
    add (self, DESK_FINDING_HINT, DESK_STATEMENT_ANONYMOUS,
         _ ("A crime is registered also when nobody gives a name."));
  else if (is_appeal (self))
    add (self, DESK_FINDING_WARNING, DESK_STATEMENT_ANONYMOUS,
         _ ("An appeal without name or address is registered, but not considered, unless it tells of a crime "
            "or a danger."));
}

static void
check_person (Check *self)
{
  DeskRecord *person = DESK_RECORD (self->applicant);
  g_autoptr (GDateTime) today =
      desk_wall_time_from_utc (desk_profile_get_time_zone (self->profile), self->now);

  if (requires (self, "name") && !desk_person_is_named (self->applicant))
    add_error (self, DESK_STATEMENT_APPLICANT,
               _ ("This kind needs surname and given name, or the tick that the applicant gives no name."));
  if (requires (self, "address")
      && is_blank (desk_person_get_first_entry (self->applicant, DESK_PERSON_ADDRESS)))
    add_error (
        self, DESK_STATEMENT_APPLICANT,
        _ ("This kind needs the applicant’s address for the answer, or the tick that the applicant gives no "
           "name."));
  if (requires (self, "personal_number") && is_blank (desk_record_get_text (person, DESK_PERSON_ORGANISATION))
      && is_blank (desk_record_get_text (person, DESK_PERSON_PERSONAL_NUMBER)))
    add (self, DESK_FINDING_HINT, DESK_STATEMENT_APPLICANT,
         _ ("Ask for the personal number: it belongs into this kind if the applicant has one."));
  if (desk_person_is_younger (self->applicant, desk_profile_get_threshold (self->profile, "adult_age"), today)
      && !has_role (self, "guardian"))
    add (self, DESK_FINDING_WARNING, DESK_STATEMENT_PARTICIPANT,
         _ ("The applicant is a minor: name the legal representative, or write why nobody came along."));
}

static void
check_applicant (Check *self)
{
  if (is_anonymous (self))
    check_anonymous (self);
  else if (self->applicant != NULL)
    check_person (self);
  else if (!has (self, DESK_STATEMENT_APPLICANT))
    add_error (self, DESK_STATEMENT_APPLICANT,
               _ ("Name the applicant, or tick that the applicant gives no name."));
}

/* Returns: FALSE where the field is empty or holds no date */
static gboolean
read_moment (Check *self, DeskStatementField field, DeskMoment *moment)
{
  const char *wall = desk_record_get_text (self->record, field);

  if (wall == NULL || *wall == '\0')
    return FALSE;
  if (desk_moment_from_wall (wall, moment))
    return TRUE;

  add_error (self, field, desk_moment_message (DESK_MOMENT_UNREADABLE));
  return FALSE;
}

static void
check_past (Check *self, DeskStatementField field, const DeskMoment *moment)
{
  if (desk_moment_to_utc (moment, desk_profile_get_time_zone (self->profile)) > self->now)
    add_error (self, field, _ ("An event cannot lie in the future."));
}

static void
check_event (Check *self)
{
  DeskMoment from, to;
  gboolean has_from = read_moment (self, DESK_STATEMENT_EVENT_FROM, &from);
  gboolean has_to = read_moment (self, DESK_STATEMENT_EVENT_TO, &to);

  if (has_from)
    check_past (self, DESK_STATEMENT_EVENT_FROM, &from);
  else if (!has (self, DESK_STATEMENT_EVENT_FROM) && (has_to || requires (self, "when")))
    add (self, has_to ? DESK_FINDING_ERROR : get_missing_level (self), DESK_STATEMENT_EVENT_FROM,
         _ ("Write when it happened. If that is not known exactly, write from when until when."));
  if (has_to)
    check_past (self, DESK_STATEMENT_EVENT_TO, &to);
  if (has_from && has_to && desk_moment_compare (&to, &from) < 0)
    add_error (self, DESK_STATEMENT_EVENT_TO, _ ("The end lies before the beginning."));

  if (requires (self, "where") && !has (self, DESK_STATEMENT_PLACE))
    add (self, get_missing_level (self), DESK_STATEMENT_PLACE,
         _ ("Write where it happened, or that the place is not known."));
  if (requires (self, "addressee") && !has (self, DESK_STATEMENT_ADDRESSEE))
    add (self, get_missing_level (self), DESK_STATEMENT_ADDRESSEE,
         _ ("Write to which body or official the appeal is addressed."));
}

static void
check_marks (Check *self, DeskStatementField field, const char *text)
{
  g_autofree char *names = text != NULL ? desk_statement_name_marks (text) : NULL;
  g_autofree char *message = NULL;

  if (names == NULL)
    return;

  /* Translators: a list such as "U+202E mark of writing direction" */
  message =
      g_strdup_printf (_ ("The text has letters nobody sees: %s. Take them out, they may turn words round "
                          "on paper."),
                       names);
  add (self, DESK_FINDING_WARNING, field, message);
}

static void
check_length (Check *self, const char *text)
{
  gboolean is_short = count_letters (text) < MIN_TEXT;
  gboolean has_scan = has_form_flag (self, "scan_needed") && self->n_attachments > 0;

  if (strlen (text) > DESK_STATEMENT_MAX_TEXT)
    add_error (
        self, DESK_STATEMENT_TEXT,
        _ ("The text is longer than thirty pages. Attach it as a file and write here what it is about."));
  else if (is_short && has_form_flag (self, "scan_needed") && !has_scan)
    add_error (self, DESK_STATEMENT_TEXT, _ ("Attach a scan of the paper, or write down what it says."));
  else if (is_blank (text) && !has_scan)
    add_error (self, DESK_STATEMENT_TEXT, _ ("Write down what the applicant says."));
  else if (is_short && !has_scan)
    add_error (self, DESK_STATEMENT_TEXT,
               _ ("The text is too short to understand what happened: write at least 20 letters."));
  else if (!is_short && has_form_flag (self, "scan_needed") && !has_scan)
    add (self, DESK_FINDING_WARNING, DESK_STATEMENT_TEXT,
         _ ("The applicant’s own paper is not attached. Scan it, or write why that is not done."));
}

static void
check_text (Check *self)
{
  g_autofree char *text = desk_statement_get_text (DESK_STATEMENT (self->record));
  const char *request = desk_record_get_text (self->record, DESK_STATEMENT_REQUEST);

  check_length (self, text);
  check_marks (self, DESK_STATEMENT_TEXT, text);
  if (requires (self, "request") && is_blank (request))
    add (self, get_missing_level (self), DESK_STATEMENT_REQUEST, _ ("Write what the applicant asks for."));
  check_marks (self, DESK_STATEMENT_REQUEST, request);
}

/* Every key any of the fields has. */
static GHashTable *
collect_keys (Check *self, DeskStatementField first, DeskStatementField last)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint field = first; field <= last; field++)
    {
      g_autofree const char **keys = desk_record_list_keys (self->record, field);

      for (guint i = 0; keys[i] != NULL; i++)
        g_hash_table_add (all, g_strdup (keys[i]));
    }
  return all;
}

static int
compare_keys (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
for_each_row (Check *self, DeskStatementField first, DeskStatementField last,
              void (*check) (Check *self, const char *key))
{
  g_autoptr (GHashTable) all = collect_keys (self, first, last);
  guint length;
  g_autofree const char **keys = (const char **)g_hash_table_get_keys_as_array (all, &length);

  qsort (keys, length, sizeof *keys, compare_keys);
  for (guint i = 0; i < length; i++)
    check (self, keys[i]);
}

static void
check_participant (Check *self, const char *key)
{
  const char *role = desk_record_get_entry_text (self->record, DESK_STATEMENT_PARTICIPANT, key);

  if (is_blank (role))
    add_entry (self, DESK_FINDING_ERROR, DESK_STATEMENT_PARTICIPANT, key, _ ("Choose the person’s role."));
  else if (!has_entry (self, DESK_STATEMENT_PARTICIPANT_PERSON, key)
           && !has_entry (self, DESK_STATEMENT_PARTICIPANT_WORDS, key))
    add_entry (self, DESK_FINDING_ERROR, DESK_STATEMENT_PARTICIPANT_WORDS, key,
               _ ("Name the person, or describe him or her."));
  if (desk_profile_has_flag (self->profile, "participant_roles", role, "powers_needed")
      && !has_entry (self, DESK_STATEMENT_PARTICIPANT_POWERS, key))
    add_entry (self, DESK_FINDING_ERROR, DESK_STATEMENT_PARTICIPANT_POWERS, key,
               _ ("Write by what power the representative acts, or that no paper was shown."));
}

static void
check_number (Check *self, DeskStatementField field, const char *key, gint64 least, gint64 most,
              const char *message)
{
  GVariant *value = desk_record_get_entry (self->record, field, key);

  if (value != NULL && (g_variant_get_int64 (value) < least || g_variant_get_int64 (value) > most))
    add_entry (self, DESK_FINDING_ERROR, field, key, message);
}

static void
check_item (Check *self, const char *key)
{
  if (!has_entry (self, DESK_STATEMENT_ITEM, key))
    add_entry (self, DESK_FINDING_ERROR, DESK_STATEMENT_ITEM, key, _ ("Write what it is."));
  check_number (self, DESK_STATEMENT_ITEM_COUNT, key, 1, MAX_COUNT,
                _ ("The count is a whole number from 1 to 100,000."));
  check_number (self, DESK_STATEMENT_ITEM_VALUE, key, 0, MAX_VALUE,
                _ ("The value is a sum of money, not negative and at most ten thousand million."));
}

static void
check_documents (Check *self)
{
  const DeskDocumentFields fields = {
    DESK_STATEMENT_DOCUMENT,        DESK_STATEMENT_DOCUMENT_NUMBER,  DESK_STATEMENT_DOCUMENT_SOURCE,
    DESK_STATEMENT_DOCUMENT_ISSUED, DESK_STATEMENT_DOCUMENT_EXPIRES, DESK_STATEMENT_DOCUMENT_HOLDER,
    DESK_STATEMENT_DOCUMENT_BASIS,
  };
  const DeskDocumentCheck check = { .findings = self->findings,
                                    .profile = self->profile,
                                    .language = self->language,
                                    .now = self->now,
                                    .applicant =
                                        desk_record_get_text (self->record, DESK_STATEMENT_APPLICANT),
                                    .person = self->applicant };
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_STATEMENT_DOCUMENT);

  desk_document_check_rows (&check, self->record, &fields);
  if (requires (self, "documents") && keys[0] == NULL)
    add (self, DESK_FINDING_WARNING, DESK_STATEMENT_DOCUMENT,
         _ ("No document is listed. Write down the stolen documents one by one, or why that is not done."));
}

static void
check_lists (Check *self)
{
  g_autoptr (GHashTable) items = collect_keys (self, DESK_STATEMENT_ITEM, DESK_STATEMENT_ITEM_NUMBER);

  for_each_row (self, DESK_STATEMENT_PARTICIPANT, DESK_STATEMENT_PARTICIPANT_POWERS, check_participant);
  for_each_row (self, DESK_STATEMENT_ITEM, DESK_STATEMENT_ITEM_NUMBER, check_item);
  if (requires (self, "items") && g_hash_table_size (items) == 0)
    add (self, DESK_FINDING_WARNING, DESK_STATEMENT_ITEM,
         _ ("Nothing is listed. Write down the things one by one, or why that is not done."));
}

static void
check_warning (Check *self)
{
  gboolean refused = desk_record_get_boolean (self->record, DESK_STATEMENT_WARNING_REFUSED);

  if (self->kind == NULL || desk_term_get_string (self->kind, "warning") == NULL
      || !has_form_flag (self, "warning_possible"))
    return;

  if (!refused && desk_record_get_value (self->record, DESK_STATEMENT_WARNED) == NULL)
    add_error (self, DESK_STATEMENT_WARNED,
               _ ("Read the warning aloud and tick it, or write why it is not acknowledged."));
  if (refused && !has (self, DESK_STATEMENT_WARNING_REASON))
    add_error (self, DESK_STATEMENT_WARNING_REASON, _ ("Write why the warning is not acknowledged."));
}

/**
 * desk_statement_check:
 * @applicant: (nullable): the applicant, as far as known
 * @n_attachments: how many attachments it has that are not void
 * @language: in which names of document types are told
 * @now: the desk's clock, seconds UTC
 *
 * Looks at everything that is asked of a statement before it is registered. The order of the findings is the order of
 * the form, so that the first error is where the focus goes.
 *
 * Returns: (transfer full) (element-type DeskFinding): what was found, empty where all is well
 */
GArray *
desk_statement_check (DeskStatement *self, DeskPerson *applicant, guint n_attachments, DeskProfile *profile,
                      const char *language, gint64 now)
{
  Check check = { .record = DESK_RECORD (self),
                  .applicant = applicant,
                  .n_attachments = n_attachments,
                  .profile = profile,
                  .language = language,
                  .now = now };

  check.findings = desk_findings_new ();
  check.kind = desk_profile_get_term (profile, "statement_kinds",
                                      desk_record_get_text (check.record, DESK_STATEMENT_KIND));
  check.form = desk_profile_get_term (profile, "statement_forms",
                                      desk_record_get_text (check.record, DESK_STATEMENT_FORM));
  if (check.kind != NULL)
    check.template =
        desk_profile_get_term (profile, "statement_templates", desk_term_get_string (check.kind, "template"));

  check_head (&check);
  check_applicant (&check);
  check_event (&check);
  check_text (&check);
  check_lists (&check);
  check_documents (&check);
  check_warning (&check);
  return check.findings;
}

/**
 * desk_statement_is_sealed:
 *
 * Returns: whether lists show the statement with a neutral title and without the name
 */
gboolean
desk_statement_is_sealed (DeskStatement *self, DeskProfile *profile)
{
  DeskRecord *record = DESK_RECORD (self);

  return desk_profile_has_flag (profile, "statement_kinds",
                                desk_record_get_text (record, DESK_STATEMENT_KIND), "sealed")
         || desk_profile_has_flag (profile, "topics", desk_record_get_text (record, DESK_STATEMENT_TOPIC),
                                   "sealed");
}
