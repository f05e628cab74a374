// SPDX-License-Identifier: GPL-3.0-or-later
// The official numbers of a record on its page: number, register, when it was given and who attached it.

#include "ui/widgets/official-group.h"

#include "model/official-number.h"
#include "model/spelling.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/record-file.h"

#include <glib/gi18n-lib.h>

struct _DeskOfficialGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (DeskOfficialGroup, desk_official_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
describe (DeskRecord *record, const char *key, GPtrArray *officers, DeskContext *context)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (record);
  const DeskField *table = desk_record_get_fields (record, NULL);
  gint64 given = desk_record_get_entry_integer (record, fields->given, key);
  g_autofree char *kind = desk_field_words_make (&table[fields->kind],
                                                 desk_record_get_entry (record, fields->kind, key), context);
  g_autofree char *when = desk_field_words_moment (given, context);
  g_autofree char *who =
      desk_record_file_name_officer (officers, desk_record_get_entry_text (record, fields->by, key), context);
  GString *text = g_string_new (kind);

  if (when != NULL)
    g_string_append_printf (text, "\n%s", when);
  if (who != NULL)
    g_string_append_printf (text, " · %s", who);
  return g_string_free (text, FALSE);
}

/**
 * desk_official_group_show:
 * @record: a statement or a loss
 * @officers: (element-type DeskOfficer): all of this desk
 *
 * Shows its official numbers.
 */
void
desk_official_group_show (DeskOfficialGroup *self, DeskRecord *record, GPtrArray *officers,
                          DeskContext *context)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (record);
  g_autofree const char **keys = desk_record_list_keys (record, fields->number);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *detail = describe (record, keys[i], officers, context);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     desk_record_get_entry_text (record, fields->number, keys[i]));
      adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/**
 * desk_official_group_find_hint:
 * @record: a statement or a loss
 * @key: (nullable): of the number that is typed
 *
 * Returns: (transfer none) (nullable): what is worth knowing of the number, translated. One of another shape is taken as
 *   it is: masks are hints.
 */
const char *
desk_official_group_find_hint (DeskRecord *record, const char *key, const char *typed, DeskContext *context)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (record);
  const char *kind = key != NULL ? desk_record_get_entry_text (record, fields->kind, key) : NULL;
  DeskTerm *term = desk_profile_get_term (desk_context_get_profile (context), "official_numbers", kind);
  g_autofree char *canonical = desk_spelling_canonical_number (typed);

  return term != NULL && *typed != '\0' && !desk_term_matches_mask (term, canonical)
             ? _ ("Numbers of this register usually look otherwise. It is taken as it is written.")
             : NULL;
}

static void
desk_official_group_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_OFFICIAL_GROUP (object)->rows);
  G_OBJECT_CLASS (desk_official_group_parent_class)->finalize (object);
}

static void
desk_official_group_class_init (DeskOfficialGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_official_group_finalize;
}

static void
desk_official_group_init (DeskOfficialGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Official Numbers"));
}
