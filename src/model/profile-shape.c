// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a country profile and the members of their entries.

#include "model/profile-shape.h"

/* Every entry that states law says where it is from and how sure that is. */
#define LEGAL \
  { "source", DESK_SHAPE_STRING, TRUE }, { "confidence", DESK_SHAPE_WORD, TRUE, "confirmed|unverified" }, \
      { "valid_from", DESK_SHAPE_DATE, FALSE }, \
  { \
    "valid_to", DESK_SHAPE_DATE, FALSE \
  }

#define TERM \
  { "code", DESK_SHAPE_CODE, TRUE }, \
  { \
    "labels", DESK_SHAPE_LABELS, TRUE \
  }

#define DIGIT { "digit", DESK_SHAPE_DIGIT, TRUE }

#define LIMIT_UNITS "immediate|minutes|hours|calendar_days|working_days|months"
#define CLOCK_STARTS \
  "submitted|official_number|not_competent|defects_found|extended|order_issued|found_declared|call_received" \
  "|arrived"
#define CLOCK_ENDS \
  "registered|official_number|extract_given|answered|forwarded|returned|applicant_told|order_expired" \
  "|owner_found|declared|crew_arrived|visited|called"
#define PAPER_BLOCKS \
  "addressee|title|submitted|number|made|applicant|facts|text|participants|items|closing|request|attachments" \
  "|warning|read|signature|acceptance|kind|content|acceptor|official|official_plain|dues|documents|holders" \
  "|things|publish|rights|assigned|result|answer"
#define PAPER_LAYOUTS \
  "statement|protocol|receipt|receipt_appeal|receipt_sealed|loss|loss_receipt|loss_withdrawal|find_receipt" \
  "|find_act|reception_card"
#define TEMPLATE_BLOCKS \
  "addressee|applicant|event|text|participants|items|attachments|request|warning|signature|officer_signature"
#define TEMPLATE_REQUIRED \
  "when|where|name|address|personal_number|addressee|request|items|documents|supplement_to"
#define LOSS_STATES "registered|matched|returned|reissued|withdrawn|stolen|archived|annulled"
#define FIND_STATES "received|matched|notified|handed_over|sent|given_to_finder|disposed|annulled"
#define APPOINTMENT_STATES "requested|booked|arrived|serving|done|no_show|cancelled|moved|refused"
#define STATEMENT_STATES \
  "draft|ready|registered|assigned|in_work|forwarded|decided|answered|closed|annulled|superseded"
#define STATEMENT_EVENTS \
  "assigned|in_work|not_competent|forwarded|defects_found|returned|extract_given|decided|answered" \
  "|applicant_told|extended|closed|annulled|superseded"
#define WEEKDAYS "mon|tue|wed|thu|fri|sat|sun"

static const DeskShape term[] = { TERM, { NULL } };
static const DeskShape choice[] = { TERM, DIGIT, { NULL } };
static const DeskShape told_choice[] = { TERM, DIGIT, { "in_text", DESK_SHAPE_LABELS, TRUE }, { NULL } };
static const DeskShape abbreviated[] = { TERM, { "short", DESK_SHAPE_LABELS, TRUE }, LEGAL, { NULL } };

static const DeskShape languages[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "paper" },
  { NULL },
};

static const DeskShape personal_numbers[] = {
  TERM,
  DIGIT,
  LEGAL,
  { "short", DESK_SHAPE_LABELS, TRUE },
  { "algorithm", DESK_SHAPE_WORD, TRUE, "rnokpp|unzr|iin|bin" },
  { "holder", DESK_SHAPE_WORD, TRUE, "person|organisation" },
  { "length", DESK_SHAPE_NUMBER, TRUE },
  { NULL },
};

static const DeskShape steps[] = {
  TERM,
  { "flags", DESK_SHAPE_WORDS, FALSE, "mandatory" },
  { NULL },
};

static const DeskShape topics[] = {
  TERM,
  DIGIT,
  LEGAL,
  { "flags", DESK_SHAPE_WORDS, FALSE, "crime|domestic|non_police|sealed|no_public_board" },
  { "direction", DESK_SHAPE_REFERENCE, TRUE, "directions" },
  { "services", DESK_SHAPE_REFERENCES, TRUE, "services" },
  { "agencies", DESK_SHAPE_REFERENCES, FALSE, "agencies" },
  { "statement_kind", DESK_SHAPE_REFERENCE, TRUE, "statement_kinds" },
  { "keywords", DESK_SHAPE_STRINGS, FALSE },
  { "script", DESK_SHAPE_TABLE, TRUE, NULL, steps },
  { "knowledge", DESK_SHAPE_LABELS, TRUE },
  { NULL },
};

static const DeskShape channels[] = {
  TERM,
  { "digit", DESK_SHAPE_DIGIT, FALSE },
  { "flags", DESK_SHAPE_WORDS, FALSE, "in_person|warning_possible|receipt_printed|default" },
  { NULL },
};

