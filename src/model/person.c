// SPDX-License-Identifier: GPL-3.0-or-later
// A person (or an organisation) who came, called or is named in a matter.

#include "model/person.h"

#include "model/full-name.h"
#include "model/moment.h"

#include <glib/gi18n-lib.h>

/**
 * DeskPerson:
 * A person (or an organisation) who came, called or is named in a matter.
 */
struct _DeskPerson
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskPerson, desk_person, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_PERSON_SURNAME] = { "surname", DESK_FIELD_TEXT, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                            N_ ("Surname"), NULL },
  [DESK_PERSON_GIVEN_NAME] = { "given_name", DESK_FIELD_TEXT, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                               N_ ("Given name"), NULL },
  [DESK_PERSON_PATRONYMIC] = { "patronymic", DESK_FIELD_TEXT, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                               N_ ("Patronymic"), NULL },
  [DESK_PERSON_SURNAME_OTHER] = { "surname_other", DESK_FIELD_TEXT,
                                  DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                                  N_ ("Surname in another script"), NULL },
  [DESK_PERSON_GIVEN_NAME_OTHER] = { "given_name_other", DESK_FIELD_TEXT,
                                     DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                                     N_ ("Given name in another script"), NULL },
  [DESK_PERSON_ORGANISATION] = { "organisation", DESK_FIELD_TEXT, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                                 N_ ("Organisation"), NULL },
  [DESK_PERSON_ORGANISATION_NUMBER] = { "organisation_number", DESK_FIELD_TEXT, DESK_FIELD_SEARCHED,
                                        N_ ("Organisation number"), NULL },
  [DESK_PERSON_PERSONAL_NUMBER] = { "personal_number", DESK_FIELD_PERSONAL_NUMBER,
                                    DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Personal number"),
                                    NULL },
  [DESK_PERSON_BIRTH] = { "birth", DESK_FIELD_BIRTH, DESK_FIELD_SENSITIVE, N_ ("Birth date"), NULL },
  [DESK_PERSON_SEX] = { "sex", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Sex"), "sexes" },
  [DESK_PERSON_PHONE] = { "phone", DESK_FIELD_PHONE,
                          DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Phone"), NULL },
  [DESK_PERSON_PHONE_SAFE] = { "phone_safe", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Safe to call"),
                               "phone_safety" },
  [DESK_PERSON_PHONE_ENDED] = { "phone_ended", DESK_FIELD_DATE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                N_ ("Phone no longer valid since"), NULL },
  [DESK_PERSON_ADDRESS] = { "address", DESK_FIELD_TEXT,
                            DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Address"),
                            NULL },
  [DESK_PERSON_ADDRESS_ENDED] = { "address_ended", DESK_FIELD_DATE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                                  N_ ("Address no longer valid since"), NULL },
  [DESK_PERSON_DOCUMENT_TYPE] = { "document_type", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Document type"),
                                  "document_types" },
  [DESK_PERSON_DOCUMENT_NUMBER] = { "document_number", DESK_FIELD_DOCUMENT_NUMBER,
                                    DESK_FIELD_KEYED | DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                                    N_ ("Document number"), NULL },
  [DESK_PERSON_LANGUAGE] = { "language", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Paper language"),
                             "languages" },
  [DESK_PERSON_NEED] = { "need", DESK_FIELD_BOOLEAN, DESK_FIELD_KEYED, N_ ("Needs"), "needs" },
  [DESK_PERSON_PRIORITY_GROUP] = { "priority_group", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN,
                                   N_ ("Priority group"), "priority_groups" },
  [DESK_PERSON_PROOF_SHOWN] = { "proof_shown", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN, N_ ("Proof shown"),
                                NULL },
  [DESK_PERSON_REFUSED] = { "refused", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN, N_ ("Refused to identify"),
                            NULL },
  [DESK_PERSON_SAME_AS] = { "same_as", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Same person as"),
                            "person" },
  [DESK_PERSON_DISTINCT] = { "distinct", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                             N_ ("Not the same person as"), "person" },
};

static void
desk_person_class_init (DeskPersonClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "person", fields, G_N_ELEMENTS (fields));
}

static void
desk_person_init (DeskPerson *self)
{
}

/**
 * desk_person_get_full_name:
 *
 * Returns: (transfer full) (nullable): "Kovalenko Maria Ivanivna", else the name in another script, else the
 *   organisation, else NULL
 */
