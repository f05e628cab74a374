// SPDX-License-Identifier: GPL-3.0-or-later
// Papers about appointments and receptions: dates in words, what a slip keeps to itself, the places of a day, the hours of a
// month.

#include "paper/papers.h"
#include "paper/paper-date.h"
#include "sample-records.h"

#include <string.h>

static const char *const languages[] = { "uk", "ru", "kk", "en" };

static char *
read_paper (DeskPaperSource *source, const char *paper, const char *language)
{
  g_autoptr (DeskSheet) sheet = desk_papers_find (paper)->make (source, language);

  return sample_read_closed (sheet);
}

static void
check_day (DeskPaperSource *source, GDateDay day, GDateMonth month, GDateYear year, const char *language,
           const char *expected)
{
  g_autofree char *written = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  written = desk_paper_date_write_day (source, &date, language);
  g_assert_cmpstr (written, ==, expected);
}

/* Each word in the case it has in a date. */
static void
test_dates (void)
{
  g_autoptr (DeskPaperSource) ua = sample_source_new ("ua");
  g_autoptr (DeskPaperSource) kz = sample_source_new ("kz");

  check_day (ua, 24, G_DATE_NOVEMBER, 2026, "uk", "вівторок, 24 листопада 2026 року");
  check_day (ua, 1, G_DATE_JANUARY, 2027, "uk", "п’ятниця, 1 січня 2027 року");
  check_day (ua, 29, G_DATE_FEBRUARY, 2028, "uk", "вівторок, 29 лютого 2028 року");
  check_day (ua, 24, G_DATE_NOVEMBER, 2026, "ru", "вторник, 24 ноября 2026 года");
  check_day (kz, 8, G_DATE_MARCH, 2026, "ru", "воскресенье, 8 марта 2026 года");
  check_day (kz, 24, G_DATE_NOVEMBER, 2026, "kk", "2026 жылғы 24 қараша, сейсенбі");
  check_day (kz, 16, G_DATE_DECEMBER, 2026, "kk", "2026 жылғы 16 желтоқсан, сәрсенбі");
  check_day (kz, 24, G_DATE_NOVEMBER, 2026, "en", "Tuesday, 24 November 2026");
}

/* All days of a year have words of their own, in every language of both countries. */
static void
test_all_dates (void)
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
        g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        GDate day;

        g_date_clear (&day, 1);
        g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2026);
        for (guint i = 0; i < 365; i++, g_date_add_days (&day, 1))
          {
            char *written = desk_paper_date_write_day (source, &day, languages[l]);

            g_assert_null (strchr (written, '{'));
            g_assert_true (g_hash_table_add (seen, written));
          }
      }
}

static DeskPaperSource *
make_source (const char *country, const char *state, const char *topic)
{
  DeskPaperSource *source = sample_source_new (country);
  g_autoptr (DeskAppointment) appointment = sample_appointment_new (country, "2026-11-24T09:30");

  g_object_set (appointment, "state", state, "topic", topic, NULL);
  sample_set_appointment (source, country, appointment);
  return source;
}

/* When, with whom, where, what to bring, where to call; not who comes, and not what for. */
static void
test_slip (void)
{
  g_autoptr (DeskPaperSource) source = make_source ("ua", "booked", "ADM");
  g_autofree char *text = read_paper (source, "appointment-slip", "uk");

  g_assert_true (desk_papers_find ("appointment-slip")->applies (source));
  sample_assert_has (text, "вівторок, 24 листопада 2026 року");
  sample_assert_has (text, "09:30");
  sample_assert_has (text, "начальник, полковник поліції Гончаренко В. С.");
  sample_assert_has (text, "Особистий прийом начальника відділу");
  sample_assert_has (text, "Кімната 1");
  sample_assert_has (text, "PL1-A/2026/00180");
  sample_assert_has (text, "+380 53 200 01 02");
  sample_assert_has (text, "документ, що посвідчує особу");
  sample_assert_lacks (text, "Коваленко");
  sample_assert_lacks (text, "Сусіди");
  sample_assert_lacks (text, "дміністративне");
  sample_assert_lacks (text, "підтверджено");
}