static const DeskShape priority_groups[] = {
  TERM, DIGIT, LEGAL, { "proof", DESK_SHAPE_LABELS, TRUE }, { NULL },
};

static const DeskShape outcomes[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "advised|conversion|referral|left" },
  { NULL },
};

static const DeskShape document_types[] = {
  TERM,
  LEGAL,
  { "digit", DESK_SHAPE_DIGIT, FALSE },
  { "mask", DESK_SHAPE_MASK, FALSE },
  { "script", DESK_SHAPE_WORD, FALSE, "cyrillic|latin" },
  { "example", DESK_SHAPE_STRING, FALSE },
  { "mrz", DESK_SHAPE_MASK, FALSE },
  { "minimum_age", DESK_SHAPE_NUMBER, FALSE },
  { "flags", DESK_SHAPE_WORDS, FALSE, "identity|finder_may_keep" },
  { "issuers", DESK_SHAPE_REFERENCES, FALSE, "agencies" },
  { "lost", DESK_SHAPE_LABELS, TRUE },
  { "stolen", DESK_SHAPE_LABELS, TRUE },
  { "archive_years", DESK_SHAPE_NUMBER, TRUE },
  { "keywords", DESK_SHAPE_STRINGS, FALSE },
  { NULL },
};

/* What other countries' documents look like, so that one is recognised under a wrong type. */
static const DeskShape foreign_documents[] = {
  TERM,
  LEGAL,
  { "mask", DESK_SHAPE_MASK, TRUE },
  { NULL },
};

static const DeskShape agencies[] = {
  TERM,
  DIGIT,
  LEGAL,
  { "competence", DESK_SHAPE_LABELS, TRUE },
  { "keywords", DESK_SHAPE_STRINGS, FALSE },
  { NULL },
};

static const DeskShape official_numbers[] = {
  TERM, DIGIT, LEGAL, { "short", DESK_SHAPE_LABELS, TRUE }, { "mask", DESK_SHAPE_MASK, FALSE }, { NULL },
};

static const DeskShape statement_kinds[] = {
  TERM,
  DIGIT,
  LEGAL,
  { "regime", DESK_SHAPE_REFERENCE, TRUE, "regimes" },
  { "flags", DESK_SHAPE_WORDS, FALSE, "crime|domestic|sealed|receipt|hidden" },
  { "warning", DESK_SHAPE_REFERENCE, FALSE, "warnings" },
  { "clocks", DESK_SHAPE_REFERENCES, FALSE, "clocks" },
  { "template", DESK_SHAPE_REFERENCE, TRUE, "statement_templates" },
  { "topic", DESK_SHAPE_REFERENCE, FALSE, "topics" },
  { "copies", DESK_SHAPE_NUMBER, TRUE },
  { "paper_title", DESK_SHAPE_LABELS, FALSE },
  { "paper_layout", DESK_SHAPE_REFERENCE, FALSE, "paper_layouts" },
  { NULL },
};

static const DeskShape clocks[] = {
  TERM,
  LEGAL,
  { "starts_on", DESK_SHAPE_WORD, TRUE, CLOCK_STARTS },
  { "counted_from", DESK_SHAPE_WORD, FALSE, CLOCK_STARTS },
  { "met_by", DESK_SHAPE_WORD, TRUE, CLOCK_ENDS },
  { "stopped_by", DESK_SHAPE_WORDS, FALSE, CLOCK_ENDS },
  { "official_number", DESK_SHAPE_REFERENCE, FALSE, "official_numbers" },
  { "limit", DESK_SHAPE_NUMBER, TRUE },
  { "unit", DESK_SHAPE_WORD, TRUE, LIMIT_UNITS },
  { "start_roll", DESK_SHAPE_WORD, FALSE, "next_working_day_after_hours" },
  { "roll", DESK_SHAPE_WORD, TRUE, "none|next_working_day" },
  { "flags", DESK_SHAPE_WORDS, FALSE, "pausable" },
  { "alternative_to", DESK_SHAPE_REFERENCE, FALSE, "clocks" },
  { "extension", DESK_SHAPE_REFERENCE, FALSE, "clocks" },
  { "notice", DESK_SHAPE_REFERENCE, FALSE, "clocks" },
  { "note", DESK_SHAPE_LABELS, FALSE },
  { NULL },
};

static const DeskShape warnings[] = {
  TERM, LEGAL, { "text", DESK_SHAPE_LABELS, TRUE }, { "penalty", DESK_SHAPE_LABELS, TRUE }, { NULL },
};

static const DeskShape decisions[] = {
  TERM, DIGIT, LEGAL, { "regimes", DESK_SHAPE_REFERENCES, TRUE, "regimes" }, { NULL },
};

