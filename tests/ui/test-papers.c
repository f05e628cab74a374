// SPDX-License-Identifier: GPL-3.0-or-later
// From a record to the preview of its papers: what the worker gathers is on the page, the papers that belong together are
// offered together.

#include "booking-fixture.h"

#include "model/loss-step.h"
#include "model/wall-time.h"
#include "store/store.h"
#include "ui/appointments/appointment-papers.h"
#include "ui/lost-documents/lost-papers.h"
#include "ui/lost-documents/lost-register-paper.h"
#include "ui/print.h"
#include "ui/widgets/paper-preview.h"

#include <string.h>

typedef struct
{
  Office office;
  GtkWidget *window;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  office_set_up (&desk->office, data);
  office_sign_in (&desk->office);
  desk->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (desk->window), adw_toast_overlay_new ());
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  office_tear_down (&desk->office, data);
}

static GtkWidget *
find_widget (GtkWidget *from, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (desk->window));
}

static GtkWidget *
get_content (Desk *desk)
{
  return adw_window_get_content (ADW_WINDOW (desk->window));
}

/* Waits for the preview, and closes it. Returns: (transfer full): what is told of its page to who cannot see it */
static char *
read_preview (Desk *desk, const char *title)
{
  GtkWidget *page;
  char *text;

  WAIT_FOR (DESK_IS_PAPER_PREVIEW (get_dialog (desk)));
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (desk)), ==, title);
  page = find_widget (GTK_WIDGET (get_dialog (desk)), GTK_TYPE_DRAWING_AREA);
  text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  g_assert_nonnull (text);
  return text;
}

static void
close_preview (Desk *desk)
{
  adw_dialog_force_close (get_dialog (desk));
  WAIT_FOR (get_dialog (desk) == NULL);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_fail_printf ("“%s” is missing in %s", part, text);
}

static void
save (Desk *desk, DeskRecord *record, int number)
{
  g_autoptr (DeskSave) act = desk_context_new_save (desk->office.context);

  desk_save_add (act, record, NULL, 0, NULL);
  if (number >= 0)
    desk_save_draw_number (act, record, (guint)number);
  booking_save (&desk->office, act);
}

static const char *
get_officer (Desk *desk)
{
  return desk_record_get_id (DESK_RECORD (desk_context_get_officer (desk->office.context)));
}

static DeskLoss *
add_loss (Desk *desk, DeskPerson *mother, DeskPerson *child)
{
  DeskLoss *loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", "applicant",
                                 desk_record_get_id (DESK_RECORD (mother)), "declared", NOW - 600, "officer",
                                 get_officer (desk), "circumstance", "lost", "place", "ринок", NULL);
  DeskRecord *record = DESK_RECORD (loss);

  desk_record_set_entry (record, DESK_LOSS_DOCUMENT, "1aaa", g_variant_new_string ("id_card"));
  desk_record_set_entry (record, DESK_LOSS_DOCUMENT_NUMBER, "1aaa", g_variant_new_string ("001234599"));
  desk_record_set_entry (record, DESK_LOSS_DOCUMENT_HOLDER, "1aaa",
                         g_variant_new_string (desk_record_get_id (DESK_RECORD (child))));
  desk_record_set_entry (record, DESK_LOSS_DOCUMENT_BASIS, "1aaa", g_variant_new_string ("parent"));
  save (desk, record, DESK_LOSS_NO);
  return loss;
}

static guint
count_choices (Desk *desk)
{
  GtkWidget *choice = NULL;

  /* The choice of papers is the only drop-down whose first row is a paper of the record. */
  choice = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (get_dialog (desk)), DESK_TYPE_PAPER_PREVIEW, "choice"));
  g_assert_nonnull (choice);
  return gtk_widget_get_visible (choice)
             ? g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)))
             : 0;
}

/* Applicant, holder and officer are there; so are the other papers, but no withdrawal of what was not withdrawn. */
static void
test_loss (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskPerson) mother = booking_add_person (&desk->office, "Коваленко", "Марія");
  g_autoptr (DeskPerson) child = booking_add_person (&desk->office, "Коваленко", "Дарина");
  g_autoptr (DeskLoss) loss = add_loss (desk, mother, child);
  g_autofree char *text = NULL;
  g_autofree char *receipt = NULL;

  desk_print_present (get_content (desk), desk->office.context, "loss",
                      desk_record_get_id (DESK_RECORD (loss)));
  text = read_preview (desk, "Declaration of Loss");
  assert_has (text, "Коваленко Марія");
  assert_has (text, "Коваленко Дарина");
  assert_has (text, "001234599");
  assert_has (text, desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_NO));
  assert_has (text, "Контрольний код");
  g_assert_cmpuint (count_choices (desk), ==, 5);
  close_preview (desk);

  desk_print_present (get_content (desk), desk->office.context, "loss-receipt",
                      desk_record_get_id (DESK_RECORD (loss)));
  receipt = read_preview (desk, "Receipt of the Declaration");
  g_assert_null (strstr (receipt, "Дарина"));
  close_preview (desk);
}

