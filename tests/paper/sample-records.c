// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample-records.h"

#include "model/loss-step.h"

#define APPLICANT "person-1"
#define CHILD "person-2"
#define CHIEF "reception-1"
#define PRECINCT "reception-2"
#define GUEST "reception-3"

/* What differs between the countries. */
static const struct
{
  const char *country;
  const char *child_surname;
  const char *child_name;
  const char *child_patronymic;
  const char *own_type;
  const char *own_number;
  const char *child_type;
  const char *child_number;
  const char *issuer;
  const char *place;
  const char *text;
  const char *things;
  const char *found_surname;
  const char *found_name;
  const char *cell;
  const char *officer;
  const char *officer_name;
  const char *chief;
  const char *chief_name;
  const char *chief_patronymic;
  const char *receptions[3];
  const char *question;
  const char *decision;
  const char *executor;
  const char *answer;
  const char *needs;
} countries[] = {
  {
      "ua",
      "Коваленко",
      "Дарина",
      "Петрівна",
      "passport_book",
      "КН 123456",
      "id_card",
      "001234599",
      "Полтавський РВ УМВС",
      "м. Полтава, тролейбус № 4, від Центрального ринку до вокзалу",
      "20 листопада 2026 року, повертаючись із ринку, я виявила, що в сумці немає папки з документами. Папку могла "
      "залишити в тролейбусі № 4. У депо звернулася, там її не знайшли.",
      "тканинна папка синього кольору, читацький квиток",
      "Коваленко",
      "Дарина",
      "сейф 1, комірка 12",
      "Шевчук",
      "Олег",
      "Гончаренко",
      "Віктор",
      "Степанович",
      { "Особистий прийом начальника відділу", "Поліцейський офіцер громади", "Психолог центру допомоги" },
      "Сусіди зверху вночі голосно вмикають музику; двічі викликала поліцію, протоколу не склали. Прошу пояснити "
      "чому й що робити далі.",
      "Доручити дільничному офіцерові поліції перевірити звернення від 3 і 10 листопада, провести бесіду із сусідами, "
      "письмово повідомити заявницю про результат.",
      "дільничний офіцер поліції Мельник С. П.",
      "лист № 45/7 поштою",
      "супровід дочки",
  },
  {
      "kz",
      "Сейтқалиева",
      "Аружан",
      "Нұрланқызы",
      "passport",
      "N12345678",
      "id_card",
      "012345699",
      "ҚР ІІМ",
      "Павлодар қ., № 22 автобус",
      "2026 жылғы 20 қарашада автобуста құжаттар салынған қалтаны қалдырып кеттім. Автобус паркіне хабарластым, "
      "таппады.",
      "көк түсті мата қалта",
      "Сейтқалиева",
      "Аружан",
      "1-сейф, 12-ұяшық",
      "Әбдірахманов",
      "Ерлан",
      "Жүнісов",
      "Марат",
      "Қайратұлы",
      { "Бөлім бастығының жеке қабылдауы", "Учаскелік полиция инспекторы", "Дағдарыс орталығының психологы" },
      "Жоғарғы қабаттағы көршілер түнде музыканы қатты қосады; екі рет полиция шақырдым, хаттама толтырылмады.",
      "Учаскелік инспекторға арызды тексеруді, көршілермен әңгіме өткізуді, нәтижесі туралы жазбаша хабарлауды "
      "тапсыру.",
      "учаскелік полиция инспекторы Омаров Д.",
      "№ 45/7 хат, пошта арқылы",
      "қызы ертіп келеді",
  },
};

static guint
find_country (const char *country)
{
  return g_str_equal (country, "ua") ? 0 : 1;
}

static void
set_entry (gpointer record, guint field, const char *key, const char *text)
{
  desk_record_set_entry (record, field, key, g_variant_new_string (text));
}

static void
set_time (gpointer record, guint field, const char *key, gint64 time)
{
  desk_record_set_entry (record, field, key, g_variant_new_int64 (time));
}

DeskPerson *
sample_child_new (const char *country)
{
  guint at = find_country (country);
  DeskPerson *child = g_object_new (DESK_TYPE_PERSON, "surname", countries[at].child_surname, "given-name",
                                    countries[at].child_name, "patronymic", countries[at].child_patronymic,
                                    "birth", "2011-03-05", NULL);

  desk_record_set_id (DESK_RECORD (child), CHILD);
  return child;
}

