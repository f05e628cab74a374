// SPDX-License-Identifier: GPL-3.0-or-later
// What lists say about a statement: its kind, its state, what is due next. Of a sealed matter a neutral title is all.

#include "ui/widgets/statement-words.h"

#include "model/statement-check.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

/**
 * desk_statement_words_get_title:
 *
 * Returns: (transfer full) (nullable): the kind; of a sealed matter a neutral title
 */
char *
desk_statement_words_get_title (DeskStatement *statement, DeskContext *context)
{
  if (desk_statement_is_sealed (statement, desk_context_get_profile (context)))
    return g_strdup (_ ("Sealed matter"));
  return desk_field_words_list (DESK_RECORD (statement), DESK_STATEMENT_KIND, context);
}

/**
 * desk_statement_words_get_state:
 *
 * Returns: (transfer full) (nullable): where the matter stands
 */
char *
desk_statement_words_get_state (DeskStatement *statement, DeskContext *context)
{
  return desk_field_words_list (DESK_RECORD (statement), DESK_STATEMENT_STATE, context);
}

/* The clock that the register sorts by: of those that run the first to end; where none does, one that is paused. */
static const DeskStatementClock *
find_next (GPtrArray *clocks)
{
  const DeskStatementClock *next = NULL, *paused = NULL;

  for (guint i = 0; i < clocks->len; i++)
    {
      const DeskStatementClock *clock = g_ptr_array_index (clocks, i);

      if (desk_statement_clock_is_running (clock) && (next == NULL || clock->due < next->due))
        next = clock;
      else if (clock->state == DESK_CLOCK_PAUSED)
        paused = clock;
    }
  return next != NULL ? next : paused;
}

/**
 * desk_statement_words_get_due:
 *
 * Returns: (transfer full) (nullable): when the next term ends and how long that is: "28.11.2026, 14:45 · 3 h 05 min
 *   left", or that it is paused; NULL where none runs
 */
char *
desk_statement_words_get_due (DeskStatement *statement, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autoptr (GPtrArray) clocks = desk_statement_list_clocks (statement, profile, now);
  const DeskStatementClock *next = find_next (clocks);
  g_autofree char *when = NULL;
  g_autofree char *remaining = NULL;

  if (next == NULL)
    return NULL;
  if (next->state == DESK_CLOCK_PAUSED)
    return g_strdup (desk_clock_state_get_label (next->state));
  when = desk_field_words_moment (next->due, context);
  remaining = desk_statement_clock_get_remaining (next, profile, now);
  return g_strdup_printf ("%s · %s", when, remaining);
}

/**
 * desk_statement_words_get_due_briefly:
 *
 * Returns: (transfer full) (nullable): how long the next term has, or that it is over or paused; NULL where none runs
 */
char *
desk_statement_words_get_due_briefly (DeskStatement *statement, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autoptr (GPtrArray) clocks = desk_statement_list_clocks (statement, profile, now);
  const DeskStatementClock *next = find_next (clocks);

  return next != NULL ? desk_statement_clock_get_remaining (next, profile, now) : NULL;
}

/**
 * desk_statement_words_get_due_icon:
 * @tone: (out) (nullable): the style class of desk_statement_words_get_clock_tone()
 *
 * Returns: (nullable): an icon for how the next term stands, NULL with no @tone where none runs
 */
const char *
desk_statement_words_get_due_icon (DeskStatement *statement, DeskContext *context, const char **tone)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autoptr (GPtrArray) clocks =
      desk_statement_list_clocks (statement, desk_context_get_profile (context), now);
  const DeskStatementClock *next = find_next (clocks);

  *tone = next != NULL ? desk_statement_words_get_clock_tone (next->state) : NULL;
  return next != NULL ? desk_statement_words_get_clock_icon (next->state) : NULL;
}

/**
 * desk_statement_words_get_state_icon:
 *
 * Returns: an icon for where the matter stands
 */
const char *
desk_statement_words_get_state_icon (DeskStatement *statement)
{
  static const struct
  {
    const char *state;
    const char *icon;
  } icons[] = {
    { "registered", "document-properties-symbolic" }, { "assigned", "avatar-default-symbolic" },
    { "in_work", "media-playback-start-symbolic" },   { "forwarded", "mail-send-symbolic" },
    { "decided", "checkbox-checked-symbolic" },       { "answered", "mail-read-symbolic" },
    { "closed", "object-select-symbolic" },           { "annulled", "process-stop-symbolic" },
  };
  const char *state = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_STATE);

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].state, state) == 0)
      return icons[i].icon;
  return "edit-copy-symbolic";
}

/**
 * desk_statement_words_get_clock_icon:
 *
 * Returns: an icon for how a term stands
 */
const char *
desk_statement_words_get_clock_icon (DeskClockState state)
{
  static const char *const icons[] = {
    [DESK_CLOCK_WAITING] = "content-loading-symbolic",     [DESK_CLOCK_RUNNING] = "alarm-symbolic",
    [DESK_CLOCK_DUE_TODAY] = "appointment-soon-symbolic",  [DESK_CLOCK_OVERDUE] = "dialog-warning-symbolic",
    [DESK_CLOCK_PAUSED] = "media-playback-pause-symbolic", [DESK_CLOCK_MET] = "object-select-symbolic",
    [DESK_CLOCK_MET_LATE] = "task-past-due-symbolic",      [DESK_CLOCK_STOPPED] = "process-stop-symbolic",
  };

  return icons[state];
}

/**
 * desk_statement_words_get_clock_tone:
 *
 * Returns: (nullable): the style class for how a term stands: "warning" or "error", NULL for nothing to worry about
 */
const char *
desk_statement_words_get_clock_tone (DeskClockState state)
{
  if (state == DESK_CLOCK_OVERDUE || state == DESK_CLOCK_MET_LATE)
    return "error";
  return state == DESK_CLOCK_DUE_TODAY ? "warning" : NULL;
}

static void
add_sealed (GPtrArray *sealed, DeskVocabulary *vocabulary)
{
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (vocabulary, i);

      if (desk_term_has_flag (term, "sealed"))
        g_ptr_array_add (sealed, (gpointer)desk_term_get_code (term));
    }
}

/**
 * desk_statement_words_list_sealed_kinds:
 *
 * Returns: (transfer container) (array zero-terminated=1): the kinds whose statements, and the topics whose appointments,
 *   searches find by number alone
 */
const char **
desk_statement_words_list_sealed_kinds (DeskProfile *profile)
{
  GPtrArray *sealed = g_ptr_array_new ();

  add_sealed (sealed, desk_profile_get_vocabulary (profile, "statement_kinds"));
  add_sealed (sealed, desk_profile_get_vocabulary (profile, "topics"));
  g_ptr_array_add (sealed, NULL);
  return (const char **)g_ptr_array_free (sealed, FALSE);
}
