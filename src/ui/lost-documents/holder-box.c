// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/holder-box.h"

#include "ui/widgets/code-entry.h"
#include "ui/widgets/person-chooser.h"

#include <glib/gi18n-lib.h>

struct _DeskHolderBox
{
  AdwBin parent_instance;

  DeskContext *context;
  gboolean showing;

  DeskPersonChooser *chooser;
  DeskCodeEntry *basis;
  GtkLabel *proof;
};

enum
{
  SIGNAL_TYPED,
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskHolderBox, desk_holder_box, ADW_TYPE_BIN)

static void
tell_changed (DeskHolderBox *self)
{
  if (self->context != NULL && !self->showing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_typed (DeskHolderBox *self)
{
  if (self->context != NULL && !self->showing)
    g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static void
on_chosen (DeskHolderBox *self)
{
  tell_changed (self);
  on_typed (self);
}

/* The record may be read long after the holder was shown. */
static void
on_read (DeskHolderBox *self)
{
  tell_changed (self);
}

static void
on_message (DeskHolderBox *self)
{
  tell_changed (self);
}

static void
show_proof (DeskHolderBox *self)
{
  DeskTerm *ground = desk_profile_get_term (desk_context_get_profile (self->context),
                                            "representation_grounds", desk_code_entry_get_code (self->basis));
  const char *proof =
      ground != NULL ? desk_term_get_text (ground, "proof", desk_context_get_language (self->context)) : NULL;
  /* TRANSLATORS: what paper shows on what ground somebody stands for another person */
  g_autofree char *words = proof != NULL ? g_strdup_printf (_ ("To be shown: %s"), proof) : NULL;

  gtk_label_set_label (self->proof, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->proof), words != NULL);
}

static void
on_basis (DeskHolderBox *self)
{
  if (self->context == NULL)
    return;
  show_proof (self);
  tell_changed (self);
}

static void
on_basis_done (DeskHolderBox *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
desk_holder_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_HOLDER_BOX (widget)->chooser));
}

static void
desk_holder_box_dispose (GObject *object)
{
  DeskHolderBox *self = DESK_HOLDER_BOX (object);

  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HOLDER_BOX);
  G_OBJECT_CLASS (desk_holder_box_parent_class)->dispose (object);
}

static void
desk_holder_box_class_init (DeskHolderBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_holder_box_dispose;
  widget_class->grab_focus = desk_holder_box_grab_focus;

  /**
   * DeskHolderBox::typed:
   * Something was typed.
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  /**
   * DeskHolderBox::changed:
   * The holder, the ground or what is known of the holder is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  /**
   * DeskHolderBox::done:
   * Enter in the ground: nothing is left to say of the holder.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_PERSON_CHOOSER);
  g_type_ensure (DESK_TYPE_CODE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/holder-box.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHolderBox, chooser);
  gtk_widget_class_bind_template_child (widget_class, DeskHolderBox, basis);
  gtk_widget_class_bind_template_child (widget_class, DeskHolderBox, proof);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_read);
  gtk_widget_class_bind_template_callback (widget_class, on_basis);
  gtk_widget_class_bind_template_callback (widget_class, on_basis_done);
  gtk_widget_class_bind_template_callback (widget_class, on_message);
}

static void
desk_holder_box_init (DeskHolderBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_holder_box_bind:
 * @basis_label: translated label of the ground
 */
void
desk_holder_box_bind (DeskHolderBox *self, DeskContext *context, const char *basis_label)
{
  g_set_object (&self->context, context);
  desk_person_chooser_bind (self->chooser, context);
  desk_person_chooser_set_label (self->chooser, _ ("Holder"));
  g_object_set (self->basis, "label", basis_label, "placeholder-text", basis_label, NULL);
  desk_code_entry_bind (self->basis,
                        desk_profile_get_vocabulary (desk_context_get_profile (context),
                                                     "representation_grounds"),
                        desk_context_get_language (context));
}

/**
 * desk_holder_box_set:
 * @person: (nullable): id of the holder
 * @basis: (nullable): code of the ground
 *
 * Shows what is known; nothing is told.
 */
void
desk_holder_box_set (DeskHolderBox *self, const char *person, const char *basis)
{
  self->showing = TRUE;
  desk_person_chooser_set_id (self->chooser, person);
  if (g_strcmp0 (desk_code_entry_get_code (self->basis), basis) != 0)
    desk_code_entry_set_code (self->basis, basis);
  show_proof (self);
  self->showing = FALSE;
}

/**
 * desk_holder_box_get_id:
 *
 * Returns: (transfer none) (nullable): id of the holder
 */
const char *
desk_holder_box_get_id (DeskHolderBox *self)
{
  return desk_person_chooser_get_id (self->chooser);
}

/**
 * desk_holder_box_get_basis:
 *
 * Returns: (transfer none) (nullable): code of the ground
 */
const char *
desk_holder_box_get_basis (DeskHolderBox *self)
{
  return desk_code_entry_get_code (self->basis);
}

/**
 * desk_holder_box_get_person:
 *
 * Returns: (transfer none) (nullable): the holder as last read
 */
DeskPerson *
desk_holder_box_get_person (DeskHolderBox *self)
{
  return desk_person_chooser_get_person (self->chooser);
}

/**
 * desk_holder_box_get_typed:
 *
 * Returns: (transfer none) (nullable): what stands in a field and is not read yet
 */
const char *
desk_holder_box_get_typed (DeskHolderBox *self, DeskHolderBoxCell cell)
{
  return cell == DESK_HOLDER_PERSON ? desk_person_chooser_get_typed (self->chooser)
                                    : desk_code_entry_get_typed (self->basis);
}

/**
 * desk_holder_box_set_typed:
 * Puts text back that was being typed.
 */
void
desk_holder_box_set_typed (DeskHolderBox *self, DeskHolderBoxCell cell, const char *text)
{
  if (cell == DESK_HOLDER_PERSON)
    desk_person_chooser_set_typed (self->chooser, text);
  else
    desk_code_entry_set_typed (self->basis, text);
}

/**
 * desk_holder_box_get_fault:
 *
 * Returns: (transfer none) (nullable): why the ground cannot be read
 */
const char *
desk_holder_box_get_fault (DeskHolderBox *self)
{
  return desk_code_entry_get_message (self->basis);
}

/**
 * desk_holder_box_set_words:
 * @words: (transfer none): shows the fault as soon as there is one
 */
void
desk_holder_box_set_words (DeskHolderBox *self, GtkLabel *words)
{
  desk_code_entry_set_words (self->basis, words);
}

/**
 * desk_holder_box_commit:
 * Reads what was typed.
 */
void
desk_holder_box_commit (DeskHolderBox *self)
{
  desk_person_chooser_commit (self->chooser);
  desk_code_entry_commit (self->basis);
}

/**
 * desk_holder_box_focus:
 * Puts the focus into a field.
 */
gboolean
desk_holder_box_focus (DeskHolderBox *self, DeskHolderBoxCell cell)
{
  return gtk_widget_grab_focus (cell == DESK_HOLDER_PERSON ? GTK_WIDGET (self->chooser)
                                                           : GTK_WIDGET (self->basis));
}
