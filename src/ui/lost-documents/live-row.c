// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/live-row.h"

#include "model/statement-check.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/lost-documents/match-words.h"
#include "ui/people/person-words.h"
#include "ui/print.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

struct _DeskLiveRow
{
  AdwPreferencesRow parent_instance;

  DeskContext *context;
  const DeskMatchFile *file;
  gboolean showing;
  GPtrArray *verdicts; /* of GtkToggleButton, the code in their data "verdict" */

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *reason;
  GtkLabel *detail;
  AdwWrapBox *buttons;
};

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskLiveRow, desk_live_row, ADW_TYPE_PREFERENCES_ROW)

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* Whose it is, where it was found and where it lies. */
static char *
describe_found (DeskLiveRow *self)
{
  DeskRecord *find = DESK_RECORD (self->file->find);
  g_autofree char *holder = desk_find_words_get_holder (self->file->find);
  g_autofree char *when = desk_field_words_list (find, DESK_FIND_FOUND, self->context);
  const char *cell = desk_record_get_text (find, DESK_FIND_CELL);
  /* TRANSLATORS: where a found document lies */
  g_autofree char *stored = cell != NULL ? g_strdup_printf (_ ("stored: %s"), cell) : NULL;
  GString *text = g_string_new (NULL);

  add_part (text, holder);
  add_part (text, when);
  add_part (text, desk_record_get_text (find, DESK_FIND_PLACE));
  add_part (text, stored);
  return g_string_free (text, FALSE);
}

/* Of a sealed matter nothing is told but its number. */
static gboolean
is_sealed (DeskLiveRow *self)
{
  return DESK_IS_STATEMENT (self->file->declared)
         && desk_statement_is_sealed (DESK_STATEMENT (self->file->declared),
                                      desk_context_get_profile (self->context));
}

/* Since when it is missing, or when it was there. */
static char *
describe_time (DeskLiveRow *self)
{
  DeskRecord *declared = self->file->declared;
  g_autofree char *missed =
      desk_field_words_list (declared, desk_declared_get_field (declared, DESK_LOSS_MISSED), self->context);
  g_autofree char *had =
      desk_field_words_list (declared, desk_declared_get_field (declared, DESK_LOSS_HAD), self->context);

  if (missed != NULL)
    /* TRANSLATORS: of a document: the time at which it was noticed that it is missing */
    return g_strdup_printf (_ ("missing %s"), missed);
  /* TRANSLATORS: of a document: the last time somebody had it */
  return had != NULL ? g_strdup_printf (_ ("last had %s"), had) : NULL;
}

static char *
describe_declared (DeskLiveRow *self)
{
  DeskRecord *declared = self->file->declared;
  g_autofree char *name = NULL;
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GString *text = g_string_new (NULL);

  if (is_sealed (self))
    return g_string_free (text, FALSE);
  name = self->file->holder != NULL ? desk_person_words_get_name (self->file->holder) : NULL;
  time = describe_time (self);
  day =
      desk_field_words_day (desk_record_get_integer (declared,
                                                     desk_declared_get_field (declared, DESK_LOSS_DECLARED)),
                            self->context);
  /* TRANSLATORS: the day on which a document was declared as lost */
  words = g_strdup_printf (_ ("declared %s"), day);
  add_part (text, name);
  add_part (text, time);
  add_part (text, words);
  return g_string_free (text, FALSE);
}

static char *
make_title (DeskLiveRow *self)
{
  g_autofree char *document = NULL;
  const char *number;

  if (self->file->declared == NULL)
    {
      document = desk_find_words_get_document (self->file->find, self->context);
      number = desk_record_get_text (DESK_RECORD (self->file->find), DESK_FIND_NO);
      return g_strjoin (" · ", document, number, NULL);
    }
  number = desk_declared_get_text (self->file->declared, NULL, DESK_LOSS_NO);
  if (is_sealed (self))
    return g_strdup (number);
  document = desk_declared_name_document (self->file->declared, self->file->match->document, self->context);
  return g_strjoin (" · ", document, number, NULL);
}

static void
lead_to_record (DeskLiveRow *self)
{
  DeskRecord *record = self->file->declared != NULL ? self->file->declared : DESK_RECORD (self->file->find);
  const char *action = DESK_IS_FIND (record)   ? "win.show-find"
                       : DESK_IS_LOSS (record) ? "win.show-loss"
                                               : "win.show-statement";

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", desk_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
}