static void
test_withdrawn (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskPerson) mother = booking_add_person (&desk->office, "Коваленко", "Марія");
  g_autoptr (DeskLoss) loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", "applicant",
                                            desk_record_get_id (DESK_RECORD (mother)), "declared", NOW - 600,
                                            "officer", get_officer (desk), "circumstance", "lost", NULL);
  DeskHand hand = { get_officer (desk), "head", "PL1-B", NOW - 60 };
  g_autofree char *text = NULL;

  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_DOCUMENT, "1aaa", g_variant_new_string ("id_card"));
  g_assert_true (desk_loss_take_step (loss, desk_context_get_profile (desk->office.context),
                                      DESK_LOSS_WITHDRAW, "1aaa", &hand, NULL));
  save (desk, DESK_RECORD (loss), DESK_LOSS_NO);
  desk_lost_papers_present (get_content (desk), desk->office.context, "loss-withdrawal",
                            desk_record_get_id (DESK_RECORD (loss)));
  text = read_preview (desk, "Withdrawal of the Declaration");
  assert_has (text, "ID-картка");
  g_assert_cmpuint (count_choices (desk), ==, 6);
  close_preview (desk);
}

/* What is still in the form is shown as a draft, without a number and without other papers. */
static void
test_draft (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskLoss) loss = g_object_new (DESK_TYPE_LOSS, "circumstance", "lost", NULL);
  g_autofree char *text = NULL;

  desk_lost_papers_present_loss_draft (get_content (desk), desk->office.context, loss, NULL, NULL);
  text = read_preview (desk, "Declaration of Loss");
  g_assert_true (g_str_has_prefix (text, "Чернетка, не зареєстровано"));
  g_assert_cmpuint (count_choices (desk), ==, 0);
  close_preview (desk);
}

/* The act is printed for the signatures before the document is noted as handed over. */
static void
test_act (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskPerson) receiver = booking_add_person (&desk->office, "Коваленко", "Марія");
  g_autoptr (DeskFind) find =
      g_object_new (DESK_TYPE_FIND, "state", "received", "received", NOW - 600, "officer", get_officer (desk),
                    "document", "id_card", "number", "001234599", "cell", "сейф 1", NULL);
  g_autofree char *receipt = NULL;
  g_autofree char *act = NULL;

  save (desk, DESK_RECORD (find), DESK_FIND_NO);
  desk_print_present (get_content (desk), desk->office.context, "find-receipt",
                      desk_record_get_id (DESK_RECORD (find)));
  receipt = read_preview (desk, "Receipt for the Finder");
  assert_has (receipt, desk_record_get_text (DESK_RECORD (find), DESK_FIND_NO));
  g_assert_cmpuint (count_choices (desk), ==, 0);
  close_preview (desk);

  g_object_set (find, "receiver-document", "driving_licence", "receiver-number", "ВХЕ123456", NULL);
  desk_lost_papers_present_find_draft (get_content (desk), desk->office.context, "find-act", find, NULL,
                                       receiver);
  act = read_preview (desk, "Hand-Over Act");
  assert_has (act, "Коваленко Марія");
  assert_has (act, "ВХЕ123456");
  assert_has (act, desk_record_get_text (DESK_RECORD (find), DESK_FIND_NO));
  close_preview (desk);
}

/* A register has the holders, receivers and numbers its rows are linked with, and begins with what came first. */
static void
test_registers (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskPerson) mother = booking_add_person (&desk->office, "Коваленко", "Марія");
  g_autoptr (DeskPerson) child = booking_add_person (&desk->office, "Коваленко", "Дарина");
  g_autoptr (DeskLoss) loss = add_loss (desk, mother, child);
  DeskRegisterQuery losses = { .kind = "loss", .filter = "all", .from = NOW - 86400, .now = NOW };
  DeskRegisterQuery finds = { .kind = "find", .filter = "all", .now = NOW, .storage_days = 180 };
  DeskRegisterQuery overdue = { .kind = "find", .filter = "overdue", .now = NOW, .storage_days = 180 };
  g_autofree char *lost = NULL;
  g_autofree char *found = NULL;
  g_autofree char *stored = NULL;
  const char *numbers[3];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (DeskFind) find = g_object_new (DESK_TYPE_FIND, "state", "received", "received",
                                                NOW
                                                    - (i == 0   ? 300
                                                       : i == 1 ? 200
                                                                : 1)
                                                          * 86400,
                                                "document", "id_card", "cell", "сейф 1", "finder",
                                                desk_record_get_id (DESK_RECORD (mother)), NULL);

      if (i == 0)
        {
          desk_record_set_entry (DESK_RECORD (find), DESK_FIND_MATCH, "1aaa",
                                 g_variant_new_string (desk_record_get_id (DESK_RECORD (loss))));
          desk_record_set_entry (DESK_RECORD (find), DESK_FIND_MATCH_DOCUMENT, "1aaa",
                                 g_variant_new_string ("1aaa"));
          desk_record_set_entry (DESK_RECORD (find), DESK_FIND_MATCH_VERDICT, "1aaa",
                                 g_variant_new_string ("same"));
        }
      save (desk, DESK_RECORD (find), DESK_FIND_NO);
      numbers[i] = g_intern_string (desk_record_get_text (DESK_RECORD (find), DESK_FIND_NO));
    }

  desk_lost_register_paper_present (get_content (desk), desk->office.context, &losses);
  lost = read_preview (desk, "Register of Losses");
  assert_has (lost, "Коваленко \nДарина");
  assert_has (lost, "Усього заяв: 1");
  close_preview (desk);

  desk_lost_register_paper_present (get_content (desk), desk->office.context, &finds);
  found = read_preview (desk, "Register of Found Documents");
  assert_has (found, "Усього документів: 3");
  assert_has (found, desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_NO));
  assert_has (found, "Коваленко Марія");
  g_assert_true (strstr (found, numbers[0]) < strstr (found, numbers[2]));
  close_preview (desk);

  desk_lost_register_paper_present (get_content (desk), desk->office.context, &overdue);
  stored = read_preview (desk, "Documents Kept Too Long");
  assert_has (stored, "Усього документів: 2");
  assert_has (stored, "надіслати органу, що видав");
  g_assert_true (strstr (stored, numbers[0]) < strstr (stored, numbers[1]));
  g_assert_null (strstr (stored, numbers[2]));
  close_preview (desk);
}