static const DeskShape regimes[] = { TERM, DIGIT, LEGAL, { NULL } };

static const DeskShape statement_forms[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "warning_possible|signature_needed|scan_needed" },
  { NULL },
};

static const DeskShape participant_roles[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "powers_needed" },
  { "domestic", DESK_SHAPE_LABELS, FALSE },
  { NULL },
};

static const DeskShape signatures[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "reason_needed" },
  { NULL },
};

static const DeskShape statement_events[] = {
  TERM,
  { "digit", DESK_SHAPE_DIGIT, FALSE },
  { "flags", DESK_SHAPE_WORDS, FALSE, "recordable" },
  { NULL },
};

/* How a statement of a kind is addressed and begun, what stands on its paper in which order, and what the law asks of
   it beside the text. */
static const DeskShape statement_templates[] = {
  TERM,
  LEGAL,
  { "addressee", DESK_SHAPE_LABELS, TRUE },
  { "opening", DESK_SHAPE_LABELS, TRUE },
  { "request", DESK_SHAPE_LABELS, FALSE },
  { "blocks", DESK_SHAPE_WORDS, TRUE, TEMPLATE_BLOCKS },
  { "required", DESK_SHAPE_WORDS, FALSE, TEMPLATE_REQUIRED },
  { NULL },
};

static const DeskShape text_modules[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "request" },
  { "kinds", DESK_SHAPE_REFERENCES, TRUE, "statement_kinds" },
  { "text", DESK_SHAPE_LABELS, TRUE },
  { NULL },
};

/* What happened to the documents, with words for the declaration. */
static const DeskShape loss_circumstances[] = {
  TERM,
  DIGIT,
  { "text", DESK_SHAPE_LABELS, TRUE },
  { NULL },
};

static const DeskShape representation_grounds[] = {
  TERM,
  DIGIT,
  { "proof", DESK_SHAPE_LABELS, TRUE },
  { NULL },
};

static const DeskShape reception_kinds[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "result_needed" },
  { NULL },
};

static const DeskShape reception_results[] = {
  TERM,
  DIGIT,
  { "flags", DESK_SHAPE_WORDS, FALSE, "statement|answer|reason_needed" },
  { NULL },
};

static const DeskShape reception[] = {
  LEGAL,
  { "answer_clock", DESK_SHAPE_REFERENCE, TRUE, "clocks" },
  { NULL },
};

static const DeskShape attachments[] = {
  { "max_bytes", DESK_SHAPE_NUMBER, TRUE },
  { "types", DESK_SHAPE_STRINGS, TRUE },
  { NULL },
};

static const DeskShape currency[] = { TERM, { "short", DESK_SHAPE_LABELS, TRUE }, { NULL } };

static const DeskShape unit_types[] = {
  TERM,
  LEGAL,
  { "short", DESK_SHAPE_LABELS, FALSE },
  { "parent", DESK_SHAPE_REFERENCE, FALSE, "unit_types" },
  { NULL },
};

static const DeskShape retention[] = {
  TERM,     LEGAL, { "limit", DESK_SHAPE_NUMBER, TRUE }, { "unit", DESK_SHAPE_WORD, TRUE, "days|years" },
  { NULL },
};

static const DeskShape hours[] = {
  { "weekdays", DESK_SHAPE_WORDS, TRUE, WEEKDAYS },
  { "from", DESK_SHAPE_TIME, TRUE },
  { "to", DESK_SHAPE_TIME, TRUE },
  { NULL },
};

static const DeskShape working_day[] = {
  LEGAL,
  { "ends", DESK_SHAPE_TIME, TRUE },
  { NULL },
};

static const DeskShape holidays[] = {
  TERM,
  { "day", DESK_SHAPE_DAY, FALSE },
  { NULL },
};

static const DeskShape days_off[] = {
  { "date", DESK_SHAPE_DATE, TRUE },
  { "holiday", DESK_SHAPE_REFERENCE, TRUE, "calendar.holidays" },
  { NULL },
};

static const DeskShape year[] = {
  { "days_off", DESK_SHAPE_TABLE, TRUE, NULL, days_off },
  { "working_days", DESK_SHAPE_DATES, FALSE },
  { NULL },
};

static const DeskShape calendar[] = {
  LEGAL,
  { "working_weekdays", DESK_SHAPE_WORDS, TRUE, WEEKDAYS },
  { "hours", DESK_SHAPE_TABLE, TRUE, NULL, hours },
  { "working_day", DESK_SHAPE_OBJECT, FALSE, NULL, working_day },
  { "holidays_apply", DESK_SHAPE_BOOLEAN, TRUE },
  { "holidays", DESK_SHAPE_TABLE, TRUE, NULL, holidays },
  { "years", DESK_SHAPE_YEARS, TRUE, NULL, year },
  { NULL },
};

