// SPDX-License-Identifier: GPL-3.0-or-later
// One clash of a save, with the choice what shall stand.

#include "ui/people/clash-row.h"

#include "model/record-types.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

struct _DeskClashRow
{
  AdwActionRow parent_instance;
  DeskClash clash;
  AdwToggleGroup *choice;
};

G_DEFINE_FINAL_TYPE (DeskClashRow, desk_clash_row, ADW_TYPE_ACTION_ROW)

static void
add_choice (DeskClashRow *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->choice, toggle);
}

static void
desk_clash_row_finalize (GObject *object)
{
  DeskClashRow *self = DESK_CLASH_ROW (object);

  g_free (self->clash.kind);
  g_free (self->clash.record);
  g_free (self->clash.field);
  g_clear_pointer (&self->clash.shown, g_variant_unref);
  g_clear_pointer (&self->clash.present, g_variant_unref);
  g_clear_pointer (&self->clash.wanted, g_variant_unref);
  G_OBJECT_CLASS (desk_clash_row_parent_class)->finalize (object);
}

static void
desk_clash_row_class_init (DeskClashRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_clash_row_finalize;
}

static void
desk_clash_row_init (DeskClashRow *self)
{
  self->choice = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  /* TRANSLATORS: of two values of a field: keep what somebody else wrote */
  add_choice (self, "theirs", _ ("Keep theirs"));
  /* TRANSLATORS: of two values of a field: write what I typed */
  add_choice (self, "mine", _ ("Use mine"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->choice));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static GVariant *
ref_value (GVariant *value)
{
  return value != NULL ? g_variant_ref (value) : NULL;
}

/**
 * desk_clash_row_new:
 * @clash: copied
 *
 * Returns: (transfer floating): a row that keeps the present value until the officer chooses otherwise
 */
GtkWidget *
desk_clash_row_new (DeskContext *context, const DeskClash *clash)
{
  DeskClashRow *self = g_object_new (DESK_TYPE_CLASH_ROW, NULL);
  g_autoptr (DeskRecord) record = desk_record_types_create (clash->kind, NULL);
  int place = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), clash->field, NULL);
  const DeskField *field = &DESK_RECORD_GET_CLASS (record)->fields[MAX (place, 0)];
  g_autofree char *present = desk_field_words_make (field, clash->present, context);
  g_autofree char *wanted = desk_field_words_make (field, clash->wanted, context);
  g_autofree char *values =
      /* TRANSLATORS: two values of a field: what somebody else wrote, and what this officer typed */
      g_strdup_printf (_ ("Theirs: %s\nMine: %s"), present != NULL ? present : _ ("nothing"),
                       wanted != NULL ? wanted : _ ("nothing"));

  self->clash = (DeskClash){ .kind = g_strdup (clash->kind),
                             .record = g_strdup (clash->record),
                             .field = g_strdup (clash->field),
                             .shown = ref_value (clash->shown),
                             .present = ref_value (clash->present),
                             .wanted = ref_value (clash->wanted) };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (field->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), values);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  return GTK_WIDGET (self);
}

/**
 * desk_clash_row_get_clash:
 *
 * Returns: (transfer none)
 */
const DeskClash *
desk_clash_row_get_clash (DeskClashRow *self)
{
  return &self->clash;
}

/**
 * desk_clash_row_keeps_mine:
 *
 * Returns: whether the officer's own value shall stand
 */
gboolean
desk_clash_row_keeps_mine (DeskClashRow *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->choice), "mine") == 0;
}