/* What is not sure is said so, in every language. */
static void
test_requested (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (DeskPaperSource) source = make_source ("ua", "requested", "ADM");
      g_autoptr (DeskPaperSource) firm = make_source ("ua", "booked", "ADM");
      g_autofree char *text = read_paper (source, "appointment-slip", languages[l]);
      g_autofree char *sure = read_paper (firm, "appointment-slip", languages[l]);
      const char *note = desk_paper_source_get_text (source, "booking.requested", languages[l]);

      sample_assert_has (text, note);
      sample_assert_has (text, desk_paper_source_get_text (source, "booking.title_requested", languages[l]));
      sample_assert_lacks (sure, note);
    }
}

/* A slip that somebody else may find does not tell of a sealed matter. */
static void
test_sealed_slip (void)
{
  g_autoptr (DeskPaperSource) source = make_source ("kz", "booked", "DV");
  g_autofree char *text = read_paper (source, "appointment-slip", "kk");

  sample_assert_has (text, "09:30");
  sample_assert_has (text, "PL1-A/2026/00180");
  sample_assert_lacks (text, "Жүнісов");
  sample_assert_lacks (text, "жеке қабылдауы");
}

static void
test_cancelled_slip (void)
{
  g_autoptr (DeskPaperSource) source = make_source ("ua", "cancelled", "ADM");
  g_autofree char *text = read_paper (source, "appointment-slip", "uk");

  g_assert_false (desk_papers_find ("appointment-slip")->applies (source));
  sample_assert_has (text, "Скасовано");
}

static void
test_slip_paper (void)
{
  static const DeskFormat formats[] = { DESK_FORMAT_ROLL_80, DESK_FORMAT_ROLL_58, DESK_FORMAT_A4 };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (DeskPaperSource) source = make_source ("kz", "requested", "ADM");
      g_autoptr (DeskSheet) sheet = NULL;
      g_autofree char *text = NULL;

      desk_paper_source_set_ticket_format (source, formats[i]);
      sheet = desk_appointment_slip_make (source, "kk");
      text = sample_read_all (sheet);
      g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
      g_assert_nonnull (strstr (text, "09:30"));
      g_assert_nonnull (strstr (text, "PL1-A/2026/00180"));
    }
}

static void
test_card (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskAppointment) appointment = sample_appointment_new ("ua", "2026-11-24T09:30");
  g_autofree char *text = NULL;
  g_autofree char *sealed = NULL;

  sample_hold_reception (appointment, "ua");
  sample_set_appointment (source, "ua", appointment);
  g_assert_true (desk_papers_find ("reception-card")->applies (source));
  text = read_paper (source, "reception-card", "uk");
  sample_assert_has (text, "Картка особистого прийому № PL1-A/2026/00180");
  sample_assert_has (text, "24.11.2026 09:30");
  sample_assert_has (text, "начальник, полковник поліції Гончаренко В. С.");
  sample_assert_has (text, "Коваленко Марія Іванівна");
  sample_assert_has (text, "Ветеран війни чи праці");
  sample_assert_has (text, desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_QUESTION));
  sample_assert_has (text, "Адміністративне правопорушення");
  sample_assert_has (text, "дільничний офіцер поліції Мельник С. П.");
  sample_assert_has (text, "22.12.2026");
  sample_assert_has (text, "Взято в роботу");
  sample_assert_has (text, desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_DECISION));
  sample_assert_has (text, "Письмово");
  sample_assert_has (text, "23.11.2026, лист № 45/7 поштою");

  g_object_set (appointment, "topic", "DV", NULL);
  sealed = read_paper (source, "reception-card", "uk");
  sample_assert_lacks (sealed, "насильство");
}

