// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what is written down of a found document is complete enough to be registered. Nothing found here keeps a
// document from being taken in.

#include "model/find-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/document-check.h"
#include "model/moment.h"

typedef struct
{
  GArray *findings;
  DeskRecord *record;
  DeskProfile *profile;
  gint64 now;
} Check;

static void
add (Check *self, DeskFindingLevel level, DeskFindField field, const char *message)
{
  desk_findings_add (self->findings, level, field, NULL, message);
}

static gboolean
has (Check *self, DeskFindField field)
{
  const char *text = desk_record_get_text (self->record, field);

  return text != NULL && text[strspn (text, " \t\n")] != '\0';
}

static void
check_document (Check *self, const char *language)
{
  const char *type = desk_record_get_text (self->record, DESK_FIND_DOCUMENT);
  g_autofree char *doubt =
      desk_document_doubt_number (self->profile, type, desk_record_get_text (self->record, DESK_FIND_NUMBER),
                                  language);
  gboolean has_name = has (self, DESK_FIND_HOLDER_SURNAME) && has (self, DESK_FIND_HOLDER_GIVEN_NAME);

  if (desk_profile_get_term (self->profile, "document_types", type) == NULL)
    add (self, DESK_FINDING_ERROR, DESK_FIND_DOCUMENT,
         _ ("Choose the type of the document: a digit, or the beginning of its name."));
  if (doubt != NULL)
    add (self, DESK_FINDING_WARNING, DESK_FIND_NUMBER, doubt);
  else if (!has (self, DESK_FIND_NUMBER) && !has_name)
    add (self, DESK_FINDING_WARNING, DESK_FIND_NUMBER,
         _ ("Without a number, or the holder’s surname and given name, nobody can be matched. Write what can "
            "be read, or why nothing can."));
}

static void
check_birth (Check *self)
{
  const char *birth = desk_record_get_text (self->record, DESK_FIND_HOLDER_BIRTH);
  DeskMoment born, today;

  if (birth == NULL || *birth == '\0')
    return;
  desk_moment_from_utc (self->now, desk_profile_get_time_zone (self->profile), &today);
  if (!desk_moment_from_date (birth, &born))
    add (self, DESK_FINDING_ERROR, DESK_FIND_HOLDER_BIRTH, desk_moment_message (DESK_MOMENT_NO_SUCH_DATE));
  else if (desk_moment_compare (&born, &today) > 0)
    add (self, DESK_FINDING_ERROR, DESK_FIND_HOLDER_BIRTH, desk_moment_message (DESK_MOMENT_IN_FUTURE));
}

static void
check_event (Check *self)
{
  const char *wall = desk_record_get_text (self->record, DESK_FIND_FOUND);
  DeskMoment found;

  if (wall != NULL && *wall != '\0')
    {
      if (!desk_moment_from_wall (wall, &found))
        add (self, DESK_FINDING_ERROR, DESK_FIND_FOUND, desk_moment_message (DESK_MOMENT_NO_SUCH_DATE));
      else if (desk_moment_to_utc (&found, desk_profile_get_time_zone (self->profile)) > self->now)
        add (self, DESK_FINDING_ERROR, DESK_FIND_FOUND, _ ("A document cannot be found in the future."));
    }
  if (!has (self, DESK_FIND_PLACE) && !desk_record_get_boolean (self->record, DESK_FIND_PLACE_UNKNOWN))
    add (self, DESK_FINDING_ERROR, DESK_FIND_PLACE,
         _ ("Write where it was found, or tick that the place is not known."));
}

static void
check_finder (Check *self, DeskPerson *finder)
{
  gboolean is_named = finder != NULL ? desk_person_is_named (finder) : has (self, DESK_FIND_FINDER);

  if (!is_named && !desk_record_get_boolean (self->record, DESK_FIND_FINDER_ANONYMOUS))
    add (self, DESK_FINDING_ERROR, DESK_FIND_FINDER,
         _ ("Name the finder, or tick that the finder gives no name."));
  else if (!is_named && desk_record_get_boolean (self->record, DESK_FIND_REWARD))
    add (self, DESK_FINDING_ERROR, DESK_FIND_REWARD,
         _ ("Only a finder who gives a name can ask for the reward."));
}

/**
 * desk_find_check:
 * @finder: (nullable): the finder, as far as known
 * @language: in which names of document types are told
 * @now: the desk's clock, seconds UTC
 *
 * Looks at everything that is asked of a find before it is registered. The order of the findings is the order of the form,
 * so that the first error is where the focus goes.
 *
 * Returns: (transfer full) (element-type DeskFinding): what was found, empty where all is well
 */
GArray *
desk_find_check (DeskFind *self, DeskPerson *finder, DeskProfile *profile, const char *language, gint64 now)
{
  Check check = { desk_findings_new (), DESK_RECORD (self), profile, now };

  check_document (&check, language);
  check_birth (&check);
  check_event (&check);
  check_finder (&check, finder);
  if (!has (&check, DESK_FIND_CELL))
    add (&check, DESK_FINDING_ERROR, DESK_FIND_CELL, _ ("Write where the document is stored."));
  return check.findings;
}
