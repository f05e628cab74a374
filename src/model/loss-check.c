// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a declaration of loss is complete enough to be registered. Nothing found here is ever a reason to turn somebody
// away: what is not known can always be said to be not known.

#include "model/loss-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/document-check.h"
#include "model/moment.h"
#include "model/statement-text.h"
#include "model/wall-time.h"

typedef struct
{
  GArray *findings;
  DeskRecord *record;
  DeskProfile *profile;
  gint64 now;
} Check;

static void
add (Check *self, DeskFindingLevel level, DeskLossField field, const char *message)
{
  desk_findings_add (self->findings, level, field, NULL, message);
}

static gboolean
has (Check *self, DeskLossField field)
{
  const char *text = desk_record_get_text (self->record, field);

  return text != NULL && text[strspn (text, " \t\n")] != '\0';
}

static gboolean
is_minor (Check *self, DeskPerson *applicant)
{
  g_autoptr (GDateTime) today =
      desk_wall_time_from_utc (desk_profile_get_time_zone (self->profile), self->now);

  return desk_person_is_younger (applicant, desk_profile_get_threshold (self->profile, "adult_age"), today);
}

static void
check_applicant (Check *self, DeskPerson *applicant)
{
  if (applicant != NULL ? !desk_person_is_named (applicant) : !has (self, DESK_LOSS_APPLICANT))
    add (self, DESK_FINDING_ERROR, DESK_LOSS_APPLICANT,
         _ ("Name the applicant: surname and given name, or the organisation."));
  else if (applicant != NULL && is_minor (self, applicant))
    add (
        self, DESK_FINDING_WARNING, DESK_LOSS_APPLICANT,
        _ ("The applicant is a minor: write who came along as the legal representative, or why nobody did."));
}

static void
check_documents (Check *self, DeskPerson *applicant, GHashTable *holders, const char *language)
{
  const DeskDocumentFields fields = {
    DESK_LOSS_DOCUMENT,        DESK_LOSS_DOCUMENT_NUMBER,  DESK_LOSS_DOCUMENT_SOURCE,
    DESK_LOSS_DOCUMENT_ISSUED, DESK_LOSS_DOCUMENT_EXPIRES, DESK_LOSS_DOCUMENT_HOLDER,
    DESK_LOSS_DOCUMENT_BASIS,
  };
  const DeskDocumentCheck check = { .findings = self->findings,
                                    .profile = self->profile,
                                    .language = language,
                                    .now = self->now,
                                    .applicant = desk_record_get_text (self->record, DESK_LOSS_APPLICANT),
                                    .person = applicant,
                                    .holders = holders };
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_LOSS_DOCUMENT);

  if (keys[0] == NULL)
    add (self, DESK_FINDING_ERROR, DESK_LOSS_DOCUMENT, _ ("Add the lost document: its type is enough."));
  desk_document_check_rows (&check, self->record, &fields);
}

/* Returns: FALSE where the field is empty or holds no date */
static gboolean
read_moment (Check *self, DeskLossField field, DeskMoment *moment)
{
  const char *wall = desk_record_get_text (self->record, field);

  if (wall == NULL || *wall == '\0')
    return FALSE;
  if (!desk_moment_from_wall (wall, moment))
    add (self, DESK_FINDING_ERROR, field, desk_moment_message (DESK_MOMENT_NO_SUCH_DATE));
  else if (desk_moment_to_utc (moment, desk_profile_get_time_zone (self->profile)) > self->now)
    add (self, DESK_FINDING_ERROR, field, _ ("A loss cannot lie in the future."));
  else
    return TRUE;
  return FALSE;
}

static void
check_event (Check *self)
{
  DeskMoment had, missed;
  gboolean is_had = read_moment (self, DESK_LOSS_HAD, &had);
  gboolean is_missed = read_moment (self, DESK_LOSS_MISSED, &missed);

  if (!has (self, DESK_LOSS_HAD) && !has (self, DESK_LOSS_MISSED))
    add (self, DESK_FINDING_ERROR, DESK_LOSS_HAD,
         _ ("Write when the document was last seen, or when it was noticed missing."));
  if (is_had && is_missed && desk_moment_compare (&missed, &had) < 0)
    add (self, DESK_FINDING_ERROR, DESK_LOSS_MISSED, _ ("It was noticed missing before it was last seen."));

  if (!has (self, DESK_LOSS_PLACE) && !desk_record_get_boolean (self->record, DESK_LOSS_PLACE_UNKNOWN))
    add (self, DESK_FINDING_ERROR, DESK_LOSS_PLACE,
         _ ("Write where it was lost, or tick that the place is not known."));
  if (desk_profile_get_term (self->profile, "loss_circumstances",
                             desk_record_get_text (self->record, DESK_LOSS_CIRCUMSTANCE))
      == NULL)
    add (self, DESK_FINDING_ERROR, DESK_LOSS_CIRCUMSTANCE, _ ("Choose what happened."));
}

static void
check_text (Check *self)
{
  const char *text = desk_record_get_text (self->record, DESK_LOSS_TEXT);
  g_autofree char *names = text != NULL ? desk_statement_name_marks (text) : NULL;
  g_autofree char *message = NULL;

  if (names == NULL)
    return;
  /* Translators: a list such as "U+202E mark of writing direction" */
  message =
      g_strdup_printf (_ ("The text has letters nobody sees: %s. Take them out, they may turn words round "
                          "on paper."),
                       names);
  add (self, DESK_FINDING_WARNING, DESK_LOSS_TEXT, message);
}

/**
 * desk_loss_check:
 * @applicant: (nullable): the applicant, as far as known
 * @holders: (nullable) (element-type utf8 DeskPerson): holders who are not the applicant, by key of the document
 * @language: in which names of document types are told
 * @now: the desk's clock, seconds UTC
 *
 * Looks at everything that is asked of a declaration before it is registered. The order of the findings is the order of
 * the form, so that the first error is where the focus goes.
 *
 * Returns: (transfer full) (element-type DeskFinding): what was found, empty where all is well
 */
GArray *
desk_loss_check (DeskLoss *self, DeskPerson *applicant, GHashTable *holders, DeskProfile *profile,
                 const char *language, gint64 now)
{
  Check check = { desk_findings_new (), DESK_RECORD (self), profile, now };

  check_applicant (&check, applicant);
  check_documents (&check, applicant, holders, language);
  check_event (&check);
  check_text (&check);
  if (desk_record_get_boolean (check.record, DESK_LOSS_THEFT_SUSPECTED))
    add (&check, DESK_FINDING_WARNING, DESK_LOSS_THEFT_SUSPECTED,
         _ ("A theft is a crime: take a statement of theft instead, or write why it is declared as a loss."));
  if (has (&check, DESK_LOSS_REPEATS) && !has (&check, DESK_LOSS_REPEAT_REASON))
    add (
        &check, DESK_FINDING_ERROR, DESK_LOSS_REPEAT_REASON,
        _ ("The document is declared already. Write why it is declared again, or give out a copy of the receipt."));
  return check.findings;
}