/* A day for signatures: who is booked, empty lines for the rest; nobody reads there what the others came for. */
static void
test_day (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *chief = NULL;
  g_autofree char *precinct = NULL;

  sample_add_receptions (source, "ua");
  sheet = desk_papers_find ("appointment-day")->make (source, "uk");
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 2);
  chief = desk_sheet_get_page_text (sheet, 0);
  precinct = desk_sheet_get_page_text (sheet, 1);

  g_assert_nonnull (strstr (chief, "вівторок, 24 листопада 2026 року"));
  g_assert_nonnull (strstr (chief, "09:00\nPL1-A/2026/00181\nКоваленко Марія Іванівна"));
  g_assert_nonnull (strstr (chief, "09:30\nPL1-A/2026/00182\nне підтверджено"));
  g_assert_nonnull (strstr (chief, "10:00\nбез запису\n"));
  g_assert_nonnull (strstr (chief, "10:30\nPL1-A/2026/00184\nОбмежений доступ"));
  g_assert_nonnull (strstr (chief, "11:00\nPL1-A/2026/00185\n…6543"));
  g_assert_nonnull (strstr (chief, "11:30\nбез запису\n"));
  g_assert_nonnull (strstr (chief, "12:15\nPL1-A/2026/00186"));
  g_assert_nonnull (strstr (chief, "Записано осіб: 5"));
  g_assert_null (strstr (chief, "00183"));
  g_assert_null (strstr (chief, "Сусіди"));
  g_assert_null (strstr (chief, "380"));
  g_assert_nonnull (strstr (precinct, "Поліцейський офіцер громади"));
  g_assert_nonnull (strstr (precinct, "17:30"));
  g_assert_null (strstr (precinct, "\n13:00\n"));
  g_assert_null (strstr (precinct, "Коваленко"));
}

static void
test_official_day (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autofree char *text = NULL;

  sample_add_receptions (source, "ua");
  text = read_paper (source, "appointment-day-official", "uk");
  sample_assert_has (text, "Адміністративне правопорушення. Сусіди зверху");
  sample_assert_has (text, "+380 67 123 45 67");
  sample_assert_lacks (text, "насильство");
  sample_assert_lacks (text, desk_paper_source_get_text (source, "day_list.signature", "uk"));
}

/* A place for several has as many lines as people still fit in. */
static void
test_capacity (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskReception) reception = sample_reception_new ("ua", "chief");
  g_autoptr (DeskAppointment) appointment = sample_appointment_new ("ua", "2026-11-24T09:00");
  DeskPaperReception about = { .reception = reception };
  g_autofree char *text = NULL;
  guint count = 0;

  g_object_set (reception, "capacity", G_GINT64_CONSTANT (3), NULL);
  desk_paper_source_add_reception (source, &about);
  sample_set_appointment (source, "ua", appointment);
  desk_paper_source_set_day (source, SAMPLE_NOW + 2 * 86400);
  text = read_paper (source, "appointment-day", "uk");
  for (const char *at = text; (at = strstr (at, "09:00")) != NULL; at++)
    count++;
  g_assert_cmpuint (count, ==, 3);
}

static void
test_no_reception (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autofree char *text = NULL;

  sample_add_receptions (source, "ua");
  desk_paper_source_set_day (source, SAMPLE_NOW); /* a Sunday */
  text = read_paper (source, "appointment-day", "uk");
  sample_assert_has (text, "неділя, 22 листопада 2026 року");
  sample_assert_has (text, "Цього дня прийому немає.");
}

/* Which days and hours, in lines a passer-by understands; a closed day and a day off are left out. */
static void
test_month (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskReception) room = sample_reception_new ("ua", "room");
  g_autofree char *text = NULL;

  sample_add_receptions (source, "ua");
  g_object_set (room, "name", "Кімната розмов", NULL);
  desk_paper_source_add_reception (source, &(DeskPaperReception){ .reception = room });
  text = read_paper (source, "reception-month", "uk");
  sample_assert_has (text, "Графік прийому громадян на листопад 2026 року");
  sample_assert_has (text, "вівторок 10, 24: 09:00\u2060–\u206012:00");
  sample_assert_has (text, "субота 7, 21, 28: 10:00\u2060–\u206011:00");
  sample_assert_has (text, "понеділок – п’ятниця: 09:00\u2060–\u206013:00, 14:00\u2060–\u206018:00");
  sample_assert_has (text, "цього місяця прийому немає");
  sample_assert_has (text, "Гончаренко В. С.");
  sample_assert_lacks (text, "Коваленко");
  sample_assert_lacks (text, "Кімната розмов");
}

/* 26 October 2026 is a day off in Kazakhstan: Mondays are no longer like the other days. */
static void
test_month_with_day_off (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autofree char *text = NULL;

  sample_add_receptions (source, "kz");
  desk_paper_source_set_day (source, SAMPLE_NOW - 40 * 86400);
  text = read_paper (source, "reception-month", "ru");
  sample_assert_has (text, "на октябрь 2026 года");
  sample_assert_has (text, "понедельник 5, 12, 19: 09:00");
  sample_assert_has (text, "вторник – пятница: 09:00");
}

