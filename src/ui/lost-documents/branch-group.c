// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/branch-group.h"

#include "ui/widgets/digit-keys.h"
#include "ui/widgets/toggle-bin.h"

#include <glib/gi18n-lib.h>

struct _DeskBranchGroup
{
  AdwPreferencesGroup parent_instance;

  AdwToggleGroup *toggles;
  gboolean showing;
};

enum
{
  SIGNAL_LOST,
  SIGNAL_STOLEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskBranchGroup, desk_branch_group, ADW_TYPE_PREFERENCES_GROUP)

/* The branches by the digits that choose them. */
static const struct
{
  const char *name;
  const char *label;
} branches[] = {
  { "lost", N_ ("1 Lost") },
  { "stolen", N_ ("2 Stolen") },
};

static void
on_toggled (DeskBranchGroup *self)
{
  const char *name = adw_toggle_group_get_active_name (self->toggles);

  if (!self->showing && name != NULL)
    g_signal_emit (self, signals[g_str_equal (name, "lost") ? SIGNAL_LOST : SIGNAL_STOLEN], 0);
}

static gboolean
on_key (DeskBranchGroup *self, guint keyval, guint keycode, GdkModifierType state)
{
  char digit = desk_digit_keys_read (keycode, keyval, state);

  /* Enter would take the branch that only happens to have the focus. */
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
      && adw_toggle_group_get_active_name (self->toggles) == NULL
      && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return GDK_EVENT_STOP;
  if (digit < '1' || digit >= '1' + (int)G_N_ELEMENTS (branches))
    return GDK_EVENT_PROPAGATE;
  adw_toggle_group_set_active_name (self->toggles, branches[digit - '1'].name);
  return GDK_EVENT_STOP;
}

static gboolean
desk_branch_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (DESK_BRANCH_GROUP (widget)->toggles), GTK_DIR_TAB_FORWARD);
}

static void
desk_branch_group_class_init (DeskBranchGroupClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_branch_group_grab_focus;

  /**
   * DeskBranchGroup::lost:
   * The officer chose: lost.
   */
  signals[SIGNAL_LOST] = g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  /**
   * DeskBranchGroup::stolen:
   * The officer chose: stolen.
   */
  signals[SIGNAL_STOLEN] = g_signal_new ("stolen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

/* The title of a group does not wrap, and this one is the question. */
static GtkWidget *
add_label (DeskBranchGroup *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), label);
  return label;
}

static void
desk_branch_group_init (DeskBranchGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *title = _ ("Lost or Stolen?");
  GtkWidget *what_follows;

  self->showing = TRUE;
  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_set_homogeneous (self->toggles, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (branches); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, branches[i].name);
      adw_toggle_set_label (toggle, _ (branches[i].label));
      adw_toggle_group_add (self->toggles, toggle);
    }
  adw_toggle_group_set_active (self->toggles, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (self->toggles, "notify::active-name", G_CALLBACK (on_toggled), self);

  add_label (self, title, "heading");
  what_follows = add_label (
      self,
      _ ("A loss is declared. A theft is a crime: a statement is taken, and what is typed here goes along."),
      "dimmed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  what_follows, NULL, -1);
  gtk_widget_set_margin_top (GTK_WIDGET (self->toggles), 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), desk_toggle_bin_new (self->toggles));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * desk_branch_group_is_lost:
 *
 * Returns: whether it is known that the documents were lost
 */
gboolean
desk_branch_group_is_lost (DeskBranchGroup *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->toggles), "lost") == 0;
}

/**
 * desk_branch_group_set_lost:
 * @lost: whether that is known; else nothing is chosen
 *
 * Shows what is known; nothing is told.
 */
void
desk_branch_group_set_lost (DeskBranchGroup *self, gboolean lost)
{
  self->showing = TRUE;
  if (lost)
    adw_toggle_group_set_active_name (self->toggles, "lost");
  else
    adw_toggle_group_set_active (self->toggles, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
}
