// SPDX-License-Identifier: GPL-3.0-or-later
// By what the register of statements is narrowed beside filter and text. Days are typed as everywhere.

#include "ui/statements/statement-filters.h"

#include "model/moment.h"
#include "model/wall-time.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementFilters
{
  AdwBin parent_instance;

  DeskContext *context;

  GtkWidget *button;
  AdwSwitchRow *mine;
  AdwComboRow *kind;
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

G_DEFINE_FINAL_TYPE (DeskStatementFilters, desk_statement_filters, ADW_TYPE_BIN)

/* The first second of the day that was typed, or of the day after it; 0 where there is none or it cannot be read. */
static gint64
read_day (DeskStatementFilters *self, GtkEditable *entry, int days_later)
{
  DeskClock *clock = desk_context_get_clock (self->context);
  g_autoptr (GDateTime) now = desk_clock_get_local (clock);
  const char *typed = gtk_editable_get_text (entry);
  DeskMoment moment;
  gboolean is_day = desk_moment_read (typed, DESK_MOMENT_PAST, now, &moment) == DESK_MOMENT_FITS
                    && moment.month != 0 && moment.day != 0;
  GDate day;

  if (is_day || typed[0] == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  if (!is_day)
    return 0;
  g_date_set_dmy (&day, (GDateDay)moment.day, (GDateMonth)moment.month, (GDateYear)moment.year);
  g_date_add_days (&day, (guint)days_later);
  return desk_wall_time_to_utc (desk_clock_get_zone (clock), g_date_get_year (&day),
                                (int)g_date_get_month (&day), g_date_get_day (&day), 0, 0);
}

static void
show_state (DeskStatementFilters *self)
{
  DeskRegisterQuery query = { 0 };
  gboolean narrowed = desk_statement_filters_apply (self, &query);
  gboolean upside_down = query.from != 0 && query.to != 0 && query.from >= query.to;

  if (narrowed)
    gtk_widget_add_css_class (self->button, "accent");
  else
    gtk_widget_remove_css_class (self->button, "accent");
  gtk_widget_set_tooltip_text (self->button,
                               narrowed ? _ ("The register is narrowed") : _ ("Narrow the Register"));
  gtk_label_set_label (self->message, _ ("The period ends before it begins."));
  gtk_widget_set_visible (GTK_WIDGET (self->message), upside_down);
}

static void
on_changed (DeskStatementFilters *self)
{
  if (self->context == NULL || self->clearing)
    return;
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_clear (DeskStatementFilters *self)
{
  desk_statement_filters_clear (self);
  on_changed (self);
}

static void
desk_statement_filters_dispose (GObject *object)
{
  DeskStatementFilters *self = DESK_STATEMENT_FILTERS (object);

  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_STATEMENT_FILTERS);
  G_OBJECT_CLASS (desk_statement_filters_parent_class)->dispose (object);
}

static void
desk_statement_filters_class_init (DeskStatementFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_statement_filters_dispose;
  /**
   * DeskStatementFilters::changed:
   * Other statements are wanted now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/statement-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStatementFilters, button);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementFilters, mine);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementFilters, kind);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementFilters, from);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementFilters, to);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementFilters, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
desk_statement_filters_init (DeskStatementFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_statement_filters_bind:
 * Begins with nothing left out.
 */
void
desk_statement_filters_bind (DeskStatementFilters *self, DeskContext *context)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (desk_context_get_profile (context), "statement_kinds");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("All kinds"));
  for (guint i = 0; i < desk_vocabulary_get_length (kinds); i++)
    gtk_string_list_append (labels, desk_term_get_label (desk_vocabulary_get_term_at (kinds, i),
                                                         desk_context_get_language (context)));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (labels));
  g_set_object (&self->context, context);
}

/**
 * desk_statement_filters_apply:
 * @query: gets what the officer chose; the texts belong to the profile and to whoever is signed in
 *
 * Returns: whether anything is left out
 */
gboolean
desk_statement_filters_apply (DeskStatementFilters *self, DeskRegisterQuery *query)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);
  DeskVocabulary *kinds =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), "statement_kinds");
  guint selected = adw_combo_row_get_selected (self->kind);

  if (adw_switch_row_get_active (self->mine) && officer != NULL)
    query->officer = desk_record_get_id (DESK_RECORD (officer));
  if (selected > 0 && selected <= desk_vocabulary_get_length (kinds))
    query->statement_kind = desk_term_get_code (desk_vocabulary_get_term_at (kinds, selected - 1));
  query->from = read_day (self, self->from, 0);
  query->to = read_day (self, self->to, 1);
  return query->officer != NULL || query->statement_kind != NULL || query->from != 0 || query->to != 0;
}

/**
 * desk_statement_filters_clear:
 * Leaves nothing out any more; whoever asks for it asks for the rows, too.
 */
void
desk_statement_filters_clear (DeskStatementFilters *self)
{
  self->clearing = TRUE;
  adw_switch_row_set_active (self->mine, FALSE);
  adw_combo_row_set_selected (self->kind, 0);
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->to, "");
  self->clearing = FALSE;
  show_state (self);
}
