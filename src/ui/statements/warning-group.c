// SPDX-License-Identifier: GPL-3.0-or-later
// The words are the profile's (`warnings`), in the language of the statement.

#include "ui/statements/warning-group.h"

#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

struct _DeskWarningGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  DeskRecord *statement;
  gulong record_handler;
  gboolean showing;

  GtkLabel *words;
  AdwSwitchRow *given;
  AdwSwitchRow *refused;
  AdwEntryRow *reason;
};

G_DEFINE_FINAL_TYPE (DeskWarningGroup, desk_warning_group, ADW_TYPE_PREFERENCES_GROUP)

static DeskTerm *
find_warning (DeskWarningGroup *self)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  const char *kind = desk_record_get_text (self->statement, DESK_STATEMENT_KIND);
  const char *form = desk_record_get_text (self->statement, DESK_STATEMENT_FORM);
  DeskTerm *term = kind != NULL ? desk_profile_get_term (profile, "statement_kinds", kind) : NULL;
  const char *code = term != NULL ? desk_term_get_string (term, "warning") : NULL;

  if (code == NULL || form == NULL
      || !desk_profile_has_flag (profile, "statement_forms", form, "warning_possible"))
    return NULL;
  return desk_profile_get_term (profile, "warnings", code);
}

static void
forget (DeskWarningGroup *self)
{
  desk_record_set_text (self->statement, DESK_STATEMENT_WARNING, NULL);
  desk_record_set_value (self->statement, DESK_STATEMENT_WARNED, NULL);
  desk_record_set_value (self->statement, DESK_STATEMENT_WARNING_REFUSED, NULL);
}

/* Both switches off: nothing was read yet. The time is that of the last answer. */
static void
on_switched (DeskWarningGroup *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  DeskTerm *warning = find_warning (self);
  gboolean active = adw_switch_row_get_active (row);

  if (self->showing || self->statement == NULL)
    return;
  if (!active || warning == NULL)
    forget (self);
  else
    {
      desk_record_set_text (self->statement, DESK_STATEMENT_WARNING, desk_term_get_code (warning));
      desk_record_set_integer (self->statement, DESK_STATEMENT_WARNED,
                               desk_clock_get_now (desk_context_get_clock (self->context)));
      desk_record_set_boolean (self->statement, DESK_STATEMENT_WARNING_REFUSED, row == self->refused);
    }
  desk_warning_group_show (self);
}

static void
on_reason (DeskWarningGroup *self)
{
  if (!self->showing && self->statement != NULL)
    desk_record_set_text (self->statement, DESK_STATEMENT_WARNING_REASON,
                          gtk_editable_get_text (GTK_EDITABLE (self->reason)));
}

static void
on_record_notify (DeskWarningGroup *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "form") || g_str_equal (pspec->name, "language"))
    desk_warning_group_show (self);
}

static void
desk_warning_group_dispose (GObject *object)
{
  DeskWarningGroup *self = DESK_WARNING_GROUP (object);

  g_clear_signal_handler (&self->record_handler, self->statement);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_WARNING_GROUP);
  g_clear_object (&self->statement);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_warning_group_parent_class)->dispose (object);
}

static void
desk_warning_group_class_init (DeskWarningGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_warning_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/warning-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWarningGroup, words);
  gtk_widget_class_bind_template_child (widget_class, DeskWarningGroup, given);
  gtk_widget_class_bind_template_child (widget_class, DeskWarningGroup, refused);
  gtk_widget_class_bind_template_child (widget_class, DeskWarningGroup, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_reason);
}

static void
desk_warning_group_init (DeskWarningGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_warning_group_bind:
 */
void
desk_warning_group_bind (DeskWarningGroup *self, DeskContext *context, DeskStatement *statement)
{
  g_clear_signal_handler (&self->record_handler, self->statement);
  g_set_object (&self->context, context);
  g_set_object (&self->statement, DESK_RECORD (statement));
  self->record_handler =
      g_signal_connect_object (statement, "notify", G_CALLBACK (on_record_notify), self, G_CONNECT_SWAPPED);
  desk_warning_group_show (self);
}

/**
 * desk_warning_group_show:
 * Shows the warning of the statement's kind and what the applicant answered. An answer to another warning is forgotten.
 */
void
desk_warning_group_show (DeskWarningGroup *self)
{
  DeskTerm *warning = find_warning (self);
  const char *answered = desk_record_get_text (self->statement, DESK_STATEMENT_WARNING);
  const char *language = desk_record_get_text (self->statement, DESK_STATEMENT_LANGUAGE);
  const char *reason = desk_record_get_text (self->statement, DESK_STATEMENT_WARNING_REASON);
  gboolean is_refused = desk_record_get_boolean (self->statement, DESK_STATEMENT_WARNING_REFUSED);
  g_autofree char *when = NULL;

  if (answered != NULL && (warning == NULL || !g_str_equal (answered, desk_term_get_code (warning))))
    {
      forget (self);
      answered = NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), warning != NULL);
  if (warning == NULL)
    return;

  when = answered != NULL
             ? desk_field_words_moment (desk_record_get_integer (self->statement, DESK_STATEMENT_WARNED),
                                        self->context)
             : NULL;
  self->showing = TRUE;
  gtk_label_set_label (self->words,
                       desk_term_get_text (warning, "text",
                                           language != NULL ? language
                                                            : desk_context_get_language (self->context)));
  adw_switch_row_set_active (self->given, answered != NULL && !is_refused);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->given), when != NULL && !is_refused ? when : "");
  adw_switch_row_set_active (self->refused, answered != NULL && is_refused);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->refused), when != NULL && is_refused ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), answered != NULL && is_refused);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
  self->showing = FALSE;
}
