// SPDX-License-Identifier: GPL-3.0-or-later
// What the hand-over sheet is made from, as the worker finds it.

#include "office.h"

#include "model/person.h"
#include "model/statement-clocks.h"
#include "model/visit.h"
#include "model/wall-time.h"
#include "paper/papers.h"
#include "store/draft.h"
#include "ui/sign-in/hand-over-paper.h"
#include "ui/sign-in/hand-over.h"
#include "ui/widgets/paper-preview.h"

#define DAY (24 * 3600)

static void
save (Office *office, DeskRecord *record, int number)
{
  g_autoptr (DeskSave) act = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (act, record, NULL, 0, NULL);
  if (number >= 0)
    desk_save_draw_number (act, record, (guint)number);
  desk_store_save_async (desk_context_get_store (office->context), act, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static DeskStatement *
record_statement (Office *office, gint64 submitted, const char *signature)
{
  DeskRecord *officer = DESK_RECORD (desk_context_get_officer (office->context));
  DeskStatement *statement =
      g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", "regime", "criminal", "state", "registered",
                    "topic", "THEFT", "submitted", submitted, "registered", submitted, "officer",
                    desk_record_get_id (officer), "form", "dictated", "signature", signature, NULL);

  desk_statement_note_due (statement, desk_context_get_profile (office->context), NOW);
  save (office, DESK_RECORD (statement), DESK_STATEMENT_NO);
  return statement;
}

static void
write_draft (Office *office, const char *form, const char *record, const char *officer, const char *kind)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (DeskDraft) draft = desk_draft_new (form, record);
  g_autoptr (GAsyncResult) result = NULL;
  GVariantDict typed;

  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "kind", "s", kind);
  draft->officer = g_strdup (officer);
  draft->touched = NOW - 60;
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  desk_store_write_draft_async (store, draft, office_on_done, office);
  result = office_wait (office);
  g_assert_cmpint (desk_store_write_draft_finish (store, result, NULL), >, 0);
}

static DeskPaperSource *
gather (Office *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskPaperSource *source;

  desk_hand_over_paper_gather_async (office->context, office_on_done, office);
  result = office_wait (office);
  source = desk_hand_over_paper_gather_finish (office->context, result, &error);
  g_assert_no_error (error);
  return source;
}

static gboolean
has_statement (DeskPaperSource *source, DeskStatement *statement)
{
  guint found = 0;

  for (guint i = 0; i < desk_paper_source_get_n_statements (source); i++)
    found +=
        g_strcmp0 (desk_record_get_id (DESK_RECORD (desk_paper_source_get_statement (source, i)->statement)),
                   desk_record_get_id (DESK_RECORD (statement)))
        == 0;
  g_assert_cmpuint (found, <=, 1);
  return found == 1;
}

/* What is due and what is not signed, each once; the others are not read. */
static void
test_statements (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) both = NULL;
  g_autoptr (DeskStatement) late = NULL;
  g_autoptr (DeskStatement) settled = NULL;
  g_autoptr (DeskPaperSource) source = NULL;

  office_sign_in (office);
  both = record_statement (office, NOW - 3 * DAY, NULL);
  late = record_statement (office, NOW - 3 * DAY, "paper");
  settled = g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", "state", "closed", "submitted",
                          NOW - 30 * DAY, NULL);
  save (office, DESK_RECORD (settled), DESK_STATEMENT_NO);
  source = gather (office);
  g_assert_true (has_statement (source, both));
  g_assert_true (has_statement (source, late));
  g_assert_false (has_statement (source, settled));
  g_assert_nonnull (desk_paper_source_get_statement (source, 0)->officer);
}

/* Drafts of all forms, each person's together, with what they are about. */
static void
test_drafts (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskPaperSource) source = NULL;
  const DeskPaperDraft *draft;

  office_sign_in (office);
  statement = record_statement (office, NOW - DAY, "paper");
  write_draft (office, "statement", NULL, "shevchuk", "domestic");
  write_draft (office, "front-desk-entry", NULL, "gone", "x");
  write_draft (office, "statement", desk_record_get_id (DESK_RECORD (statement)), "shevchuk", "crime_report");
  source = gather (office);
  g_assert_cmpuint (desk_paper_source_get_n_drafts (source), ==, 3);

  /* Whose code is not known any more is told by the draft being there. */
  draft = desk_paper_source_get_draft (source, 0);
  g_assert_cmpstr (draft->form, ==, "front-desk-entry");
  g_assert_null (draft->officer);
  g_assert_null (draft->statement);
  draft = desk_paper_source_get_draft (source, 1);
  g_assert_nonnull (draft->officer);
  g_assert_nonnull (draft->number);
  g_assert_cmpint (draft->touched, ==, NOW - 60);
  draft = desk_paper_source_get_draft (source, 2);
  g_assert_null (draft->number);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (draft->statement), DESK_STATEMENT_KIND), ==,
                   "domestic");
}

