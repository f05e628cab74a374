// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of a record on the screen. What they are is computed by the model, here they are told.

#include "ui/widgets/clocks-group.h"

#include "model/appointment-step.h"
#include "model/statement-clocks.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

#define TICK_SECONDS 60

struct _DeskClocksGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  DeskRecord *record; /* a statement or an appointment */
  GPtrArray *rows;
  guint tick;
};

G_DEFINE_FINAL_TYPE (DeskClocksGroup, desk_clocks_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_line (GString *lines, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", text);
}

/* "Running · until 28.11.2026, 14:45 · 3 h left"; where no time passes the state alone, with when it was done. */
static char *
tell_state (DeskClocksGroup *self, const DeskStatementClock *clock, gint64 now)
{
  const char *state = desk_clock_state_get_label (clock->state);
  g_autofree char *due = desk_field_words_moment (clock->due, self->context);
  g_autofree char *met = desk_field_words_moment (clock->met, self->context);
  g_autofree char *remaining =
      desk_statement_clock_get_remaining (clock, desk_context_get_profile (self->context), now);

  if (desk_statement_clock_is_running (clock))
    return g_strjoin (" · ", state, due, remaining, NULL);
  if (met != NULL)
    return g_strjoin (" · ", state, met, NULL);
  if (clock->state == DESK_CLOCK_PAUSED && due != NULL)
    return g_strjoin (" · ", state, due, NULL);
  return g_strdup (clock->state == DESK_CLOCK_WAITING ? remaining : state);
}

static void
add_days (DeskClocksGroup *self, const DeskStatementClock *clock, GString *lines)
{
  g_autofree char *extended_from = desk_field_words_moment (clock->extended_from, self->context);

  if (extended_from != NULL)
    {
      /* TRANSLATORS: a term that was extended: when it would have ended */
      g_autofree char *text = g_strdup_printf (_ ("Extended; was due %s"), extended_from);

      add_line (lines, text);
    }
  if (!desk_statement_clock_is_running (clock))
    return;
  if (g_date_valid (&clock->deadline.plan_by)
      && g_date_compare (&clock->deadline.plan_by, &clock->deadline.due_day) < 0)
    {
      char day[32];
      g_autofree char *text = NULL;

      g_date_strftime (day, sizeof day, "%d.%m.%Y", &clock->deadline.plan_by);
      /* TRANSLATORS: a term ends on a day off: the last working day before */
      text = g_strdup_printf (_ ("Last working day before: %s"), day);
      add_line (lines, text);
    }
  if (clock->deadline.is_provisional)
    add_line (lines, _ ("Provisional: the days off of that year are not known yet"));
}

static char *
tell_source (const DeskStatementClock *clock)
{
  const char *source = desk_term_get_source (clock->term);

  if (source == NULL)
    return NULL;
  return g_strdup_printf ("%s · %s", source,
                          desk_term_get_confidence (clock->term) == DESK_CONFIDENCE_CONFIRMED
                              /* TRANSLATORS: of a rule: somebody compared it with the law */
                              ? _ ("confirmed")
                              /* TRANSLATORS: of a rule: nobody compared it with the law yet */
                              : _ ("not verified"));
}

static GtkWidget *
make_row (DeskClocksGroup *self, const DeskStatementClock *clock, gint64 now)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (desk_statement_words_get_clock_icon (clock->state));
  const char *tone = desk_statement_words_get_clock_tone (clock->state);
  g_autofree char *state = tell_state (self, clock, now);
  g_autofree char *source = tell_source (clock);
  g_autoptr (GString) lines = g_string_new (state);

  add_days (self, clock, lines);
  add_line (lines, source);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 desk_term_get_label (clock->term,
                                                      desk_context_get_language (self->context)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines->str);
  gtk_widget_add_css_class (icon, tone != NULL ? tone : "dimmed");
  desk_spoken_hide (icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static GPtrArray *
list_clocks (DeskClocksGroup *self, gint64 now)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  GPtrArray *clocks;
  DeskStatementClock clock;

  if (DESK_IS_STATEMENT (self->record))
    return desk_statement_list_clocks (DESK_STATEMENT (self->record), profile, now);
  clocks = g_ptr_array_new_with_free_func (g_free);
  if (desk_appointment_get_clock (DESK_APPOINTMENT (self->record), profile, now, &clock))
    g_ptr_array_add (clocks, g_memdup2 (&clock, sizeof clock));
  return clocks;
}

static void
show (DeskClocksGroup *self)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (self->context));
  g_autoptr (GPtrArray) clocks = list_clocks (self, now);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < clocks->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (clocks, i), now);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), clocks->len > 0);
}

static gboolean
on_tick (gpointer data)
{
  show (data);
  return G_SOURCE_CONTINUE;
}

static void
desk_clocks_group_map (GtkWidget *widget)
{
  DeskClocksGroup *self = DESK_CLOCKS_GROUP (widget);

  GTK_WIDGET_CLASS (desk_clocks_group_parent_class)->map (widget);
  if (self->record != NULL && self->tick == 0)
    self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}

static void
desk_clocks_group_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DESK_CLOCKS_GROUP (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (desk_clocks_group_parent_class)->unmap (widget);
}

static void
desk_clocks_group_dispose (GObject *object)
{
  DeskClocksGroup *self = DESK_CLOCKS_GROUP (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_clocks_group_parent_class)->dispose (object);
}

static void
desk_clocks_group_class_init (DeskClocksGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_clocks_group_dispose;
  GTK_WIDGET_CLASS (klass)->map = desk_clocks_group_map;
  GTK_WIDGET_CLASS (klass)->unmap = desk_clocks_group_unmap;
}

static void
desk_clocks_group_init (DeskClocksGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Terms"));
}

/**
 * desk_clocks_group_show:
 * @record: a statement or an appointment; kept, and looked at again with each minute
 *
 * Shows the terms of a record; of one that is not registered yet those it will have.
 */
void
desk_clocks_group_show (DeskClocksGroup *self, DeskContext *context, DeskRecord *record)
{
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  show (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->tick == 0)
    self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}
