// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a registered record: a table says what there is and what is asked for each, and the model what
// may be done now.

#include "ui/widgets/steps.h"

#include "ui/widgets/button-rows.h"

#include <glib/gi18n-lib.h>

struct _DeskStepsGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *state;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (DeskStepsGroup, desk_steps_group, ADW_TYPE_PREFERENCES_GROUP)

/**
 * desk_steps_find:
 *
 * Returns: (transfer none) (nullable): the step of this name
 */
const DeskStepOffer *
desk_steps_find (const DeskStepTable *table, const char *id)
{
  for (guint i = 0; i < table->n_offers; i++)
    if (g_str_equal (table->offers[i].id, id))
      return &table->offers[i];
  return NULL;
}

/**
 * desk_steps_is_open:
 *
 * Returns: whether the officer may do that with the record as it is
 */
gboolean
desk_steps_is_open (const DeskStepTable *table, const DeskStepOffer *offer, DeskRecord *record,
                    DeskContext *context)
{
  return table->may (offer, record, context) && (offer->applies == NULL || offer->applies (record, context));
}

/**
 * desk_steps_list_terms:
 * @field: a choice of the record
 *
 * What the step would refuse is not offered in the first place.
 *
 * Returns: (transfer container) (element-type DeskTerm): what may be chosen for this record
 */
GPtrArray *
desk_steps_list_terms (const DeskStepTable *table, DeskRecord *record, DeskContext *context, guint field)
{
  const DeskField *about = &desk_record_get_fields (record, NULL)[field];
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (context), about->detail);
  GPtrArray *terms = g_ptr_array_new ();

  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (vocabulary, i);

      if (table->offers_term == NULL || table->offers_term (record, context, field, term))
        g_ptr_array_add (terms, term);
    }
  return terms;
}

static void
desk_steps_group_dispose (GObject *object)
{
  g_clear_pointer (&DESK_STEPS_GROUP (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_steps_group_parent_class)->dispose (object);
}

static void
desk_steps_group_class_init (DeskStepsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_steps_group_dispose;
}

static void
desk_steps_group_init (DeskStepsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->state = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->state), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("State"));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "property");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Next Steps"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->state));
}

static GtkWidget *
make_row (const DeskStepOffer *offer)
{
  GtkWidget *row = adw_button_row_new ();

  desk_button_rows_wrap (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (offer->title));
  if (offer->is_grave)
    gtk_widget_add_css_class (row, "destructive-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", offer->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "record.step");
  return row;
}

/**
 * desk_steps_group_show:
 * @table: (transfer none): static
 * @state: (nullable): where the record stands, in words
 *
 * Offers what may be done with the record as it is.
 */
void
desk_steps_group_show (DeskStepsGroup *self, const DeskStepTable *table, DeskRecord *record,
                       DeskContext *context, const char *state)
{
  adw_action_row_set_subtitle (self->state, state != NULL ? state : "");
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < table->n_offers; i++)
    if (desk_steps_is_open (table, &table->offers[i], record, context))
      {
        GtkWidget *row = make_row (&table->offers[i]);

        g_ptr_array_add (self->rows, row);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      }
}