/* What stands on a paper, in this order. */
static const DeskShape paper_layouts[] = {
  TERM,
  { "blocks", DESK_SHAPE_WORDS, TRUE, PAPER_BLOCKS },
  { NULL },
};

#define TEXT(name) { name, DESK_SHAPE_LABELS, TRUE }

static const DeskShape sheet_texts[] = {
  TEXT ("page"),      TEXT ("draft"),   TEXT ("demo"),  TEXT ("printed"),  TEXT ("station"),
  TEXT ("signature"), TEXT ("officer"), TEXT ("date"),  TEXT ("number"),   TEXT ("phone"),
  TEXT ("anonymous"), TEXT ("sealed"),  TEXT ("row"),   TEXT ("minutes"),  TEXT ("handed_over"),
  TEXT ("received"),  TEXT ("check"),   TEXT ("about"), TEXT ("question"), { NULL },
};

static const DeskShape ticket_texts[] = {
  TEXT ("title"),    TEXT ("number"), TEXT ("arrived"), TEXT ("hint"),
  TEXT ("priority"), TEXT ("order"),  { NULL },
};

static const DeskShape slip_texts[] = {
  TEXT ("title"),   TEXT ("number"),      TEXT ("visitor"), TEXT ("received_by"), TEXT ("arrived"),
  TEXT ("started"), TEXT ("finished"),    TEXT ("topic"),   TEXT ("outcome"),     TEXT ("advice"),
  TEXT ("agency"),  TEXT ("not_receipt"), { NULL },
};

static const DeskShape journal_texts[] = {
  TEXT ("title"),   TEXT ("number"),   TEXT ("queue_number"), TEXT ("arrived"),
  TEXT ("visitor"), TEXT ("topic"),    TEXT ("channel"),      TEXT ("wait"),
  TEXT ("started"), TEXT ("finished"), TEXT ("outcome"),      TEXT ("officer"),
  TEXT ("note"),    TEXT ("total"),    TEXT ("mean_wait"),    TEXT ("longest_wait"),
  TEXT ("empty"),   { NULL },
};

static const DeskShape inside_texts[] = {
  TEXT ("title"), TEXT ("number"), TEXT ("visitor"), TEXT ("companion"), TEXT ("arrived"), TEXT ("since"),
  TEXT ("room"),  TEXT ("state"),  TEXT ("officer"), TEXT ("total"),     TEXT ("empty"),   { NULL },
};

static const DeskShape end_of_day_texts[] = {
  TEXT ("title"), TEXT ("number"), TEXT ("arrived"), TEXT ("visitor"),   TEXT ("topic"),
  TEXT ("state"), TEXT ("reason"), TEXT ("officer"), TEXT ("measure"),   TEXT ("explanation"),
  TEXT ("total"), TEXT ("empty"),  TEXT ("drafts"),  TEXT ("not_at_hq"), { NULL },
};

static const DeskShape leaflet_texts[] = { TEXT ("title"), TEXT ("source"), TEXT ("agencies"), { NULL } };

static const DeskShape statement_texts[] = {
  TEXT ("copy"),
  TEXT ("amended"),
  TEXT ("to"),
  TEXT ("from"),
  TEXT ("anonymous"),
  TEXT ("birth"),
  TEXT ("address"),
  TEXT ("phone"),
  TEXT ("document"),
  TEXT ("personal_number"),
  TEXT ("organisation"),
  TEXT ("number"),
  TEXT ("submitted"),
  TEXT ("registered"),
  TEXT ("supplement_to"),
  TEXT ("when"),
  TEXT ("where"),
  TEXT ("own_paper"),
  TEXT ("request"),
  TEXT ("participants"),
  TEXT ("role"),
  TEXT ("person"),
  TEXT ("details"),
  TEXT ("documents"),
  TEXT ("items"),
  TEXT ("item"),
  TEXT ("count"),
  TEXT ("value"),
  TEXT ("item_number"),
  TEXT ("total"),
  TEXT ("attachments"),
  TEXT ("warned"),
  TEXT ("warning_signature"),
  TEXT ("warning_refused"),
  TEXT ("applicant"),
  TEXT ("signature"),
  TEXT ("date_signature"),
  TEXT ("refused"),
  TEXT ("accepted"),
  { NULL },
};

static const DeskShape protocol_texts[] = {
  TEXT ("made"),    TEXT ("place"), TEXT ("officer"),  TEXT ("applicant"), TEXT ("name"),
  TEXT ("content"), TEXT ("read"),  TEXT ("accepted"), { NULL },
};

static const DeskShape receipt_texts[] = {
  TEXT ("title"),     TEXT ("title_plain"), TEXT ("subtitle"), TEXT ("submitted"),
  TEXT ("applicant"), TEXT ("kind"),        TEXT ("content"),  TEXT ("accepted"),
  TEXT ("official"),  TEXT ("pending"),     TEXT ("due"),      TEXT ("keep"),
  TEXT ("cut"),       TEXT ("stub"),        TEXT ("received"), TEXT ("received_caption"),
  { NULL },
};

