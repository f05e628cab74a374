// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a registered record, as its page offers it.
#pragma once

#include "model/profile.h"
#include "ui/widgets/record-act.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_STEP_FIELDS 3

/**
 * DeskStepOffer:
 * @id: how actions name it
 * @step: of the model
 * @title: msgid of its button
 * @note: (nullable): msgid of the label of a remark or, where the step asks for one, a reason
 * @n_fields: how many particulars are asked for
 * @fields: the particulars; of lists they belong to one new entry
 * @is_grave: whether the officer is asked once more
 * @applies: (nullable): whether it makes sense beyond what state and role allow
 * @prepare: (nullable): writes what is not asked for; the key is that of the new entry
 * @link_label: (nullable): msgid of the label of a particular that is another record, named by its number
 * @button: (nullable): msgid of what the button of the dialog says, where it is not "Save"
 */
typedef struct
{
  const char *id;
  guint step;
  const char *title;
  const char *note;
  guint n_fields;
  guint fields[DESK_STEP_FIELDS];
  gboolean is_grave;
  gboolean (*applies) (DeskRecord *record, DeskContext *context);
  void (*prepare) (DeskRecord *record, DeskContext *context, const char *key);
  const char *link_label;
  const char *button;
} DeskStepOffer;

/**
 * DeskStepAnswers:
 * What was answered so far.
 * @record: a copy with the particulars
 * @part: (nullable): key of the part of the record that is meant; NULL for all of them
 * @key: (nullable): of the new entry of a list
 * @note: (nullable)
 */
typedef struct
{
  const DeskStepOffer *offer;
  DeskRecord *record;
  const char *part;
  const char *key;
  const char *note;
} DeskStepAnswers;

/**
 * DeskStepTable:
 * What can be done with the records of a kind.
 * @note_field: where the model says that remark or reason is missing
 * @may: whether state and role allow it
 * @list_parts: (nullable): keys of the parts of the record each of which it can be done with, (transfer container)
 *   (array zero-terminated=1); none where it is about the record as a whole
 * @name_part: (nullable): a part in words, (transfer full)
 * @part_label: (nullable): msgid of what a part is called
 * @all_parts: (nullable): msgid of all of them
 * @offers_term: (nullable): whether a term of a choice would do for this record
 * @find_fault: what is missing, and beside which field that is said
 * @find_hint: (nullable): what is worth knowing of a text while it is typed
 * @take: writes the step into the record; FALSE where it may not be done any more
 * @save: saves the record
 */
typedef struct
{
  const DeskStepOffer *offers;
  guint n_offers;
  guint note_field;
  gboolean (*may) (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context);
  const char **(*list_parts) (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context);
  char *(*name_part) (DeskRecord *record, const char *part, DeskContext *context);
  const char *part_label;
  const char *all_parts;
  gboolean (*offers_term) (DeskRecord *record, DeskContext *context, guint field, DeskTerm *term);
  const char *(*find_fault) (const DeskStepAnswers *answers, DeskContext *context, guint *field);
  const char *(*find_hint) (const DeskStepAnswers *answers, DeskContext *context, guint field,
                            const char *typed);
  gboolean (*take) (const DeskStepAnswers *answers, DeskContext *context);
  void (*save) (GtkWidget *from, DeskContext *context, const DeskStepAnswers *answers, DeskRecord *shown,
                gint64 base, DeskRecordDone done, gpointer data);
} DeskStepTable;

const DeskStepOffer *desk_steps_find (const DeskStepTable *table, const char *id);
gboolean desk_steps_is_open (const DeskStepTable *table, const DeskStepOffer *offer, DeskRecord *record,
                             DeskContext *context);
GPtrArray *desk_steps_list_terms (const DeskStepTable *table, DeskRecord *record, DeskContext *context,
                                  guint field) G_GNUC_WARN_UNUSED_RESULT;

#define DESK_TYPE_STEPS_GROUP (desk_steps_group_get_type ())

/**
 * DeskStepsGroup:
 * Where a record stands, and a button for each step that is open to the officer; a button activates `record.step` with
 * the step's id.
 */
G_DECLARE_FINAL_TYPE (DeskStepsGroup, desk_steps_group, DESK, STEPS_GROUP, AdwPreferencesGroup)

void desk_steps_group_show (DeskStepsGroup *self, const DeskStepTable *table, DeskRecord *record,
                            DeskContext *context, const char *state);

G_END_DECLS