static void
on_receipt (DeskLiveRow *self)
{
  desk_print_present (GTK_WIDGET (self), self->context,
                      DESK_IS_LOSS (self->file->declared) ? "loss-receipt-copy" : "receipt",
                      desk_record_get_id (self->file->declared));
}

static void
add_receipt_button (DeskLiveRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy of the Receipt"));

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_receipt), self);
  adw_wrap_box_append (self->buttons, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), TRUE);
}

static void
on_verdict (GtkToggleButton *button, DeskLiveRow *self)
{
  const char *verdict = g_object_get_data (G_OBJECT (button), "verdict");
  gboolean active = gtk_toggle_button_get_active (button);

  if (self->showing)
    return;
  desk_live_row_set_verdict (self, active ? verdict : NULL);
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, active ? verdict : NULL);
}

static void
add_verdict_buttons (DeskLiveRow *self)
{
  DeskVocabulary *verdicts =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), "match_verdicts");

  for (guint i = 0; i < desk_vocabulary_get_length (verdicts); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (verdicts, i);
      GtkWidget *button = gtk_toggle_button_new_with_label (
          desk_term_get_label (term, desk_context_get_language (self->context)));

      g_object_set_data_full (G_OBJECT (button), "verdict", g_strdup (desk_term_get_code (term)), g_free);
      g_signal_connect (button, "toggled", G_CALLBACK (on_verdict), self);
      g_ptr_array_add (self->verdicts, button);
      adw_wrap_box_append (self->buttons, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), TRUE);
}

static void
desk_live_row_dispose (GObject *object)
{
  DeskLiveRow *self = DESK_LIVE_ROW (object);

  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_LIVE_ROW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_live_row_parent_class)->dispose (object);
}

static void
desk_live_row_class_init (DeskLiveRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_live_row_dispose;

  /**
   * DeskLiveRow::decided:
   * @verdict: (nullable): what the officer said, NULL for nothing any more
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/live-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLiveRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskLiveRow, title);
  gtk_widget_class_bind_template_child (widget_class, DeskLiveRow, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskLiveRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskLiveRow, buttons);
}

static void
desk_live_row_init (DeskLiveRow *self)
{
  self->verdicts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show (DeskLiveRow *self, DeskLiveRowKind kind)
{
  g_autofree char *title = make_title (self);
  g_autofree char *reason = kind == DESK_LIVE_ROW_DECLARED_BEFORE
                                ? g_strdup (_ ("This document"))
                                : desk_match_words_get_reason (self->file->match);
  g_autofree char *detail = self->file->declared != NULL ? describe_declared (self) : describe_found (self);

  gtk_image_set_from_icon_name (self->icon, kind == DESK_LIVE_ROW_DECLARED_BEFORE
                                                ? "dialog-warning-symbolic"
                                                : desk_match_words_get_icon (self->file->match));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->reason, reason);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  if (self->file->match->strong || kind == DESK_LIVE_ROW_DECLARED_BEFORE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "strong");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

/**
 * desk_live_row_new:
 * @file: (transfer none): valid as long as the row
 *
 * Returns: (transfer floating): a row
 */
DeskLiveRow *
desk_live_row_new (DeskContext *context, const DeskMatchFile *file, DeskLiveRowKind kind)
{
  DeskLiveRow *self = g_object_new (DESK_TYPE_LIVE_ROW, NULL);

  self->context = g_object_ref (context);
  self->file = file;
  lead_to_record (self);
  show (self, kind);
  if (kind == DESK_LIVE_ROW_DECLARED_BEFORE)
    add_receipt_button (self);
  if (kind == DESK_LIVE_ROW_DECLARED_FITS)
    add_verdict_buttons (self);
  return self;
}

/**
 * desk_live_row_get_file:
 *
 * Returns: (transfer none): what the row shows
 */
const DeskMatchFile *
desk_live_row_get_file (DeskLiveRow *self)
{
  return self->file;
}

/**
 * desk_live_row_set_verdict:
 * @verdict: (nullable): what the officer said
 *
 * Shows a decision; `decided` is not emitted.
 */
void
desk_live_row_set_verdict (DeskLiveRow *self, const char *verdict)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->verdicts->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (self->verdicts, i);

      gtk_toggle_button_set_active (button,
                                    g_strcmp0 (g_object_get_data (G_OBJECT (button), "verdict"), verdict)
                                        == 0);
    }
  self->showing = FALSE;
}