DeskOfficer *
sample_officer_new (const char *country)
{
  guint at = find_country (country);

  return g_object_new (DESK_TYPE_OFFICER, "surname", countries[at].officer, "given-name",
                       countries[at].officer_name, "rank", "captain", "position", "inspector", NULL);
}

/* Own passport and the ID card of a child, by the mother. */
DeskLoss *
sample_loss_new (const char *country)
{
  guint at = find_country (country);
  DeskLoss *loss =
      g_object_new (DESK_TYPE_LOSS, "no", "PL1-A/2026/00161", "state", "registered", "applicant", APPLICANT,
                    "declared", SAMPLE_NOW - 600, "circumstance", "lost", "had", "2026-11-20T16:00", "missed",
                    "2026-11-20T18:30", "place", countries[at].place, "text", countries[at].text,
                    "other-items", countries[at].things, "publish", TRUE, NULL);

  set_entry (loss, DESK_LOSS_DOCUMENT, "0a", countries[at].own_type);
  set_entry (loss, DESK_LOSS_DOCUMENT_NUMBER, "0a", countries[at].own_number);
  set_entry (loss, DESK_LOSS_DOCUMENT_SOURCE, "0a", "copy");
  set_entry (loss, DESK_LOSS_DOCUMENT_ISSUER, "0a", countries[at].issuer);
  set_entry (loss, DESK_LOSS_DOCUMENT_ISSUED, "0a", "2009-04-17");
  set_entry (loss, DESK_LOSS_DOCUMENT, "0b", countries[at].child_type);
  set_entry (loss, DESK_LOSS_DOCUMENT_NUMBER, "0b", countries[at].child_number);
  set_entry (loss, DESK_LOSS_DOCUMENT_SOURCE, "0b", "memory");
  set_entry (loss, DESK_LOSS_DOCUMENT_EXPIRES, "0b", "2029-03-05");
  set_entry (loss, DESK_LOSS_DOCUMENT_HOLDER, "0b", CHILD);
  set_entry (loss, DESK_LOSS_DOCUMENT_BASIS, "0b", "parent");
  return loss;
}

/* The owner found the child's card again. */
void
sample_withdraw (DeskLoss *loss)
{
  set_entry (loss, DESK_LOSS_DOCUMENT_STATE, "0b", "withdrawn");
  set_entry (loss, DESK_LOSS_EVENT, "0e", "withdrawn");
  set_time (loss, DESK_LOSS_EVENT_AT, "0e", SAMPLE_NOW - 60);
  set_entry (loss, DESK_LOSS_EVENT_DOCUMENT, "0e", "0b");
}

void
sample_set_loss (DeskPaperSource *source, const char *country, DeskLoss *loss, gboolean is_draft)
{
  g_autoptr (DeskPerson) applicant = sample_person_new (country);
  g_autoptr (DeskPerson) child = sample_child_new (country);
  g_autoptr (DeskOfficer) officer = sample_officer_new (country);
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  DeskPaperLoss about = {
    .loss = loss,
    .applicant = applicant,
    .persons = persons,
    .officer = officer,
    .seal = is_draft ? NULL : "1a2b3c4d",
    .is_draft = is_draft,
  };

  g_hash_table_insert (persons, (gpointer)CHILD, g_object_ref (child));
  desk_paper_source_set_loss (source, &about);
}

/* Documents stolen from the applicant, on a statement. */
void
sample_add_documents (DeskStatement *statement, const char *country)
{
  guint at = find_country (country);

  set_entry (statement, DESK_STATEMENT_DOCUMENT, "0a", countries[at].own_type);
  set_entry (statement, DESK_STATEMENT_DOCUMENT_NUMBER, "0a", countries[at].own_number);
  set_entry (statement, DESK_STATEMENT_DOCUMENT_SOURCE, "0a", "copy");
  set_entry (statement, DESK_STATEMENT_DOCUMENT, "0b", "driving_licence");
}

