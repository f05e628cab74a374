// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed to enrol, and how long is waited between tries.

#include "sync/enrolment-code.h"
#include "sync/pace.h"

#include <string.h>

static void
test_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *address; /* NULL: none */
  } cases[] = {
    { "hq.example.org", "https://hq.example.org:8443" },
    { " hq.example.org:9000 ", "https://hq.example.org:9000" },
    { "https://hq.example.org", "https://hq.example.org" },
    { "https://hq.example.org:8443/", "https://hq.example.org:8443" },
    { "https://hq.example.org/some/where?x#y", "https://hq.example.org" },
    { "10.1.2.3", "https://10.1.2.3:8443" },
    { "[2001:db8::1]:9000", "https://[2001:db8::1]:9000" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://localhost:1", "http://localhost:1" },
    { "http://[::1]:1", "http://[::1]:1" },
    { "http://hq.example.org", NULL },
    { "http://127.0.0.1.example.org", NULL },
    { "ftp://hq.example.org", NULL },
    { "https://name:word@hq.example.org", NULL },
    { "", NULL },
    { "   ", NULL },
    { "https://", NULL },
    { "hq example org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = desk_enrolment_read_address (cases[i].typed, &error);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (address, ==, cases[i].address);
      if (address == NULL)
        g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_ADDRESS);
    }
}

#define CODE "01234-56789-abcde-fghjk-mnpqr-stvwx-yz012-34567"

static void
test_codes (void)
{
  static const char *const good[] = { CODE, "0123456789ABCDEFGHJKMNPQRSTVWXYZ01234567",
                                      " ol234 56789 abcde fghjk mnpqr stvwx yz0i2 34567\n" };
  static const char *const bad[] = { "",
                                     "01234",
                                     CODE "0",
                                     "01234-56789-abcde-fghjk-mnpqr-stvwx-yz012-3456u",
                                     "01234-56789-abcde-fghjk-mnpqr-stvwx-yz012-3456є",
                                     "\xff\xfe" };
  g_autofree char *half = desk_enrolment_read_code ("01234-56789-abcde-fghjk", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = desk_enrolment_read_code (good[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (code, ==, CODE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_enrolment_read_code (bad[i], &error));
      g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE);
      g_test_message ("%s", error->message);
    }
  g_assert_cmpstr (half, ==, "01234-56789-abcde-fghjk");
  g_assert_false (desk_enrolment_code_has_certificate (half));
  g_assert_true (desk_enrolment_code_has_certificate (CODE));
}

static void
test_files (void)
{
  static const char good[] =
      "{\"v\":1,\"address\":\"https://hq.example.org:8443\",\"code\":\"" CODE "\",\"pin\":\"ff\"}\n";
  static const char *const bad[] = { "",
                                     "{}",
                                     "[]",
                                     "null",
                                     "<html>",
                                     "{\"address\":\"hq\"}",
                                     "{\"code\":5,\"address\":7}",
                                     "{\"address\":\"\",\"code\":\"" CODE "\"}",
                                     "{\"address\":\"hq\",\"code\":\"x\"}" };
  g_autofree char *address = NULL, *code = NULL;

  g_assert_true (desk_enrolment_read_file (good, strlen (good), &address, &code, NULL));
  g_assert_cmpstr (address, ==, "https://hq.example.org:8443");
  g_assert_cmpstr (code, ==, CODE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      char *none = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (desk_enrolment_read_file (bad[i], strlen (bad[i]), &none, &none, &error));
      g_assert_true (error->domain == DESK_SYNC_ERROR);
    }
}

/* Five bits a character, the highest first: 0xff, 0x00 ... */
static void
test_certificate (void)
{
  guint8 sha[32] = { 0xff, 0x00, 0xff, 0x00, 0xff, 0x80 };

  g_assert_true (desk_enrolment_code_fits ("00000-00000-00000-00000-zw0fy-07zg0-00000-00000", sha));
  g_assert_false (desk_enrolment_code_fits ("00000-00000-00000-00000-zw0fy-07zg0-00000-00001", sha));
  g_assert_false (desk_enrolment_code_fits ("zw0fy-07zg0-00000-00000-00000-00000-00000-00000", sha));
  /* 100 bits count, and no more. */
  sha[12] = 0x0f;
  sha[31] = 0xff;
  g_assert_true (desk_enrolment_code_fits ("00000-00000-00000-00000-zw0fy-07zg0-00000-00000", sha));
  sha[12] = 0x10;
  g_assert_false (desk_enrolment_code_fits ("00000-00000-00000-00000-zw0fy-07zg0-00000-00000", sha));
}

static void
test_pace (void)
{
  const DeskPace pace = DESK_PACE_USUAL;

  g_assert_cmpuint (desk_pace_back_off (&pace, 1, 0), ==, 0);
  g_assert_cmpuint (desk_pace_back_off (&pace, 1, 0.9999), <=, pace.first_delay);
  g_assert_cmpuint (desk_pace_back_off (&pace, 2, 0.5), ==, pace.first_delay);
  g_assert_cmpuint (desk_pace_back_off (&pace, 4, 0.5), ==, 4 * pace.first_delay);
  g_assert_cmpuint (desk_pace_back_off (&pace, 100, 0.5), ==, pace.longest_delay / 2);
  g_assert_cmpuint (desk_pace_back_off (&pace, G_MAXUINT, 0.9999), <=, pace.longest_delay);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enrolment-code/addresses", test_addresses);
  g_test_add_func ("/enrolment-code/codes", test_codes);
  g_test_add_func ("/enrolment-code/files", test_files);
  g_test_add_func ("/enrolment-code/certificate", test_certificate);
  g_test_add_func ("/pace/back-off", test_pace);
  return g_test_run ();
}
