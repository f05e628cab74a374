// SPDX-License-Identifier: GPL-3.0-or-later
// What a record is opened for. The list of purposes is the profile's.

#include "ui/widgets/purpose-view.h"

#include "model/profile.h"
#include "model/viewing.h"
#include "ui/notice.h"
#include "ui/widgets/digit-keys.h"

#include <glib/gi18n-lib.h>

#define OTHER "other"

struct _DeskPurposeView
{
  AdwBin parent_instance;

  DeskContext *context;
  char *record;
  gboolean asked; /* a purpose is being written down */

  GtkListBox *list;
  GtkWidget *other;
  GtkEditable *words;
};

enum
{
  SIGNAL_GRANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPurposeView, desk_purpose_view, ADW_TYPE_BIN)

static void
choose_term (DeskPurposeView *self, DeskTerm *term)
{
  gboolean is_other = g_str_equal (desk_term_get_code (term), OTHER);

  gtk_widget_set_visible (self->other, is_other);
  if (is_other)
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
  else
    desk_purpose_view_choose (self, desk_term_get_code (term), NULL);
}

static void
on_row_activated (DeskPurposeView *self, GtkListBoxRow *row)
{
  choose_term (self, g_object_get_data (G_OBJECT (row), "term"));
}

static void
on_words (DeskPurposeView *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));

  if (words[0] != '\0')
    desk_purpose_view_choose (self, OTHER, words);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        DeskPurposeView *self)
{
  const char digit[] = { desk_digit_keys_read (keycode, keyval, state), '\0' };
  DeskVocabulary *purposes =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), "access_purposes");
  DeskTerm *term = digit[0] != '\0' ? desk_vocabulary_get_term_by_digit (purposes, digit) : NULL;

  if (term == NULL)
    return GDK_EVENT_PROPAGATE;
  choose_term (self, term);
  return GDK_EVENT_STOP;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPurposeView) self = data;
  g_autoptr (GError) error = NULL;

  self->asked = FALSE;
  if (desk_store_save_finish (DESK_STORE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_GRANTED], 0);
  else
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_row (DeskTerm *term, const char *language)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *digit = gtk_label_new (desk_term_get_digit (term));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), desk_term_get_label (term, language));
  gtk_widget_add_css_class (digit, "heading");
  gtk_widget_add_css_class (digit, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), digit);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "term", g_object_ref (term), g_object_unref);
  return row;
}

static gboolean
desk_purpose_view_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (DESK_PURPOSE_VIEW (widget)->list, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
desk_purpose_view_dispose (GObject *object)
{
  DeskPurposeView *self = DESK_PURPOSE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PURPOSE_VIEW);
  g_clear_object (&self->context);
  g_clear_pointer (&self->record, g_free);
  G_OBJECT_CLASS (desk_purpose_view_parent_class)->dispose (object);
}

static void
desk_purpose_view_class_init (DeskPurposeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_purpose_view_dispose;
  widget_class->grab_focus = desk_purpose_view_grab_focus;

  /**
   * DeskPurposeView::granted:
   * The purpose is in the journal: the record may be shown.
   */
  signals[SIGNAL_GRANTED] = g_signal_new ("granted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/purpose-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPurposeView, list);
  gtk_widget_class_bind_template_child (widget_class, DeskPurposeView, other);
  gtk_widget_class_bind_template_child (widget_class, DeskPurposeView, words);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_words);
}

static void
desk_purpose_view_init (DeskPurposeView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/**
 * desk_purpose_view_bind:
 * @record: id of the record that is to be opened
 */
void
desk_purpose_view_bind (DeskPurposeView *self, DeskContext *context, const char *record)
{
  DeskVocabulary *purposes =
      desk_profile_get_vocabulary (desk_context_get_profile (context), "access_purposes");

  g_set_object (&self->context, context);
  g_set_str (&self->record, record);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < desk_vocabulary_get_length (purposes); i++)
    gtk_list_box_append (self->list, make_row (desk_vocabulary_get_term_at (purposes, i),
                                               desk_context_get_language (context)));
}

/**
 * desk_purpose_view_choose:
 * @purpose: a term of the vocabulary "access_purposes"
 * @words: (nullable): for the purpose "other"
 *
 * Writes the viewing down; `granted` follows.
 */
void
desk_purpose_view_choose (DeskPurposeView *self, const char *purpose, const char *words)
{
  DeskStore *store = desk_context_get_store (self->context);
  g_autoptr (DeskSave) save = NULL;
  g_autoptr (DeskRecord) viewing = NULL;

  if (self->asked || store == NULL)
    return;
  self->asked = TRUE;
  viewing =
      g_object_new (DESK_TYPE_VIEWING, "of", self->record, "purpose", purpose, "purpose-text", words, NULL);
  save = desk_context_new_save (self->context);
  desk_save_add (save, viewing, NULL, desk_store_get_position (store), NULL);
  desk_store_save_async (store, save, on_written, g_object_ref (self));
}
