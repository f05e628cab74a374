// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor wrote or said for the record: a statement about an offence or event, or an appeal. Once it is registered
// it is only amended, with a reason. Its attachments are records of their own (attachment.h).

#include "model/statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes of one part of the text: a part stands in one line of the journal, whose values have at most 60,000 bytes. */
#define MAX_PART 30000

/**
 * DeskStatement:
 * What a visitor wrote or said for the record: a statement about an offence or event, or an appeal.
 */
struct _DeskStatement
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskStatement, desk_statement, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_STATEMENT_NO] = { "no", DESK_FIELD_NUMBER,
                          DESK_FIELD_IMMUTABLE | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL, N_ ("Number"),
                          NULL },
  [DESK_STATEMENT_STATE] = { "state", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("State"),
                             "statement_states" },
  [DESK_STATEMENT_KIND] = { "kind", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED | DESK_FIELD_IMMUTABLE,
                            N_ ("Kind of statement"), "statement_kinds" },
  [DESK_STATEMENT_TOPIC] = { "topic", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Topic"), "topics" },
  [DESK_STATEMENT_REGIME] = { "regime", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Legal regime"),
                              "regimes" },
  [DESK_STATEMENT_VISIT] = { "visit", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Visit"), "visit" },
  [DESK_STATEMENT_APPLICANT] = { "applicant", DESK_FIELD_LINK, DESK_FIELD_PLAIN, N_ ("Applicant"), "person" },
  [DESK_STATEMENT_ANONYMOUS] = { "anonymous", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                 N_ ("Applicant gives no name"), NULL },
  [DESK_STATEMENT_SUBMITTED] = { "submitted", DESK_FIELD_INSTANT, DESK_FIELD_REQUIRED | DESK_FIELD_IMMUTABLE,
                                 N_ ("Submitted"), NULL },
  [DESK_STATEMENT_REGISTERED] = { "registered", DESK_FIELD_INSTANT,
                                  DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Registered"), NULL },
  [DESK_STATEMENT_OFFICER] = { "officer", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                               N_ ("Accepted by"), "officer" },
  [DESK_STATEMENT_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Desk"),
                            NULL },
  [DESK_STATEMENT_FORM] = { "form", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("How it was given"),
                            "statement_forms" },
  [DESK_STATEMENT_LANGUAGE] = { "language", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED,
                                N_ ("Language of the text"), "languages" },
  [DESK_STATEMENT_EVENT_FROM] = { "event_from", DESK_FIELD_MOMENT, DESK_FIELD_PLAIN, N_ ("When"), NULL },
  [DESK_STATEMENT_EVENT_TO] = { "event_to", DESK_FIELD_MOMENT, DESK_FIELD_PLAIN, N_ ("Until"), NULL },
  [DESK_STATEMENT_PLACE] = { "place", DESK_FIELD_TEXT, DESK_FIELD_SENSITIVE, N_ ("Where"), NULL },
  [DESK_STATEMENT_ADDRESSEE] = { "addressee", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Addressee"), NULL },
  [DESK_STATEMENT_TEXT] = { "text", DESK_FIELD_BODY,
                            DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Text"),
                            NULL },
  [DESK_STATEMENT_REQUEST] = { "request", DESK_FIELD_BODY, DESK_FIELD_SENSITIVE, N_ ("What is asked for"),
                               NULL },
  [DESK_STATEMENT_SUPPLEMENT_TO] = { "supplement_to", DESK_FIELD_LINK, DESK_FIELD_PLAIN, N_ ("Supplement to"),
                                     "statement" },
  [DESK_STATEMENT_PARTICIPANT] = { "participant", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Role"),
                                   "participant_roles" },
  [DESK_STATEMENT_PARTICIPANT_PERSON] = { "participant_person", DESK_FIELD_LINK, DESK_FIELD_KEYED,
                                          N_ ("Person"), "person" },
  [DESK_STATEMENT_PARTICIPANT_WORDS] = { "participant_words", DESK_FIELD_TEXT,
                                         DESK_FIELD_KEYED | DESK_FIELD_SENSITIVE, N_ ("Name or description"),
                                         NULL },
  [DESK_STATEMENT_PARTICIPANT_POWERS] = { "participant_powers", DESK_FIELD_TEXT, DESK_FIELD_KEYED,
                                          N_ ("Powers"), NULL },
  [DESK_STATEMENT_ITEM] = { "item", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Item"), NULL },
  [DESK_STATEMENT_ITEM_COUNT] = { "item_count", DESK_FIELD_INTEGER, DESK_FIELD_KEYED, N_ ("Count"), NULL },
  [DESK_STATEMENT_ITEM_VALUE] = { "item_value", DESK_FIELD_MONEY, DESK_FIELD_KEYED, N_ ("Value"), NULL },
  [DESK_STATEMENT_ITEM_NUMBER] = { "item_number", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_SEARCHED,
                                   N_ ("Serial number or IMEI"), NULL },
  [DESK_STATEMENT_DOCUMENT] = { "document", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Document"),
                                "document_types" },
  [DESK_STATEMENT_DOCUMENT_NUMBER] = { "document_number", DESK_FIELD_DOCUMENT_NUMBER,
                                       DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                                       N_ ("Series and number"), NULL },
  [DESK_STATEMENT_DOCUMENT_SOURCE] = { "document_source", DESK_FIELD_CHOICE, DESK_FIELD_KEYED,
                                       N_ ("Number known from"), "number_sources" },
  [DESK_STATEMENT_DOCUMENT_ISSUER] = { "document_issuer", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Issued by"),
                                       NULL },
  [DESK_STATEMENT_DOCUMENT_ISSUED] = { "document_issued", DESK_FIELD_DATE, DESK_FIELD_KEYED, N_ ("Issued on"),
                                       NULL },
  [DESK_STATEMENT_DOCUMENT_EXPIRES] = { "document_expires", DESK_FIELD_DATE, DESK_FIELD_KEYED,
                                        N_ ("Valid until"), NULL },
  [DESK_STATEMENT_DOCUMENT_HOLDER] = { "document_holder", DESK_FIELD_LINK, DESK_FIELD_KEYED, N_ ("Holder"),
                                       "person" },
  [DESK_STATEMENT_DOCUMENT_BASIS] = { "document_basis", DESK_FIELD_CHOICE, DESK_FIELD_KEYED,
                                      N_ ("Ground for representing"), "representation_grounds" },
  [DESK_STATEMENT_WARNING] = { "warning", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Warning"),
                               "warnings" },
  [DESK_STATEMENT_WARNED] = { "warned", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Warned at"), NULL },
  [DESK_STATEMENT_WARNING_REFUSED] = { "warning_refused", DESK_FIELD_BOOLEAN, DESK_FIELD_INTERNAL,
                                       N_ ("Warning not acknowledged"), NULL },
  [DESK_STATEMENT_WARNING_REASON] = { "warning_reason", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                                      N_ ("Why the warning was not acknowledged"), NULL },
  [DESK_STATEMENT_SIGNATURE] = { "signature", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Signature"),
                                 "signatures" },
  [DESK_STATEMENT_SIGNATURE_REASON] = { "signature_reason", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                                        N_ ("Why it was not signed"), NULL },
  [DESK_STATEMENT_DUE] = { "due", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Next due"), NULL },
  [DESK_STATEMENT_ANSWER_CLOCK] = { "answer_clock", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL,
                                    N_ ("Term of the answer"), "clocks" },
  [DESK_STATEMENT_OFFICIAL] = { "official", DESK_FIELD_TEXT,
                                DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL,
                                N_ ("Official number"), NULL },
  [DESK_STATEMENT_OFFICIAL_KIND] = { "official_kind", DESK_FIELD_CHOICE,
                                     DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Kind of number"),
                                     "official_numbers" },
  [DESK_STATEMENT_OFFICIAL_GIVEN] = { "official_given", DESK_FIELD_INSTANT,
                                      DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Given on"), NULL },
  [DESK_STATEMENT_OFFICIAL_BY] = { "official_by", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                   N_ ("Attached by"), "officer" },
  [DESK_STATEMENT_EVENT] = { "event", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Event"),
                             "statement_events" },
  [DESK_STATEMENT_EVENT_AT] = { "event_at", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                N_ ("Happened at"), NULL },
  [DESK_STATEMENT_EVENT_NOTE] = { "event_note", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                  N_ ("Remark"), NULL },
  [DESK_STATEMENT_ASSIGNED_TO] = { "assigned_to", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Assigned to"),
                                   NULL },
  [DESK_STATEMENT_AGENCY] = { "agency", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Forwarded to"),
                              "agencies" },
  [DESK_STATEMENT_OUTGOING_NO] = { "outgoing_no", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                                   N_ ("Outgoing number"), NULL },
  [DESK_STATEMENT_DECISION] = { "decision", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Decision"),
                                "decisions" },
  [DESK_STATEMENT_DECISION_NO] = { "decision_no", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                                   N_ ("Number of the decision"), NULL },
  [DESK_STATEMENT_DECISION_TEXT] = { "decision_text", DESK_FIELD_BODY, DESK_FIELD_INTERNAL,
                                     N_ ("Substance of the decision"), NULL },
  [DESK_STATEMENT_ANSWER] = { "answer", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                              N_ ("How the applicant was told"), NULL },
  [DESK_STATEMENT_EXTENDED] = { "extended", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                N_ ("Extended term"), "clocks" },
  [DESK_STATEMENT_EXTENDED_AT] = { "extended_at", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                   N_ ("Extended at"), NULL },
  [DESK_STATEMENT_EXTENDED_FROM] = { "extended_from", DESK_FIELD_INSTANT,
                                     DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Due before the extension"),
                                     NULL },
  [DESK_STATEMENT_EXTENDED_REASON] = { "extended_reason", DESK_FIELD_TEXT,
                                       DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                       N_ ("Reason for the extension"), NULL },
  [DESK_STATEMENT_PAUSED] = { "paused", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                              N_ ("Paused term"), "clocks" },
  [DESK_STATEMENT_PAUSED_FROM] = { "paused_from", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                   N_ ("Paused from"), NULL },
  [DESK_STATEMENT_PAUSED_TO] = { "paused_to", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                 N_ ("Paused until"), NULL },
  [DESK_STATEMENT_PAUSED_REASON] = { "paused_reason", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                     N_ ("Reason for the pause"), NULL },
  [DESK_STATEMENT_SUPERSEDED_BY] = { "superseded_by", DESK_FIELD_LINK, DESK_FIELD_INTERNAL,
                                     N_ ("Superseded by"), "statement" },
  [DESK_STATEMENT_REPEATS] = { "repeats", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Repeats"), "statement" },
  [DESK_STATEMENT_REPEAT_REASON] = { "repeat_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                     N_ ("Why it is taken again"), NULL },
  [DESK_STATEMENT_CHECK_REASON] = { "check_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                    N_ ("Why it is registered as it is"), NULL },
  [DESK_STATEMENT_PROFILE] = { "profile", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Profile version"),
                               NULL },
  [DESK_STATEMENT_APPOINTMENT] = { "appointment", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                   N_ ("Reception"), "appointment" },
};

static void
desk_statement_class_init (DeskStatementClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "statement", fields, G_N_ELEMENTS (fields));
}

static void
desk_statement_init (DeskStatement *self)
{
}

/**
 * desk_statement_get_text:
 *
 * Returns: (transfer full): the whole text, put together from its parts; "" where there is none
 */
char *
desk_statement_get_text (DeskStatement *self)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_STATEMENT_TEXT);
  GString *text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    g_string_append (text, desk_record_get_entry_text (DESK_RECORD (self), DESK_STATEMENT_TEXT, keys[i]));
  return g_string_free (text, FALSE);
}

/* Returns: how many bytes the next part takes: up to the last line or else the last letter that fits. */
static gsize
measure_part (const char *text)
{
  gsize length = strlen (text);
  const char *line;

  if (length <= MAX_PART)
    return length;
  line = g_strrstr_len (text, MAX_PART, "\n");
  return line != NULL ? (gsize)(line + 1 - text)
                      : (gsize)(g_utf8_find_prev_char (text, text + MAX_PART + 1) - text);
}

/**
 * desk_statement_set_text:
 * @text: valid UTF-8, at most %DESK_STATEMENT_MAX_TEXT bytes
 *
 * Divides the text into the parts it is kept in. Parts that stay the same are not changed.
 */
void
desk_statement_set_text (DeskStatement *self, const char *text)
{
  DeskRecord *record = DESK_RECORD (self);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_STATEMENT_TEXT);
  guint n_keys = g_strv_length ((char **)keys);
  g_auto (GStrv) had = g_strdupv ((char **)keys);
  guint part = 0;

  for (gsize length; *text != '\0'; text += length, part++)
    {
      g_autofree char *key = g_strdup_printf ("p%03u", part);
      g_autofree char *words = NULL;

      length = measure_part (text);
      words = g_strndup (text, length);
      if (g_strcmp0 (desk_record_get_entry_text (record, DESK_STATEMENT_TEXT, key), words) != 0)
        desk_record_set_entry (record, DESK_STATEMENT_TEXT, key, g_variant_new_string (words));
    }
  for (; part < n_keys; part++)
    desk_record_set_entry (record, DESK_STATEMENT_TEXT, had[part], NULL);
}

/**
 * desk_statement_get_total:
 *
 * Returns: what all items are worth together, in hundredths of the country's currency
 */
gint64
desk_statement_get_total (DeskStatement *self)
{
  DeskRecord *record = DESK_RECORD (self);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_STATEMENT_ITEM_VALUE);
  gint64 total = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GVariant *count = desk_record_get_entry (record, DESK_STATEMENT_ITEM_COUNT, keys[i]);
      gint64 value = g_variant_get_int64 (desk_record_get_entry (record, DESK_STATEMENT_ITEM_VALUE, keys[i]));

      total += value * (count != NULL ? g_variant_get_int64 (count) : 1);
    }
  return total;
}
