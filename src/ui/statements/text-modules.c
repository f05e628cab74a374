// SPDX-License-Identifier: GPL-3.0-or-later
// The popover of text modules (Ctrl+Space).

#include "ui/statements/text-modules.h"

#include "ui/widgets/code-match.h"
#include "ui/widgets/digit-keys.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskTextModules
{
  GtkPopover parent_instance;

  DeskContext *context;
  DeskStatement *statement;
  GtkSearchEntry *search;
  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskTextModules, desk_text_modules, GTK_TYPE_POPOVER)

static DeskTerm *
get_term (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "term");
}

/* A module without kinds suits every statement. */
static gboolean
suits (DeskTerm *term, const char *kind)
{
  const char *const *kinds = desk_term_get_list (term, "kinds");

  return kinds == NULL || kinds[0] == NULL || (kind != NULL && g_strv_contains (kinds, kind));
}

static GtkWidget *
make_row (DeskTextModules *self, DeskTerm *term)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *digit = gtk_label_new (desk_term_get_digit (term));
  const char *label = desk_term_get_label (term, desk_context_get_language (self->context));
  GtkWidget *title = gtk_label_new (label);
  g_autofree char *spoken = g_strdup_printf ("%s · %s", desk_term_get_digit (term), label);

  gtk_widget_add_css_class (digit, "dimmed");
  gtk_widget_add_css_class (digit, "numeric");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), digit);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  desk_spoken_hide (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "term", term);
  return row;
}

static void
fill (DeskTextModules *self)
{
  DeskVocabulary *modules =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), "text_modules");
  const char *kind = desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_KIND);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < desk_vocabulary_get_length (modules); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (modules, i);

      if (suits (term, kind))
        gtk_list_box_append (self->list, make_row (self, term));
    }
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  DeskTextModules *self = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  DeskCodeMatch match = { .language = desk_context_get_language (self->context) };

  return *text == '\0' || desk_code_match_fits (&match, get_term (row), text);
}

static GtkListBoxRow *
find_row (DeskTextModules *self, GtkListBoxRow *from, int step)
{
  GtkListBoxRow *row;
  int place = from != NULL ? gtk_list_box_row_get_index (from) + step : 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, place)) != NULL
         && !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    place += step;
  return row;
}

static void
choose (DeskTextModules *self, GtkListBoxRow *row)
{
  const char *language = desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_LANGUAGE);
  const char *text;

  if (row == NULL)
    return;
  if (language == NULL)
    language = desk_profile_get_paper_languages (desk_context_get_profile (self->context))[0];
  text = desk_term_get_text (get_term (row), "text", language);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, text);
}

/* The list never has the focus: what Enter would take is told. */
static void
highlight (DeskTextModules *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    desk_spoken_announce (GTK_WIDGET (self),
                          desk_term_get_label (get_term (row), desk_context_get_language (self->context)));
}

/* Both digits of a module choose it at once. */
static void
on_search (DeskTextModules *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkListBoxRow *first;

  gtk_list_box_invalidate_filter (self->list);
  first = find_row (self, NULL, 1);
  highlight (self, first);
  if (first != NULL && g_strcmp0 (desk_term_get_digit (get_term (first)), text) == 0)
    choose (self, first);
}

static void
on_activate (DeskTextModules *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list));
}

static gboolean
on_key (DeskTextModules *self, guint keyval)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;
  GtkListBoxRow *next = step != 0 ? find_row (self, selected, step) : NULL;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (next != NULL)
    highlight (self, next);
  return GDK_EVENT_STOP;
}

static void
desk_text_modules_dispose (GObject *object)
{
  DeskTextModules *self = DESK_TEXT_MODULES (object);

  g_clear_object (&self->context);
  g_clear_object (&self->statement);
  G_OBJECT_CLASS (desk_text_modules_parent_class)->dispose (object);
}

static void
desk_text_modules_class_init (DeskTextModulesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_text_modules_dispose;

  /**
   * DeskTextModules::chosen:
   * @text: what is to be inserted
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_text_modules_init (DeskTextModules *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  desk_spoken_keep_choice (self->list);
  gtk_search_entry_set_placeholder_text (self->search, _ ("Two digits, or part of the title"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text module"), -1);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text modules"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 360, 260);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);

  desk_digit_keys_attach (GTK_EDITABLE (self->search));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * desk_text_modules_new:
 *
 * Returns: (transfer floating): a popover; give it a parent
 */
DeskTextModules *
desk_text_modules_new (void)
{
  return g_object_new (DESK_TYPE_TEXT_MODULES, NULL);
}

/**
 * desk_text_modules_show:
 * @place: where the caret is, in the parent
 */
void
desk_text_modules_show (DeskTextModules *self, DeskContext *context, DeskStatement *statement,
                        const GdkRectangle *place)
{
  g_set_object (&self->context, context);
  g_set_object (&self->statement, statement);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_list_box_select_row (self->list, find_row (self, NULL, 1));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
