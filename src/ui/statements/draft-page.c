// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement begins with; the page itself is widgets/editor-page.

#include "ui/statements/draft-page.h"

#include "ui/statements/statement-editor.h"
#include "ui/statements/statement-papers.h"
#include "ui/widgets/editor-page.h"

#include <glib/gi18n-lib.h>

static DeskRecordEditor *
make_editor (void)
{
  return g_object_new (DESK_TYPE_STATEMENT_EDITOR, NULL);
}

static void
begin (DeskRecord *record, DeskRecord *visit, const char *person)
{
  if (visit != NULL)
    {
      desk_record_set_text (record, DESK_STATEMENT_VISIT, desk_record_get_id (visit));
      desk_record_set_text (record, DESK_STATEMENT_TOPIC, desk_record_get_text (visit, DESK_VISIT_TOPIC));
    }
  desk_record_set_text (record, DESK_STATEMENT_APPLICANT,
                        visit != NULL ? desk_record_get_text (visit, DESK_VISIT_PERSON) : person);
}

static const char *
get_notice (DeskRecordEditor *editor)
{
  return _ ("The statement is registered");
}

static void
present_papers (GtkWidget *from, DeskContext *context, const char *id)
{
  desk_statement_papers_present (from, context, "receipt", id);
}

static void
print (DeskRecordEditor *editor)
{
  desk_statement_editor_present_paper (DESK_STATEMENT_EDITOR (editor));
}

static const DeskEditorKind statements = {
  .kind = "statement",
  .new_title = N_ ("New Statement"),
  .make_editor = make_editor,
  .begin = begin,
  .get_notice = get_notice,
  .amended = N_ ("The statement is amended"),
  .show_action = "win.show-statement",
  .present_papers = present_papers,
  .print = print,
};

/**
 * desk_statement_draft_page_new:
 * @visit: (nullable): id of the visit it is taken in
 * @person: (nullable): id of who makes it, where there is no visit
 *
 * Returns: (transfer floating): an empty form
 */
AdwNavigationPage *
desk_statement_draft_page_new (DeskContext *context, const char *visit, const char *person)
{
  return desk_editor_page_new (context, &statements, visit, person);
}

/**
 * desk_statement_draft_page_new_from_draft:
 * @draft: of a new statement, or of an amendment
 *
 * Returns: (transfer floating): the form as it was left, by whomever of this desk
 */
AdwNavigationPage *
desk_statement_draft_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
{
  return desk_editor_page_new_from_draft (context, &statements, draft);
}

/**
 * desk_statement_draft_page_new_supplement:
 * @statement: as it is registered
 *
 * Returns: (transfer floating): the form of a statement that adds to it
 */
AdwNavigationPage *
desk_statement_draft_page_new_supplement (DeskContext *context, DeskStatement *statement)
{
  g_autoptr (DeskStatement) supplement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  DeskRecord *record = DESK_RECORD (supplement), *about = DESK_RECORD (statement);
  g_autofree char *title =
      g_strdup_printf (_ ("Supplement to %s"), desk_record_get_text (about, DESK_STATEMENT_NO));

  desk_record_set_text (record, DESK_STATEMENT_KIND, "supplement");
  desk_record_set_text (record, DESK_STATEMENT_SUPPLEMENT_TO, desk_record_get_id (about));
  desk_record_set_text (record, DESK_STATEMENT_TOPIC, desk_record_get_text (about, DESK_STATEMENT_TOPIC));
  desk_record_set_text (record, DESK_STATEMENT_APPLICANT,
                        desk_record_get_text (about, DESK_STATEMENT_APPLICANT));
  desk_record_set_text (record, DESK_STATEMENT_LANGUAGE,
                        desk_record_get_text (about, DESK_STATEMENT_LANGUAGE));
  return desk_editor_page_new_from_record (context, &statements, record, title);
}

/**
 * desk_statement_draft_page_new_from_reception:
 * @appointment: at which it was accepted
 *
 * Returns: (transfer floating): the form of a statement that begins with the visitor and the question of a reception
 */
AdwNavigationPage *
desk_statement_draft_page_new_from_reception (DeskContext *context, DeskAppointment *appointment)
{
  static const struct
  {
    DeskStatementField to;
    DeskAppointmentField from;
  } carried[] = {
    { DESK_STATEMENT_VISIT, DESK_APPOINTMENT_VISIT },
    { DESK_STATEMENT_APPLICANT, DESK_APPOINTMENT_PERSON },
    { DESK_STATEMENT_TOPIC, DESK_APPOINTMENT_TOPIC },
  };
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  DeskRecord *record = DESK_RECORD (statement), *about = DESK_RECORD (appointment);
  const char *question = desk_record_get_text (about, DESK_APPOINTMENT_QUESTION);

  desk_record_set_text (record, DESK_STATEMENT_APPOINTMENT, desk_record_get_id (about));
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    desk_record_set_text (record, carried[i].to, desk_record_get_text (about, carried[i].from));
  if (question != NULL)
    desk_statement_set_text (statement, question);
  return desk_editor_page_new_from_record (context, &statements, record, _ ("Statement from a Reception"));
}

/**
 * desk_statement_draft_page_new_amendment:
 * @statement: as it is registered
 * @base: journal position at which it was read
 *
 * Returns: (transfer floating): the form of its amendment
 */
AdwNavigationPage *
desk_statement_draft_page_new_amendment (DeskContext *context, DeskStatement *statement, gint64 base)
{
  return desk_editor_page_new_amendment (context, &statements, DESK_RECORD (statement), base);
}
