// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/identifier.h"
#include "model/record.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FORM_ROW (desk_form_row_get_type ())

/**
 * DeskFormRow:
 * A row of a form that edits one field of a record. It takes label, required mark, vocabulary and validation from the
 * field table; the .blp only names the field and says where the row stands.
 * Typing reaches the record when the row is left (or the form commits), never while typing.
 * Emits `typed (text)` with each keystroke; the text is NULL where a row has several.
 */
G_DECLARE_INTERFACE (DeskFormRow, desk_form_row, DESK, FORM_ROW, GtkWidget)

/**
 * DeskFormRowInterface:
 * @bind: begins to edit a field of a record; @context is valid as long as the row
 * @commit: takes what was typed into the record
 * @get_level: how what stands there is to be judged
 * @collect: (nullable): adds what was typed and is not in the record yet, by wire name
 * @restore: (nullable): puts such text back
 * @focus_field: (nullable): for a row of several fields: puts the focus where one of them is filled in
 */
struct _DeskFormRowInterface
{
  GTypeInterface parent_iface;

  void (*bind) (DeskFormRow *self, DeskContext *context, DeskRecord *record, guint field);
  void (*commit) (DeskFormRow *self);
  DeskVerdict (*get_level) (DeskFormRow *self);
  void (*collect) (DeskFormRow *self, GVariantDict *texts);
  void (*restore) (DeskFormRow *self, GVariant *texts);
  gboolean (*focus_field) (DeskFormRow *self, const char *field, const char *key);
};

const char *desk_form_row_get_field (DeskFormRow *self);
void desk_form_row_bind (DeskFormRow *self, DeskContext *context, DeskRecord *record);
void desk_form_row_commit (DeskFormRow *self);
DeskVerdict desk_form_row_get_level (DeskFormRow *self);
gboolean desk_form_row_focus_field (DeskFormRow *self, const char *field, const char *key);
void desk_form_row_tell_typed (DeskFormRow *self, const char *text);
char *desk_form_row_make_title (const DeskField *field) G_GNUC_WARN_UNUSED_RESULT;
char *desk_form_row_make_notify (const DeskField *field) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *desk_form_rows_find (GtkWidget *form) G_GNUC_WARN_UNUSED_RESULT;
void desk_form_rows_bind (GtkWidget *form, DeskContext *context, DeskRecord *record);
void desk_form_rows_commit (GtkWidget *form);
GtkWidget *desk_form_rows_find_error (GtkWidget *form);
void desk_form_rows_collect (GtkWidget *form, GVariantDict *texts);
void desk_form_rows_restore (GtkWidget *form, GVariant *texts);

G_END_DECLS
