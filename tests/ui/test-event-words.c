// SPDX-License-Identifier: GPL-3.0-or-later
// What a history says, and what it keeps to itself.

#include "office.h"

#include "ui/profile-file.h"
#include "ui/widgets/event-words.h"

static void
clear_value (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

static DeskEvent *
make_event (const char *kind, const char *topic)
{
  DeskEvent *event = g_new0 (DeskEvent, 1);

  event->change = g_strdup ("PL1-A-77ab01cd.2");
  event->kind = g_strdup (kind);
  event->record = g_strdup ("PL1-A-77ab01cd.1");
  event->officer = g_strdup ("4417");
  event->time = NOW;
  event->topic = g_strdup (topic);
  event->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_field_value_free);
  event->were = g_ptr_array_new_with_free_func (clear_value);
  return event;
}

static void
add_field (DeskEvent *event, const char *name, const char *was, const char *is)
{
  g_ptr_array_add (event->fields, desk_field_value_new (name, is != NULL ? g_variant_new_string (is) : NULL));
  g_ptr_array_add (event->were, was != NULL ? g_variant_ref_sink (g_variant_new_string (was)) : NULL);
}

static void
load_profile (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskProfile) profile = desk_profile_file_load ("ua", &error);

  g_assert_no_error (error);
  desk_context_set_profile (office->context, profile);
}

static void
test_amended (Office *office, gconstpointer data)
{
  DeskEvent *event = make_event ("person", NULL);
  g_auto (DeskEventWords) words = { NULL };

  load_profile (office);
  event->reason = g_strdup ("misheard");
  add_field (event, "surname", "Іваненко", "Іванченко");
  add_field (event, "patronymic", NULL, "Петрович");
  add_field (event, "birth", "1985-03-12", NULL);
  desk_event_describe (event, event->record, NULL, office->context, &words);

  g_assert_cmpstr (words.values, ==,
                   "Surname: Іваненко → Іванченко\nPatronymic: Петрович\nBirth date: 12.03.1985 → —");
  g_assert_nonnull (strstr (words.detail, "misheard"));
  desk_event_free (event);
}

/* On the page of a person, a sealed visit is only that somebody came; on its own page, which asks for a purpose, it is
 * told like any other. */
static void
test_sealed (Office *office, gconstpointer data)
{
  DeskEvent *event = make_event ("visit", "DV");
  g_auto (DeskEventWords) of_person = { NULL };
  g_auto (DeskEventWords) of_visit = { NULL };

  load_profile (office);
  event->reason = g_strdup ("hit by her husband");
  add_field (event, "state", "serving", "finished");
  add_field (event, "outcome", NULL, "referred");
  add_field (event, "note", "a first note", "a second note");
  desk_event_describe (event, "PL1-A-77ab01cd.9", NULL, office->context, &of_person);
  desk_event_describe (event, event->record, NULL, office->context, &of_visit);

  g_assert_null (strstr (of_person.title, ":"));
  g_assert_null (strstr (of_person.detail, "husband"));
  g_assert_null (of_person.values);
  g_assert_nonnull (strstr (of_visit.title, ":"));
  g_assert_nonnull (strstr (of_visit.detail, "husband"));
  g_assert_cmpstr (of_visit.values, ==, "Note: a first note → a second note");
  desk_event_free (event);
}

/* A step with a statement is told by the event it is; a number by itself. */
static void
test_statement (Office *office, gconstpointer data)
{
  DeskEvent *event = make_event ("statement", "THEFT");
  g_auto (DeskEventWords) words = { NULL };
  g_auto (DeskEventWords) of_number = { NULL };

  load_profile (office);
  event->matter = g_strdup ("crime_report");
  add_field (event, "state", "registered", "assigned");
  add_field (event, "event.0abc", NULL, "assigned");
  desk_event_describe (event, event->record, NULL, office->context, &words);
  g_assert_cmpstr (words.title, ==, "Доручено");
  desk_event_free (event);

  event = make_event ("statement", "THEFT");
  add_field (event, "official.0abc", NULL, "18204");
  desk_event_describe (event, event->record, NULL, office->context, &of_number);
  g_assert_cmpstr (of_number.title, ==, "Number attached: 18204");
  desk_event_free (event);
}

/* On the page of a person a sealed statement is only that there is one; the names of its files tell nothing either. */
static void
test_sealed_statement (Office *office, gconstpointer data)
{
  DeskEvent *event = make_event ("statement", "THEFT");
  DeskEvent *file = make_event ("attachment", NULL);
  g_auto (DeskEventWords) of_person = { NULL };
  g_auto (DeskEventWords) of_file = { NULL };

  load_profile (office);
  event->matter = g_strdup ("domestic");
  event->created = TRUE;
  add_field (event, "kind", NULL, "domestic");
  desk_event_describe (event, "PL1-A-77ab01cd.9", NULL, office->context, &of_person);
  g_assert_cmpstr (of_person.title, ==, "Statement registered: sealed matter");
  g_assert_null (of_person.values);

  file->created = TRUE;
  add_field (file, "of", NULL, event->record);
  add_field (file, "name", NULL, "bruises.jpg");
  desk_event_describe (file, "PL1-A-77ab01cd.9", NULL, office->context, &of_file);
  g_assert_null (strstr (of_file.title, "bruises"));
  desk_event_free (event);
  desk_event_free (file);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/event-words/amended", Office, NULL, office_set_up, test_amended, office_tear_down);
  g_test_add ("/event-words/sealed", Office, NULL, office_set_up, test_sealed, office_tear_down);
  g_test_add ("/event-words/statement", Office, NULL, office_set_up, test_statement, office_tear_down);
  g_test_add ("/event-words/statement/sealed", Office, NULL, office_set_up, test_sealed_statement,
              office_tear_down);
  return g_test_run ();
}
