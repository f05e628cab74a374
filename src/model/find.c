// SPDX-License-Identifier: GPL-3.0-or-later
// A document that was found and brought: as it is written in it, where it lies, and what became of it. Whether it is one that
// was declared lost an officer decides; the decision is kept here.

#include "model/find.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * DeskFind:
 * A document that somebody found and brought, and what became of it.
 */
struct _DeskFind
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskFind, desk_find, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_FIND_NO] = { "no", DESK_FIELD_NUMBER,
                     DESK_FIELD_IMMUTABLE | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL, N_ ("Number"), NULL },
  [DESK_FIND_STATE] = { "state", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("State"), "find_states" },
  [DESK_FIND_VISIT] = { "visit", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Visit"),
                        "visit" },
  [DESK_FIND_RECEIVED] = { "received", DESK_FIELD_INSTANT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                           N_ ("Received"), NULL },
  [DESK_FIND_OFFICER] = { "officer", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                          N_ ("Accepted by"), "officer" },
  [DESK_FIND_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Desk"),
                       NULL },
  [DESK_FIND_DOCUMENT] = { "document", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Document"),
                           "document_types" },
  [DESK_FIND_NUMBER] = { "number", DESK_FIELD_DOCUMENT_NUMBER, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                         N_ ("Series and number"), NULL },
  [DESK_FIND_HOLDER_SURNAME] = { "holder_surname", DESK_FIELD_TEXT,
                                 DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Surname as written"),
                                 NULL },
  [DESK_FIND_HOLDER_GIVEN_NAME] = { "holder_given_name", DESK_FIELD_TEXT,
                                    DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Given name as written"),
                                    NULL },
  [DESK_FIND_HOLDER_PATRONYMIC] = { "holder_patronymic", DESK_FIELD_TEXT,
                                    DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Patronymic as written"),
                                    NULL },
  [DESK_FIND_HOLDER_BIRTH] = { "holder_birth", DESK_FIELD_BIRTH, DESK_FIELD_SENSITIVE,
                               N_ ("Birth date as written"), NULL },
  [DESK_FIND_FOUND] = { "found", DESK_FIELD_MOMENT, DESK_FIELD_PLAIN, N_ ("When it was found"), NULL },
  [DESK_FIND_PLACE] = { "place", DESK_FIELD_TEXT, DESK_FIELD_SENSITIVE, N_ ("Where it was found"), NULL },
  [DESK_FIND_PLACE_UNKNOWN] = { "place_unknown", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                N_ ("The place is not known"), NULL },
  [DESK_FIND_FINDER] = { "finder", DESK_FIELD_LINK, DESK_FIELD_PLAIN, N_ ("Finder"), "person" },
  [DESK_FIND_FINDER_ANONYMOUS] = { "finder_anonymous", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                   N_ ("The finder gives no name"), NULL },
  [DESK_FIND_REWARD] = { "reward", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                         N_ ("The finder asks for the reward"), NULL },
  [DESK_FIND_CELL] = { "cell", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED, N_ ("Storage place"), NULL },
  [DESK_FIND_NOTE] = { "note", DESK_FIELD_BODY, DESK_FIELD_PLAIN, N_ ("Remarks"), NULL },
  [DESK_FIND_MATCH] = { "match", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                        N_ ("Declared as lost in"), NULL },
  [DESK_FIND_MATCH_DOCUMENT] = { "match_document", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                 N_ ("Of the document"), NULL },
  [DESK_FIND_MATCH_VERDICT] = { "match_verdict", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                N_ ("Decision"), "match_verdicts" },
  [DESK_FIND_MATCH_AT] = { "match_at", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                           N_ ("Decided at"), NULL },
  [DESK_FIND_MATCH_BY] = { "match_by", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                           N_ ("Decided by"), "officer" },
  [DESK_FIND_EVENT] = { "event", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Event"),
                        "find_states" },
  [DESK_FIND_EVENT_AT] = { "event_at", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                           N_ ("Happened at"), NULL },
  [DESK_FIND_EVENT_BY] = { "event_by", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                           N_ ("Noted by"), "officer" },
  [DESK_FIND_EVENT_NOTE] = { "event_note", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                             N_ ("Remark"), NULL },
  [DESK_FIND_RECEIVER] = { "receiver", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Handed over to"),
                           "person" },
  [DESK_FIND_RECEIVER_BASIS] = { "receiver_basis", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL,
                                 N_ ("Ground for representing"), "representation_grounds" },
  [DESK_FIND_RECEIVER_DOCUMENT] = { "receiver_document", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL,
                                    N_ ("Document of the receiver"), "document_types" },
  [DESK_FIND_RECEIVER_NUMBER] = { "receiver_number", DESK_FIELD_DOCUMENT_NUMBER,
                                  DESK_FIELD_SENSITIVE | DESK_FIELD_INTERNAL,
                                  N_ ("Number of the receiver's document"), NULL },
  [DESK_FIND_SIGNATURE] = { "signature", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Signature"),
                            "signatures" },
  [DESK_FIND_AGENCY] = { "agency", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Sent to"), "agencies" },
  [DESK_FIND_OUTGOING_NO] = { "outgoing_no", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Outgoing number"),
                              NULL },
  [DESK_FIND_CHECK_REASON] = { "check_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                               N_ ("Why it is registered as it is"), NULL },
  [DESK_FIND_PROFILE] = { "profile", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Profile version"), NULL },
};

static void
desk_find_class_init (DeskFindClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "find", fields, G_N_ELEMENTS (fields));
}

static void
desk_find_init (DeskFind *self)
{
}

/**
 * desk_find_get_next_cell:
 * @last: (nullable): where the last found document was put: "Safe 3/09"
 *
 * Returns: (transfer full) (nullable): the place behind it: "Safe 3/10"; the same where it does not end in a number
 */
char *
desk_find_get_next_cell (const char *last)
{
  const char *digits;
  guint64 number;
  int width;

  if (last == NULL || *last == '\0')
    return NULL;
  digits = last + strlen (last);
  while (digits > last && g_ascii_isdigit (digits[-1]))
    digits--;
  width = (int)strlen (digits);
  if (width == 0 || width > 9)
    return g_strdup (last);
  number = g_ascii_strtoull (digits, NULL, 10) + 1;
  return g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int)(digits - last), last, width, number);
}
