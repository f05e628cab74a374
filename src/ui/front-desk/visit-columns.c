// SPDX-License-Identifier: GPL-3.0-or-later
// What the register of visits says about each. Their data is a table of officers' names by id. Of a sealed matter
// neither name nor topic is said.

#include "ui/front-desk/visit-columns.h"

#include "model/profile.h"
#include "model/visit-check.h"
#include "model/waiting.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/sync/hq-column.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static DeskRecord *
get_visit (DeskRegisterRow *row)
{
  return desk_register_row_get_record (row);
}

static gboolean
is_sealed (DeskRegisterRow *row, DeskContext *context)
{
  return desk_visit_is_sealed (DESK_VISIT (get_visit (row)), desk_context_get_profile (context));
}

static gboolean
is_finished (DeskRegisterRow *row)
{
  return g_strcmp0 (desk_record_get_text (get_visit (row), DESK_VISIT_STATE), "finished") == 0;
}

static char *
make_number (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_record_get_text (get_visit (row), DESK_VISIT_NO));
}

static char *
make_arrived (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_moment (desk_record_get_integer (get_visit (row), DESK_VISIT_ARRIVED), context);
}

static char *
make_person (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  DeskRecord *person = desk_register_row_get_person (row);

  return desk_visitor_make_title (DESK_VISIT (get_visit (row)), person != NULL ? DESK_PERSON (person) : NULL,
                                  context);
}

static char *
make_topic (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return is_sealed (row, context) ? NULL : desk_field_words_list (get_visit (row), DESK_VISIT_TOPIC, context);
}

static char *
make_wait (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));

  return desk_waiting_text (desk_visit_get_waited (DESK_VISIT (get_visit (row)), now) / 60,
                            DESK_WAITING_FINE);
}

/* How it ended; while it has not, how it stands. */
static char *
make_outcome (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  gboolean tells_outcome = is_finished (row) && !is_sealed (row, context);

  return desk_field_words_list (get_visit (row), tells_outcome ? DESK_VISIT_OUTCOME : DESK_VISIT_STATE,
                                context);
}

static const char *
get_outcome_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  const char *state = desk_record_get_text (get_visit (row), DESK_VISIT_STATE);

  if (is_finished (row))
    return "object-select-symbolic";
  if (g_strcmp0 (state, "serving") == 0)
    return "media-playback-start-symbolic";
  if (g_strcmp0 (state, "held") == 0)
    return "media-playback-pause-symbolic";
  return desk_visit_is_open (DESK_VISIT (get_visit (row))) ? "alarm-symbolic" : "process-stop-symbolic";
}

static char *
make_officer (DeskRegisterRow *row, DeskContext *context, gpointer officers)
{
  const char *id = desk_record_get_text (get_visit (row), DESK_VISIT_OFFICER);

  return id != NULL ? g_strdup (g_hash_table_lookup (officers, id)) : NULL;
}

static const DeskRegisterColumn columns[] = {
  { N_ ("Number"), 16, TRUE, make_number, NULL },
  { N_ ("Arrived"), 15, FALSE, make_arrived, NULL },
  { N_ ("Person"), 0, TRUE, make_person, NULL },
  { N_ ("Topic"), 0, FALSE, make_topic, NULL },
  /* TRANSLATORS: column of a register: how long the visitor waited */
  { N_ ("Waited"), 8, FALSE, make_wait, NULL },
  { N_ ("Outcome"), 18, FALSE, make_outcome, get_outcome_icon },
  { N_ ("Served by"), 16, FALSE, make_officer, NULL },
  DESK_HQ_COLUMN,
};

/**
 * desk_visit_columns_list:
 *
 * Returns: (transfer none) (array length=n_columns): the columns of the register of visits
 */
const DeskRegisterColumn *
desk_visit_columns_list (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}