DeskFind *
sample_find_new (const char *country, const char *type)
{
  guint at = find_country (country);

  return g_object_new (DESK_TYPE_FIND, "no", "PL1-A/2026/00170", "state", "received", "received",
                       SAMPLE_NOW - 86400, "document", type, "number", countries[at].child_number,
                       "holder-surname", countries[at].found_surname, "holder-given-name",
                       countries[at].found_name, "holder-birth", "2011-03-05", "found", "2026-11-20", "place",
                       countries[at].place, "cell", countries[at].cell, NULL);
}

void
sample_set_find (DeskPaperSource *source, const char *country, DeskFind *find, gboolean is_handed_over)
{
  g_autoptr (DeskPerson) finder =
      g_object_new (DESK_TYPE_PERSON, "surname", "Бойко", "given-name", "Іван", NULL);
  g_autoptr (DeskPerson) receiver = sample_person_new (country);
  g_autoptr (DeskOfficer) officer = sample_officer_new (country);
  DeskPaperFind about = {
    .find = find,
    .finder = finder,
    .receiver = is_handed_over ? receiver : NULL,
    .officer = officer,
    .handed_by = is_handed_over ? officer : NULL,
    .match_no = is_handed_over ? "PL1-A/2026/00161" : NULL,
    .seal = "5e6f7a8b",
  };

  if (is_handed_over)
    {
      g_object_set (find, "state", "handed_over", "receiver-basis", "parent", "receiver-document",
                    "driving_licence", "receiver-number", "ВХЕ123456", NULL);
      set_entry (find, DESK_FIND_EVENT, "0e", "handed_over");
      set_time (find, DESK_FIND_EVENT_AT, "0e", SAMPLE_NOW - 120);
    }
  desk_paper_source_add_find (source, &about);
}

/* What was kept too long: to be sent, to be given, to be destroyed. */
void
sample_add_storage (DeskPaperSource *source, const char *country)
{
  static const char *const types[] = { "id_card", "bank_card", "driving_licence" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (DeskFind) find = sample_find_new (country, types[i]);
      g_autofree char *no = g_strdup_printf ("PL1-A/2026/000%u", 20 + i);

      g_object_set (find, "no", no, "received", SAMPLE_NOW - (200 + i) * 86400, "finder-anonymous", i == 2,
                    NULL);
      sample_set_find (source, country, find, FALSE);
    }
}

static void
set_rule (DeskReception *reception, const char *key, const char *kind, const char *days, const char *from,
          const char *to)
{
  set_entry (reception, DESK_RECEPTION_RULE, key, kind);
  set_entry (reception, DESK_RECEPTION_RULE_DAYS, key, days);
  set_entry (reception, DESK_RECEPTION_RULE_FROM, key, from);
  set_entry (reception, DESK_RECEPTION_RULE_TO, key, to);
}

/* A chief on the second and fourth Tuesday, an officer on all working days, a guest who does not come this month. */
DeskReception *
sample_reception_new (const char *country, const char *kind)
{
  guint at = find_country (country);
  gboolean is_chief = g_str_equal (kind, "chief");
  gboolean is_guest = g_str_equal (kind, "guest");
  DeskReception *reception =
      g_object_new (DESK_TYPE_RECEPTION, "name",
                    countries[at].receptions[is_chief   ? 0
                                             : is_guest ? 2
                                                        : 1],
                    "kind", kind, "room", "0abc", "slot-minutes", G_GINT64_CONSTANT (30), NULL);

  desk_record_set_id (DESK_RECORD (reception), is_chief ? CHIEF : is_guest ? GUEST : PRECINCT);
  if (is_guest)
    return reception;
  if (!is_chief)
    {
      set_rule (reception, "0a", "weekly", "mo tu we th fr", "09:00", "13:00");
      set_rule (reception, "0b", "weekly", "mo tu we th fr", "14:00", "18:00");
      return reception;
    }
  desk_record_set_integer (DESK_RECORD (reception), DESK_RECEPTION_WALK_IN_EVERY, 3);
  set_rule (reception, "0a", "nth_weekday", "tu", "09:00", "12:00");
  set_entry (reception, DESK_RECEPTION_RULE_NTH, "0a", "2 4");
  set_rule (reception, "0b", "weekly", "sa", "10:00", "11:00");
  set_entry (reception, DESK_RECEPTION_EXCEPTION, "0c", "closed");
  set_entry (reception, DESK_RECEPTION_EXCEPTION_FROM, "0c", "2026-11-14");
  return reception;
}

