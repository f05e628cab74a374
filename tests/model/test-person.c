// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/person.h"

static void
test_names (void)
{
  g_autoptr (DeskPerson) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name",
                                                "Марія", "patronymic", "Іванівна", NULL);
  g_autoptr (DeskPerson) organisation = g_object_new (DESK_TYPE_PERSON, "organisation", "ТОВ «Ранок»", NULL);
  g_autoptr (DeskPerson) nobody = g_object_new (DESK_TYPE_PERSON, NULL);
  g_autofree char *full = desk_person_get_full_name (person);
  g_autofree char *brief = desk_person_get_short_name (person);
  g_autofree char *firm = desk_person_get_short_name (organisation);

  g_assert_cmpstr (full, ==, "Коваленко Марія Іванівна");
  g_assert_cmpstr (brief, ==, "Коваленко М. І.");
  g_assert_cmpstr (firm, ==, "ТОВ «Ранок»");
  g_assert_null (desk_person_get_full_name (nobody));
}

static void
test_mask (void)
{
  g_autofree char *phone = desk_person_mask ("+380501234567");
  g_autofree char *document = desk_person_mask ("АБ123");
  g_autofree char *tiny = desk_person_mask ("12");

  g_assert_cmpstr (phone, ==, "…4567");
  g_assert_cmpstr (document, ==, "…Б123");
  g_assert_cmpstr (tiny, ==, "…12");
  g_assert_null (desk_person_mask (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/names", test_names);
  g_test_add_func ("/person/mask", test_mask);
  return g_test_run ();
}
