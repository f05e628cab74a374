// SPDX-License-Identifier: GPL-3.0-or-later
// What an applicant declares as lost: one or more documents, the applicant's own or those of somebody the applicant stands
// for. Stolen documents are a statement (statement.h). Once registered it is only amended, with a reason; what becomes of each
// document is noted beside it.

#include "model/loss.h"

#include <glib/gi18n-lib.h>

/**
 * DeskLoss:
 * A declaration of lost documents: one or more documents of the applicant or of somebody the applicant stands for.
 */
struct _DeskLoss
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskLoss, desk_loss, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_LOSS_NO] = { "no", DESK_FIELD_NUMBER,
                     DESK_FIELD_IMMUTABLE | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL, N_ ("Number"), NULL },
  [DESK_LOSS_STATE] = { "state", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("State"), "loss_states" },
  [DESK_LOSS_VISIT] = { "visit", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Visit"),
                        "visit" },
  [DESK_LOSS_APPLICANT] = { "applicant", DESK_FIELD_LINK, DESK_FIELD_REQUIRED, N_ ("Applicant"), "person" },
  [DESK_LOSS_DECLARED] = { "declared", DESK_FIELD_INSTANT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                           N_ ("Declared"), NULL },
  [DESK_LOSS_OFFICER] = { "officer", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                          N_ ("Accepted by"), "officer" },
  [DESK_LOSS_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Desk"),
                       NULL },
  [DESK_LOSS_CIRCUMSTANCE] = { "circumstance", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("What happened"),
                               "loss_circumstances" },
  [DESK_LOSS_HAD] = { "had", DESK_FIELD_MOMENT, DESK_FIELD_PLAIN, N_ ("Last had"), NULL },
  [DESK_LOSS_MISSED] = { "missed", DESK_FIELD_MOMENT, DESK_FIELD_PLAIN, N_ ("Noticed missing"), NULL },
  [DESK_LOSS_PLACE] = { "place", DESK_FIELD_TEXT, DESK_FIELD_SENSITIVE, N_ ("Where"), NULL },
  [DESK_LOSS_PLACE_UNKNOWN] = { "place_unknown", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                N_ ("The place is not known"), NULL },
  [DESK_LOSS_TEXT] = { "text", DESK_FIELD_BODY, DESK_FIELD_SENSITIVE, N_ ("Circumstances"), NULL },
  [DESK_LOSS_OTHER_ITEMS] = { "other_items", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Other things lost"),
                              NULL },
  [DESK_LOSS_THEFT_SUSPECTED] = { "theft_suspected", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                  N_ ("A theft is suspected"), NULL },
  [DESK_LOSS_PUBLISH] = { "publish", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN, N_ ("May be published"), NULL },
  [DESK_LOSS_LANGUAGE] = { "language", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Paper language"),
                           "languages" },
  [DESK_LOSS_DOCUMENT] = { "document", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Document"),
                           "document_types" },
  [DESK_LOSS_DOCUMENT_NUMBER] = { "document_number", DESK_FIELD_DOCUMENT_NUMBER,
                                  DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                                  N_ ("Series and number"), NULL },
  [DESK_LOSS_DOCUMENT_SOURCE] = { "document_source", DESK_FIELD_CHOICE, DESK_FIELD_KEYED,
                                  N_ ("Number known from"), "number_sources" },
  [DESK_LOSS_DOCUMENT_ISSUER] = { "document_issuer", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Issued by"),
                                  NULL },
  [DESK_LOSS_DOCUMENT_ISSUED] = { "document_issued", DESK_FIELD_DATE, DESK_FIELD_KEYED, N_ ("Issued on"),
                                  NULL },
  [DESK_LOSS_DOCUMENT_EXPIRES] = { "document_expires", DESK_FIELD_DATE, DESK_FIELD_KEYED, N_ ("Valid until"),
                                   NULL },
  [DESK_LOSS_DOCUMENT_HOLDER] = { "document_holder", DESK_FIELD_LINK, DESK_FIELD_KEYED, N_ ("Holder"),
                                  "person" },
  [DESK_LOSS_DOCUMENT_BASIS] = { "document_basis", DESK_FIELD_CHOICE, DESK_FIELD_KEYED,
                                 N_ ("Ground for representing"), "representation_grounds" },
  [DESK_LOSS_DOCUMENT_STATE] = { "document_state", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                 N_ ("State of the document"), "loss_states" },
  [DESK_LOSS_EVENT] = { "event", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Event"),
                        "loss_states" },
  [DESK_LOSS_EVENT_AT] = { "event_at", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                           N_ ("Happened at"), NULL },
  [DESK_LOSS_EVENT_BY] = { "event_by", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                           N_ ("Noted by"), "officer" },
  [DESK_LOSS_EVENT_DOCUMENT] = { "event_document", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                 N_ ("Of the document"), NULL },
  [DESK_LOSS_EVENT_NOTE] = { "event_note", DESK_FIELD_TEXT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                             N_ ("Remark"), NULL },
  [DESK_LOSS_OFFICIAL] = { "official", DESK_FIELD_TEXT,
                           DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL,
                           N_ ("Official number"), NULL },
  [DESK_LOSS_OFFICIAL_KIND] = { "official_kind", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                N_ ("Kind of number"), "official_numbers" },
  [DESK_LOSS_OFFICIAL_GIVEN] = { "official_given", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                 N_ ("Given on"), NULL },
  [DESK_LOSS_OFFICIAL_BY] = { "official_by", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                              N_ ("Attached by"), "officer" },
  [DESK_LOSS_KEPT_UNTIL] = { "kept_until", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Kept until"), NULL },
  [DESK_LOSS_STATEMENT] = { "statement", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Statement of theft"),
                            "statement" },
  [DESK_LOSS_REPEATS] = { "repeats", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Declared before"), NULL },
  [DESK_LOSS_REPEAT_REASON] = { "repeat_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                N_ ("Why it is declared again"), NULL },
  [DESK_LOSS_CHECK_REASON] = { "check_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                               N_ ("Why it is registered as it is"), NULL },
  [DESK_LOSS_PROFILE] = { "profile", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Profile version"), NULL },
};

static void
desk_loss_class_init (DeskLossClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "loss", fields, G_N_ELEMENTS (fields));
}

static void
desk_loss_init (DeskLoss *self)
{
}