/* A day and a month are read with their receptions; whom a slip is for it does not say. */
static void
test_appointments (Desk *desk, gconstpointer data)
{
  Office *office = &desk->office;
  g_autoptr (DeskReception) chief = booking_add_reception (office, "Прийом начальника", "chief", "personal");
  g_autoptr (DeskReception) other = booking_add_reception (office, "Дільничний", "community", "advice");
  g_autoptr (DeskPerson) person = booking_add_person (office, "Бондар", "Іван");
  g_autoptr (DeskAppointment) appointment = booking_add (office, chief, person, "2026-05-29T10:30");
  g_autofree char *slip = NULL;
  g_autofree char *card = NULL;
  g_autofree char *day = NULL;
  g_autofree char *official = NULL;
  g_autofree char *month = NULL;
  g_autofree char *listed = NULL;
  GDate date, first;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 29, G_DATE_MAY, 2026);
  first = date;
  g_date_set_day (&first, 1);

  desk_print_present (get_content (desk), office->context, "appointment-slip",
                      desk_record_get_id (DESK_RECORD (appointment)));
  slip = read_preview (desk, "Appointment Slip");
  assert_has (slip, "п’ятниця, 29 травня 2026");
  assert_has (slip, "Прийом начальника");
  g_assert_null (strstr (slip, "Бондар"));
  close_preview (desk);

  desk_appointment_papers_present (get_content (desk), office->context, "reception-card",
                                   desk_record_get_id (DESK_RECORD (appointment)));
  card = read_preview (desk, "Reception Card");
  assert_has (card, "Бондар Іван");
  assert_has (card, "Скарга на тишу");
  close_preview (desk);

  desk_appointment_papers_present_day (get_content (desk), office->context, "appointment-day", &date,
                                       desk_record_get_id (DESK_RECORD (chief)));
  day = read_preview (desk, "Day List for Signatures");
  assert_has (day, "10:30");
  assert_has (day, "Бондар Іван");
  g_assert_null (strstr (day, "Скарга"));
  close_preview (desk);

  desk_appointment_papers_present_day (get_content (desk), office->context, "appointment-day-official", &date,
                                       desk_record_get_id (DESK_RECORD (chief)));
  official = read_preview (desk, "Day List for the Official");
  assert_has (official, "Скарга на тишу");
  close_preview (desk);

  desk_appointment_papers_present_month (get_content (desk), office->context, &date);
  month = read_preview (desk, "Schedule of the Month");
  assert_has (month, "на травень 2026 року");
  assert_has (month, "Прийом начальника");
  assert_has (month, "Дільничний");
  assert_has (month, "понеділок – п’ятниця");
  close_preview (desk);

  desk_appointment_papers_present_register (get_content (desk), office->context, &first, &date, NULL);
  listed = read_preview (desk, "Register of Receptions");
  assert_has (listed, "01.05.2026 – 29.05.2026");
  assert_has (listed, "29.05.2026 \n10:30");
  assert_has (listed, "Усього записів: 1");
  close_preview (desk);
}

static void
add (const char *path, void (*test) (Desk *desk, gconstpointer data))
{
  g_test_add (path, Desk, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/papers/loss", test_loss);
  add ("/papers/withdrawn", test_withdrawn);
  add ("/papers/draft", test_draft);
  add ("/papers/act", test_act);
  add ("/papers/registers", test_registers);
  add ("/papers/appointments", test_appointments);
  return g_test_run ();
}