static const DeskShape attachments_texts[] = {
  TEXT ("title"), TEXT ("title_draft"), TEXT ("name"),  TEXT ("caption"), TEXT ("size"), TEXT ("kilobytes"),
  TEXT ("hash"),  TEXT ("void"),        TEXT ("total"), TEXT ("empty"),   { NULL },
};

static const DeskShape register_texts[] = {
  TEXT ("title"),   TEXT ("number"),   TEXT ("submitted"), TEXT ("applicant"),
  TEXT ("content"), TEXT ("measures"), TEXT ("assigned"),  TEXT ("result"),
  TEXT ("total"),   TEXT ("empty"),    { NULL },
};

static const DeskShape hand_over_texts[] = {
  TEXT ("title"),
  TEXT ("drafts"),
  TEXT ("typed_by"),
  TEXT ("form"),
  TEXT ("about"),
  TEXT ("late"),
  TEXT ("typed"),
  TEXT ("form_statement"),
  TEXT ("form_amendment"),
  TEXT ("form_entry"),
  TEXT ("form_visit"),
  TEXT ("form_person"),
  TEXT ("form_loss"),
  TEXT ("form_find"),
  TEXT ("form_act"),
  TEXT ("form_booking"),
  TEXT ("form_other"),
  TEXT ("overdue"),
  TEXT ("today"),
  TEXT ("term"),
  TEXT ("due"),
  TEXT ("visits"),
  TEXT ("unsigned"),
  TEXT ("accepted_by"),
  TEXT ("none"),
  TEXT ("signing"),
  TEXT ("finds"),
  TEXT ("appointments"),
  { NULL },
};

static const DeskShape date_texts[] = {
  TEXT ("day"),         TEXT ("monday"),      TEXT ("tuesday"),   TEXT ("wednesday"),    TEXT ("thursday"),
  TEXT ("friday"),      TEXT ("saturday"),    TEXT ("sunday"),    TEXT ("january"),      TEXT ("february"),
  TEXT ("march"),       TEXT ("april"),       TEXT ("may"),       TEXT ("june"),         TEXT ("july"),
  TEXT ("august"),      TEXT ("september"),   TEXT ("october"),   TEXT ("november"),     TEXT ("december"),
  TEXT ("of_january"),  TEXT ("of_february"), TEXT ("of_march"),  TEXT ("of_april"),     TEXT ("of_may"),
  TEXT ("of_june"),     TEXT ("of_july"),     TEXT ("of_august"), TEXT ("of_september"), TEXT ("of_october"),
  TEXT ("of_november"), TEXT ("of_december"), { NULL },
};

static const DeskShape loss_texts[] = {
  TEXT ("title"),          TEXT ("title_many"),
  TEXT ("opening"),        TEXT ("opening_many"),
  TEXT ("document"),       TEXT ("number"),
  TEXT ("number_unknown"), TEXT ("number_known"),
  TEXT ("basis"),          TEXT ("issued"),
  TEXT ("valid"),          TEXT ("holder"),
  TEXT ("applicant"),      TEXT ("holders"),
  TEXT ("ground"),         TEXT ("happened"),
  TEXT ("when"),           TEXT ("had"),
  TEXT ("missed"),         TEXT ("where"),
  TEXT ("where_unknown"),  TEXT ("things"),
  TEXT ("publish"),        TEXT ("request"),
  TEXT ("accepted"),       { NULL },
};

static const DeskShape loss_receipt_texts[] = {
  TEXT ("subtitle"), TEXT ("documents"), TEXT ("of_another"), TEXT ("keep"), TEXT ("copy"), { NULL },
};

static const DeskShape loss_withdrawal_texts[] = {
  TEXT ("title"), TEXT ("text"), TEXT ("found"), TEXT ("note"), { NULL },
};

static const DeskShape advice_texts[] = {
  TEXT ("title_lost"),  TEXT ("title_stolen"),  TEXT ("number"),         TEXT ("go"),
  TEXT ("bring"),       TEXT ("bring_receipt"), TEXT ("bring_identity"), TEXT ("bring_copy"),
  TEXT ("bring_proof"), TEXT ("misuse"),        TEXT ("found"),          { NULL },
};

static const DeskShape find_receipt_texts[] = {
  TEXT ("title"),        TEXT ("subtitle"),
  TEXT ("finder"),       TEXT ("document"),
  TEXT ("when"),         TEXT ("where"),
  TEXT ("reward"),       TEXT ("reward_asked"),
  TEXT ("rights"),       TEXT ("rights_document"),
  TEXT ("rights_thing"), TEXT ("rights_reward"),
  TEXT ("keep"),         { NULL },
};