/* A closed stretch cuts the hours of its day. */
static void
test_month_with_closed_hours (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskReception) reception = sample_reception_new ("ua", "community");
  DeskRecord *record = DESK_RECORD (reception);
  g_autofree char *text = NULL;

  desk_record_set_entry (record, DESK_RECEPTION_EXCEPTION, "0c", g_variant_new_string ("closed"));
  desk_record_set_entry (record, DESK_RECEPTION_EXCEPTION_FROM, "0c", g_variant_new_string ("2026-11-18"));
  desk_record_set_entry (record, DESK_RECEPTION_EXCEPTION_BEGINS, "0c", g_variant_new_string ("10:30"));
  desk_record_set_entry (record, DESK_RECEPTION_EXCEPTION_ENDS, "0c", g_variant_new_string ("15:00"));
  desk_paper_source_add_reception (source, &(DeskPaperReception){ .reception = reception });
  text = read_paper (source, "reception-month", "uk");
  sample_assert_has (text, "середа 18: 09:00\u2060–\u206010:30, 15:00\u2060–\u206018:00");
  sample_assert_has (text, "середа 4, 11, 25: 09:00\u2060–\u206013:00");
  sample_assert_has (text, "понеділок – вівторок: 09:00");
  sample_assert_has (text, "четвер – п’ятниця: 09:00");
}

static void
test_register (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autofree char *text = NULL;

  sample_add_receptions (source, "ua");
  text = read_paper (source, "appointment-register", "uk");
  sample_assert_has (text, "Усього записів: 6");
  sample_assert_has (text, "Взято в роботу");
  sample_assert_has (text, "Скасовано: відвідувачем");
  sample_assert_has (text, "лист № 45/7 поштою, 23.11.2026");
  sample_assert_has (text, "Мельник С. П., 22.12.2026");
  sample_assert_has (text, "Обмежений доступ");
  sample_assert_has (text, "+380 50 987 65 43");
  sample_assert_lacks (text, "насильство");
}

/* Nothing but a time, or not even that. */
static void
test_empty (void)
{
  static const char *const papers[] = {
    "appointment-slip",         "reception-card",       "appointment-day",
    "appointment-day-official", "appointment-register", "reception-month"
  };
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autoptr (DeskAppointment) appointment = g_object_new (DESK_TYPE_APPOINTMENT, NULL);
  g_autoptr (DeskReception) reception = g_object_new (DESK_TYPE_RECEPTION, NULL);

  desk_paper_source_set_appointment (source, &(DeskPaperAppointment){ .appointment = appointment });
  desk_paper_source_add_reception (source, &(DeskPaperReception){ .reception = reception });
  for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        g_autofree char *text = read_paper (source, papers[p], languages[l]);

        g_assert_cmpuint (strlen (text), >, 20);
        sample_assert_lacks (text, "{");
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/appointments/dates", test_dates);
  g_test_add_func ("/appointments/all-dates", test_all_dates);
  g_test_add_func ("/appointments/slip", test_slip);
  g_test_add_func ("/appointments/requested", test_requested);
  g_test_add_func ("/appointments/sealed-slip", test_sealed_slip);
  g_test_add_func ("/appointments/cancelled-slip", test_cancelled_slip);
  g_test_add_func ("/appointments/slip-paper", test_slip_paper);
  g_test_add_func ("/appointments/card", test_card);
  g_test_add_func ("/appointments/day", test_day);
  g_test_add_func ("/appointments/official-day", test_official_day);
  g_test_add_func ("/appointments/capacity", test_capacity);
  g_test_add_func ("/appointments/no-reception", test_no_reception);
  g_test_add_func ("/appointments/month", test_month);
  g_test_add_func ("/appointments/month-with-day-off", test_month_with_day_off);
  g_test_add_func ("/appointments/month-with-closed-hours", test_month_with_closed_hours);
  g_test_add_func ("/appointments/register", test_register);
  g_test_add_func ("/appointments/empty", test_empty);
  return g_test_run ();
}
