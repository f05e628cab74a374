// SPDX-License-Identifier: GPL-3.0-or-later
// What a loss and a find begin with; the page itself is widgets/editor-page.

#include "ui/lost-documents/draft-pages.h"

#include "ui/lost-documents/find-editor.h"
#include "ui/lost-documents/loss-editor.h"
#include "ui/lost-documents/lost-papers.h"
#include "ui/widgets/editor-page.h"

#include <glib/gi18n-lib.h>

static DeskRecordEditor *
make_loss_editor (void)
{
  return g_object_new (DESK_TYPE_LOSS_EDITOR, NULL);
}

static void
begin_loss (DeskRecord *record, DeskRecord *visit, const char *person)
{
  if (visit != NULL)
    desk_record_set_text (record, DESK_LOSS_VISIT, desk_record_get_id (visit));
  desk_record_set_text (record, DESK_LOSS_APPLICANT,
                        visit != NULL ? desk_record_get_text (visit, DESK_VISIT_PERSON) : person);
}

static const char *
get_loss_notice (DeskRecordEditor *editor)
{
  return desk_loss_editor_get_notice (DESK_LOSS_EDITOR (editor));
}

static void
present_loss_papers (GtkWidget *from, DeskContext *context, const char *id)
{
  desk_lost_papers_present (from, context, "loss", id);
}

static void
print_loss (DeskRecordEditor *editor)
{
  desk_loss_editor_present_paper (DESK_LOSS_EDITOR (editor));
}

static const DeskEditorKind losses = {
  .kind = "loss",
  .new_title = N_ ("Lost Document"),
  .make_editor = make_loss_editor,
  .begin = begin_loss,
  .get_notice = get_loss_notice,
  .amended = N_ ("The declaration is amended"),
  .show_action = "win.show-loss",
  .present_papers = present_loss_papers,
  .print = print_loss,
};

static DeskRecordEditor *
make_find_editor (void)
{
  return g_object_new (DESK_TYPE_FIND_EDITOR, NULL);
}

static void
begin_find (DeskRecord *record, DeskRecord *visit, const char *person)
{
  if (visit != NULL)
    desk_record_set_text (record, DESK_FIND_VISIT, desk_record_get_id (visit));
  desk_record_set_text (record, DESK_FIND_FINDER,
                        visit != NULL ? desk_record_get_text (visit, DESK_VISIT_PERSON) : person);
}

static const char *
get_find_notice (DeskRecordEditor *editor)
{
  return desk_find_editor_get_notice (DESK_FIND_EDITOR (editor));
}

static void
present_find_papers (GtkWidget *from, DeskContext *context, const char *id)
{
  desk_lost_papers_present (from, context, "find-receipt", id);
}

static void
print_find (DeskRecordEditor *editor)
{
  desk_find_editor_present_paper (DESK_FIND_EDITOR (editor));
}

static const DeskEditorKind finds = {
  .kind = "find",
  .new_title = N_ ("Found Document"),
  .make_editor = make_find_editor,
  .begin = begin_find,
  .get_notice = get_find_notice,
  .amended = N_ ("The find is amended"),
  .show_action = "win.show-find",
  .present_papers = present_find_papers,
  .print = print_find,
};

/**
 * desk_loss_draft_page_new:
 * @visit: (nullable): id of the visit it is declared in
 * @person: (nullable): id of who declares it, where there is no visit
 *
 * Returns: (transfer floating): an empty form
 */
AdwNavigationPage *
desk_loss_draft_page_new (DeskContext *context, const char *visit, const char *person)
{
  return desk_editor_page_new (context, &losses, visit, person);
}

/**
 * desk_loss_draft_page_new_from_draft:
 * @draft: of a new loss, or of an amendment
 *
 * Returns: (transfer floating): the form as it was left, by whomever of this desk
 */
AdwNavigationPage *
desk_loss_draft_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
{
  return desk_editor_page_new_from_draft (context, &losses, draft);
}

/**
 * desk_loss_draft_page_new_amendment:
 * @loss: as it is registered
 * @base: journal position at which it was read
 *
 * Returns: (transfer floating): the form of its amendment
 */
AdwNavigationPage *
desk_loss_draft_page_new_amendment (DeskContext *context, DeskLoss *loss, gint64 base)
{
  return desk_editor_page_new_amendment (context, &losses, DESK_RECORD (loss), base);
}

/**
 * desk_find_draft_page_new:
 * @visit: (nullable): id of the visit it is brought in
 * @finder: (nullable): id of who brings it, where there is no visit
 *
 * Returns: (transfer floating): an empty form
 */
AdwNavigationPage *
desk_find_draft_page_new (DeskContext *context, const char *visit, const char *finder)
{
  return desk_editor_page_new (context, &finds, visit, finder);
}

/**
 * desk_find_draft_page_new_from_draft:
 * @draft: of a new find, or of an amendment
 *
 * Returns: (transfer floating): the form as it was left, by whomever of this desk
 */
AdwNavigationPage *
desk_find_draft_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
{
  return desk_editor_page_new_from_draft (context, &finds, draft);
}

/**
 * desk_find_draft_page_new_amendment:
 * @find: as it is registered
 * @base: journal position at which it was read
 *
 * Returns: (transfer floating): the form of its amendment
 */
AdwNavigationPage *
desk_find_draft_page_new_amendment (DeskContext *context, DeskFind *find, gint64 base)
{
  return desk_editor_page_new_amendment (context, &finds, DESK_RECORD (find), base);
}