static const DeskShape find_act_texts[] = {
  TEXT ("title"),         TEXT ("subtitle"), TEXT ("made"),     TEXT ("document"), TEXT ("number"),
  TEXT ("holder"),        TEXT ("received"), TEXT ("cell"),     TEXT ("declared"), TEXT ("note"),
  TEXT ("receiver"),      TEXT ("name"),     TEXT ("identity"), TEXT ("ground"),   TEXT ("ground_owner"),
  TEXT ("ground_finder"), TEXT ("text"),     TEXT ("remarks"),  TEXT ("copies"),   TEXT ("took"),
  TEXT ("refused"),       TEXT ("gave"),     { NULL },
};

static const DeskShape losses_texts[] = {
  TEXT ("title"),     TEXT ("number"),        TEXT ("declared"), TEXT ("applicant"),
  TEXT ("documents"), TEXT ("circumstances"), TEXT ("accepted"), TEXT ("result"),
  TEXT ("total"),     TEXT ("empty"),         { NULL },
};

static const DeskShape finds_texts[] = {
  TEXT ("title"),  TEXT ("number"),    TEXT ("received"), TEXT ("document"), TEXT ("found"),
  TEXT ("finder"), TEXT ("anonymous"), TEXT ("cell"),     TEXT ("declared"), TEXT ("result"),
  TEXT ("total"),  TEXT ("empty"),     { NULL },
};

static const DeskShape storage_texts[] = {
  TEXT ("title"),        TEXT ("limit"), TEXT ("days"),  TEXT ("action"), TEXT ("action_issuer"),
  TEXT ("action_other"), TEXT ("done"),  TEXT ("total"), TEXT ("empty"),  { NULL },
};

static const DeskShape booking_texts[] = {
  TEXT ("title"), TEXT ("title_requested"), TEXT ("requested"), TEXT ("with"),
  TEXT ("room"),  TEXT ("number"),          TEXT ("moved"),     TEXT ("phone"),
  TEXT ("bring"), TEXT ("arrive"),          TEXT ("cancel"),    { NULL },
};

static const DeskShape day_list_texts[] = {
  TEXT ("title"),  TEXT ("official"),  TEXT ("room"),     TEXT ("time"),
  TEXT ("number"), TEXT ("person"),    TEXT ("question"), TEXT ("arrived"),
  TEXT ("result"), TEXT ("signature"), TEXT ("walk_in"),  TEXT ("requested"),
  TEXT ("booked"), TEXT ("received"),  TEXT ("empty"),    { NULL },
};

static const DeskShape schedule_texts[] = {
  TEXT ("title"),   TEXT ("official"), TEXT ("room"), TEXT ("times"), TEXT ("none"),
  TEXT ("booking"), TEXT ("walk_in"),  TEXT ("head"), TEXT ("empty"), { NULL },
};

static const DeskShape card_texts[] = {
  TEXT ("title"),     TEXT ("date"),       TEXT ("received_by"), TEXT ("applicant"), TEXT ("name"),
  TEXT ("group"),     TEXT ("needs"),      TEXT ("question"),    TEXT ("index"),     TEXT ("executor"),
  TEXT ("due"),       TEXT ("result"),     TEXT ("decision"),    TEXT ("form"),      TEXT ("answered"),
  TEXT ("statement"), TEXT ("resolution"), TEXT ("signature"),   { NULL },
};

static const DeskShape receptions_texts[] = {
  TEXT ("title"),     TEXT ("number"),   TEXT ("date"),     TEXT ("received_by"),
  TEXT ("applicant"), TEXT ("question"), TEXT ("executor"), TEXT ("result"),
  TEXT ("answer"),    TEXT ("total"),    TEXT ("empty"),    { NULL },
};

