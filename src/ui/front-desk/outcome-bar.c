// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the visit. Reason and authority are shown when the outcome asks for them.

#include "ui/front-desk/outcome-bar.h"

#include "ui/region/region-words.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"

#include <glib/gi18n-lib.h>

struct _DeskOutcomeBar
{
  AdwBin parent_instance;

  DeskContext *context;
  GSignalGroup *visit_signals;

  GtkLabel *message;
  GtkWidget *reasons;
  GtkWidget *outcome_reason;
  GtkWidget *agency;
  AdwActionRow *offices;
  GtkWidget *agency_channel;
  GtkWidget *outcome;
};

G_DEFINE_FINAL_TYPE (DeskOutcomeBar, desk_outcome_bar, ADW_TYPE_BIN)

static gboolean
is_referral (DeskVisit *visit, DeskProfile *profile)
{
  const char *outcome = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME);
  DeskTerm *term = outcome != NULL ? desk_profile_get_term (profile, "outcomes", outcome) : NULL;

  return term != NULL && desk_term_has_flag (term, "referral");
}

/* Who is referred goes to the authority the profile names first for the topic, until the officer says otherwise. */
static void
preset_agency (DeskVisit *visit, DeskProfile *profile)
{
  const char *topic = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_TOPIC);
  DeskTerm *term = topic != NULL ? desk_profile_get_term (profile, "topics", topic) : NULL;
  const char *const *agencies = term != NULL ? desk_term_get_list (term, "agencies") : NULL;

  if (agencies != NULL && agencies[0] != NULL
      && desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_AGENCY) == NULL)
    desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_AGENCY, agencies[0]);
}

/* Where the visitor has to go, as far as headquarters says. */
static void
show_offices (DeskOutcomeBar *self, DeskVisit *visit)
{
  DeskRegion *region = desk_context_get_region (self->context);
  g_autoptr (GPtrArray) offices = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (region != NULL)
    offices =
        desk_region_find_offices (region, desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_AGENCY));
  for (guint i = 0; offices != NULL && i < offices->len; i++)
    {
      g_autofree char *line = desk_region_words_office (g_ptr_array_index (offices, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  adw_action_row_set_subtitle (self->offices, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->offices),
                          text->len > 0 && is_referral (visit, desk_context_get_profile (self->context)));
}

static void
show_reasons (DeskOutcomeBar *self)
{
  g_autoptr (DeskVisit) visit = g_signal_group_dup_target (self->visit_signals);
  DeskProfile *profile = self->context != NULL ? desk_context_get_profile (self->context) : NULL;
  gboolean reason, referral;

  if (visit == NULL)
    return;
  reason = desk_visit_needs_outcome_reason (visit, profile)
           || desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME_REASON) != NULL;
  referral = is_referral (visit, profile);
  gtk_widget_set_visible (self->outcome_reason, reason);
  gtk_widget_set_visible (self->agency, referral);
  gtk_widget_set_visible (self->agency_channel, referral);
  gtk_widget_set_visible (self->reasons, reason || referral);
  show_offices (self, visit);
}

static void
outcome_changed (DeskOutcomeBar *self)
{
  g_autoptr (DeskVisit) visit = g_signal_group_dup_target (self->visit_signals);

  if (is_referral (visit, desk_context_get_profile (self->context)))
    preset_agency (visit, desk_context_get_profile (self->context));
  desk_outcome_bar_show_message (self, NULL, FALSE);
  show_reasons (self);
}

static void
code_message_changed (DeskOutcomeBar *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->outcome, "message", &text, NULL);
  desk_outcome_bar_show_message (self, text, TRUE);
}

static void
desk_outcome_bar_dispose (GObject *object)
{
  DeskOutcomeBar *self = DESK_OUTCOME_BAR (object);

  g_clear_object (&self->visit_signals);
  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_OUTCOME_BAR);

  G_OBJECT_CLASS (desk_outcome_bar_parent_class)->dispose (object);
}

static void
desk_outcome_bar_class_init (DeskOutcomeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_outcome_bar_dispose;

  g_type_ensure (DESK_TYPE_CODE_ENTRY);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/outcome-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, message);
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, reasons);
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, outcome_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, agency);
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, offices);
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, agency_channel);
  gtk_widget_class_bind_template_child (widget_class, DeskOutcomeBar, outcome);
}

static void
desk_outcome_bar_init (DeskOutcomeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->visit_signals = g_signal_group_new (DESK_TYPE_VISIT);
  g_signal_group_connect_swapped (self->visit_signals, "notify::outcome", G_CALLBACK (outcome_changed), self);
  g_signal_group_connect_swapped (self->visit_signals, "notify::topic", G_CALLBACK (show_reasons), self);
  g_signal_group_connect_swapped (self->visit_signals, "notify::agency", G_CALLBACK (show_reasons), self);
  desk_code_entry_set_words (DESK_CODE_ENTRY (self->outcome), self->message);
  g_signal_connect_swapped (self->outcome, "notify::message", G_CALLBACK (code_message_changed), self);
}

/**
 * desk_outcome_bar_set_visit:
 * @visit: (nullable): the visit that is edited; the rows of the bar are bound by the form around it
 */
void
desk_outcome_bar_set_visit (DeskOutcomeBar *self, DeskContext *context, DeskVisit *visit)
{
  g_set_object (&self->context, context);
  g_signal_group_set_target (self->visit_signals, visit);
  desk_outcome_bar_show_message (self, NULL, FALSE);
  show_reasons (self);
}

/**
 * desk_outcome_bar_show_message:
 * @text: (nullable): what hinders the end of the visit, or is worth knowing; NULL for nothing
 * @is_error: whether it hinders
 */
void
desk_outcome_bar_show_message (DeskOutcomeBar *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

/**
 * desk_outcome_bar_find_field:
 *
 * Returns: (transfer none) (nullable): the widget of a field, shown now if it was not; NULL where it stands elsewhere
 */
GtkWidget *
desk_outcome_bar_find_field (DeskOutcomeBar *self, DeskVisitField field)
{
  GtkWidget *widget = field == DESK_VISIT_OUTCOME          ? self->outcome
                      : field == DESK_VISIT_OUTCOME_REASON ? self->outcome_reason
                      : field == DESK_VISIT_AGENCY         ? self->agency
                                                           : NULL;

  if (widget == NULL || widget == self->outcome)
    return widget;
  gtk_widget_set_visible (widget, TRUE);
  gtk_widget_set_visible (self->reasons, TRUE);
  return widget;
}