char *
desk_person_get_full_name (DeskPerson *self)
{
  DeskRecord *record = DESK_RECORD (self);
  char *name = desk_full_name_join (desk_record_get_text (record, DESK_PERSON_SURNAME),
                                    desk_record_get_text (record, DESK_PERSON_GIVEN_NAME),
                                    desk_record_get_text (record, DESK_PERSON_PATRONYMIC));

  if (name == NULL)
    name = desk_full_name_join (desk_record_get_text (record, DESK_PERSON_SURNAME_OTHER),
                                desk_record_get_text (record, DESK_PERSON_GIVEN_NAME_OTHER), NULL);
  return name != NULL ? name : g_strdup (desk_record_get_text (DESK_RECORD (self), DESK_PERSON_ORGANISATION));
}

/**
 * desk_person_get_short_name:
 *
 * Returns: (transfer full) (nullable): "Kovalenko M. I.", else the name in another script, else the organisation,
 *   else NULL
 */
char *
desk_person_get_short_name (DeskPerson *self)
{
  DeskRecord *record = DESK_RECORD (self);
  char *name = desk_full_name_shorten (desk_record_get_text (record, DESK_PERSON_SURNAME),
                                       desk_record_get_text (record, DESK_PERSON_GIVEN_NAME),
                                       desk_record_get_text (record, DESK_PERSON_PATRONYMIC));

  if (name == NULL)
    name = desk_full_name_shorten (desk_record_get_text (record, DESK_PERSON_SURNAME_OTHER),
                                   desk_record_get_text (record, DESK_PERSON_GIVEN_NAME_OTHER), NULL);
  return name != NULL ? name : g_strdup (desk_record_get_text (DESK_RECORD (self), DESK_PERSON_ORGANISATION));
}

/**
 * desk_person_get_first_entry:
 * @field: a keyed field: phone, address, document number
 *
 * Returns: (transfer none) (nullable): the first entry that is still valid
 */
const char *
desk_person_get_first_entry (DeskPerson *self, DeskPersonField field)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), field);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!desk_person_is_ended (self, field, keys[i]))
      return desk_record_get_entry_text (DESK_RECORD (self), field, keys[i]);
  return NULL;
}

static gboolean
has_words (DeskPerson *self, DeskPersonField field)
{
  const char *text = desk_record_get_text (DESK_RECORD (self), field);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * desk_person_is_named:
 *
 * Returns: whether surname and given name are known, or the organisation
 */
gboolean
desk_person_is_named (DeskPerson *self)
{
  return has_words (self, DESK_PERSON_ORGANISATION)
         || (has_words (self, DESK_PERSON_SURNAME) && has_words (self, DESK_PERSON_GIVEN_NAME));
}

/**
 * desk_person_is_ended:
 * @field: a keyed field: phone, address, document number
 * @key: the key of an entry
 *
 * Returns: whether the entry is no longer valid; documents do not end here
 */
gboolean
desk_person_is_ended (DeskPerson *self, DeskPersonField field, const char *key)
{
  DeskPersonField ended = field == DESK_PERSON_PHONE ? DESK_PERSON_PHONE_ENDED : DESK_PERSON_ADDRESS_ENDED;

  return (field == DESK_PERSON_PHONE || field == DESK_PERSON_ADDRESS)
         && desk_record_get_entry (DESK_RECORD (self), ended, key) != NULL;
}

/**
 * desk_person_is_younger:
 * @today: the station's wall clock
 *
 * Of a bare year of birth the first day counts, so that only somebody is called a minor who surely is one.
 *
 * Returns: whether the person is known to have lived less than so many years
 */
gboolean
desk_person_is_younger (DeskPerson *self, gint64 years, GDateTime *today)
{
  const char *birth = desk_record_get_text (DESK_RECORD (self), DESK_PERSON_BIRTH);
  DeskMoment born;
  int age;

  if (birth == NULL || !desk_moment_from_date (birth, &born))
    return FALSE;

  age = g_date_time_get_year (today) - born.year;
  if (born.month > g_date_time_get_month (today)
      || (born.month == g_date_time_get_month (today) && born.day > g_date_time_get_day_of_month (today)))
    age--;
  return age >= 0 && age < years;
}

/**
 * desk_person_mask:
 * @number: (nullable): a phone, document or personal number
 *
 * Lists show the tail of a number only: enough to tell two people apart, too little to copy.
 *
 * Returns: (transfer full) (nullable): "…4567"; NULL for NULL
 */
char *
desk_person_mask (const char *number)
{
  glong length = number != NULL ? g_utf8_strlen (number, -1) : 0;

  if (number == NULL)
    return NULL;
  return g_strconcat ("…", g_utf8_offset_to_pointer (number, MAX (0, length - 4)), NULL);
}