static const DeskShape paper_texts[] = {
  { "sheet", DESK_SHAPE_OBJECT, TRUE, NULL, sheet_texts },
  { "ticket", DESK_SHAPE_OBJECT, TRUE, NULL, ticket_texts },
  { "slip", DESK_SHAPE_OBJECT, TRUE, NULL, slip_texts },
  { "journal", DESK_SHAPE_OBJECT, TRUE, NULL, journal_texts },
  { "inside", DESK_SHAPE_OBJECT, TRUE, NULL, inside_texts },
  { "end_of_day", DESK_SHAPE_OBJECT, TRUE, NULL, end_of_day_texts },
  { "leaflet", DESK_SHAPE_OBJECT, TRUE, NULL, leaflet_texts },
  { "statement", DESK_SHAPE_OBJECT, TRUE, NULL, statement_texts },
  { "protocol", DESK_SHAPE_OBJECT, TRUE, NULL, protocol_texts },
  { "receipt", DESK_SHAPE_OBJECT, TRUE, NULL, receipt_texts },
  { "attachments", DESK_SHAPE_OBJECT, TRUE, NULL, attachments_texts },
  { "statements", DESK_SHAPE_OBJECT, TRUE, NULL, register_texts },
  { "hand_over", DESK_SHAPE_OBJECT, TRUE, NULL, hand_over_texts },
  { "date", DESK_SHAPE_OBJECT, TRUE, NULL, date_texts },
  { "loss", DESK_SHAPE_OBJECT, TRUE, NULL, loss_texts },
  { "loss_receipt", DESK_SHAPE_OBJECT, TRUE, NULL, loss_receipt_texts },
  { "loss_withdrawal", DESK_SHAPE_OBJECT, TRUE, NULL, loss_withdrawal_texts },
  { "advice", DESK_SHAPE_OBJECT, TRUE, NULL, advice_texts },
  { "find_receipt", DESK_SHAPE_OBJECT, TRUE, NULL, find_receipt_texts },
  { "find_act", DESK_SHAPE_OBJECT, TRUE, NULL, find_act_texts },
  { "losses", DESK_SHAPE_OBJECT, TRUE, NULL, losses_texts },
  { "finds", DESK_SHAPE_OBJECT, TRUE, NULL, finds_texts },
  { "storage", DESK_SHAPE_OBJECT, TRUE, NULL, storage_texts },
  { "booking", DESK_SHAPE_OBJECT, TRUE, NULL, booking_texts },
  { "day_list", DESK_SHAPE_OBJECT, TRUE, NULL, day_list_texts },
  { "schedule", DESK_SHAPE_OBJECT, TRUE, NULL, schedule_texts },
  { "card", DESK_SHAPE_OBJECT, TRUE, NULL, card_texts },
  { "receptions", DESK_SHAPE_OBJECT, TRUE, NULL, receptions_texts },
  { NULL },
};

#define THRESHOLD(name) { name, DESK_SHAPE_NUMBER, TRUE }

static const DeskShape thresholds[] = {
  THRESHOLD ("wait_long_minutes"),
  THRESHOLD ("wait_too_long_minutes"),
  THRESHOLD ("no_show_after_calls"),
  THRESHOLD ("booking_late_minutes"),
  THRESHOLD ("booking_no_show_minutes"),
  THRESHOLD ("booking_hold_minutes"),
  THRESHOLD ("booking_days"),
  THRESHOLD ("find_storage_days"),
  THRESHOLD ("lock_idle_minutes"),
  THRESHOLD ("ordinary_queue_from"),
  THRESHOLD ("priority_queue_from"),
  THRESHOLD ("favourite_days"),
  THRESHOLD ("repeat_appeal_days"),
  THRESHOLD ("match_days"),
  THRESHOLD ("unsent_reminder_days"),
  THRESHOLD ("clock_difference_minutes"),
  THRESHOLD ("adult_age"),
  { NULL },
};

/**
 * desk_profile_shape:
 * The whole of a profile.
 */
