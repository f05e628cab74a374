// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

/**
 * DeskEditorKind:
 * What is told apart by the pages on which records are taken.
 * @kind: kind of the record: "statement"
 * @new_title: msgid of the title of a new one
 * @make_editor: the form, (transfer floating)
 * @begin: writes into a new record what is known: the visit it is taken in, or the person
 * @get_notice: what is told when the record is registered, translated
 * @amended: msgid of the notice that an amendment is saved
 * @show_action: the action of the window that opens the page of the registered one, by its id
 * @present_papers: (nullable): opens what is printed on registering
 * @print: (nullable): shows the paper as it stands in the form
 */
typedef struct
{
  const char *kind;
  const char *new_title;
  DeskRecordEditor *(*make_editor) (void);
  void (*begin) (DeskRecord *record, DeskRecord *visit, const char *person);
  const char *(*get_notice) (DeskRecordEditor *editor);
  const char *amended;
  const char *show_action;
  void (*present_papers) (GtkWidget *from, DeskContext *context, const char *id);
  void (*print) (DeskRecordEditor *editor);
} DeskEditorKind;

#define DESK_TYPE_EDITOR_PAGE (desk_editor_page_get_type ())

/**
 * DeskEditorPage:
 * The page of a record that is being taken, or amended. Leads to the page of the registered one with its papers.
 */
G_DECLARE_FINAL_TYPE (DeskEditorPage, desk_editor_page, DESK, EDITOR_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_editor_page_new (DeskContext *context, const DeskEditorKind *kind, const char *visit,
                                         const char *person) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_editor_page_new_from_record (DeskContext *context, const DeskEditorKind *kind,
                                                     DeskRecord *record,
                                                     const char *title) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_editor_page_new_from_draft (DeskContext *context, const DeskEditorKind *kind,
                                                    const DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_editor_page_new_amendment (DeskContext *context, const DeskEditorKind *kind,
                                                   DeskRecord *record, gint64 base) G_GNUC_WARN_UNUSED_RESULT;
DeskRecordEditor *desk_editor_page_get_editor (DeskEditorPage *self);

G_END_DECLS
