// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "model/hand.h"
#include "model/visit.h"
#include "store/draft.h"
#include "ui/context.h"
#include "ui/widgets/autosave.h"
#include "ui/widgets/form-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECORD_EDITOR (desk_record_editor_get_type ())

/**
 * DeskRecordEditor:
 * The form of a record that is registered once and only amended afterwards: a draft of a new one, or an amendment. What is
 * typed is kept at once; Ctrl+Enter registers, or saves the amendment with its reason. What is missing is listed beside
 * the form and leads to its field.
 * A template of a subclass puts the rows into the child `form` and what stands beside them into the child `aside`; it is
 * disposed of here.
 * Emits `registered (id, number)` and `amended`.
 */
G_DECLARE_DERIVABLE_TYPE (DeskRecordEditor, desk_record_editor, DESK, RECORD_EDITOR, AdwBin)

/**
 * DeskRecordEditorClass:
 * @form: the form in the table of drafts
 * @begin: (nullable): fills a new record with what can be assumed
 * @bind: (nullable): begins to show the record in what is no row
 * @changed: (nullable): a field has another value, by the name of its property
 * @show: (nullable): shows the sections that the record has
 * @check: what is missing before registering
 * @find_busy: (nullable): what is not ready to be saved yet: the words for it, and where
 * @is_waiting: (nullable): whether an answer is on the way that the check looks at; desk_record_editor_go_on() tells that
 *   it is there
 * @prepare: writes into a copy what registering or amending means; FALSE where the role does not allow it
 * @make_save: the save that registers the copy
 * @find_place: (nullable): where a field is filled in that has no row
 * @failed: (nullable): the save did not get through: shows why where that belongs; FALSE: let it be told as any error is
 * @collect: (nullable): adds to the draft what is in no row
 * @restore: (nullable): puts it back
 */
struct _DeskRecordEditorClass
{
  AdwBinClass parent_class;

  const char *form;
  void (*begin) (DeskRecordEditor *self, DeskRecord *record);
  void (*bind) (DeskRecordEditor *self);
  void (*changed) (DeskRecordEditor *self, const char *property);
  void (*show) (DeskRecordEditor *self);
  GArray *(*check) (DeskRecordEditor *self);
  const char *(*find_busy) (DeskRecordEditor *self, GtkWidget **where);
  gboolean (*is_waiting) (DeskRecordEditor *self);
  gboolean (*prepare) (DeskRecordEditor *self, DeskRecord *record, const DeskHand *hand);
  DeskSave *(*make_save) (DeskRecordEditor *self, DeskRecord *record);
  GtkWidget *(*find_place) (DeskRecordEditor *self, const char *field);
  gboolean (*failed) (DeskRecordEditor *self, const GError *error);
  void (*collect) (DeskRecordEditor *self, GVariantDict *typed);
  void (*restore) (DeskRecordEditor *self, GVariant *typed);
};

/**
 * DeskRecordEditorHanded:
 * @draft: (nullable): as it lies in the database for the other form; NULL where it does not, and nothing has changed
 */
typedef void (*DeskRecordEditorHanded) (DeskRecordEditor *self, const DeskDraft *draft);

void desk_record_editor_open (DeskRecordEditor *self, DeskContext *context, DeskRecord *record,
                              const DeskDraft *draft);
void desk_record_editor_open_amendment (DeskRecordEditor *self, DeskContext *context, DeskRecord *record,
                                        gint64 base, const DeskDraft *draft);
void desk_record_editor_set_visit (DeskRecordEditor *self, DeskVisit *visit);
void desk_record_editor_discard (DeskRecordEditor *self);

DeskContext *desk_record_editor_get_context (DeskRecordEditor *self);
DeskRecord *desk_record_editor_get_record (DeskRecordEditor *self);
DeskVisit *desk_record_editor_get_visit (DeskRecordEditor *self, gint64 *base);
gboolean desk_record_editor_is_amendment (DeskRecordEditor *self);
DeskAutosave *desk_record_editor_get_autosave (DeskRecordEditor *self);
gboolean desk_record_editor_is_open (DeskRecordEditor *self);
gboolean desk_record_editor_is_readable (DeskRecordEditor *self);

GtkWidget *desk_record_editor_find_row (DeskRecordEditor *self, const char *field);
char *desk_record_editor_get_reason (DeskRecordEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_record_editor_propose (DeskRecordEditor *self, guint field, const char *text);
void desk_record_editor_set_words (DeskRecordEditor *self, const char *primary, const char *state);
void desk_record_editor_go_on (DeskRecordEditor *self);
void desk_record_editor_show_matches (DeskRecordEditor *self, const char *summary);
void desk_record_editor_touch (DeskRecordEditor *self);
void desk_record_editor_tell_changed (DeskRecordEditor *self);
DeskDraft *desk_record_editor_make_draft (DeskRecordEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_record_editor_hand_on (DeskRecordEditor *self, DeskDraft *draft, DeskRecordEditorHanded done);

G_END_DECLS