const DeskShape desk_profile_shape[] = {
  TERM,
  { "version", DESK_SHAPE_NUMBER, TRUE },
  { "country", DESK_SHAPE_STRING, TRUE },
  { "time_zone", DESK_SHAPE_ZONE, TRUE },
  { "languages", DESK_SHAPE_TABLE, TRUE, "uk|ru|kk|en", languages },
  { "countries", DESK_SHAPE_TABLE, TRUE, NULL, term },
  { "thresholds", DESK_SHAPE_OBJECT, TRUE, NULL, thresholds },
  { "topics", DESK_SHAPE_TABLE, TRUE, NULL, topics },
  { "favourite_topics", DESK_SHAPE_REFERENCES, TRUE, "topics" },
  { "directions", DESK_SHAPE_TABLE, TRUE, NULL, term },
  { "services", DESK_SHAPE_TABLE, TRUE, NULL, term },
  { "agencies", DESK_SHAPE_TABLE, TRUE, NULL, agencies },
  { "channels", DESK_SHAPE_TABLE, TRUE, "visit", channels },
  { "referral_channels", DESK_SHAPE_TABLE, TRUE, NULL, choice },
  { "visit_states", DESK_SHAPE_TABLE, TRUE, "waiting|called|serving|held|finished|left|no_show|annulled",
    term },
  { "priorities", DESK_SHAPE_TABLE, TRUE, "ordinary|group|urgent", choice },
  { "priority_groups", DESK_SHAPE_TABLE, TRUE, NULL, priority_groups },
  { "outcomes", DESK_SHAPE_TABLE, TRUE,
    "answered|form|statement|lost_document|booked|referred|specialist|not_police|left", outcomes },
  { "hold_reasons", DESK_SHAPE_TABLE, TRUE, "specialist|papers|room", choice },
  { "marks", DESK_SHAPE_TABLE, TRUE, "1|2|3|4|5", choice },
  { "room_purposes", DESK_SHAPE_TABLE, TRUE, NULL, choice },
  { "access_purposes", DESK_SHAPE_TABLE, TRUE, "other", choice },
  { "sexes", DESK_SHAPE_TABLE, TRUE, "male|female", choice },
  { "needs", DESK_SHAPE_TABLE, TRUE, NULL, choice },
  { "phone_safety", DESK_SHAPE_TABLE, TRUE, "yes|no|unknown", choice },
  { "personal_numbers", DESK_SHAPE_TABLE, TRUE, NULL, personal_numbers },
  { "document_types", DESK_SHAPE_TABLE, TRUE, NULL, document_types },
  { "foreign_documents", DESK_SHAPE_TABLE, TRUE, NULL, foreign_documents },
  { "official_numbers", DESK_SHAPE_TABLE, TRUE, NULL, official_numbers },
  { "statement_kinds", DESK_SHAPE_TABLE, TRUE, NULL, statement_kinds },
  { "clocks", DESK_SHAPE_TABLE, TRUE, NULL, clocks },
  { "warnings", DESK_SHAPE_TABLE, TRUE, NULL, warnings },
  { "decisions", DESK_SHAPE_TABLE, TRUE, NULL, decisions },
  { "regimes", DESK_SHAPE_TABLE, TRUE, "criminal|appeal", regimes },
  { "statement_states", DESK_SHAPE_TABLE, TRUE, STATEMENT_STATES, term },
  { "statement_forms", DESK_SHAPE_TABLE, TRUE, "dictated|oral|own_paper|mail|email|online", statement_forms },
  { "participant_roles", DESK_SHAPE_TABLE, TRUE,
    "applicant|representative|victim|witness|offender|guardian|interpreter", participant_roles },
  { "signatures", DESK_SHAPE_TABLE, TRUE, "paper|tablet|refused", signatures },
  { "statement_events", DESK_SHAPE_TABLE, TRUE, STATEMENT_EVENTS, statement_events },
  { "statement_templates", DESK_SHAPE_TABLE, TRUE, NULL, statement_templates },
  { "text_modules", DESK_SHAPE_TABLE, TRUE, NULL, text_modules },
  { "loss_circumstances", DESK_SHAPE_TABLE, TRUE, "lost|destroyed|damaged|abroad|unknown",
    loss_circumstances },
  { "number_sources", DESK_SHAPE_TABLE, TRUE, "copy|memory|unknown", told_choice },
  { "representation_grounds", DESK_SHAPE_TABLE, TRUE, "parent|guardian", representation_grounds },
  { "loss_states", DESK_SHAPE_TABLE, TRUE, LOSS_STATES, term },
  { "find_states", DESK_SHAPE_TABLE, TRUE, FIND_STATES, term },
  { "match_verdicts", DESK_SHAPE_TABLE, TRUE, "same|different", choice },
  { "reception_kinds", DESK_SHAPE_TABLE, TRUE, "chief|guest|room", reception_kinds },
  { "reception_services", DESK_SHAPE_TABLE, TRUE, NULL, choice },
  { "reception_rules", DESK_SHAPE_TABLE, TRUE, "weekly|nth_weekday|dates", choice },
  { "reception_exceptions", DESK_SHAPE_TABLE, TRUE, "closed|open", choice },
  { "appointment_states", DESK_SHAPE_TABLE, TRUE, APPOINTMENT_STATES, term },
  { "cancel_reasons", DESK_SHAPE_TABLE, TRUE, "by_applicant|by_official|mistake", told_choice },
  { "reception_results", DESK_SHAPE_TABLE, TRUE, "accepted_written|declined", reception_results },
  { "answer_forms", DESK_SHAPE_TABLE, TRUE, "written|oral", choice },
  { "reception", DESK_SHAPE_OBJECT, TRUE, NULL, reception },
  { "attachments", DESK_SHAPE_OBJECT, TRUE, NULL, attachments },
  { "currency", DESK_SHAPE_OBJECT, TRUE, NULL, currency },
  { "roles", DESK_SHAPE_TABLE, TRUE, "communicator|duty|head|hq|auditor", choice },
  { "ranks", DESK_SHAPE_TABLE, TRUE, NULL, abbreviated },
  { "positions", DESK_SHAPE_TABLE, TRUE, NULL, term },
  { "unit_types", DESK_SHAPE_TABLE, TRUE, NULL, unit_types },
  { "retention", DESK_SHAPE_TABLE, TRUE, NULL, retention },
  { "calendar", DESK_SHAPE_OBJECT, TRUE, NULL, calendar },
  { "paper_layouts", DESK_SHAPE_TABLE, TRUE, PAPER_LAYOUTS, paper_layouts },
  { "paper_texts", DESK_SHAPE_OBJECT, TRUE, NULL, paper_texts },
  { NULL },
};
