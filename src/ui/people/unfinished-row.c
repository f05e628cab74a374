// SPDX-License-Identifier: GPL-3.0-or-later
// A draft of the form of a person, as a row above the register.

#include "ui/people/unfinished-row.h"

#include "model/person.h"
#include "ui/people/person-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/form-typed.h"

#include <glib/gi18n-lib.h>

struct _DeskUnfinishedRow
{
  AdwActionRow parent_instance;
  DeskDraft *draft;
};

G_DEFINE_FINAL_TYPE (DeskUnfinishedRow, desk_unfinished_row, ADW_TYPE_ACTION_ROW)

static void
desk_unfinished_row_finalize (GObject *object)
{
  desk_draft_free (DESK_UNFINISHED_ROW (object)->draft);
  G_OBJECT_CLASS (desk_unfinished_row_parent_class)->finalize (object);
}

static void
desk_unfinished_row_class_init (DeskUnfinishedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_unfinished_row_finalize;
}

static void
desk_unfinished_row_init (DeskUnfinishedRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * desk_unfinished_row_new:
 * @draft: copied
 *
 * Returns: (transfer floating)
 */
GtkWidget *
desk_unfinished_row_new (DeskContext *context, const DeskDraft *draft)
{
  DeskUnfinishedRow *self = g_object_new (DESK_TYPE_UNFINISHED_ROW, NULL);
  g_autoptr (DeskPerson) person = g_object_new (DESK_TYPE_PERSON, NULL);
  g_autofree char *when = desk_field_words_moment (draft->touched, context);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (draft->shown != NULL)
    desk_form_typed_apply (DESK_RECORD (person), draft->shown);
  desk_form_typed_apply (DESK_RECORD (person), draft->typed);
  name = desk_person_words_get_name (person);
  /* TRANSLATORS: a form that was begun and not saved, with the name of the person */
  title = g_strdup_printf (_ ("Not finished: %s"), name);

  self->draft = desk_draft_copy (draft);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), when != NULL ? when : "");
  return GTK_WIDGET (self);
}

/**
 * desk_unfinished_row_get_draft:
 *
 * Returns: (transfer none)
 */
const DeskDraft *
desk_unfinished_row_get_draft (DeskUnfinishedRow *self)
{
  return self->draft;
}