static DeskOfficer *
make_chief (guint at)
{
  return g_object_new (DESK_TYPE_OFFICER, "surname", countries[at].chief, "given-name",
                       countries[at].chief_name, "patronymic", countries[at].chief_patronymic, "rank",
                       "colonel", "position", "head", NULL);
}

DeskAppointment *
sample_appointment_new (const char *country, const char *start)
{
  guint at = find_country (country);

  return g_object_new (DESK_TYPE_APPOINTMENT, "no", "PL1-A/2026/00180", "state", "booked", "reception", CHIEF,
                       "start", start, "length", G_GINT64_CONSTANT (30), "service", "personal", "topic",
                       "ADM", "question", countries[at].question, "made", SAMPLE_NOW - 900, NULL);
}

/* What the chief decided, and that it was answered. */
void
sample_hold_reception (DeskAppointment *appointment, const char *country)
{
  guint at = find_country (country);

  g_object_set (appointment, "state", "done", "result", "in_work", "decision", countries[at].decision,
                "executor", countries[at].executor, "answer-clock", at == 0 ? "UA-APPEAL" : "KZ-APPEAL",
                "due", SAMPLE_NOW + 30 * 86400, "answer-form", "written", "answered", SAMPLE_NOW + 86400,
                "answer", countries[at].answer, "priority-group", "veteran", "needs", countries[at].needs,
                NULL);
}

static void
add_appointment (DeskPaperSource *source, guint at, DeskAppointment *appointment, DeskPerson *person)
{
  g_autoptr (DeskReception) reception = sample_reception_new (countries[at].country, "chief");
  g_autoptr (DeskOfficer) official = make_chief (at);
  g_autoptr (DeskOfficer) officer = sample_officer_new (countries[at].country);
  DeskPaperAppointment about = {
    .appointment = appointment,
    .reception = reception,
    .official = official,
    .person = person,
    .officer = officer,
  };

  desk_paper_source_add_appointment (source, &about);
}

void
sample_set_appointment (DeskPaperSource *source, const char *country, DeskAppointment *appointment)
{
  g_autoptr (DeskPerson) person = sample_person_new (country);

  add_appointment (source, find_country (country), appointment, person);
}

/* The receptions with a day of the chief: booked, requested, cancelled, a sealed matter, one by phone alone. */
void
sample_add_receptions (DeskPaperSource *source, const char *country)
{
  static const struct
  {
    const char *start;
    const char *no;
    const char *state;
    const char *topic;
    const char *phone;
  } rows[] = {
    { "2026-11-24T09:00", "PL1-A/2026/00181", "booked", "ADM", "+380671234567" },
    { "2026-11-24T09:30", "PL1-A/2026/00182", "requested", "CON", NULL },
    { "2026-11-24T09:30", "PL1-A/2026/00183", "cancelled", "CON", NULL },
    { "2026-11-24T10:30", "PL1-A/2026/00184", "booked", "DV", NULL },
    { "2026-11-24T11:00", "PL1-A/2026/00185", "booked", "COMPL", "+380509876543" },
    { "2026-11-24T12:15", "PL1-A/2026/00186", "booked", "CON", NULL },
  };
  static const char *const kinds[] = { "chief", "community", "guest" };
  guint at = find_country (country);
  g_autoptr (DeskOfficer) chief = make_chief (at);
  g_autoptr (DeskOfficer) officer = sample_officer_new (country);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DeskReception) reception = sample_reception_new (country, kinds[i]);
      DeskPaperReception about = { reception, i == 0 ? chief : i == 1 ? officer : NULL };

      desk_paper_source_add_reception (source, &about);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DeskAppointment) appointment = sample_appointment_new (country, rows[i].start);
      g_autoptr (DeskPerson) person = i != 4 ? sample_person_new (country) : NULL;

      g_object_set (appointment, "no", rows[i].no, "state", rows[i].state, "topic", rows[i].topic, "phone",
                    rows[i].phone, NULL);
      if (i == 0)
        sample_hold_reception (appointment, country);
      if (i == 2)
        g_object_set (appointment, "cancel-reason", "by_applicant", NULL);
      add_appointment (source, at, appointment, person);
    }
  desk_paper_source_set_day (source, SAMPLE_NOW + 2 * 86400);
}
