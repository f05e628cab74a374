// SPDX-License-Identifier: GPL-3.0-or-later
// What this computer remembers; no record, nothing of it reaches the journal.

#include "ui/settings/workplace-page.h"

#include "paper/papers.h"
#include "ui/language.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskWorkplacePage
{
  AdwPreferencesPage parent_instance;
  DeskContext *context;
  gboolean showing;

  AdwComboRow *language;
  AdwComboRow *style;
  AdwComboRow *ticket_paper;
  AdwPreferencesGroup *printers;
  GPtrArray *printer_rows; /* of GtkWidget, in the order of the papers */
};

G_DEFINE_FINAL_TYPE (DeskWorkplacePage, desk_workplace_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_languages (DeskWorkplacePage *self)
{
  const char *const *languages = desk_language_list ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *missing = desk_language_describe_missing ();
  guint selected = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_append (names, desk_language_get_name (languages[i]));
      if (g_str_equal (languages[i], desk_context_get_language (self->context)))
        selected = i;
    }
  self->showing = TRUE;
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language, selected);
  self->showing = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->language), missing != NULL ? missing : "");
}

static void
on_language (DeskWorkplacePage *self)
{
  guint selected = adw_combo_row_get_selected (self->language);

  if (self->showing || self->context == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.language", "s", desk_language_list ()[selected]);
}

/* The lists stand in the order of the schema. */
static void
take_choice (DeskWorkplacePage *self, AdwComboRow *row, const char *key)
{
  GSettings *settings = self->context != NULL ? desk_context_get_settings (self->context) : NULL;

  if (settings != NULL && !self->showing)
    g_settings_set_enum (settings, key, (int)adw_combo_row_get_selected (row));
}

static void
on_style (DeskWorkplacePage *self)
{
  take_choice (self, self->style, "style");
}

static void
on_ticket_paper (DeskWorkplacePage *self)
{
  take_choice (self, self->ticket_paper, "ticket-paper");
}

static void
forget_printer (DeskWorkplacePage *self, const char *paper)
{
  GSettings *settings = desk_context_get_settings (self->context);
  g_autoptr (GVariant) printers = g_settings_get_value (settings, "printers");
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *name, *printer;

  g_variant_iter_init (&iter, printers);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &printer))
    if (!g_str_equal (name, paper))
      g_variant_builder_add (&builder, "{ss}", name, printer);
  g_settings_set_value (settings, "printers", g_variant_builder_end (&builder));
}

static void
on_forget (GtkButton *button, DeskWorkplacePage *self)
{
  const DeskPaper *paper = g_object_get_data (G_OBJECT (button), "paper");
  g_autofree char *text =
      g_strdup_printf (_ ("The printer of “%s” is forgotten; the next time it is asked for."),
                       _ (paper->title));

  forget_printer (self, paper->id);
  desk_spoken_announce (GTK_WIDGET (self), text);
}

static GtkWidget *
make_printer_row (DeskWorkplacePage *self, const DeskPaper *paper)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_with_mnemonic (_ ("_Forget"));
  g_autofree char *name = g_strdup_printf (_ ("Forget the printer of “%s”"), _ (paper->title));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (paper->title));
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (forget), "paper", (gpointer)paper);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  g_object_set_data (G_OBJECT (row), "forget", forget);
  return row;
}

static void
show_printers (DeskWorkplacePage *self)
{
  g_autoptr (GVariant) printers =
      g_settings_get_value (desk_context_get_settings (self->context), "printers");
  guint n_papers;
  const DeskPaper *papers = desk_papers_list (&n_papers);

  for (guint i = 0; i < n_papers; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->printer_rows, i);
      const char *printer = NULL;

      g_variant_lookup (printers, papers[i].id, "&s", &printer);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   printer != NULL ? printer : _ ("Asked for at the first printing"));
      gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "forget"), printer != NULL);
    }
}

static void
desk_workplace_page_dispose (GObject *object)
{
  DeskWorkplacePage *self = DESK_WORKPLACE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_WORKPLACE_PAGE);
  g_clear_pointer (&self->printer_rows, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_workplace_page_parent_class)->dispose (object);
}

static void
desk_workplace_page_class_init (DeskWorkplacePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_workplace_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/workplace-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWorkplacePage, language);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkplacePage, style);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkplacePage, ticket_paper);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkplacePage, printers);
  gtk_widget_class_bind_template_callback (widget_class, on_language);
  gtk_widget_class_bind_template_callback (widget_class, on_style);
  gtk_widget_class_bind_template_callback (widget_class, on_ticket_paper);
}

static void
desk_workplace_page_init (DeskWorkplacePage *self)
{
  self->printer_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_follow_choice (GTK_WIDGET (self->language), NULL);
  desk_spoken_follow_choice (GTK_WIDGET (self->style), NULL);
  desk_spoken_follow_choice (GTK_WIDGET (self->ticket_paper), NULL);
}

/**
 * desk_workplace_page_bind:
 * @context: with settings
 *
 * Shows what this computer remembers and begins to change it.
 */
void
desk_workplace_page_bind (DeskWorkplacePage *self, DeskContext *context)
{
  GSettings *settings = desk_context_get_settings (context);
  guint n_papers;
  const DeskPaper *papers = desk_papers_list (&n_papers);

  self->context = g_object_ref (context);
  show_languages (self);
  self->showing = TRUE;
  adw_combo_row_set_selected (self->style, (guint)g_settings_get_enum (settings, "style"));
  adw_combo_row_set_selected (self->ticket_paper, (guint)g_settings_get_enum (settings, "ticket-paper"));
  self->showing = FALSE;

  for (guint i = 0; i < n_papers; i++)
    {
      GtkWidget *row = make_printer_row (self, &papers[i]);

      g_ptr_array_add (self->printer_rows, row);
      adw_preferences_group_add (self->printers, row);
    }
  g_signal_connect_object (settings, "changed::printers", G_CALLBACK (show_printers), self,
                           G_CONNECT_SWAPPED);
  show_printers (self);
}