/* Of an amendment of a find the number of the find is told. */
static void
test_find_draft (Office *office, gconstpointer data)
{
  g_autoptr (DeskFind) find =
      g_object_new (DESK_TYPE_FIND, "state", "received", "received", NOW - DAY, "document", "id_card", NULL);
  g_autoptr (DeskPaperSource) source = NULL;

  office_sign_in (office);
  save (office, DESK_RECORD (find), DESK_FIND_NO);
  write_draft (office, "find", desk_record_get_id (DESK_RECORD (find)), "shevchuk", "x");
  source = gather (office);
  g_assert_cmpuint (desk_paper_source_get_n_drafts (source), ==, 1);
  g_assert_cmpstr (desk_paper_source_get_draft (source, 0)->number, ==,
                   desk_record_get_text (DESK_RECORD (find), DESK_FIND_NO));
}

static void
test_visits (Office *office, gconstpointer data)
{
  g_autoptr (DeskVisit) visit =
      g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", NOW - 600, "topic", "CON", NULL);
  g_autoptr (DeskPaperSource) source = NULL;

  office_sign_in (office);
  save (office, DESK_RECORD (visit), DESK_VISIT_NO);
  source = gather (office);
  g_assert_cmpuint (desk_paper_source_get_n_visits (source), ==, 1);
}

/* Whoever is still expected today is handed over, with whom; tomorrow's appointments are not. */
static void
test_expected (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) reception =
      g_object_new (DESK_TYPE_RECEPTION, "name", "Прийом начальника", "kind", "chief", NULL);
  g_autoptr (DeskPaperSource) source = NULL;
  const DeskPaperAppointment *expected;

  office_sign_in (office);
  save (office, DESK_RECORD (reception), -1);
  for (int day = 0; day < 2; day++)
    {
      g_autofree char *date =
          desk_wall_time_day (desk_clock_get_zone (desk_context_get_clock (office->context)),
                              NOW + day * DAY);
      g_autofree char *start = g_strconcat (date, "T23:30", NULL);
      g_autoptr (DeskAppointment) appointment =
          g_object_new (DESK_TYPE_APPOINTMENT, "state", "booked", "reception",
                        desk_record_get_id (DESK_RECORD (reception)), "start", start, "length",
                        G_GINT64_CONSTANT (30), "phone", "+380671234567", NULL);

      save (office, DESK_RECORD (appointment), DESK_APPOINTMENT_NO);
    }
  source = gather (office);
  g_assert_cmpuint (desk_paper_source_get_n_appointments (source), ==, 1);
  expected = desk_paper_source_get_appointment (source, 0);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (expected->reception), DESK_RECEPTION_NAME), ==,
                   "Прийом начальника");
}

/* What is kept too long is handed over; what came yesterday is not. */
static void
test_storage (Office *office, gconstpointer data)
{
  g_autoptr (DeskPaperSource) source = NULL;

  office_sign_in (office);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskFind) find =
          g_object_new (DESK_TYPE_FIND, "state", "received", "received", NOW - (i == 0 ? 1 : 300) * DAY,
                        "document", "id_card", "cell", i == 0 ? "new" : "old", NULL);

      save (office, DESK_RECORD (find), DESK_FIND_NO);
    }
  source = gather (office);
  g_assert_cmpuint (desk_paper_source_get_n_finds (source), ==, 1);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (desk_paper_source_get_find (source, 0)->find),
                                         DESK_FIND_CELL),
                   ==, "old");
}

/* The sheet is offered where the shift is handed over; printing it does not end the shift. */
static void
test_offered (Office *office, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  AdwDialog *dialog;

  office_sign_in (office);
  adw_window_set_content (ADW_WINDOW (window), adw_toast_overlay_new ());
  gtk_window_present (GTK_WINDOW (window));
  desk_hand_over_ask (adw_window_get_content (ADW_WINDOW (window)), office->context);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (window))));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "print"));
  g_signal_emit_by_name (dialog, "response", "print");
  adw_dialog_force_close (dialog);
  WAIT_FOR (DESK_IS_PAPER_PREVIEW (adw_window_get_visible_dialog (ADW_WINDOW (window))));
  g_assert_nonnull (desk_context_get_officer (office->context));
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
add (const char *path, void (*test) (Office *office, gconstpointer data))
{
  g_test_add (path, Office, NULL, office_set_up, test, office_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/hand-over/statements", test_statements);
  add ("/hand-over/drafts", test_drafts);
  add ("/hand-over/find-draft", test_find_draft);
  add ("/hand-over/visits", test_visits);
  add ("/hand-over/expected", test_expected);
  add ("/hand-over/storage", test_storage);
  add ("/hand-over/offered", test_offered);
  return g_test_run ();
}
