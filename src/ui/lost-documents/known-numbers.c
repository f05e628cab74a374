// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/known-numbers.h"

#include <glib/gi18n-lib.h>

struct _DeskKnownNumbers
{
  AdwBin parent_instance;

  GStrv numbers; /* as offered */
  AdwWrapBox *box;
};

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskKnownNumbers, desk_known_numbers, ADW_TYPE_BIN)

static void
on_clicked (GtkWidget *button, DeskKnownNumbers *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, g_object_get_data (G_OBJECT (button), "number"));
}

static void
add_number (DeskKnownNumbers *self, const char *number)
{
  g_autofree char *tail = desk_person_mask (number);
  /* TRANSLATORS: a button that fills in a number; %s is the end of it, the arrow is the key that does the same */
  g_autofree char *label = g_strdup_printf (_ ("↓ %s from the person’s record"), tail);
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (number), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  adw_wrap_box_append (self->box, button);
}

static void
desk_known_numbers_finalize (GObject *object)
{
  g_strfreev (DESK_KNOWN_NUMBERS (object)->numbers);
  G_OBJECT_CLASS (desk_known_numbers_parent_class)->finalize (object);
}

static void
desk_known_numbers_class_init (DeskKnownNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_known_numbers_finalize;

  /**
   * DeskKnownNumbers::taken:
   * @number: series and number
   */
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_known_numbers_init (DeskKnownNumbers *self)
{
  self->numbers = g_new0 (char *, 1);
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GStrv
list_numbers (DeskRecord *person, const char *type)
{
  g_autofree const char **keys = desk_record_list_keys (person, DESK_PERSON_DOCUMENT_NUMBER);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_TYPE, keys[i]), type) == 0)
      g_strv_builder_add (numbers, desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_NUMBER, keys[i]));
  return g_strv_builder_end (numbers);
}

/**
 * desk_known_numbers_show:
 * @person: (nullable): whose numbers are offered; NULL for nobody's
 * @type: (nullable): code of a document type
 *
 * Offers what is known, or vanishes.
 */
void
desk_known_numbers_show (DeskKnownNumbers *self, DeskPerson *person, const char *type)
{
  g_auto (GStrv) numbers =
      person != NULL && type != NULL ? list_numbers (DESK_RECORD (person), type) : g_new0 (char *, 1);
  GtkWidget *child;

  /* The focus may just be on its way to one of them: what is offered already stays. */
  if (g_strv_equal ((const char *const *)numbers, (const char *const *)self->numbers))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
  for (guint i = 0; numbers[i] != NULL; i++)
    add_number (self, numbers[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), numbers[0] != NULL);
  g_strfreev (self->numbers);
  self->numbers = g_steal_pointer (&numbers);
}

/**
 * desk_known_numbers_take_first:
 *
 * Returns: FALSE where none is offered
 */
gboolean
desk_known_numbers_take_first (DeskKnownNumbers *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  if (first == NULL)
    return FALSE;
  on_clicked (first, self);
  return TRUE;
}
