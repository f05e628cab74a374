// SPDX-License-Identifier: GPL-3.0-or-later
// By what a register is narrowed beside filter and text. Days are typed as everywhere.

#include "ui/widgets/register-filters.h"

#include "model/moment.h"
#include "model/wall-time.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskRegisterFilters
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskVocabulary *kinds; /* of the profile */

  GtkWidget *button;
  AdwSwitchRow *mine;
  AdwComboRow *kind;
  AdwPreferencesGroup *period;
  GtkEditable *from;
  GtkEditable *to;
  GtkLabel *message;
  gboolean clearing;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRegisterFilters, desk_register_filters, ADW_TYPE_BIN)

/* Returns: why what was typed is no day; NULL where it is one, or nothing was typed: then the moment has no day. */
static const char *
judge_day (DeskRegisterFilters *self, GtkEditable *entry, DeskMoment *moment)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  const char *typed = gtk_editable_get_text (entry);
  DeskMomentReason reason = desk_moment_read (typed, DESK_MOMENT_PAST, now, moment);
  gboolean is_day = reason == DESK_MOMENT_FITS && moment->month != 0 && moment->day != 0;

  if (is_day)
    return NULL;
  *moment = (DeskMoment){ 0 };
  if (typed[0] == '\0')
    return NULL;
  return desk_moment_message (reason != DESK_MOMENT_FITS ? reason : DESK_MOMENT_UNREADABLE);
}

/* The first second of the day that was typed, or of the day after it; 0 where there is none or it cannot be read. */
static gint64
read_day (DeskRegisterFilters *self, GtkEditable *entry, int days_later)
{
  DeskMoment moment;
  GDate day;

  if (judge_day (self, entry, &moment) != NULL || moment.day == 0)
    return 0;
  g_date_set_dmy (&day, (GDateDay)moment.day, (GDateMonth)moment.month, (GDateYear)moment.year);
  g_date_add_days (&day, (guint)days_later);
  return desk_wall_time_to_utc (desk_clock_get_zone (desk_context_get_clock (self->context)),
                                g_date_get_year (&day), (int)g_date_get_month (&day), g_date_get_day (&day),
                                0, 0);
}

/* A field that is right is not told what is wrong with the other. */
static void
mark_day (DeskRegisterFilters *self, GtkEditable *entry, gboolean is_wrong)
{
  desk_field_message_judge (GTK_WIDGET (entry), is_wrong ? self->message : NULL,
                            is_wrong ? DESK_VERDICT_ERROR : DESK_VERDICT_OK);
}

static void
show_faults (DeskRegisterFilters *self, gboolean is_upside_down)
{
  DeskMoment moment;
  const char *from = judge_day (self, self->from, &moment);
  const char *to = judge_day (self, self->to, &moment);
  const char *fault = from != NULL     ? from
                      : to != NULL     ? to
                      : is_upside_down ? _ ("The period ends before it begins.")
                                       : NULL;

  desk_field_message_show (NULL, self->message, DESK_VERDICT_ERROR, fault);
  mark_day (self, self->from, from != NULL || is_upside_down);
  mark_day (self, self->to, to != NULL || is_upside_down);
}

static void
show_state (DeskRegisterFilters *self)
{
  DeskRegisterQuery query = { 0 };
  gboolean narrowed = desk_register_filters_apply (self, &query);

  if (narrowed)
    gtk_widget_add_css_class (self->button, "accent");
  else
    gtk_widget_remove_css_class (self->button, "accent");
  gtk_widget_set_tooltip_text (self->button,
                               narrowed ? _ ("The register is narrowed") : _ ("Narrow the Register"));
  show_faults (self, query.from != 0 && query.to != 0 && query.from >= query.to);
}

static void
on_changed (DeskRegisterFilters *self)
{
  if (self->context == NULL || self->clearing)
    return;
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_clear (DeskRegisterFilters *self)
{
  desk_register_filters_clear (self);
  on_changed (self);
}

static void
desk_register_filters_dispose (GObject *object)
{
  DeskRegisterFilters *self = DESK_REGISTER_FILTERS (object);

  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_REGISTER_FILTERS);
  G_OBJECT_CLASS (desk_register_filters_parent_class)->dispose (object);
}

static void
desk_register_filters_class_init (DeskRegisterFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_register_filters_dispose;
  /**
   * DeskRegisterFilters::changed:
   * Other records are wanted now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/register-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, button);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, mine);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, kind);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, period);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, from);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, to);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterFilters, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
desk_register_filters_init (DeskRegisterFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_follow_choice (GTK_WIDGET (self->kind), NULL);
}

/**
 * desk_register_filters_bind:
 * @vocabulary: of the kinds, one of which may be wanted
 *
 * Begins with nothing left out.
 */
void
desk_register_filters_bind (DeskRegisterFilters *self, DeskContext *context, const char *vocabulary)
{
  self->kinds = desk_profile_get_vocabulary (desk_context_get_profile (context), vocabulary);
  g_set_object (&self->context, context);
}

/**
 * desk_register_filters_set_words:
 * @kind: what the kinds are called
 * @all_kinds: what is said where none is chosen
 * @period: what happened within the period
 */
void
desk_register_filters_set_words (DeskRegisterFilters *self, const char *kind, const char *all_kinds,
                                 const char *period)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, all_kinds);
  for (guint i = 0; i < desk_vocabulary_get_length (self->kinds); i++)
    gtk_string_list_append (labels, desk_term_get_label (desk_vocabulary_get_term_at (self->kinds, i),
                                                         desk_context_get_language (self->context)));
  self->clearing = TRUE;
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  self->clearing = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), kind);
  adw_preferences_group_set_title (self->period, period);
}

/**
 * desk_register_filters_apply:
 * @query: gets officer and period; its texts belong to whoever is signed in
 *
 * Returns: whether anything is left out
 */
gboolean
desk_register_filters_apply (DeskRegisterFilters *self, DeskRegisterQuery *query)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);

  if (adw_switch_row_get_active (self->mine) && officer != NULL)
    query->officer = desk_record_get_id (DESK_RECORD (officer));
  query->from = read_day (self, self->from, 0);
  query->to = read_day (self, self->to, 1);
  return query->officer != NULL || desk_register_filters_get_kind (self) != NULL || query->from != 0
         || query->to != 0;
}

/**
 * desk_register_filters_get_kind:
 *
 * Returns: (transfer none) (nullable): the kind that is wanted; NULL for all
 */
const char *
desk_register_filters_get_kind (DeskRegisterFilters *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  return selected > 0 && selected <= desk_vocabulary_get_length (self->kinds)
             ? desk_term_get_code (desk_vocabulary_get_term_at (self->kinds, selected - 1))
             : NULL;
}

/**
 * desk_register_filters_clear:
 * Leaves nothing out any more; whoever asks for it asks for the rows, too.
 */
void
desk_register_filters_clear (DeskRegisterFilters *self)
{
  self->clearing = TRUE;
  adw_switch_row_set_active (self->mine, FALSE);
  adw_combo_row_set_selected (self->kind, 0);
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->to, "");
  self->clearing = FALSE;
  show_state (self);
}
